namespace AvailabilityKit.FaultTrees;

/// <summary>The limits within which the file of a fault tree is read, so that an untrusted one cannot exhaust memory or time.</summary>
public sealed record FaultTreeOptions
{
    /// <summary>Limits far above what people model and far below what hurts.</summary>
    public static FaultTreeOptions Default { get; } = new();

    /// <summary>The most bytes a file may have; 64 MB by default. A file is refused by its size before it is read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumBytes { get; init => field = Positive(value, nameof(MaximumBytes)); } = 64_000_000;

    /// <summary>The deepest nesting of elements in one another, formulas and expressions included; 100 000 by default. How deep gates stand below gates is not limited.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumDepth { get; init => field = Positive(value, nameof(MaximumDepth)); } = 100_000;

    /// <summary>The most elements of XML; 2 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumElements { get; init => field = Positive(value, nameof(MaximumElements)); } = 2_000_000;

    /// <summary>The most gates, basic events, house events, parameters and groups together; 500 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumDefinitions { get; init => field = Positive(value, nameof(MaximumDefinitions)); } = 500_000;

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
