using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The answer of an explanation: how each topology was computed.</summary>
internal sealed record ExplanationJson(IReadOnlyList<ExplainedTopologyJson> Topologies)
{
    public static string Text(IReadOnlyList<Evaluation> evaluations) => EvaluationJson.Result(
        "explanation",
        new ExplanationJson([.. evaluations.Select(static evaluation => new ExplainedTopologyJson(
            evaluation.Topology.Name,
            [.. evaluation.Explanation.Islands.Select(static island => new IslandJson(
                island.Elements,
                island.Engine,
                island.Reason,
                island.States,
                island.StatesBeforeLumping,
                [.. island.Readings.Select(static reading => new ReadingJson(reading.Readers, reading.Read))],
                island.Assumptions,
                island.Savings))],
            evaluation.Explanation.Joins,
            evaluation.Assumptions))]),
        evaluations).Text(ExplanationJsonContext.Default.ResultJsonExplanationJson);
}

internal sealed record ExplainedTopologyJson(string Name, IReadOnlyList<IslandJson> Islands, IReadOnlyList<string> Joins, IReadOnlyList<string> Assumptions);

internal sealed record IslandJson(
    IReadOnlyList<string> Elements,
    string Engine,
    string Reason,
    int States,
    double StatesBeforeLumping,
    IReadOnlyList<ReadingJson> Readings,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<string> Savings);

internal sealed record ReadingJson(IReadOnlyList<string> Readers, IReadOnlyList<string> Read);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<ExplanationJson>))]
internal sealed partial class ExplanationJsonContext : JsonSerializerContext;
