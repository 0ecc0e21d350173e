namespace AvailabilityKit.Blocks;

/// <summary>How large a block diagram's solution may grow before it is given up with a <see cref="SolverException"/>.</summary>
public sealed record BlockOptions
{
    /// <summary>The limits used unless others are given.</summary>
    public static BlockOptions Default { get; } = new();

    /// <summary>Nodes of one decision diagram, at about 40 bytes each; 16 million by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below one.</exception>
    public int MaximumNodes { get; init => field = AtLeastOne(value, nameof(MaximumNodes)); } = DecisionDiagram.DefaultNodeLimit;

    /// <summary>Frontier states of one network, at about 20 bytes each; 30 million by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below one.</exception>
    public int MaximumStates { get; init => field = AtLeastOne(value, nameof(MaximumStates)); } = 30_000_000;

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
