namespace AvailabilityKit.Markov;

/// <summary>Limits and choices of the solvers of a chain.</summary>
public sealed record ChainOptions
{
    internal static ChainOptions Default { get; } = new();

    /// <summary>
    /// Whether a long-run question may be answered for a chain with an absorbing state; <see langword="false"/> by default.
    /// In the long run all probability ends in absorbing states, which is rarely what was meant: most often a repair was forgotten.
    /// </summary>
    public bool AllowAbsorbingStates { get; init; }

    /// <summary>How stationary probabilities are found; by default the size and the shape of the chain decide.</summary>
    public SteadyStateMethod SteadyStateMethod { get; init; }

    /// <summary>The most sweeps that <see cref="Markov.SteadyStateMethod.GaussSeidel"/> may take before its bounds are proved; 100 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public long MaximumSweeps { get; init => field = Positive(value, nameof(MaximumSweeps)); } = 100_000;

    /// <summary>The most rates between states that an elimination may have working room for, 8 bytes each; 50 000 000 by default. A long run that outgrows it is refused unless sweeps settle it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public long MaximumFill { get; init => field = Positive(value, nameof(MaximumFill)); } = 50_000_000;

    /// <summary>The most steps (jumps of the uniformized chain) a transient solution may take; 20 000 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public long MaximumSteps { get; init => field = Positive(value, nameof(MaximumSteps)); } = 20_000_000;

    /// <summary>The most states for which a transient solution may square dense matrices; 1 000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumDenseStates { get; init => field = (int)Positive(value, nameof(MaximumDenseStates)); } = 1_000;

    /// <summary>Receives the share of the work done, 0 to 1, from time to time; <see langword="null"/> by default.</summary>
    public IProgress<double>? Progress { get; init; }

    private static long Positive(long value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
