using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class BreakEvenTest
{
    private static readonly Prices Plain = new("USD") { Years = 5 };

    [Fact]
    public void The_sturdier_is_cheaper_above_the_price()
    {
        var answer = Assert.IsType<BreakEven.AtPrice>(Alternative("cheap", 10_000, 3).BreakEvenAgainst(Alternative("sturdy", 30_000, 1)));
        Assert.Equal(Money.Of(2_000, "USD"), answer.PricePerHour);
        Assert.Equal("sturdy", answer.CheaperAbove.Name);
        Assert.Equal("cheap", answer.CheaperBelow.Name);
        Assert.Equal("\"sturdy\" is cheaper when an hour of unplanned downtime costs more than 2,000.00 USD; below that \"cheap\" is.", answer.Reason);
    }

    [Fact]
    public void The_order_of_the_two_does_not_matter()
    {
        var one = Alternative("cheap", 10_000, 3);
        var other = Alternative("sturdy", 30_000, 1);
        var there = Assert.IsType<BreakEven.AtPrice>(BreakEven.Between(one, other));
        var back = Assert.IsType<BreakEven.AtPrice>(BreakEven.Between(other, one));
        Assert.Equal(there.PricePerHour, back.PricePerHour);
        Assert.Equal(there.CheaperAbove.Name, back.CheaperAbove.Name);
    }

    [Fact]
    public void Less_downtime_for_less_money_is_always_cheaper()
    {
        var answer = Assert.IsType<BreakEven.AlwaysCheaper>(BreakEven.Between(Alternative("dear", 30_000, 3), Alternative("sturdy", 10_000, 1)));
        Assert.Equal("sturdy", answer.Cheaper.Name);
        Assert.Equal("\"sturdy\" is cheaper than \"dear\" at every price of an hour: it has less unplanned downtime and costs less even where an hour of it is free.", answer.Reason);
    }

    [Fact]
    public void Less_downtime_for_the_same_money_is_always_cheaper()
    {
        var answer = Assert.IsType<BreakEven.AlwaysCheaper>(BreakEven.Between(Alternative("frail", 10_000, 3), Alternative("sturdy", 10_000, 1)));
        Assert.Equal("sturdy", answer.Cheaper.Name);
        Assert.Contains("without the price of an hour both cost the same", answer.Reason);
    }

    [Fact]
    public void With_equal_downtime_the_cheaper_stays_cheaper()
    {
        var answer = Assert.IsType<BreakEven.AlwaysCheaper>(BreakEven.Between(Alternative("dear", 30_000, 3), Alternative("cheap", 10_000, 3)));
        Assert.Equal("cheap", answer.Cheaper.Name);
        Assert.Contains("both have the same unplanned downtime", answer.Reason);
        Assert.Equal("cheap", Assert.IsType<BreakEven.AlwaysCheaper>(BreakEven.Between(Alternative("cheap", 10_000, 3), Alternative("dear", 30_000, 3))).Cheaper.Name);
    }

    [Fact]
    public void The_same_twice_never_differs()
    {
        var answer = Assert.IsType<BreakEven.NeverDiffers>(BreakEven.Between(Alternative("one", 10_000, 3), Alternative("other", 10_000, 3)));
        Assert.Equal("\"one\" and \"other\" cost the same and have the same unplanned downtime, so they cost the same at every price of an hour.", answer.Reason);
    }

    [Fact]
    public void Hours_that_differ_by_rounding_alone_are_equal()
    {
        var answer = BreakEven.Between(Alternative("one", 10_000, 0.3), Alternative("other", 30_000, 0.1 + 0.2));
        Assert.Equal("one", Assert.IsType<BreakEven.AlwaysCheaper>(answer).Cheaper.Name);
    }

    [Fact]
    public void The_price_the_alternatives_were_costed_at_does_not_matter()
    {
        var dear = Plain with { HourOfDowntime = 1_000_000 };
        var answer = BreakEven.Between(Alternative("cheap", 10_000, 3).At(dear), Alternative("sturdy", 30_000, 1));
        Assert.Equal(Money.Of(2_000, "USD"), Assert.IsType<BreakEven.AtPrice>(answer).PricePerHour);
    }

    [Fact]
    public void Other_losses_count_at_their_own_price()
    {
        // 20 000 more to buy, but 4 failovers a year fewer at 400 each over 5 years: 12 000 left over 10 hours.
        var prices = Plain with { Failover = 400 };
        var cluster = TotalCostOfOwnership.Of("cluster", Costs.In("USD").Servers(1, 10_000), Hours(3) with { Failovers = 4 }, prices);
        var sturdy = TotalCostOfOwnership.Of("sturdy", Costs.In("USD").Servers(1, 30_000), Hours(1), prices);
        Assert.Equal(Money.Of(1_200, "USD"), Assert.IsType<BreakEven.AtPrice>(BreakEven.Between(cluster, sturdy)).PricePerHour);
    }

    [Fact]
    public void Planned_hours_carry_the_price_where_they_are_asked_to()
    {
        var cluster = TotalCostOfOwnership.Of("cluster", Costs.In("USD").Servers(1, 10_000), Hours(3) with { PlannedDowntime = Duration.FromHours(8) }, Plain);
        var sturdy = TotalCostOfOwnership.Of("sturdy", Costs.In("USD").Servers(1, 30_000), Hours(1), Plain);
        Assert.Equal(Money.Of(2_000, "USD"), Assert.IsType<BreakEven.AtPrice>(BreakEven.Between(cluster, sturdy)).PricePerHour);
        Assert.Equal(Money.Of(400, "USD"), Assert.IsType<BreakEven.AtPrice>(BreakEven.Between(cluster, sturdy, PricedHours.All)).PricePerHour);
    }

    [Fact]
    public void The_answer_says_which_hours_it_priced()
    {
        var one = Alternative("one", 10_000, 3);
        var other = Alternative("other", 30_000, 1);
        Assert.StartsWith("The price belongs to hours of unplanned downtime;", BreakEven.Between(one, other).Basis);
        Assert.StartsWith("The price belongs to every hour of downtime", BreakEven.Between(one, other, PricedHours.All).Basis);
    }

    private static TotalCostOfOwnership Alternative(string name, decimal capital, double hours) =>
        TotalCostOfOwnership.Of(name, Costs.In("USD").Servers(1, capital), Hours(hours), Plain);

    private static YearlyLosses Hours(double hours) => new() { UnplannedDowntime = Duration.FromHours(hours) };
}
