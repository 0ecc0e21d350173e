using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>How virtual machines are moved from host to host while they run.</summary>
/// <remarks>
/// <para>A host is emptied by it before planned work, and gets its share back by it. Each machine that is moved stands still for its blackout. It helps against
/// a failure only where that is predicted, and only those machines that are moved in time; a failure that nobody predicted takes what runs on the host.</para>
/// <para><c>LiveMigration.By(PreCopy.Of(16.GiB, 512.MiB.PerSecond, 1.GiB.PerSecond)).Succeeding(0.99).Predicting(0.3, lead: 10.Minutes)</c></para>
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record LiveMigration
{
    private LiveMigration(Duration total, Duration blackout)
    {
        TotalTime = Times.Finite(total, nameof(total), "a live migration");
        Blackout = blackout <= total
            ? blackout
            : throw new ArgumentOutOfRangeException(nameof(blackout), $"A live migration that takes {total} in all cannot have a blackout of {blackout}; give one that is no longer.");
    }

    /// <summary>How long the migration of one machine takes on average, its blackout included.</summary>
    public Duration TotalTime { get; }

    /// <summary>How long the machine stands still on average.</summary>
    public Duration Blackout { get; }

    /// <summary>The copy that the times come from; <see langword="null"/> where they were given.</summary>
    public PreCopy? Copy { get; private init; }

    /// <summary>The share of migrations after which the machine runs; 1 by default. In the others it stops, and is restarted.</summary>
    public Probability Success { get; private init; } = 1.0;

    /// <summary>The share of a host's failures that are predicted; 0 by default.</summary>
    public Probability Predicted { get; private init; }

    /// <summary>How long before the failure a prediction comes; zero by default.</summary>
    public Duration Lead { get; private init; }

    /// <summary>How many machines are moved, one after the other, between a prediction and the failure.</summary>
    public int MovedInTime
    {
        get
        {
            if (Predicted == Probability.Zero)
            {
                return 0;
            }

            // Three migrations of 100 ms fit into 300 ms, of which a double makes a shade less than three.
            return TotalTime > Duration.Zero ? (int)Math.Min(int.MaxValue, Math.Floor(Lead / TotalTime * (1 + 1e-12))) : int.MaxValue;
        }
    }

    /// <summary>Migrations that take the time that a copy of the memory takes.</summary>
    /// <param name="copy">The copy.</param>
    /// <exception cref="ArgumentOutOfRangeException">The copy never ends.</exception>
    public static LiveMigration By(PreCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return new(copy.TotalTime, copy.Blackout) { Copy = copy };
    }

    /// <summary>Migrations of which the times are known, by measurement for example.</summary>
    /// <param name="total">Mean time of the migration of one machine; finite.</param>
    /// <param name="blackout">How long of that the machine stands still on average.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite, or the blackout is longer.</exception>
    public static LiveMigration Taking(Duration total, Duration blackout) => new(total, blackout);

    /// <summary>The share of migrations after which the machine runs. In the others it stops, and is restarted.</summary>
    /// <param name="success">0 to 1.</param>
    public LiveMigration Succeeding(Probability success) => this with { Success = success };

    /// <summary>So many of the failures of a host are predicted, and as many machines are moved away before as find the time.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="lead">How long before the failure the prediction comes; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public LiveMigration Predicting(Probability share, Duration lead) => this with { Predicted = share, Lead = Times.Finite(lead, nameof(lead), "a live migration") };

    /// <summary>Such as <c>31.8 s, 250 ms of it blackout</c>.</summary>
    public override string ToString() => $"{TotalTime}, {Blackout} of it blackout";
}
