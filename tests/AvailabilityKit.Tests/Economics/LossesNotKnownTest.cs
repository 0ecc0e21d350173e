using System.Text.Json.Nodes;
using AvailabilityKit.Economics;
using AvailabilityKit.Tests.Documents;

namespace AvailabilityKit.Tests.Economics;

/// <summary>An item lost in flight has a price, and nobody knows how many are lost: what can be said then, and what cannot.</summary>
public class LossesNotKnownTest
{
    private static readonly Prices Prices = new("USD") { Years = 5, HourOfDowntime = 1_000, InFlightItem = 5 };

    private static readonly TotalCostOfOwnership Cloud = Alternative("cloud", 10_000, hours: 13, lost: null);

    [Fact]
    public void The_line_is_not_known_and_the_totals_are_called_lower_bounds()
    {
        var line = Cloud.Lines.Single(line => line.Category == CostCategory.InFlightWorkLost);

        Assert.False(line.IsKnown);
        Assert.All(Cloud.Lines.Where(other => other != line), other => Assert.True(other.IsKnown));
        Assert.True(Cloud.IsLowerBound);
        Assert.Equal(75_000, Cloud.PresentValue.Amount);

        var text = Cloud.ToText(width: 160);
        Assert.Matches("Present value +at least 75,000 USD", text);
        Assert.Matches("In-flight work lost +0 +not known +not known +not known", text);
        Assert.Matches("Total +10,000 +at least 13,000 +at least 75,000 +at least 75,000", text);
    }

    [Fact]
    public void A_loss_without_a_price_leaves_every_total_known()
    {
        var free = Cloud.At(Prices with { InFlightItem = 0 });

        Assert.False(free.IsLowerBound);
        Assert.DoesNotContain(free.Lines, line => !line.IsKnown);
        Assert.DoesNotContain("at least", free.ToText(), StringComparison.Ordinal);
        Assert.Contains(free.Assumptions, text => text.Contains("whose number is not known, are not priced", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cheapest_is_known_only_where_it_costs_less_than_every_bound()
    {
        Assert.Null(TotalCostOfOwnership.Compare(Cloud, Alternative("dear", 90_000, hours: 1, lost: 1)).Cheapest);
        Assert.Equal("cheap", TotalCostOfOwnership.Compare(Cloud, Alternative("cheap", 1_000, hours: 1, lost: 1)).Cheapest?.Name);
    }

    [Fact]
    public void Break_even_and_payback_are_not_known()
    {
        var dear = Alternative("dear", 90_000, hours: 1, lost: 1);
        var payback = Payback.Between(Cloud, dear)!;

        Assert.Contains("\"cloud\" loses is not known", Assert.IsType<BreakEven.NotKnown>(BreakEven.Between(Cloud, dear)).Reason, StringComparison.Ordinal);
        Assert.Equal(80_000, payback.Investment.Amount);
        Assert.Null(payback.YearlySaving);
        Assert.Null(payback.Month);
        Assert.Null(payback.ReturnOnInvestment);
        Assert.Matches("cloud against dear +not known +not known +dear: not known +not known", TotalCostOfOwnership.Compare(Cloud, dear).ToText(width: 160));
        Assert.Matches("cloud against cheap +cheap +not known", TotalCostOfOwnership.Compare(Cloud, Alternative("cheap", 1_000, hours: 1, lost: 1)).ToText(width: 160));
        Assert.IsType<BreakEven.AlwaysCheaper>(BreakEven.Between(Alternative("cheap", 1_000, hours: 1, lost: 1), dear));
    }

    [Fact]
    public void In_json_what_is_not_known_is_null_beside_the_lower_bound()
    {
        var cloud = Topology.Named("cloud").Known("sql", 99.9.Percent).Service("orders", ["sql"], Load.PerSecond(10, 1.Seconds));
        var own = Topology.Named("own").Server("sql", 1_000.Hours, 1.Hours).Service("orders", ["sql"], Load.PerSecond(10, 1.Seconds));
        var comparison = Comparison.Of(
            [new Alternative(cloud.Evaluate(), Costs.In("USD").Servers(1, 1_000)), new Alternative(own.Evaluate(), Costs.In("USD").Servers(1, 90_000))], Prices);
        var json = JsonNode.Parse(comparison.ToJson())!;
        var costs = json["answer"]!["alternatives"]![0]!["costs"]!;

        Assert.Empty(JsonSchema.OfResults.ViolationsIn(json));
        Assert.Null(json["answer"]!["cheapest"]);
        Assert.All(["presentValue", "lossPresentValue", "total", "equivalentAnnualCost"], name => Assert.Null(costs[name]));
        Assert.Equal(comparison.Costs!.Alternatives[0].PresentValue.Amount, (decimal)costs["leastPresentValue"]!);
        Assert.Equal(1_000m, (decimal)costs["cumulativeTotal"]![0]!);
        Assert.Null(costs["cumulativeTotal"]![1]);
        Assert.Null(costs["lines"]!.AsArray().Single(line => (string?)line!["category"] == "in-flight-work-lost")!["total"]);
        Assert.Equal("not-known", (string?)json["answer"]!["breakEvens"]![0]!["is"]);
        Assert.Null(json["answer"]!["breakEvens"]![0]!["payback"]!["yearlySaving"]);
    }

    [Fact]
    public void What_an_outage_does_not_lose_is_nothing_however_many_there_are()
    {
        var cloud = Topology.Named("cloud").Known("sql", 99.9.Percent).Service("orders", ["sql"], Load.PerSecond(10, 0.Seconds));

        Assert.Equal(0, cloud.Evaluate().Service.WorkLost!.InFlightPerYear);
        Assert.NotNull(cloud.Evaluate().Service.WorkLost!.DefectsPerMillion);
    }

    private static TotalCostOfOwnership Alternative(string name, decimal capital, double hours, double? lost) => TotalCostOfOwnership.Of(
        name, Costs.In("USD").Servers(1, capital), new YearlyLosses { UnplannedDowntime = Duration.FromHours(hours), InFlightItemsLost = lost }, Prices);
}
