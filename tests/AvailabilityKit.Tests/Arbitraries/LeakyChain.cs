using FsCheck;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A chain of up to six states, most of them left for ever, with several ends; rates from 10^-2 to 10^2 a second.</summary>
public sealed record LeakyChain(ChainSketch Sketch)
{
    public static Arbitrary<LeakyChain> Arbitrary() =>
        ChainSketch.Wrapped(ChainSketch.Any(maximumStates: 6, decades: 2), sketch => new LeakyChain(sketch), chain => chain.Sketch);
}
