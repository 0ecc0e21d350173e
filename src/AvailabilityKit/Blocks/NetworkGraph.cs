namespace AvailabilityKit.Blocks;

/// <summary>The graph of any library, read once and checked: vertices and edges as numbers, each with its block.</summary>
internal sealed class NetworkGraph<TVertex>
    where TVertex : notnull
{
    private readonly Dictionary<TVertex, int> _numbers = [];
    private readonly List<TVertex> _vertices = [];
    private readonly List<Block> _vertexBlocks = [];
    private readonly List<Block> _edgeBlocks = [];
    private readonly List<int> _sources = [];
    private readonly List<int> _targets = [];

    private NetworkGraph()
    {
    }

    public static NetworkGraph<TVertex> Of<TEdge>(
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        Func<TVertex, Block>? vertex,
        Func<TEdge, Block>? edge)
    {
        ArgumentNullException.ThrowIfNull(vertices);
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        if (vertex is null && edge is null)
        {
            throw new ArgumentException("Nothing in the network can fail; give the blocks of its vertices (vertex:), of its edges (edge:), or of both.", nameof(edge));
        }

        var graph = new NetworkGraph<TVertex>();
        foreach (var v in vertices)
        {
            graph.AddVertex(v, vertex);
        }

        foreach (var e in edges)
        {
            graph.AddEdge(e, source, target, edge);
        }

        return graph;
    }

    /// <summary>Up when some path leads from one vertex to another.</summary>
    public NetworkBlock Path(TVertex from, TVertex to, bool directed)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Block($"{from} {(directed ? "to" : "–")} {to}", directed, [Terminal(from, "from vertex"), Terminal(to, "to vertex")]);
    }

    /// <summary>Up when every vertex is, and all are connected.</summary>
    public NetworkBlock ConnectingAll() => _vertices.Count == 0
        ? throw new ModelException("The network has no vertices to connect; give it at least one.")
        : Block("connecting all", directed: false, [.. Enumerable.Range(0, _vertices.Count)]);

    /// <summary>Up when the terminals are, and are connected, over whatever vertices.</summary>
    public NetworkBlock Connecting(IEnumerable<TVertex> terminals)
    {
        ArgumentNullException.ThrowIfNull(terminals);
        int[] numbers = [.. terminals.Select(terminal => Terminal(terminal, "terminal")).Distinct()];
        return numbers.Length == 0
            ? throw new ModelException("The network has no terminals; name at least one of its vertices.")
            : Block($"connecting {string.Join(", ", numbers.Select(number => _vertices[number]))}", directed: false, numbers);
    }

    private NetworkBlock Block(string what, bool directed, int[] terminals) => new(
        $"network {what} ({_vertices.Count} vertices, {_edgeBlocks.Count} edges)",
        directed, terminals, [.. _vertexBlocks], [.. _sources], [.. _targets], [.. _edgeBlocks]);

    private void AddVertex(TVertex vertex, Func<TVertex, Block>? block)
    {
        if (vertex is null)
        {
            throw new ModelException($"Vertex {_vertices.Count + 1} of the network is null.");
        }

        if (!_numbers.TryAdd(vertex, _vertices.Count))
        {
            throw new ModelException($"Vertex \"{vertex}\" of the network is listed twice; list each vertex once.", vertex.ToString());
        }

        _vertices.Add(vertex);
        _vertexBlocks.Add(block is null ? AvailabilityKit.Block.Always : block(vertex)
            ?? throw new ModelException($"The block of vertex \"{vertex}\" is null; use Block.Always for a vertex that does not fail.", vertex.ToString()));
    }

    private void AddEdge<TEdge>(TEdge edge, Func<TEdge, TVertex> source, Func<TEdge, TVertex> target, Func<TEdge, Block>? block)
    {
        if (edge is null)
        {
            throw new ModelException($"Edge {_edgeBlocks.Count + 1} of the network is null.");
        }

        _sources.Add(End(source(edge), "source"));
        _targets.Add(End(target(edge), "target"));
        _edgeBlocks.Add(block is null ? AvailabilityKit.Block.Always : block(edge)
            ?? throw new ModelException($"The block of edge {_edgeBlocks.Count + 1} (\"{edge}\") is null; use Block.Always for an edge that does not fail.", edge.ToString()));

        int End(TVertex? end, string which) => end is not null && _numbers.TryGetValue(end, out var number)
            ? number
            : throw new ModelException(
                $"Edge {_edgeBlocks.Count + 1} (\"{edge}\") has the {which} \"{end}\", which is not among the network's {_vertices.Count} vertices.", edge.ToString());
    }

    private int Terminal(TVertex? terminal, string which) => terminal is not null && _numbers.TryGetValue(terminal, out var number)
        ? number
        : throw new ModelException($"The network's {which} \"{terminal}\" is not among its {_vertices.Count} vertices.", terminal?.ToString());
}
