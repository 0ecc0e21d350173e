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

    private static TopologyWarning Only(Topology topology) => Assert.Single(topology.Evaluate().Warnings);

    [Fact]
    public void An_ordinary_cluster_has_no_warning()
    {
        Assert.Empty(Pair(Good).Evaluate().Warnings);
        Assert.Empty(Pair(Good).Check().Warnings);
        Assert.DoesNotContain("Warnings", Pair(Good).Evaluate().ToExhibit().ToText(), StringComparison.Ordinal);
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
    public void An_interruption_that_is_long_against_failures_or_repairs_is_named_whatever_the_nodes_are()
    {
        var repairs = Only(Pair(Failover.In(1.Hours)));
        Assert.Equal(TopologyWarningKind.LongInterruption, repairs.Kind);
        Assert.Contains("repairs of its nodes, which take", repairs.Message, StringComparison.Ordinal);

        // Two nodes at one failure in 100 h each: while one is down the other fails within an hour in less than 1 % of the times.
        Func<Topology, Topology> frail = topology => topology.Server("a", 100.Hours, 50.Hours).Server("b", 100.Hours, 50.Hours);
        Assert.Contains("fails meanwhile", Only(Pair(Failover.In(1.Hours), frail)).Message, StringComparison.Ordinal);

        // A node that fails every 10 h and one that fails every 1000 h: only the other one can fail meanwhile, in at most 1 - exp(-0.8) of the times.
        Func<Topology, Topology> unlike = topology => topology.Server("a", 10.Hours, 1.Hours).Server("b", 1_000.Hours, 1.Hours);
        var unlikely = Pair(Failover.In(8.Hours), unlike).Evaluate().Warnings.Single(warning => warning.Kind == TopologyWarningKind.LongInterruption);
        var share = double.Parse(System.Text.RegularExpressions.Regex.Match(unlikely.Message, "about ([0-9.]+) %").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(share, 0.8, 55);

        // The nodes themselves are sound here; what they stand on is not.
        Func<Topology, Topology> onHosts = topology => topology
            .Server("host-1", 100.Hours, 50.Hours).Server("host-2", 100.Hours, 50.Hours)
            .Software("a", 1e6.Hours, 1.Hours, needs: ["host-1"]).Software("b", 1e6.Hours, 1.Hours, needs: ["host-2"]);
        Assert.Contains("fails meanwhile", Only(Pair(Failover.In(1.Hours), onHosts)).Message, StringComparison.Ordinal);

        Func<Topology, Topology> lockstep = topology => topology
            .FaultTolerantServer("a", 1e6.Hours, 4.Hours, faults: [Fault.Software(100.Hours, 50.Hours)])
            .FaultTolerantServer("b", 1e6.Hours, 4.Hours, faults: [Fault.Software(100.Hours, 50.Hours)]);
        Assert.Contains(Pair(Failover.In(1.Hours), lockstep).Evaluate().Warnings, warning => warning.Kind == TopologyWarningKind.LongInterruption);
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
    public void A_topology_with_a_mistake_has_no_warnings_yet() =>
        Assert.Empty(Topology.Named("mistake").Server("web", 4.Hours, 9.Hours).Service("orders", needs: ["wbe"]).Check().Warnings);
}
