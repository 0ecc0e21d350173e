using FsCheck;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>An irreducible chain of up to sixty states, rates from 10^-12 to 10^12 a second.</summary>
public sealed record LargeChain(ChainSketch Sketch)
{
    public static Arbitrary<LargeChain> Arbitrary() =>
        ChainSketch.Wrapped(ChainSketch.Irreducible(maximumStates: 60, decades: 12), sketch => new LargeChain(sketch), chain => chain.Sketch);
}
