namespace AvailabilityKit.Documents;

/// <summary>The limits within which a model document is read, so that an untrusted one cannot exhaust memory or time.</summary>
public sealed record DocumentOptions
{
    /// <summary>The deepest nesting that is read or written; reading takes stack for every level.</summary>
    internal const int DeepestAllowed = 512;

    /// <summary>The default limits: no model written by hand comes near them, and within them whatever this library writes is read.</summary>
    public static DocumentOptions Default { get; } = new();

    /// <summary>The most bytes a document may have; 16 MB by default. A file is refused by its size before it is read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumBytes { get; init => field = Positive(value, nameof(MaximumBytes)); } = 16_000_000;

    /// <summary>The deepest nesting of lists and objects; 512 by default, which is the most and what is written. A model needs 8, and up to 3 more for each block in a block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 512.</exception>
    public int MaximumDepth
    {
        get;
        init => field = value is > 0 and <= DeepestAllowed
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(MaximumDepth)} is {value}; give a number from 1 to {DeepestAllowed}.");
    } = DeepestAllowed;

    /// <summary>The most JSON values (texts, numbers, lists, objects) a document may hold; 1 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumValues { get; init => field = Positive(value, nameof(MaximumValues)); } = 1_000_000;

    /// <summary>The most elements that all topologies together may have; 10 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumElements { get; init => field = Positive(value, nameof(MaximumElements)); } = 10_000;

    /// <summary>How many mistakes are collected before reading stops; 100 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumMistakes { get; init => field = Positive(value, nameof(MaximumMistakes)); } = 100;

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
