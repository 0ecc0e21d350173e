using System.Text.Json.Serialization;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>The limits within which a model in the PRISM language or explicit files are read, explored and solved, so that an untrusted file cannot exhaust memory or time.</summary>
[JsonConverter(typeof(PrismConverter))]
public sealed record PrismOptions
{
    private const int DeepestAllowed = 1_000;

    /// <summary>Limits far above what people write and far below what hurts.</summary>
    public static PrismOptions Default { get; } = new();

    /// <summary>The most bytes a model or a file of properties may have; 16 MB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumBytes { get; init => field = Positive(value, nameof(MaximumBytes)); } = 16_000_000;

    /// <summary>The most bytes an explicit file (.tra, .sta, .lab, .srew, .trew) may have; 2 GB by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public long MaximumExplicitBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(MaximumExplicitBytes)} is {value}; give a number above zero.");
    } = 2_000_000_000;

    /// <summary>The deepest nesting of expressions, formulas unfolded; 200 by default, at most 1000. Every level takes stack.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to 1000.</exception>
    public int MaximumNesting
    {
        get;
        init => field = value is > 0 and <= DeepestAllowed
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(MaximumNesting)} is {value}; give a number from 1 to {DeepestAllowed}.");
    } = 200;

    /// <summary>The most operators, numbers and names that all expressions together may have, formulas unfolded and modules renamed; 2 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumTerms { get; init => field = Positive(value, nameof(MaximumTerms)); } = 2_000_000;

    /// <summary>The most states that may be found; 20 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumStates { get; init => field = Positive(value, nameof(MaximumStates)); } = 20_000_000;

    /// <summary>The most transitions that may be found; 200 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumTransitions { get; init => field = Positive(value, nameof(MaximumTransitions)); } = 200_000_000;

    /// <summary>Limits and choices of the solvers. An absorbing state is answered, as PRISM does, whatever they say of it.</summary>
    public Markov.ChainOptions Solver { get; init; } = new();

    /// <summary>Receives the number of states found so far, from time to time and at the end; <see langword="null"/> by default.</summary>
    public IProgress<int>? Progress { get; init; }

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
