using System.Collections.Immutable;

namespace AvailabilityKit.Economics;

/// <summary>The nearest numbers of years, fewer and more, at which another alternative is cheaper: each is tried.</summary>
internal static class YearSwitches
{
    public static IEnumerable<WinnerSwitch> Of(TotalCostOfOwnership winner, ImmutableArray<TotalCostOfOwnership> rivals)
    {
        var today = winner.Prices.Years;
        var found = false;
        foreach (var (step, last) in ((int, int)[])[(1, Annuity.LongestHorizon), (-1, 1)])
        {
            for (var years = today; years != last;)
            {
                years += step;
                if (Cheaper(winner, rivals, years) is { } then)
                {
                    found = true;
                    yield return Horizon(years, step > 0, then);
                    break;
                }
            }
        }

        if (!found)
        {
            yield return Horizon(null, null, null);
        }

        WinnerSwitch Horizon(int? value, bool? above, TotalCostOfOwnership? then) =>
            new(SwitchInput.Years, "the horizon", "years", today) { Value = value, IsAbove = above, Then = then };
    }

    /// <summary>The rival that costs least over so many years, where it costs less than the winner; null, too, where the amounts outgrow money.</summary>
    private static TotalCostOfOwnership? Cheaper(TotalCostOfOwnership winner, ImmutableArray<TotalCostOfOwnership> rivals, int years)
    {
        try
        {
            var best = rivals.MinBy(Over)!;
            return BreakEven.Difference(Over(best), Over(winner), BreakEven.MoneyResolution) < 0 ? best : null;
        }
        catch (ArgumentException)
        {
            return null;
        }

        decimal Over(TotalCostOfOwnership alternative) =>
            CostLedger.Of(alternative.Costs, alternative.Losses, alternative.Prices with { Years = years }).PresentValue();
    }
}
