namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>The figures of one service as the naive interpreter finds them; rates are per second.</summary>
internal sealed class NaiveService
{
    public required double Available { get; init; }

    public required double Unavailability { get; init; }

    /// <summary>Each cause's share of the unavailability.</summary>
    public required IReadOnlyDictionary<NaiveCause, double> Causes { get; init; }

    /// <summary>How often each cause takes the service down.</summary>
    public required IReadOnlyDictionary<NaiveCause, double> Outages { get; init; }

    public required Load? Load { get; init; }

    public double PlannedUnavailability => Causes.Where(cause => cause.Key.IsPlanned).Sum(cause => cause.Value);

    public double UnplannedUnavailability => Causes.Where(cause => !cause.Key.IsPlanned).Sum(cause => cause.Value);

    public double OutageFrequency => Outages.Values.Sum();

    /// <summary>Seconds that an outage lasts, zero where there is none: what is down at any time over what goes down a second (Little's law).</summary>
    public double MeanOutage => OutageFrequency > 0 ? Unavailability / OutageFrequency : 0;

    /// <summary>Seconds from one outage to the next, infinite where there is none.</summary>
    public double MeanUpTime => Available / OutageFrequency;

    /// <summary>The share of its capacity that serves on average.</summary>
    public required double MeanLevel { get; init; }

    /// <summary>How often a second work is interrupted, parts of it by their share.</summary>
    public required double Interruptions { get; init; }

    /// <summary>Items that are cut off a second: an interruption cuts off its share of what is in flight and not replayed.</summary>
    public double LostInFlight => Load is null ? 0 :
        Interruptions
        * Load.Arrivals.ValuePerSecond * Load.InFlightFor.TotalSeconds * Load.Replayed.Complement;

    /// <summary>Items that are turned away a second and do not come again.</summary>
    public double Refused => Load is null ? 0 : Unavailability * Load.Arrivals.ValuePerSecond * Load.Retried.Complement;

    /// <summary>Items lost or refused of a million that arrive.</summary>
    public double DefectsPerMillion => Load is null ? 0 : 1e6 * (LostInFlight + Refused + Misdirected) / Load.Arrivals.ValuePerSecond;

    /// <summary>How often per second work is interrupted while the service goes on, parts of it counted by their share.</summary>
    public required double SurvivedInterruptions { get; init; }

    /// <summary>Items per second that are sent to what has failed before that is noticed.</summary>
    public double Misdirected => Load is null ? 0 : SurvivedInterruptions * Load.Arrivals.ValuePerSecond * (1 - Load.Retried.Value) * Load.NoticedAfter.TotalSeconds;
}
