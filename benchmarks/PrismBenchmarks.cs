using AvailabilityKit.Interchange.Prism;
using AvailabilityKit.Tests;
using BenchmarkDotNet.Attributes;

namespace AvailabilityKit.Benchmarks;

/// <summary>Models in the PRISM language: explored, and solved in the long run.</summary>
[MemoryDiagnoser]
public class PrismBenchmarks
{
    private readonly string _folder = Path.Combine(RepositoryFolder.Root, "samples", "chains");

    [Benchmark]
    public int ExploreCluster128() => Model("cluster.sm", "N=128").Explore().StateCount;

    [Benchmark]
    public int ExploreTandem255() => Model("tandem.sm", "c=255").Explore().StateCount;

    [Benchmark]
    public int ExploreKanban4() => Model("kanban.sm", "t=4").Explore().StateCount;

    [Benchmark]
    public int ExplorePolling14() => Model("polling.sm", "").Explore().StateCount;

    [Benchmark]
    public double ExploreAndSolveCluster64() => Model("cluster.sm", "N=64").Check("S=? [ !\"minimum\" ]").Value;

    private PrismModel Model(string file, string constants) => PrismModel.Load(Path.Combine(_folder, file)).WithConstants(constants);
}
