using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What failovers lose of what was committed: replicas that lag, snapshots that are old, and the chance that a recovery point objective is met.</summary>
public class RecoveryPointTest
{
    private static ClusterFailovers Of(Failover failover, ClusterMode mode = ClusterMode.ActivePassive, int nodes = 2, int atLeast = 1) => Topology.Named("t")
        .Servers("node", nodes, [Fault.Hardware(4_380.Hours, 1.Hours)], planned: [PlannedWork.PerYear("upgrade", 4, 1.Hours)])
        .Cluster("db", ["node"], failover.Covering(0.95).OtherwiseIn(15.Minutes), atLeast: atLeast, mode: mode)
        .Service("orders", ["db"], Load.PerSecond(200, 250.Milliseconds))
        .Evaluate().Service.Failovers.Single();

    [Fact]
    public void Covered_failovers_lose_the_lag_and_nothing_else_does()
    {
        // Two failures a year of each node, of which the active one's count; 200 committed a second, and 5 s of them, are 1,000 lost.
        var failovers = Of(Failover.In(30.Seconds).LaggingBy(5.Seconds));
        Assert.InRange(failovers.CoveredPerYear, 1.8, 1.9);
        Near.Equal(5 * failovers.CoveredPerYear, failovers.CommittedLostPerYear.TotalSeconds, 1e-14);
        Near.Equal(1_000, 200 * failovers.CommittedLostPerYear.TotalSeconds / failovers.CoveredPerYear, 1e-14);
    }

    [Fact]
    public void Shared_storage_and_synchronous_replication_lose_nothing()
    {
        var failovers = Of(Failover.In(30.Seconds));
        Assert.Null(failovers.Lag);
        Assert.Equal((Duration.Zero, 1.0, 0.0), (failovers.CommittedLostPerYear, failovers.LosesAtMost(Duration.Zero).Value, failovers.PerYearLosingMoreThan(Duration.Zero)));
    }

    [Fact]
    public void Snapshots_are_up_to_their_interval_old()
    {
        var failovers = Of(Failover.In(30.Seconds).FromSnapshots(every: 15.Minutes));
        Near.Equal(450, failovers.Lag!.Mean.TotalSeconds, 1e-14);
        Near.Equal(1, failovers.LosesAtMost(900.Seconds).Value, 1e-14);
        Near.Equal(1 / 900.0, failovers.LosesAtMost(899.Seconds).Complement, 1e-12);

        var copied = Of(Failover.In(30.Seconds).FromSnapshots(every: 15.Minutes, copiedIn: 2.Minutes));
        Near.Equal(570, copied.Lag!.Mean.TotalSeconds, 1e-14);
        Assert.Equal(0, copied.LosesAtMost(2.Minutes).Value);
        Near.Equal(copied.CoveredPerYear * 0.25, copied.PerYearLosingMoreThan(13.25.Minutes), 1e-12);
    }

    [Fact]
    public void A_node_of_several_loses_its_share()
    {
        var all = Of(Failover.In(30.Seconds).LaggingBy(5.Seconds), ClusterMode.ActiveActive, nodes: 4);
        Near.Equal(all.CoveredPerYear * 5 / 4, all.CommittedLostPerYear.TotalSeconds, 1e-2);
        var two = Of(Failover.In(30.Seconds).LaggingBy(5.Seconds), nodes: 3, atLeast: 2);
        Near.Equal(two.CoveredPerYear * 5 / 2, two.CommittedLostPerYear.TotalSeconds, 1e-14);
    }

    /// <summary>With k of n nodes up each takes a k-th with it, k of them at a rate of k L: as much per second whatever k, but that the last has none to take over.</summary>
    [Fact]
    public void Those_that_are_left_carry_more()
    {
        const double L = 1 / 1_000.0, M = 1 / 400.0, Up = M / (L + M);
        var failovers = Topology.Named("t").Servers("x", 4, 1_000.Hours, 400.Hours)
            .Cluster("c", ["x"], Failover.In(Duration.Zero).LaggingBy(5.Seconds), mode: ClusterMode.ActiveActive).Service("s", ["c"]).Evaluate().Service.Failovers.Single();
        var severalUp = 1 - Math.Pow(1 - Up, 4) - (4 * Up * Math.Pow(1 - Up, 3));
        Near.Equal(L * 8_760 * 5 * severalUp, failovers.CommittedLostPerYear.TotalSeconds, 1e-12);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(5)]
    [InlineData(300)]
    public void An_objective_is_met_to_the_last_digit_on_either_side(double seconds)
    {
        var failovers = Of(Failover.In(30.Seconds).LaggingBy(5.Seconds));
        Near.Equal(-ClosedForm.ExpM1(-seconds / 5), failovers.LosesAtMost(seconds.Seconds).Value, 1e-13);
        Near.Equal(Math.Exp(-seconds / 5), failovers.LosesAtMost(seconds.Seconds).Complement, 1e-13);
    }

    [Fact]
    public void The_report_says_what_is_lost()
    {
        var evaluation = Topology.Named("t").Servers("node", 2, 4_380.Hours, 1.Hours)
            .Cluster("db", ["node"], Failover.In(30.Seconds).LaggingBy(Lifetime.Exactly(5.Seconds))).Service("orders", ["db"]).Evaluate();
        Assert.Matches("Committed work lost +10 s of it a year", evaluation.ToString());
        Assert.Contains(evaluation.Assumptions, assumption => assumption.StartsWith("A failover of \"db\" loses what was committed in the time before it, exactly 5 s", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_a_lag_is_refused()
    {
        Assert.Null(Failover.In(1.Seconds).LaggingBy(Duration.Zero).Lag);
        Assert.Throws<ArgumentOutOfRangeException>(() => Failover.In(1.Seconds).LaggingBy(Duration.Infinite));
        Assert.Throws<ArgumentOutOfRangeException>(() => Failover.In(1.Seconds).LaggingBy(Lifetime.Exponential(Duration.Infinite)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Failover.In(1.Seconds).FromSnapshots(Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Failover.In(1.Seconds).FromSnapshots(1.Hours, Duration.Infinite));
        Assert.Contains("a lag", Assert.Throws<ArgumentException>(() => new VirtualMachines("vm", 1, ["host"], Failover.In(1.Minutes).LaggingBy(1.Seconds))).Message, StringComparison.Ordinal);
    }
}
