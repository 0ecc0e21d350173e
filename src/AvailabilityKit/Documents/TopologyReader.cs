using System.Globalization;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>Reads a topology: its elements first, then what they refer to, then what only shows in the whole.</summary>
internal sealed class TopologyReader(MistakeList mistakes)
{
    private readonly ElementReader _elements = new(mistakes);

    /// <summary>Reads one topology.</summary>
    /// <returns>Null, and at least one mistake, where it is none.</returns>
    public Topology? Read(DocumentFields fields)
    {
        var before = mistakes.Count;
        var name = fields.Text("name");
        var nodes = fields.List("elements");
        var topology = name is null ? null : mistakes.Attempt(fields["name"]!, () => Topology.Named(name));
        List<(Element Element, DocumentNode Node)> read = [];
        foreach (var node in nodes)
        {
            if (_elements.Read(node) is { } element)
            {
                read.Add((element, node));
                topology = topology is null ? null : mistakes.Attempt(node["name"]!, () => topology.With(element)) ?? topology;
            }
        }

        CheckReferences(read, Names(nodes));
        if (mistakes.Count == before && topology is not null && fields["elements"] is not null)
        {
            var byName = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
            foreach (var (element, node) in read)
            {
                byName.Add(element.Name, node);
            }

            Check(topology, fields, byName);
        }

        return mistakes.Count == before ? topology : null;
    }

    // The names of broken elements count too: a reference to one of them is not a second mistake.
    private static HashSet<string> Names(IReadOnlyList<DocumentNode> nodes) =>
        [.. nodes.Where(node => node["name"] is { Kind: NodeKind.Text } name && !string.IsNullOrWhiteSpace(name.Text)).SelectMany(NamesOf)];

    private static IEnumerable<string> NamesOf(DocumentNode node)
    {
        var name = node["name"]!.Text;
        var copies = DocumentReader.Copies(node);
        return copies is > 1 and <= Element.MostCopies
            ? Enumerable.Range(1, (int)copies).Select(number => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")).Prepend(name)
            : [name];
    }

    private void CheckReferences(List<(Element Element, DocumentNode Node)> elements, HashSet<string> names)
    {
        foreach (var (element, node) in elements)
        {
            foreach (var (property, index, name) in element.References())
            {
                if (!names.Contains(name))
                {
                    mistakes.Add(Member(node, property)!.Items[index], $"There is no element named {MessageExcerpt.Quoted(name)}.{mistakes.Hint(name, names)}");
                }
            }
        }
    }

    /// <summary>The member of an object that a property stands in, which may be one of an object within it, as in "failover.needs".</summary>
    private static DocumentNode? Member(DocumentNode node, string? property) =>
        property?.Split('.').Aggregate((DocumentNode?)node, static (found, key) => found?[key]);

    private void Check(Topology topology, DocumentFields fields, Dictionary<string, DocumentNode> nodes)
    {
        if (!topology.Services.Any())
        {
            mistakes.Add(
                fields["elements"]!,
                $$"""{{MessageExcerpt.Quoted(topology.Name)}} has no service, so there is nothing to report on; add what users see, for example { "type": "service", "name": "orders", "needs": ["db"] }.""");
            return;
        }

        foreach (var mistake in topology.Check())
        {
            var node = mistake.Element is null ? fields.Node : nodes[mistake.Element];
            var member = Member(node, mistake.Property) ?? node;
            mistakes.Add(mistake.Index >= 0 && mistake.Index < member.Items.Count ? member.Items[mistake.Index] : member, mistake.Message);
        }
    }
}
