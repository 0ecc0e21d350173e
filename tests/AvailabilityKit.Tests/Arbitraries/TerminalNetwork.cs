using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>
/// A network of two to nine vertices, one or more of them terminals, whose vertices and edges are drawn from a pool of components, so
/// that some are shared; -1 never fails. An unavailability stands for each component.
/// </summary>
public sealed record TerminalNetwork((int From, int To, int Component)[] Edges, int[] VertexComponents, int[] Terminals, double[] Unavailabilities)
{
    private const int Pool = 10;

    public static Arbitrary<TerminalNetwork> Arbitrary() => Arb.From(
        from size in Gen.Choose(2, 9)
        from edges in Edge(size).ArrayOf(18)
        from count in Gen.Choose(0, 18)
        from vertices in Gen.Choose(-4, Pool - 1).Select(c => Math.Max(c, -1)).ArrayOf(size)
        from terminals in Gen.Shuffle(Enumerable.Range(0, size).ToArray())
        from k in Gen.Choose(1, size)
        from us in Unavailability.Values.ArrayOf(Pool)
        select new TerminalNetwork(edges[..count], vertices, terminals[..k], us),
        network => network.Edges.Select((_, i) => network with { Edges = network.Edges.Where((_, j) => j != i).ToArray() }));

    /// <summary>Whether a flood from the first terminal over what is up reaches them all.</summary>
    public bool IsUp(uint states)
    {
        bool Up(int component) => component < 0 || ((states >> component) & 1) != 0;
        var reached = new bool[VertexComponents.Length];
        reached[Terminals[0]] = Up(VertexComponents[Terminals[0]]);
        for (int before = -1, now = 0; before != now; before = now, now = reached.Count(r => r))
        {
            foreach (var (from, to, _) in Edges.Where(edge => Up(edge.Component)))
            {
                var either = reached[from] || reached[to];
                reached[from] |= either && Up(VertexComponents[from]);
                reached[to] |= either && Up(VertexComponents[to]);
            }
        }

        return Terminals.All(terminal => reached[terminal]);
    }

    public Block ToBlock()
    {
        Block Of(int component) => component < 0 ? Block.Always : Block.Component($"c{component}", Availability.FromUnavailability(Unavailabilities[component]));
        return Block.KTerminal(
            Enumerable.Range(0, VertexComponents.Length), Edges, e => e.From, e => e.To, Terminals,
            vertex: v => Of(VertexComponents[v]), edge: e => Of(e.Component));
    }

    public override string ToString() =>
        $"terminals {string.Join(' ', Terminals)}, edges {string.Join(' ', Edges)}, vertices {string.Join(' ', VertexComponents)}, "
        + $"down {string.Join(", ", Unavailabilities.Select((u, i) => $"c{i} {u:R}"))}";

    private static Gen<(int From, int To, int Component)> Edge(int size) =>
        from start in Gen.Choose(0, size - 1)
        from end in Gen.Choose(0, size - 1)
        from component in Gen.Choose(-1, Pool - 1)
        select (start, end, component);
}
