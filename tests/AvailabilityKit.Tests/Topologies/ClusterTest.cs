using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What a cluster does besides the closed forms: planned work, failback, what its nodes need, crews, nesting.</summary>
public class ClusterTest
{
    private static readonly Failover Quick = Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes);

    private static Topology Pair(Failover failover, IEnumerable<PlannedWork>? rolling = null, IEnumerable<PlannedWork>? whole = null) =>
        Topology.Named("pair")
            .Server("a", [Fault.Hardware(8760.Hours, 4.Hours)], planned: rolling)
            .Server("b", [Fault.Hardware(8760.Hours, 4.Hours)], planned: rolling)
            .Cluster("cluster", ["a", "b"], failover, repairCrews: 1, planned: whole)
            .Service("s", ["cluster"]);

    [Fact]
    public void Perfect_coverage_is_said_to_be_assumed()
    {
        const string OfCluster = "Every failover of \"db\" goes well: no coverage below 100 % is given.";
        var lockstep = Topology.Named("lockstep").FaultTolerantServer("server", 5.Years, 24.Hours).Service("orders", needs: ["server"]).Evaluate().Assumptions;

        Assert.Contains(OfCluster, Two(Failover.In(30.Seconds)));
        Assert.DoesNotContain(OfCluster, Two(Failover.In(30.Seconds).Covering(0.99).OtherwiseIn(15.Minutes)));
        Assert.Contains("Every fault of a module of \"server\" is masked: no coverage below 100 % is given.", lockstep);

        static IReadOnlyList<string> Two(Failover failover) => Topology.Named("two")
            .Server("a", 8_760.Hours, 4.Hours)
            .Server("b", 8_760.Hours, 4.Hours)
            .Cluster("db", nodes: ["a", "b"], failover)
            .Service("orders", needs: ["db"])
            .Evaluate().Assumptions;
    }

    [Fact]
    public void A_service_prints_its_name_and_what_it_reaches() =>
        Assert.Equal(
            "orders: 99.9544 % (3.3 nines), down 4 h a year",
            Topology.Named("one").Server("a", 8_760.Hours, 4.Hours).Service("orders", needs: ["a"]).Evaluate().Service.ToString());

    [Fact]
    public void Work_on_the_whole_cluster_stops_it_for_as_long_as_it_takes()
    {
        var service = Pair(Quick, whole: [PlannedWork.PerYear("test", 2, 1.Hours)]).Evaluate().Service;

        Near.Equal(2, service.PlannedDowntimePerYear.TotalHours, 1e-5);
        Near.Equal(2, service.PlannedOutagesPerYear, 1e-4);
    }

    [Theory]
    [InlineData(1.0, 1048576.0)]
    [InlineData(1048575.0, 1048576.0)]
    public void Work_that_takes_most_of_the_time_leaves_what_its_bound_says(double lasting, double every)
    {
        // Both shares are exact in binary.
        var service = Topology.Named("t").With(new Component("a", ComponentKind.Server, []) { Planned = [new PlannedWork("upgrade", every.Seconds, lasting.Seconds)] })
            .Service("s", ["a"]).Evaluate().Service;

        Near.Equal((every - lasting) / every, service.Availability.Value, service.ErrorBound);
        Near.Equal(lasting / every, service.Availability.Unavailability, service.ErrorBound);
        Assert.True(service.ErrorBound >= 1e-16 * every / (every - lasting));
    }

    [Fact]
    public void Rolling_work_costs_a_switch_over_and_the_redundancy_meanwhile()
    {
        var plain = Pair(Quick).Evaluate().Service;
        var rolling = Pair(Quick, rolling: [PlannedWork.PerYear("upgrade", 12, 2.Hours)]).Evaluate().Service;

        // Each node is worked on 12 times a year. Only that of the active one interrupts: half of all, 12 switch-overs of 30 s.
        Near.Equal(12 * 30.0, rolling.PlannedDowntimePerYear.TotalSeconds, 0.01);

        // While a node is out (24 h a year each), the other's failure is an outage until the work is done or the repair: more of these.
        Assert.True(Share(rolling, CauseKind.Hardware) > 2 * Share(plain, CauseKind.Hardware));
    }

    [Fact]
    public void A_switch_over_without_a_blackout_has_no_planned_downtime()
    {
        var service = Pair(Quick.SwitchingOverIn(Duration.Zero), rolling: [PlannedWork.PerYear("upgrade", 12, 2.Hours)]).Evaluate().Service;

        Assert.Equal(0, service.PlannedDowntimePerYear.TotalSeconds);
    }

    [Fact]
    public void Failing_back_interrupts_once_more_for_each_failure_of_the_preferred_node()
    {
        var service = Pair(Quick.FailingBackIn(10.Seconds)).Evaluate().Service;
        var failback = service.Causes.Single(cause => cause.Name == "failback");

        // The preferred node carries the work but for its repairs, so it fails about once a year and comes back as often, save where its repair
        // of 4 h ends before the failover (30 s in 95 % of the times, 15 min in the others) does, which then leads straight back to it.
        const double Back = 1 - (0.95 * (30 / 14_400.0) / (1 + (30 / 14_400.0))) - (0.05 * (900 / 14_400.0) / (1 + (900 / 14_400.0)));
        Near.Equal(Back, failback.OutagesPerYear!.Value, 2e-3);
        Near.Equal(10 * Back, failback.DowntimePerYear.TotalSeconds, 2e-3);
    }

    [Fact]
    public void Failovers_are_counted_covered_and_uncovered()
    {
        var failovers = Assert.Single(Pair(Quick).Evaluate().Service.Failovers);

        Near.Equal(0.95, failovers.CoveredPerYear / failovers.PerYear, 1e-12);
        Near.Equal(1, failovers.PerYear, 2e-3);
    }

    [Fact]
    public void A_feed_that_both_nodes_need_takes_both_down_and_one_each_does_not()
    {
        Topology With(string a, string b) => Topology.Named("fed")
            .Power("feed-1", 2000.Hours, 2.Hours)
            .Power("feed-2", 2000.Hours, 2.Hours)
            .Server("a", 1e9.Hours, 1.Hours, needs: [a])
            .Server("b", 1e9.Hours, 1.Hours, needs: [b])
            .Cluster("cluster", ["a", "b"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive)
            .Service("s", ["cluster"]);

        var u = 2 / 2002.0;
        Near.Equal(u, With("feed-1", "feed-1").Evaluate().Availability.Unavailability, 1e-5);
        Near.Equal(u * u, With("feed-1", "feed-2").Evaluate().Availability.Unavailability, 1e-5);
    }

    [Fact]
    public void A_feed_that_the_service_needs_too_is_one_and_the_same_feed()
    {
        var topology = Topology.Named("fed")
            .Power("feed", 2000.Hours, 2.Hours)
            .Server("a", 1e9.Hours, 1.Hours, needs: ["feed"])
            .Server("b", 1e9.Hours, 1.Hours, needs: ["feed"])
            .Cluster("cluster", ["a", "b"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive)
            .Service("s", ["cluster", "feed"]);

        Near.Equal(2 / 2002.0, topology.Evaluate().Availability.Unavailability, 1e-6);
    }

    [Fact]
    public void A_cluster_of_sites_fails_over_between_clusters()
    {
        var site = Failover.In(30.Seconds);
        var topology = Topology.Named("sites")
            .Server("a1", 1000.Hours, 10.Hours).Server("a2", 1000.Hours, 10.Hours)
            .Server("b1", 1000.Hours, 10.Hours).Server("b2", 1000.Hours, 10.Hours)
            .Cluster("site-a", ["a1", "a2"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive)
            .Cluster("site-b", ["b1", "b2"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive)
            .Cluster("both", ["site-a", "site-b"], site)
            .Service("s", ["both"]);

        var service = topology.Evaluate().Service;

        // A site is down r^2/(1+r)^2 of the time and fails 2r/(1000 h)/(1+r)^2 times an hour, r = 1/100; each failure of the active one costs 30 s.
        var pairDown = Math.Pow(0.01 / 1.01, 2);
        var failures = 2 * 0.01 / 1000 / (1.01 * 1.01);
        var expected = (pairDown * pairDown) + (failures * 30 / 3600);
        Near.Equal(expected, service.Availability.Unavailability, 1.5e-2);
        Assert.Equal(3, service.Failovers.Count);
    }

    [Fact]
    public void Lockstep_servers_can_be_the_nodes_of_a_cluster()
    {
        var alone = Topology.Named("one").FaultTolerantServer("a", 5000.Hours, 12.Hours).Service("s", ["a"]).Evaluate();
        var pair = Topology.Named("two")
            .FaultTolerantServer("a", 5000.Hours, 12.Hours)
            .FaultTolerantServer("b", 5000.Hours, 12.Hours)
            .Cluster("cluster", ["a", "b"], Failover.In(30.Seconds))
            .Service("s", ["cluster"]).Evaluate();

        Assert.True(pair.Availability.Unavailability < alone.Availability.Unavailability / 10);
    }

    [Fact]
    public void Two_crews_of_one_and_priority_by_order_differ_as_they_should()
    {
        var parts = Topology.Named("t").Server("a", 100.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours).Service("first", ["a"]).Service("second", ["b"]);

        var equal = parts.RepairCrew("crew", ["a", "b"]).Evaluate();
        var ordered = parts.RepairCrew("crew", ["a", "b"], discipline: CrewDiscipline.PriorityInOrder).Evaluate();

        // The one with priority never waits: MTTR / (MTTF + MTTR).
        Near.Equal(10 / 110.0, ordered["first"].Availability.Unavailability, 1e-12);
        Near.Equal(equal["first"].Availability.Unavailability, equal["second"].Availability.Unavailability, 1e-12);
        Assert.True(ordered["second"].Availability.Unavailability > equal["second"].Availability.Unavailability);
    }

    [Fact]
    public void A_crew_of_two_that_works_by_priority_never_lets_the_second_wait()
    {
        var parts = Topology.Named("t").Server("a", 100.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours).Server("c", 100.Hours, 10.Hours)
            .Service("second", ["b"]).Service("third", ["c"]);
        Evaluation With(int size) => parts.RepairCrew("crew", ["a", "b", "c"], size, CrewDiscipline.PriorityInOrder).Evaluate();

        Near.Equal(10 / 110.0, With(size: 2)["second"].Availability.Unavailability, 1e-12);
        Assert.True(With(size: 2)["third"].Availability.Unavailability > 1.001 * 10 / 110);
        Assert.True(With(size: 1)["second"].Availability.Unavailability > 1.001 * 10 / 110);
        Near.Equal(10 / 110.0, With(size: 3)["third"].Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void The_first_in_the_list_that_is_up_takes_over()
    {
        // Failovers and failbacks take no time, so the nodes are independent and the first that is up has the work. It fails over
        // when the first fails and another is up, and when the second fails while the first is down and the third is up.
        var failovers = Topology.Named("t").Server("a", 1000.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours).Server("c", 20.Hours, 10.Hours)
            .Cluster("x", ["a", "b", "c"], Failover.In(Duration.Zero).FailingBackIn(Duration.Zero))
            .Service("s", ["x"]).Evaluate().Service.FailoversPerYear;

        double a = 10 / 1010.0, b = 10 / 110.0, c = 10 / 30.0;
        Near.Equal(8760 * (((1 - a) * (1 - (b * c)) / 1000) + (a * (1 - b) * (1 - c) / 100)), failovers, 1e-12);
    }

    [Fact]
    public void Interruptions_that_are_not_short_are_said_to_be_so()
    {
        Assert.Empty(Pair(Quick).Evaluate().Warnings);

        // Two nodes, 8760 h each, 48 h to recover: the other fails in 48 / 8760 of them.
        var slow = Pair(Quick.OtherwiseIn(48.Hours)).Evaluate(new EvaluationOptions { Interruptions = Interruptions.NodesHoldStill }).Warnings;
        Assert.Contains(slow, warning => warning.Message.Contains("lasts 48 h on average", StringComparison.Ordinal) && warning.Message.Contains("0.5 %", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_site_that_is_ready_serves_or_the_failover_is_carried_through()
    {
        // Two sites (8760 h / 2 h), one of them at work, a switch of 4 h. States: one at work (2 or 1 up), switching (2, 1, 0 up), none up.
        Topology Sites(Failover failover) => Topology.Named("sites").Server("east", 8760.Hours, 2.Hours).Server("west", 8760.Hours, 2.Hours)
            .Cluster("both", ["east", "west"], failover).Service("s", ["both"]);

        Near.Equal(Written(firstReady: true), Sites(Failover.In(4.Hours).FirstReadyServes()).Evaluate().Availability.Unavailability, 1e-12);
        Near.Equal(Written(firstReady: false), Sites(Failover.In(4.Hours).CarriedThrough()).Evaluate().Availability.Unavailability, 1e-12);
        Near.Equal(Sites(Failover.In(4.Hours).CarriedThrough()).Evaluate().Availability.Unavailability, Sites(Failover.In(4.Hours)).Evaluate().Availability.Unavailability, 1e-15);
        Near.Equal(1.3330594274, 8760 * Written(firstReady: true), 1e-9);
        Near.Equal(3.9972924879, 8760 * Written(firstReady: false), 1e-9);

        static double Written(bool firstReady)
        {
            var (fails, repaired, switched) = (Rate.Per(8760.Hours), Rate.Per(2.Hours), Rate.Per(4.Hours));
            var chain = MarkovChain.Named("sites")
                .Transition("serving, 2 up", "switching, other up", fails).Transition("serving, 2 up", "serving, 1 up", fails)
                .Transition("serving, 1 up", "serving, 2 up", repaired).Transition("serving, 1 up", "none up", fails)
                .Transition("none up", "serving, 1 up", 2 * repaired)
                .Transition("switching, other up", "serving, 1 up", switched)
                .Transition("switching, other up", firstReady ? "serving, 2 up" : "switching, 2 up", repaired)
                .Transition("switching, other up", "switching, 0 up", fails)
                .Transition("switching, 0 up", firstReady ? "serving, 1 up" : "switching, first up", repaired)
                .Transition("switching, 0 up", "switching, other up", repaired)
                .Transition("switching, 0 up", "none up", switched);
            if (!firstReady)
            {
                chain = chain.Transition("switching, 2 up", "serving, 2 up", switched)
                    .Transition("switching, 2 up", "switching, other up", fails).Transition("switching, 2 up", "switching, first up", fails)
                    .Transition("switching, first up", "switching, 2 up", repaired).Transition("switching, first up", "switching, 0 up", fails)
                    .Transition("switching, first up", "serving, 1 up", switched);
            }

            return chain.Build().SteadyState().Availability(state => state.StartsWith("serving", StringComparison.Ordinal)).Unavailability;
        }
    }

    [Fact]
    public void A_site_whose_own_cluster_recovers_is_not_left_and_two_sites_are_never_worse_than_one()
    {
        Topology Site(Topology topology, string name) => topology
            .Server($"{name}-1", 8760.Hours, 4.Hours).Server($"{name}-2", 8760.Hours, 4.Hours)
            .Cluster(name, [$"{name}-1", $"{name}-2"], Failover.In(60.Seconds));

        var one = Site(Topology.Named("one"), "east").Service("s", ["east"]).Evaluate().Service.DowntimePerYear;
        var sites = Site(Site(Topology.Named("two"), "east"), "west");
        Duration Two(Failover failover) => sites.Cluster("both", ["east", "west"], failover).Service("s", ["both"]).Evaluate().Service.DowntimePerYear;

        Assert.InRange(one.TotalSeconds, 57, 67);
        Assert.True(Two(Failover.In(4.Hours)) < one);
        Assert.True(Two(Failover.In(4.Hours).DecidedAfter(30.Minutes)) < one);
        Assert.True(Two(Failover.In(4.Hours).DecidedAfter(30.Minutes).CarriedThrough()) > one);
        Assert.True(Two(Failover.In(4.Hours).CarriedThrough()) > 3.Hours);
        Assert.Contains(
            sites.Cluster("both", ["east", "west"], Failover.In(4.Hours).CarriedThrough()).Service("s", ["both"]).Evaluate().Warnings,
            warning => warning is { Kind: TopologyWarningKind.HarmfulRedundancy, Element: "both" });
    }

    private static double Share(ServiceEvaluation service, CauseKind kind) =>
        service.Causes.Where(cause => cause.Kind == kind).Sum(cause => cause.Unavailability);
}
