using AvailabilityKit.Topologies.Crews;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>How a topology falls into islands, and how each of its services stands on them, before anything is solved or simulated.</summary>
internal sealed class IslandPlans
{
    private readonly ResolvedTopology _topology;
    private readonly int[] _indexOf;
    private readonly Dictionary<int, ServicePlan> _plans = [];

    /// <param name="topology">The topology.</param>
    /// <param name="basis">On what basis its elements are described.</param>
    public IslandPlans(ResolvedTopology topology, BehaviourBasis basis)
    {
        _topology = topology;
        Basis = basis;
        Islands = IslandPartition.Of(topology, basis);
        _indexOf = Array.ConvertAll(topology.Elements, static _ => -1);
        for (var island = 0; island < Islands.Count; island++)
        {
            Array.ForEach(Islands[island].WithState, element => _indexOf[element] = island);
        }

        for (var service = 0; service < topology.Elements.Length; service++)
        {
            if (topology.Elements[service] is Service)
            {
                _plans.Add(service, ServicePlan.Of(topology, AskedBy(service), service));
            }
        }
    }

    /// <summary>On what basis the elements are described.</summary>
    public BehaviourBasis Basis { get; }

    public IReadOnlyList<Island> Islands { get; }

    /// <summary>The plans of all services.</summary>
    public IReadOnlyCollection<ServicePlan> All => _plans.Values;

    /// <summary>How a service stands on its parts.</summary>
    public ServicePlan Of(int service) => _plans[service];

    /// <summary>The number of the island that an element with a state is in; -1 for one without.</summary>
    public int IslandOf(int element) => _indexOf[element];

    /// <summary>What the crews have to do that repair something which some service's figures come from, in the order of the topology.</summary>
    public IReadOnlyList<(Island Island, CrewLoad Load)> CrewsThatCount()
    {
        List<(Island Island, CrewLoad Load)> crews = [];
        List<int> all = [];
        for (var element = 0; element < _topology.Elements.Length; element++)
        {
            if (_topology.Elements[element].Men is not null)
            {
                all.Add(element);
            }
        }

        if (all.Count == 0)
        {
            return crews;
        }

        var counts = _topology.ClosureOfServices();
        foreach (var part in All.SelectMany(plan => plan.Views).Select(view => view.Part))
        {
            Array.ForEach(part.Elements, element => counts[element] = true);
        }

        foreach (var crew in all.Where(crew => counts[crew] || _topology.Members[crew].Any(member => counts[member])))
        {
            var island = Islands[_indexOf[_topology.Members[crew][0]]];
            crews.Add((island, island.Behaviour.Crews.Single(load => load.Name == _topology.Elements[crew].Name)));
        }

        return crews;
    }

    /// <summary>What a service asks of each island, in the order in which it sees the islands.</summary>
    private List<AskedPart> AskedBy(int service)
    {
        var seen = new List<int>?[Islands.Count];
        List<int> inOrder = [];
        foreach (var element in _topology.SeenBy(service))
        {
            var island = _indexOf[element];
            if (island < 0)
            {
                continue;
            }

            if (seen[island] is null)
            {
                inOrder.Add(island);
            }

            (seen[island] ??= []).Add(element);
        }

        List<AskedPart> asked = [];
        foreach (var island in inOrder)
        {
            asked.AddRange(IslandPart.For(Islands[island], _topology, [.. seen[island]!]));
        }

        return asked;
    }
}
