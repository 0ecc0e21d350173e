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
    SensitivityJson? Sensitivity,
    IReadOnlyList<string> Remarks)
{
    public static string Text(Comparison comparison) => EvaluationJson.Result(
        "comparison",
        new ComparisonJson(
            comparison.Title,
            comparison.MostAvailable.Name,
            comparison.Costs?.Cheapest?.Name,
            [.. comparison.Alternatives.Select((alternative, at) => new AlternativeJson(
                alternative.Name,
                alternative.Evaluation.Topology.Name,
                CalendarJson.Of(alternative.Service.Calendar),
                Word.Of(alternative.Evaluation.Options.Planned),
                Word.Of(alternative.Evaluation.Options.Causes),
                ServiceJson.Of(alternative.Service),
                comparison.Costs is { } costs ? CostsJson.Of(costs.Alternatives[at]) : null))],
            [.. (comparison.Costs?.BreakEvens ?? []).Select(BreakEvenJson.Of)],
            comparison.Costs is { } compared ? SensitivityJson.Of(compared.Sensitivity) : null,
            comparison.Remarks),
        [.. comparison.Alternatives.Select(alternative => alternative.Evaluation)]).Text(ComparisonJsonContext.Default.ResultJsonComparisonJson);
}

internal sealed record AlternativeJson(
    string Name,
    string Topology,
    CalendarJson Calendar,
    string Planned,
    string CauseLevel,
    ServiceJson Service,
    CostsJson? Costs);

internal sealed record CostsJson(
    string Currency,
    int Years,
    double DiscountRate,
    string ResidualValue,
    decimal? PresentValue,
    decimal LeastPresentValue,
    decimal OwnershipPresentValue,
    decimal? LossPresentValue,
    decimal? Total,
    decimal? EquivalentAnnualCost,
    IReadOnlyList<decimal?> CumulativeTotal,
    IReadOnlyList<decimal?> CumulativePresentValue,
    IReadOnlyList<CostLineJson> Lines,
    IReadOnlyList<UnitCostJson> Units,
    IReadOnlyList<string> Assumptions)
{
    public static CostsJson Of(TotalCostOfOwnership costs) => new(
        costs.Currency,
        costs.Prices.Years,
        costs.Prices.DiscountRate,
        Word.Of(costs.Prices.ResidualValue),
        Known(costs, costs.PresentValue),
        costs.PresentValue.Amount,
        costs.OwnershipPresentValue.Amount,
        Known(costs, costs.LossPresentValue),
        Known(costs, costs.Total),
        Known(costs, costs.EquivalentAnnualCost),
        [.. costs.CumulativeNominal.Select((amount, year) => UpTo(costs, year, amount))],
        [.. costs.CumulativePresentValue.Select((amount, year) => UpTo(costs, year, amount))],
        [.. costs.Lines.Select(static line => new CostLineJson(
            Word.Of(line.Category), line.Name, line.IsLoss, line.IsKnown ? line.Total.Amount : null, line.IsKnown ? line.PresentValue.Amount : null))],
        [.. costs.Units.Select(cost => new UnitCostJson(
            cost.Unit.Name, cost.Unit.Count, Known(costs, cost.Total), Known(costs, cost.PresentValue), Known(costs, cost.PerYear), Known(costs, cost.PerMonth)))],
        costs.Assumptions);

    private static decimal? Known(TotalCostOfOwnership costs, Money total) => costs.IsLowerBound ? null : total.Amount;

    // Losses come with the years; what is paid at the start is known.
    private static decimal? UpTo(TotalCostOfOwnership costs, int year, Money total) => year == 0 ? total.Amount : Known(costs, total);
}

internal sealed record CostLineJson(
    string Category,
    string Name,
    bool IsLoss,
    decimal? Total,
    decimal? PresentValue);

internal sealed record UnitCostJson(string Name, double Count, decimal? Total, decimal? PresentValue, decimal? PerYear, decimal? PerMonth);

internal sealed record BreakEvenJson(
    string First,
    string Second,
    string Is,
    string Hours,
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
            BreakEven.NotKnown => ("not-known", null, null, null),
            _ => ("never-differs", null, null, null),
        };
        var payback = Economics.Payback.Between(even.First, even.Second);
        return new(
            even.First.Name, even.Second.Name, word, Word.Of(even.Hours), price, even.First.Currency, above, below, even.Reason, payback is null ? null : PaybackJson.Of(payback));
    }
}

internal sealed record PaybackJson(string Investor, string Rival, decimal Investment, decimal? YearlySaving, int? Month, int? DiscountedMonth, decimal? ReturnOnInvestment)
{
    public static PaybackJson Of(Payback payback) =>
        new(payback.Investor.Name, payback.Rival.Name, payback.Investment.Amount, payback.YearlySaving?.Amount, payback.Month, payback.DiscountedMonth, payback.ReturnOnInvestment);
}

internal sealed record SensitivityJson(bool IsKnown, string? Winner, string? RunnerUp, IReadOnlyList<WinnerSwitchJson> Switches)
{
    public static SensitivityJson Of(WinnerSensitivity sensitivity) =>
        new(sensitivity.IsKnown, sensitivity.Winner?.Name, sensitivity.RunnerUp?.Name, [.. sensitivity.Switches.Select(WinnerSwitchJson.Of)]);
}

internal sealed record WinnerSwitchJson(
    string Input,
    string? Category,
    string Name,
    string Unit,
    decimal Today,
    bool IsKnown,
    decimal? Value,
    decimal? Factor,
    bool? IsAbove,
    string? Then)
{
    public static WinnerSwitchJson Of(WinnerSwitch found) => new(
        Word.Of(found.Input), found.Category is { } category ? Word.Of(category) : null, found.Name, found.Unit, found.Today, found.IsKnown, found.Value, found.Factor, found.IsAbove, found.Then?.Name);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ResultJson<ComparisonJson>))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
