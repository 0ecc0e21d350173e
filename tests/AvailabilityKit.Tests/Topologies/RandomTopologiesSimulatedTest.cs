using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Simulated;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The evaluation, which cuts and joins, against the simulation, which lives the whole: two hundred random topologies, every figure of every service.</summary>
/// <remarks>
/// Every interval is one that misses once in four million times, so that a thousand comparisons raise a false alarm less than once in 4,000
/// choices of seeds (Bonferroni); the seeds are fixed. Figures that were seen fewer than 300 times are left out, since such far tails
/// need intervals near a normal law's. A rule that differs is off by far more.
/// </remarks>
public class RandomTopologiesSimulatedTest
{
    private const double FalseAlarm = 2.5e-7;
    private const int FewestSeen = 300;

    private static readonly SimulationOptions Budget = new() { Level = Probability.FromComplement(FalseAlarm), MaximumEvents = 80_000 };

    [Fact]
    public void Two_hundred_random_topologies_have_the_figures_of_their_evaluation()
    {
        var (judged, causes, crews, levels, topologies) = (0, 0, 0, 0, 0);
        foreach (var topology in Sampled(seed: 11).Take(200))
        {
            topologies++;
            var simulated = topology.SimulateUntil(1e-4, seed: topologies, options: Budget);
            foreach (var (of, figure) in Judged(simulated))
            {
                judged++;
                causes += of is not null && figure.Name.Contains(" by ", StringComparison.Ordinal) ? 1 : 0;
                crews += of is null ? 1 : 0;
                levels += figure.Name == "Capacity missing" ? 1 : 0;
                AssertInside(topology, of, figure);
            }
        }

        Assert.Equal(200, topologies);
        Assert.True(judged > 900, $"only {judged} figures were seen often enough");
        Assert.True(causes > 250, $"only {causes} figures of causes were seen often enough");
        Assert.True(crews > 20, $"only {crews} figures of crews were seen often enough");
        Assert.True(levels > 20, $"only {levels} levels were seen often enough");
    }

    private static IEnumerable<(ServiceSimulation? Service, SimulatedFigure Figure)> Judged(TopologySimulation simulated) =>
        from each in simulated.Services.Select(service => ((ServiceSimulation?)service, service.Figures)).Concat(simulated.Crews.Select(crew => ((ServiceSimulation?)null, crew.Figures)))
        from figure in each.Figures
        where figure.IsJudged && figure.Seen >= FewestSeen
        select (each.Item1, figure);

    private static void AssertInside(Topology topology, ServiceSimulation? service, SimulatedFigure figure) =>
        Assert.True(figure.IsInside, $"{figure.Name} of \"{service?.Name ?? "a crew"}\" is {figure.Exact} and not in {figure.Estimate}, seen {figure.Seen} times.\n{new ModelDocument(topology).ToJson()}");

    /// <summary>Random topologies in which something happens, some of it soon.</summary>
    /// <remarks>
    /// A failover that needs nodes of its own cluster can hardly ever begin, so the work stays for thousands of years where it is, and the long run is of the place where it is stuck
    /// longest: nothing that a life of some years can see.
    /// </remarks>
    private static IEnumerable<Topology> Sampled(int seed) => SystemSketch.Arbitrary().Generator.Sample(600, new FsCheck.Rnd((ulong)seed), 50)
        .Select(sketch => sketch.Build())
        .Where(topology => !topology.Elements.OfType<Cluster>().Any(cluster => cluster.Failover.Needed.Intersect(cluster.Nodes, StringComparer.Ordinal).Any()))
        .Where(topology => topology.Evaluate().Services.Any(service => service.OutageFrequency?.ValuePerYear > 0));
}
