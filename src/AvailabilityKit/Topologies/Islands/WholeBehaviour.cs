using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A whole topology as one behaviour: all of its elements, their planned work, and what can be observed of each.</summary>
internal static class WholeBehaviour
{
    /// <exception cref="ModelException">Nothing in the topology ever changes, or how often an element goes down is not known.</exception>
    /// <exception cref="SolverException">How often planned work must begin takes a chain that is larger than the options allow.</exception>
    public static Behaviour Of(ResolvedTopology topology, EvaluationOptions options, CancellationToken cancellationToken) =>
        Described(topology, options, withLevels: true, cancellationToken).Behaviour!;

    /// <summary>The same, with what each element said of itself and a clock that knows when services are wanted; its behaviour is not null. What can be observed is only up or down.</summary>
    /// <inheritdoc cref="Of"/>
    public static IslandBehaviour Described(ResolvedTopology topology, EvaluationOptions options, CancellationToken cancellationToken) =>
        Described(topology, options, withLevels: false, cancellationToken);

    private static IslandBehaviour Described(ResolvedTopology topology, EvaluationOptions options, bool withLevels, CancellationToken cancellationToken)
    {
        var whole = Made(topology, options, basis => basis with { IsLived = true, MindsServiceHours = !withLevels }, Complete, cancellationToken);
        return whole.Behaviour is not null
            ? whole
            : throw new ModelException($"Nothing in \"{topology.Topology.Name}\" ever fails or is worked on, so it has no behaviour.");

        void Complete(IslandBehaviour island, BehaviourBuilder builder)
        {
            var observables = new Dictionary<string, Observable>(StringComparer.Ordinal);
            var levels = withLevels ? WholeLevels.Of(topology, island) : new Amount?[topology.Elements.Length];
            foreach (var position in topology.Order)
            {
                var element = island[position];
                if (!element.Element.ActsOnOthers)
                {
                    var reasons = Reasons(topology, island, position, observables);
                    observables.Add(element.Name, levels[position] is { } level
                        ? builder.ObserveShare(element.Name, element.IsUp, level, reasons.Concat(ReasonsForLess(topology, island, position, observables)))
                        : builder.Observe(element.Name, element.IsUp, reasons));
                }
            }
        }
    }

    /// <summary>The same without observables, to be solved as a chain that knows when services are wanted; its behaviour is null where nothing ever changes.</summary>
    /// <exception cref="ModelException">How often an element goes down is not known.</exception>
    /// <exception cref="SolverException">How often planned work must begin takes a chain that is larger than the options allow.</exception>
    public static IslandBehaviour Followed(ResolvedTopology topology, EvaluationOptions options, CancellationToken cancellationToken) =>
        Made(topology, options, basis => basis with { MindsServiceHours = true }, complete: null, cancellationToken);

    private static IslandBehaviour Made(ResolvedTopology topology, EvaluationOptions options, Func<BehaviourBasis, BehaviourBasis> on, Action<IslandBehaviour, BehaviourBuilder>? complete, CancellationToken cancellationToken)
    {
        var basis = BehaviourBasis.Of(options);
        return IslandBehaviour.Of(topology, topology.Order, topology.Topology.Name, on(basis), PacesOf(topology, basis, options, cancellationToken), complete);
    }

    /// <summary>How often planned work begins while it may, each kind found from what it waits for alone.</summary>
    private static WorkPaces PacesOf(ResolvedTopology topology, BehaviourBasis basis, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Tag, double>();
        foreach (var island in basis.WithPlanned ? IslandPartition.Of(topology, basis) : [])
        {
            StateVariable[] worked = [.. island.Behaviour.Work.Select(piece => piece.Variable).Distinct()];
            if (worked.Length == 0 || island.Behaviour.Behaviour is not { } behaviour)
            {
                continue;
            }

            foreach (var variables in behaviour.Influence.IndependentPartsOf(worked))
            {
                var part = new IslandPart(island, [.. behaviour.Variables.Where(variables.Contains)], island.Behaviour.OwnersOf([.. variables]));
                foreach (var (work, pace) in IslandSolution.Of(topology, part, options, cancellationToken).Paces)
                {
                    found.TryAdd(work, pace);
                }
            }
        }

        return new WorkPaces(found);
    }

    /// <summary>What it needs first, and what it is made of, since they are nearer to the root; then its own reasons.</summary>
    private static List<Reason> Reasons(ResolvedTopology topology, IslandBehaviour island, int position, Dictionary<string, Observable> observables)
    {
        var element = island[position];
        List<Reason> reasons = [];
        foreach (var need in topology.Needs[position].Select(need => island[need]))
        {
            reasons.Add(Reason.Because(observables[need.Name], new Tag(element.Name, $"needs {need.Name}"), !need.IsUp));
        }

        foreach (var own in element.Reasons)
        {
            // Too few of what it is made of are left: the first of these that is down knows why.
            if (own.LacksMembers)
            {
                AddMembers(own.While);
            }

            reasons.Add(Reason.Itself(new Tag(element.Name, own.Cause.Label), own.While));
        }

        if (!element.Element.HasState)
        {
            AddMembers(!element.IsUp);
        }

        return reasons;

        void AddMembers(Condition condition)
        {
            foreach (var member in topology.Members[position].Select(member => island[member]).Where(member => observables.ContainsKey(member.Name)))
            {
                reasons.Add(Reason.Because(observables[member.Name], new Tag(element.Name, $"too few left: {member.Name}"), condition & !member.IsUp));
            }
        }
    }

    /// <summary>Why an element that is up does not serve in full: what it needs does not, or what it is made of.</summary>
    private static IEnumerable<Reason> ReasonsForLess(ResolvedTopology topology, IslandBehaviour island, int position, Dictionary<string, Observable> observables)
    {
        var element = island[position];
        foreach (var below in topology.Needs[position].Select(need => observables[island[need].Name]))
        {
            yield return Less(below, "needs", IsLess(below));
        }

        foreach (var below in topology.Members[position].Select(member => island[member].Name).Where(observables.ContainsKey).Select(member => observables[member]))
        {
            // To a cluster a node counts as a whole.
            yield return Less(below, "not all left:", element.Element.HasState ? !below.IsUp : IsLess(below));
        }

        Reason Less(Observable below, string says, Condition isLess) =>
            Reason.Because(below, new Tag(element.Name, $"{says} {below.Element}"), element.IsUp & isLess);

        static Condition IsLess(Observable below) => !below.Level.IsAtLeast(below.Full);
    }
}
