using FsCheck;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>An irreducible chain of up to six states, rates from 10^-3 to 10^3 a second.</summary>
public sealed record MildChain(ChainSketch Sketch)
{
    public static Arbitrary<MildChain> Arbitrary() =>
        ChainSketch.Wrapped(ChainSketch.Irreducible(maximumStates: 6, decades: 3), sketch => new MildChain(sketch), chain => chain.Sketch);
}
