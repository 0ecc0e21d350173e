using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>An irreducible chain of up to twelve states and another order of them.</summary>
public sealed record ShuffledChain(ChainSketch Sketch, int[] Order)
{
    public static Arbitrary<ShuffledChain> Arbitrary() => Arb.From(
        from sketch in ChainSketch.Irreducible(maximumStates: 12, decades: 12).Generator
        from order in Gen.Shuffle(Enumerable.Range(0, sketch.StateCount))
        select new ShuffledChain(sketch, order.ToArray()));

    public override string ToString() => $"{Sketch}; as {string.Join(", ", Order)}";
}
