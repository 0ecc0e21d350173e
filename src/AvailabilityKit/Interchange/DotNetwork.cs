using System.Collections.Immutable;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>The nodes and links that a DOT text has named so far, with their attributes.</summary>
internal sealed class DotNetwork(NetworkGraphOptions options, string? name, bool directed, bool strict)
{
    private readonly List<(string Id, ImmutableDictionary<string, RawAttribute> Attributes)> _nodes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Source, string Target, ImmutableDictionary<string, RawAttribute> Attributes)> _links = [];
    private readonly Dictionary<(string, string), int> _only = [];

    /// <summary>Names a node in a group; it takes the defaults of the group the first time.</summary>
    public void Node(DotGroup group, string id, DotToken place)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw NetworkFile.Refusal(place.Line, place.Column, "", "The name of the node is blank; give it a word.");
        }

        if (_numbers.TryAdd(id, _nodes.Count))
        {
            if (_nodes.Count == options.MaximumNodes)
            {
                throw NetworkFile.TooMany(place.Line, place.Column, "", "nodes", options.MaximumNodes, nameof(NetworkGraphOptions.MaximumNodes));
            }

            _nodes.Add((id, group.NodeDefaults));
        }

        group.Add(id);
    }

    /// <summary>Gives a node attributes of its own, which hold over the defaults and over earlier ones.</summary>
    public void Describe(string id, List<RawAttribute> attributes)
    {
        var number = _numbers[id];
        _nodes[number] = (id, DotGroup.With(_nodes[number].Attributes, attributes));
    }

    /// <summary>Adds a link; in a strict graph, the second between two nodes only adds its attributes to the first.</summary>
    public void Link(DotGroup group, string source, string target, List<RawAttribute> attributes, DotToken place)
    {
        var pair = directed || string.CompareOrdinal(source, target) <= 0 ? (source, target) : (target, source);
        if (strict && !_only.TryAdd(pair, _links.Count))
        {
            var earlier = _only[pair];
            _links[earlier] = _links[earlier] with { Attributes = DotGroup.With(_links[earlier].Attributes, attributes) };
            return;
        }

        if (_links.Count == options.MaximumLinks)
        {
            throw NetworkFile.TooMany(place.Line, place.Column, "", "edges", options.MaximumLinks, nameof(NetworkGraphOptions.MaximumLinks));
        }

        _links.Add((source, target, DotGroup.With(group.EdgeDefaults, attributes)));
    }

    public NetworkGraph Finish(DotGroup whole)
    {
        var reader = new AttributeReader(options);
        var nodes = new List<NetworkNode>(_nodes.Count);
        foreach (var (id, attributes) in _nodes)
        {
            nodes.Add(reader.Fill(new NetworkNode(id), Listed(attributes, id), ""));
        }

        var links = new List<NetworkLink>(_links.Count);
        foreach (var (source, target, attributes) in _links)
        {
            links.Add(reader.Fill(Link(source, target, attributes, out var rest), Listed(rest, null), ""));
        }

        var (label, others) = reader.OfGraph(Listed(whole.Attributes, name), "");
        return new(nodes, links) { Name = label ?? name, Attributes = others };
    }

    private NetworkLink Link(string source, string target, ImmutableDictionary<string, RawAttribute> attributes, out ImmutableDictionary<string, RawAttribute> rest)
    {
        var id = attributes.TryGetValue("id", out var named) ? named.Text : null;
        rest = attributes.Remove("id");
        if (!directed || !rest.TryGetValue("dir", out var direction))
        {
            return new(source, target) { Id = id, IsDirected = directed };
        }

        rest = rest.Remove("dir");
        return direction.Text switch
        {
            "forward" or "" => new(source, target) { Id = id, IsDirected = true },
            "back" => new(target, source) { Id = id, IsDirected = true },
            "none" or "both" => new(source, target) { Id = id },
            _ => throw NetworkFile.Refusal(direction.Line, direction.Column, "", $"The direction is {MessageExcerpt.Quoted(direction.Text)}; write dir=forward, back, both or none."),
        };
    }

    /// <summary>The attributes in the order of the file, the escapes of labels replaced.</summary>
    private List<RawAttribute> Listed(ImmutableDictionary<string, RawAttribute> attributes, string? id)
    {
        var listed = attributes.Values.OrderBy(attribute => attribute.Line).ThenBy(attribute => attribute.Column).ToList();
        for (var i = 0; i < listed.Count; i++)
        {
            if (options.LabelAttributes.Contains(listed[i].Name, StringComparer.OrdinalIgnoreCase))
            {
                listed[i] = listed[i] with { Text = DotLabel.Unescaped(listed[i].Text, id) };
            }
        }

        return listed;
    }
}
