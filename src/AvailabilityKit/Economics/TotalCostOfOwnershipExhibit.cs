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
        return Exhibit.Titled(tco.Name, $"Total cost of ownership over {tco.Prices.Horizon}")
            .Facts("", facts => facts
                .Headline("Present value", CostFigures.Whole(tco, tco.PresentValue))
                .Add("of owning it", CostFigures.Whole(tco.OwnershipPresentValue))
                .Add("of downtime and failovers", CostFigures.Whole(tco, tco.LossPresentValue))
                .Add("Paid in all", CostFigures.Whole(tco, tco.Total))
                .Add("Equivalent annual cost", CostFigures.Whole(tco, tco.EquivalentAnnualCost)))
            .Table("Cost by category", table =>
            {
                table.Caption($"In {tco.Currency}. What is paid each year is the same in every year of the horizon.");
                table.Column("").Number("start").Number("each year").Number("in all").Number("present value", emphasised: true).EmphasisMeans("Present value, by which alternatives are compared");
                foreach (var line in tco.Lines)
                {
                    string Loss(Money amount) => line.IsKnown ? CostFigures.Cell(amount) : EvaluationExhibit.NotKnown;
                    table.Row(line.Name, CostFigures.Cell(line.Nominal[0]), Loss(line.Nominal[1]), Loss(line.Total), Loss(line.PresentValue));
                }

                table.Footer(
                    "Total",
                    CostFigures.Cell(tco.CumulativeNominal[0]),
                    CostFigures.Cell(tco, tco.CumulativeNominal[1] - tco.CumulativeNominal[0]),
                    CostFigures.Cell(tco, tco.Total),
                    CostFigures.Cell(tco, tco.PresentValue));
            })
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

    private static string YearName(int year) => year == 0 ? "start" : year.ToString(CultureInfo.InvariantCulture);
}
