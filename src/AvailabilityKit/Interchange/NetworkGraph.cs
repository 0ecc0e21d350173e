using System.Text.Json.Serialization;
using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Notation;
using QuikGraph;

namespace AvailabilityKit.Interchange;

/// <summary>A network as files hold it: nodes, and links between them that work one way or both, each with an availability where it is known.</summary>
/// <remarks>
/// <para>Reads and writes GraphML and DOT. What is written reads back as an equal graph, to the last bit of every number.</para>
/// <para>Two graphs are equal when everything in them is, in the same order. Immutable.</para>
/// </remarks>
/// <example><code>
/// var network = NetworkGraph.Load("nsfnet.graphml");
/// Console.WriteLine(network.ToBlock(from: "Seattle", to: "Princeton").Availability());
/// </code></example>
[JsonConverter(typeof(NetworkConverter))]
public sealed class NetworkGraph : IEquatable<NetworkGraph>
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly PartNames _names;

    /// <summary>Makes a graph of nodes and links.</summary>
    /// <param name="nodes">All nodes, each id once.</param>
    /// <param name="links">All links; parallel ones and loops are allowed.</param>
    /// <exception cref="ModelException">Two nodes have one id, a link ends at a node that is not there, or an MTBF and MTTR cannot be meant.</exception>
    public NetworkGraph(IEnumerable<NetworkNode> nodes, IEnumerable<NetworkLink> links)
    {
        Nodes = Sequence<NetworkNode>.Of(nodes, nameof(nodes));
        Links = Sequence<NetworkLink>.Of(links, nameof(links));
        foreach (var node in Nodes)
        {
            Check(node, node.Id);
            if (!_numbers.TryAdd(node.Id, _numbers.Count))
            {
                throw new ModelException($"The network has two nodes with the id {MessageExcerpt.Quoted(node.Id)}; give one of them another.", node.Id);
            }
        }

        foreach (var link in Links)
        {
            Check(link, link.ToString());
            foreach (var end in (ReadOnlySpan<string>)[link.Source, link.Target])
            {
                if (!_numbers.ContainsKey(end))
                {
                    throw new ModelException($"{Sentence(link)} ends at {MessageExcerpt.Quoted(end)}, and there is no such node.{NearestName.Hint(end, _numbers.Keys)}", link.ToString());
                }
            }
        }

        _names = new PartNames(Nodes, Links);
    }

    /// <summary>Makes a graph of links, with a node for each of their ends, in the order in which they are named.</summary>
    /// <inheritdoc cref="NetworkGraph(IEnumerable{NetworkNode}, IEnumerable{NetworkLink})"/>
    public NetworkGraph(params IEnumerable<NetworkLink> links)
        : this(Sequence<NetworkLink>.Of(links, nameof(links)))
    {
    }

    private NetworkGraph(Sequence<NetworkLink> links)
        : this(links.SelectMany(link => new[] { link.Source, link.Target }).Distinct(StringComparer.Ordinal).Select(id => new NetworkNode(id)), links)
    {
    }

    /// <summary>The name of the network; null, the default, where it has none. A blank one counts as none.</summary>
    public string? Name { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value; }

    /// <summary>The nodes, in the order of the file.</summary>
    public IReadOnlyList<NetworkNode> Nodes { get; }

    /// <summary>The links, in the order of the file.</summary>
    public IReadOnlyList<NetworkLink> Links { get; }

    /// <summary>What else the file says of the network as a whole, as text by the name of the attribute. Empty by default.</summary>
    /// <exception cref="ArgumentException">A name is blank.</exception>
    public IReadOnlyDictionary<string, string> Attributes { get; init => field = AttributeSet.Of(value, nameof(Attributes)); } = AttributeSet.Empty;

    /// <summary>Reads a file: GraphML from <c>.graphml</c> and <c>.xml</c>, DOT from <c>.dot</c> and <c>.gv</c>.</summary>
    /// <param name="path">The file. One that is too large is refused by its size, before it is read.</param>
    /// <param name="options">Names of attributes and limits; the defaults if left out.</param>
    /// <exception cref="ArgumentException">The name of the file ends in none of these.</exception>
    /// <exception cref="DocumentException">The file cannot be read as a network; the exception says why, with line and column.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static NetworkGraph Load(string path, NetworkGraphOptions? options = null)
    {
        var read = NetworkFormats.Of(path).Read;
        return read(NetworkFile.Bytes(path, options ?? NetworkGraphOptions.Default), options ?? NetworkGraphOptions.Default);
    }

    /// <summary>Reads GraphML: nodes, edges of either direction, and their data, by the names of their keys.</summary>
    /// <remarks>
    /// What a network has no use for is refused with a message: hyperedges, ports, graphs in nodes, several graphs, document types.
    /// Data of yEd is read for its labels.
    /// </remarks>
    /// <param name="text">The text of a file, not its name.</param>
    /// <param name="options">Names of attributes and limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The text is not the GraphML of a network; the exception says why, with line and column.</exception>
    public static NetworkGraph ReadGraphMl(string text, NetworkGraphOptions? options = null) =>
        GraphMlReader.Read(NetworkFile.Checked(text, options ?? NetworkGraphOptions.Default), options ?? NetworkGraphOptions.Default);

    /// <summary>Reads GraphML from a stream, in the encoding that it declares, to its end and no further than the limit.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <param name="options">Names of attributes and limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The stream is not the GraphML of a network; the exception says why, with line and column.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static NetworkGraph ReadGraphMl(Stream stream, NetworkGraphOptions? options = null) =>
        GraphMlReader.Read(NetworkFile.Bytes(stream, options ?? NetworkGraphOptions.Default), options ?? NetworkGraphOptions.Default);

    /// <summary>Reads the DOT language of Graphviz: nodes, edges, their attributes, and the defaults that hold within braces.</summary>
    /// <remarks>
    /// Subgraphs group: as the end of an edge they stand for each of their nodes. Ports are passed over. Links of a digraph lead one way,
    /// but for those with <c>dir=none</c> or <c>dir=both</c>.
    /// </remarks>
    /// <param name="text">The text of a file, not its name.</param>
    /// <param name="options">Names of attributes and limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The text is not the DOT of a network; the exception says why, with line and column.</exception>
    public static NetworkGraph ReadDot(string text, NetworkGraphOptions? options = null) =>
        DotReader.Read(NetworkFile.Checked(text, options ?? NetworkGraphOptions.Default), options ?? NetworkGraphOptions.Default);

    /// <summary>Reads DOT from a stream in UTF-8, to its end and no further than the limit.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <param name="options">Names of attributes and limits; the defaults if left out.</param>
    /// <exception cref="DocumentException">The stream is not the DOT of a network; the exception says why, with line and column.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static NetworkGraph ReadDot(Stream stream, NetworkGraphOptions? options = null) =>
        DotReader.Read(NetworkFile.Bytes(stream, options ?? NetworkGraphOptions.Default), options ?? NetworkGraphOptions.Default);

    /// <summary>The network with other nodes: a what-if, or availabilities for a file that has none.</summary>
    /// <param name="change">Makes the new node of each, with the same id; for example <c>node => node with { Availability = ... }</c>.</param>
    /// <exception cref="ModelException">The result is not a network.</exception>
    public NetworkGraph WithNodes(Func<NetworkNode, NetworkNode> change) => new(Nodes.Select(change), Links) { Name = Name, Attributes = Attributes };

    /// <summary>The network with other links: a what-if, or availabilities for a file that has none.</summary>
    /// <param name="change">Makes the new link of each; for example <c>link => link with { Availability = ... }</c>.</param>
    /// <exception cref="ModelException">The result is not a network.</exception>
    public NetworkGraph WithLinks(Func<NetworkLink, NetworkLink> change) => new(Nodes, Links.Select(change)) { Name = Name, Attributes = Attributes };

    /// <summary>The network with every link working both ways, for files of editors that draw all links with a direction.</summary>
    public NetworkGraph AsUndirected() => WithLinks(link => link with { IsDirected = false });

    /// <summary>Up when some path leads from one node to another over nodes and links that are up.</summary>
    /// <remarks>
    /// A node's component bears its label where no other node does, otherwise its id; a link's bears the names of its ends, such as
    /// <c>Seattle - Boulder</c>, and parallel ones a number. Where no node has an availability, nodes do not fail; likewise links.
    /// </remarks>
    /// <param name="from">The id of the node to start from, or a label that only one node bears.</param>
    /// <param name="to">The id of the node to reach, or a label that only one node bears.</param>
    /// <exception cref="ModelException">A node is not there; nothing can fail; or some nodes, or some links, have an availability and others have none.</exception>
    public Block ToBlock(string from, string to)
    {
        var (start, end) = (_names.Nodes[NumberOf(from)], _names.Nodes[NumberOf(to)]);
        if (!AreKnown(Nodes, "nodes") & !AreKnown(Links, "links"))
        {
            throw new ModelException($"No node and no link of {this} has an availability; give them one, for example with WithLinks(link => link with {{ Availability = ... }}).");
        }

        // A link that works both ways among directed ones is two edges of one component.
        var directed = Links.Any(link => link.IsDirected);
        var edges = new List<(string Source, string Target, Block Block)>(Links.Count);
        for (var i = 0; i < Links.Count; i++)
        {
            var (source, target, block) = (_names.Nodes[_numbers[Links[i].Source]], _names.Nodes[_numbers[Links[i].Target]], Links[i].ToBlock(_names.Links[i]));
            edges.Add((source, target, block));
            if (directed && !Links[i].IsDirected)
            {
                edges.Add((target, source, block));
            }
        }

        var blocks = Nodes.Select((node, i) => (Name: _names.Nodes[i], Block: node.ToBlock(_names.Nodes[i]))).ToDictionary(node => node.Name, node => node.Block, StringComparer.Ordinal);
        return Block.Network(_names.Nodes, edges, edge => edge.Source, edge => edge.Target, start, end, name => blocks[name], edge => edge.Block, directed);
    }

    /// <summary>The block of one node, as <see cref="ToBlock"/> uses it; <see cref="Block.Always"/> where nothing is known of it.</summary>
    /// <param name="node">The id of the node, or a label that only one node bears.</param>
    /// <exception cref="ModelException">There is no such node.</exception>
    public Block BlockOf(string node) => Nodes[NumberOf(node)].ToBlock(_names.Nodes[NumberOf(node)]);

    /// <summary>The network as a graph of QuikGraph whose vertices are the ids of the nodes and whose edges are tagged with the blocks of the links.</summary>
    /// <exception cref="ModelException">A link is directed.</exception>
    public UndirectedGraph<string, TaggedUndirectedEdge<string, Block>> ToUndirectedGraph()
    {
        var graph = new UndirectedGraph<string, TaggedUndirectedEdge<string, Block>>(allowParallelEdges: true);
        graph.AddVertexRange(Nodes.Select(node => node.Id));
        for (var i = 0; i < Links.Count; i++)
        {
            var link = Links[i];
            if (link.IsDirected)
            {
                throw new ModelException($"{Sentence(link)} is directed, which an undirected graph cannot say; use {nameof(ToDirectedGraph)}, or {nameof(AsUndirected)} before.", link.ToString());
            }

            // QuikGraph wants the ends of an undirected edge in their order.
            var inOrder = Comparer<string>.Default.Compare(link.Source, link.Target) <= 0;
            graph.AddEdge(new(inOrder ? link.Source : link.Target, inOrder ? link.Target : link.Source, link.ToBlock(_names.Links[i])));
        }

        return graph;
    }

    /// <summary>The network as a directed graph of QuikGraph; a link that works both ways is two edges tagged with one block.</summary>
    public BidirectionalGraph<string, TaggedEdge<string, Block>> ToDirectedGraph()
    {
        var graph = new BidirectionalGraph<string, TaggedEdge<string, Block>>(allowParallelEdges: true);
        graph.AddVertexRange(Nodes.Select(node => node.Id));
        for (var i = 0; i < Links.Count; i++)
        {
            var (link, block) = (Links[i], Links[i].ToBlock(_names.Links[i]));
            graph.AddEdge(new(link.Source, link.Target, block));
            if (!link.IsDirected)
            {
                graph.AddEdge(new(link.Target, link.Source, block));
            }
        }

        return graph;
    }

    /// <summary>Writes GraphML that reads back as an equal graph: availability and unavailability as numbers, MTBF and MTTR as text with its unit.</summary>
    /// <param name="options">Names of attributes; the defaults if left out.</param>
    /// <exception cref="ModelException">It could not be read back: a text holds a character that XML does not have, or an attribute the name of another.</exception>
    public string ToGraphMl(NetworkGraphOptions? options = null) => GraphMlWriter.Write(this, options ?? NetworkGraphOptions.Default);

    /// <summary>Writes the DOT language of Graphviz so that it reads back as an equal graph, a digraph where a link is directed.</summary>
    /// <param name="options">Names of attributes; the defaults if left out.</param>
    /// <exception cref="ModelException">It could not be read back: a text has a backslash before a quote or at its end, or an attribute the name of another.</exception>
    public string ToDot(NetworkGraphOptions? options = null) => DotWriter.Write(this, options ?? NetworkGraphOptions.Default);

    /// <summary>Writes a file in UTF-8, in the format that its name says, as <see cref="Load"/> reads it.</summary>
    /// <param name="path">The file, which is replaced if it is there.</param>
    /// <param name="options">Names of attributes; the defaults if left out.</param>
    /// <exception cref="ArgumentException">The name of the file ends in none of the formats.</exception>
    /// <exception cref="ModelException">It could not be read back.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, NetworkGraphOptions? options = null)
    {
        var write = NetworkFormats.Of(path).Write;
        File.WriteAllText(path, write(this, options ?? NetworkGraphOptions.Default));
    }

    /// <summary>Whether two networks have the same nodes, links and attributes, in the same order.</summary>
    public static bool operator ==(NetworkGraph? left, NetworkGraph? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two networks differ in a node, a link or an attribute.</summary>
    public static bool operator !=(NetworkGraph? left, NetworkGraph? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(NetworkGraph? other) =>
        other is not null && Name == other.Name && Nodes.Equals(other.Nodes) && Links.Equals(other.Links) && Attributes.Equals(other.Attributes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetworkGraph);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Nodes, Links, Attributes);

    /// <summary>The name and the numbers of nodes and links.</summary>
    public override string ToString() => $"{Name ?? "network"} ({Nodes.Count} nodes, {Links.Count} links)";

    private static void Check(NetworkPart part, string name)
    {
        if (part.Mistake is { } mistake)
        {
            throw new ModelException($"{Sentence(part)} {mistake}.", name);
        }
    }

    private static string Sentence(NetworkPart part) => $"T{part.Mention[1..]}";

    /// <summary>Whether all of the parts have an availability; false when none has.</summary>
    private static bool AreKnown(IReadOnlyCollection<NetworkPart> parts, string noun)
    {
        var known = parts.Count(part => part.Availability is not null);
        return known == 0 || known == parts.Count
            ? known > 0
            : throw new ModelException($"{known} of {parts.Count} {noun} have an availability, and {parts.First(part => part.Availability is null).Mention} has none; give it one, 1 if it does not fail.");
    }

    private int NumberOf(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (_numbers.TryGetValue(node, out var number))
        {
            return number;
        }

        var labelled = Nodes.Where(other => other.Label == node).Take(2).ToList();
        return labelled.Count switch
        {
            1 => _numbers[labelled[0].Id],
            0 => throw new ModelException($"There is no node {MessageExcerpt.Quoted(node)} in {this}.{NearestName.Hint(node, Nodes.Select(other => other.ToString()))}", node),
            _ => throw new ModelException($"Several nodes are labelled {MessageExcerpt.Quoted(node)}; name one by its id, {MessageExcerpt.Quoted(labelled[0].Id)} or {MessageExcerpt.Quoted(labelled[1].Id)}.", node),
        };
    }
}
