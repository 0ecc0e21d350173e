using AvailabilityKit.Topologies;

namespace AvailabilityKit.Economics;

/// <summary>What an availability model says a system loses in a year: the amounts that prices turn into money.</summary>
/// <remarks>Each is an expected value over one year of <see cref="Calendar"/>; everything left out is zero.</remarks>
public sealed record YearlyLosses
{
    /// <summary>Nothing is ever lost.</summary>
    public static YearlyLosses None { get; } = new();

    /// <summary>The year they are counted by; null where it is the one of the prices, whichever that is.</summary>
    public Calendar? Calendar { get; init; }

    /// <summary>Unplanned downtime in a year: failures, failovers and repairs. Finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The downtime is infinite.</exception>
    public Duration UnplannedDowntime { get; init => field = Finite(value, "The unplanned downtime", nameof(UnplannedDowntime)); }

    /// <summary>Planned downtime in a year: upgrades, cluster tests, maintenance windows. Finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The downtime is infinite.</exception>
    public Duration PlannedDowntime { get; init => field = Finite(value, "The planned downtime", nameof(PlannedDowntime)); }

    /// <summary>Failovers in a year, successful or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite or not a number.</exception>
    public double Failovers { get; init => field = CheckedAmounts.NotNegative(value, "The number of failovers a year", nameof(Failovers)); }

    /// <summary>Items of work admitted and then lost in a year, because a failure caught them in flight; null where the number of failures is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite or not a number.</exception>
    public double? InFlightItemsLost
    {
        get;
        init => field = value is { } items ? CheckedAmounts.NotNegative(items, "The number of in-flight items lost a year", nameof(InFlightItemsLost)) : null;
    } = 0;

    /// <summary>Items of work turned away in a year because the system was down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite or not a number.</exception>
    public double RefusedItems { get; init => field = CheckedAmounts.NotNegative(value, "The number of refused items a year", nameof(RefusedItems)); }

    /// <summary>The losses of a system of which only the availability is known: its downtime, all of it unplanned.</summary>
    /// <param name="availability">Steady-state availability without planned downtime.</param>
    /// <param name="calendar">The year the downtime is counted in; 8760 h when left out.</param>
    public static YearlyLosses From(Availability availability, Calendar? calendar = null) =>
        new() { Calendar = calendar ?? AvailabilityKit.Calendar.Standard, UnplannedDowntime = availability.DowntimePerYear(calendar) };

    /// <summary>The losses of a service as its topology was evaluated: downtime, failovers, and work lost and refused where it has a load.</summary>
    /// <param name="service">A service of an <see cref="Evaluation"/>.</param>
    public static YearlyLosses From(ServiceEvaluation service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new()
        {
            Calendar = service.Calendar,
            UnplannedDowntime = service.UnplannedDowntimePerYear,
            PlannedDowntime = service.PlannedDowntimePerYear,
            Failovers = service.FailoversPerYear,
            InFlightItemsLost = service.WorkLost is { } lost ? lost.InFlightPerYear : 0,
            RefusedItems = service.WorkLost is { } work ? work.RefusedPerYear + (work.MisdirectedPerYear ?? 0) : 0,
        };
    }

    /// <summary>Whether something that has a price is lost in an amount that nobody knows, so that no total can hold it.</summary>
    internal bool LeaveOpen(Prices prices) => InFlightItemsLost is null && prices.InFlightItem > 0;

    private static Duration Finite(Duration downtime, string what, string parameter) =>
        downtime.IsInfinite
            ? throw new ArgumentOutOfRangeException(parameter, $"{what} is infinite; in one year it is at most the year.")
            : downtime;
}
