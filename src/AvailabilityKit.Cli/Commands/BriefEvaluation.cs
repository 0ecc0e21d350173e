using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli.Commands;

/// <summary>Evaluations on one screen: the verdict, and the figures and causes of one service or a line for each of several.</summary>
internal static class BriefEvaluation
{
    private const int MostFacts = 5;

    public static Exhibit Of(string title, IReadOnlyList<Evaluation> evaluations, Availability? target, int width)
    {
        List<(string Topology, ServiceEvaluation Service)> services =
            [.. evaluations.SelectMany(evaluation => evaluation.Services.Select(service => (evaluation.Topology.Name, service)))];
        return services is [var only]
            ? OneScreen.Fit(rows => OfOne(evaluations[0], only.Service, target, rows), width)
            : OneScreen.Fit(rows => OfMany(title, evaluations.Count > 1, services, target, rows), width);
    }

    /// <summary>What the verdict has already is left out of the facts.</summary>
    private static Exhibit OfOne(Evaluation evaluation, ServiceEvaluation service, Availability? target, int rows)
    {
        var whole = target is { } wanted ? evaluation.ToExhibit(wanted) : evaluation.ToExhibit();
        var brief = Exhibit.Titled(OneScreen.Name(whole.Title), whole.Subtitle).Concluding(whole.Verdict).Facts(service.Name, facts =>
        {
            foreach (var fact in whole.Panels.OfType<FactsPanel>().First().Facts.Where(fact => !fact.IsHeadline).Take(MostFacts))
            {
                facts.Add(fact.Label, fact.Value, fact.Note);
            }
        });
        return whole.Panels.OfType<TablePanel>().FirstOrDefault() is { Footer: not null } causes
            ? brief.Table("", table =>
            {
                foreach (var column in causes.Columns)
                {
                    _ = column.Alignment == ColumnAlignment.Number ? table.Number(column.Name, column.Unit) : table.Column(column.Name, column.Unit);
                }

                OneScreen.AddRows(table, causes.Rows, rows, causes.Columns.Count, row => row.Cells.Select(OneScreen.Name));
            })
            : brief;
    }

    private static Exhibit OfMany(
        string title, bool areSeveral, List<(string Topology, ServiceEvaluation Service)> services, Availability? target, int rows)
    {
        var each = services[0].Service.Calendar.Each;
        var haveLevels = services.Exists(pair => pair.Service.Levels.Count > 2);
        return Exhibit.Titled(title, $"Long-run averages; {(haveLevels ? "downtime, capacity missing as if all of it were down," : "downtime")} and unplanned outages {each}").Concluding(Verdict(services, target)).Table("", table =>
        {
            table.Column(areSeveral ? "Topology" : "Service").Number("Availability").Number("Downtime");
            if (haveLevels)
            {
                table.Number("Missing");
            }

            table.Number("Unplanned outages").Column("Largest cause");
            OneScreen.AddRows(table, services, rows, haveLevels ? 6 : 5, pair =>
            {
                List<string> cells =
                [
                    OneScreen.Name(!areSeveral ? pair.Service.Name : services.Count(other => other.Topology == pair.Topology) > 1 ? $"{pair.Topology}: {pair.Service.Name}" : pair.Topology),
                    pair.Service.Availability.ToString("P"),
                    pair.Service.DowntimePerYear.ToString(),
                    pair.Service.UnplannedOutagesPerYear is { } outages ? Figure.Compact(outages) : "not known",
                    LargestCause(pair.Service),
                ];
                return haveLevels ? [.. cells[..3], Missing(pair.Service).ToString(), .. cells[3..]] : cells;
            });
        });
    }

    /// <summary>The first row of the report's table of causes, where alike parts count together.</summary>
    private static string LargestCause(ServiceEvaluation service) =>
        service.MissingBy.ToExhibit().Panels is [TablePanel { Rows: [{ Cells: [var element, var cause, ..] }, ..] }]
            ? $"{cause} of {OneScreen.Name(element)}"
            : "none";

    /// <summary>What its users miss, as time for which all of it would have to be down.</summary>
    private static Duration Missing(ServiceEvaluation service) => service.Calendar.Year * service.MissingLevel;

    private static string Verdict(List<(string Topology, ServiceEvaluation Service)> services, Availability? target)
    {
        var (topology, worst) = services.MaxBy(pair => pair.Service.MissingLevel);
        var down = worst.Levels.Count > 2 ? $"which misses as much as if all of it were down {Missing(worst)}" : $"down {worst.DowntimePerYear}";
        var least = $"Least available: {OneScreen.Name(topology)}, \"{OneScreen.Name(worst.Name)}\", {down} {worst.Calendar.Each}.";
        return target is { } wanted
            ? $"{least} {services.Count(pair => pair.Service.Availability.Unavailability <= wanted.Unavailability)} of {services.Count} meet the target of {wanted.ToString("P")}."
            : least;
    }
}
