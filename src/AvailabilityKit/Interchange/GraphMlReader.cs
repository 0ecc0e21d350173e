using System.Globalization;
using System.Text;
using System.Xml;
using AvailabilityKit.Documents;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange;

/// <summary>Reads the GraphML of a network (U. Brandes et al., "GraphML progress report", Graph Drawing 2001; graphml.graphdrawing.org).</summary>
/// <remarks>
/// The reader of the runtime tells the XML, without document types, so that no entity can grow; it keeps no call stack for nesting.
/// Elements of GraphML are those in the namespace of the root. Elements of other namespaces are passed over, except for the labels
/// that yEd keeps in them.
/// </remarks>
internal sealed class GraphMlReader
{
    private readonly NetworkGraphOptions _options;
    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _place;
    private readonly AttributeReader _attributes;
    private readonly List<string> _open = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RawAttribute>> _defaults = new(StringComparer.Ordinal) { ["graph"] = [], ["node"] = [], ["edge"] = [] };
    private readonly List<NetworkNode> _nodes = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(NetworkLink Link, int Line, int Column)> _links = [];
    private string _namespace = "";

    private GraphMlReader(XmlReader xml, NetworkGraphOptions options)
    {
        (_xml, _place, _options) = (xml, (IXmlLineInfo)xml, options);
        _attributes = new(options);
    }

    private string Path => "/" + string.Join('/', _open);

    public static NetworkGraph Read(byte[] bytes, NetworkGraphOptions options)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var xml = XmlReader.Create(stream, Settings());
        return Read(xml, options, bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0);
    }

    public static NetworkGraph Read(string text, NetworkGraphOptions options)
    {
        if (!text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith('<'))
        {
            throw NetworkFile.Refusal(1, 1, "/", $"The text does not begin with \"<\", so it is not GraphML; give the text of a file here, and the name of one to {nameof(NetworkGraph)}.{nameof(NetworkGraph.Load)}.");
        }

        using var characters = new StringReader(text.TrimStart('\uFEFF'));
        using var xml = XmlReader.Create(characters, Settings());
        return Read(xml, options, text.Contains("<!DOCTYPE", StringComparison.Ordinal));
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static NetworkGraph Read(XmlReader xml, NetworkGraphOptions options, bool hasDocumentType)
    {
        var reader = new GraphMlReader(xml, options);
        try
        {
            return reader.Document();
        }
        catch (XmlException wrong)
        {
            // A document type stands before the root, so that one is what the runtime refused where no root was reached.
            var place = wrong.Message.LastIndexOf($" Line {wrong.LineNumber.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
            throw NetworkFile.Refusal(Math.Max(1, wrong.LineNumber), Math.Max(1, wrong.LinePosition), reader.Path, hasDocumentType && reader._open.Count == 0
                ? "The file has a document type, which is not read, since its entities could grow without bounds; take the <!DOCTYPE ...> out."
                : $"The XML is not well-formed: {(place < 0 ? wrong.Message : wrong.Message[..place])}");
        }
    }

    private NetworkGraph Document()
    {
        _xml.MoveToContent();
        _namespace = _xml.NamespaceURI;
        if (_xml.LocalName != "graphml")
        {
            throw NetworkFile.Refusal(_place.LineNumber, _place.LinePosition, "/", $"The root is <{MessageExcerpt.Shortened(_xml.Name, 60)}>; GraphML begins with <graphml>.");
        }

        _open.Add("graphml");
        NetworkGraph? graph = null;
        Children(child =>
        {
            switch (child)
            {
                case "key":
                    Key();
                    break;
                case "graph":
                    graph = graph is null ? Graph() : throw Refusal("The file holds more than one graph; give each a file of its own.");
                    break;
                case "desc" or "data":
                    Skip();
                    break;
                default:
                    throw Unknown("key, graph");
            }
        });
        while (_xml.Read())
        {
            // Whatever follows the root has to be well-formed too.
        }

        return graph ?? throw NetworkFile.Refusal(1, 1, "/graphml", "The file holds no graph; it should hold one <graph edgedefault=\"undirected\">.");
    }

    private void Key()
    {
        var (id, name, target) = (Required("id"), _xml.GetAttribute("attr.name"), _xml.GetAttribute("for") ?? "all");
        var (line, column) = (_place.LineNumber, _place.LinePosition);
        string? text = null;
        Children(child =>
        {
            if (child == "default")
            {
                text = Content().Text;
            }
            else
            {
                Skip();
            }
        });
        var key = string.IsNullOrWhiteSpace(name) ? id : name;
        if (!_keys.TryAdd(id, key))
        {
            throw NetworkFile.Refusal(line, column, Path, $"Two keys have the id {MessageExcerpt.Quoted(id)}; give one of them another.");
        }

        if (text is not null)
        {
            foreach (var noun in _defaults.Keys.Where(noun => target == noun || target == "all"))
            {
                _defaults[noun].Add(new(key, text, line, column));
            }
        }
    }

    private NetworkGraph Graph()
    {
        var (id, byDefault) = (_xml.GetAttribute("id"), Required("edgedefault"));
        if (byDefault is not ("directed" or "undirected"))
        {
            throw Refusal($"The edgedefault is {MessageExcerpt.Quoted(byDefault)}; write \"directed\" or \"undirected\".");
        }

        List<RawAttribute> data = [];
        Children(child =>
        {
            switch (child)
            {
                case "node":
                    Node();
                    break;
                case "edge":
                    Edge(byDefault == "directed");
                    break;
                case "data":
                    Data(data);
                    break;
                case "desc":
                    Skip();
                    break;
                case "hyperedge":
                    throw Refusal("A hyperedge joins any number of nodes, which a network of links cannot say; draw a node in its place, with a link to each of its ends.");
                default:
                    throw Unknown("node, edge, data");
            }
        });
        AddDefaults("graph", data);
        var (label, rest) = _attributes.OfGraph(data, "/graphml/graph");
        foreach (var (link, line, column) in _links)
        {
            var missing = _ids.Contains(link.Source) ? link.Target : link.Source;
            if (!_ids.Contains(missing))
            {
                throw NetworkFile.Refusal(line, column, "/graphml/graph/edge", $"The edge ends at {MessageExcerpt.Quoted(missing)}, and there is no such node.{NearestName.Hint(missing, _ids)}");
            }
        }

        return new(_nodes, _links.Select(link => link.Link)) { Name = label ?? id, Attributes = rest };
    }

    private void Node()
    {
        var (id, line, column) = (Required("id"), _place.LineNumber, _place.LinePosition);
        if (_nodes.Count == _options.MaximumNodes)
        {
            throw NetworkFile.TooMany(line, column, Path, "nodes", _options.MaximumNodes, nameof(NetworkGraphOptions.MaximumNodes));
        }

        if (!_ids.Add(id))
        {
            throw Refusal($"Two nodes have the id {MessageExcerpt.Quoted(id)}; give one of them another.");
        }

        var (data, label, path) = Parts("node");
        _nodes.Add(_attributes.Fill(new NetworkNode(id) { Label = label }, data, path));
    }

    private void Edge(bool directed)
    {
        var (source, target, line, column) = (Required("source"), Required("target"), _place.LineNumber, _place.LinePosition);
        if (_links.Count == _options.MaximumLinks)
        {
            throw NetworkFile.TooMany(line, column, Path, "edges", _options.MaximumLinks, nameof(NetworkGraphOptions.MaximumLinks));
        }

        if ((_xml.GetAttribute("sourceport") ?? _xml.GetAttribute("targetport")) is { } port)
        {
            throw Refusal($"The edge ends at the port {MessageExcerpt.Quoted(port)}; a network has no ports. Make the port a node of its own, or leave it out.");
        }

        var isDirected = _xml.GetAttribute("directed") switch
        {
            null => directed,
            "true" or "1" => true,
            "false" or "0" => false,
            var other => throw Refusal($"The edge is directed=\"{MessageExcerpt.Shortened(other, 60)}\"; write \"true\" or \"false\"."),
        };
        var id = _xml.GetAttribute("id");
        var (data, label, path) = Parts("edge");
        _links.Add((_attributes.Fill(new NetworkLink(source, target) { Id = id, IsDirected = isDirected, Label = label }, data, path), line, column));
    }

    /// <summary>What stands in a node or an edge: its data with the defaults, and the label of yEd.</summary>
    private (List<RawAttribute> Data, string? Label, string Path) Parts(string noun)
    {
        List<RawAttribute> data = [];
        string? label = null;
        var path = Path;
        Children(child =>
        {
            switch (child)
            {
                case "data":
                    label = Data(data) ?? label;
                    break;
                case "desc":
                    Skip();
                    break;
                case "graph":
                    throw Refusal($"The {noun} holds a graph of its own; a network is flat. Ungroup it in the editor, or write its nodes beside the others.");
                case "port":
                    throw Refusal("The node has a port; a network has no ports. Make the port a node of its own, or leave it out.");
                default:
                    throw Unknown("data");
            }
        });
        AddDefaults(noun, data);
        return (data, label, path);
    }

    private void AddDefaults(string noun, List<RawAttribute> data)
    {
        if (_defaults[noun].Count > 0)
        {
            var said = data.Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
            data.AddRange(_defaults[noun].Where(attribute => said.Add(attribute.Name)));
        }
    }

    /// <summary>Adds what a data element says; returns the label that yEd keeps there.</summary>
    private string? Data(List<RawAttribute> data)
    {
        var (key, line, column) = (Required("key"), _place.LineNumber, _place.LinePosition);
        if (!_keys.TryGetValue(key, out var name))
        {
            throw Refusal($"The data names the key {MessageExcerpt.Quoted(key)}, and no such key is declared above.{NearestName.Hint(key, _keys.Keys)}");
        }

        if (data.Count == _options.MaximumValues)
        {
            throw NetworkFile.TooMany(line, column, Path, "attributes", _options.MaximumValues, nameof(NetworkGraphOptions.MaximumValues));
        }

        var (text, label, isText) = Content();
        if (isText)
        {
            data.Add(new(name, text, line, column));
        }

        return label;
    }

    /// <summary>The text of the element that the reader stands on, and a label of yEd in it; past its end. Not text if it holds elements.</summary>
    private (string Text, string? Label, bool IsText) Content()
    {
        var text = new StringBuilder();
        string? label = null;
        var isText = true;
        if (!_xml.IsEmptyElement)
        {
            var depth = _xml.Depth;
            var inLabel = -1;
            for (Advance(); _xml.Depth > depth; Advance())
            {
                switch (_xml.NodeType)
                {
                    case XmlNodeType.Element:
                        isText = false;
                        inLabel = label is null && _xml.LocalName is "NodeLabel" or "EdgeLabel" && !_xml.IsEmptyElement ? _xml.Depth : inLabel;
                        break;
                    case XmlNodeType.EndElement:
                        inLabel = _xml.Depth == inLabel ? -1 : inLabel;
                        break;
                    default:
                        if (isText)
                        {
                            text.Append(_xml.Value);
                        }
                        else if (inLabel >= 0 && _xml.Depth == inLabel + 1 && !string.IsNullOrWhiteSpace(_xml.Value))
                        {
                            label ??= _xml.Value.Trim();
                        }

                        break;
                }
            }
        }

        Advance();
        return (text.ToString(), label, isText);
    }

    /// <summary>Calls for each child of the element that the reader stands on, by its name, and goes past the end of the element.</summary>
    private void Children(Action<string> child)
    {
        if (!_xml.IsEmptyElement)
        {
            var depth = _xml.Depth;
            Advance();
            while (_xml.Depth > depth)
            {
                if (_xml.NodeType == XmlNodeType.Element)
                {
                    if (_xml.NamespaceURI == _namespace)
                    {
                        _open.Add(_xml.LocalName);
                        child(_xml.LocalName);
                        _open.RemoveAt(_open.Count - 1);
                    }
                    else
                    {
                        Skip();
                    }
                }
                else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    throw Refusal($"The text {MessageExcerpt.Quoted(_xml.Value.Trim())} stands between elements; take it out, or put it into a <data>.");
                }
                else
                {
                    Advance();
                }
            }
        }

        Advance();
    }

    private void Skip() => Content();

    private void Advance()
    {
        _xml.Read();
        if (_xml.Depth > _options.MaximumDepth)
        {
            throw Refusal($"The elements stand more than {_options.MaximumDepth} deep in one another; the limit is {nameof(NetworkGraphOptions)}.{nameof(NetworkGraphOptions.MaximumDepth)}.");
        }
    }

    private string Required(string attribute) =>
        _xml.GetAttribute(attribute) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw Refusal($"The <{_xml.LocalName}> has no {attribute}=\"...\"; give it one.");

    private DocumentException Unknown(string known) =>
        Refusal($"<{MessageExcerpt.Shortened(_xml.Name, 60)}> is not understood in <{_open[^2]}>, which holds {known}.");

    private DocumentException Refusal(string message) => NetworkFile.Refusal(_place.LineNumber, _place.LinePosition, Path, message);
}
