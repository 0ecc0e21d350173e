namespace AvailabilityKit.Topologies.Islands;

/// <summary>Puts into words which elements are solved together and why.</summary>
internal static class IslandReasons
{
    public static IReadOnlyList<IslandExplanation> Of(ResolvedTopology topology, SolvedIslands islands)
    {
        List<IslandExplanation> explanations = [];
        for (var i = 0; i < islands.Islands.Count; i++)
        {
            var island = islands.Islands[i];
            var elements = island.Clusters.Concat(island.UnitElements).Order().Select(element => topology.Elements[element].Name);
            explanations.Add(new([.. elements], islands[i].Engine, Reason(topology, island), islands[i].States.Length));
        }

        return explanations;
    }

    private static string Reason(ResolvedTopology topology, Island island)
    {
        if (island.IsSingle)
        {
            return topology.Elements[island.UnitElements[0]] is FaultTolerantServer
                ? "its modules take over from one another in lockstep"
                : "depends on nothing but what it needs";
        }

        List<string> reasons = [.. island.Clusters.Select(element => $"the cluster \"{topology.Elements[element].Name}\" fails over between its nodes")];
        if (island.Crews.Length > 0)
        {
            reasons.Add("repairs share a crew");
        }

        if (island.Twins.Length > 0)
        {
            reasons.Add("nodes that are alike are lumped exactly");
        }

        return string.Join("; ", reasons);
    }
}
