using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Planned work: as often as was asked for, in turns where a cluster or a group can do without, and a stop where it cannot.</summary>
public class PlannedWorkTest
{
    private static readonly PlannedWork[] Upgrades = [PlannedWork.PerYear("upgrade", 4, 1.Hours)];

    private static Topology Pair(string[]? first = null, string[]? second = null) => Topology.Named("pair")
        .Server("a", 1e6.Hours, 1.Hours, first)
        .Server("b", 1e6.Hours, 1.Hours, second);

    [Fact]
    public void Alike_nodes_that_are_worked_on_are_lumped()
    {
        var farm = Topology.Named("farm")
            .Servers("node", 8, [Fault.Hardware(8_760.Hours, 4.Hours), Fault.Software(2_000.Hours, 0.25.Hours)], planned: [PlannedWork.PerYear("patch", 4, 1.Hours)])
            .Cluster("cluster", ["node"], Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes), atLeast: 6, repairCrews: 2)
            .Service("service", ["cluster"]);

        var island = farm.Explain().Islands.Single();
        Assert.True(island.States < 2_000 && island.StatesBeforeLumping > 200_000, $"{island.States} of {island.StatesBeforeLumping}");
    }

    [Theory]
    [InlineData("node-1")]
    [InlineData("node-2")]
    [InlineData("node-3")]
    public void A_service_that_names_one_of_the_alike_nodes_changes_no_answer(string named)
    {
        var cluster = Topology.Named("cluster")
            .Servers("node", 3, [Fault.Hardware(300.Hours, 20.Hours)], planned: [PlannedWork.PerYear("patch", 40, 3.Hours)])
            .Cluster("cluster", ["node"], Failover.In(5.Minutes).Covering(0.9).OtherwiseIn(1.Hours), standby: Standby.Cold, repairCrews: 1)
            .Service("service", ["cluster"]);
        var (alone, beside) = (cluster.Evaluate()["service"], cluster.Service("one", [named]).Evaluate()["service"]);

        Near.Equal(alone.Availability.Unavailability, beside.Availability.Unavailability, 1e-12);
        Near.Equal(alone.UnplannedOutagesPerYear!.Value, beside.UnplannedOutagesPerYear!.Value, 1e-12);
        Near.Equal(alone.PlannedDowntimePerYear.TotalHours, beside.PlannedDowntimePerYear.TotalHours, 1e-12);
    }

    [Fact]
    public void Work_on_storage_that_every_node_needs_stops_the_cluster()
    {
        var service = Pair(["san"], ["san"])
            .With(new Component("san", ComponentKind.Storage, []) { Planned = Upgrades })
            .Cluster("cluster", ["a", "b"], Failover.In(30.Seconds))
            .Service("s", ["cluster"]).Evaluate().Service;

        Near.Equal(4, service.PlannedDowntimePerYear.TotalHours, 1e-3);
        Near.Equal(4, service.PlannedOutagesPerYear, 1e-3);
        Assert.True(service.UnplannedDowntimePerYear < 1.Minutes);
    }

    [Fact]
    public void Work_on_what_one_node_needs_costs_a_switch_over()
    {
        var service = Pair(["host-1"], ["host-2"])
            .With(new Component("host-1", ComponentKind.Server, []) { Planned = Upgrades })
            .With(new Component("host-2", ComponentKind.Server, []) { Planned = Upgrades })
            .Cluster("guests", ["a", "b"], Failover.In(30.Seconds))
            .Service("s", ["guests"]).Evaluate().Service;

        // Eight pieces of work a year; that on the host of the active guest interrupts, which is every other one.
        Near.Equal(4, service.PlannedOutagesPerYear, 0.01);
        Near.Equal(4 * 30, service.PlannedDowntimePerYear.TotalSeconds, 0.01);
    }

    [Fact]
    public void Work_on_a_node_that_can_never_be_spared_stops_the_cluster()
    {
        var service = Topology.Named("all of two")
            .Server("a", [Fault.Hardware(1e6.Hours, 1.Hours)], planned: Upgrades)
            .Server("b", [Fault.Hardware(1e6.Hours, 1.Hours)])
            .Cluster("cluster", ["a", "b"], Failover.In(30.Seconds), atLeast: 2)
            .Service("s", ["cluster"]).Evaluate().Service;

        Near.Equal(4, service.PlannedDowntimePerYear.TotalHours, 1e-3);
        Near.Equal(4, service.PlannedOutagesPerYear, 1e-3);
    }

    [Fact]
    public void Several_works_on_a_node_that_cannot_be_spared_are_all_done()
    {
        // 4 h and 50/6 h of every 8760 h, and 54 stops: the clock runs on while the node is out.
        var service = Topology.Named("all of two")
            .With(new Component("a", ComponentKind.Server, []) { Planned = [.. Upgrades, PlannedWork.PerYear("patch", 50, 10.Minutes)] })
            .With(new Component("b", ComponentKind.Server, []))
            .Cluster("cluster", ["a", "b"], Failover.In(30.Seconds), atLeast: 2)
            .Service("s", ["cluster"]).Evaluate().Service;

        const double Out = (4 + (50 / 6.0)) / 8760;
        Near.Equal(Out, service.Availability.Unavailability, 1e-12);
        Near.Equal(54, service.PlannedOutagesPerYear, 1e-12);
    }

    [Fact]
    public void Several_works_on_a_part_outside_clusters_have_a_line_each()
    {
        var service = Topology.Named("alone")
            .With(new Component("a", ComponentKind.Server, []) { Planned = [.. Upgrades, PlannedWork.PerYear("patch", 50, 10.Minutes)] })
            .Service("s", ["a"]).Evaluate().Service;

        Near.Equal(4, service.Causes.Single(cause => cause.Name == "upgrade").DowntimePerYear.TotalHours, 1e-12);
        Near.Equal(50 / 6.0, service.Causes.Single(cause => cause.Name == "patch").DowntimePerYear.TotalHours, 1e-12);
        Near.Equal(54, service.PlannedOutagesPerYear, 1e-12);
    }

    [Fact]
    public void Nodes_that_fail_while_work_has_stopped_their_cluster_leave_it_planned()
    {
        // Ten hours of work at a time, and a node fails every 2.5 h: it must not turn the rest of the work into an outage.
        var service = Topology.Named("restless")
            .With(new Component("san", ComponentKind.Storage, []) { Planned = [PlannedWork.PerYear("upgrade", 12, 10.Hours)] })
            .Server("a", 5.Hours, 1.Seconds, needs: ["san"])
            .Server("b", 5.Hours, 1.Seconds, needs: ["san"])
            .Cluster("cluster", ["a", "b"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive)
            .Service("s", ["cluster"]).Evaluate().Service;

        // 120 h of work a year; that both nodes are down takes 3e-9 of the time.
        Near.Equal(120, service.PlannedDowntimePerYear.TotalHours, 1e-6);
        Assert.True(service.UnplannedDowntimePerYear < 1.Seconds);
    }

    [Fact]
    public void Work_on_a_node_that_the_others_need_is_planned_too()
    {
        var service = Topology.Named("one leans on the other")
            .Server("a", [Fault.Hardware(1e6.Hours, 1.Hours)], planned: Upgrades)
            .Server("b", 1e6.Hours, 1.Hours, ["a"])
            .Cluster("cluster", ["a", "b"], Failover.In(30.Seconds))
            .Service("s", ["cluster"]).Evaluate().Service;

        Near.Equal(4, service.PlannedDowntimePerYear.TotalHours, 1e-3);
        Assert.True(service.UnplannedDowntimePerYear < 1.Minutes);
    }

    [Fact]
    public void Work_in_a_site_that_stops_it_waits_for_the_other_site()
    {
        Topology Site(Topology topology, string name) => topology
            .Server($"{name}-1", [Fault.Hardware(1000.Hours, 10.Hours)], planned: Upgrades)
            .Server($"{name}-2", 1000.Hours, 10.Hours)
            .Cluster(name, [$"{name}-1", $"{name}-2"], Failover.In(Duration.Zero), atLeast: 2);

        var sites = Site(Site(Topology.Named("sites"), "east"), "west")
            .Cluster("both", ["east", "west"], Failover.In(30.Seconds))
            .Service("s", ["both"]).Evaluate().Service;

        // Only the switch-over of an active site is planned downtime: fewer than eight of 30 s, never the hours of the work.
        Assert.InRange(sites.PlannedDowntimePerYear.TotalSeconds, 30, 8 * 30);
    }

    [Fact]
    public void Work_is_done_as_often_as_asked_while_servers_take_turns()
    {
        // Two servers (200 d / 5 d), each out one day in every week and never both: 104.29 pieces of work a year, and both out 14.73 h a year.
        // Two queues of work in a chain of their own, cut off at 20 pieces each, give 1.680979e-3; at 5, 1.680241e-3.
        PlannedWork[] weekly = [new("weekly", 7.Days, 1.Days)];
        var pair = Topology.Named("pair")
            .Servers("n", count: 2, [Fault.Hardware(200.Days, 5.Days)], planned: weekly)
            .Storage("array", 800.Days, 20.Days)
            .Known("bus", Availability.Parse("98 %"), meanOutage: 1.Hours);
        var members = pair.Group("servers", ["n"]).Service("both", ["servers"]).Service("one", ["n-1"]).Service("all", ["servers", "array", "bus"]).Evaluate();
        var nodes = pair.Cluster("servers", ["n"], Failover.In(Duration.Zero)).Service("both", ["servers"]).Evaluate().Service;

        Near.Equal(1.680979e-3, members["both"].Availability.Unavailability, 5e-7);
        Near.Equal(members["both"].Availability.Unavailability, nodes.Availability.Unavailability, 1e-12);
        Near.Equal(365 / 7.0, members["one"].PlannedOutagesPerYear, 1e-12);
        Assert.Equal(0, members["both"].PlannedOutagesPerYear);
        Near.Equal(1 - ((1 - 1.6809792630e-3) * (800 / 820.0) * 0.98), members["all"].Availability.Unavailability, 1e-8);
    }

    [Fact]
    public void The_same_work_on_an_equivalent_place_is_the_same()
    {
        // On a node, or on what that node alone needs and nothing else does.
        Topology Pair(PlannedWork[] onNode, PlannedWork[] below) => Topology.Named("pair")
            .With(new Component("os", ComponentKind.Software, []) { Planned = below })
            .Server("a", [Fault.Hardware(500.Hours, 20.Hours)], needs: ["os"], planned: onNode)
            .Server("b", 900.Hours, 30.Hours);
        PlannedWork[] work = [new("upgrade", 30.Days, 10.Hours)];
        Assert.All<Func<Topology, Topology>>(
            [all => all.Cluster("c", ["a", "b"], Failover.In(5.Minutes).Covering(0.9).OtherwiseIn(1.Hours)), all => all.Group("c", ["a", "b"])],
            whole => Near.Equal(
                whole(Pair(work, [])).Service("s", ["c"]).Evaluate().Availability.Unavailability,
                whole(Pair([], work)).Service("s", ["c"]).Evaluate().Availability.Unavailability,
                1e-12));

        // Below every node, or beside the cluster.
        Topology Disk(string[] node, string[] service) => Topology.Named("disk").Server("a", 500.Hours, 20.Hours, needs: node).Server("b", 900.Hours, 30.Hours, needs: node)
            .With(new Component("disk", ComponentKind.Storage, []) { Planned = work })
            .Group("c", ["a", "b"]).Service("s", ["c", .. service]);
        Near.Equal(Disk(["disk"], []).Evaluate().Availability.Unavailability, Disk([], ["disk"]).Evaluate().Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void Work_that_finds_no_time_is_refused_with_what_there_is_time_for()
    {
        var refused = Assert.Throws<ModelException>(() => Topology.Named("t").Servers("n", count: 2, [Fault.Hardware(200.Hours, 100.Hours)], planned: [new("patch", 7.Days, 70.Hours)])
            .Group("g", ["n"]).Service("s", ["g"]).Evaluate());

        Assert.Contains("\"patch\" of \"n-1\" is asked for 52.14 times a year and finds time for 4", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_of_a_group_are_worked_on_one_at_a_time_and_what_fails_meanwhile_is_to_blame()
    {
        // Two servers (2000 h / 2 h), 2 h of work on each in every week, begun while both are up. Of the time that some work takes, the other
        // server is failed for q: balance q (ends + repaired) = (work - q) fails. Balance of one and of both failed gives the rest.
        var farm = Topology.Named("farm").Servers("web", count: 2, [Fault.Hardware(2000.Hours, 2.Hours)], planned: [new("patch", 7.Days, 2.Hours)]);
        var inTurn = farm.Group("pool", ["web"]).Service("s", ["pool"]).Evaluate().Service;
        var atAnyTime = farm.Group("pool", ["web"], plannedTurns: PlannedTurns.AtAnyTime).Service("s", ["pool"]).Evaluate().Service;

        const double Fails = 1 / 2000.0, Repaired = 1 / 2.0, Ends = 1 / 2.0, Work = 2 * 2 / 168.0;
        const double WorkAndFailed = Work * Fails / (Fails + Ends + Repaired);
        const double OneFailed = (1 - Work + (WorkAndFailed * Ends / (2 * Fails))) / (1 + (Fails / (2 * Repaired)) + (Repaired / (2 * Fails)));

        Near.Equal(WorkAndFailed + (OneFailed * Fails / (2 * Repaired)), inTurn.Availability.Unavailability, 1e-12);
        Assert.Equal(Duration.Zero, inTurn.PlannedDowntimePerYear);
        Assert.InRange(inTurn.DowntimePerYear.TotalMinutes, 6.7, 6.8);
        Assert.True(atAnyTime.PlannedDowntimePerYear > 60.Minutes);
    }

    /// <summary>
    /// What a member alone needs and is known only as a whole says nothing about whether the member can be spared: the diagram goes on by itself, and the server beside it is
    /// worked on as often as asked.
    /// </summary>
    [Fact]
    public void Work_on_a_member_leaves_aside_what_is_known_only_as_a_whole()
    {
        var topology = Topology.Named("two ways")
            .Block("drawing", Block.Component("valve", 900.Hours, 9.Hours))
            .Server("a", 1000.Hours, 10.Hours, needs: ["drawing"], planned: [PlannedWork.PerYear("patch", 12, lasting: 2.Hours)])
            .Server("b", 1000.Hours, 10.Hours)
            .Group("either", ["a", "b"])
            .Service("s", ["either"]);

        Naive.NaiveAgreement.Agree(Naive.NaiveEvaluation.Of(topology)!, topology);
    }
}
