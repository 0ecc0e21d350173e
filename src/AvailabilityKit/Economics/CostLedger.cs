using System.Collections.Immutable;

namespace AvailabilityKit.Economics;

/// <summary>Books every cost and every loss under its category and its year: what is bought apart from what runs from year to year.</summary>
internal sealed class CostLedger
{
    private static readonly CostCategory[] Categories = Enum.GetValues<CostCategory>();

    private readonly decimal[][] _bought;
    private readonly decimal[][] _running;
    private readonly Prices _prices;

    private CostLedger(Prices prices)
    {
        _prices = prices;
        _bought = [.. Categories.Select(_ => new decimal[prices.Years + 1])];
        _running = [.. Categories.Select(_ => new decimal[prices.Years + 1])];
    }

    public static CostLedger Of(Costs costs, YearlyLosses losses, Prices prices)
    {
        var ledger = new CostLedger(prices);
        foreach (var item in costs.Items)
        {
            ledger.Book(item);
        }

        ledger.BookMaintenance(costs);
        foreach (var draw in costs.PowerDraws)
        {
            var machines = Product(CostCategory.Power, prices.KilowattHour, draw.Watts, draw.Count, prices.PoweredTime.TotalHours) / 1000;
            ledger.EachYear(CostCategory.Power, machines);
            ledger.EachYear(CostCategory.Cooling, CheckedAmounts.Times(machines, CheckedAmounts.Exact(draw.Pue, CostCategory.Cooling.Title()) - 1, CostCategory.Cooling.Title()));
        }

        ledger.EachYear(CostCategory.UnplannedDowntime, Product(CostCategory.UnplannedDowntime, prices.HourOfDowntime, losses.UnplannedDowntime.TotalHours));
        ledger.EachYear(CostCategory.PlannedDowntime, Product(CostCategory.PlannedDowntime, prices.HourOfPlannedDowntime, losses.PlannedDowntime.TotalHours));
        ledger.EachYear(CostCategory.InFlightWorkLost, Product(CostCategory.InFlightWorkLost, prices.InFlightItem, losses.InFlightItemsLost ?? 0));
        ledger.EachYear(CostCategory.RefusedWork, Product(CostCategory.RefusedWork, prices.RefusedItem, losses.RefusedItems));
        ledger.EachYear(CostCategory.FailoverRecovery, Product(CostCategory.FailoverRecovery, prices.Failover, losses.Failovers));
        return ledger;
    }

    /// <summary>Every category in which something is booked, discounted; both lines of downtime are always there.</summary>
    public ImmutableArray<CostLine> Lines(YearlyLosses losses)
    {
        var factors = Annuity.DecimalFactors(_prices.DiscountRate, _prices.Years);
        var lines = ImmutableArray.CreateBuilder<CostLine>();
        foreach (var category in Categories)
        {
            var isKnown = category != CostCategory.InFlightWorkLost || !losses.LeaveOpen(_prices);
            var alwaysShown = category is CostCategory.PlannedDowntime or CostCategory.UnplannedDowntime || !isKnown;
            var (bought, running) = (_bought[(int)category], _running[(int)category]);
            if (alwaysShown || Array.Exists(bought, static amount => amount != 0) || Array.Exists(running, static amount => amount != 0))
            {
                lines.Add(new CostLine(category, _prices.Currency, bought, running, factors, isKnown));
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>What is paid in each year, all categories together; index 0 is the start.</summary>
    public decimal[] Flow()
    {
        var flow = new decimal[_prices.Years + 1];
        for (var year = 0; year < flow.Length; year++)
        {
            foreach (var category in Categories)
            {
                flow[year] = CheckedAmounts.Plus(flow[year], _bought[(int)category][year], "The total cost");
                flow[year] = CheckedAmounts.Plus(flow[year], _running[(int)category][year], "The total cost");
            }
        }

        return flow;
    }

    /// <summary>The present value of everything booked.</summary>
    public decimal PresentValue()
    {
        var factors = Annuity.DecimalFactors(_prices.DiscountRate, _prices.Years);
        var flow = Flow();
        var sum = 0m;
        for (var year = 0; year < flow.Length; year++)
        {
            sum = CheckedAmounts.Plus(sum, flow[year] * factors[year], "The total cost");
        }

        return sum;
    }

    private void Book(CostItem item)
    {
        if (item.Basis == CostBasis.Yearly)
        {
            EachYear(item.Category, item.Total.Amount);
            return;
        }

        foreach (var year in item.YearsBought(_prices.Years))
        {
            Add(_bought, item.Category, year, item.Total.Amount);
        }

        if (_prices.ResidualValue == ResidualValue.StraightLine)
        {
            Add(_bought, item.Category, _prices.Years, -item.ResidualAt(_prices.Years));
        }
    }

    // A year's maintenance is for the hardware that stood there all the year: what is bought at the end of year 3 is maintained from year 4.
    private void BookMaintenance(Costs costs)
    {
        var (hardware, maintained) = (0m, 0m);
        for (var year = 1; year <= _prices.Years; year++)
        {
            if (costs.HardwareBoughtBefore(year).Amount is var standing && standing != hardware)
            {
                (hardware, maintained) = (standing, Product(CostCategory.Maintenance, standing, costs.MaintenanceShare));
            }

            Add(_running, CostCategory.Maintenance, year, maintained);
        }
    }

    private void EachYear(CostCategory category, decimal amount)
    {
        for (var year = 1; amount != 0 && year <= _prices.Years; year++)
        {
            Add(_running, category, year, amount);
        }
    }

    private static void Add(decimal[][] ledger, CostCategory category, int year, decimal amount) =>
        ledger[(int)category][year] = CheckedAmounts.Plus(ledger[(int)category][year], amount, category.Title());

    private static decimal Product(CostCategory category, decimal price, params ReadOnlySpan<double> quantities)
    {
        foreach (var quantity in quantities)
        {
            price = CheckedAmounts.Times(price, CheckedAmounts.Exact(quantity, category.Title()), category.Title());
        }

        return price;
    }
}
