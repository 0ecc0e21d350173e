using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <summary>Calendar, basis and limits of an evaluation.</summary>
public sealed record EvaluationOptions
{
    /// <summary>A year of 8760 h, planned work included, and the default limits.</summary>
    public static EvaluationOptions Default { get; } = new();

    /// <summary>What a year is; 8760 h by default.</summary>
    public Calendar Calendar { get; init; } = Calendar.Standard;

    /// <summary>Whether planned work counts; included by default.</summary>
    public PlannedDowntime Planned { get; init; }

    /// <summary>What becomes of a cluster's nodes while it is interrupted; they go on failing and being repaired by default.</summary>
    public Interruptions Interruptions { get; init; }

    /// <summary>Whether downtime by cause names what failed or what noticed it; what failed (the root cause) by default. The causes sum to the same total at either level.</summary>
    public CauseLevel Causes { get; init; }

    /// <summary>The most states a single island may have; 200 000 by default.</summary>
    public int MaximumStates { get; init => field = Positive(value, nameof(MaximumStates)); } = 200_000;

    /// <summary>The most rates between states that the elimination of a single island may have working room for, of 8 bytes each; 50 000 000 by default. An island that outgrows it is refused unless sweeps settle it.</summary>
    public int MaximumFill { get; init => field = Positive(value, nameof(MaximumFill)); } = 50_000_000;

    /// <summary>The most states that an island may have at one time of day, where something in it goes by the clock; 1,000 by default. Time goes by their cube.</summary>
    public int MaximumClockedStates { get; init => field = Positive(value, nameof(MaximumClockedStates)); } = 1_000;

    /// <summary>The most exponential phases that a time which is not exponential may be brought into where it stands in a Markov chain, 2 to 1,000; 20 by default. More are nearer to times that hardly vary, and make more states.</summary>
    public int MaximumPhases
    {
        get;
        init => field = value is >= 2 and <= 1_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{nameof(MaximumPhases)} is {value}; give 2 to 1000.");
    } = 20;

    /// <summary>The most joint up/down patterns one island may show to the rest of the system; 2048 by default, which eleven parts of one crew make.</summary>
    public int MaximumPatterns { get; init => field = Positive(value, nameof(MaximumPatterns)); } = 2048;

    /// <summary>The most nodes of the decision diagram that joins the islands; 4 000 000 by default.</summary>
    public int MaximumNodes { get; init => field = Positive(value, nameof(MaximumNodes)); } = 4_000_000;

    /// <summary>Receives, before each island and each service, what is being done; <see langword="null"/> by default.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"{name} is {value}; give a number above zero.");
}
