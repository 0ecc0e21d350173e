using AvailabilityKit.Topologies.Statements;
using QuikGraph.Collections;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Cuts a topology into islands: the classes of the smallest equivalence that keeps each cluster with all its nodes depend on and what its failover needs, each crew with all it repairs, each stock with all it replaces, each common cause with all it strikes, and each group with what takes turns below it.</summary>
internal static class IslandPartition
{
    /// <summary>The islands that have a state, in the order of their first elements.</summary>
    public static IReadOnlyList<Island> Of(ResolvedTopology topology, BehaviourBasis basis)
    {
        var tied = TiedSets(topology, basis.WithPlanned);
        var members = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        List<List<int>> inOrder = [];
        foreach (var element in topology.Order)
        {
            var set = tied.FindSet(topology.Elements[element].Name);
            if (!members.TryGetValue(set, out var elements))
            {
                elements = [];
                members.Add(set, elements);
                inOrder.Add(elements);
            }

            elements.Add(element);
        }

        List<Island> islands = [];
        foreach (var elements in inOrder)
        {
            var island = new Island(topology, [.. elements], basis);
            if (island.WithState.Length > 0)
            {
                islands.Add(island);
            }
        }

        return islands;
    }

    /// <summary>The elements in sets of those that dependencies tie together: a cluster with its nodes, these with all they depend on, and a crew with all it repairs.</summary>
    private static ForestDisjointSet<string> TiedSets(ResolvedTopology topology, bool withPlanned)
    {
        var tied = new ForestDisjointSet<string>();
        foreach (var element in topology.Elements)
        {
            tied.MakeSet(element.Name);
        }

        foreach (var dependency in topology.Graph.Edges)
        {
            var source = topology.PositionOf(dependency.Source);
            var movesWork = topology.Elements[source].MovesWork && dependency.Property == topology.Elements[source].OthersProperty;
            if (dependency.Property is "repairs" or "replaces" or "strikes" or ElementReference.ToReact or ElementReference.ToRestart or ElementReference.Watched || movesWork || topology.IsUnderCluster[source])
            {
                tied.Union(dependency.Source, dependency.Target);
            }
        }

        // The clock is one, and all that goes by it is tied together.
        string[] byClock = [.. topology.Elements.Where(element => element.GoesBy(withPlanned).Any()).Select(element => element.Name)];
        foreach (var name in byClock)
        {
            tied.Union(byClock[0], name);
        }

        foreach (var taker in withPlanned ? topology.Turns.WithWork() : [])
        {
            var below = topology.Turns.Below(taker);
            for (var element = 0; element < below.Length; element++)
            {
                if (below[element])
                {
                    tied.Union(topology.Elements[taker].Name, topology.Elements[element].Name);
                }
            }
        }

        return tied;
    }
}
