using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The answer of an explanation: how each topology was computed.</summary>
internal sealed record ExplanationJson(IReadOnlyList<ExplainedTopologyJson> Topologies)
{
    public static string Text(IReadOnlyList<Evaluation> evaluations) => EvaluationJson.Result(
        "explanation",
        new ExplanationJson([.. evaluations.Select(static evaluation => new ExplainedTopologyJson(
            evaluation.Topology.Name,
            evaluation.Explanation.Islands,
            evaluation.Explanation.Joins,
            evaluation.Assumptions))]),
        evaluations).Text(ExplanationJsonContext.Default.ResultJsonExplanationJson);
}

internal sealed record ExplainedTopologyJson(string Name, IReadOnlyList<IslandExplanation> Islands, IReadOnlyList<string> Joins, IReadOnlyList<string> Assumptions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ResultJson<ExplanationJson>))]
internal sealed partial class ExplanationJsonContext : JsonSerializerContext;
