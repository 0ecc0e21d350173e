using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A service with all that influences it as one chain.</summary>
/// <param name="Chain">The chain, alike parts lumped.</param>
/// <param name="IsDown">Whether the service is down in each of its states.</param>
/// <param name="Clocked">The same from moment to moment of the day or the week; null for what does not go by the clock.</param>
internal sealed record ServiceChain(BehaviourChain Chain, bool[] IsDown, ClockedChain? Clocked)
{
    private const string Smaller = "model fewer parts, as alike ones, which are lumped, or ask Evaluate() for the long run, which joins independent parts";

    /// <param name="topology">The topology.</param>
    /// <param name="whole">What its elements do together.</param>
    /// <param name="behaviour">The behaviour of that, from the beginning that is meant.</param>
    /// <param name="service">The service.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the exploration.</param>
    /// <returns>Null where nothing that the service reads ever changes.</returns>
    /// <exception cref="SolverException">The chain is larger than the options allow.</exception>
    public static ServiceChain? Of(ResolvedTopology topology, IslandBehaviour whole, Behaviour behaviour, Service service, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var position = topology.PositionOf(service.Name);
        var isUp = whole[position].IsUp;
        var reads = new VariableSet();
        isUp.CollectReads(reads);
        if (reads.Variables.Count == 0)
        {
            return null;
        }

        if (service.Hours is not null)
        {
            reads.Add(whole.TimeOfDay!);
        }

        var alike = Alike(topology, whole, topology.Closure([position]));
        var chain = behaviour.WithOrbits(alike).InPhases(options.MaximumPhases).ToChain(reads.Variables, new GenerationOptions { MaximumStates = options.MaximumStates }, cancellationToken);
        return new ServiceChain(
            chain,
            DownIn(chain, isUp),
            whole.Clock is { } clock && ClockedChain.Of(chain, clock, whole.TimeOfDay!, $"service \"{service.Name}\"", options) is { GoesOn: true } clocked ? clocked : null);
    }

    /// <summary>A limit in words of the question: an engine names it by its own options, which nobody who asks about a service can set.</summary>
    /// <param name="service">The service.</param>
    /// <param name="limit">The limit that was reached.</param>
    /// <param name="mean">The mean that was asked for, such as "mean time to the first failure".</param>
    /// <param name="time">The time that was asked about, such as "A mission of 30 d".</param>
    /// <param name="shorter">What to do against many steps, to be followed by what makes the chain smaller.</param>
    public static SolverLimit InWordsOf(Service service, SolverLimit limit, string mean, string time, string shorter) => limit.Option?.Split('.')[^1] switch
    {
        nameof(GenerationOptions.MaximumStates) => limit with
        {
            Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumStates)}",
            Reached = $"The chain of all that influences the service \"{service.Name}\" has more than {limit.Value} states.",
            Otherwise = Smaller,
        },
        nameof(ChainOptions.MaximumFill) => limit with
        {
            Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumFill)}",
            Reached = $"The {mean} of the service \"{service.Name}\" needs working room for more than {limit.Value} rates, of 8 bytes each.",
            Otherwise = Smaller,
        },
        nameof(EvaluationOptions.MaximumClockedStates) => limit,
        nameof(ChainOptions.MaximumSteps) => limit with
        {
            Option = null,
            Reached = $"{time} takes more than {limit.Value} steps, of the clock or of the fastest part of the service \"{service.Name}\", whose chain cannot go in longer ones.",
            Otherwise = $"{shorter}{Smaller}",
        },
        _ => limit with
        {
            Option = null,
            Reached = $"The chain of all that influences the service \"{service.Name}\" is too large: {char.ToLowerInvariant(limit.Reached[0])}{limit.Reached[1..]}",
            Otherwise = Smaller,
        },
    };

    /// <summary>Alike parts that the same elements refer to, and as the same, of those that the service depends on: which of them is down makes no difference to it.</summary>
    private static IEnumerable<Orbit> Alike(ResolvedTopology topology, IslandBehaviour whole, bool[] behind)
    {
        var referring = topology.ReferencesFrom(topology.Order.Where(element => behind[element]));
        return whole.Alike
            .SelectMany(alike => alike.GroupBy(element => referring[element], StringComparer.Ordinal))
            .Select(copies => copies.Select(whole.VariablesOf).ToArray())
            .Where(copies => copies.Length > 1)
            .Select(copies => new Orbit(copies));
    }

    private static bool[] DownIn(BehaviourChain chain, Condition isUp)
    {
        var isDown = new bool[chain.StateCount];
        for (var state = 0; state < isDown.Length; state++)
        {
            isDown[state] = !isUp.Holds(chain.ValuesOf(state));
        }

        return isDown;
    }
}
