namespace AvailabilityKit.Markov;

/// <summary>Limits of a state-space exploration, so that a rule that makes states without end stops with a <see cref="SolverException"/> before memory is exhausted.</summary>
public sealed record ExplorationOptions
{
    /// <summary>What results and messages call the chain.</summary>
    public string Name { get; init; } = "chain";

    /// <summary>The most states that may be found; 1 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumStates { get; init => field = Positive(value, nameof(MaximumStates)); } = 1_000_000;

    /// <summary>The most transitions that may be found; 20 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumTransitions { get; init => field = Positive(value, nameof(MaximumTransitions)); } = 20_000_000;

    /// <summary>Receives the number of states found so far, every 4096 states explored and at the end.</summary>
    public IProgress<int>? Progress { get; init; }

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
