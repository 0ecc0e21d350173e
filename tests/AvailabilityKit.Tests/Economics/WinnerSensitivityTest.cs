using System.Text.Json.Nodes;
using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

/// <summary>What changes the winner: each switch is held to the whole comparison, costed again on both sides of it.</summary>
public class WinnerSensitivityTest
{
    private static readonly Prices Prices = new("USD") { Years = 5, DiscountRate = 0.08, HourOfDowntime = 10_000 };

    private static readonly TotalCostOfOwnership Cluster = Alternative("cluster", Costs.In("USD").Servers(2, 10_000).Administration(1, 10_000), 52.56.Minutes);
    private static readonly TotalCostOfOwnership Sturdy = Alternative("sturdy", Costs.In("USD").Servers(1, 50_000).Administration(1, 6_000), 5.256.Minutes);

    [Fact]
    public void The_break_even_price_comes_out()
    {
        var found = Only(TotalCostOfOwnership.Compare(Cluster, Sturdy), SwitchInput.HourOfDowntime);

        Assert.Equal(1, 4_456.739773 / (double)found.Value!.Value, 1e-9);
        Assert.Equal(((BreakEven.AtPrice)BreakEven.Between(Cluster, Sturdy)).PricePerHour.Amount, found.Value.Value, 18);
        Assert.False(found.IsAbove);
        Assert.Equal("cluster", found.Then!.Name);
        Assert.Equal(1, 0.4456739773 / (double)found.Factor!.Value, 1e-9);
        Assert.Equal("if an hour of downtime costs below 4,457 USD (x 0.45)", found.ToString());
    }

    [Fact]
    public void A_price_of_zero_has_a_switch_without_a_factor()
    {
        var free = Prices with { HourOfDowntime = 0 };
        var found = Only(TotalCostOfOwnership.Compare(Cluster.At(free), Sturdy.At(free)), SwitchInput.HourOfDowntime);

        Assert.Equal(1, 4_456.739773 / (double)found.Value!.Value, 1e-9);
        Assert.True(found.IsAbove);
        Assert.Null(found.Factor);
        Assert.Equal("if an hour of downtime costs above 4,457 USD", found.ToString());
    }

    [Fact]
    public void The_discount_rate_turns_where_the_savings_just_pay()
    {
        // 30,000 more for 11,884 less a year, of which 7,884 are downtime: a(r, 5) = 30,000 / 11,884, the internal rate of return.
        var found = Only(TotalCostOfOwnership.Compare(Cluster, Sturdy), SwitchInput.DiscountRate);
        var rate = (double)found.Value!.Value;

        Assert.Equal(30_000 / 11_884.0, Annuity.Factor(rate, 5), 1e-10);
        Assert.True(found.IsAbove);
        Assert.StartsWith("if the discount rate is above 28.", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_years_turn_at_the_first_horizon_that_is_too_short()
    {
        // 30,000 / 11,884 is 2.52; discounted, 2 years bring 21,193 and 3 years 30,627.
        var found = Only(TotalCostOfOwnership.Compare(Cluster, Sturdy), SwitchInput.Years);
        Assert.Equal(2, found.Value);
        Assert.Equal("if the horizon is 2 years (x 0.4)", found.ToString());
    }

    [Fact]
    public void A_category_may_rise_or_fall_by_what_lies_between()
    {
        var comparison = TotalCostOfOwnership.Compare(Cluster, Sturdy);
        var between = (Cluster.PresentValue - Sturdy.PresentValue).Amount;
        var rises = comparison.Sensitivity.Switches.Single(found => found.Input == SwitchInput.CostOfCheapest && found.Category == CostCategory.Servers);
        var falls = comparison.Sensitivity.Switches.Single(found => found.Input == SwitchInput.CostOfNext && found.Category == CostCategory.Servers);
        var never = comparison.Sensitivity.Switches.Single(found => found.Input == SwitchInput.CostOfNext && found.Category == CostCategory.Administration);

        Assert.Equal(50_000 + between, rises.Value);
        Assert.Equal("the cost of servers of \"sturdy\"", rises.Name);
        Assert.Equal(20_000 - between, falls.Value);
        Assert.False(falls.IsAbove);
        Assert.Equal(39_927.100371 - (double)between, (double)never.Value!.Value, 1e-5);
    }

    [Fact]
    public void A_third_alternative_may_be_the_one_that_wins()
    {
        // Before downtime 10, 30 and 100; hours 20, 10 and 1; at 3 each 70, 60 and 103. Below 2 the first wins, above 70 / 9 the third.
        var prices = new Prices("USD") { Years = 1, HourOfDowntime = 3 };
        var sensitivity = TotalCostOfOwnership.Compare(
            Alternative("cheap", Costs.In("USD").Servers(1, 10), 20.Hours).At(prices),
            Alternative("middle", Costs.In("USD").Servers(1, 30), 10.Hours).At(prices),
            Alternative("dear", Costs.In("USD").Servers(1, 100), 1.Hours).At(prices)).Sensitivity;
        var found = sensitivity.Switches.Where(found => found.Input == SwitchInput.HourOfDowntime).ToDictionary(found => found.IsAbove!.Value);

        Assert.Equal("middle", sensitivity.Winner!.Name);
        Assert.Equal("cheap", sensitivity.RunnerUp!.Name);
        Assert.Equal((2m, "cheap"), (found[false].Value!.Value, found[false].Then!.Name));
        Assert.Equal(70 / 9m, found[true].Value!.Value, 20);
        Assert.Equal("dear", found[true].Then!.Name);
    }

    [Fact]
    public void A_discount_rate_that_turns_twice_is_found_on_both_sides()
    {
        // One pays 1,000 now and 1,331 in year 2, the other 2,310 in year 1: with q = 1 + r it costs 1,000 q^2 - 2,310 q + 1,331 =
        // 1,000 (q - 1.1) (q - 1.21) more, over q^2. So it is cheaper between 10 and 21 %.
        var twice = Alternative("twice", Costs.In("USD").Servers(1, 1_000).Once(CostCategory.Other, "later", Money.Of(1_331, "USD"), inYear: 2), Duration.Zero);
        var once = Alternative("once", Costs.In("USD").Once(CostCategory.Other, "later", Money.Of(2_310, "USD"), inYear: 1), Duration.Zero);

        Assert.Equal("twice above 0.10000000000", Rates(0.05));
        Assert.Equal("once below 0.10000000000; once above 0.21000000000", Rates(0.15));
        Assert.Equal("twice below 0.21000000000", Rates(0.5));

        string Rates(double today)
        {
            var prices = Prices with { Years = 2, DiscountRate = today };
            var found = TotalCostOfOwnership.Compare(once.At(prices), twice.At(prices)).Sensitivity.Switches.Where(found => found.Input == SwitchInput.DiscountRate);
            return string.Join("; ", found.OrderBy(found => found.Value).Select(found => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{found.Then!.Name} {(found.IsAbove == true ? "above" : "below")} {found.Value:0.00000000000}")));
        }
    }

    [Fact]
    public void Nearest_comes_first_and_what_never_turns_last()
    {
        var switches = TotalCostOfOwnership.Compare(Cluster, Sturdy).Sensitivity.Switches;
        var distances = switches.Select(found => found.Value is null ? 1e9 : found.Factor is { } factor ? Math.Abs(Math.Log((double)factor)) : 1e8).ToList();

        Assert.Equal(distances.Order(), distances);
        Assert.Null(switches[^1].Value);
        Assert.Equal("no value of a kilowatt hour changes the winner", switches.Single(found => found.Input == SwitchInput.KilowattHour).ToString());
    }

    [Fact]
    public void Where_a_loss_is_not_known_nothing_is_told()
    {
        var open = TotalCostOfOwnership.Of("open", Costs.In("USD").Servers(1, 90_000), new YearlyLosses { InFlightItemsLost = null }, Prices);
        var priced = Prices with { InFlightItem = 1 };
        var unpriced = TotalCostOfOwnership.Compare(open, Sturdy).Sensitivity;
        var notKnown = TotalCostOfOwnership.Compare(open.At(priced), Sturdy.At(priced));

        Assert.True(unpriced.IsKnown);
        Assert.False(unpriced.Switches.Single(found => found.Input == SwitchInput.InFlightItem).IsKnown);
        Assert.Contains("Not known for: an in-flight item.", unpriced.ToText(width: 400), StringComparison.Ordinal);
        Assert.Equal("whether an in-flight item changes the winner is not known", unpriced.Switches.Single(found => found.Input == SwitchInput.InFlightItem).ToString());
        Assert.False(notKnown.Sensitivity.IsKnown);
        Assert.Empty(notKnown.Sensitivity.Switches);
        Assert.Contains("At which prices another alternative becomes the cheapest is not known", notKnown.ToText(width: 200), StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_shows_it_as_text_and_as_json()
    {
        var frail = Topology.Named("frail").Server("a", 2_000.Hours, 8.Hours).Service("s", needs: ["a"]).Evaluate();
        var sound = Topology.Named("sound").Server("a", 20_000.Hours, 8.Hours).Service("s", needs: ["a"]).Evaluate();
        var comparison = Comparison.Of([new(frail, Costs.In("USD").Servers(1, 5_000)), new(sound, Costs.In("USD").Servers(1, 50_000))], Prices with { HourOfDowntime = 1_000 });
        var text = comparison.ToText(width: 160);
        var json = JsonNode.Parse(comparison.ToJson())!["answer"]!["sensitivity"]!;
        var found = Only(comparison.Costs!, SwitchInput.HourOfDowntime);

        Assert.Contains("Cheapest is sound, next frail. The winner changes if", text, StringComparison.Ordinal);
        Assert.Matches("an hour of downtime +1,000 USD +below 358.* USD +x 0.36 +frail", text);
        Assert.Contains("No value changes it of: an hour of planned downtime, a failover, an in-flight item, a refused item, a kilowatt hour.", text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("sound", (string?)json["winner"]);
        Assert.Equal("frail", (string?)json["runnerUp"]);
        var hour = json["switches"]!.AsArray().Single(one => (string?)one!["input"] == "hour-of-downtime")!;
        Assert.Equal(found.Value, (decimal)hour["value"]!);
        Assert.Equal(found.Factor, (decimal)hour["factor"]!);
        Assert.False((bool)hour["isAbove"]!);
        Assert.Equal("frail", (string?)hour["then"]);
        Assert.Contains(json["switches"]!.AsArray(), one => (string?)one!["category"] == "servers");
    }

    [Property(MaxTest = 300)]
    public void On_either_side_of_a_price_the_winner_differs_and_where_none_is_told_nothing_changes(int[] raw)
    {
        var (prices, alternatives) = Draw(raw);
        var sensitivity = TotalCostOfOwnership.Compare(alternatives).Sensitivity;
        foreach (var (input, today, with) in PriceList(prices))
        {
            var found = sensitivity.Switches.Where(one => one.Input == input).ToList();
            foreach (var one in found.Where(one => one.Value is not null))
            {
                var nudge = one.IsAbove!.Value ? 1 : -1;
                var (value, step) = (one.Value!.Value, 1e-9m + (one.Value.Value * 1e-9m));
                Wins(sensitivity.Winner!, with(value - (nudge * step) is var kept && one.IsAbove.Value ? Math.Max(kept, today) : Math.Min(kept, today)));
                if (value + (nudge * step) >= 0)
                {
                    Wins(one.Then!, with(value + (nudge * step)));
                    Loses(sensitivity.Winner!, with(value + (nudge * step)));
                }
            }

            if (!found.Exists(one => one.IsAbove == true))
            {
                Wins(sensitivity.Winner!, with(2 * today));
                Wins(sensitivity.Winner!, with(1e9m));
            }

            if (!found.Exists(one => one.IsAbove == false))
            {
                Wins(sensitivity.Winner!, with(today / 2));
                Wins(sensitivity.Winner!, with(0));
            }
        }

        void Wins(TotalCostOfOwnership winner, Prices at) => Assert.All(alternatives, other => NotAbove(winner.At(at), other.At(at)));

        void Loses(TotalCostOfOwnership winner, Prices at) => Assert.True(alternatives.Min(other => other.At(at).PresentValue.Amount) < winner.At(at).PresentValue.Amount);
    }

    [Property(MaxTest = 100)]
    public void The_rate_and_the_years_are_the_nearest_that_change_the_winner(int[] raw)
    {
        var (prices, alternatives) = Draw(raw);
        var sensitivity = TotalCostOfOwnership.Compare(alternatives).Sensitivity;
        var winner = sensitivity.Winner!;
        foreach (var above in (bool[])[true, false])
        {
            // Every year up to the one told keeps the winner.
            var years = sensitivity.Switches.SingleOrDefault(one => one.Input == SwitchInput.Years && one.IsAbove == above);
            for (var year = prices.Years; year is >= 1 and <= 100; year += above ? 1 : -1)
            {
                var cheapest = alternatives.Min(other => other.At(prices with { Years = year }).PresentValue.Amount);
                var own = winner.At(prices with { Years = year }).PresentValue.Amount;
                if (year == years?.Value)
                {
                    Assert.True(cheapest < own);
                    break;
                }

                Assert.True(own - cheapest <= 1e-12m * own);
                if (above && year > prices.Years + 8 && years is null)
                {
                    break;
                }
            }

            // So does every rate, tried on a grid, and beyond the one told it does not.
            var rate = sensitivity.Switches.SingleOrDefault(one => one.Input == SwitchInput.DiscountRate && one.IsAbove == above);
            var end = rate?.Value ?? (above ? 1 : 0);
            var today = (decimal)prices.DiscountRate;
            for (var step = 0; step <= 40; step++)
            {
                var at = prices with { DiscountRate = (double)(today + ((end - today) * step / 40)) };
                var own = winner.At(at).PresentValue.Amount;
                Assert.True(own - alternatives.Min(other => other.At(at).PresentValue.Amount) <= 1e-9m * Math.Max(1, own));
            }

            if (rate is not null && (above ? end + 1e-7m : end - 1e-7m) is var beyond and >= 0 and <= 1)
            {
                var at = prices with { DiscountRate = (double)beyond };
                Assert.True(rate.Then!.At(at).PresentValue.Amount < winner.At(at).PresentValue.Amount);
            }
        }
    }

    [Property(MaxTest = 200)]
    public void A_category_that_costs_a_little_beyond_its_value_changes_the_winner(int[] raw)
    {
        var (_, alternatives) = Draw(raw);
        var sensitivity = TotalCostOfOwnership.Compare(alternatives).Sensitivity;
        var (winner, next) = (sensitivity.Winner!.PresentValue.Amount, sensitivity.RunnerUp!.PresentValue.Amount);
        foreach (var found in sensitivity.Switches.Where(one => one.Category is not null))
        {
            var change = found.Value - found.Today;
            if (found.Input == SwitchInput.CostOfCheapest)
            {
                Assert.Equal(next, winner + change!.Value, 12);
            }
            else if (change is { } less)
            {
                Assert.True(found.Value >= 0);
                Assert.Equal(winner, next + less, 12);
            }
            else
            {
                Assert.True(next - found.Today >= winner);
            }
        }
    }

    private static WinnerSwitch Only(CostComparison comparison, SwitchInput input) => comparison.Sensitivity.Switches.Single(found => found.Input == input);

    private static TotalCostOfOwnership Alternative(string name, Costs costs, Duration down) => TotalCostOfOwnership.Of(name, costs, new YearlyLosses { UnplannedDowntime = down }, Prices);

    private static (SwitchInput Input, decimal Today, Func<decimal, Prices> With)[] PriceList(Prices prices) =>
    [
        (SwitchInput.HourOfDowntime, prices.HourOfDowntime, price => prices with { HourOfDowntime = price }),
        (SwitchInput.HourOfPlannedDowntime, prices.HourOfPlannedDowntime, price => prices with { HourOfPlannedDowntime = price }),
        (SwitchInput.Failover, prices.Failover, price => prices with { Failover = price }),
        (SwitchInput.InFlightItem, prices.InFlightItem, price => prices with { InFlightItem = price }),
        (SwitchInput.RefusedItem, prices.RefusedItem, price => prices with { RefusedItem = price }),
        (SwitchInput.KilowattHour, prices.KilowattHour, price => prices with { KilowattHour = price }),
    ];

    private static void NotAbove(TotalCostOfOwnership winner, TotalCostOfOwnership other) =>
        Assert.True(winner.PresentValue.Amount <= other.PresentValue.Amount * (1 + 1e-14m), $"{winner.Name} costs {winner.PresentValue:R}, {other.Name} {other.PresentValue:R}");

    private static (Prices Prices, TotalCostOfOwnership[] Alternatives) Draw(int[] raw)
    {
        int At(int index, int under) => index < raw.Length ? Math.Abs(raw[index] % under) : 0;
        var prices = new Prices("USD")
        {
            Years = 1 + At(0, 12), DiscountRate = At(1, 30) / 100.0, HourOfDowntime = At(2, 50) * 100, HourOfPlannedDowntime = At(3, 50) * 10, Failover = At(4, 500),
            InFlightItem = At(5, 30) / 10m, RefusedItem = At(6, 3), KilowattHour = At(7, 40) / 100m, ResidualValue = (ResidualValue)At(8, 2),
        };
        return (prices, [One("first", 9), One("second", 21), One("third", 33)]);

        TotalCostOfOwnership One(string name, int from) => TotalCostOfOwnership.Of(
            name,
            Costs.In("USD").Servers(1, At(from, 500) * 100, lifeYears: 1 + At(from + 1, 9)).Storage(At(from + 2, 300) * 100, inYear: At(from + 3, 6))
                .Administration(At(from + 4, 40) / 7.0, 1_000).Maintenance(At(from + 5, 20) / 100.0).Power(At(from + 6, 2_000), pue: 1.3),
            new YearlyLosses
            {
                UnplannedDowntime = Duration.FromMinutes(At(from + 7, 900)), PlannedDowntime = Duration.FromMinutes(At(from + 8, 900)),
                Failovers = At(from + 9, 20), InFlightItemsLost = At(from + 10, 900), RefusedItems = At(from + 11, 900),
            },
            prices);
    }
}
