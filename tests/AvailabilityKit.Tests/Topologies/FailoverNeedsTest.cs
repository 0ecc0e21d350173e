using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Failovers that wait for what they need.</summary>
public class FailoverNeedsTest
{
    private static readonly Failover Quick = Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(2.Hours);
    private static readonly PlannedWork[] Works = [PlannedWork.PerYear("upgrade", 12, 4.Hours)];

    public static TheoryData<Failover> Failovers =>
    [
        Quick,
        Failover.In(Duration.Zero),
        Quick.FailingBackIn(2.Minutes).SwitchingOverIn(5.Seconds),
        Failover.In(30.Seconds).FailingBackIn(Duration.Zero).SwitchingOverIn(Duration.Zero),
        Failover.In(2.Hours).FirstReadyServes().DecidedAfter(10.Minutes),
        Failover.In(2.Hours).CarriedThrough().DecidedAfter(10.Minutes),
    ];

    [Fact]
    public void Two_nodes_and_a_manager_are_the_chain_written_out()
    {
        // A state is what the cluster does, how many nodes are up, and whether the manager is.
        const double fails = 1 / 500.0, repaired = 1 / 6.0, managerFails = 1 / 300.0, managerRepaired = 1 / 10.0, failsOver = 120, coverage = 0.9, recovers = 0.5;
        var chain = MarkovChain.Named("pair and manager");
        foreach (var manager in new[] { true, false })
        {
            foreach (var state in new[] { "serving 2", "serving 1", "too few 0", "failing over 2", "failing over 1", "failing over 0", "uncovered 2", "uncovered 1", "uncovered 0" })
            {
                Go(state, manager, state, !manager, manager ? managerFails : managerRepaired);
            }

            Go("serving 2", manager, "serving 1", manager, fails);
            Go("serving 1", manager, "too few 0", manager, fails);
            Go("serving 1", manager, "serving 2", manager, repaired);
            Go("too few 0", manager, "serving 1", manager, 2 * repaired);
            foreach (var what in new[] { "failing over", "uncovered" })
            {
                Go($"{what} 2", manager, $"{what} 1", manager, 2 * fails);
                Go($"{what} 1", manager, $"{what} 0", manager, fails);
                Go($"{what} 1", manager, $"{what} 2", manager, repaired);
                Go($"{what} 0", manager, $"{what} 1", manager, 2 * repaired);
            }

            Recover("uncovered", manager, recovers);
        }

        // The node that works fails: with the manager the failover begins, without it waits, for the manager or for the node.
        Go("serving 2", true, "failing over 1", true, coverage * fails);
        Go("serving 2", true, "uncovered 1", true, (1 - coverage) * fails);
        Go("serving 2", false, "waiting 1", false, fails);
        Go("waiting 1", false, "failing over 1", true, coverage * managerRepaired);
        Go("waiting 1", false, "uncovered 1", true, (1 - coverage) * managerRepaired);
        Go("waiting 1", false, "serving 2", false, repaired);
        Go("waiting 1", false, "too few 0", false, fails);
        Recover("failing over", manager: true, failsOver);
        var steady = chain.Build().SteadyState();

        var service = Pair(Quick, 300.Hours).Evaluate().Service;

        Near.Equal(steady.Availability(state => state.StartsWith("serving", StringComparison.Ordinal)).Unavailability, service.Availability.Unavailability, 1e-12);
        Near.Equal(
            steady.Availability(state => !state.StartsWith("waiting", StringComparison.Ordinal) && !(state.StartsWith("failing over", StringComparison.Ordinal) && state.EndsWith("without", StringComparison.Ordinal))).Unavailability,
            Assert.Single(service.Causes, cause => cause.Name == "failover waits for manager").Unavailability,
            1e-12);

        void Go(string from, bool before, string to, bool after, double perHour) =>
            chain.Transition($"{from}, {(before ? "with" : "without")}", $"{to}, {(after ? "with" : "without")}", Rate.PerHour(perHour));

        void Recover(string what, bool manager, double perHour)
        {
            Go($"{what} 2", manager, "serving 2", manager, perHour);
            Go($"{what} 1", manager, "serving 1", manager, perHour);
            Go($"{what} 0", manager, "too few 0", manager, perHour);
        }
    }

    [Theory]
    [MemberData(nameof(Failovers))]
    public void A_manager_that_never_fails_changes_nothing(Failover failover)
    {
        var without = Held(failover, Duration.Infinite).Evaluate().Service;
        var with = Held(failover.Needs("manager"), Duration.Infinite).Evaluate().Service;

        Near.Equal(without.Availability.Unavailability, with.Availability.Unavailability, 1e-13);
        Near.Equal(without.OutageFrequency!.Value.ValuePerYear, with.OutageFrequency!.Value.ValuePerYear, 1e-13);
        Near.Equal(without.FailoversPerYear, with.FailoversPerYear, 1e-13);
        Near.Equal(without.PlannedDowntimePerYear.TotalSeconds, with.PlannedDowntimePerYear.TotalSeconds, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Failovers))]
    public void Every_kind_of_failover_is_held_to_the_naive_interpreter(Failover failover)
    {
        var topology = Held(failover.Needs("manager"), 100.Hours);

        NaiveAgreement.Agree(NaiveEvaluation.Of(topology)!, topology);
    }

    [Theory]
    [MemberData(nameof(Failovers))]
    public void Work_on_a_feed_of_the_node_and_of_the_manager_stops_both(Failover failover)
    {
        var topology = Topology.Named("t")
            .Power("feed", [Fault.Environment(900.Hours, 3.Hours)], planned: Works)
            .Server("manager", 100.Hours, 4.Hours, needs: ["feed"])
            .Server("a", 300.Hours, 6.Hours, needs: ["feed"])
            .Server("b", 500.Hours, 6.Hours)
            .Cluster("x", ["a", "b"], failover.Needs("manager"))
            .Service("s", ["x"]);

        NaiveAgreement.Agree(NaiveEvaluation.Of(topology)!, topology);
    }

    [Property]
    public void A_manager_that_fails_less_often_is_never_worse(ushort mtbf, byte more)
    {
        var hours = 1 + (mtbf / 10.0);

        Assert.True(
            Pair(Quick, (hours * (1 + (more / 16.0))).Hours).Evaluate().Availability.Unavailability
            <= Pair(Quick, hours.Hours).Evaluate().Availability.Unavailability * (1 + 1e-12));
    }

    [Fact]
    public void It_is_the_manager_that_influences_the_cluster_and_not_the_other_way_round()
    {
        var topology = Pair(Quick, 300.Hours).Server("other", 70.Hours, 2.Hours).Service("console", ["manager", "other"]);
        var without = topology.With("x", (Cluster x) => x with { Failover = Quick });

        Near.Equal(without.Evaluate()["console"].Availability.Unavailability, topology.Evaluate()["console"].Availability.Unavailability, 1e-15);
        Near.Equal(10 / 310.0, topology.Service("alone", ["manager"]).Evaluate()["alone"].Availability.Unavailability, 1e-13);
        Assert.True(topology.Evaluate()["s"].Availability.Unavailability > 1.01 * without.Evaluate()["s"].Availability.Unavailability);
    }

    [Fact]
    public void A_failover_that_takes_no_time_waits_too()
    {
        // Nodes and manager are independent, and the work is where it was: it waits while the manager is down, the node that had it is and the other is not.
        var service = Topology.Named("t").Server("a", 500.Hours, 6.Hours).Server("b", 500.Hours, 6.Hours).Server("manager", 1e-3.Hours, 1e9.Hours)
            .Cluster("x", ["a", "b"], Failover.In(Duration.Zero).Needs("manager")).Service("s", ["x"]).Evaluate().Service;

        // Without a manager the work stays where it is, until both nodes are down and the first that is repaired gets it.
        const double l = 1 / 500.0, m = 1 / 6.0;
        var alone = MarkovChain.Named("no manager")
            .Transition("both", "waits", Rate.PerHour(l)).Transition("both", "one", Rate.PerHour(l)).Transition("one", "both", Rate.PerHour(m))
            .Transition("one", "none", Rate.PerHour(l)).Transition("waits", "both", Rate.PerHour(m)).Transition("waits", "none", Rate.PerHour(l))
            .Transition("none", "one", Rate.PerHour(2 * m)).Build().SteadyState().Availability(state => state is "both" or "one");
        Near.Equal(alone.Unavailability, service.Availability.Unavailability, 1e-8);
    }

    [Fact]
    public void Standbys_keep_waiting_as_cold_as_they_were() => HeldToNaive(Topology.Named("t")
        .Servers("n", count: 3, 300.Hours, 20.Hours)
        .Server("manager", 100.Hours, 4.Hours)
        .Cluster("x", ["n"], Quick.Needs("manager"), atLeast: 2, repairCrews: 1, standby: Standby.Cold));

    [Fact]
    public void A_manager_may_be_a_cluster_or_a_group_with_needs_of_its_own() => HeldToNaive(Topology.Named("t")
        .Power("feed", 900.Hours, 3.Hours)
        .Servers("m", count: 2, 100.Hours, 4.Hours, needs: ["feed"])
        .Cluster("manager", ["m"], Failover.In(Duration.Zero))
        .Server("q", 200.Hours, 9.Hours)
        .Group("quorum", ["q", "m-1"])
        .Server("a", 300.Hours, 20.Hours, needs: ["feed"])
        .Server("b", 300.Hours, 20.Hours)
        .Cluster("x", ["a", "b"], Failover.In(30.Seconds).Needs("manager", "quorum"), mode: ClusterMode.ActiveActive));

    [Fact]
    public void Counted_managers_and_other_names_are_followed()
    {
        var topology = Topology.Named("t").Servers("m", count: 2, 100.Hours, 4.Hours).Servers("n", count: 2, 300.Hours, 20.Hours)
            .Cluster("x", ["n"], Quick.Needs("m")).Service("s", ["x"]);

        Assert.Contains(topology.Evaluate().Service.Causes, cause => cause.Name == "failover waits for m-1 and m-2");
        Assert.Empty(topology.Evaluate().Warnings);
        Assert.Equal(["m-1", "m-2"], topology.ToGraph().Edges.Where(edge => edge is { Source: "x", Property: "failover.needs" }).Select(edge => edge.Target));
        Assert.Empty(((Cluster)topology.Without("m")["x"]).Failover.Needed);
    }

    [Fact]
    public void What_is_shown_says_what_the_failover_needs()
    {
        var topology = Pair(Quick, 300.Hours);

        Assert.Contains("failover in 30 s, 90 % covered, needs manager", topology.ToExhibit().ToText(), StringComparison.Ordinal);
        Assert.Contains("the failover of \"x\" needs \"manager\"", Assert.Single(topology.Explain().Islands).Reason, StringComparison.Ordinal);
        Assert.Contains(topology.Explain().Assumptions, assumption => assumption.StartsWith("The work of \"x\" is moved only while \"manager\" is up", StringComparison.Ordinal));
    }

    private static Topology Pair(Failover failover, Duration managerMtbf) => Topology.Named("pair")
        .Server("manager", managerMtbf, 10.Hours)
        .Server("a", 500.Hours, 6.Hours)
        .Server("b", 500.Hours, 6.Hours)
        .Cluster("x", ["a", "b"], failover.Needs("manager"))
        .Service("s", ["x"]);

    /// <summary>Two nodes of different kinds with planned work at both.</summary>
    private static Topology Held(Failover failover, Duration managerMtbf) => Topology.Named("t")
        .Server("manager", managerMtbf, 10.Hours)
        .Server("a", 500.Hours, 6.Hours, planned: Works)
        .Server("b", 300.Hours, 9.Hours, planned: Works)
        .Cluster("x", ["a", "b"], failover)
        .Service("s", ["x"]);

    private static void HeldToNaive(Topology topology)
    {
        var whole = topology.Service("s", ["x"]).Expanded();
        NaiveAgreement.Agree(NaiveEvaluation.Of(whole)!, whole);
    }
}
