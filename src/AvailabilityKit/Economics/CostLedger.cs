using System.Collections.Immutable;

namespace AvailabilityKit.Economics;

/// <summary>Books every cost and every loss under its category, once or yearly, and discounts it.</summary>
internal static class CostLedger
{
    public static ImmutableArray<CostLine> Lines(Costs costs, YearlyLosses losses, Prices prices)
    {
        var categories = Enum.GetValues<CostCategory>();
        var once = new decimal[categories.Length];
        var yearly = new decimal[categories.Length];

        foreach (var item in costs.Items)
        {
            Book(item.Basis == CostBasis.Once ? once : yearly, item.Category, item.Total.Amount);
        }

        Book(yearly, CostCategory.Maintenance, Product(CostCategory.Maintenance, costs.Hardware.Amount, costs.MaintenanceShare));
        foreach (var draw in costs.PowerDraws)
        {
            var machines = Product(CostCategory.Power, prices.KilowattHour, draw.Watts, draw.Count, prices.PoweredTime.TotalHours) / 1000;
            Book(yearly, CostCategory.Power, machines);
            Book(yearly, CostCategory.Cooling, CheckedAmounts.Times(machines, CheckedAmounts.Exact(draw.Pue, CostCategory.Cooling.Title()) - 1, CostCategory.Cooling.Title()));
        }

        Book(yearly, CostCategory.UnplannedDowntime, Product(CostCategory.UnplannedDowntime, prices.HourOfDowntime, losses.UnplannedDowntime.TotalHours));
        Book(yearly, CostCategory.PlannedDowntime, Product(CostCategory.PlannedDowntime, prices.HourOfPlannedDowntime, losses.PlannedDowntime.TotalHours));
        Book(yearly, CostCategory.InFlightWorkLost, Product(CostCategory.InFlightWorkLost, prices.InFlightItem, losses.InFlightItemsLost ?? 0));
        Book(yearly, CostCategory.RefusedWork, Product(CostCategory.RefusedWork, prices.RefusedItem, losses.RefusedItems));
        Book(yearly, CostCategory.FailoverRecovery, Product(CostCategory.FailoverRecovery, prices.Failover, losses.Failovers));

        var factors = Annuity.DecimalFactors(prices.DiscountRate, prices.Years);
        var lines = ImmutableArray.CreateBuilder<CostLine>();
        foreach (var category in categories)
        {
            var isKnown = category != CostCategory.InFlightWorkLost || !losses.LeaveOpen(prices);
            var alwaysShown = category is CostCategory.PlannedDowntime or CostCategory.UnplannedDowntime || !isKnown;
            if (alwaysShown || once[(int)category] > 0 || yearly[(int)category] > 0)
            {
                lines.Add(new CostLine(category, prices.Currency, once[(int)category], yearly[(int)category], factors, isKnown));
            }
        }

        return lines.ToImmutable();
    }

    private static void Book(decimal[] ledger, CostCategory category, decimal amount) =>
        ledger[(int)category] = CheckedAmounts.Plus(ledger[(int)category], amount, category.Title());

    private static decimal Product(CostCategory category, decimal price, params ReadOnlySpan<double> quantities)
    {
        foreach (var quantity in quantities)
        {
            price = CheckedAmounts.Times(price, CheckedAmounts.Exact(quantity, category.Title()), category.Title());
        }

        return price;
    }
}
