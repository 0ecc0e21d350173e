using BenchmarkDotNet.Attributes;

namespace AvailabilityKit.Benchmarks;

/// <summary>Chains as they come: explored from rules, solved in the long run, at a time, and until data is lost.</summary>
[MemoryDiagnoser]
public class ChainBenchmarks
{
    private readonly MarkovChain<Pool> _thousand = Explore(side: 10);
    private readonly MarkovChain<int> _birthDeath = MarkovChain.StartingIn(0)
        .When(s => s < 100_000, _ => 1.PerHour, s => s + 1)
        .When(s => s > 0, _ => 1.001.PerHour, s => s - 1)
        .Explore();

    private readonly MarkovChain<int> _cluster = MarkovChain.StartingIn(0)
        .When(s => s < 16, s => (16 - s) * Rate.Per(8_760.Hours), s => s + 1)
        .When(s => s > 0, _ => Rate.Per(4.Hours), s => s - 1)
        .Explore();

    /// <summary>Three kinds of parts, each ten strong with a crew of its own kind: 1000 states, 5400 transitions.</summary>
    public readonly record struct Pool(int Hosts, int Disks, int Links);

    [Benchmark]
    public double SteadyStateOfAThousandStates() => _thousand.SteadyState().Probability(s => s.Hosts > 5);

    [Benchmark]
    public double ExploreAThousandStatesAndSolve() => Explore(side: 10).SteadyState().Probability(s => s.Hosts > 5);

    [Benchmark]
    public double SteadyStateOfAHundredThousandInARow() => _birthDeath.SteadyState()[0];

    [Benchmark]
    public double AThousandStatesAfterADay() => _thousand.At(24.Hours).Probability(s => s.Hosts > 5);

    [Benchmark]
    public double AThousandStatesAfterAYear() => _thousand.At(1.Years).Probability(s => s.Hosts > 5);

    [Benchmark]
    public double SixteenNodesAfterFiveYears() => _cluster.At(5.Years)[3];

    [Benchmark]
    public double MeanTimeToLossOfAThousandStates() => _thousand.MeanTimeTo(s => s.Disks == 9).TotalHours;

    private static MarkovChain<Pool> Explore(int side) => MarkovChain.StartingIn(default(Pool))
        .When(s => s.Hosts < side - 1, s => (side - s.Hosts) * 1e-3.PerHour, s => s with { Hosts = s.Hosts + 1 }, named: "host")
        .When(s => s.Hosts > 0, _ => 0.25.PerHour, s => s with { Hosts = s.Hosts - 1 })
        .When(s => s.Disks < side - 1, s => (side - s.Disks) * 1e-4.PerHour, s => s with { Disks = s.Disks + 1 }, named: "disk")
        .When(s => s.Disks > 0, _ => 0.05.PerHour, s => s with { Disks = s.Disks - 1 })
        .When(s => s.Links < side - 1, s => (side - s.Links) * 1e-2.PerHour, s => s with { Links = s.Links + 1 }, named: "link")
        .When(s => s.Links > 0, s => s.Links * 2.PerHour, s => s with { Links = s.Links - 1 })
        .Explore();
}
