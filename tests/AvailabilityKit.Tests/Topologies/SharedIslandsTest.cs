using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Islands in which more stands than one cluster: what a service is told is its own, and lumping leaves the figures as they are.</summary>
public class SharedIslandsTest
{
    private static readonly Failover Quick = Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes);

    [Fact]
    public void A_need_and_a_member_of_one_group_are_told_apart_however_alike_under_their_crew()
    {
        var service = Topology.Named("t").Servers("a", 3, 100.Hours, 10.Hours)
            .RepairCrew("crew", ["a"])
            .Group("farm", ["a-2", "a-3"], atLeast: 1, needs: ["a-1"], plannedTurns: PlannedTurns.AtAnyTime)
            .Service("s", ["farm"]).Evaluate().Service;

        // The machine repair model: n of 3 are down as 3! / (3 - n)! r^n, r = 0.1, any n of them as likely as any other; one may be down unless it is a-1.
        Near.Equal((0.3 / 3) + 0.06 + 0.006, service.Availability.Unavailability * 1.366);
        Near.Equal(1 + (0.3 * 2 / 3), service.Availability.Value * 1.366);
    }

    [Fact]
    public void A_service_is_told_of_its_own_failovers_and_masked_faults_only()
    {
        var both = Topology.Named("one crew for all")
            .Server("a1", 1000.Hours, 5.Hours).Server("a2", 1000.Hours, 5.Hours)
            .Server("b1", 1000.Hours, 5.Hours).Server("b2", 1000.Hours, 5.Hours)
            .FaultTolerantServer("lockstep", 1000.Hours, 5.Hours)
            .Cluster("a", ["a1", "a2"], Quick)
            .Cluster("b", ["b1", "b2"], Quick)
            .RepairCrew("crew", ["a1", "a2", "b1", "b2", "lockstep"])
            .Service("on a", ["a"])
            .Service("on lockstep", ["lockstep"])
            .Evaluate();

        Assert.Equal("a", Assert.Single(both["on a"].Failovers).Cluster);
        Assert.Equal(0, both["on a"].MaskedFaultsPerYear);
        Assert.Empty(both["on lockstep"].Failovers);
        Assert.InRange(both["on lockstep"].MaskedFaultsPerYear, 16, 18);
    }

    [Fact]
    public void Nodes_repaired_by_priority_make_a_cluster()
    {
        // Active/active with an instant failover is a group: the same crew must give the same figures.
        var nodes = Topology.Named("t").Server("a", 100.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours).Server("c", 100.Hours, 10.Hours)
            .RepairCrew("crew", ["a", "b", "c"], discipline: CrewDiscipline.PriorityInOrder);
        var cluster = nodes.Cluster("x", ["a", "b", "c"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive).Service("s", ["x"]).Evaluate().Service;
        var group = nodes.Group("x", ["a", "b", "c"]).Service("s", ["x"]).Evaluate().Service;

        Near.Equal(group.Availability.Unavailability, cluster.Availability.Unavailability, 1e-12);
        Near.Equal(group.OutageFrequency!.Value.ValuePerSecond, cluster.OutageFrequency!.Value.ValuePerSecond, 1e-12);
    }

    [Fact]
    public void Ten_servers_of_one_crew_need_no_limit_raised()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"web-{i}")];
        var farm = names.Aggregate(Topology.Named("farm"), (all, name) => all.Server(name, 1000.Hours, 2.Hours))
            .Group("web", names, atLeast: 8)
            .RepairCrew("crew", names)
            .Service("s", ["web"]);

        // Machine repair with one crew: the weight of i broken is (10)_i r^i, and three or more are too many.
        var weight = 1.0;
        var total = 1.0;
        var down = 0.0;
        for (var broken = 1; broken <= 10; broken++)
        {
            weight *= (11 - broken) * 2 / 1000.0;
            total += weight;
            down += broken >= 3 ? weight : 0;
        }

        Near.Equal(down / total, farm.Evaluate().Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void The_error_bound_counts_the_roundings_of_the_joining()
    {
        // Both services stand on the one island of the crew and on the spare, and so on the same bounds of their probabilities. Which of
        // the servers are up matters one by one, since the spare counts among them; they differ, so that none are lumped.
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"web-{i}")];
        var farm = names.Aggregate(Topology.Named("farm").Server("spare", 500.Hours, 2.Hours), (all, name) => all.Server(name, (1000 + all.Elements.Count).Hours, 2.Hours))
            .Group("web", [.. names, "spare"], atLeast: 5)
            .RepairCrew("crew", names)
            .Service("one", ["web-0", "spare"])
            .Service("five", ["web"])
            .Evaluate();

        // The one adds nothing up; the other is down in the 386 patterns of six and more broken, which takes 385 additions.
        Assert.True(farm["five"].ErrorBound >= farm["one"].ErrorBound + (385 * Math.Pow(2, -53)));
    }

    [Fact]
    public void Alike_nodes_with_another_between_them_are_not_lumped_against_the_order_of_the_list() =>
        LumpedEqualsPlain(Topology.Named("t")
            .Server("a", 500.Hours, 20.Hours)
            .Server("poor", 50.Hours, 20.Hours)
            .Server("b", 500.Hours, 20.Hours)
            .Cluster("x", ["a", "poor", "b"], Quick));

    [Fact]
    public void Alike_nodes_beside_one_another_are_lumped_with_another_after_them() =>
        LumpedEqualsPlain(Topology.Named("t")
            .Server("a", 500.Hours, 20.Hours)
            .Server("b", 500.Hours, 20.Hours)
            .Server("poor", 50.Hours, 20.Hours)
            .Cluster("x", ["a", "b", "poor"], Quick));

    [Fact]
    public void Lockstep_nodes_that_stand_by_are_not_alike_while_one_is_short_of_a_module()
    {
        // Of three, the one to take over is chosen from two: which of them is short of a module decides the next failover.
        var topology = Topology.Named("t");
        foreach (var name in (string[])["a", "b", "c"])
        {
            topology = topology.FaultTolerantServer(name, 50.Hours, 30.Hours);
        }

        LumpedEqualsPlain(topology.Cluster("x", ["a", "b", "c"], Quick));
    }

    [Fact]
    public void What_many_paths_lead_to_is_looked_at_once()
    {
        // Two groups a level, each over both of the level below: thirty levels are 2^30 paths.
        var topology = Topology.Named("ladder").Power("left-0", 1000.Hours, 1.Hours).Power("right-0", 1000.Hours, 1.Hours);
        for (var level = 1; level <= 25; level++)
        {
            string[] below = [$"left-{level - 1}", $"right-{level - 1}"];
            topology = topology.Group($"left-{level}", below).Group($"right-{level}", below);
        }

        // Every level is up while one of the two feeds is.
        Near.Equal(OnFeeds(topology.Group("either", ["left-0", "right-0"]), "either", "either"), OnFeeds(topology, "left-25", "right-25"), 1e-12);

        static double OnFeeds(Topology feeds, string one, string other) => feeds
            .Server("a", 1000.Hours, 1.Hours, needs: [.. new[] { one, other }.Distinct()])
            .Server("b", 1000.Hours, 1.Hours, needs: [.. new[] { one, other }.Distinct()])
            .Cluster("x", ["a", "b"], Quick)
            .Service("s", ["x"])
            .Evaluate().Availability.Unavailability;
    }

    [Fact]
    public void An_element_may_be_called_what_a_drawing_calls_a_module()
    {
        var text = Topology.Named("t")
            .FaultTolerantServer("ft", 1000.Hours, 1.Hours)
            .Server("ft/1", 1000.Hours, 1.Hours)
            .Service("s", ["ft", "ft/1"]).Evaluate().ToString();

        Assert.Contains("ft/1", text, StringComparison.Ordinal);
    }

    /// <summary>A second service that needs a node by name keeps that node apart from its twins; a service for each leaves none.</summary>
    private static void LumpedEqualsPlain(Topology topology)
    {
        var nodes = topology.Elements.OfType<Cluster>().Single().Nodes;
        var lumped = topology.Service("s", ["x"]).Evaluate()["s"];
        var plain = nodes.Aggregate(topology.Service("s", ["x"]), (all, node) => all.Service($"on {node}", [node])).Evaluate()["s"];

        Near.Equal(plain.Availability.Unavailability, lumped.Availability.Unavailability, 1e-12);
        Near.Equal(plain.OutageFrequency!.Value.ValuePerSecond, lumped.OutageFrequency!.Value.ValuePerSecond, 1e-12);
        Near.Equal(plain.FailoversPerYear, lumped.FailoversPerYear, 1e-12);
    }
}
