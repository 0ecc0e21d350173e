namespace AvailabilityKit.Behaviours;

/// <summary>How a Markov chain is generated from a <see cref="Behaviour"/>.</summary>
public sealed record GenerationOptions
{
    /// <summary>The options that are used when none are given.</summary>
    public static GenerationOptions Default { get; } = new();

    /// <summary>The most states; 1,000,000 by default.</summary>
    public int MaximumStates { get; init; } = 1_000_000;

    /// <summary>The most transitions; 20,000,000 by default.</summary>
    public int MaximumTransitions { get; init; } = 20_000_000;

    /// <summary>The most reactions that may follow one activity before they count as never coming to rest; 10,000 by default.</summary>
    public int MaximumReactions { get; init; } = 10_000;

    /// <summary>Whether states that differ only by which copy is which are one; true by default.</summary>
    public bool Lump { get; init; } = true;

    /// <summary>Whether every state is compared with those in which two copies are exchanged, which takes as many times longer as there are copies; false by default.</summary>
    public bool CheckOrbits { get; init; }

    /// <summary>Told the number of states found so far, every 4096 states explored and at the end.</summary>
    public IProgress<int>? Progress { get; init; }
}
