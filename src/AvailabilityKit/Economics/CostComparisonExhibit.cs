using System.Collections.Immutable;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>How the costs of alternatives are shown side by side, with what turns the order.</summary>
internal static class CostComparisonExhibit
{
    public static Exhibit Of(CostComparison comparison)
    {
        var alternatives = comparison.Alternatives;
        var currency = alternatives[0].Currency;
        var horizon = alternatives[0].Prices.Horizon;
        var exhibit = Exhibit.Titled("Total cost of ownership", $"Present value over {horizon}")
            .Facts($"Total cost of ownership over {horizon}, present value", facts =>
            {
                foreach (var alternative in alternatives)
                {
                    facts.Headline(alternative.Name, CostFigures.Whole(alternative, alternative.PresentValue), Beside(alternative, comparison.Cheapest));
                }
            })
            .Table("Cost by category", table =>
            {
                table.Caption($"Present value over {horizon}, in {currency}.");
                table.Column("");
                foreach (var alternative in alternatives)
                {
                    table.Number(alternative.Name, emphasised: alternative == comparison.Cheapest);
                }

                if (comparison.Cheapest is { } cheapest)
                {
                    table.EmphasisMeans($"{cheapest.Name}, the cheapest");
                }

                foreach (var category in Enum.GetValues<CostCategory>())
                {
                    if (alternatives.Any(alternative => alternative.Lines.Any(line => line.Category == category)))
                    {
                        table.Row([category.Title(), .. alternatives.Select(alternative => Discounted(alternative, category))]);
                    }
                }

                table.Footer(["Total", .. alternatives.Select(alternative => CostFigures.Cell(alternative, alternative.PresentValue))]);
            });
        exhibit = UnitCostTable.AddTo(exhibit, alternatives)
            .Lines("Cost over the years", currency, "year", lines =>
            {
                lines.Caption("Present value summed up to each year.");
                foreach (var alternative in alternatives)
                {
                    lines.Line(CostFigures.LineName(alternative, alternative.Name), CostFigures.Doubles(alternative.CumulativePresentValue));
                }

                lines.Formatted(Figure.Abbreviated);
            })
            .Table("Break-even and payback", table => BreakEvenTable.Fill(table, comparison));
        return WinnerSensitivityTable.AddTo(exhibit, comparison.Sensitivity)
            .Notes("Assumptions about costs", Assumptions(alternatives));
    }

    private static string Beside(TotalCostOfOwnership one, TotalCostOfOwnership? cheapest) =>
        one == cheapest ? "the cheapest"
        : cheapest is not null ? $"{CostFigures.Cell(one, one.PresentValue - cheapest.PresentValue)} more than the cheapest"
        : one.IsLowerBound ? "a loss is not known" : string.Empty;

    private static string Discounted(TotalCostOfOwnership alternative, CostCategory category) =>
        alternative.Lines.Any(line => line.Category == category && !line.IsKnown) ? EvaluationExhibit.NotKnown : CostFigures.Cell(alternative.PresentValueOf(category));

    /// <summary>What holds for all is said once; what holds for one bears its name.</summary>
    private static IEnumerable<string> Assumptions(ImmutableArray<TotalCostOfOwnership> alternatives)
    {
        var common = alternatives[0].Assumptions.Where(text => alternatives.All(alternative => alternative.Assumptions.Contains(text))).ToArray();
        return common.Concat(alternatives.SelectMany(alternative => alternative.Assumptions.Except(common).Select(text => $"{alternative.Name}: {text}")));
    }
}
