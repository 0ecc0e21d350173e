using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The answer of an evaluation: what each topology does.</summary>
internal sealed record EvaluationJson(IReadOnlyList<TopologyJson> Topologies)
{
    public static string Text(IReadOnlyList<Evaluation> evaluations) => Result(
        "evaluation",
        new EvaluationJson([.. evaluations.Select(evaluation => new TopologyJson(
            evaluation.Topology.Name,
            CalendarJson.Of(evaluation.Options.Calendar),
            Word.Of(evaluation.Options.Planned),
            Word.Of(evaluation.Options.Causes),
            [.. evaluation.Services.Select(ServiceJson.Of)],
            [.. evaluation.Crews.Select(CrewJson.Of)],
            [.. evaluation.Durability.Select(DurabilityJson.Of)],
            evaluation.Method,
            evaluation.ErrorBound,
            [.. evaluation.Warnings.Select(static warning => new WarningJson(Word.Of(warning.Kind), warning.Element, warning.Message))],
            evaluation.Assumptions,
            evaluation.Elapsed.TotalSeconds))]),
        evaluations).Text(EvaluationJsonContext.Default.ResultJsonEvaluationJson);

    /// <summary>An answer taken from evaluations, with what holds of all of them.</summary>
    public static ResultJson<TAnswer> Result<TAnswer>(string kind, TAnswer answer, IReadOnlyList<Evaluation> evaluations) => new(
        kind,
        answer,
        evaluations[0].Method,
        evaluations.Max(evaluation => evaluation.ErrorBound),
        [.. evaluations.SelectMany(evaluation => evaluation.Assumptions).Distinct(StringComparer.Ordinal)],
        evaluations.Distinct().Sum(evaluation => evaluation.Elapsed.TotalSeconds));

    /// <summary>A figure as JSON can hold it: null where it is not known, and where it is infinite.</summary>
    public static double? Finite(double? figure) => figure is { } known && double.IsFinite(known) ? known : null;
}

internal sealed record TopologyJson(
    string Name,
    CalendarJson Calendar,
    string Planned,
    string CauseLevel,
    IReadOnlyList<ServiceJson> Services,
    IReadOnlyList<CrewJson> Crews,
    IReadOnlyList<DurabilityJson> Durability,
    string Method,
    double ErrorBound,
    IReadOnlyList<WarningJson> Warnings,
    IReadOnlyList<string> Assumptions,
    double Elapsed);

internal sealed record WarningJson(
    string Kind,
    string Element,
    string Message);

internal sealed record CalendarJson(string Name, double Hours)
{
    public static CalendarJson Of(Calendar calendar) => new(calendar.Name, calendar.Year.TotalHours);
}

internal sealed record ServiceJson(
    string Name,
    string? Hours,
    double HoursPerYear,
    double Availability,
    double Unavailability,
    double? Nines,
    double UnplannedAvailability,
    double UnplannedUnavailability,
    double DowntimeSecondsPerYear,
    double UnplannedDowntimeSecondsPerYear,
    double PlannedDowntimeSecondsPerYear,
    double? UnplannedOutagesPerYear,
    double? PlannedOutagesPerYear,
    double? MeanOutageSeconds,
    double? MeanUnplannedOutageSeconds,
    double? MeanUpTimeSeconds,
    double? FailoversPerYear,
    double? MaskedFaultsPerYear,
    IReadOnlyList<CauseJson> Causes,
    IReadOnlyList<LayerJson> Layers,
    IReadOnlyList<FailoversJson> Failovers,
    IReadOnlyList<RollbacksJson> Rollbacks,
    WorkLostJson? WorkLost,
    double MeanLevel,
    double MissingLevel,
    IReadOnlyList<CauseJson> MissingBy,
    IReadOnlyList<LayerJson> MissingByLayer,
    IReadOnlyList<LevelJson> Levels,
    BlastRadiusJson? BlastRadius,
    double ErrorBound)
{
    public static ServiceJson Of(ServiceEvaluation service) => new(
        service.Name,
        service.Service.Hours?.ToString(),
        service.Calendar.Year.TotalHours,
        service.Availability.Value,
        service.Availability.Unavailability,
        EvaluationJson.Finite(service.Availability.Nines),
        service.UnplannedAvailability.Value,
        service.UnplannedAvailability.Unavailability,
        service.DowntimePerYear.TotalSeconds,
        service.UnplannedDowntimePerYear.TotalSeconds,
        service.PlannedDowntimePerYear.TotalSeconds,
        EvaluationJson.Finite(service.UnplannedOutagesPerYear),
        EvaluationJson.Finite(service.PlannedOutagesPerYear),
        EvaluationJson.Finite(service.MeanOutage?.TotalSeconds),
        EvaluationJson.Finite(service.MeanUnplannedOutage?.TotalSeconds),
        EvaluationJson.Finite(service.MeanUpTime?.TotalSeconds),
        EvaluationJson.Finite(service.FailoversPerYear),
        EvaluationJson.Finite(service.MaskedFaultsPerYear),
        CausesOf(service.Causes),
        LayersOf(service.Causes),
        [.. service.Failovers.Select(static cluster => new FailoversJson(
            cluster.Cluster, EvaluationJson.Finite(cluster.CoveredPerYear), EvaluationJson.Finite(cluster.UncoveredPerYear), EvaluationJson.Finite(cluster.MigrationsPerYear), EvaluationJson.Finite(cluster.CommittedLostPerYear.TotalSeconds)))],
        [.. service.Rollbacks.Select(static back => new RollbacksJson(
            back.Element, back.Fault, EvaluationJson.Finite(back.PerYear), EvaluationJson.Finite(back.CommittedLostPerYear?.TotalSeconds), EvaluationJson.Finite(back.PerYearWithoutSnapshot)))],
        service.WorkLost is { } lost ? WorkLostJson.Of(lost) : null,
        service.MeanLevel,
        service.MissingLevel,
        CausesOf(service.MissingBy),
        LayersOf(service.MissingBy),
        [.. service.Levels.Select(static level => new LevelJson(level.Share, level.Time.Value))],
        service.TellsBlastRadius && service.BlastRadius is { } blast ? BlastRadiusJson.Of(blast) : null,
        service.ErrorBound);

    private static CauseJson[] CausesOf(DowntimeCauses causes) => [.. causes.Select(static cause => new CauseJson(
        cause.Element, cause.Name, Word.Of(cause.Kind), Word.Of(cause.Layer), cause.Unavailability, cause.DowntimePerYear.TotalSeconds, EvaluationJson.Finite(cause.OutagesPerYear)))];

    private static LayerJson[] LayersOf(DowntimeCauses causes) => [.. causes.ByLayer.Select(static layer => new LayerJson(
        Word.Of(layer.Layer), layer.Unavailability, layer.DowntimePerYear.TotalSeconds, layer.Share, EvaluationJson.Finite(layer.OutagesPerYear)))];
}

internal sealed record CrewJson(
    string Name,
    int Men,
    string Discipline,
    double BusyMen,
    double Utilization,
    double AllBusy,
    double Waiting,
    double RepairsPerYear,
    double MeanWaitSeconds,
    double ErrorBound)
{
    public static CrewJson Of(CrewEvaluation crew) => new(
        crew.Name,
        crew.Men,
        Word.Of(crew.Discipline),
        crew.BusyMen,
        crew.Utilization.Value,
        crew.AllBusy.Value,
        crew.Waiting,
        crew.RepairsPerYear,
        crew.MeanWait.TotalSeconds,
        crew.ErrorBound);
}

internal sealed record DurabilityJson(string Element, double OverSeconds, double LossProbability, double? MeanTimeToLossSeconds, double ErrorBound)
{
    public static DurabilityJson Of(Durability kept) => new(
        kept.Element,
        kept.Over.TotalSeconds,
        kept.Kept.Complement,
        EvaluationJson.Finite(kept.MeanTimeToLoss.TotalSeconds),
        kept.ErrorBound);
}

internal sealed record CauseJson(
    string Element,
    string Name,
    string Kind,
    string Layer,
    double Unavailability,
    double DowntimeSecondsPerYear,
    double? OutagesPerYear);

internal sealed record LayerJson(string Layer, double Unavailability, double DowntimeSecondsPerYear, double Share, double? OutagesPerYear);

internal sealed record FailoversJson(string Cluster, double? CoveredPerYear, double? UncoveredPerYear, double? MigrationsPerYear, double? CommittedLostSecondsPerYear);

internal sealed record RollbacksJson(string Element, string Fault, double? PerYear, double? CommittedLostSecondsPerYear, double? WithoutSnapshotPerYear);

internal sealed record LevelJson(double Share, double Time);

internal sealed record BlastRadiusJson(int? Users, double? PerYear, double MeanShare, double LargestShare, IReadOnlyList<BlastJson> Sizes)
{
    public static BlastRadiusJson Of(BlastRadius blast) => new(
        blast.Users, EvaluationJson.Finite(blast.PerYear), blast.MeanShare, blast.LargestShare, [.. blast.Sizes.Select(static size => new BlastJson(size.Share, EvaluationJson.Finite(size.PerYear)))]);
}

internal sealed record BlastJson(double Share, double? PerYear);

internal sealed record WorkLostJson(
    double? InFlightPerOutage,
    double? InFlightPerYear,
    double? RefusedPerYear,
    double? RefusedUnplannedPerYear,
    double? ItemsPerYear,
    double? InterruptionsPerYear,
    double? MisdirectedPerYear,
    double? DefectsPerMillion)
{
    public static WorkLostJson Of(WorkLost lost) => new(
        EvaluationJson.Finite(lost.InFlightPerOutage),
        EvaluationJson.Finite(lost.InFlightPerYear),
        EvaluationJson.Finite(lost.RefusedPerYear),
        EvaluationJson.Finite(lost.RefusedUnplannedPerYear),
        EvaluationJson.Finite(lost.ItemsPerYear),
        EvaluationJson.Finite(lost.InterruptionsPerYear),
        EvaluationJson.Finite(lost.MisdirectedPerYear),
        EvaluationJson.Finite(lost.DefectsPerMillion));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<EvaluationJson>))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
