namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>
/// A network as data: its vertices and edges are drawn from a pool of components, so that some are shared; -1 never fails. It tells its
/// own truth value and becomes a block.
/// </summary>
public sealed record NetworkSketch((int From, int To, int Component)[] Edges, int[] VertexComponents, bool Directed, int Source, int Target)
{
    /// <summary>How many components the pool has.</summary>
    public const int Pool = 11;

    /// <summary>The edges of a grid, right and down, in the order of their starts.</summary>
    public static IEnumerable<(int From, int To)> GridEdges(int rows, int columns)
    {
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var at = (r * columns) + c;
                if (c + 1 < columns)
                {
                    yield return (at, at + 1);
                }

                if (r + 1 < rows)
                {
                    yield return (at, at + columns);
                }
            }
        }
    }

    public bool IsUp(uint states)
    {
        bool Up(int component) => component < 0 || ((states >> component) & 1) != 0;
        var reached = new bool[VertexComponents.Length];
        reached[Source] = Up(VertexComponents[Source]);
        for (int before = -1, now = 0; before != now; before = now, now = reached.Count(r => r))
        {
            foreach (var (from, to, component) in Edges)
            {
                if (Up(component))
                {
                    reached[to] |= reached[from] && Up(VertexComponents[to]);
                    reached[from] |= !Directed && reached[to] && Up(VertexComponents[from]);
                }
            }
        }

        return reached[Target];
    }

    public Block ToBlock(double[] us)
    {
        Block Of(int component) => component < 0 ? Block.Always : Block.Component($"c{component}", Availability.FromUnavailability(us[component]));
        return Block.Network(
            Enumerable.Range(0, VertexComponents.Length), Edges, e => e.From, e => e.To, Source, Target,
            vertex: v => Of(VertexComponents[v]), edge: e => Of(e.Component), directed: Directed);
    }

    /// <summary>The same with one edge fewer, or with one vertex that no longer fails.</summary>
    public IEnumerable<NetworkSketch> Smaller() =>
        Edges.Select((_, i) => this with { Edges = Edges.Where((_, j) => j != i).ToArray() })
            .Concat(Enumerable.Range(0, VertexComponents.Length).Where(i => VertexComponents[i] >= 0)
                .Select(i => this with { VertexComponents = VertexComponents.Select((c, j) => i == j ? -1 : c).ToArray() }));

    public override string ToString() =>
        $"{(Directed ? "directed" : "undirected")} {Source}..{Target}, edges {string.Join(' ', Edges)}, vertices {string.Join(' ', VertexComponents)}";
}
