namespace AvailabilityKit.Blocks;

/// <summary>A network whose vertices and edges are blocks, on vertex numbers: up when its terminals are connected.</summary>
internal sealed class NetworkBlock : Block
{
    public NetworkBlock(string title, bool directed, int[] terminals, Block[] vertices, int[] sources, int[] targets, Block[] edges)
    {
        Title = title;
        Directed = directed;
        Terminals = terminals;
        Vertices = vertices;
        Sources = sources;
        Targets = targets;
        Edges = edges;
    }

    /// <summary>What <see cref="object.ToString"/> shows.</summary>
    public string Title { get; }

    public bool Directed { get; }

    /// <summary>
    /// The vertices to connect. Two are the ends of a path, from the first to the second, and may be the same vertex; any other number
    /// are distinct, and edges between them lead both ways.
    /// </summary>
    public int[] Terminals { get; }

    public Block[] Vertices { get; }

    public int[] Sources { get; }

    public int[] Targets { get; }

    public Block[] Edges { get; }

    /// <summary>Whether the terminals are one vertex, which is then all that counts.</summary>
    public bool IsOneVertex => Terminals.Length == 1 || (Terminals.Length == 2 && Terminals[0] == Terminals[1]);

    /// <summary>The same network of other blocks, as many and in the same order.</summary>
    public NetworkBlock Of(Block[] vertices, Block[] edges) => new(Title, Directed, Terminals, vertices, Sources, Targets, edges);
}
