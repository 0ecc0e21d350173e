using System.Text;
using System.Xml;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>Writes a network as GraphML.</summary>
internal static class GraphMlWriter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    public static string Write(NetworkGraph graph, NetworkGraphOptions options)
    {
        var writer = new AttributeWriter(options);
        List<(string Noun, List<(string Name, string Text)> Attributes)> parts =
        [
            ("graph", writer.OfGraph(graph, withName: true)),
            .. graph.Nodes.Select(node => ("node", writer.Of(node))),
            .. graph.Links.Select(link => ("edge", writer.Of(link))),
        ];
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("graphml", Namespace);
            var keys = WriteKeys(xml, parts, writer);
            var directed = graph.Links.Count > 0 && graph.Links.All(link => link.IsDirected);
            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("edgedefault", directed ? "directed" : "undirected");
            WriteData(xml, parts[0], keys, graph.ToString());
            for (var i = 0; i < graph.Nodes.Count; i++)
            {
                var node = graph.Nodes[i];
                xml.WriteStartElement("node", Namespace);
                xml.WriteAttributeString("id", WritableCharacters.Of(node.Id, node.Mention));
                WriteData(xml, parts[1 + i], keys, node.Mention);
                xml.WriteEndElement();
            }

            for (var i = 0; i < graph.Links.Count; i++)
            {
                var link = graph.Links[i];
                xml.WriteStartElement("edge", Namespace);
                if (link.Id is { } id)
                {
                    xml.WriteAttributeString("id", WritableCharacters.Of(id, link.Mention));
                }

                xml.WriteAttributeString("source", link.Source);
                xml.WriteAttributeString("target", link.Target);
                if (link.IsDirected != directed)
                {
                    xml.WriteAttributeString("directed", "true");
                }

                WriteData(xml, parts[1 + graph.Nodes.Count + i], keys, link.Mention);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>A key for each attribute of each kind of element, in the order in which they are met.</summary>
    private static Dictionary<(string Noun, string Name), string> WriteKeys(
        XmlWriter xml, List<(string Noun, List<(string Name, string Text)> Attributes)> parts, AttributeWriter writer)
    {
        var keys = new Dictionary<(string, string), string>();
        foreach (var (noun, attributes) in parts)
        {
            foreach (var (name, _) in attributes)
            {
                if (keys.TryAdd((noun, name), $"d{keys.Count}"))
                {
                    xml.WriteStartElement("key", Namespace);
                    xml.WriteAttributeString("id", $"d{keys.Count - 1}");
                    xml.WriteAttributeString("for", noun);
                    xml.WriteAttributeString("attr.name", WritableCharacters.Of(name, $"the attribute {MessageExcerpt.Quoted(name)}"));
                    xml.WriteAttributeString("attr.type", noun != "graph" && writer.IsNumber(name) ? "double" : "string");
                    xml.WriteEndElement();
                }
            }
        }

        return keys;
    }

    private static void WriteData(
        XmlWriter xml, (string Noun, List<(string Name, string Text)> Attributes) part, Dictionary<(string Noun, string Name), string> keys, string mention)
    {
        foreach (var (name, text) in part.Attributes)
        {
            xml.WriteStartElement("data", Namespace);
            xml.WriteAttributeString("key", keys[(part.Noun, name)]);
            xml.WriteString(WritableCharacters.Of(text, mention));
            xml.WriteEndElement();
        }
    }
}
