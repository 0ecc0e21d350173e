using System.Collections.Immutable;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Economics;

/// <summary>How costs are shown: tables to the unit of money, because no estimate of cost is better than that.</summary>
internal static class CostExhibits
{
    public static Exhibit Of(TotalCostOfOwnership tco)
    {
        var years = tco.Prices.Years;
        return Exhibit.Titled(tco.Name, $"Total cost of ownership over {years} years")
            .Facts("", facts => facts
                .Headline("Present value", Whole(tco.PresentValue))
                .Add("of owning it", Whole(tco.OwnershipPresentValue))
                .Add("of downtime and failovers", Whole(tco.LossPresentValue))
                .Add("Paid in all", Whole(tco.Total))
                .Add("Equivalent annual cost", Whole(tco.EquivalentAnnualCost)))
            .Table("Cost by category", table =>
            {
                table.Caption($"In {tco.Currency}. What is paid each year is the same in every year of the horizon.");
                table.Column("").Number("start").Number("each year").Number("in all").Number("present value", emphasised: true).EmphasisMeans("Present value, by which alternatives are compared");
                foreach (var line in tco.Lines)
                {
                    table.Row(line.Name, Cell(line.Nominal[0]), Cell(line.Nominal[1]), Cell(line.Total), Cell(line.PresentValue));
                }

                table.Footer(
                    "Total",
                    Cell(tco.CumulativeNominal[0]), Cell(tco.CumulativeNominal[1] - tco.CumulativeNominal[0]), Cell(tco.Total), Cell(tco.PresentValue));
            })
            .Table("Cost by year", table =>
            {
                table.Caption($"Summed up to each year, in {tco.Currency}.");
                table.Column("Year").Number("paid").Number("present value", emphasised: true).EmphasisMeans("Present value, by which alternatives are compared");
                for (var year = 0; year <= years; year++)
                {
                    table.Row(YearName(year), Cell(tco.CumulativeNominal[year]), Cell(tco.CumulativePresentValue[year]));
                }
            })
            .Lines("Cost over the years", tco.Currency, "year", lines => lines
                .Line("present value", Doubles(tco.CumulativePresentValue))
                .Line("paid", Doubles(tco.CumulativeNominal))
                .Formatted(Figure.Abbreviated))
            .Notes("Assumptions", tco.Assumptions);
    }

    public static Exhibit Of(CostComparison comparison)
    {
        var alternatives = comparison.Alternatives;
        var currency = alternatives[0].Currency;
        var years = alternatives[0].Prices.Years;
        return Exhibit.Titled("Total cost of ownership", $"Present value over {years} years")
            .Facts($"Total cost of ownership over {years} years, present value", facts =>
            {
                foreach (var alternative in alternatives)
                {
                    facts.Headline(alternative.Name, Whole(alternative.PresentValue), Beside(alternative, comparison.Cheapest));
                }
            })
            .Table("Cost by category", table =>
            {
                table.Caption($"Present value over {years} years, in {currency}.");
                table.Column("");
                foreach (var alternative in alternatives)
                {
                    table.Number(alternative.Name, emphasised: alternative == comparison.Cheapest);
                }

                table.EmphasisMeans($"{comparison.Cheapest.Name}, the cheapest");

                foreach (var category in Enum.GetValues<CostCategory>())
                {
                    if (alternatives.Any(alternative => alternative.Lines.Any(line => line.Category == category)))
                    {
                        table.Row([category.Title(), .. alternatives.Select(alternative => Cell(alternative.PresentValueOf(category)))]);
                    }
                }

                table.Footer(["Total", .. alternatives.Select(alternative => Cell(alternative.PresentValue))]);
            })
            .Lines("Cost over the years", currency, "year", lines =>
            {
                lines.Caption("Present value summed up to each year.");
                foreach (var alternative in alternatives)
                {
                    lines.Line(alternative.Name, Doubles(alternative.CumulativePresentValue));
                }

                lines.Formatted(Figure.Abbreviated);
            })
            .Table("Break-even and payback", table => BreakEvenTable.Fill(table, comparison))
            .Notes("Assumptions about costs", Assumptions(alternatives));
    }

    public static Exhibit Of(BreakEven answer) =>
        Exhibit.Titled("Break-even", $"{answer.First.Name} against {answer.Second.Name}")
            .Facts("", facts => _ = answer switch
            {
                BreakEven.AtPrice at => facts
                    .Headline("An hour of downtime costs", at.PricePerHour.ToString("N2"))
                    .Add("Cheaper above", at.CheaperAbove.Name)
                    .Add("Cheaper below", at.CheaperBelow.Name),
                BreakEven.AlwaysCheaper always => facts.Headline("Cheaper at every price", always.Cheaper.Name),
                _ => facts.Headline("Cheaper", "neither"),
            })
            .Notes("", [answer.Reason, answer.Basis]);

    private static string Beside(TotalCostOfOwnership one, TotalCostOfOwnership cheapest) => one == cheapest
        ? "the cheapest"
        : $"{Cell(one.PresentValue - cheapest.PresentValue)} more than the cheapest";

    /// <summary>What holds for all is said once; what holds for one bears its name.</summary>
    private static IEnumerable<string> Assumptions(ImmutableArray<TotalCostOfOwnership> alternatives)
    {
        var common = alternatives[0].Assumptions.Where(text => alternatives.All(alternative => alternative.Assumptions.Contains(text))).ToArray();
        return common.Concat(alternatives.SelectMany(alternative => alternative.Assumptions.Except(common).Select(text => $"{alternative.Name}: {text}")));
    }

    private static double[] Doubles(ImmutableArray<Money> amounts) => [.. amounts.Select(amount => (double)amount.Amount)];

    private static string Whole(Money amount) => amount.ToString("N0");

    private static string Cell(Money amount) => amount.Amount.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    private static string YearName(int year) => year == 0 ? "start" : year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
