using System.Text.Json.Nodes;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What an explanation says of an island: who reads whom, how many states there were, what is assumed, what would be cheaper.</summary>
public class ExplanationTest
{
    [Fact]
    public void Reading_is_directed_and_a_circle_is_said_once()
    {
        var island = Assert.Single(Topology.Named("t")
            .Storage("array", 900.Hours, 3.Hours)
            .Server("a", 100.Hours, 2.Hours, needs: ["array"])
            .Server("b", 90.Hours, 2.Hours)
            .Cluster("db", ["a", "b"], Failover.In(1.Minutes))
            .Service("s", ["db"]).Explain().Islands);

        // The nodes do not look at what their cluster does, nor the array at anything.
        Assert.Equal(["db reads array, a, b"], island.Readings.Select(reading => reading.ToString()));
    }

    [Fact]
    public void A_crew_that_shares_itself_makes_those_it_repairs_read_one_another()
    {
        var island = Assert.Single(Disks(4, size: 1).Explain().Islands);

        Assert.Equal("disk-1, disk-2, disk-3, disk-4 read one another", Assert.Single(island.Readings).ToString());
        Assert.True(island.Readings[0].IsMutual);
    }

    [Fact]
    public void By_priority_who_comes_later_reads_who_comes_first_and_not_the_other_way_round()
    {
        var island = Topology.Named("t").Server("a", 100.Hours, 2.Hours).Server("b", 90.Hours, 2.Hours).Server("c", 80.Hours, 2.Hours)
            .RepairCrew("man", ["a", "b", "c"], discipline: CrewDiscipline.PriorityInOrder)
            .Service("s", ["a", "b", "c"]).Explain().Islands.Single();

        Assert.Equal(["b reads a", "c reads a, b"], island.Readings.Select(reading => reading.ToString()).Order());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void Before_lumping_every_copy_is_up_or_down_by_itself(int copies)
    {
        var island = Disks(copies, size: 2).Explain().Islands.Single();

        Assert.Equal(copies + 1, island.States);
        Assert.Equal(Math.Pow(2, copies), island.StatesBeforeLumping);
    }

    [Fact]
    public void The_states_before_lumping_are_those_of_the_chain_that_is_not_lumped()
    {
        var topology = Topology.Named("t")
            .Servers("node", 3, [Fault.Hardware(100.Hours, 2.Hours), Fault.Software(50.Hours, 1.Hours)])
            .Cluster("x", ["node"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(1.Hours), mode: ClusterMode.ActiveActive, atLeast: 2)
            .Service("s", ["x"]);
        var island = topology.Explain().Islands.Single();

        Assert.Equal(topology.ToBehaviour().ToChain(new GenerationOptions { Lump = false }).StateCount, island.StatesBeforeLumping);
        Assert.True(island.States < island.StatesBeforeLumping);
    }

    [Fact]
    public void An_island_says_what_it_assumes_and_no_other_does()
    {
        var islands = Topology.Named("t")
            .Servers("node", 2, 100.Hours, 2.Hours)
            .Cluster("x", ["node"], Failover.In(1.Minutes))
            .Server("alone", 100.Hours, 2.Hours)
            .Service("s", ["x", "alone"]).Explain().Islands;

        var cluster = islands.Single(island => island.Elements.Contains("x"));
        var alone = islands.Single(island => island.Elements.Contains("alone"));
        Assert.Contains("Every failover of \"x\" goes well: no coverage below 100 % is given.", cluster.Assumptions);
        Assert.Equal(["A component that stands alone has no further fault while it is down; only the means of its up and down times matter."], alone.Assumptions);
        Assert.Empty(alone.Readings);
        Assert.Empty(cluster.Savings);
    }

    [Fact]
    public void What_would_be_cheaper_is_true()
    {
        Topology Farm(PlannedTurns turns, double factor) => Enumerable.Range(1, 5)
            .Aggregate(Topology.Named("t"), (topology, i) => topology.Server($"web-{i}", 1_000.Hours * Math.Pow(factor, i), 2.Hours, planned: [PlannedWork.PerYear("patch", 12, 1.Hours)]))
            .Group("farm", ["web-1", "web-2", "web-3", "web-4", "web-5"], atLeast: 3, plannedTurns: turns)
            .Service("s", ["farm"]);
        var unlike = Assert.Single(Farm(PlannedTurns.OneAtATime, 1.1).Explain().Islands);

        Assert.Contains(unlike.Savings, saving => saving.StartsWith("web-1, web-2, web-3, web-4, web-5 have 5 different sets of figures", StringComparison.Ordinal));
        Assert.Contains(unlike.Savings, saving => saving.Contains("PlannedTurns.AtAnyTime would part them", StringComparison.Ordinal));
        Assert.True(Assert.Single(Farm(PlannedTurns.OneAtATime, 1).Explain().Islands).States * 5 < unlike.States);
        Assert.Equal(5, Farm(PlannedTurns.AtAnyTime, 1.1).Explain().Islands.Count);
    }

    [Fact]
    public void A_crew_that_keeps_an_order_costs_more_than_one_that_does_not()
    {
        Topology Served(CrewDiscipline discipline) => Enumerable.Range(1, 5)
            .Aggregate(Topology.Named("t"), (topology, i) => topology.Server($"m{i}", 100.Hours * i, 2.Hours))
            .RepairCrew("man", ["m1", "m2", "m3", "m4", "m5"], discipline: discipline)
            .Service("s", ["m1", "m2", "m3", "m4", "m5"]);
        var inOrder = Served(CrewDiscipline.FirstComeFirstServed).Explain().Islands.Single();

        Assert.Contains(inOrder.Savings, saving => saving.Contains("CrewDiscipline.EqualShare has no order", StringComparison.Ordinal));
        Assert.True(Served(CrewDiscipline.EqualShare).Explain().Islands.Single().States < inOrder.States);
    }

    [Fact]
    public void It_is_shown_and_written()
    {
        var explanation = Disks(5, size: 1).Explain();
        var text = explanation.ToString();
        var island = JsonNode.Parse(Explanation.ToJson(Disks(5, size: 1).Evaluate()))!["answer"]!["topologies"]![0]!["islands"]![0]!;

        Assert.Contains("read one another.", text, StringComparison.Ordinal);
        Assert.Contains("6 states in place of 32.", text, StringComparison.Ordinal);
        Assert.Equal(32, (double)island["statesBeforeLumping"]!);
        Assert.Equal(5, island["readings"]![0]!["read"]!.AsArray().Count);
    }

    private static Topology Disks(int count, int size) => Topology.Named("t")
        .Servers("disk", count, 500.Hours, 10.Hours)
        .RepairCrew("men", ["disk"], size)
        .Group("array", ["disk"], atLeast: count - 1)
        .Service("s", ["array"]);
}
