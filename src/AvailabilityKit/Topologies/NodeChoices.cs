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
        var referrers = topology.Elements
            .Where(element => element != cluster)
            .SelectMany(element => element.References().Select(reference => (reference.Name, By: $"{reference.Property} {element.Name}")))
            .ToLookup(reference => reference.Name, reference => reference.By, StringComparer.Ordinal);
        string[][] kinds =
        [
            .. cluster.Nodes
                .GroupBy(node => (Figures: topology[node].CopyNamed("node"), Referrers: string.Join('\0', referrers[node])))
                .Select(alike => alike.ToArray()),
        ];
        return Choices(kinds, 0, cluster.AtLeast).Select(choice => choice.ToArray());
    }

    private static IEnumerable<IEnumerable<string>> Choices(string[][] kinds, int at, int wanted)
    {
        if (wanted == 0)
        {
            yield return [];
        }
        else if (kinds.Skip(at).Sum(kind => kind.Length) >= wanted)
        {
            for (var taken = Math.Min(wanted, kinds[at].Length); taken >= 0; taken--)
            {
                foreach (var rest in Choices(kinds, at + 1, wanted - taken))
                {
                    yield return kinds[at].Take(taken).Concat(rest);
                }
            }
        }
    }
}
