using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>An irreducible chain of up to five states and a place between the shortest and the longest time that a law asks for.</summary>
/// <param name="Sketch">The chain; rates from 10^-4 to 10^4 a second.</param>
/// <param name="Share">0 for the shortest, 1 for the longest, on a logarithmic scale between.</param>
public sealed record TimedChain(ChainSketch Sketch, double Share)
{
    public static Arbitrary<TimedChain> Arbitrary()
    {
        var chains = ChainSketch.Irreducible(maximumStates: 5, decades: 4);
        return Arb.From(
            from sketch in chains.Generator
            from share in Gen.Choose(0, 1000)
            select new TimedChain(sketch, share / 1000.0),
            timed => chains.Shrinker(timed.Sketch).Select(smaller => timed with { Sketch = smaller }));
    }

    /// <summary>The seconds in which the fastest state would make between so many jumps and so many.</summary>
    public double SecondsFor(double lowest, double highest)
    {
        var exits = new double[Sketch.StateCount];
        foreach (var (from, to, rate) in Sketch.Edges)
        {
            exits[from] += from == to ? 0 : rate;
        }

        return lowest * Math.Pow(highest / lowest, Share) / exits.Max();
    }
}
