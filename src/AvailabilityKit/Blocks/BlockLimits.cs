namespace AvailabilityKit.Blocks;

/// <summary>How large a block diagram's solution may grow before it is given up with a <see cref="SolverException"/>.</summary>
public sealed record BlockLimits
{
    /// <summary>The limits used unless others are given.</summary>
    public static BlockLimits Default { get; } = new();

    /// <summary>Nodes of one decision diagram, at about 40 bytes each; 16 million by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below one.</exception>
    public int NodeLimit { get; init => field = AtLeastOne(value, nameof(NodeLimit)); } = DecisionDiagram.DefaultNodeLimit;

    /// <summary>Frontier states of one network, at about 20 bytes each; 30 million by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below one.</exception>
    public int StateLimit { get; init => field = AtLeastOne(value, nameof(StateLimit)); } = 30_000_000;

    private static int AtLeastOne(int value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, $"A {name} of {value} leaves no room; give one or more.");
}
