using System.Globalization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Economics;

/// <summary>What <see cref="Costs"/> look like when shown before they are priced over years: every entry that was made.</summary>
internal static class CostsExhibit
{
    public static Exhibit Of(Costs costs)
    {
        var entries = costs.Items.Length + costs.PowerDraws.Length + (costs.MaintenanceShare > 0 ? 1 : 0);
        return Exhibit.Titled("Costs", entries == 1 ? "1 entry" : $"{entries} entries")
            .Facts("", facts => facts.Headline("Paid at the start", Whole(costs.Capital)))
            .Table("Entries", table =>
            {
                table.Caption($"In {costs.Currency}.");
                table.Column("").Number("count").Number("each").Column("paid").Number("in all");
                foreach (var item in costs.Items)
                {
                    table.Row(item.Name, Count(item.Count), Cell(item.Each), Paid(item), Cell(item.Total));
                }

                if (costs.MaintenanceShare > 0)
                {
                    var share = costs.MaintenanceShare.ToString("0.## %", CultureInfo.InvariantCulture);
                    table.Row("Maintenance", share, $"of {Cell(costs.Hardware)}", "every year", Cell(costs.Hardware * costs.MaintenanceShare));
                }

                foreach (var draw in costs.PowerDraws)
                {
                    table.Row("Power", Count(draw.Count), $"{Count(draw.Watts)} W", $"PUE {Count(draw.Pue)}", "by the price of a kWh");
                }
            });
    }

    private static string Paid(CostItem item) => item switch
    {
        { Basis: CostBasis.Yearly } => "every year",
        { InYear: 0, LifeYears: null } => "once",
        { InYear: 0 } => $"every {Years(item.LifeYears.Value)}",
        { LifeYears: null } => $"in year {Count(item.InYear)}",
        _ => $"in year {Count(item.InYear)}, then every {Years(item.LifeYears.Value)}",
    };

    private static string Years(int years) => years == 1 ? "year" : $"{Count(years)} years";

    private static string Whole(Money amount) => amount.ToString("N0");

    private static string Cell(Money amount) => amount.Amount.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Count(double count) => count.ToString("#,0.##", CultureInfo.InvariantCulture);
}
