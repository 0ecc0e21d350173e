using System.Text.Json.Nodes;
using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class UnitCostTest
{
    private static readonly Prices Prices = new("USD") { Years = 5, DiscountRate = 0.08 };

    [Fact]
    public void One_costs_its_share_of_the_whole_and_its_year_is_an_annuity()
    {
        // 24,000 at the start: 1,000 for each of 24, by the annuity of 3.99271 250.456 a year and 20.871 a month.
        var unit = TotalCostOfOwnership.Of("pool", Costs.In("USD").Servers(2, each: 12_000), YearlyLosses.None, Prices).PerUnit(24, "virtual machine");

        Assert.Equal(Money.Of(1_000, "USD"), unit.Total);
        Assert.Equal(Money.Of(1_000, "USD"), unit.PresentValue);
        Assert.Equal(1, 1_000 / 3.9927100371 / (double)unit.PerYear.Amount, 1e-10);
        Assert.Equal(unit.PerYear.Amount / 12, unit.PerMonth.Amount);
        Assert.Equal("virtual machine", unit.Unit.Name);
    }

    [Property]
    public void All_units_together_cost_the_whole(int price, int count)
    {
        var tco = TotalCostOfOwnership.Of("pool", Costs.In("USD").Servers(1, Math.Abs(price % 100_000)).Space(7), YearlyLosses.None, Prices);
        var unit = tco.PerUnit(1 + Math.Abs(count % 1_000), "node");

        Assert.Equal(tco.Total.Amount, unit.Total.Amount * (decimal)unit.Unit.Count, 12);
        Assert.Equal(tco.PresentValue.Amount, unit.PresentValue.Amount * (decimal)unit.Unit.Count, 12);
        Assert.Equal(tco.EquivalentAnnualCost.Amount, unit.PerMonth.Amount * 12 * (decimal)unit.Unit.Count, 12);
    }

    [Fact]
    public void What_shares_the_costs_stands_in_the_report_of_one_and_of_several()
    {
        var small = Shared("small", 10_000, 4);
        var large = Shared("large", 40_000, 20);

        Assert.Matches("virtual machine +small +4 +2,500 +2,500 +626 +52.18", small.ToText(width: 160));
        var both = TotalCostOfOwnership.Compare(small, large).ToText(width: 160);
        Assert.Matches("virtual machine +small +4 +2,500 +2,500 +626 +52.18", both);
        Assert.Matches("virtual machine +large +20 +2,000 +2,000 +501 +41.74", both);
        Assert.DoesNotContain("Cost of one", TotalCostOfOwnership.Of("bare", Costs.In("USD"), YearlyLosses.None, Prices).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_loss_is_not_known_so_is_the_cost_of_one()
    {
        var open = TotalCostOfOwnership.Of("cloud", Costs.In("USD").Servers(1, 10_000).SharedBy(4, "node"), new YearlyLosses { InFlightItemsLost = null }, Prices with { InFlightItem = 1 });

        Assert.True(open.Units[0].IsLowerBound);
        Assert.Matches("node +cloud +4 +at least 2,500 +at least 2,500 +at least 626 +at least 52.18", open.ToText(width: 160));
    }

    [Fact]
    public void A_document_and_its_answer_name_the_units()
    {
        var document = ModelDocument.Parse("""
            { "version": 1, "prices": { "currency": "USD", "discountRate": 0.08 }, "topologies": [
              { "name": "one", "costs": { "items": [ { "category": "servers", "once": 10000, "lifeYears": 3 } ], "units": [ { "name": "virtual machine", "count": 4 } ] },
                "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }, { "type": "service", "name": "s", "needs": ["a"] } ] },
              { "name": "other", "costs": { "items": [ { "category": "servers", "once": 11000, "inYear": 2 } ] },
                "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }, { "type": "service", "name": "s", "needs": ["a"] } ] } ] }
            """);
        var comparison = Comparison.Of([.. document.Topologies.Select(one => new Alternative(one.Topology.Evaluate(), one.Costs))], document.Prices);
        var costs = JsonNode.Parse(comparison.ToJson())!["answer"]!["alternatives"]![0]!["costs"]!;
        var expected = comparison.Costs!.Alternatives[0].Units[0];

        Assert.Equal("virtual machine", (string?)costs["units"]![0]!["name"]);
        Assert.Equal(4, (double)costs["units"]![0]!["count"]!);
        Assert.Equal(expected.PerMonth.Amount, (decimal)costs["units"]![0]!["perMonth"]!);
        Assert.Equal(expected.PresentValue.Amount, (decimal)costs["units"]![0]!["presentValue"]!);
        Assert.Equal("none", (string?)costs["residualValue"]);
        Assert.Equal(20_000, comparison.Costs.Alternatives[0].Total.Amount);
        Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
    }

    private static TotalCostOfOwnership Shared(string name, decimal price, int count) =>
        TotalCostOfOwnership.Of(name, Costs.In("USD").Servers(1, price).SharedBy(count, "virtual machine"), YearlyLosses.None, Prices);
}
