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
    /// <param name="withPlanned">Whether planned work is done.</param>
    public Island(ResolvedTopology topology, int[] elements, bool withPlanned)
    {
        Elements = elements;
        WithState = Array.FindAll(elements, element => topology.Elements[element].HasState);
        Name = $"{string.Join(", ", WithState.OrderBy(element => topology.Members[element].Length == 0).Take(4).Select(element => $"\"{topology.Elements[element].Name}\""))}{(WithState.Length > 4 ? ", ..." : string.Empty)}";
        _behaviour = new(() => IslandBehaviour.Of(topology, elements, Name, withPlanned));
    }

    /// <summary>Positions of all its elements, every one after what it depends on.</summary>
    public int[] Elements { get; }

    /// <summary>Those that have a state of their own.</summary>
    public int[] WithState { get; }

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>What its elements do together.</summary>
    public IslandBehaviour Behaviour => _behaviour.Value;
}
