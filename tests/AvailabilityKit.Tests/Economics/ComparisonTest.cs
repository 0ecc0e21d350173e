using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Economics;

public class ComparisonTest
{
    private static readonly Topology Single = Topology.Named("single").Server("a", 1000.Hours, 10.Hours).Service("s", ["a"], Load.PerSecond(10, 1.Seconds));

    private static readonly Topology Pair = Topology.Named("pair")
        .Server("a", 1000.Hours, 10.Hours).Server("b", 1000.Hours, 10.Hours)
        .Cluster("c", ["a", "b"], Failover.In(30.Seconds))
        .Service("s", ["c"], Load.PerSecond(10, 1.Seconds));

    private static readonly Prices Prices = new("USD") { Years = 5, HourOfDowntime = 1_000 };

    [Fact]
    public void Topologies_stand_side_by_side_without_costs()
    {
        var comparison = Comparison.Of(Single.Evaluate(), Pair.Evaluate());

        Assert.Equal(["single", "pair"], comparison.Alternatives.Select(alternative => alternative.Name));
        Assert.Null(comparison.Costs);
        Assert.Equal("pair", comparison.MostAvailable.Name);
        Assert.Contains("Relative error of every unavailability below", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_take_the_losses_from_the_evaluations()
    {
        var comparison = Comparison.Of(
            [new Alternative(Single.Evaluate(), Costs.In("USD").Servers(1, 10_000)), new Alternative(Pair.Evaluate(), Costs.In("USD").Servers(2, 10_000))],
            Prices,
            "Two ways",
            ["a remark"]);

        // 10 h of 1010 down, 8760 h a year, 1000 USD an hour, 5 years, nothing discounted.
        Near.Equal(10_000 + (5 * 1_000 * 8760 * 10 / 1010.0), (double)comparison.Costs!.Alternatives[0].PresentValue.Amount, 1e-12);
        Assert.Equal("pair", comparison.Costs.Cheapest!.Name);
        Assert.Contains("a remark", comparison.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_causes_has_the_minutes_of_the_closed_forms()
    {
        // r = MTTR / MTTF. The server is down r / (1 + r) of the time; of the pair "both up", "failing over", "one up" and "none up" weigh
        // 1, 30 s / MTTF, 2 r and r^2.
        const double R = 0.01, Failing = 30 / 3.6e6, Minutes = 8760 * 60, Sum = 1 + Failing + (2 * R) + (R * R);
        var table = Comparison.Of(Single.Evaluate(), Pair.Evaluate()).ToExhibit().Panels.OfType<TablePanel>().Single(panel => panel.Title == "Downtime by cause");

        Near.Equal(Minutes * R / (1 + R), Cell(1, "ardware"), 5e-3);
        Near.Equal(Minutes * Failing / Sum, Cell(2, "ailover"), 5e-3);
        Near.Equal(Minutes * R * R / Sum, Cell(2, "ardware"), 5e-3);
        Near.Equal(Minutes * R / (1 + R), Number(table.Footer!.Cells[1]), 5e-3);
        Near.Equal(Minutes * ((R * R) + Failing) / Sum, Number(table.Footer!.Cells[2]), 5e-3);

        double Cell(int column, string cause) => Number(table.Rows.Single(row => row.Cells[0].Contains(cause, StringComparison.Ordinal)).Cells[column]);

        static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Services_of_one_topology_can_be_compared_with_one_another()
    {
        var evaluation = Pair.Service("node", ["a"]).Evaluate();

        var comparison = Comparison.Of([new Alternative(evaluation, "s"), new Alternative(evaluation, "node")], prices: null);

        Assert.Equal(["pair: s", "pair: node"], comparison.Alternatives.Select(alternative => alternative.Name));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_with_a_reason()
    {
        Assert.Contains("give two or more", Assert.Throws<ArgumentException>(() => Comparison.Of(Single.Evaluate())).Message, StringComparison.Ordinal);
        Assert.Contains("another name", Assert.Throws<ArgumentException>(() => Comparison.Of(Single.Evaluate(), Single.Evaluate())).Message, StringComparison.Ordinal);
        Assert.Contains("has no costs", Assert.Throws<ArgumentException>(() => Comparison.Of([new(Single.Evaluate()), new(Pair.Evaluate())], Prices)).Message, StringComparison.Ordinal);
        Assert.Contains("one calendar", Assert.Throws<ArgumentException>(() => Comparison.Of(Single.Evaluate(), Pair.Evaluate(new EvaluationOptions { Calendar = Calendar.Julian }))).Message, StringComparison.Ordinal);
    }
}
