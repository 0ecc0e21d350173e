using System.Globalization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Figures;

namespace AvailabilityKit.Topologies.Exhibits;

/// <summary>What an <see cref="Evaluation"/> looks like when shown.</summary>
internal static class EvaluationExhibit
{
    /// <summary>Stands where a figure would have to be invented.</summary>
    public const string NotKnown = "not known";

    public static Exhibit Of(Evaluation evaluation, Availability? target)
    {
        var exhibit = Exhibit.Titled(evaluation.Topology.Name, Averages(evaluation.Options.Calendar)).Concluding(EvaluationVerdict.Of(evaluation.Services, target));
        foreach (var service in evaluation.Services)
        {
            exhibit = AddService(exhibit, service);
        }

        exhibit = CrewTable.AddTo(exhibit, evaluation);
        exhibit = DurabilityTable.AddTo(exhibit, evaluation);
        exhibit = exhibit.Notes("Warnings", evaluation.Warnings.Select(warning => warning.Message));
        exhibit = TopologyDrawing.AddTo(exhibit, evaluation.Topology, "Topology");
        exhibit = ExplanationExhibit.AddIslands(exhibit, evaluation.Explanation);
        return exhibit
            .Notes("Assumptions", evaluation.Assumptions)
            .Notes("Accuracy", [Accuracy(evaluation.Method, evaluation.ErrorBound)]);
    }

    /// <summary>Which averages the figures are, and of which period.</summary>
    public static string Averages(Calendar calendar) =>
        $"Long-run averages {(calendar.Each == calendar.Name ? calendar.Each : $"per {calendar.Name}")}";

    /// <summary>How figures came about and how far off they can be, in two sentences.</summary>
    public static string Accuracy(string method, double errorBound) =>
        $"{method} Relative error of every unavailability below {errorBound.ToString("0.0e0", CultureInfo.InvariantCulture)}, given the model.";

    /// <summary>The figures of one service and its downtime by cause.</summary>
    public static Exhibit AddService(Exhibit exhibit, ServiceEvaluation service)
    {
        exhibit = exhibit.Facts(service.Name, facts => AddFacts(facts, service));
        if (service.HasLevels && service.MissingBy.Count > 0)
        {
            exhibit = CauseBars.AddTo(exhibit, $"{service.Name}: where the missing capacity comes from, as if all of it were down", service.MissingBy, service.Calendar)
                .Table($"{service.Name}: capacity missing, by cause", table => AddCauses(table, service.MissingBy, service.Calendar));
            exhibit = LayerTable.AddTo(exhibit, $"{service.Name}: capacity missing, by layer", service.MissingBy, service.Calendar);
        }
        else
        {
            exhibit = CauseBars.AddTo(exhibit, $"{service.Name}: where the downtime comes from", service.Causes, service.Calendar);
        }

        return service.Causes.Count > 0
            ? LayerTable.AddTo(
                exhibit.Table($"{service.Name}: downtime by cause", table => AddCauses(table, service.Causes, service.Calendar)),
                $"{service.Name}: downtime by layer",
                service.Causes,
                service.Calendar)
            : exhibit;
    }

    private static void AddFacts(FactsBuilder facts, ServiceEvaluation service)
    {
        var each = service.Calendar.Each;
        facts.Headline("Availability", service.Availability.ToString())
            .Headline("Downtime", $"{service.DowntimePerYear} {each}");
        if (service.HasLevels)
        {
            var whole = service.Levels[0];
            var missing = $"as if all of it were down {EvaluationVerdict.Missing(service)} {each}";
            facts.Add(
                "Capacity in service",
                $"{Availability.FromUnavailability(service.MissingLevel)} on average",
                whole.Share == 1 ? $"{missing}; all of it serves {Availability.FromUnavailability(whole.Time.Complement)} of the time" : missing);
        }

        if (service.PlannedDowntimePerYear > Duration.Zero)
        {
            facts.Add("Unplanned only", service.UnplannedAvailability.ToString(), $"{service.UnplannedDowntimePerYear} unplanned, {service.PlannedDowntimePerYear} planned {each}");
        }

        facts.Add("Unplanned outages", Times(service.UnplannedOutagesPerYear, service.Calendar));
        if (service.PlannedOutagesPerYear > 0)
        {
            facts.Add("Planned stops", Times(service.PlannedOutagesPerYear, service.Calendar));
        }

        facts.Add("Mean outage", service.MeanOutage?.ToString() ?? NotKnown, service.MeanUpTime is { } up ? $"mean time between: {up}" : "an element is given by its availability alone");
        if (service.Failovers.Count > 0)
        {
            var uncovered = service.Failovers.Sum(cluster => cluster.UncoveredPerYear);
            facts.Add("Failovers", Times(service.FailoversPerYear, service.Calendar), uncovered > 0 ? $"{Times(uncovered, service.Calendar)} of them uncovered" : null);
        }

        if (service.TellsBlastRadius && (service.HasLevels || service.Service.Users is not null))
        {
            facts.Add("Hit by a failure", service.BlastRadius is { } blast ? (blast.Sizes.Count > 0 ? $"{blast.MeanInWords} on average" : "nobody") : NotKnown, service.BlastRadius is { Sizes.Count: > 0 } hit ? $"{hit.LargestInWords} at most; {hit.TimesInWords} {each} hit somebody" : null);
        }

        foreach (var cluster in service.Failovers.Where(cluster => cluster.Lag is not null))
        {
            facts.Add("Committed work lost", $"{cluster.CommittedLostPerYear} of it {service.Calendar.Each}", $"by failovers of {cluster.Cluster}; each loses {cluster.Lag!.Mean * cluster.ShareMoved} on average");
        }

        foreach (var back in service.Rollbacks)
        {
            var without = back.Recovery.SnapshotLeft.Complement is > 0 and var none ? $"; {Figure.Compact(none * 100)} % find no snapshot" : "";
            facts.Add("Committed work lost", back.CommittedLostPerYear is { } lostBack ? $"{lostBack} of it {each}" : NotKnown, $"by rollbacks of {back.Element}; each loses {back.Recovery.MeanLoss} on average{without}");
        }

        if (service.Failovers.Sum(cluster => cluster.MigrationsPerYear) is > 0 and var migrations)
        {
            facts.Add("Live migrations", Times(migrations, service.Calendar));
        }

        if (service.MaskedFaultsPerYear > 0)
        {
            facts.Add("Faults masked", Times(service.MaskedFaultsPerYear, service.Calendar), "no interruption, nothing lost in flight");
        }

        if (service.WorkLost is { } lost)
        {
            facts.Add("In-flight work lost", lost.InFlightPerYear is { } items ? $"{Figure.Compact(items)} items {each}" : NotKnown, Interrupted(lost, service))
                .Add("Work refused", $"{Figure.Compact(lost.RefusedPerYear)} items {each}")
                .Add("Defects per million", Count(lost.DefectsPerMillion));
            if (service.Service.Load is { NoticedAfter: var delay } && delay > Duration.Zero)
            {
                facts.Add("Sent to what had failed", lost.MisdirectedPerYear is { } misdirected ? $"{Figure.Compact(misdirected)} items {each}" : NotKnown, $"noticed after {delay}");
            }
        }
    }

    private static string Interrupted(WorkLost lost, ServiceEvaluation service) =>
        lost.InterruptionsPerYear is { } interruptions && service.UnplannedOutagesPerYear is { } outages && Math.Abs(interruptions - outages) > 1e-6 * Math.Max(interruptions, outages)
            ? $"{Figure.Compact(lost.InFlightPerOutage)} in flight; what fails loses its share of them"
            : $"{Figure.Compact(lost.InFlightPerOutage)} at each unplanned outage";

    /// <summary>A row for each cause, alike parts together, and their sums.</summary>
    public static void AddCauses(TableBuilder table, DowntimeCauses causes, Calendar calendar)
    {
        var whole = causes.Sum(cause => cause.Unavailability);
        table.Column("Element").Column("Cause").Number(causes.AreOfCapacity ? "Missing" : "Downtime", calendar.Each).Number("Share");
        if (!causes.AreOfCapacity)
        {
            table.Number("Outages", calendar.Each);
        }

        foreach (var cause in CauseRow.Of(causes))
        {
            string[] cells =
            [
                cause.Element,
                cause.IsPlanned ? $"{cause.Cause} (planned)" : cause.Cause,
                (calendar.Year * cause.Unavailability).ToString(),
                Percent(cause.Unavailability / whole),
            ];
            table.Row(causes.AreOfCapacity ? cells : [.. cells, Count(cause.OutagesPerYear)]);
        }

        string[] sums = ["Total", string.Empty, (calendar.Year * whole).ToString(), "100 %"];
        table.Footer(causes.AreOfCapacity ? sums : [.. sums, Count(causes.Aggregate((double?)0, (sum, cause) => sum + cause.OutagesPerYear))]);
    }

    /// <summary>A count, or that nothing says it.</summary>
    public static string Count(double? count) => count is { } known ? Figure.Compact(known) : NotKnown;

    private static string Times(double? perYear, Calendar calendar) =>
        perYear is not { } times ? NotKnown
        : times is > 0 and < 0.1 && calendar.Each == Calendar.Standard.Each
        ? $"{Figure.Compact(times)} a year (one in {Figure.Compact(1 / times)} years)"
        : $"{Figure.Compact(times)} {calendar.Each}";

    /// <summary>A part of a whole.</summary>
    public static string Percent(double share) => share is > 0 and < 0.001 ? "< 0.1 %" : share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
