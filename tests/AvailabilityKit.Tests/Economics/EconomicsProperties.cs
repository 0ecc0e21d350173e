using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

/// <summary>What must hold for any pair of alternatives, drawn from a list of whole numbers so that a failure shrinks to few and small ones.</summary>
public class EconomicsProperties
{
    [Property]
    public void The_present_value_is_what_every_year_costs_at_its_discount(int[] raw)
    {
        double At(int index) => index < raw.Length ? Math.Abs(raw[index] % 1_000) : 0;
        var (years, rate) = ((int)(1 + (At(0) % 20)), At(1) % 30 / 100);
        var hardware = 2 * 100 * At(7);
        var running = (At(8) / 7 * 1_000) + (0.07 * hardware) + (At(9) / 1_000 * 1.3 * 8_760 * At(6) / 100);
        var lost = (At(10) / 60 * At(2) * 100) + (At(11) / 60 * At(3)) + (At(12) * At(4)) + (At(13) * At(5) / 10);
        var tco = Draw(raw).First;

        var (owned, missed) = (hardware, 0.0);
        for (var year = 1; year <= years; year++)
        {
            owned += running / Math.Pow(1 + rate, year);
            missed += lost / Math.Pow(1 + rate, year);
            Tests.Near.Equal(owned + missed, (double)tco.CumulativePresentValue[year].Amount, 1e-12);
            Tests.Near.Equal(hardware + (year * (running + lost)), (double)tco.CumulativeNominal[year].Amount, 1e-12);
        }

        Tests.Near.Equal(owned, (double)tco.OwnershipPresentValue.Amount, 1e-12);
        Tests.Near.Equal(missed, (double)tco.LossPresentValue.Amount, 1e-12);
        Tests.Near.Equal(owned + missed, (double)tco.PresentValue.Amount, 1e-12);
        Tests.Near.Equal(hardware + (years * (running + lost)), (double)tco.Total.Amount, 1e-12);
        Tests.Near.Equal(owned + missed, tco.Lines.Sum(line => line.Discounted.Sum(money => (double)money.Amount)), 1e-12);
    }

    [Property(MaxTest = 500)]
    public void A_break_even_price_makes_both_cost_the_same(int[] raw)
    {
        var (first, second) = Draw(raw);
        if (BreakEven.Between(first, second) is BreakEven.AtPrice answer)
        {
            var prices = first.Prices with { HourOfDowntime = answer.PricePerHour.Amount };
            Near(first.At(prices).PresentValue.Amount, second.At(prices).PresentValue.Amount);
        }
    }

    [Property(MaxTest = 500)]
    public void Above_and_below_the_price_the_answer_names_the_cheaper(int[] raw)
    {
        var (first, second) = Draw(raw);
        if (BreakEven.Between(first, second) is BreakEven.AtPrice answer)
        {
            var dearer = first.Prices with { HourOfDowntime = answer.PricePerHour.Amount * 1.01m };
            var cheaper = first.Prices with { HourOfDowntime = answer.PricePerHour.Amount * 0.99m };
            Assert.True(answer.CheaperAbove.At(dearer).PresentValue.Amount < answer.CheaperBelow.At(dearer).PresentValue.Amount);
            Assert.True(answer.CheaperBelow.At(cheaper).PresentValue.Amount < answer.CheaperAbove.At(cheaper).PresentValue.Amount);
        }
    }

    [Property(MaxTest = 500)]
    public void Without_a_break_even_no_price_changes_the_order(int[] raw)
    {
        var (first, second) = Draw(raw);
        var answer = BreakEven.Between(first, second);
        foreach (var price in (decimal[])[0.01m, 1, 1_000, 1_000_000_000])
        {
            var prices = first.Prices with { HourOfDowntime = price };
            var difference = first.At(prices).PresentValue.Amount - second.At(prices).PresentValue.Amount;
            if (answer is BreakEven.AlwaysCheaper always)
            {
                Assert.True(always.Cheaper == first ? difference < 0 : difference > 0);
            }
            else if (answer is BreakEven.NeverDiffers)
            {
                Assert.Equal(0, difference, 10);
            }
        }
    }

    [Property]
    public void The_answer_does_not_depend_on_which_alternative_comes_first(int[] raw)
    {
        var (first, second) = Draw(raw);
        var there = BreakEven.Between(first, second);
        var back = BreakEven.Between(second, first);
        Assert.Equal(there.GetType(), back.GetType());
        Assert.Equal((there as BreakEven.AtPrice)?.PricePerHour, (back as BreakEven.AtPrice)?.PricePerHour);
        Assert.Same((there as BreakEven.AlwaysCheaper)?.Cheaper, (back as BreakEven.AlwaysCheaper)?.Cheaper);
    }

    [Property(MaxTest = 500)]
    public void A_dearer_sturdy_alternative_needs_a_dearer_hour(int[] raw)
    {
        var (first, second) = Draw(raw);
        if (BreakEven.Between(first, second) is BreakEven.AtPrice answer)
        {
            var sturdy = answer.CheaperAbove;
            var dearer = TotalCostOfOwnership.Of(sturdy.Name, sturdy.Costs.Storage(100), sturdy.Losses, sturdy.Prices);
            var then = Assert.IsType<BreakEven.AtPrice>(BreakEven.Between(dearer, answer.CheaperBelow));
            Assert.True(then.PricePerHour.Amount > answer.PricePerHour.Amount);
        }
    }

    [Property]
    public void The_present_value_grows_with_every_price_and_every_loss(int[] raw)
    {
        var tco = Draw(raw).First;
        var before = tco.PresentValue.Amount;
        var prices = tco.Prices;
        Assert.True(tco.At(prices with { HourOfDowntime = prices.HourOfDowntime + 1 }).PresentValue.Amount >= before);
        Assert.True(tco.At(prices with { HourOfPlannedDowntime = prices.HourOfPlannedDowntime + 1 }).PresentValue.Amount >= before);
        Assert.True(tco.At(prices with { Failover = prices.Failover + 1 }).PresentValue.Amount >= before);
        Assert.True(tco.At(prices with { Years = prices.Years + 1 }).PresentValue.Amount >= before);
        Assert.True(tco.At(prices with { DiscountRate = prices.DiscountRate / 2 }).PresentValue.Amount >= before);
        Assert.True(TotalCostOfOwnership.Of(tco.Name, tco.Costs.Servers(1, 1), tco.Losses, prices).PresentValue.Amount > before);
    }

    [Property]
    public void The_present_value_is_linear_in_the_price_of_an_hour(int[] raw)
    {
        var tco = Draw(raw).First;
        decimal At(decimal price) => tco.At(tco.Prices with { HourOfDowntime = price }).PresentValue.Amount;
        Near(At(3_000) - At(1_000), 2 * (At(2_000) - At(1_000)));
        Near(At(1_000), At(0) + (1_000 * (At(1) - At(0))));
    }

    [Property]
    public void Without_discounting_the_present_value_is_the_total(int[] raw)
    {
        var tco = Draw(raw).First;
        tco = tco.At(tco.Prices with { DiscountRate = 0 });
        Assert.Equal(tco.Total, tco.PresentValue);
    }

    private static (TotalCostOfOwnership First, TotalCostOfOwnership Second) Draw(int[] raw)
    {
        int At(int index) => index < raw.Length ? Math.Abs(raw[index] % 1_000) : 0;
        var prices = new Prices("USD")
        {
            Years = 1 + (At(0) % 20), DiscountRate = At(1) % 30 / 100.0, HourOfDowntime = At(2) * 100,
            HourOfPlannedDowntime = At(3), Failover = At(4), InFlightItem = At(5) / 10m, KilowattHour = At(6) / 100m,
        };
        return (One("first", 7), One("second", 14));

        TotalCostOfOwnership One(string name, int from)
        {
            var costs = Costs.In("USD").Servers(2, At(from) * 100).Administration(At(from + 1) / 7.0, 1_000).Maintenance(0.07).Power(At(from + 2), pue: 1.3);
            var losses = new YearlyLosses
            {
                UnplannedDowntime = Duration.FromMinutes(At(from + 3)), PlannedDowntime = Duration.FromMinutes(At(from + 4)),
                Failovers = At(from + 5), InFlightItemsLost = At(from + 6),
            };
            return TotalCostOfOwnership.Of(name, costs, losses, prices);
        }
    }

    private static void Near(decimal expected, decimal actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-15m * Math.Max(1, Math.Abs(expected)), $"{actual} is not {expected}");
}
