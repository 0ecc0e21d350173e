using QuikGraph.Collections;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Cuts a topology into islands: the classes of the smallest equivalence that keeps each cluster with all its nodes depend on, and each crew with all it repairs.</summary>
internal sealed class IslandPartition
{
    private readonly ResolvedTopology _topology;
    private readonly bool _withPlanned;
    private readonly int[] _crewSource;
    private readonly int[] _references;

    private IslandPartition(ResolvedTopology topology, bool withPlanned)
    {
        _topology = topology;
        _withPlanned = withPlanned;
        _crewSource = [.. Enumerable.Repeat(-1, topology.Elements.Length)];
        _references = CountReferences(topology);
    }

    public static IReadOnlyList<Island> Of(ResolvedTopology topology, bool withPlanned) => new IslandPartition(topology, withPlanned).Cut();

    private List<Island> Cut()
    {
        for (var i = 0; i < _topology.Elements.Length; i++)
        {
            if (_topology.Elements[i] is RepairCrew or Cluster { RepairCrews: not null })
            {
                Array.ForEach(_topology.Members[i], member => _crewSource[member] = i);
            }
        }

        var tied = TiedSets();
        return [.. _topology.Order
            .Where(element => _topology.Elements[element] is Component or FaultTolerantServer or IndependentElement or Cluster)
            .GroupBy(element => tied.FindSet(_topology.Elements[element].Name))
            .Select(members => Build([.. members]))];
    }

    /// <summary>The elements in sets of those that dependencies tie together.</summary>
    private ForestDisjointSet<string> TiedSets()
    {
        var tied = new ForestDisjointSet<string>();
        foreach (var element in _topology.Graph.Vertices)
        {
            tied.MakeSet(element);
        }

        foreach (var tie in _topology.Graph.Edges.Where(IsTie))
        {
            tied.Union(tie.Source, tie.Target);
        }

        return tied;
    }

    /// <summary>A cluster is tied to its nodes, these to all they depend on, and a crew to all it repairs.</summary>
    private bool IsTie(Dependency dependency)
    {
        var source = _topology.PositionOf(dependency.Source);
        return _topology.IsUnderCluster[source] || dependency.Property is "repairs" or "nodes";
    }

    private Island Build(int[] members)
    {
        var clusters = members.Where(element => _topology.Elements[element] is Cluster).ToArray();
        var unitElements = members.Where(element => _topology.Elements[element] is not Cluster).Order().ToArray();
        var units = unitElements.Select(element => ModelOf(element)).ToArray();
        var crews = CrewsOf(unitElements);
        return new Island
        {
            UnitElements = unitElements,
            Units = units,
            Clusters = clusters,
            Crews = crews,
            Twins = TwinsAmong(unitElements, units, clusters, crews),
        };
    }

    private ElementAutomaton ModelOf(int element)
    {
        var rolling = _topology.IsUnderCluster[element] && _withPlanned;
        return _topology.Elements[element] switch
        {
            Component component => ComponentAutomaton.Of(component, rolling),
            FaultTolerantServer server => FaultTolerantAutomaton.Of(server, rolling),
            IndependentElement independent => independent.Automaton(),
            var other => throw new InvalidOperationException($"A {other.Noun} has no state of its own."),
        };
    }

    private CrewModel[] CrewsOf(int[] unitElements) =>
        [.. unitElements
            .Select((element, unit) => (Unit: unit, Source: _crewSource[element]))
            .Where(pair => pair.Source >= 0)
            .GroupBy(pair => pair.Source)
            .Select(pairs =>
            {
                var inOrder = pairs.OrderBy(pair => Array.IndexOf(_topology.Members[pairs.Key], unitElements[pair.Unit])).Select(pair => pair.Unit);
                return _topology.Elements[pairs.Key] switch
                {
                    RepairCrew crew => new CrewModel([.. inOrder], crew.Size, crew.Discipline),
                    Cluster cluster => new CrewModel([.. inOrder], cluster.RepairCrews ?? int.MaxValue, CrewDiscipline.EqualShare),
                    _ => throw new InvalidOperationException("Only crews and clusters repair."),
                };
            })];

    /// <summary>
    /// Nodes of one cluster that behave alike, need nothing, are named nowhere else and share the same crew: their exchange maps the
    /// chain onto itself, so states that differ only by it are lumped exactly (Kemeny and Snell, Finite Markov Chains, section 6.3).
    /// </summary>
    /// <remarks>
    /// Where nodes stand by, the list says which of them takes over. Their exchange then changes nothing only if no other node stands
    /// between them in the list, and if one that is up is as good as another that is: a lockstep server short of a module is not.
    /// </remarks>
    private int[][] TwinsAmong(int[] unitElements, ElementAutomaton[] units, int[] clusters, CrewModel[] crews)
    {
        List<int[]> twins = [];
        foreach (var element in clusters)
        {
            var cluster = (Cluster)_topology.Elements[element];
            if (cluster.Failover.Failback is not null)
            {
                continue;
            }

            var listDecides = cluster.Mode == ClusterMode.ActivePassive && cluster.AtLeast < cluster.Nodes.Count;
            var nodes = _topology.Members[element].Select(node => Array.IndexOf(unitElements, node)).ToArray();
            var taken = new bool[nodes.Length];
            for (var first = 0; first < nodes.Length; first++)
            {
                if (taken[first] || !MayBeTwin(nodes[first], listDecides))
                {
                    continue;
                }

                List<int> alike = [nodes[first]];
                for (var next = first + 1; next < nodes.Length; next++)
                {
                    if (MayBeTwin(nodes[next], listDecides) && units[nodes[next]].BehavesLike(units[nodes[first]]) && HaveSameCrew(nodes[first], nodes[next]))
                    {
                        alike.Add(nodes[next]);
                        taken[next] = true;
                    }
                    else if (listDecides)
                    {
                        break;
                    }
                }

                if (alike.Count > 1)
                {
                    twins.Add([.. alike]);
                }
            }
        }

        return [.. twins];

        bool MayBeTwin(int unit, bool listDecides) =>
            unit >= 0
            && _topology.Needs[unitElements[unit]].Length == 0
            && _references[unitElements[unit]] == 1
            && (!listDecides || units[unit].Causes.Count(cause => cause is null) == 1);

        bool HaveSameCrew(int a, int b)
        {
            var crewA = Array.Find(crews, crew => crew.Units.Contains(a));
            var crewB = Array.Find(crews, crew => crew.Units.Contains(b));
            return crewA == crewB && crewA is null or { Discipline: CrewDiscipline.EqualShare };
        }
    }

    private static int[] CountReferences(ResolvedTopology topology)
    {
        var count = new int[topology.Elements.Length];
        for (var i = 0; i < count.Length; i++)
        {
            if (topology.Elements[i] is not RepairCrew)
            {
                Array.ForEach(topology.Needs[i], target => count[target]++);
                Array.ForEach(topology.Members[i], target => count[target]++);
            }
        }

        return count;
    }
}
