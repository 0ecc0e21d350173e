using System.Collections.Concurrent;
using System.Globalization;
using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Elements of which one may read what another does: a cluster with everything below its nodes, and all that a shared crew repairs.</summary>
/// <remarks>
/// Within an island influence is directed, so that what is asked about some of its elements may take only a part of it. An element tied to
/// nothing is an island of its own.
/// </remarks>
internal sealed class Island
{
    private readonly Lazy<IslandBehaviour> _behaviour;
    private readonly ConcurrentDictionary<string, BehaviourChain> _chains = new(StringComparer.Ordinal);

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

    /// <summary>The chain of a part, with planned work at the paces first guessed: explored once, however often it is solved.</summary>
    /// <param name="part">A part of this island.</param>
    /// <param name="options">How much may be explored.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <exception cref="SolverException">The part has more states or steps than the options allow.</exception>
    public BehaviourChain ChainOf(IslandPart part, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var key = $"{part.Key}; {options.MaximumPhases.ToString(CultureInfo.InvariantCulture)} phases";
        return _chains.TryGetValue(key, out var known) && known.StateCount <= options.MaximumStates
            ? known
            : _chains[key] = part.Lumped().InPhases(options.MaximumPhases).ToChain(part.Variables, new GenerationOptions { MaximumStates = options.MaximumStates }, cancellationToken);
    }

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
