using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A directed graph of the vertices 0..6.</summary>
public sealed record SevenVertices((int From, int To)[] Arcs)
{
    public static Arbitrary<SevenVertices> Arbitrary() => Arb.From(
        (from start in Gen.Choose(0, 6)
         from end in Gen.Choose(0, 6)
         select (start, end)).ArrayOf().Select(arcs => new SevenVertices(arcs)),
        graph => graph.Arcs.Select((_, i) => new SevenVertices(graph.Arcs.Where((_, j) => j != i).ToArray())));

    public override string ToString() => string.Join(", ", Arcs.Select(arc => $"{arc.From}->{arc.To}"));
}
