using AvailabilityKit.Behaviours;
using AvailabilityKit.Topologies.Crews;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// Nodes of the same clusters, or hosts of the same virtual machines, that are alike, need nothing, are named nowhere else, share the same crew and are struck by the same causes: their exchange maps the
/// behaviour onto itself, so states that differ only by it are lumped exactly (Kemeny and Snell, Finite Markov Chains, section 6.3).
/// </summary>
/// <remarks>
/// Where nodes stand by, the list says which of them takes over. Their exchange then changes nothing only if no other node stands
/// between them in the list, and if one that is up is as good as another that is: a lockstep server short of a module is not. Planned work
/// on them begins at one pace for all, so that they are worked on as often as asked all together; the one that stands by more often is so a little more.
/// That holds whether or not a service asks for one of them by name, so that no answer depends on what else is asked for.
/// </remarks>
internal sealed class AlikeNodes
{
    private readonly ResolvedTopology _topology;
    private readonly IslandBehaviour _island;
    private readonly CrewShares _crews;
    private readonly bool _isSeen;
    private readonly Dictionary<int, List<(NodePlaces Places, int Place)>> _placesOf = [];

    private AlikeNodes(ResolvedTopology topology, IslandBehaviour island, CrewShares crews, bool isSeen)
    {
        _topology = topology;
        _island = island;
        _crews = crews;
        _isSeen = isSeen;
    }

    /// <summary>Each set of nodes whose exchange changes nothing that happens and nothing that anything sees: their positions, and the variables of each.</summary>
    public static List<AlikeNodeSet> Among(ResolvedTopology topology, IslandBehaviour island, CrewShares crews) =>
        Among(topology, island, crews, isSeen: true);

    /// <summary>Each set of nodes whose exchange changes nothing that happens to them, whatever services see of it.</summary>
    public static List<AlikeNodeSet> InStep(ResolvedTopology topology, IslandBehaviour island, CrewShares crews) =>
        Among(topology, island, crews, isSeen: false);

    private static List<AlikeNodeSet> Among(ResolvedTopology topology, IslandBehaviour island, CrewShares crews, bool isSeen)
    {
        var alike = new AlikeNodes(topology, island, crews, isSeen);
        NodePlaces[] all = [.. island.Described.Select(described => described.Places).OfType<NodePlaces>()];
        foreach (var places in all)
        {
            for (var place = 0; place < places.Nodes.Count; place++)
            {
                var node = topology.PositionOf(places.Nodes[place]);
                alike._placesOf.TryAdd(node, []);
                alike._placesOf[node].Add((places, place));
            }
        }

        return [.. all.SelectMany(alike.In)];
    }

    /// <summary>Those that these places are the first to name.</summary>
    private IEnumerable<AlikeNodeSet> In(NodePlaces places)
    {
        int[] nodes = [.. _topology.Positions(places.Nodes).Where(node => ReferenceEquals(_placesOf[node][0].Places, places))];
        var taken = new bool[nodes.Length];
        for (var first = 0; first < nodes.Length; first++)
        {
            if (taken[first] || !MayBeAlike(nodes[first]))
            {
                continue;
            }

            List<int> alike = [nodes[first]];
            for (var next = first + 1; next < nodes.Length; next++)
            {
                if (MayBeAlike(nodes[next]) && AreAlike(nodes[first], nodes[next]))
                {
                    alike.Add(nodes[next]);
                    taken[next] = true;
                }
                else if (places.OrderDecides)
                {
                    break;
                }
            }

            if (alike.Count > 1)
            {
                yield return new([.. alike], [.. alike.ConvertAll(VariablesOf)]);
            }
        }
    }

    private StateVariable[] VariablesOf(int node) =>
        [.. _island.VariablesOf(node), .. _placesOf[node].SelectMany(named => named.Places.Carries.Skip(named.Place).Take(1))];

    private bool MayBeAlike(int element)
    {
        var places = _placesOf[element];
        var orderDecides = places.Exists(named => named.Places.OrderDecides);
        return !_island[element].FailsOver
            && _topology.Needs[element].Length == 0
            && _topology.References[element] - (_isSeen ? 0 : _topology.ReferencesOfServices[element]) == places.Count
            && !(orderDecides && places.Count > 1)
            && (!orderDecides || _island[element].HasOneWayToBeUp());
    }

    private bool AreAlike(int one, int other)
    {
        var crews = _crews.CrewsOf(_island[one]);
        return _topology.Elements[one].Unnamed() == _topology.Elements[other].Unnamed()
            && crews.SequenceEqual(_crews.CrewsOf(_island[other]))
            && _island.CallersOf(one, _crews) == _island.CallersOf(other, _crews)
            && _placesOf[one].Select(named => named.Places).SequenceEqual(_placesOf[other].Select(named => named.Places), ReferenceEqualityComparer.Instance)
            && _island[one].SparesFrom == _island[other].SparesFrom
            && _island.CausesOf(one) == _island.CausesOf(other)
            && _island.IsTreatedAlike(one, crews);
    }
}
