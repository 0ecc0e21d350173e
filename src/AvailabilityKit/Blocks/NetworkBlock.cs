namespace AvailabilityKit.Blocks;

/// <summary>A two-terminal network whose vertices and edges are blocks, on vertex numbers.</summary>
internal sealed class NetworkBlock : Block
{
    private NetworkBlock(string title, bool directed, int from, int to, Block[] vertices, int[] sources, int[] targets, Block[] edges)
    {
        Title = title;
        Directed = directed;
        From = from;
        To = to;
        Vertices = vertices;
        Sources = sources;
        Targets = targets;
        Edges = edges;
    }

    /// <summary>What <see cref="object.ToString"/> shows.</summary>
    public string Title { get; }

    public bool Directed { get; }

    public int From { get; }

    public int To { get; }

    public Block[] Vertices { get; }

    public int[] Sources { get; }

    public int[] Targets { get; }

    public Block[] Edges { get; }

    public static NetworkBlock Of<TVertex, TEdge>(
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        TVertex from,
        TVertex to,
        Func<TVertex, Block>? vertex,
        Func<TEdge, Block>? edge,
        bool directed)
        where TVertex : notnull
    {
        ArgumentNullException.ThrowIfNull(vertices);
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (vertex is null && edge is null)
        {
            throw new ArgumentException("Nothing in the network can fail; give the blocks of its vertices (vertex:), of its edges (edge:), or of both.", nameof(edge));
        }

        var numbers = new Dictionary<TVertex, int>();
        var vertexBlocks = new List<Block>();
        foreach (var v in vertices)
        {
            if (v is null)
            {
                throw new ModelException($"Vertex {numbers.Count + 1} of the network is null.");
            }

            if (!numbers.TryAdd(v, numbers.Count))
            {
                throw new ModelException($"Vertex '{v}' of the network is listed twice; list each vertex once.", v.ToString());
            }

            vertexBlocks.Add(vertex is null ? Always : vertex(v)
                ?? throw new ModelException($"The block of vertex '{v}' is null; use Block.Always for a vertex that does not fail.", v.ToString()));
        }

        List<int> sources = [], targets = [];
        var edgeBlocks = new List<Block>();
        foreach (var e in edges)
        {
            if (e is null)
            {
                throw new ModelException($"Edge {edgeBlocks.Count + 1} of the network is null.");
            }

            sources.Add(End(source(e), "source"));
            targets.Add(End(target(e), "target"));
            edgeBlocks.Add(edge is null ? Always : edge(e)
                ?? throw new ModelException($"The block of edge {edgeBlocks.Count + 1} ('{e}') is null; use Block.Always for an edge that does not fail.", e.ToString()));

            int End(TVertex? end, string which) => end is not null && numbers.TryGetValue(end, out var number)
                ? number
                : throw new ModelException(
                    $"Edge {edgeBlocks.Count + 1} ('{e}') has the {which} '{end}', which is not among the network's {numbers.Count} vertices.", e.ToString());
        }

        var title = $"network {from} {(directed ? "to" : "–")} {to} ({numbers.Count} vertices, {edgeBlocks.Count} edges)";
        return new NetworkBlock(
            title, directed, Terminal(from, "from"), Terminal(to, "to"), [.. vertexBlocks], [.. sources], [.. targets], [.. edgeBlocks]);

        int Terminal(TVertex terminal, string which) => numbers.TryGetValue(terminal, out var number)
            ? number
            : throw new ModelException(
                $"The network's {which} vertex '{terminal}' is not among its {numbers.Count} vertices.", terminal.ToString());
    }
}
