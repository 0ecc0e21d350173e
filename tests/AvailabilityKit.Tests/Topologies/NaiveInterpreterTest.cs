using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The library against the naive interpreter, which reads the same topology by its documentation as one system.</summary>
public class NaiveInterpreterTest
{
    /// <summary>States of a whole system, of which a dense elimination takes the cube.</summary>
    private const int SmallEnough = 250;

    private static readonly Failover Quick = Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes);
    private static readonly PlannedWork[] Works = [PlannedWork.PerYear("upgrade", 12, 4.Hours), PlannedWork.PerYear("patch", 50, 10.Minutes)];

    [Property(MaxTest = 500)]
    public void Every_figure_of_a_random_system_is_that_of_the_naive_interpreter(SystemSketch sketch)
    {
        var topology = sketch.Build();
        if (NaiveEvaluation.Of(topology, SmallEnough) is { } naive)
        {
            NaiveAgreement.Agree(naive, topology);
        }
    }

    [Property]
    public void Without_planned_work_every_figure_of_a_random_system_is_that_of_the_naive_interpreter(SystemSketch sketch)
    {
        var topology = sketch.Build();
        if (NaiveEvaluation.Of(topology, SmallEnough, includingPlanned: false) is { } naive)
        {
            NaiveAgreement.Agree(naive, topology, new EvaluationOptions { Planned = PlannedDowntime.Excluded });
        }
    }

    [Property]
    public void Where_nodes_hold_still_every_figure_of_a_random_system_is_that_of_the_naive_interpreter(SystemSketch sketch)
    {
        var topology = sketch.Build();
        if (NaiveEvaluation.Of(topology, SmallEnough, nodesHoldStill: true) is { } naive)
        {
            NaiveAgreement.Agree(naive, topology, new EvaluationOptions { Interruptions = Interruptions.NodesHoldStill });
        }
    }

    [Fact]
    public void Most_random_systems_are_small_enough_to_be_held_to_it()
    {
        var systems = SystemSketch.Arbitrary().Generator.Sample(200);

        Assert.True(systems.Count(sketch => NaiveEvaluation.Of(sketch.Build(), SmallEnough) is not null) > 100);
    }

    [Fact]
    public void Many_of_them_have_elements_that_are_solved_by_themselves()
    {
        var systems = SystemSketch.Arbitrary().Generator.Sample(300).Select(sketch => sketch.Build()).Where(topology => NaiveEvaluation.Of(topology, SmallEnough) is not null).ToList();

        Assert.All((Type[])[typeof(KnownElement), typeof(ChainElement), typeof(BlockElement)], kind =>
            Assert.True(systems.Count(topology => topology.Elements.Any(element => element.GetType() == kind)) >= 3, kind.Name));
    }

    [Fact]
    public void Known_availabilities_chains_and_block_diagrams_share_the_downtime_with_everything_else()
    {
        var a = Block.Component("a", 300.Hours, 30.Hours);
        var chain = MarkovChain.Named("any").Transition("whole", "worn", 1.PerHour).Transition("worn", "whole", 2.PerHour)
            .Transition("worn", "broken", 0.5.PerHour).Transition("broken", "whole", 0.7.PerHour).Build();
        HeldToNaive(Servers(("n", 300), ("m", 900))
            .Known("power", Availability.Parse("98 %"), meanOutage: 3.Hours)
            .Known("site", Availability.Parse("95 %"), meanOutage: 1.Hours, needs: ["power"])
            .Chain("raid", chain, up: state => state != "broken", needs: ["site"])
            .Block("links", Block.Parallel(a, Block.Series(Block.Component("b", 90.Hours, 5.Hours), a)))
            .Server("o", 50.Hours, 4.Hours, needs: ["site"])
            .Cluster("x", ["m", "o"], Failover.In(30.Seconds))
            .Group("y", ["raid", "links", "n"], atLeast: 2)
            .Service("all", ["x", "y"]));
    }

    [Fact]
    public void Work_waits_for_what_a_member_known_as_a_whole_needs()
    {
        var chain = MarkovChain.Named("raid").Transition("whole", "broken", 0.01.PerHour).Transition("broken", "whole", 0.5.PerHour).Build();
        HeldToNaive(Topology.Named("t")
            .Server("host", 20.Hours, 1.Hours)
            .Server("other", 900.Hours, 2.Hours, planned: [Works[0]])
            .Chain("raid", chain, up: state => state == "whole", needs: ["host"])
            .Group("x", ["raid", "other"], atLeast: 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Alike_nodes_are_worked_on_as_often_as_asked_all_together(int atLeast) =>
        HeldToNaive(new[] { "a", "b", "c" }.Aggregate(Topology.Named("t"), (topology, name) => topology.Server(name, 300.Hours, 20.Hours, planned: Works))
            .Cluster("x", ["a", "b", "c"], Quick, atLeast, repairCrews: 2));

    [Fact]
    public void A_cluster_that_waits_for_a_switch_over_below_and_loses_the_rest_is_not_stopped_for_work_that_is_done_already() =>
        HeldToNaive(Topology.Named("t")
            .Server("a", 200_000.Hours, 30.Minutes)
            .Server("b", 20.Hours, Duration.Zero, needs: ["a"])
            .Server("c", 200_000.Hours, 30.Minutes, planned: [new PlannedWork("firmware", 90.Days, 4.Hours, 0.5)])
            .Cluster("inner", ["c", "b"], Failover.In(30.Seconds))
            .Cluster("x", ["a", "inner"], Failover.In(30.Seconds).Needs("inner")));

    [Fact]
    public void Work_that_several_nodes_carry_stays_where_it_is_when_one_of_them_fails() =>
        HeldToNaive(Servers(("a", 300), ("b", 900), ("c", 30), ("d", 3_000))
            .Cluster("x", ["a", "b", "c", "d"], Quick, atLeast: 2));

    [Fact]
    public void Alike_nodes_with_another_between_them_take_over_in_the_order_of_the_list() =>
        HeldToNaive(Servers(("a", 500), ("poor", 50), ("b", 500))
            .Cluster("x", ["a", "poor", "b"], Quick));

    [Fact]
    public void Nodes_that_wait_cold_fail_less_often_and_those_that_work_do_not() =>
        HeldToNaive(Servers(("a", 300), ("b", 900), ("c", 30), ("d", 30))
            .Cluster("x", ["a", "b", "c", "d"], Quick, atLeast: 2, repairCrews: 1, standby: Standby.Warm(0.25)));

    [Fact]
    public void Triples_that_wait_cold_keep_their_modules() =>
        HeldToNaive(Topology.Named("t")
            .FaultTolerantServer("a", 200.Hours, 30.Hours, transientMtbf: 90.Hours, coverage: 0.9)
            .FaultTolerantServer("b", 200.Hours, 30.Hours, transientMtbf: 90.Hours, coverage: 0.9, faults: [Fault.Software(400.Hours, 1.Hours)])
            .Cluster("x", ["a", "b"], Quick, standby: Standby.Cold));

    [Fact]
    public void What_a_cold_node_needs_fails_as_it_does() =>
        HeldToNaive(Topology.Named("t")
            .Power("feed", [Fault.Environment(100.Hours, 3.Hours)], planned: Works)
            .Server("a", 300.Hours, 20.Hours)
            .Server("b", [Fault.Hardware(300.Hours, 20.Hours), Fault.Software(40.Hours, 1.Hours)], needs: ["feed"])
            .Cluster("x", ["a", "b"], Quick.FailingBackIn(1.Minutes), standby: Standby.Cold));

    [Fact]
    public void Work_that_came_to_a_node_that_never_fails_stays_there_while_the_others_wait_cold()
    {
        var service = Topology.Named("t")
            .Server("a", 300.Hours, 20.Hours)
            .Server("b", Duration.Infinite, 20.Hours)
            .Cluster("x", ["a", "b"], Quick, standby: Standby.Cold)
            .Service("s", ["x"]).Evaluate().Service;

        Assert.Equal(0, service.Availability.Unavailability);
        Assert.Equal(Rate.Zero, service.OutageFrequency);
    }

    [Fact]
    public void Alike_nodes_that_fail_back_are_told_apart() =>
        HeldToNaive(Servers(("a", 500), ("b", 500), ("c", 500))
            .Cluster("x", ["a", "b", "c"], Quick.FailingBackIn(10.Seconds)));

    [Fact]
    public void Work_does_not_wait_for_a_cluster_that_only_needs_the_part() =>
        HeldToNaive(Topology.Named("t")
            .Server("a", 1_000.Hours, 20.Hours, planned: [Works[0]])
            .Server("b", 900.Hours, 20.Hours)
            .Server("c", 300.Hours, 60.Hours)
            .Server("d", 300.Hours, 60.Hours)
            .Cluster("x", ["a", "b"], Quick)
            .Cluster("y", ["c", "d"], Quick, needs: ["a"])
            .Service("both", ["x", "y"]));

    [Fact]
    public void Triples_that_stand_by_for_one_another_remember_what_they_are_short_of() =>
        HeldToNaive(Topology.Named("t")
            .FaultTolerantServer("a", 200.Hours, 30.Hours, modules: 3, transientMtbf: 90.Hours, coverage: 0.9)
            .FaultTolerantServer("b", 200.Hours, 30.Hours, transientMtbf: 90.Hours, coverage: 0.9, faults: [Fault.Software(400.Hours, 1.Hours)])
            .Cluster("x", ["a", "b"], Quick));

    [Fact]
    public void Work_on_a_host_of_all_guests_waits_until_their_failover_is_over() =>
        HeldToNaive(Topology.Named("t")
            .Server("host", [Fault.Hardware(2_000.Hours, 8.Hours)], planned: Works)
            .Server("a", 50.Hours, 2.Hours, needs: ["host"])
            .Server("b", 50.Hours, 2.Hours, needs: ["host"])
            .Cluster("x", ["a", "b"], Failover.In(20.Minutes).SwitchingOverIn(5.Minutes)));

    [Fact]
    public void Sites_that_are_clusters_fail_over_with_work_and_crews_below_them() =>
        HeldToNaive(Topology.Named("t")
            .Server("a1", [Fault.Hardware(300.Hours, 5.Hours), Fault.Software(100.Hours, 0.5.Hours)], planned: Works)
            .Server("a2", [Fault.Hardware(300.Hours, 5.Hours)])
            .Server("b1", [Fault.Hardware(200.Hours, 5.Hours)], planned: Works)
            .Cluster("a", ["a1", "a2"], Quick.FailingBackIn(1.Minutes))
            .Cluster("x", ["a", "b1"], Failover.In(3.Minutes).Covering(0.8).OtherwiseIn(1.Hours))
            .RepairCrew("crew", ["b1", "a1", "a2"], size: 2, discipline: CrewDiscipline.PriorityInOrder));

    [Fact]
    public void A_crew_of_two_that_works_by_priority_leaves_the_third_waiting() =>
        HeldToNaive(Servers(("a", 40), ("b", 20), ("c", 30), ("d", 50))
            .RepairCrew("crew", ["c", "a", "d", "b"], size: 2, discipline: CrewDiscipline.PriorityInOrder)
            .Group("x", ["a", "b", "c", "d"], atLeast: 3));

    [Fact]
    public void Work_and_faults_of_an_element_and_of_what_it_needs_overlap() =>
        HeldToNaive(Topology.Named("t")
            .Power("feed", [Fault.Environment(100.Hours, 3.Hours)], planned: Works)
            .Server("a", [Fault.Hardware(30.Hours, 5.Hours), Fault.Operator(70.Hours, 1.Hours)], restart: 0.5.Hours, planned: Works, needs: ["feed"])
            .FaultTolerantServer("b", 90.Hours, 20.Hours, planned: Works, needs: ["feed"])
            .Group("x", ["a", "b"]));

    private static Topology Servers(params (string Name, double MtbfHours)[] servers) =>
        servers.Aggregate(Topology.Named("t"), (all, server) => all.Server(server.Name, server.MtbfHours.Hours, 20.Hours));

    [Fact]
    public void A_cluster_that_stops_the_one_above_is_worked_on_in_turn_with_what_it_alone_needs() => HeldToNaive(Servers(("m", 300), ("n", 900))
        .Server("site", [Fault.Operator(20.Hours, 60.Hours)], planned: [PlannedWork.PerYear("patch", 50, 10.Minutes)])
        .Cluster("inner", ["m", "n"], Quick, atLeast: 2, planned: [PlannedWork.PerYear("firmware", 4, 4.Hours)], needs: ["site"])
        .Cluster("x", ["inner", "n"], Quick, atLeast: 2));

    private static void HeldToNaive(Topology topology)
    {
        var whole = topology.Service("s", ["x"]);
        NaiveAgreement.Agree(NaiveEvaluation.Of(whole)!, whole);
    }
}
