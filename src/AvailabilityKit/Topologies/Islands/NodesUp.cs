namespace AvailabilityKit.Topologies.Islands;

/// <summary>Which nodes of a cluster are up in the state at hand: a node is while it itself and all that it needs are.</summary>
/// <remarks>Every element is looked at once, dependencies first, however many paths lead to it.</remarks>
internal sealed class NodesUp
{
    private readonly ResolvedTopology _topology;
    private readonly Island _island;
    private readonly IslandState _state;
    private readonly int[] _placeOf;
    private readonly int[][] _seenFrom;
    private readonly bool[] _isUp;

    public NodesUp(ResolvedTopology topology, Island island, IslandState state)
    {
        _topology = topology;
        _island = island;
        _state = state;
        _isUp = new bool[topology.Elements.Length];
        _placeOf = new int[topology.Elements.Length];
        foreach (var places in new[] { island.UnitElements, island.Clusters })
        {
            for (var place = 0; place < places.Length; place++)
            {
                _placeOf[places[place]] = place;
            }
        }

        _seenFrom = [.. island.Clusters.Select(cluster => SeenFrom(topology.Members[cluster]))];
    }

    /// <summary>The nodes of a cluster that are up, a bit each.</summary>
    public ulong In(int cluster)
    {
        foreach (var element in _seenFrom[cluster])
        {
            _isUp[element] = IsUp(element);
        }

        var nodes = _topology.Members[_island.Clusters[cluster]];
        var up = 0UL;
        for (var node = 0; node < nodes.Length; node++)
        {
            if (_isUp[nodes[node]])
            {
                up |= 1UL << node;
            }
        }

        return up;
    }

    /// <summary>Whether an element is up, given what is up of all that it depends on.</summary>
    private bool IsUp(int element)
    {
        var place = _placeOf[element];
        var itself = _topology.Elements[element] switch
        {
            RedundancyGroup group => _topology.Members[element].Count(member => _isUp[member]) >= group.AtLeast,
            Cluster => _state.Phase[place] == ClusterPhase.Serving,
            _ => _island.Units[place].IsUp(_state.Local[place]),
        };
        return itself && Array.TrueForAll(_topology.Needs[element], need => _isUp[need]);
    }

    /// <summary>Nodes and all that decides whether they are up, dependencies first; a cluster among them stands for its own nodes.</summary>
    private int[] SeenFrom(int[] nodes)
    {
        var seen = new bool[_topology.Elements.Length];
        var open = new Stack<int>(nodes);
        while (open.TryPop(out var element))
        {
            if (!seen[element])
            {
                seen[element] = true;
                Array.ForEach(_topology.Needs[element], open.Push);
                if (_topology.Elements[element] is RedundancyGroup)
                {
                    Array.ForEach(_topology.Members[element], open.Push);
                }
            }
        }

        return [.. _topology.Order.Where(element => seen[element])];
    }
}
