using System.Numerics;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// When planned work may begin on what stands under clusters: it waits for every cluster that can spare the unit until it does. A
/// cluster that can never spare it is stopped by the work, and says so; the work waits only until no failover is under way.
/// </summary>
internal sealed class RollingWork
{
    private readonly Island _island;
    private readonly IslandState _state;
    private readonly NodesUp _up;
    private readonly int[] _atLeast;

    /// <summary>For every unit the clusters that have it as a node or that have a node which depends on it.</summary>
    private readonly int[][] _above;

    /// <summary>Those of them that go on without it while all else is up.</summary>
    private readonly int[][] _sparing;

    public RollingWork(ResolvedTopology topology, Island island, IslandState state, NodesUp up)
    {
        _island = island;
        _state = state;
        _up = up;
        _atLeast = [.. island.Clusters.Select(cluster => ((Cluster)topology.Elements[cluster]).AtLeast)];
        var below = island.Clusters.Select(cluster => topology.Closure(topology.Members[cluster])).ToArray();
        _above = [.. island.UnitElements.Select(element => Enumerable.Range(0, below.Length).Where(cluster => below[cluster][element]).ToArray())];
        _sparing = [.. Enumerable.Range(0, island.Units.Length).Select(Sparing)];
    }

    /// <summary>Whether work on a unit may begin in a state, which is unpacked again on return.</summary>
    public bool MayBegin(int unit, StateKey packed)
    {
        if (Array.Exists(_above[unit], cluster => _state.Phase[cluster].IsInterruption()))
        {
            return false;
        }

        TakeOut(unit);
        var mayBegin = Array.TrueForAll(_sparing[unit], cluster => _state.Phase[cluster] == ClusterPhase.Serving);
        _state.Unpack(packed);
        return mayBegin;
    }

    /// <summary>Whether work goes on under a cluster.</summary>
    public bool IsOn(int cluster)
    {
        for (var unit = 0; unit < _above.Length; unit++)
        {
            if (_state.Local[unit] == _island.Units[unit].MaintenanceState && _above[unit].Contains(cluster))
            {
                return true;
            }
        }

        return false;
    }

    private int[] Sparing(int unit)
    {
        if (_island.Units[unit].MaintenanceState < 0)
        {
            return [];
        }

        _state.Unpack(default);
        TakeOut(unit);
        return [.. _above[unit].Where(cluster => _state.Phase[cluster] == ClusterPhase.Serving)];
    }

    /// <summary>Puts a unit out and stops the clusters that cannot go on without it, those below first.</summary>
    private void TakeOut(int unit)
    {
        _state.Local[unit] = _island.Units[unit].MaintenanceState;
        for (var cluster = 0; cluster < _atLeast.Length; cluster++)
        {
            if (_state.Phase[cluster] == ClusterPhase.Serving && BitOperations.PopCount(_up.In(cluster)) < _atLeast[cluster])
            {
                _state.Phase[cluster] = ClusterPhase.StoppedForWork;
            }
        }
    }
}
