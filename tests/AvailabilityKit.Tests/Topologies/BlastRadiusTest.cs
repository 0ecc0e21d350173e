using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>How many users one failure hits: closed forms, chains of their own, and what it must agree with.</summary>
public class BlastRadiusTest
{
    private static readonly Load Some = Load.PerSecond(1, 1.Seconds);

    /// <summary>A server of its own for each of ten users: a failure hits the tenth of those who work. With k of ten up, that is one in k, k / 500 times an hour.</summary>
    [Fact]
    public void A_farm_loses_one_server_at_a_time()
    {
        var service = Topology.Named("farm").Servers("server", 10, mtbf: 500.Hours, mttr: 10.Hours).With(new RedundancyGroup("farm", ["server"], 1) { Work = MemberWork.Shared }).Service("users", ["farm"], users: 4_000).Evaluate().Service;
        var blast = service.BlastRadius!;
        var (up, down) = (500 / 510.0, 10 / 510.0);
        for (var serving = 1; serving <= 10; serving++)
        {
            var size = Assert.Single(blast.Sizes, size => Math.Abs(size.Share - (1.0 / serving)) < 1e-9);
            Near.Equal(Choose(10, serving) * Math.Pow(up, serving) * Math.Pow(down, 10 - serving) * serving / 500 * 8_760, size.PerYear, 1e-11);
        }

        Assert.Equal(10, blast.Sizes.Count);
        Near.Equal(10 * up / 500 * 8_760, blast.PerYear, 1e-12);
        Assert.Equal(1, blast.LargestShare);
        Near.Equal(blast.MeanShare * 4_000, blast.MeanUsers!.Value, 1e-15);
        Near.Equal(blast.Sizes.Where(size => size.Share > 0.15).Sum(size => size.PerYear), blast.PerYearHitting(0.15), 1e-15);
        Assert.Equal(blast.PerYear, blast.PerYearHitting(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => blast.PerYearHitting(1.5));
        Assert.Contains("of 4,000 users on average, 4,000 of 4,000 users at most", blast.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Seven machines on three hosts, by the chain of the pool written down on its own: a host takes two or three of them, if all run.</summary>
    [Fact]
    public void A_host_takes_its_machines()
    {
        var pool = Topology.Named("pool").Servers("host", 3, 4_380.Hours, 8.Hours).VirtualMachines("vm", 7, ["host"], Failover.In(5.Minutes), perHost: 3).Service("users", ["vm"], users: 700).Evaluate().Service;
        var chain = MarkovChain.Explore((Up: 3, Runs: 7), (state, next) =>
        {
            var (whole, rest) = state.Up == 0 ? (0, 0) : (state.Runs / state.Up, state.Runs % state.Up);
            next.Add(rest * Rate.Per(4_380.Hours), (state.Up - 1, state.Runs - whole - 1));
            next.Add((state.Up - rest) * Rate.Per(4_380.Hours), (state.Up - 1, state.Runs - whole));
            next.Add((3 - state.Up) * Rate.Per(8.Hours), (state.Up + 1, state.Runs));
            next.Add(Math.Min(7 - state.Runs, (3 * state.Up) - state.Runs) * Rate.Per(5.Minutes), (state.Up, state.Runs + 1));
        }).SteadyState();
        var expected = chain.Chain.Transitions.Where(step => step.To.Runs < step.From.Runs)
            .GroupBy(step => Math.Round((step.From.Runs - step.To.Runs) / (double)step.From.Runs, 9), step => chain[step.From] * step.Rate.ValuePerYear)
            .ToDictionary(same => same.Key, same => same.Sum());
        var blast = pool.BlastRadius!;
        Assert.Equal(expected.Count, blast.Sizes.Count);
        foreach (var size in blast.Sizes)
        {
            Near.Equal(expected[Math.Round(size.Share, 9)], size.PerYear, 1e-11);
        }

        Assert.Equal([3, 2], blast.Sizes.OrderByDescending(size => size.PerYear).Take(2).Select(size => Math.Round(size.Share * 7)).OrderDescending());
    }

    /// <summary>Consolidation: the users of twelve machines on one host all go at once, those of twelve servers one in twelve at a time, and each of them as often.</summary>
    [Fact]
    public void Consolidation_makes_the_radius_larger_and_no_user_worse()
    {
        var twelve = Topology.Named("twelve").Servers("server", 12, 1_000.Hours, 5.Minutes).With(new RedundancyGroup("servers", ["server"], 1) { Work = MemberWork.Shared }).Service("users", ["servers"], users: 12).Evaluate().Service.BlastRadius!;
        var one = Topology.Named("one").Server("host", 1_000.Hours, 5.Minutes).VirtualMachines("vm", 12, ["host"], Failover.In(1.Seconds)).Service("users", ["vm"], users: 12).Evaluate().Service.BlastRadius!;
        Near.Equal(1 / 12.0, twelve.MeanShare, 1e-3);
        Near.Equal(1, one.MeanShare, 1e-3);
        Near.Equal(one.PerUserAndYear, twelve.PerUserAndYear, 1e-3);
    }

    /// <summary>Each failure counted by its share is how often work is interrupted, and none is larger than all; the largest comes first.</summary>
    [Property(MaxTest = 100)]
    public void It_agrees_with_the_work_that_is_lost(SystemSketch sketch)
    {
        var topology = sketch.Build();
        foreach (var service in topology.Services.Aggregate(topology, (all, service) => all.Replace(service with { Load = Some })).Evaluate().Services)
        {
            Assert.Equal(service.WorkLost!.InterruptionsPerYear is null, service.BlastRadius is null);
            if (service.BlastRadius is { } blast)
            {
                Near.Equal(service.WorkLost.InterruptionsPerYear!.Value, blast.Sizes.Sum(size => size.Share * size.PerYear), 1e-12);
                Assert.All(blast.Sizes, size => Assert.InRange(size.Share, double.Epsilon, 1));
                Assert.Equal(blast.Sizes.OrderByDescending(size => size.Share), blast.Sizes);
            }
        }
    }

    /// <summary>What is known by its availability alone may hit anybody as often as it likes; what never fails hits nobody.</summary>
    [Fact]
    public void What_is_not_known_is_not_told()
    {
        Assert.Null(Topology.Named("cloud").Known("region", Availability.FromUnavailability(0.001)).Service("users", ["region"], users: 5).Evaluate().Service.BlastRadius);
        Assert.Equal("no failure hits a user", Topology.Named("rock").With(new Component("rock", ComponentKind.Server, [])).Service("users", ["rock"], users: 5).Evaluate().Service.BlastRadius!.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Service("s", ["x"]) { Users = 0 });
    }

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
