using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Results;

namespace AvailabilityKit.FaultTrees;

/// <summary>The answer of a fault tree.</summary>
internal sealed record FaultTreeJson(
    string Name,
    string Top,
    string? Label,
    double Probability,
    double Complement,
    bool Coherent,
    double MissionTimeSeconds,
    int Gates,
    int BasicEvents,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImportanceJson>? Importance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CutSetCountJson? CutSetCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CutSetJson>? CutSets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ApproximationJson? Approximation)
{
    public static string Text(FaultTreeEvaluation found) => new ResultJson<FaultTreeJson>(
        "fault-tree",
        new(
            found.Tree.Name,
            found.Top.Name,
            found.Top.Label,
            found.Probability.Value,
            found.Probability.Complement,
            found.IsCoherent,
            found.Questions.MissionTime.TotalSeconds,
            found.Tree.Gates.Count,
            found.Tree.BasicEvents.Count,
            found.Importance is { } importance ? [.. importance.Select(ImportanceJson.Of)] : null,
            found.CutSetCount is { } count ? CutSetCountJson.Of(count, found.CutSetCountByOrder!) : null,
            found.CutSets is { } sets ? [.. sets.Select(set => new CutSetJson(set.Events, set.Probability))] : null,
            found.Approximation is { } approximation ? new(found.Questions.Approximation == CutSetApproximation.RareEvent ? "rare-event" : "min-cut-upper-bound", approximation) : null),
        found.Method,
        found.ErrorBound,
        found.Assumptions,
        found.Elapsed.TotalSeconds).Text(FaultTreeJsonContext.Default.ResultJsonFaultTreeJson);
}

internal sealed record ImportanceJson(string Event, double Probability, double? Birnbaum, double? Criticality, double? Diagnostic, double? RiskAchievement, double? RiskReduction)
{
    public static ImportanceJson Of(EventImportance one) => new(
        one.Name,
        one.Probability.Value,
        EvaluationJson.Finite(one.Birnbaum),
        EvaluationJson.Finite(one.Criticality),
        EvaluationJson.Finite(one.Diagnostic),
        EvaluationJson.Finite(one.RiskAchievement),
        EvaluationJson.Finite(one.RiskReduction));
}

/// <summary>Counts, as text: they may have more digits than numbers of JSON are read with.</summary>
internal sealed record CutSetCountJson(string All, IReadOnlyList<CutSetOrderJson> ByOrder)
{
    public static CutSetCountJson Of(BigInteger all, IReadOnlyList<BigInteger> byOrder) => new(
        all.ToString(CultureInfo.InvariantCulture),
        [.. byOrder.Select((count, order) => (count, order)).Where(row => !row.count.IsZero).Select(row => new CutSetOrderJson(row.order, row.count.ToString(CultureInfo.InvariantCulture)))]);
}

internal sealed record CutSetOrderJson(int Events, string Sets);

internal sealed record CutSetJson(IReadOnlyList<string> Events, double Probability);

internal sealed record ApproximationJson(string Kind, double Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<FaultTreeJson>))]
internal sealed partial class FaultTreeJsonContext : JsonSerializerContext;
