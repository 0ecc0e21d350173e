using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>
/// Which elements depend on one another, for the rule by which causes share downtime: a cluster with all below its nodes, and all
/// that one crew repairs. The chain of the system does not know of them.
/// </summary>
internal sealed class NaiveIslands
{
    private readonly List<HashSet<string>> _islands;

    public NaiveIslands(NaiveSystem system)
    {
        _islands = [.. system.Topology.Elements.Select(element => new HashSet<string>([element.Name]))];
        foreach (var element in system.Topology.Elements)
        {
            if (element is Cluster cluster)
            {
                Unite(cluster.Nodes.SelectMany(system.Below).Append(cluster.Name));
            }
            else if (element is RepairCrew crew)
            {
                Unite(crew.Repairs);
            }
        }
    }

    /// <summary>The first element of the island in which one stands, which serves as the island's name.</summary>
    public string IslandOf(string name) => _islands.Single(island => island.Contains(name)).Min(StringComparer.Ordinal)!;

    private void Unite(IEnumerable<string> names)
    {
        var all = names.ToHashSet();
        var touched = _islands.Where(all.Overlaps).ToArray();
        foreach (var island in touched)
        {
            all.UnionWith(island);
            _islands.Remove(island);
        }

        _islands.Add(all);
    }
}
