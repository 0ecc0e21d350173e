using System.Collections.Immutable;
using System.Globalization;

namespace AvailabilityKit.Economics;

/// <summary>The sentences under a total cost: how it was discounted, and which losses went in without a price.</summary>
internal static class CostAssumptions
{
    public static ImmutableArray<string> Of(Costs costs, YearlyLosses losses, Prices prices)
    {
        var said = ImmutableArray.CreateBuilder<string>();
        said.Add(prices.DiscountRate == 0
            ? $"Horizon {prices.Horizon} in constant money, not discounted."
            : $"Horizon {prices.Horizon} in constant money: the start counts in full, each year at its end, discounted at {prices.DiscountRate * 100:G6} % a year.");
        said.Add($"Losses are counted by the {prices.Calendar}.");
        if (costs.Items.Any(static item => item.LifeYears is not null))
        {
            said.Add(prices.ResidualValue == ResidualValue.StraightLine
                ? "What has a life of its own is replaced at its end at the same price, and what life it has left at the end of the horizon is taken off, straight line."
                : "What has a life of its own is replaced at its end at the same price; what life it has left at the end of the horizon counts for nothing.");
        }

        foreach (var item in costs.Items.Where(item => item.InYear > prices.Years))
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"\"{item.Name}\", bought in year {item.InYear}, lies beyond the horizon and is in no total."));
        }

        if (!costs.PowerDraws.IsEmpty)
        {
            said.Add(prices.KilowattHour == 0
                ? $"The machines' electricity is not priced ({nameof(Prices.KilowattHour)} is 0)."
                : $"The machines draw power {CheckedAmounts.Print(prices.PoweredTime.TotalHours)} h a year at {CheckedAmounts.Print(prices.KilowattHour)} {prices.Currency} per kWh.");
        }

        NotPriced(losses.UnplannedDowntime.TotalHours, "h of unplanned downtime", prices.HourOfDowntime, nameof(Prices.HourOfDowntime));
        NotPriced(losses.PlannedDowntime.TotalHours, "h of planned downtime", prices.HourOfPlannedDowntime, nameof(Prices.HourOfPlannedDowntime));
        if (losses.LeaveOpen(prices))
        {
            said.Add("Items lost in flight are in no total: how many there are is not known, since an element is given by its availability alone. Each total is the least that it can be.");
        }
        else if (losses.InFlightItemsLost is { } items)
        {
            NotPriced(items, "items lost in flight", prices.InFlightItem, nameof(Prices.InFlightItem));
        }
        else
        {
            said.Add($"Items lost in flight, whose number is not known, are not priced ({nameof(Prices.InFlightItem)} is 0).");
        }

        NotPriced(losses.Failovers, "failovers", prices.Failover, nameof(Prices.Failover));
        if (losses.RefusedItems > 0)
        {
            said.Add(prices.RefusedItem == 0
                ? "Work refused during downtime counts in the price of the hour, not by the item."
                : "Refused items are priced on top of the hours of downtime they fell in.");
        }

        return said.ToImmutable();

        void NotPriced(double quantity, string what, decimal price, string name)
        {
            if (quantity > 0 && price == 0)
            {
                said.Add(string.Create(CultureInfo.InvariantCulture, $"{quantity:G4} {what} a year are not priced ({name} is 0)."));
            }
        }
    }
}
