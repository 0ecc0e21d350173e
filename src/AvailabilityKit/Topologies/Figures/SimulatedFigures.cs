using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Topologies.Figures;

/// <summary>Lists what a simulation says of a service beside what the evaluation says. What only repeats another figure in another unit is left out, so that no miss counts twice.</summary>
internal static class SimulatedFigures
{
    public const string Seconds = "s";
    public const string Number = "on average";
    private const string Items = "items";

    public static IReadOnlyList<SimulatedFigure> Of(ServiceSimulation service)
    {
        var exact = service.Exact;
        var each = service.Calendar.Each;
        List<SimulatedFigure> figures = [];
        Time("Downtime", each, service.DowntimePerYear, exact?.DowntimePerYear, service.OutagesSeen);
        if (service.PlannedDowntimePerYear.Value > Duration.Zero || exact?.PlannedDowntimePerYear > Duration.Zero)
        {
            Time("Unplanned downtime", each, service.UnplannedDowntimePerYear, exact?.UnplannedDowntimePerYear, service.Seen.UnplannedOutages);
            Time("Planned downtime", each, service.PlannedDowntimePerYear, exact?.PlannedDowntimePerYear, service.Seen.PlannedOutages);
            figures.Add(new("Planned stops", each, service.PlannedOutagesPerYear, exact?.PlannedOutagesPerYear, service.Seen.PlannedOutages));
        }

        figures.Add(new("Unplanned outages", each, service.UnplannedOutagesPerYear, exact?.UnplannedOutagesPerYear, service.Seen.UnplannedOutages));
        Time("Mean outage", null, service.MeanOutage, exact?.MeanOutage, service.OutagesSeen);
        if (service.PlannedOutagesPerYear.Value > 0)
        {
            Time("Mean unplanned outage", null, service.MeanUnplannedOutage, exact?.MeanUnplannedOutage, service.Seen.UnplannedOutages);
        }

        Time("Mean time up", null, service.MeanUpTime, exact?.MeanUpTime, service.OutagesSeen);
        if (service.Failovers.Count > 0)
        {
            figures.Add(new("Failovers", each, service.FailoversPerYear, exact?.FailoversPerYear, service.Seen.Failovers));
            figures.Add(new("Uncovered failovers", each, service.UncoveredFailoversPerYear, exact?.Failovers.Sum(cluster => cluster.UncoveredPerYear), service.Seen.UncoveredFailovers));
        }

        if (service.MissingLevel is { } missing)
        {
            // What is missing, since nearly all is there: an error in it would not be seen beside that.
            figures.Add(new("Capacity missing", Number, missing, exact?.Levels.Sum(level => (1 - level.Share) * level.Time.Value), service.Seen.LevelFalls));
        }

        if (service.MaskedFaultsPerYear.Value > 0 || exact?.MaskedFaultsPerYear > 0)
        {
            figures.Add(new("Faults masked", each, service.MaskedFaultsPerYear, exact?.MaskedFaultsPerYear, service.Seen.MaskedFaults));
        }

        if (service.WorkLost is { } lost)
        {
            if (service.Seen.Interruptions != service.Seen.UnplannedOutages)
            {
                figures.Add(new("In-flight items lost", each, lost.InFlightPerYear, lost.Exact?.InFlightPerYear, service.Seen.Interruptions));
            }

            // A sum of what interruptions lose and what outages refuse: it is known as well as the kind that was seen less often, which may be the one that counts.
            figures.Add(new("Defects per million", Items, lost.DefectsPerMillion, lost.Exact?.DefectsPerMillion, Math.Min(service.OutagesSeen, service.Seen.Interruptions)));
        }

        foreach (var cause in service.Causes)
        {
            var named = $"{cause.Element}: {cause.Name}{(cause.IsPlanned ? " (planned)" : "")}";
            Time($"Downtime by {named}", each, cause.DowntimePerYear, cause.Exact?.DowntimePerYear, cause.OutagesSeen);
            figures.Add(new($"Outages by {named}", each, cause.OutagesPerYear, cause.Exact?.OutagesPerYear, cause.OutagesSeen));
        }

        return figures;

        void Time(string name, string? per, Estimate<Duration> time, Duration? of, double seen) =>
            figures.Add(new(name, per is null ? Seconds : $"{Seconds} {per}", InSeconds(time), of?.TotalSeconds, seen));
    }

    /// <summary>Whether a figure is a time, in seconds.</summary>
    public static bool IsTime(SimulatedFigure figure) => figure.Unit == Seconds || IsTimePerYear(figure);

    /// <summary>Its name, and of which period it is.</summary>
    public static string Title(SimulatedFigure figure) => IsTimePerYear(figure) ? $"{figure.Name} {figure.Unit[(Seconds.Length + 1)..]}"
        : figure.Unit is Seconds or Items or Number ? figure.Name
        : $"{figure.Name} {figure.Unit}";

    /// <summary>The downside of an availability, with the error that it has.</summary>
    public static Estimate<double> Unavailability(Estimate<Availability> availability)
    {
        var (value, low, high) = (availability.Value.Unavailability, availability.High.Unavailability, availability.Low.Unavailability);
        return new(value, low, high, double.IsInfinity(availability.RelativeError) ? double.PositiveInfinity : Math.Max(high - value, value - low) / value);
    }

    public static Estimate<double> InSeconds(Estimate<Duration> time) => new(time.Value.TotalSeconds, time.Low.TotalSeconds, time.High.TotalSeconds, time.RelativeError);

    private static bool IsTimePerYear(SimulatedFigure figure) => figure.Unit.StartsWith($"{Seconds} ", StringComparison.Ordinal);
}
