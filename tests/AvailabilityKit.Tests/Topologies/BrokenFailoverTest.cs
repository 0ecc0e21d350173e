namespace AvailabilityKit.Tests.Topologies;

/// <summary>Failovers that changes break until a test or a failure shows it.</summary>
public class BrokenFailoverTest
{
    private const double PerYear = 8_760;

    private static readonly Failover Plain = Failover.In(30.Minutes).Covering(0.9).OtherwiseIn(2.Hours);

    public enum Phase
    {
        Serving,
        FailingOver,
        Uncovered,
        None,
    }

    /// <summary>Two nodes of 500 h / 20 h, written down apart from the library: what the cluster does, how many nodes are up, and whether the failover is broken.</summary>
    [Theory]
    [InlineData(24, 0.05)]
    [InlineData(365, 1.0)]
    [InlineData(1, 1e-6)]
    public void A_pair_equals_its_chain(double changes, double breaking)
    {
        var service = Pair(Plain.BrokenByChanges(changes, breaking)).Evaluate().Service;

        var (fail, repair, breaks) = (Rate.Per(500.Hours), Rate.Per(20.Hours), Rate.Per(PerYear.Hours) * (changes * breaking));
        var chain = MarkovChain.StartingIn((Phase: Phase.Serving, Up: 2, IsBroken: false))
            .When(s => !s.IsBroken, _ => breaks, s => s with { IsBroken = true })
            .When(s => s.Up < 2, s => (2 - s.Up) * repair, s => (s.Phase == Phase.None ? Phase.Serving : s.Phase, s.Up + 1, s.IsBroken))
            .When(s => s is { Phase: Phase.Serving, Up: 2, IsBroken: false }, _ => fail * 0.9, _ => (Phase.FailingOver, 1, false), "covered")
            .When(s => s is { Phase: Phase.Serving, Up: 2, IsBroken: false }, _ => fail * 0.1, _ => (Phase.Uncovered, 1, false), "uncovered")
            .When(s => s is { Phase: Phase.Serving, Up: 2, IsBroken: true }, _ => fail, _ => (Phase.Uncovered, 1, false), "uncovered")
            .When(s => s is { Phase: Phase.Serving, Up: 2 }, _ => fail, s => s with { Up = 1 })
            .When(s => s is { Phase: Phase.Serving, Up: 1 }, _ => fail, s => s with { Phase = Phase.None, Up = 0 })
            .When(s => s.Phase is Phase.FailingOver or Phase.Uncovered && s.Up > 0, s => s.Up * fail, s => s with { Up = s.Up - 1 })
            .When(s => s.Phase == Phase.FailingOver, _ => Rate.Per(30.Minutes), s => s with { Phase = s.Up > 0 ? Phase.Serving : Phase.None })
            .When(s => s.Phase == Phase.Uncovered, _ => Rate.Per(2.Hours), s => s with { Phase = s.Up > 0 ? Phase.Serving : Phase.None })
            .Explore().SteadyState();

        Near.Equal(chain.Probability(s => s.Phase != Phase.Serving), service.Availability.Unavailability);
        Near.Equal(chain.EventRate("covered").ValuePerYear, service.Failovers[0].CoveredPerYear);
        Near.Equal(chain.EventRate("uncovered").ValuePerYear, service.Failovers[0].UncoveredPerYear);
    }

    /// <summary>With failures that are rare beside tests, the failover is broken for b / (b + t) of the time: the rest of its failures are covered as designed.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public void Tests_restore_the_coverage(double tests)
    {
        var failover = Plain.BrokenByChanges(24, 0.125, testedBy: "cluster test");
        var cluster = Pair(failover, mtbf: 1e7.Hours, [PlannedWork.PerYear("cluster test", tests, 1.Seconds)]).Evaluate().Service.Failovers[0];

        Near.Equal(0.9 * tests / (3 + tests), cluster.CoveredPerYear / (cluster.CoveredPerYear + cluster.UncoveredPerYear), 1e-3);
    }

    [Fact]
    public void Other_work_tests_nothing()
    {
        var failover = Plain.BrokenByChanges(24, 0.125, testedBy: "cluster test");
        PlannedWork test = PlannedWork.PerYear("cluster test", 4, 1.Minutes), other = PlannedWork.PerYear("new firmware", 4, 1.Minutes);
        double Uncovered(Failover failover, params PlannedWork[] planned) => Pair(failover, planned: planned).Evaluate().Service.Failovers[0].UncoveredPerYear;

        var none = Uncovered(Plain.BrokenByChanges(24, 0.125), other);
        Near.Equal(none, Uncovered(Plain.BrokenByChanges(24, 0.125), test), 1e-9);
        Assert.True(Uncovered(failover, test, other) < 0.95 * none);
        Assert.True(Uncovered(Plain, test, other) < Uncovered(failover, test, other));
    }

    [Fact]
    public void It_agrees_with_its_simulation()
    {
        var topology = Pair(Plain.BrokenByChanges(50, 0.1, testedBy: "cluster test"), planned: [PlannedWork.PerYear("cluster test", 6, 1.Hours)]);
        var agreement = topology.Simulate(3_000.Years, seed: 5).Agreement!;

        Assert.True(agreement.IsPlausible, agreement.Farthest);
        Assert.True(agreement.Judged > 8);
    }

    [Fact]
    public void More_changes_that_break_it_never_help()
    {
        var last = 0.0;
        foreach (var breaking in new[] { 0, 1e-9, 0.01, 0.3, 1 })
        {
            var now = Pair(Plain.BrokenByChanges(24, breaking)).Evaluate().Service.Availability.Unavailability;
            Assert.True(now >= last, $"{breaking}");
            last = now;
        }

        Near.Equal(Pair(Plain).Evaluate().Service.Availability.Unavailability, Pair(Plain.BrokenByChanges(24, 0)).Evaluate().Service.Availability.Unavailability);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Contains("above zero", Assert.Throws<ArgumentOutOfRangeException>(() => Plain.BrokenByChanges(0, 0.5)).Message, StringComparison.Ordinal);
        Assert.Contains("has no name", Assert.Throws<ArgumentException>(() => Plain.BrokenByChanges(24, 0.5, testedBy: " ")).Message, StringComparison.Ordinal);
        Assert.Contains("OtherwiseIn", Assert.Throws<ArgumentException>(() => Pair(Failover.In(1.Minutes).BrokenByChanges(24, 0.5))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "is tested by \"drill\", which is no planned work of the cluster",
            Assert.Throws<ModelException>(() => Pair(Plain.BrokenByChanges(24, 0.5, testedBy: "drill"), planned: [PlannedWork.PerYear("cluster test", 6, 1.Hours)]).Evaluate()).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "changes that break it",
            Assert.Throws<ArgumentException>(() => Topology.Named("pool").Server("host", 1_000.Hours, 1.Hours).VirtualMachines("vm", 1, ["host"], Plain.BrokenByChanges(24, 0.5))).Message,
            StringComparison.Ordinal);
    }

    private static Topology Pair(Failover failover, Duration? mtbf = null, params PlannedWork[] planned) => Topology.Named("pair")
        .Servers("node", 2, mtbf: mtbf ?? 500.Hours, mttr: 20.Hours)
        .Cluster("db", ["node"], failover, planned: planned)
        .Service("s", ["db"]);
}
