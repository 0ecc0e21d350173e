using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class CostComparisonTest
{
    private static readonly Prices Prices = new("USD") { Years = 5, HourOfDowntime = 1_000 };

    private static readonly TotalCostOfOwnership Conventional = Alternative("conventional", 5_000, 20);
    private static readonly TotalCostOfOwnership Cluster = Alternative("cluster", 40_000, 3);
    private static readonly TotalCostOfOwnership Sturdy = Alternative("sturdy", 60_000, 1);

    [Fact]
    public void The_cheapest_has_the_lowest_present_value() =>
        Assert.Same(Cluster, TotalCostOfOwnership.Compare(Conventional, Cluster, Sturdy).Cheapest);

    [Fact]
    public void Of_equally_cheap_ones_the_first_is_named()
    {
        var twin = Alternative("twin", 40_000, 3);
        Assert.Same(Cluster, TotalCostOfOwnership.Compare(Cluster, twin).Cheapest);
        Assert.Same(twin, TotalCostOfOwnership.Compare(twin, Cluster).Cheapest);
    }

    [Fact]
    public void Each_two_have_their_break_even()
    {
        var answers = TotalCostOfOwnership.Compare(Conventional, Cluster, Sturdy).BreakEvens;
        Assert.Equal("conventional-cluster conventional-sturdy cluster-sturdy", string.Join(' ', answers.Select(answer => $"{answer.First.Name}-{answer.Second.Name}")));
        Assert.Equal(2_000, Assert.IsType<BreakEven.AtPrice>(answers[2]).PricePerHour.Amount);
    }

    private static TotalCostOfOwnership Alternative(string name, decimal capital, double hours) => TotalCostOfOwnership.Of(
        name, Costs.In("USD").Servers(1, capital), new YearlyLosses { UnplannedDowntime = Duration.FromHours(hours) }, Prices);
}
