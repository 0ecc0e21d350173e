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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImportanceJson>? Importance)
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
            found.Importance is { } importance ? [.. importance.Select(ImportanceJson.Of)] : null),
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

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<FaultTreeJson>))]
internal sealed partial class FaultTreeJsonContext : JsonSerializerContext;
