using System.Text;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>Writes a network in the DOT language of Graphviz: a digraph where a link is directed, otherwise a graph.</summary>
internal static class DotWriter
{
    public static string Write(NetworkGraph graph, NetworkGraphOptions options)
    {
        var writer = new AttributeWriter(options);
        var directed = graph.Links.Any(link => link.IsDirected);
        var text = new StringBuilder(directed ? "digraph " : "graph ");
        text.Append(graph.Name is { } name ? Id(name, "the network") + " {\n" : "{\n");
        foreach (var attribute in writer.OfGraph(graph, withName: false))
        {
            text.Append("  ").Append(Id(attribute.Name, "the network")).Append('=').Append(Value(attribute, options, "the network")).Append('\n');
        }

        foreach (var node in graph.Nodes)
        {
            text.Append("  ").Append(Id(node.Id, node.Mention));
            Append(text, writer.Of(node), options, node.Mention);
        }

        foreach (var link in graph.Links)
        {
            var attributes = writer.Of(link);
            foreach (var (taken, instead) in (ReadOnlySpan<(string, string)>)[("id", "Id"), ("dir", "IsDirected")])
            {
                if (link.Attributes.ContainsKey(taken) && (taken == "id" || directed))
                {
                    throw new ModelException($"T{link.Mention[1..]} has the attribute \"{taken}\" among its others, which DOT keeps for itself; take it out, and set {instead}.");
                }
            }

            if (link.Id is { } id)
            {
                attributes.Insert(0, ("id", id));
            }

            if (directed && !link.IsDirected)
            {
                attributes.Add(("dir", "none"));
            }

            text.Append("  ").Append(Id(link.Source, link.Mention)).Append(directed ? " -> " : " -- ").Append(Id(link.Target, link.Mention));
            Append(text, attributes, options, link.Mention);
        }

        return text.Append("}\n").ToString();
    }

    private static void Append(StringBuilder text, List<(string Name, string Text)> attributes, NetworkGraphOptions options, string mention)
    {
        if (attributes.Count > 0)
        {
            text.Append(" [").AppendJoin(", ", attributes.Select(attribute => $"{Id(attribute.Name, mention)}={Value(attribute, options, mention)}")).Append(']');
        }

        text.Append('\n');
    }

    private static string Value((string Name, string Text) attribute, NetworkGraphOptions options, string mention) =>
        Id(options.LabelAttributes.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase) ? DotLabel.Escaped(attribute.Text) : attribute.Text, mention);

    /// <summary>The text as an id: plain where it is a word or a number, otherwise in quotes.</summary>
    private static string Id(string text, string mention)
    {
        if (DotTokens.IsPlain(text))
        {
            return text;
        }

        // A doubled backslash stays doubled, so that an odd one before a quote or at the end of a line would take it along.
        var backslashes = 0;
        foreach (var character in WritableCharacters.Of(text, mention).Append('"'))
        {
            if (character is '"' or '\n' or '\r' && backslashes % 2 == 1)
            {
                throw new ModelException($"The text {MessageExcerpt.Quoted(text)} of {mention} has a backslash before a quote or at the end of a line, which DOT cannot say; take it out, or write GraphML.");
            }

            backslashes = character == '\\' ? backslashes + 1 : 0;
        }

        return $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
