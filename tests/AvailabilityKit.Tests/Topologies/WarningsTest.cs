using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What is allowed and probably not meant: found where it is, and not where it is not.</summary>
public class WarningsTest
{
    private static readonly Failover Good = Failover.In(30.Seconds).Covering(0.99).OtherwiseIn(15.Minutes);

    private static Topology Pair(Failover failover, Func<Topology, Topology>? nodes = null, IEnumerable<string>? needs = null) =>
        (nodes ?? (topology => topology.Server("a", 8_760.Hours, 4.Hours, needs: needs).Server("b", 8_760.Hours, 4.Hours, needs: needs)))(Topology.Named("pair"))
            .Cluster("db", nodes: ["a", "b"], failover)
            .Service("orders", needs: ["db"]);

    private static EvaluationOptions HeldStill => new() { Interruptions = Interruptions.NodesHoldStill };

    private static TopologyWarning OnlyHeldStill(Topology topology) => Assert.Single(topology.Evaluate(HeldStill).Warnings);

    private static TopologyWarning Only(Topology topology) => Assert.Single(topology.Evaluate().Warnings);

    [Fact]
    public void An_ordinary_cluster_has_no_warning()
    {
        Assert.Empty(Pair(Good).Evaluate().Warnings);
        Assert.Empty(Pair(Good).Check().Warnings);
        Assert.DoesNotContain("Warnings", Pair(Good).Evaluate().ToExhibit().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cold_standby_where_every_node_works_is_named()
    {
        var cold = Pair(Good).With("db", (Cluster db) => db with { Standby = Standby.Cold });
        Assert.Empty(cold.Evaluate().Warnings);

        var warning = Only(cold.With("db", (Cluster db) => db with { Mode = ClusterMode.ActiveActive }));
        Assert.Equal((TopologyWarningKind.NothingStandsBy, "db"), (warning.Kind, warning.Element));
        Assert.Contains("its cold standby changes nothing", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_that_nothing_needs_is_named()
    {
        var topology = Pair(Good).Server("web", 1_000.Hours, 1.Hours);
        var warning = Only(topology);
        Assert.Equal(
            new TopologyWarning(TopologyWarningKind.Unneeded, "web", "No service depends on the server \"web\", so it changes no figure; name it in the needs of what stands on it, or take it out."),
            warning);
        Assert.Equal(warning, Assert.Single(topology.Check().Warnings));
        Assert.Contains("No service depends on the server", topology.Evaluate().ToExhibit().ToText(), StringComparison.Ordinal);
        Assert.Contains("No service depends on the server", topology.Evaluate().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_counted_element_is_warned_of_once()
    {
        var unneeded = Only(Pair(Good).Servers("web", count: 10, 1_000.Hours, 1.Hours));
        Assert.Equal((TopologyWarningKind.Unneeded, "web"), (unneeded.Kind, unneeded.Element));

        var swapped = Only(Topology.Named("farm").Servers("web", count: 10, 1.Hours, 1_000.Hours).Group("some", members: ["web"]).Service("site", needs: ["some"]));
        Assert.Equal((TopologyWarningKind.RepairLongerThanUptime, "web"), (swapped.Kind, swapped.Element));

        var partly = Topology.Named("farm").Servers("web", count: 3, 1_000.Hours, 1.Hours).Service("site", needs: ["web-2"]).Evaluate().Warnings;
        Assert.Equal(["web-1", "web-3"], partly.Select(warning => warning.Element));
    }

    [Fact]
    public void A_service_that_does_not_depend_on_a_cluster_is_not_said_to_suffer_from_it()
    {
        // During failovers of "db" the repair of "a" stands still, by 15 s a year; "reports" would not be better off without the cluster it does not use.
        Assert.Empty(Pair(Failover.In(30.Seconds)).Service("reports", needs: ["a"]).Evaluate().Warnings);
    }

    [Fact]
    public void What_holds_up_a_crew_is_needed_and_an_idle_crew_is_not()
    {
        var twoOfACrew = Topology.Named("crew").Server("a", 100.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours).RepairCrew("crew", repairs: ["a", "b"]).Service("orders", needs: ["a"]);
        Assert.Empty(twoOfACrew.Evaluate().Warnings);

        var idle = Topology.Named("idle").Server("a", 100.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours).RepairCrew("crew", repairs: ["b"]).Service("orders", needs: ["a"]);
        Assert.Equal(["b", "crew"], idle.Evaluate().Warnings.Select(warning => warning.Element));
    }

    [Fact]
    public void A_repair_longer_than_the_time_between_failures_is_named()
    {
        var swapped = Only(Topology.Named("swapped").Server("a", mtbf: 4.Hours, mttr: 8_760.Hours).Service("orders", needs: ["a"]));
        Assert.Equal((TopologyWarningKind.RepairLongerThanUptime, "a"), (swapped.Kind, swapped.Element));

        var modules = Topology.Named("modules").FaultTolerantServer("ft", moduleMtbf: 10.Hours, hotSwap: 1_000.Hours).Service("orders", needs: ["ft"]).Evaluate().Warnings;
        Assert.Contains(modules, warning => warning is { Kind: TopologyWarningKind.RepairLongerThanUptime, Element: "ft" });
        Assert.Empty(Topology.Named("equal").Server("a", 4.Hours, 4.Hours).Service("orders", needs: ["a"]).Evaluate().Warnings);
    }

    [Fact]
    public void Where_nodes_hold_still_an_interruption_that_is_long_against_failures_or_repairs_is_named_whatever_the_nodes_are()
    {
        var repairs = OnlyHeldStill(Pair(Failover.In(1.Hours)));
        Assert.Equal(TopologyWarningKind.LongInterruption, repairs.Kind);
        Assert.Contains("repairs of its nodes, which take", repairs.Message, StringComparison.Ordinal);

        // Two nodes at one failure in 100 h each: while one is down the other fails within an hour in less than 1 % of the times.
        Func<Topology, Topology> frail = topology => topology.Server("a", 100.Hours, 50.Hours).Server("b", 100.Hours, 50.Hours);
        Assert.Contains("fails meanwhile", OnlyHeldStill(Pair(Failover.In(1.Hours), frail)).Message, StringComparison.Ordinal);

        // A node that fails every 10 h and one that fails every 1000 h: only the other one can fail meanwhile, in at most 1 - exp(-0.8) of the times.
        Func<Topology, Topology> unlike = topology => topology.Server("a", 10.Hours, 1.Hours).Server("b", 1_000.Hours, 1.Hours);
        var unlikely = Pair(Failover.In(8.Hours), unlike).Evaluate(HeldStill).Warnings.Single(warning => warning.Kind == TopologyWarningKind.LongInterruption);
        var share = double.Parse(System.Text.RegularExpressions.Regex.Match(unlikely.Message, "about ([0-9.]+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(share, 0.8, 55);

        // The nodes themselves are sound here; what they stand on is not.
        Func<Topology, Topology> onHosts = topology => topology
            .Server("host-1", 100.Hours, 50.Hours).Server("host-2", 100.Hours, 50.Hours)
            .Software("a", 1e6.Hours, 1.Hours, needs: ["host-1"]).Software("b", 1e6.Hours, 1.Hours, needs: ["host-2"]);
        Assert.Contains("fails meanwhile", OnlyHeldStill(Pair(Failover.In(1.Hours), onHosts)).Message, StringComparison.Ordinal);

        Func<Topology, Topology> lockstep = topology => topology
            .FaultTolerantServer("a", 1e6.Hours, 4.Hours, faults: [Fault.Software(100.Hours, 50.Hours)])
            .FaultTolerantServer("b", 1e6.Hours, 4.Hours, faults: [Fault.Software(100.Hours, 50.Hours)]);
        Assert.Contains(Pair(Failover.In(1.Hours), lockstep).Evaluate(HeldStill).Warnings, warning => warning.Kind == TopologyWarningKind.LongInterruption);
    }

    [Fact]
    public void A_cluster_that_its_service_would_be_better_off_without_is_named_with_the_difference()
    {
        // Every failure of the one active node costs two hours of failover, and the server alone is back in four minutes.
        var harmful = Pair(Failover.In(10.Seconds).Covering(0.1).OtherwiseIn(2.Hours), topology => topology.Server("a", 8_760.Hours, 4.Minutes).Server("b", 8_760.Hours, 4.Minutes));
        var warning = Assert.Single(harmful.Evaluate().Warnings, found => found.Kind == TopologyWarningKind.HarmfulRedundancy);
        var less = harmful.Evaluate().Service.DowntimePerYear
            - Topology.Named("alone").Server("a", 8_760.Hours, 4.Minutes).Service("orders", needs: ["a"]).Evaluate().Service.DowntimePerYear;

        Assert.Equal("db", warning.Element);
        Assert.StartsWith($"The cluster \"db\" makes \"orders\" worse: with \"a\" alone it would be down {less} a year less.", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lockstep_modules_without_coverage_are_worse_than_one_and_with_it_are_not()
    {
        Topology Of(double coverage) => Topology.Named("ft")
            .FaultTolerantServer("ft", moduleMtbf: 10_000.Hours, hotSwap: 1.Hours, coverage: coverage, restart: 4.Hours).Service("orders", needs: ["ft"]);
        Assert.Equal(TopologyWarningKind.HarmfulRedundancy, Only(Of(0.01)).Kind);
        Assert.Empty(Of(0.99).Evaluate().Warnings);
    }

    [Fact]
    public void The_best_node_alone_is_what_a_cluster_is_held_against()
    {
        // "a" is listed first and fails a hundred times as often: the cluster is better than "a" alone and worse than "b" alone.
        var cluster = Pair(
            Failover.In(10.Minutes).Covering(0.9).OtherwiseIn(4.Hours),
            topology => topology.Server("a", 87.Hours, 4.Hours).Server("b", 8_760.Hours, 1.Hours));
        var warning = Assert.Single(cluster.Evaluate().Warnings, found => found.Kind == TopologyWarningKind.HarmfulRedundancy);
        var whole = cluster.Evaluate().Service.DowntimePerYear;
        var alone = Topology.Named("alone").Server("b", 8_760.Hours, 1.Hours).Service("orders", needs: ["b"]).Evaluate().Service.DowntimePerYear;

        Assert.StartsWith($"The cluster \"db\" makes \"orders\" worse: with \"b\" alone it would be down {whole - alone} a year less.", warning.Message, StringComparison.Ordinal);
        Assert.True(Topology.Named("alone").Server("a", 87.Hours, 4.Hours).Service("orders", needs: ["a"]).Evaluate().Service.DowntimePerYear > whole);
    }

    [Fact]
    public void Of_alike_nodes_one_choice_is_tried_and_of_unlike_ones_each()
    {
        Assert.Equal([["n-1", "n-2", "n-3"]], Choices(Topology.Named("t").Servers("n", count: 5, 900.Hours, 1.Hours), ["n-1", "n-2", "n-3", "n-4", "n-5"], atLeast: 3));

        var unlike = Topology.Named("t").Server("a", 900.Hours, 1.Hours).Server("b", 900.Hours, 2.Hours).Server("c", 900.Hours, 1.Hours);
        Assert.Equal([["a"], ["b"]], Choices(unlike, ["a", "b", "c"], atLeast: 1));
        Assert.Equal([["a", "c"], ["a", "b"]], Choices(unlike, ["a", "b", "c"], atLeast: 2));
        Assert.Equal([["a"], ["b"], ["c"]], Choices(unlike.Service("beside", needs: ["c"]), ["a", "b", "c"], atLeast: 1));

        static IEnumerable<string[]> Choices(Topology topology, string[] nodes, int atLeast)
        {
            var whole = topology.Cluster("db", nodes, Good, atLeast).Expanded();
            return NodeChoices.Of((Cluster)whole["db"], whole);
        }
    }

    [Fact]
    public void A_failover_that_takes_longer_than_the_repair_is_named()
    {
        var slower = Pair(Failover.In(5.Hours)).Evaluate().Warnings;
        Assert.Contains(slower, warning => warning is { Kind: TopologyWarningKind.LongInterruption, Element: "db" } && warning.Message.Contains("it would be quicker to wait", StringComparison.Ordinal));
        Assert.Empty(Pair(Failover.In(1.Hours)).Evaluate().Warnings);
    }

    [Fact]
    public void The_repair_that_an_interruption_is_held_against_is_that_of_the_nodes_by_their_own_figures()
    {
        // One repair in ten takes 40 h and the others 4 h: 7.6 h on average. The hour of standstill at each failover is not the nodes'.
        Func<Topology, Topology> nodes = topology => topology
            .Server("a", [Fault.Hardware(90_000.Hours, 40.Hours), Fault.Software(10_000.Hours, 4.Hours)])
            .Server("b", [Fault.Hardware(90_000.Hours, 40.Hours), Fault.Software(10_000.Hours, 4.Hours)]);
        var warning = Pair(Failover.In(1.Hours), nodes).Evaluate(HeldStill).Warnings.Single(found => found.Kind == TopologyWarningKind.LongInterruption);

        Assert.StartsWith("The longest kind of interruption of the cluster \"db\" lasts 1 h on average; repairs of its nodes, which take 7.6 h on average, stand still", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Pair(Failover.In(45.Minutes), nodes).Evaluate(HeldStill).Warnings, found => found.Kind == TopologyWarningKind.LongInterruption);
    }

    [Fact]
    public void A_cluster_that_nothing_needs_is_warned_of_once()
    {
        var idle = Pair(Failover.In(1.Hours)).Server("web", 1_000.Hours, 1.Hours).Without("orders").Service("site", needs: ["web"]).Evaluate().Warnings;

        Assert.Equal(TopologyWarningKind.Unneeded, Assert.Single(idle, warning => warning.Element == "db").Kind);
    }

    [Fact]
    public void What_is_known_as_a_whole_is_named_too_where_it_is_down_longer_than_up()
    {
        static MarkovChain<string> Chain(Duration up, Duration down) =>
            MarkovChain.Named("raid").Transition("up", "down", Rate.Per(up)).Transition("down", "up", Rate.Per(down)).Build();
        Topology Of(Func<Topology, Topology> element) => element(Topology.Named("t")).Service("s", needs: ["x"]);

        var known = Only(Of(topology => topology.Known("x", 20.Percent, meanOutage: 8.Hours)));
        Assert.Equal((TopologyWarningKind.RepairLongerThanUptime, "x"), (known.Kind, known.Element));
        Assert.Contains("its outages of 8 h are longer than the 2 h", known.Message, StringComparison.Ordinal);

        var chain = Only(Of(topology => topology.Chain("x", Chain(2.Hours, 8.Hours), up: state => state == "up", count: 3)));
        Assert.Equal((TopologyWarningKind.RepairLongerThanUptime, "x"), (chain.Kind, chain.Element));
        Assert.Contains("down for 8 h on average, which is longer than the 2 h", chain.Message, StringComparison.Ordinal);

        var swapped = Block.Component("disk", mtbf: 2.Hours, mttr: 8.Hours);
        var block = Only(Of(topology => topology.Block("x", Block.Parallel(swapped, Block.Component("other", 9.Hours, 1.Hours), Block.Series(swapped, Block.Component("third", 99.Percent))))));
        Assert.Equal((TopologyWarningKind.RepairLongerThanUptime, "x"), (block.Kind, block.Element));
        Assert.Contains("\"disk\" in the block diagram \"x\" is repaired in 8 h, which is longer than the 2 h", block.Message, StringComparison.Ordinal);

        Assert.Empty(Of(topology => topology.Known("x", 50.Percent, meanOutage: 8.Hours)).Evaluate().Warnings);
        Assert.Empty(Of(topology => topology.Known("x", 20.Percent)).Evaluate().Warnings);
        Assert.Empty(Of(topology => topology.Known("x", Availability.None, meanOutage: 8.Hours)).Evaluate().Warnings);
        Assert.Empty(Of(topology => topology.Chain("x", Chain(8.Hours, 8.Hours), up: state => state == "up")).Evaluate().Warnings);
    }

    [Fact]
    public void A_topology_with_a_mistake_has_no_warnings_yet() =>
        Assert.Empty(Topology.Named("mistake").Server("web", 4.Hours, 9.Hours).Service("orders", needs: ["wbe"]).Check().Warnings);
}
