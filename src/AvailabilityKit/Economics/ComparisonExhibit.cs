using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>What a <see cref="Comparison"/> looks like when shown.</summary>
internal static class ComparisonExhibit
{
    public static Exhibit Of(Comparison comparison, Availability? target)
    {
        var alternatives = comparison.Alternatives;
        var each = alternatives[0].Service.Calendar.Each;
        var exhibit = Exhibit.Titled(comparison.Title, EvaluationExhibit.Averages(alternatives[0].Service.Calendar))
            .Concluding(ComparisonVerdict.Of(comparison, target))
            .Facts("Availability, planned downtime aside", facts =>
            {
                foreach (var alternative in alternatives)
                {
                    facts.Headline(alternative.Name, alternative.Service.UnplannedAvailability.ToString("P"), $"{alternative.Service.UnplannedDowntimePerYear} unplanned downtime {each}");
                }
            })
            .Table("Side by side", table => AddRows(table, comparison))
            .Bars("Unplanned downtime by cause", $"minutes {each}", bars => AddBars(bars, alternatives))
            .Table("Downtime by cause", table => AddCauses(table, alternatives));
        if (comparison.Costs is { } costs)
        {
            exhibit = exhibit.FollowedBy(costs.ToExhibit());
        }

        foreach (var alternative in alternatives)
        {
            exhibit = TopologyDrawing.AddTo(exhibit, alternative.Evaluation.Topology, alternative.Name);
        }

        return exhibit
            .Notes("Remarks", comparison.Remarks)
            .Notes("Assumptions of the availability model", Assumptions(alternatives))
            .Notes("Accuracy", [EvaluationExhibit.Accuracy(alternatives[0].Evaluation.Method, alternatives.Max(alternative => alternative.Service.ErrorBound))]);
    }

    private static void AddRows(TableBuilder table, Comparison comparison)
    {
        table.Column($"Long-run average {comparison.Alternatives[0].Service.Calendar.Each}");
        foreach (var alternative in comparison.Alternatives)
        {
            table.Number(alternative.Name, emphasised: alternative == comparison.MostAvailable);
        }

        table.EmphasisMeans($"{comparison.MostAvailable.Name}, the most available");
        Row("Availability, all downtime", service => service.Availability.ToString("P"));
        Row("Availability, unplanned only", service => service.UnplannedAvailability.ToString("P"));
        Row("Nines, unplanned only", service => Figure.Compact(service.UnplannedAvailability.Nines));
        Row("Unplanned downtime", service => service.UnplannedDowntimePerYear.ToString());
        Row("Planned downtime", service => service.PlannedDowntimePerYear.ToString());
        Row("Unplanned outages", service => EvaluationExhibit.Count(service.UnplannedOutagesPerYear));
        Row("Mean unplanned outage", service => service.MeanUnplannedOutage?.ToString() ?? EvaluationExhibit.NotKnown);
        Row("Failovers", service => service.Failovers.Count == 0 ? "none" : Figure.Compact(service.FailoversPerYear));
        if (comparison.Alternatives.Any(alternative => alternative.Service.MaskedFaultsPerYear > 0))
        {
            Row("Faults masked", service => service.MaskedFaultsPerYear > 0 ? Figure.Compact(service.MaskedFaultsPerYear) : "none");
        }

        if (comparison.Alternatives.Any(alternative => alternative.Service.WorkLost is not null))
        {
            Row("In-flight items lost", service => Lost(service, lost => lost.InFlightPerYear));
            Row("Items refused", service => Lost(service, lost => lost.RefusedPerYear));
            Row("Defects per million items", service => Lost(service, lost => lost.DefectsPerMillion));
        }

        void Row(string name, Func<ServiceEvaluation, string> cell) =>
            table.Row([name, .. comparison.Alternatives.Select(alternative => cell(alternative.Service))]);
    }

    private static string Lost(ServiceEvaluation service, Func<WorkLost, double?> figure) =>
        service.WorkLost is { } lost ? EvaluationExhibit.Count(figure(lost)) : "no load given";

    // Alternatives differ by orders of magnitude: on a linear scale the causes of the best one, which are what is left to mend, would not be seen.
    private static void AddBars(BarsBuilder bars, IReadOnlyList<Alternative> alternatives)
    {
        bars.Series(Enum.GetValues<CauseKind>().Where(kind => alternatives.Any(alternative => Minutes(alternative, kind) > 0) && kind != CauseKind.Planned).Select(kind => kind.Title()));
        foreach (var alternative in alternatives)
        {
            bars.Bar(alternative.Name, [.. Enum.GetValues<CauseKind>()
                .Where(kind => kind != CauseKind.Planned && Minutes(alternative, kind) > 0)
                .Select(kind => (kind.Title(), Minutes(alternative, kind)))]);
        }

        bars.Logarithmic().Formatted(Figure.Compact).ValuesStandElsewhere();
    }

    private static double Minutes(Alternative alternative, CauseKind kind) =>
        alternative.Service.Causes.Where(cause => cause.Kind == kind).Sum(cause => cause.DowntimePerYear.TotalMinutes);

    private static void AddCauses(TableBuilder table, IReadOnlyList<Alternative> alternatives)
    {
        table.Caption($"Minutes {alternatives[0].Service.Calendar.Each}; the causes sum to the total.");
        table.Column("Cause");
        foreach (var alternative in alternatives)
        {
            table.Number(alternative.Name);
        }

        foreach (var kind in Enum.GetValues<CauseKind>().Where(kind => alternatives.Any(alternative => Minutes(alternative, kind) > 0)))
        {
            table.Row([kind.Title(), .. alternatives.Select(alternative => Minutes(alternative, kind) is var minutes && minutes > 0 ? Figure.Compact(minutes) : "0")]);
        }

        table.Footer(["Total", .. alternatives.Select(alternative => Figure.Compact(alternative.Service.DowntimePerYear.TotalMinutes))]);
    }

    /// <summary>What holds for all is said once; what holds for some bears their names.</summary>
    private static IEnumerable<string> Assumptions(IReadOnlyList<Alternative> alternatives) =>
        alternatives
            .SelectMany(alternative => alternative.Evaluation.Assumptions.Select(text => (text, alternative.Name)))
            .GroupBy(pair => pair.text, pair => pair.Name, StringComparer.Ordinal)
            .Select(group => group.Count() == alternatives.Count ? group.Key : $"{string.Join(", ", group)}: {group.Key}");
}
