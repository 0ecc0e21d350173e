namespace AvailabilityKit.Topologies.Islands;

/// <summary>Elements of which one may read what another does: a cluster with everything below its nodes, and all that a shared crew repairs.</summary>
/// <remarks>
/// Within an island influence is directed, so that what is asked about some of its elements may take only a part of it. An element tied to
/// nothing is an island of its own.
/// </remarks>
internal sealed class Island
{
    private readonly Lazy<IslandBehaviour> _behaviour;

    /// <param name="topology">The topology.</param>
    /// <param name="elements">Positions of all its elements, every one after what it depends on.</param>
    /// <param name="basis">Whether planned work is done, and what goes on during interruptions.</param>
    public Island(ResolvedTopology topology, int[] elements, BehaviourBasis basis)
    {
        Elements = elements;
        WithState = Array.FindAll(elements, element => topology.Elements[element].HasState);
        Name = NameOf(topology, WithState);
        _behaviour = new(() => IslandBehaviour.Of(topology, elements, Name, basis, WorkPaces.Unknown));
    }

    /// <summary>Positions of all its elements, every one after what it depends on.</summary>
    public int[] Elements { get; }

    /// <summary>Those that have a state of their own.</summary>
    public int[] WithState { get; }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>What its elements do together.</summary>
    public IslandBehaviour Behaviour => _behaviour.Value;

    /// <summary>The first four of its elements, what is made of others before these.</summary>
    private static string NameOf(ResolvedTopology topology, int[] elements)
    {
        List<string> named = [];
        for (var made = 1; made >= 0; made--)
        {
            foreach (var element in elements)
            {
                if (topology.Members[element].Length > 0 == (made == 1) && named.Count < 4)
                {
                    named.Add($"\"{topology.Elements[element].Name}\"");
                }
            }
        }

        return $"{string.Join(", ", named)}{(elements.Length > 4 ? ", ..." : string.Empty)}";
    }
}
