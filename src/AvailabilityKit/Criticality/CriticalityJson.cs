using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Results;

namespace AvailabilityKit.Criticality;

/// <summary>The answer of <see cref="CriticalityQuotient.ToJson"/>.</summary>
internal sealed record CriticalityJson(string Scale, IReadOnlyList<UseJson> Uses)
{
    public static string Text(CriticalityQuotient[] quotients)
    {
        Evaluation[] evaluations = [.. quotients.Select(quotient => quotient.Evaluation!).Distinct()];
        return new ResultJson<CriticalityJson>(
            "criticality",
            new CriticalityJson(quotients[0].Scale.Version, Array.ConvertAll(quotients, UseJson.Of)),
            evaluations[0].Method,
            evaluations.Max(evaluation => evaluation.ErrorBound),
            [.. evaluations.SelectMany(evaluation => evaluation.Assumptions).Distinct(StringComparer.Ordinal)],
            evaluations.Sum(evaluation => evaluation.Elapsed.TotalSeconds)).Text(CriticalityJsonContext.Default.ResultJsonCriticalityJson);
    }
}

/// <summary>A use and how critical it is.</summary>
internal sealed record UseJson(string Name, string Topology, string Service, double Quotient, int Asks, int Reaches, bool IsMet, IReadOnlyList<DimensionJson> Dimensions)
{
    public static UseJson Of(CriticalityQuotient quotient) => new(
        quotient.UseCase.Name,
        quotient.Evaluation!.Topology.Name,
        quotient.Service!.Name,
        quotient.Value,
        (int)quotient.Asks,
        (int)quotient.Reaches!.Value,
        quotient.IsMet!.Value,
        [.. quotient.Dimensions.Select(dimension => new DimensionJson(dimension.Name, dimension.Basis, dimension.Score, dimension.Weight, dimension.Points))]);
}

/// <summary>One of the things that a quotient is made of.</summary>
internal sealed record DimensionJson(string Name, string Basis, double Score, double Weight, double Points);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<CriticalityJson>))]
internal sealed partial class CriticalityJsonContext : JsonSerializerContext;
