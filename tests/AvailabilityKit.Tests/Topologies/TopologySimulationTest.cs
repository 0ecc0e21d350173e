using System.Text.Json.Nodes;
using AvailabilityKit.Simulation;
using AvailabilityKit.Tests.Documents;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>A topology simulated: what it says, that it says it again, and what it says beside the evaluation.</summary>
public class TopologySimulationTest
{
    private static readonly Topology Shop = Topology.Named("shop")
        .Storage("array", 20_000.Hours, 6.Hours)
        .Server("a", [Fault.Hardware(2_000.Hours, 8.Hours), Fault.Software(500.Hours, 0.5.Hours)], needs: ["array"])
        .Server("b", [Fault.Hardware(2_000.Hours, 8.Hours), Fault.Software(500.Hours, 0.5.Hours)], needs: ["array"])
        .Cluster("db", ["a", "b"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(20.Minutes))
        .Network("switch", 9_000.Hours, 3.Hours, planned: [PlannedWork.PerYear("firmware", 4, 0.5.Hours), PlannedWork.PerYear("cabling", 1, 2.Hours)])
        .Servers("web", 3, 800.Hours, 4.Hours)
        .RepairCrew("crew", ["web"])
        .Group("farm", ["web"], atLeast: 2)
        .Service("orders", ["db", "switch", "farm"], Load.PerSecond(200, 250.Milliseconds).Retrying(0.5))
        .Service("reports", ["db"]);

    private static readonly SimulationOptions OneThread = new() { MaximumThreads = 1 };

    [Fact]
    public void Downtime_and_outages_of_the_causes_are_those_of_the_service()
    {
        foreach (var service in Shop.Simulate(500.Years).Services)
        {
            Near.Equal(service.DowntimePerYear.Value.TotalSeconds, service.Causes.Sum(cause => cause.DowntimePerYear.Value.TotalSeconds), 1e-9);
            Near.Equal(service.DowntimePerYear.Value.TotalSeconds, (service.PlannedDowntimePerYear.Value + service.UnplannedDowntimePerYear.Value).TotalSeconds, 1e-9);
            Near.Equal(service.OutageFrequency.Value.ValuePerYear, service.Causes.Sum(cause => cause.OutagesPerYear.Value), 1e-9);
            Near.Equal(service.OutageFrequency.Value.ValuePerYear, service.PlannedOutagesPerYear.Value + service.UnplannedOutagesPerYear.Value, 1e-9);
            Near.Equal(service.FailoversPerYear.Value, service.Failovers.Sum(cluster => cluster.CoveredPerYear.Value + cluster.UncoveredPerYear.Value), 1e-9);
        }
    }

    [Fact]
    public void Every_figure_has_the_exact_one_beside_it_and_most_intervals_hold_it()
    {
        var simulation = Shop.Simulate(5_000.Years, seed: 3);

        var agreement = simulation.Agreement!;
        Assert.All(simulation.Services.SelectMany(service => service.Figures), figure => Assert.NotNull(figure.Exact));
        Assert.InRange(agreement.Judged, 35, 60);
        Assert.InRange(agreement.Inside, agreement.Judged - 6, agreement.Judged);
        Assert.Equal(0.95 * agreement.Judged, agreement.Expected, 1e-9);
        Assert.True(agreement.IsPlausible);
    }

    [Fact]
    public void What_is_farther_off_than_chance_explains_is_not_plausible()
    {
        var right = new SimulatedFigure("Downtime", "s", new(10, 9.9, 10.1, 0.01), 10.05, 5_000);

        Assert.Equal((true, true), (right.IsJudged, right.IsInside));
        Assert.False((right with { Exact = 10.2 }).IsInside);
        Assert.Null((right with { Seen = 99 }).IsInside);
        Assert.Null((right with { Exact = null }).IsInside);
        Assert.Contains("farther off than chance explains", new SimulationAgreement(20, 12, 19, false, "Downtime").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_gives_the_same_figures_on_any_number_of_threads()
    {
        var one = Shop.Simulate(300.Years, seed: 5, options: OneThread);
        var four = Shop.Simulate(300.Years, seed: 5, options: new() { MaximumThreads = 4 });
        var other = Shop.Simulate(300.Years, seed: 6);

        Assert.Equal(FiguresOf(one), FiguresOf(four));
        Assert.NotEqual(FiguresOf(one), FiguresOf(other));
        Assert.Equal(FiguresOf(Shop.SimulateRareOutages(0.2, seed: 5, options: OneThread)), FiguresOf(Shop.SimulateRareOutages(0.2, seed: 5, options: new() { MaximumThreads = 4 })));
    }

    [Fact]
    public void It_goes_on_until_every_service_is_known_well_enough()
    {
        var simulation = Shop.SimulateUntil(0.05, seed: 2);

        Assert.All(simulation.Services, service => Assert.InRange(service.Availability.RelativeError, 0, 0.05));
        Assert.Null(simulation.Limit);

        var short_ = Shop.SimulateUntil(0.001, options: new() { MaximumEvents = 20_000 });
        Assert.NotNull(short_.Limit);
        Assert.Contains("Ended early", short_.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_stopped_between_rounds_and_says_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        var progress = new StopAtOnce(stop);

        Assert.Throws<OperationCanceledException>(() => Shop.SimulateUntil(1e-4, options: new() { Progress = progress }, cancellationToken: stop.Token));
        Assert.InRange(progress.Events, 1, 10_000_000);
        Assert.Throws<OperationCanceledException>(() => Shop.SimulateRareOutages(1e-4, options: new() { Progress = new StopAtOnce(stop) }, cancellationToken: stop.Token));
    }

    [Fact]
    public void Where_the_evaluation_reaches_a_limit_the_simulation_answers_alone()
    {
        var simulation = Shop.Simulate(500.Years, evaluation: new() { MaximumStates = 2, Planned = PlannedDowntime.Excluded });

        Assert.Null(simulation.Exact);
        Assert.Null(simulation.Agreement);
        Assert.Contains("MaximumStates", simulation.WhyNotExact, StringComparison.Ordinal);
        Assert.Contains("There are no exact values", simulation.ToString(), StringComparison.Ordinal);
        Assert.Equal(FiguresOf(Shop.Simulate(500.Years, evaluation: new() { Planned = PlannedDowntime.Excluded })).Select(figure => figure.Estimate).Take(6), FiguresOf(simulation).Select(figure => figure.Estimate).Take(6));
    }

    [Fact]
    public void Where_many_parts_are_down_at_once_orders_are_drawn_and_the_shares_are_the_same()
    {
        // Twelve servers that are down a third of the time: eight parts share an outage on the mean.
        var farm = Enumerable.Range(1, 12).Aggregate(Topology.Named("t"), (all, i) => all.Server($"s{i}", (10 + i).Hours, (4 + i).Hours))
            .Group("farm", Enumerable.Range(1, 12).Select(i => $"s{i}"), atLeast: 6)
            .Service("s", ["farm"]);
        var simulation = farm.Simulate(300.Years, options: new() { Level = Probability.FromComplement(1e-5) });

        // Downtime and outages by each, four figures of the service, and the capacity that is missing.
        Assert.Equal(24 + 4 + 1, simulation.Agreement!.Judged);
        Assert.Equal(simulation.Agreement.Judged, simulation.Agreement.Inside);
    }

    [Fact]
    public void A_lockstep_server_masks_faults_in_both()
    {
        var server = Topology.Named("t").With(new FaultTolerantServer("ft", 500.Hours, 8.Hours)
        {
            Modules = 3,
            TransientMtbf = 90.Hours,
            Coverage = 0.98,
            Faults = [Fault.Software(3_000.Hours, 1.Hours)],
        }).Service("s", ["ft"]);
        var options = new SimulationOptions { Level = Probability.FromComplement(1e-5) };

        foreach (var simulation in new[] { server.Simulate(3_000.Years, options: options), server.SimulateRareOutages(0.05, options: options) })
        {
            Assert.Equal(simulation.Agreement!.Judged, simulation.Agreement.Inside);
            Assert.InRange(simulation.Service.MaskedFaultsPerYear.Value, 250, 400);
            Assert.Contains(simulation.Service.Figures, figure => figure.Name == "Faults masked" && figure.IsInside == true);
        }
    }

    [Fact]
    public void A_downtime_of_a_hundredth_of_a_second_a_year_is_found_within_a_tenth()
    {
        // A pair whose nodes live two hundred years: of what takes both, plain lives would see one in some six million years.
        var pair = Topology.Named("t")
            .Server("a", 2_000_000.Hours, 40.Hours)
            .Server("b", 2_000_000.Hours, 40.Hours)
            .Cluster("db", ["a", "b"], Failover.In(TimeSpan.FromMilliseconds(1)).Covering(0.9999).OtherwiseIn(20.Seconds))
            .Service("s", ["db"]);
        var simulation = pair.SimulateRareOutages(0.1, seed: 4);

        var exact = simulation.Exact!.Availability.Unavailability;
        Assert.InRange(exact, 1e-10, 1e-9);
        Near.Equal(exact, simulation.Availability.Value.Unavailability, 0.2);
        Assert.InRange(simulation.Availability.RelativeError, 0, 0.1);
        Assert.InRange(simulation.Events, 1, 5_000_000);
        Assert.True(simulation.Agreement!.IsPlausible);
        Assert.Contains(simulation.Service.Causes, cause => cause is { Element: "a", Kind: CauseKind.Hardware, OutagesSeen: > 50 });
    }

    [Fact]
    public void Without_planned_work_none_is_seen()
    {
        var simulation = Shop.Simulate(500.Years, evaluation: new() { Planned = PlannedDowntime.Excluded });

        Assert.All(simulation.Services, service => Assert.Equal(Duration.Zero, service.PlannedDowntimePerYear.Value));
        Assert.All(simulation.Services, service => Assert.DoesNotContain(service.Causes, cause => cause.IsPlanned));
    }

    [Fact]
    public void What_cannot_be_simulated_is_refused_in_words()
    {
        Assert.Equal("cloud", Assert.Throws<ModelException>(() => Topology.Named("t").Known("cloud", 99.9.Percent).Service("s", ["cloud"]).Simulate(1.Years)).ElementName);
        Assert.Throws<ModelException>(() => Topology.Named("t").Server("a", Duration.Infinite, 1.Hours).Service("s", ["a"]).Simulate(1.Years));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shop.Simulate(Duration.Infinite));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shop.SimulateUntil(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shop.SimulateRareOutages(0));
        Assert.Throws<KeyNotFoundException>(() => Shop.Simulate(1.Years)["order"]);
        Assert.Throws<InvalidOperationException>(() => Shop.Simulate(1.Years).Availability);
        Assert.Throws<ArgumentException>(() => TopologySimulation.ToJson([]));
    }

    [Fact]
    public void Its_json_is_as_the_schema_says_and_has_every_digit()
    {
        var simulation = Shop.Simulate(300.Years);
        var seldom = Shop.Simulate(1.Years, evaluation: new() { MaximumStates = 2, Planned = PlannedDowntime.Excluded }, options: new() { MaximumEvents = 50 });
        foreach (var json in new[] { simulation.ToJson(), seldom.ToJson(), TopologySimulation.ToJson([simulation, seldom]) })
        {
            var violations = JsonSchema.OfResults.ViolationsIn(JsonNode.Parse(json));
            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        var service = JsonNode.Parse(simulation.ToJson())!["answer"]!["topologies"]![0]!["services"]![0]!;
        var orders = simulation["orders"];
        Assert.Equal(orders.Availability.Value.Unavailability, (double)service["unavailability"]!["value"]!);
        Assert.Equal(orders.Exact!.Availability.Unavailability, (double)service["unavailability"]!["exact"]!);
        Assert.Equal(orders.UnplannedOutagesPerYear.High, (double)service["unplannedOutagesPerYear"]!["high"]!);
        Assert.Equal(orders.Causes[0].Exact!.DowntimePerYear.TotalSeconds, (double)service["causes"]![0]!["downtimeSecondsPerYear"]!["exact"]!);
    }

    private static List<SimulatedFigure> FiguresOf(TopologySimulation simulation) => [.. simulation.Services.SelectMany(service => service.Figures)];

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<SimulationProgress>
    {
        public long Events { get; private set; }

        public void Report(SimulationProgress value)
        {
            Events = value.Events;
            stop.Cancel();
        }
    }
}
