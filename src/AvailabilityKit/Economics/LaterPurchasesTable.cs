using AvailabilityKit.Presentation;

namespace AvailabilityKit.Economics;

/// <summary>What is bought after the start, and what is left of it at the end of the horizon where that counts.</summary>
internal static class LaterPurchasesTable
{
    /// <summary>Adds the table, unless everything is bought at the start and nothing is left at the end.</summary>
    public static Exhibit AddTo(Exhibit exhibit, TotalCostOfOwnership tco)
    {
        var horizon = tco.Prices.Years;
        var bought = tco.Costs.Items.SelectMany(item => item.YearsBought(horizon).Select(year => (Year: year, item.Name, item.Total.Amount)));
        var left = tco.Prices.ResidualValue == ResidualValue.None
            ? []
            : tco.Costs.Items.Select(item => (Year: horizon, Name: $"{item.Name}, residual value", Amount: -item.ResidualAt(horizon)));
        var payments = bought.Concat(left).Where(static payment => payment.Year > 0 && payment.Amount != 0).OrderBy(static payment => payment.Year).ToList();
        return payments.Count == 0 ? exhibit : exhibit.Table("Bought later", table =>
        {
            table.Caption($"In {tco.Currency}, each at the end of its year.");
            table.Column("Year").Column("").Number("paid").Number("present value");
            var factors = Annuity.DecimalFactors(tco.Prices.DiscountRate, horizon);
            foreach (var (year, name, amount) in payments)
            {
                table.Row(TotalCostOfOwnershipExhibit.YearName(year), name, Cell(amount), Cell(amount * factors[year]));
            }
        });

        string Cell(decimal amount) => CostFigures.Cell(Money.Of(amount, tco.Currency));
    }
}
