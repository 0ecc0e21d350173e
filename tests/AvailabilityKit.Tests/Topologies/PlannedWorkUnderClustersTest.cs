using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Planned work on what a cluster stands on: it waits where the cluster can do without, and stops the cluster where it cannot.</summary>
public class PlannedWorkUnderClustersTest
{
    private static readonly PlannedWork[] Upgrades = [PlannedWork.PerYear("upgrade", 4, 1.Hours)];

    private static Topology Pair(string[]? first = null, string[]? second = null) => Topology.Named("pair")
        .Server("a", 1e6.Hours, 1.Hours, first)
        .Server("b", 1e6.Hours, 1.Hours, second);

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
}
