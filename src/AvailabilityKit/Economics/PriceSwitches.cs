using System.Collections.Immutable;

namespace AvailabilityKit.Economics;

/// <summary>At which price the winner changes: present values are linear in each price, so every crossing has a closed form.</summary>
internal static class PriceSwitches
{
    private static readonly (SwitchInput Input, string Name, Func<Prices, decimal> Of, Func<Prices, decimal, Prices> With)[] PriceList =
    [
        (SwitchInput.HourOfDowntime, "an hour of downtime", static prices => prices.HourOfDowntime, static (prices, price) => prices with { HourOfDowntime = price }),
        (SwitchInput.HourOfPlannedDowntime, "an hour of planned downtime", static prices => prices.HourOfPlannedDowntime, static (prices, price) => prices with { HourOfPlannedDowntime = price }),
        (SwitchInput.Failover, "a failover", static prices => prices.Failover, static (prices, price) => prices with { Failover = price }),
        (SwitchInput.InFlightItem, "an in-flight item", static prices => prices.InFlightItem, static (prices, price) => prices with { InFlightItem = price }),
        (SwitchInput.RefusedItem, "a refused item", static prices => prices.RefusedItem, static (prices, price) => prices with { RefusedItem = price }),
        (SwitchInput.KilowattHour, "a kilowatt hour", static prices => prices.KilowattHour, static (prices, price) => prices with { KilowattHour = price }),
    ];

    public static IEnumerable<WinnerSwitch> Of(TotalCostOfOwnership winner, ImmutableArray<TotalCostOfOwnership> rivals)
    {
        foreach (var (input, name, of, with) in PriceList)
        {
            var today = of(winner.Prices);
            if (input == SwitchInput.InFlightItem && rivals.Append(winner).Any(static alternative => alternative.Losses.InFlightItemsLost is null))
            {
                yield return new(input, name, winner.Currency, today) { IsKnown = false };
                continue;
            }

            var crossings = rivals.Select(rival => Crossing(winner, rival, today, with)).OfType<(decimal Value, decimal Slope, TotalCostOfOwnership Then)>().ToList();

            // Of several that cross at one price, the one that falls the steepest is the cheapest beyond it.
            var above = crossings.Where(static crossing => crossing.Slope < 0).OrderBy(static crossing => crossing.Value).ThenBy(static crossing => crossing.Slope).Take(1);
            var below = crossings.Where(static crossing => crossing.Slope > 0).OrderByDescending(static crossing => crossing.Value).ThenByDescending(static crossing => crossing.Slope).Take(1);
            foreach (var (value, slope, then) in above.Concat(below))
            {
                yield return new(input, name, winner.Currency, today) { Value = value, IsAbove = slope < 0, Then = then };
            }

            if (crossings.Count == 0)
            {
                yield return new(input, name, winner.Currency, today);
            }
        }
    }

    /// <summary>Where a rival costs the same as the winner, and how what it costs more changes with the price.</summary>
    private static (decimal Value, decimal Slope, TotalCostOfOwnership Then)? Crossing(
        TotalCostOfOwnership winner, TotalCostOfOwnership rival, decimal today, Func<Prices, decimal, Prices> with)
    {
        var dearer = BreakEven.Difference(Fixed(rival), Fixed(winner), BreakEven.MoneyResolution);
        var slope = BreakEven.Difference(Slope(rival), Slope(winner), BreakEven.QuantityResolution);
        if (slope == 0)
        {
            return null;
        }

        try
        {
            // The winner is no dearer today; where both cost the same, rounding must not put the crossing on the wrong side.
            var value = slope < 0 ? Math.Max(-dearer / slope, today) : Math.Min(-dearer / slope, today);
            return value > 0 || slope < 0 ? (value, slope, rival) : null;
        }
        catch (OverflowException)
        {
            // Farther than any amount of money.
            return null;
        }

        decimal Fixed(TotalCostOfOwnership alternative) => CostLedger.Of(alternative.Costs, alternative.Losses, with(alternative.Prices, 0)).PresentValue();

        // The present value of what this one price is paid for, at a price of one and with all else free.
        decimal Slope(TotalCostOfOwnership alternative)
        {
            var free = new Prices(alternative.Currency) { Years = alternative.Prices.Years, DiscountRate = alternative.Prices.DiscountRate, Calendar = alternative.Prices.Calendar };
            var draws = alternative.Costs.PowerDraws.Aggregate(Costs.In(alternative.Currency), static (costs, draw) => costs.Power(draw));
            return CostLedger.Of(draws, alternative.Losses, with(free, 1)).PresentValue();
        }
    }
}
