namespace AvailabilityKit.Interchange;

/// <summary>Names for the components of a network: one for each node and each link, no two alike, and readable.</summary>
/// <remarks>
/// In a block diagram one name is one physical component, so that two links named alike, as two cables "T1" are, would fall together.
/// A node goes by its label where no other node bears it, otherwise by its id. A link goes by its ends, with a number from the second
/// parallel one on.
/// </remarks>
internal sealed class PartNames
{
    public PartNames(IReadOnlyList<NetworkNode> nodes, IReadOnlyList<NetworkLink> links)
    {
        var bearers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            Count(bearers, node.Id);
            if (node.Label is { } label && label != node.Id)
            {
                Count(bearers, label);
            }
        }

        Nodes = [.. nodes.Select(node => node.Label is { } label && bearers[label] == 1 ? label : node.Id)];
        var nameOf = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            nameOf[nodes[i].Id] = Nodes[i];
        }

        var taken = new HashSet<string>(Nodes, StringComparer.Ordinal);
        var parallel = new Dictionary<string, int>(StringComparer.Ordinal);
        Links = [.. links.Select(link => Free($"{nameOf[link.Source]} {link.Sign} {nameOf[link.Target]}", taken, parallel))];
    }

    public string[] Nodes { get; }

    public string[] Links { get; }

    private static string Free(string ends, HashSet<string> taken, Dictionary<string, int> parallel)
    {
        var name = ends;
        while (!taken.Add(name))
        {
            name = $"{ends} ({Count(parallel, ends) + 1})";
        }

        return name;
    }

    private static int Count(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
