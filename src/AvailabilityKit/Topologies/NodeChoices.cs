namespace AvailabilityKit.Topologies;

/// <summary>Which nodes of a cluster could carry its work alone: each choice that is not like an earlier one, those listed first first.</summary>
internal static class NodeChoices
{
    /// <summary>As many nodes as the cluster needs, in every way; of alike nodes it does not matter which.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="topology">The topology, every copy an element of its own.</param>
    public static IEnumerable<string[]> Of(Cluster cluster, Topology topology)
    {
        // Nodes are alike where they have the same figures and needs, and where nothing but this cluster tells one from the other.
        var kinds = new Dictionary<Node, List<string>>();
        List<List<string>> inOrder = [];
        foreach (var name in cluster.Nodes)
        {
            var node = new Node(topology[name].CopyNamed("node"), ReferrersOf(name, cluster, topology));
            if (!kinds.TryGetValue(node, out var alike))
            {
                kinds.Add(node, alike = []);
                inOrder.Add(alike);
            }

            alike.Add(name);
        }

        return Choices(inOrder, 0, cluster.AtLeast).Select(choice => choice.ToArray());
    }

    /// <summary>A node without its name, and who else refers to it.</summary>
    private sealed record Node(Element Figures, string Referrers);

    private static string ReferrersOf(string node, Cluster cluster, Topology topology) => string.Join('\0', topology.Elements
        .Where(element => element != cluster)
        .SelectMany(element => element.References().Where(reference => reference.Name == node).Select(reference => $"{reference.Property} {element.Name}")));

    private static IEnumerable<IEnumerable<string>> Choices(List<List<string>> kinds, int at, int wanted)
    {
        if (wanted == 0)
        {
            yield return [];
        }
        else if (kinds.Skip(at).Sum(kind => kind.Count) >= wanted)
        {
            for (var taken = Math.Min(wanted, kinds[at].Count); taken >= 0; taken--)
            {
                foreach (var rest in Choices(kinds, at + 1, wanted - taken))
                {
                    yield return kinds[at].Take(taken).Concat(rest);
                }
            }
        }
    }
}
