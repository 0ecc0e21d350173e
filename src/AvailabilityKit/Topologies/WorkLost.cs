namespace AvailabilityKit.Topologies;

/// <summary>The work that a service loses per calendar year.</summary>
/// <remarks>
/// With X arrivals a second, W seconds in flight, f interruptions and D seconds of downtime a year of T seconds: lost in flight f X W
/// (Little 1961), refused X D, and defects per million 1e6 (f W + D) / T, reduced by what is replayed and retried
/// (Trivedi, Wang and Hunt, ISSRE 2010, count the calls cut off and the calls refused). An interruption that hits a part of the work counts by its
/// share: of ten servers that share it, one that fails interrupts a tenth.
/// </remarks>
/// <param name="InFlightPerOutage">Items lost where all of the work is interrupted; what hits a part of it loses its share of them.</param>
/// <param name="InFlightPerYear">Items in flight that are lost per year; 0 where an interruption loses none, null where the number of interruptions is not known.</param>
/// <param name="RefusedPerYear">Items refused per year while the service is down, unplanned and planned.</param>
/// <param name="RefusedUnplannedPerYear">The part of them refused in unplanned downtime.</param>
/// <param name="ItemsPerYear">Items offered per year.</param>
/// <param name="InterruptionsPerYear">How often per year work is interrupted unplanned, an interruption of a part counted by its share; null where that is not known.</param>
public sealed record WorkLost(double InFlightPerOutage, double? InFlightPerYear, double RefusedPerYear, double RefusedUnplannedPerYear, double ItemsPerYear, double? InterruptionsPerYear)
{
    /// <summary>Items per year that are sent to a part that has failed before that is noticed (<see cref="Load.NoticedAfter"/>), while the service goes on; null where the number of interruptions is not known.</summary>
    /// <remarks>X times the delay times each interruption that the service survives, counted by its share; first order in the delay, which is short against the times between failures.</remarks>
    public double? MisdirectedPerYear { get; init; } = 0;

    /// <summary>Items lost, refused or misdirected out of a million offered; null where <see cref="InFlightPerYear"/> or <see cref="MisdirectedPerYear"/> is not known.</summary>
    public double? DefectsPerMillion => 1e6 * ((InFlightPerYear + RefusedPerYear + MisdirectedPerYear) / ItemsPerYear);

    internal static WorkLost Of(Load load, Calendar calendar, double? interruptionsPerYear, double? survivedPerYear, double unavailability, double unplannedUnavailability)
    {
        var items = load.Arrivals * calendar.Year;
        var refused = items * load.Retried.Complement;
        return new WorkLost(
            load.LostPerOutage,
            load.LostPerOutage == 0 ? 0 : load.LostPerOutage * interruptionsPerYear,
            refused * unavailability,
            refused * unplannedUnavailability,
            items,
            interruptionsPerYear)
        {
            MisdirectedPerYear = load.NoticedAfter == Duration.Zero ? 0 : load.Refusable * load.NoticedAfter * survivedPerYear,
        };
    }
}
