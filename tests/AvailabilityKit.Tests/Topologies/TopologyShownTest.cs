using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What a topology looks like: drawings, sentences, and many alike parts as one.</summary>
public class TopologyShownTest
{
    private static readonly string[] Web = [.. Enumerable.Range(1, 40).Select(i => $"web-{i}")];

    [Fact]
    public void Sentences_tell_how_many_of_which_are_needed_and_how_work_moves()
    {
        var topology = Pair()
            .Group("farm", members: ["x", "db"], atLeast: 2)
            .Server("x", mtbf: 100.Hours, mttr: 1.Hours)
            .RepairCrew("smiths", repairs: ["x", "san"])
            .Service("orders", needs: ["db", "san"])
            .Service("reports", needs: ["db", "farm"]);

        Assert.Equal(
            [
                "orders needs db (1 of node-a, node-b; failover in 30 s, 95 % covered) and san",
                "reports needs db and farm (2 of x, db)",
                "smiths repairs x, san, 1 at a time, in equal shares",
            ],
            TopologyWords.Of(topology));
    }

    [Fact]
    public void A_cluster_inside_another_is_told_after_it()
    {
        var topology = Pair()
            .Server("spare", mtbf: 8_760.Hours, mttr: 4.Hours)
            .Cluster("sites", nodes: ["db", "spare"], failover: Failover.In(1.Hours), mode: ClusterMode.ActiveActive)
            .Service("orders", needs: ["sites"]);

        Assert.Equal(
            [
                "orders needs sites (1 of db, spare; active/active, failover in 1 h)",
                "db is 1 of node-a, node-b; failover in 30 s, 95 % covered",
            ],
            TopologyWords.Of(topology));
    }

    [Fact]
    public void Many_alike_parts_are_one_block_in_a_frame_to_which_one_line_leads()
    {
        var panel = Drawn(Farm(Web));

        Assert.Equal(["web-1 … web-40 × 40", "orders"], panel.Nodes.Select(node => node.Label));
        Assert.Equal([new DiagramEdge("orders", "farm", null)], panel.Edges);
        Assert.Equal("36 of 40", panel.Groups.Single().Detail);
        Assert.Equal(["orders needs farm (36 of the 40 web-1 … web-40)"], panel.Words);
    }

    [Fact]
    public void A_part_that_differs_or_is_needed_by_name_is_drawn_by_itself()
    {
        var topology = Farm(Web).Service("admin", needs: ["web-7"]);

        Assert.Contains(Drawn(topology).Nodes, node => node.Label == "web-7");
        Assert.Contains(Drawn(topology).Nodes, node => node.Label == "web-1 … web-40 × 39");
        Assert.Contains(new DiagramEdge("admin", "web-7", null), Drawn(topology).Edges);
    }

    [Fact]
    public void Alike_parts_share_a_row_of_causes_and_of_islands()
    {
        var evaluation = Farm(Web).Evaluate();
        var causes = evaluation.ToExhibit().Panels.OfType<TablePanel>().First();
        var islands = evaluation.ToExhibit().Panels.OfType<TablePanel>().Last();

        Assert.Equal("web-1 … web-40 (40)", Assert.Single(causes.Rows).Cells[0]);
        Assert.Equal(causes.Footer!.Cells.Skip(2), Assert.Single(causes.Rows).Cells.Skip(2).Select(cell => cell.Replace("100.0", "100", StringComparison.Ordinal)));
        Assert.Equal("web-1 … web-40 (40, each by itself)", Assert.Single(islands.Rows).Cells[0]);
    }

    [Fact]
    public void The_verdict_names_the_largest_cause_and_whether_the_target_is_met()
    {
        var evaluation = Pair().Service("orders", needs: ["db", "san"]).Evaluate();

        Assert.Equal(["\"orders\" is up 99.99675 % of the time, down 17.1 min a year, 92 % of it by hardware of san."], evaluation.ToExhibit().Verdict);
        Assert.EndsWith("It meets the target of 99.99 %.", evaluation.ToExhibit(Availability.Parse("99.99 %")).Verdict.Single(), StringComparison.Ordinal);
        Assert.EndsWith("It misses the target of 99.999 % by 11.8 min a year.", evaluation.ToExhibit(Availability.Parse("99.999 %")).Verdict.Single(), StringComparison.Ordinal);
    }

    /// <summary>Of five servers one suffices, and each is down 10 of 110 h: (1/11)^5 of a year for all at once is 3.26 min.</summary>
    [Fact]
    public void The_verdict_speaks_of_capacity_where_it_is_that_which_is_missing()
    {
        var farm = Topology.Named("farm").Servers("web", 5, mtbf: 100.Hours, mttr: 10.Hours);
        var evaluation = farm.Group("farm", ["web"]).Service("orders", needs: ["farm"]).Evaluate();

        Assert.Equal(["\"orders\" has 90.91 % of its capacity on average, as if all of it were down 33.2 d a year, 100 % of it by hardware of web-1 … web-5 (5). All of it is down 3.26 min a year."], evaluation.ToExhibit().Verdict);
        Assert.StartsWith("\"orders\" is up ", farm.Group("farm", ["web"], atLeast: 4).Service("orders", needs: ["farm"]).Evaluate().ToExhibit().Verdict.Single(), StringComparison.Ordinal);

        var often = farm.Servers("san", 3, mtbf: 1e6.Hours, mttr: 0.001.Hours).Group("sans", ["san"]).Service("orders", needs: ["sans"]).Evaluate();
        Assert.EndsWith("All of it is down less than 1 us a year.", often.ToExhibit().Verdict.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_of_a_comparison_names_the_best_and_the_next()
    {
        var one = Topology.Named("one").Server("s", mtbf: 8_760.Hours, mttr: 4.Hours).Service("orders", needs: ["s"]).Evaluate();
        var two = Topology.Named("two").Server("s", mtbf: 8_760.Hours, mttr: 2.Hours).Service("orders", needs: ["s"]).Evaluate();

        Assert.Equal(
            ["Most available: two, up 99.9772 % of the time; down 2 h a year, 100 % of it by hardware of s. Next: one, down 4 h.", "Only two meets the target of 99.97 %."],
            Comparison.Of(one, two).ToExhibit(Availability.Parse("99.97 %")).Verdict);
    }

    private static Topology Pair() => Topology.Named("pair")
        .Server("node-a", mtbf: 8_760.Hours, mttr: 4.Hours)
        .Server("node-b", mtbf: 8_760.Hours, mttr: 4.Hours)
        .Storage("san", mtbf: 200_000.Hours, mttr: 6.Hours)
        .Cluster("db", nodes: ["node-a", "node-b"], failover: Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes));

    private static Topology Farm(string[] names) => names
        .Aggregate(Topology.Named("farm"), (topology, name) => topology.Server(name, mtbf: 8_760.Hours, mttr: 4.Hours))
        .Group("farm", members: names, atLeast: 36)
        .Service("orders", needs: ["farm"]);

    private static DiagramPanel Drawn(Topology topology) => topology.Evaluate().ToExhibit().Panels.OfType<DiagramPanel>().Single();
}
