using System.Numerics;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// The transition rules of an island: units fail and are repaired, crews limit the repairs, and after every step each cluster reacts,
/// those below first. Not safe to share between threads: it works in place on one unpacked state.
/// </summary>
internal sealed class IslandRules
{
    private readonly ResolvedTopology _topology;
    private readonly Island _island;
    private readonly Cluster[] _clusters;
    private readonly int[][] _nodes;
    private readonly int[] _unitOf;
    private readonly int[] _clusterOf;
    private readonly int[][] _clustersOfUnit;
    private readonly NodesUp _up;
    private readonly RollingWork _work;
    private readonly CrewModel?[] _crewOf;
    private readonly TwinSet[] _twins;
    private readonly IslandState _state;
    private readonly IslandState _canonical;
    private readonly int[] _keys;

    /// <summary>Units that may be exchanged, with the cluster they are nodes of and their positions in it.</summary>
    private readonly record struct TwinSet(int[] Units, int Cluster, int[] Positions);

    public IslandRules(ResolvedTopology topology, Island island)
    {
        _topology = topology;
        _island = island;
        _clusters = [.. island.Clusters.Select(element => (Cluster)topology.Elements[element])];
        _nodes = [.. island.Clusters.Select(element => topology.Members[element])];
        _unitOf = Inverse(island.UnitElements);
        _clusterOf = Inverse(island.Clusters);
        _clustersOfUnit = [.. island.UnitElements.Select(element => Enumerable.Range(0, _nodes.Length).Where(cluster => _nodes[cluster].Contains(element)).ToArray())];
        _crewOf = [.. Enumerable.Range(0, island.Units.Length).Select(unit => Array.Find(island.Crews, crew => crew.Units.Contains(unit)))];
        _twins = [.. island.Twins.Select(units =>
        {
            var cluster = _clustersOfUnit[units[0]][0];
            return new TwinSet(units, cluster, [.. units.Select(unit => Array.IndexOf(_nodes[cluster], island.UnitElements[unit]))]);
        })];
        var nodeCounts = _nodes.Select(nodes => nodes.Length).ToArray();
        _state = new IslandState(island, nodeCounts, NameOf(topology, island));
        _canonical = new IslandState(island, nodeCounts, NameOf(topology, island));
        _keys = new int[island.Units.Length];
        _up = new NodesUp(topology, island, _state);
        _work = new RollingWork(topology, island, _state, _up);
        CoveredFailovers = [.. _clusters.Select(_ => new List<double>())];
        UncoveredFailovers = [.. _clusters.Select(_ => new List<double>())];
    }

    /// <summary>For every cluster, the rate of covered failovers per second in each state explored so far, in their order.</summary>
    public List<double>[] CoveredFailovers { get; }

    /// <summary>For every cluster, the rate of uncovered failures per second in each state explored so far, in their order.</summary>
    public List<double>[] UncoveredFailovers { get; }

    public static string NameOf(ResolvedTopology topology, Island island) =>
        string.Join(", ", island.Clusters.Concat(island.UnitElements).Take(4).Select(element => $"\"{topology.Elements[element].Name}\"")) +
        (island.Clusters.Length + island.UnitElements.Length > 4 ? ", ..." : "");

    /// <summary>Everything up, the preferred nodes at work.</summary>
    public StateKey Initial()
    {
        _state.Unpack(default);
        for (var cluster = 0; cluster < _clusters.Length; cluster++)
        {
            _state.Active[cluster] = Choose(cluster, keep: 0, _up.In(cluster));
        }

        return Canonical();
    }

    /// <summary>Emits every step out of <paramref name="packed"/>.</summary>
    public void Successors(StateKey packed, TransitionSink<StateKey> sink)
    {
        foreach (var rates in CoveredFailovers.Concat(UncoveredFailovers))
        {
            rates.Add(0);
        }

        _state.Unpack(packed);
        var step = new Step(packed, sink);
        for (var unit = 0; unit < _island.Units.Length; unit++)
        {
            if (!IsFrozen(unit))
            {
                StepUnit(unit, step);
            }
        }

        for (var cluster = 0; cluster < _clusters.Length; cluster++)
        {
            if (_state.Phase[cluster].IsInterruption())
            {
                Complete(cluster, step);
            }
        }
    }

    /// <summary>Why an exposed element is down in a state, or null where it is up.</summary>
    public CauseKey? CauseOf(StateKey packed, int element)
    {
        _state.Unpack(packed);
        if (_unitOf[element] >= 0)
        {
            return _island.Units[_unitOf[element]].Causes[_state.Local[_unitOf[element]]];
        }

        var name = _topology.Elements[element].Name;
        return _state.Phase[_clusterOf[element]] switch
        {
            ClusterPhase.Serving => null,
            ClusterPhase.FailingOver => new CauseKey(name, "failover", CauseKind.Failover),
            ClusterPhase.RecoveringUncovered => new CauseKey(name, "uncovered failure", CauseKind.Uncovered),
            ClusterPhase.TooFewNodes => new CauseKey(name, "too few nodes left", CauseKind.RedundancyLost),
            ClusterPhase.FailingBack => new CauseKey(name, "failback", CauseKind.Failover),
            ClusterPhase.SwitchingOver => new CauseKey(name, "planned switch-over", CauseKind.Planned),
            ClusterPhase.StoppedForWork => new CauseKey(name, CauseKind.Planned.Title(), CauseKind.Planned),
            var phase => throw new InvalidOperationException($"Unknown phase {phase}."),
        };
    }

    /// <summary>Faults per second of a unit that have no effect in a state.</summary>
    public double MaskedRate(StateKey packed, int unit)
    {
        _state.Unpack(packed);
        return IsFrozen(unit) ? 0 : _island.Units[unit].MaskedRate(_state.Local[unit]);
    }

    private readonly record struct Step(StateKey From, TransitionSink<StateKey> Sink);

    private void StepUnit(int unit, Step step)
    {
        var model = _island.Units[unit];
        var local = _state.Local[unit];
        foreach (var move in model.StepsFrom(local))
        {
            var rate = move.Jobs > 0 ? move.Rate * CrewShare(unit) : move.Rate;
            if (rate > 0)
            {
                _state.Local[unit] = move.To;
                Settle(0, rate, planned: false, step);
                _state.Unpack(step.From);
            }
        }

        if (local == 0 && model.MaintenanceState >= 0 && _work.MayBegin(unit, step.From))
        {
            _state.Local[unit] = model.MaintenanceState;
            Settle(0, model.MaintenanceRate, planned: true, step);
            _state.Unpack(step.From);
        }
    }

    /// <summary>Ends the interruption of a cluster: the work goes on if enough nodes are up.</summary>
    private void Complete(int cluster, Step step)
    {
        var failover = _clusters[cluster].Failover;
        var delay = _state.Phase[cluster] switch
        {
            ClusterPhase.FailingOver => failover.Delay,
            ClusterPhase.RecoveringUncovered => failover.UncoveredRecovery,
            ClusterPhase.FailingBack => failover.Failback ?? throw new InvalidOperationException("A cluster without failback fails back."),
            _ => failover.SwitchOver,
        };
        var up = _up.In(cluster);
        Resume(cluster, _state.Phase[cluster] == ClusterPhase.FailingBack ? 0 : _state.Active[cluster] & up, up);
        Settle(0, Rate.Per(delay).ValuePerSecond, planned: false, step);
        _state.Unpack(step.From);
    }

    /// <summary>Lets the clusters from <paramref name="cluster"/> on react to what is up now, and emits the state that results; coverage makes two of one.</summary>
    private void Settle(int cluster, double rate, bool planned, Step step)
    {
        for (; cluster < _clusters.Length; cluster++)
        {
            var phase = _state.Phase[cluster];
            if (phase is ClusterPhase.TooFewNodes or ClusterPhase.StoppedForWork)
            {
                Resume(cluster, 0, _up.In(cluster));
            }
            else if (phase == ClusterPhase.Serving)
            {
                var up = _up.In(cluster);
                if ((_state.Active[cluster] & ~up) == 0)
                {
                    Join(cluster, up);
                }
                else if (BitOperations.PopCount(up) < _clusters[cluster].AtLeast)
                {
                    _state.Phase[cluster] = planned ? ClusterPhase.StoppedForWork : ClusterPhase.TooFewNodes;
                    _state.Active[cluster] = 0;
                }
                else if (planned)
                {
                    Interrupt(cluster, up, ClusterPhase.SwitchingOver, _clusters[cluster].Failover.SwitchOver);
                }
                else
                {
                    FailOver(cluster, up, rate, step);
                    return;
                }
            }
        }

        step.Sink.Add(Rate.PerSecond(rate), Canonical());
    }

    private void FailOver(int cluster, ulong up, double rate, Step step)
    {
        var failover = _clusters[cluster].Failover;
        var here = _state.Pack();
        var covered = rate * failover.Coverage.Value;
        var uncovered = rate * failover.Coverage.Complement;
        CoveredFailovers[cluster][^1] += covered;
        UncoveredFailovers[cluster][^1] += uncovered;
        if (covered > 0)
        {
            Interrupt(cluster, up, ClusterPhase.FailingOver, failover.Delay);
            Settle(cluster + 1, covered, planned: false, step);
            _state.Unpack(here);
        }

        if (uncovered > 0)
        {
            Interrupt(cluster, up, ClusterPhase.RecoveringUncovered, failover.UncoveredRecovery);
            Settle(cluster + 1, uncovered, planned: false, step);
        }
    }

    /// <summary>Begins an interruption, or skips it where it takes no time.</summary>
    private void Interrupt(int cluster, ulong up, ClusterPhase phase, Duration delay)
    {
        if (delay == Duration.Zero)
        {
            Resume(cluster, _state.Active[cluster] & up, up);
        }
        else
        {
            _state.Phase[cluster] = phase;
            _state.Active[cluster] &= up;
        }
    }

    /// <summary>A node that is up again joins the work of an active/active cluster, or calls it back where the cluster fails back.</summary>
    private void Join(int cluster, ulong up)
    {
        if (_clusters[cluster].Mode == ClusterMode.ActiveActive)
        {
            _state.Active[cluster] = up;
        }
        else if (_clusters[cluster].Failover.Failback is { } interruption && Choose(cluster, 0, up) is var preferred && preferred != _state.Active[cluster])
        {
            if (interruption == Duration.Zero)
            {
                _state.Active[cluster] = preferred;
            }
            else
            {
                _state.Phase[cluster] = ClusterPhase.FailingBack;
            }
        }
    }

    private void Resume(int cluster, ulong keep, ulong up)
    {
        var enough = BitOperations.PopCount(up) >= _clusters[cluster].AtLeast;
        if (enough)
        {
            _state.Phase[cluster] = ClusterPhase.Serving;
        }
        else if (_state.Phase[cluster] != ClusterPhase.StoppedForWork || !_work.IsOn(cluster))
        {
            _state.Phase[cluster] = ClusterPhase.TooFewNodes;
        }

        _state.Active[cluster] = enough ? Choose(cluster, keep, up) : 0;
    }

    /// <summary>The nodes that carry the work: those that do already, then the first in the list that are up.</summary>
    private ulong Choose(int cluster, ulong keep, ulong up)
    {
        if (_clusters[cluster].Mode == ClusterMode.ActiveActive)
        {
            return up;
        }

        var active = keep;
        for (var node = 0; node < _nodes[cluster].Length && BitOperations.PopCount(active) < _clusters[cluster].AtLeast; node++)
        {
            active |= up & (1UL << node);
        }

        return active;
    }

    private bool IsFrozen(int unit) => Array.Exists(_clustersOfUnit[unit], cluster => _state.Phase[cluster].IsInterruption());

    /// <summary>The share of the crews that its repairs ask for that a broken unit gets.</summary>
    private double CrewShare(int unit)
    {
        if (_crewOf[unit] is not { } crew)
        {
            return 1;
        }

        var jobs = 0;
        foreach (var other in crew.Units)
        {
            if (other == unit && crew.Discipline == CrewDiscipline.PriorityInOrder)
            {
                return Math.Clamp((double)(crew.Size - jobs) / JobsOf(unit), 0, 1);
            }

            jobs += JobsOf(other);
        }

        return Math.Min(1.0, (double)crew.Size / jobs);
    }

    private int JobsOf(int unit)
    {
        var jobs = 0;
        foreach (var move in _island.Units[unit].StepsFrom(_state.Local[unit]))
        {
            jobs += move.Jobs;
        }

        return jobs;
    }

    /// <summary>The packed state with twins in a fixed order, so that states that differ only by which twin is which become one.</summary>
    private StateKey Canonical()
    {
        if (_twins.Length == 0)
        {
            return _state.Pack();
        }

        _canonical.Unpack(_state.Pack());
        foreach (var (units, cluster, positions) in _twins)
        {
            var keys = _keys.AsSpan(0, units.Length);
            for (var i = 0; i < units.Length; i++)
            {
                keys[i] = (_canonical.Local[units[i]] << 1) | (int)((_canonical.Active[cluster] >> positions[i]) & 1);
            }

            keys.Sort();
            for (var i = 0; i < units.Length; i++)
            {
                _canonical.Local[units[i]] = keys[i] >> 1;
                var bit = 1UL << positions[i];
                _canonical.Active[cluster] = (keys[i] & 1) == 1 ? _canonical.Active[cluster] | bit : _canonical.Active[cluster] & ~bit;
            }
        }

        return _canonical.Pack();
    }

    private int[] Inverse(int[] elements)
    {
        var inverse = new int[_topology.Elements.Length];
        Array.Fill(inverse, -1);
        for (var i = 0; i < elements.Length; i++)
        {
            inverse[elements[i]] = i;
        }

        return inverse;
    }
}
