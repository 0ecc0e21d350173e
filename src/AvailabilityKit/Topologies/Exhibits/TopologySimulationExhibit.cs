using System.Globalization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What a <see cref="TopologySimulation"/> looks like when shown: every estimate with its interval, and the exact value beside it.</summary>
internal static class TopologySimulationExhibit
{
    private const string NoExact = "none";
    private const string NotSeen = "not seen";

    public static Exhibit Of(TopologySimulation simulation)
    {
        var exhibit = Exhibit
            .Titled(simulation.Topology.Name, $"Simulated in {Figure.Significant(simulation.Events, 3)} events. {EvaluationExhibit.Averages(simulation.Options.Calendar)}")
            .Concluding(simulation.Services.Select(Verdict).Append(simulation.Agreement?.ToString() ?? $"There are no exact values: {simulation.WhyNotExact}"));
        foreach (var service in simulation.Services)
        {
            exhibit = AddService(exhibit, service);
        }

        return CrewTable.AddTo(exhibit, simulation)
            .Notes("How this was computed", HowComputed(simulation))
            .Notes("Assumptions", simulation.Assumptions.Concat(simulation.Exact?.Assumptions ?? []));
    }

    /// <summary>What somebody in a hurry should take away.</summary>
    public static string Verdict(ServiceSimulation service)
    {
        var up = service.Availability;
        var found = double.IsInfinity(up.RelativeError)
            ? service.OutagesSeen > 0 ? $"\"{service.Name}\" went down too seldom to say how available it is." : $"\"{service.Name}\" was never seen to change."
            : $"\"{service.Name}\" is up {up.Value:P} of the time ({up.Low:P} to {up.High:P}).";
        return service.Exact is { } exact ? $"{found} The exact answer is {exact.Availability:P}." : found;
    }

    /// <summary>The figures of one service and its downtime by cause.</summary>
    public static Exhibit AddService(Exhibit exhibit, ServiceSimulation service)
    {
        exhibit = exhibit.Table(service.Name, table => AddFigures(table, service));
        return service.Causes.Count == 0 ? exhibit : exhibit.Table($"{service.Name}: downtime by cause", table => AddCauses(table, service));
    }

    private static void AddFigures(TableBuilder table, ServiceSimulation service)
    {
        var exact = service.Exact;
        table.Column("Figure").Number("Simulated").Column($"{service.Level} interval").Number("Exact").Column("");
        var up = service.Availability;
        table.Row("Availability", up.Value.ToString("P"), Interval(up.Low.ToString("P"), up.High.ToString("P"), up.RelativeError), exact?.Availability.ToString("P") ?? NoExact, "");
        if (service.MissingLevel is not null)
        {
            var level = service.MeanLevel;
            table.Row("Capacity in service", Share(level.Value), Interval(Share(level.Low), Share(level.High), level.RelativeError), exact is null ? NoExact : Share(exact.MeanLevel), "");
        }

        AddFigures(table, service.Figures.Take(service.Figures.Count - (2 * service.Causes.Count)));
    }

    /// <summary>A row for each figure: its estimate, its interval, and the exact value.</summary>
    public static void AddFigures(TableBuilder table, IEnumerable<SimulatedFigure> figures)
    {
        foreach (var figure in figures)
        {
            table.Row(
                SimulatedFigures.Title(figure),
                Text(figure, figure.Estimate.Value),
                Interval(Text(figure, figure.Estimate.Low), Text(figure, figure.Estimate.High), figure.Estimate.RelativeError),
                figure.Exact is { } value ? Text(figure, value) : NoExact,
                Remark(figure));
        }
    }

    private static void AddCauses(TableBuilder table, ServiceSimulation service)
    {
        table.Caption($"Downtime and outages {service.Calendar.Each}.")
            .Column("Element").Column("Cause").Number("Downtime").Column($"{service.Level} interval").Number("Exact").Number("Outages").Number("Exact");
        foreach (var cause in service.Causes)
        {
            var down = cause.DowntimePerYear;
            table.Row(
                cause.Element,
                cause.IsPlanned ? $"{cause.Name} (planned)" : cause.Name,
                down.Value.ToString(),
                Interval(down.Low.ToString(), down.High.ToString(), down.RelativeError),
                cause.Exact?.DowntimePerYear.ToString() ?? NoExact,
                Figure.Compact(cause.OutagesPerYear.Value),
                cause.Exact is { } exact ? EvaluationExhibit.Count(exact.OutagesPerYear) : NoExact);
        }
    }

    private static IEnumerable<string> HowComputed(TopologySimulation simulation)
    {
        var cycles = simulation.Cycles > 0 ? $", {Figure.Significant(simulation.Cycles, 3)} cycles" : "";
        yield return $"{char.ToUpperInvariant(simulation.Method[0])}{simulation.Method[1..]}: {simulation.Time} in {Figure.Significant(simulation.Events, 3)} events{cycles}, seed {simulation.Seed}.";
        if (simulation.Limit is { } limit)
        {
            yield return $"Ended early. {limit.Message(limit.Option)}";
        }

        yield return $"An exact value is held against the interval where what it is about was seen {SimulatedFigure.FewestSeen} times or more.";
        if (simulation.Exact is { } exact)
        {
            yield return $"Exact values: {EvaluationExhibit.Accuracy(exact.Method, exact.ErrorBound)}";
        }
    }

    private static string Text(SimulatedFigure figure, double value) => SimulatedFigures.IsTime(figure) ? Duration.FromSeconds(value).ToString() : Figure.Compact(value);

    private static string Share(double share) => share.ToString("0.#### %", CultureInfo.InvariantCulture);

    private static string Interval(string low, string high, double relativeError) => double.IsFinite(relativeError) ? $"{low} to {high}" : NotSeen;

    private static string Remark(SimulatedFigure figure) => figure.IsInside switch
    {
        false => "outside",
        null when figure.Exact is > 0 and < double.PositiveInfinity => string.Create(CultureInfo.InvariantCulture, $"seen {Math.Round(figure.Seen)} times"),
        _ => "",
    };
}
