namespace AvailabilityKit.Markov;

/// <summary>Limits of a state-space exploration, so that a rule that makes states without end stops with a <see cref="SolverException"/> before memory is exhausted.</summary>
public sealed record ExplorationOptions
{
    /// <summary>What results and messages call the chain.</summary>
    public string Name { get; init; } = "chain";

    /// <summary>The most states that may be found; 1 000 000 by default.</summary>
    public int MaximumStates { get; init; } = 1_000_000;

    /// <summary>The most transitions that may be found; 20 000 000 by default.</summary>
    public int MaximumTransitions { get; init; } = 20_000_000;

    /// <summary>Receives the number of states found so far, every 4096 states explored and at the end.</summary>
    public IProgress<int>? Progress { get; init; }
}
