using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>One to fourteen nodes, edges between them as numbers that name both ends, and the frame that each node stands in.</summary>
public sealed record DrawnDiagram(int Nodes, int[] Edges, int[] Frames)
{
    public static Arbitrary<DrawnDiagram> Arbitrary() => Arb.From(
        from nodes in Gen.Choose(1, 14)
        from edges in Gen.Choose(0, 999).ArrayOf()
        from frames in Gen.Choose(0, 5).ArrayOf(14)
        select new DrawnDiagram(nodes, edges, frames),
        drawn => drawn.Edges.Select((_, i) => drawn with { Edges = [.. drawn.Edges[..i], .. drawn.Edges[(i + 1)..]] }));

    public override string ToString() => $"{Nodes} nodes, edges [{string.Join(", ", Edges)}], frames [{string.Join(", ", Frames)}]";
}
