using System.Globalization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Economics;

/// <summary>How the cost of owning one system is shown: by category, by year, and over the years.</summary>
internal static class TotalCostOfOwnershipExhibit
{
    public static Exhibit Of(TotalCostOfOwnership tco)
    {
        var years = tco.Prices.Years;
        var exhibit = Exhibit.Titled(tco.Name, $"Total cost of ownership over {tco.Prices.Horizon}")
            .Facts("", facts => facts
                .Headline("Present value", CostFigures.Whole(tco, tco.PresentValue))
                .Add("of owning it", CostFigures.Whole(tco.OwnershipPresentValue))
                .Add("of downtime and failovers", CostFigures.Whole(tco, tco.LossPresentValue))
                .Add("Paid in all", CostFigures.Whole(tco, tco.Total))
                .Add("Equivalent annual cost", CostFigures.Whole(tco, tco.EquivalentAnnualCost)))
            .Table("Cost by category", table => Fill(table, tco));
        exhibit = LaterPurchasesTable.AddTo(exhibit, tco);
        return UnitCostTable.AddTo(exhibit, [tco])
            .Table("Cost by year", table =>
            {
                table.Caption($"Summed up to each year, in {tco.Currency}.");
                table.Column("Year").Number("paid").Number("present value", emphasised: true).EmphasisMeans("Present value, by which alternatives are compared");
                for (var year = 0; year <= years; year++)
                {
                    string UpTo(Money amount) => year == 0 ? CostFigures.Cell(amount) : CostFigures.Cell(tco, amount);
                    table.Row(YearName(year), UpTo(tco.CumulativeNominal[year]), UpTo(tco.CumulativePresentValue[year]));
                }
            })
            .Lines("Cost over the years", tco.Currency, "year", lines => lines
                .Line(CostFigures.LineName(tco, "present value"), CostFigures.Doubles(tco.CumulativePresentValue))
                .Line(CostFigures.LineName(tco, "paid"), CostFigures.Doubles(tco.CumulativeNominal))
                .Formatted(Figure.Abbreviated))
            .Notes("Assumptions", tco.Assumptions);
    }

    // A column for each year is the same in all of them only where nothing is bought later and hardware under maintenance does not grow.
    private static void Fill(TableBuilder table, TotalCostOfOwnership tco)
    {
        var alike = tco.Lines.All(static line => line.Nominal.AsSpan()[1..].IndexOfAnyExcept(line.Nominal[1]) < 0);
        table.Caption(alike
            ? $"In {tco.Currency}. What is paid each year is the same in every year of the horizon."
            : $"In {tco.Currency}. What is paid later is the sum of all years after the start, less what is left at the end where that is counted.");
        table.Column("").Number("start").Number(alike ? "each year" : "later").Number("in all").Number("present value", emphasised: true).EmphasisMeans("Present value, by which alternatives are compared");
        foreach (var line in tco.Lines)
        {
            string Loss(Money amount) => line.IsKnown ? CostFigures.Cell(amount) : EvaluationExhibit.NotKnown;
            table.Row(line.Name, CostFigures.Cell(line.Nominal[0]), Loss(alike ? line.Nominal[1] : line.Total - line.Nominal[0]), Loss(line.Total), Loss(line.PresentValue));
        }

        table.Footer(
            "Total",
            CostFigures.Cell(tco.CumulativeNominal[0]),
            CostFigures.Cell(tco, (alike ? tco.CumulativeNominal[1] : tco.Total) - tco.CumulativeNominal[0]),
            CostFigures.Cell(tco, tco.Total),
            CostFigures.Cell(tco, tco.PresentValue));
    }

    internal static string YearName(int year) => year == 0 ? "start" : year.ToString(CultureInfo.InvariantCulture);
}
