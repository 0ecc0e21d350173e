using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>
/// Two-node clusters described as topologies, against closed forms. With L = 1/MTTF, M = 1/MTTR, coverage c, failover rate d and
/// uncovered recovery rate b, the chain {2 up, failover, uncovered, 1 up, 0 up} with one crew has the weights
/// 1, k L c/d, k L (1-c)/b, 2L/M, 2(L/M)^2, where k = 2 if either node's failure interrupts and k = 1 if only the active one's does.
/// No node fails and none is repaired during an interruption there. Figures: ref1 (8760 h, 4 h, 0.95, 30 s, 15 min) and ref2 (5000 h, 2 h, 0.9, 10 s, 10 min), in minutes of a year of 8760 h.
/// </summary>
public class TwoNodeClusterTopologyTest
{
    private static readonly EvaluationOptions Textbook = new() { Interruptions = Interruptions.NodesHoldStill };

    private static Topology Pair(Duration mtbf, Duration mttr, Failover failover, ClusterMode mode, int? crews = 1) =>
        Topology.Named("pair")
            .Server("a", mtbf, mttr)
            .Server("b", mtbf, mttr)
            .Cluster("cluster", nodes: ["a", "b"], failover, mode: mode, repairCrews: crews)
            .Service("service", needs: ["cluster"]);

    [Theory]
    [InlineData(8760, 4, 0.95, 30, 15, 5.073685636446e-06, 2.666729, 0.949128, 1.498624, 0.218977)]
    [InlineData(5000, 2, 0.90, 10, 10, 7.980218756314e-06, 4.194403, 0.525176, 3.501171, 0.168056)]
    public void Either_nodes_failure_interrupts(
        double mtbf, double mttr, double coverage, double seconds, double minutes, double unavailability, double total, double failover, double uncovered, double twice)
    {
        var result = Pair(mtbf.Hours, mttr.Hours, Failover.In(seconds.Seconds).Covering(coverage).OtherwiseIn(minutes.Minutes), ClusterMode.ActiveActive)
            .Evaluate(Textbook).Service;

        Near.Equal(unavailability, result.Availability.Unavailability, 1e-10);
        Assert.Equal(total, result.DowntimePerYear.TotalMinutes, 5e-7);
        Assert.Equal(failover, Minutes(result, CauseKind.Failover), 5e-7);
        Assert.Equal(uncovered, Minutes(result, CauseKind.Uncovered), 5e-7);
        Assert.Equal(twice, Minutes(result, CauseKind.Hardware), 5e-7);
    }

    [Theory]
    [InlineData(8760, 4, 0.95, 30, 15)]
    [InlineData(5000, 2, 0.90, 10, 10)]
    [InlineData(50, 20, 0.50, 3600, 300)]
    public void Nodes_that_go_on_during_interruptions_are_the_chain_written_out(double mtbf, double mttr, double coverage, double seconds, double minutes)
    {
        var (fails, repaired) = (Rate.Per(mtbf.Hours), Rate.Per(mttr.Hours));
        var (ends, uncoveredEnds) = (Rate.Per(seconds.Seconds), Rate.Per(minutes.Minutes));
        var chain = MarkovChain.Named("pair, either failure interrupts, one crew")
            .Transition("2 serving", "1 failing over", 2 * coverage * fails)
            .Transition("2 serving", "1 uncovered", 2 * (1 - coverage) * fails);
        foreach (var (phase, end) in new[] { ("failing over", ends), ("uncovered", uncoveredEnds) })
        {
            chain = chain
                .Transition($"2 {phase}", $"1 {phase}", 2 * fails).Transition($"1 {phase}", $"0 {phase}", fails)
                .Transition($"0 {phase}", $"1 {phase}", repaired).Transition($"1 {phase}", $"2 {phase}", repaired)
                .Transition($"2 {phase}", "2 serving", end).Transition($"1 {phase}", "1 serving", end).Transition($"0 {phase}", "0 down", end);
        }

        var expected = chain.Transition("1 serving", "2 serving", repaired).Transition("1 serving", "0 down", fails).Transition("0 down", "1 serving", repaired)
            .Build().SteadyState();
        var result = Pair(mtbf.Hours, mttr.Hours, Failover.In(seconds.Seconds).Covering(coverage).OtherwiseIn(minutes.Minutes), ClusterMode.ActiveActive).Evaluate();

        Near.Equal(expected.Availability(state => state.EndsWith("serving", StringComparison.Ordinal)).Unavailability, result.Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void Only_the_active_nodes_failure_interrupts()
    {
        var result = Pair(8760.Hours, 4.Hours, Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes), ClusterMode.ActivePassive).Evaluate(Textbook);

        Near.Equal(2.745160655586e-06, result.Availability.Unavailability, 1e-10);
    }

    [Fact]
    public void A_failover_that_takes_no_time_leaves_the_hot_parallel_pair()
    {
        // U = 2r^2 / (1 + 2r + 2r^2) with one crew, (r / (1 + r))^2 with two; r = 4 / 10 000.
        var instant = Failover.In(Duration.Zero);

        Near.Equal(3.197441024000e-07, Pair(10_000.Hours, 4.Hours, instant, ClusterMode.ActiveActive).Evaluate().Availability.Unavailability, 1e-10);
        Near.Equal(1.598720767591e-07, Pair(10_000.Hours, 4.Hours, instant, ClusterMode.ActiveActive, crews: null).Evaluate().Availability.Unavailability, 1e-10);
    }

    private static double Minutes(ServiceEvaluation result, CauseKind kind) =>
        result.Causes.Where(cause => cause.Kind == kind).Sum(cause => cause.DowntimePerYear.TotalMinutes);
}
