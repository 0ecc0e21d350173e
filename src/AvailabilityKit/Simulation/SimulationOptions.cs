using System.Numerics;

namespace AvailabilityKit.Simulation;

/// <summary>Limits and choices of a simulation.</summary>
public sealed record SimulationOptions
{
    internal static SimulationOptions Default { get; } = new();

    /// <summary>How probable it is that an interval holds the exact value; 95 % by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0 or 1.</exception>
    public Probability Level
    {
        get;
        init => field = value.Value > 0 && value.Complement > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(Level)} is {value}; give a probability between 0 and 1, such as 0.95.");
    } = 0.95;

    /// <summary>The most events of all replications together; 200,000,000 by default. A simulation that reaches it ends with what it has and says so.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public long MaximumEvents { get; init => field = Positive(value, nameof(MaximumEvents)); } = 200_000_000;

    /// <summary>The most reactions that may follow one activity before they count as never coming to rest; 10,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumReactions { get; init => field = Positive(value, nameof(MaximumReactions)); } = 10_000;

    /// <summary>The most threads; as many as the machine has processors by default. It changes how long it takes, and not one bit of the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero.</exception>
    public int MaximumThreads { get; init => field = Positive(value, nameof(MaximumThreads)); } = Environment.ProcessorCount;

    /// <summary>How much of the beginning of each replication is left out, as a share of what is kept; 0.1 by default. Regenerative cycles need none and take none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or infinite.</exception>
    public double WarmUp
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(WarmUp)} is {Quantities.NumberNotation.Exact(value)}; give a share of zero or above, such as 0.1.");
    } = 0.1;

    /// <summary>Told how far it is, after each round of replications; <see langword="null"/> by default.</summary>
    public IProgress<SimulationProgress>? Progress { get; init; }

    private static T Positive<T>(T value, string name)
        where T : INumber<T> =>
        value > T.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
