using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>The work that a service does: how much arrives and how long each item is in flight.</summary>
/// <remarks>
/// By Little's law X * W items are in flight at any moment (Little 1961). An unplanned outage loses those that are not replayed, and
/// refuses what arrives until the service is back, save what a later retry brings in. Planned work drains first: it refuses, and loses nothing.
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record Load
{
    private Load(Rate arrivals, Duration inFlightFor)
    {
        if (arrivals.Mean.IsInfinite)
        {
            throw new ArgumentOutOfRangeException(nameof(arrivals), "A load of nothing loses nothing; leave the load out or give a rate above zero, for example 200 per second.");
        }

        Arrivals = arrivals;
        InFlightFor = Times.Finite(inFlightFor, nameof(inFlightFor), "a load");
    }

    /// <summary>Items that arrive per unit of time (X).</summary>
    public Rate Arrivals { get; }

    /// <summary>Mean time from an item's arrival to its completion (W).</summary>
    public Duration InFlightFor { get; }

    /// <summary>The share of in-flight items that a journal or the client replays after an outage; 0 by default.</summary>
    public Probability Replayed { get; private init; } = 0.0;

    /// <summary>The share of refused items that come again later and succeed; 0 by default.</summary>
    public Probability Retried { get; private init; } = 0.0;

    /// <summary>Mean time from the failure of a part that shares the work until no more of it is sent there: the interval of health checks, times how many must fail; zero by default.</summary>
    public Duration NoticedAfter { get; private init; }

    /// <summary>A load of so many items a second.</summary>
    /// <param name="items">Items a second; above zero.</param>
    /// <param name="inFlightFor">Mean time from arrival to completion; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Load PerSecond(double items, Duration inFlightFor) => new(Rate.PerSecond(items), inFlightFor);

    /// <summary>A load of so many items a minute.</summary>
    /// <param name="items">Items a minute; above zero.</param>
    /// <param name="inFlightFor">Mean time from arrival to completion; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Load PerMinute(double items, Duration inFlightFor) => new(Rate.PerMinute(items), inFlightFor);

    /// <summary>A load of so many items an hour.</summary>
    /// <param name="items">Items an hour; above zero.</param>
    /// <param name="inFlightFor">Mean time from arrival to completion; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Load PerHour(double items, Duration inFlightFor) => new(Rate.PerHour(items), inFlightFor);

    /// <summary>A load that arrives at a rate.</summary>
    /// <param name="arrivals">Items per unit of time; above zero.</param>
    /// <param name="inFlightFor">Mean time from arrival to completion; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static Load Of(Rate arrivals, Duration inFlightFor) => new(arrivals, inFlightFor);

    /// <summary>The share of in-flight items that a journal or the client replays after an outage.</summary>
    /// <param name="share">0 to 1.</param>
    public Load Replaying(Probability share) => this with { Replayed = share };

    /// <summary>The share of refused items that come again later and succeed.</summary>
    /// <param name="share">0 to 1.</param>
    public Load Retrying(Probability share) => this with { Retried = share };

    /// <summary>How long work goes on being sent to a part that has failed, until a load balancer's health check notices.</summary>
    /// <remarks>What is sent there in that time fails, save what is retried. Where the service goes down, or moves its work by a failover, all that arrives is refused anyhow.</remarks>
    /// <param name="delay">Mean time from the failure to being noticed; zero or above, and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public Load NoticingFailuresAfter(Duration delay) => this with { NoticedAfter = Times.Finite(delay, "noticedAfter", "a load") };

    /// <summary>Items that arrive, and fail where they are not served: those that are not retried.</summary>
    internal Rate Refusable => Arrivals * Retried.Complement;

    /// <summary>Items lost in flight at one unplanned outage: X * W * (1 - replayed).</summary>
    internal double LostPerOutage => Arrivals * InFlightFor * Replayed.Complement;
}
