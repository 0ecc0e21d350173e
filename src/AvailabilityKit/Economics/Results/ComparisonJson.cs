using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Results;

namespace AvailabilityKit.Economics.Results;

/// <summary>The answer of a comparison: what each alternative does and costs, and at which price of an hour the cheaper one changes.</summary>
internal sealed record ComparisonJson(
    string Title,
    string MostAvailable,
    string? Cheapest,
    IReadOnlyList<AlternativeJson> Alternatives,
    IReadOnlyList<BreakEvenJson> BreakEvens,
    IReadOnlyList<string> Remarks)
{
    public static string Text(Comparison comparison) => EvaluationJson.Result(
        "comparison",
        new ComparisonJson(
            comparison.Title,
            comparison.MostAvailable.Name,
            comparison.Costs?.Cheapest.Name,
            [.. comparison.Alternatives.Select((alternative, at) => new AlternativeJson(
                alternative.Name,
                alternative.Evaluation.Topology.Name,
                CalendarJson.Of(alternative.Service.Calendar),
                alternative.Evaluation.Options.Planned,
                ServiceJson.Of(alternative.Service),
                comparison.Costs is { } costs ? CostsJson.Of(costs.Alternatives[at]) : null))],
            [.. (comparison.Costs?.BreakEvens ?? []).Select(BreakEvenJson.Of)],
            comparison.Remarks),
        [.. comparison.Alternatives.Select(alternative => alternative.Evaluation)]).Text(ComparisonJsonContext.Default.ResultJsonComparisonJson);
}

internal sealed record AlternativeJson(
    string Name,
    string Topology,
    CalendarJson Calendar,
    [property: JsonConverter(typeof(WordConverter<PlannedDowntime>))] PlannedDowntime Planned,
    ServiceJson Service,
    CostsJson? Costs);

internal sealed record CostsJson(
    string Currency,
    int Years,
    double DiscountRate,
    decimal PresentValue,
    decimal OwnershipPresentValue,
    decimal LossPresentValue,
    decimal Total,
    decimal EquivalentAnnualCost,
    IReadOnlyList<decimal> CumulativeTotal,
    IReadOnlyList<decimal> CumulativePresentValue,
    IReadOnlyList<CostLineJson> Lines,
    IReadOnlyList<string> Assumptions)
{
    public static CostsJson Of(TotalCostOfOwnership costs) => new(
        costs.Currency,
        costs.Prices.Years,
        costs.Prices.DiscountRate,
        costs.PresentValue.Amount,
        costs.OwnershipPresentValue.Amount,
        costs.LossPresentValue.Amount,
        costs.Total.Amount,
        costs.EquivalentAnnualCost.Amount,
        [.. costs.CumulativeNominal.Select(static amount => amount.Amount)],
        [.. costs.CumulativePresentValue.Select(static amount => amount.Amount)],
        [.. costs.Lines.Select(static line => new CostLineJson(line.Category, line.Name, line.IsLoss, line.Total.Amount, line.PresentValue.Amount))],
        costs.Assumptions);
}

internal sealed record CostLineJson(
    [property: JsonConverter(typeof(WordConverter<CostCategory>))] CostCategory Category,
    string Name,
    bool IsLoss,
    decimal Total,
    decimal PresentValue);

internal sealed record BreakEvenJson(
    string First,
    string Second,
    string Is,
    [property: JsonConverter(typeof(WordConverter<PricedHours>))] PricedHours Hours,
    decimal? PricePerHour,
    string Currency,
    string? CheaperAbove,
    string? CheaperBelow,
    string Reason,
    PaybackJson? Payback)
{
    public static BreakEvenJson Of(BreakEven even)
    {
        var (word, price, above, below) = even switch
        {
            BreakEven.AtPrice at => ("at-price", at.PricePerHour.Amount, at.CheaperAbove.Name, at.CheaperBelow.Name),
            BreakEven.AlwaysCheaper always => ("always-cheaper", default(decimal?), always.Cheaper.Name, always.Cheaper.Name),
            _ => ("never-differs", null, null, null),
        };
        var payback = Economics.Payback.Between(even.First, even.Second);
        return new(
            even.First.Name, even.Second.Name, word, even.Hours, price, even.First.Currency, above, below, even.Reason, payback is null ? null : PaybackJson.Of(payback));
    }
}

internal sealed record PaybackJson(string Investor, string Rival, decimal Investment, decimal YearlySaving, int? Month, decimal ReturnOnInvestment)
{
    public static PaybackJson Of(Payback payback) =>
        new(payback.Investor.Name, payback.Rival.Name, payback.Investment.Amount, payback.YearlySaving.Amount, payback.Month, payback.ReturnOnInvestment);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ResultJson<ComparisonJson>))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
