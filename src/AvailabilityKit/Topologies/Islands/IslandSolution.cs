using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>How often the work of a cluster moved, per second: as designed, and with a failover that failed.</summary>
internal readonly record struct FailoverRates(string Cluster, double Covered, double Uncovered);

/// <summary>The long run of an island: every joint state with its probability, the steps between them, and how that was found.</summary>
internal sealed class IslandSolution
{
    private const string ModelApart = "model some of its parts apart: as a group, or with their own repair crews";

    private readonly Func<StateKey, int, CauseKey?> _causeOf;

    private IslandSolution(Func<StateKey, int, CauseKey?> causeOf) => _causeOf = causeOf;

    /// <summary>The joint states; the first is the one in which everything is up.</summary>
    public required StateKey[] States { get; init; }

    /// <summary>The share of time in each state.</summary>
    public required double[] Probability { get; init; }

    /// <summary>The steps: from, to, and rate per second.</summary>
    public required IReadOnlyList<(int From, int To, double Rate)> Steps { get; init; }

    /// <summary>Whether the steps' rates are known; if not, the steps say only what can happen.</summary>
    public bool HasKnownRates { get; init; } = true;

    public required IReadOnlyList<FailoverRates> Failovers { get; init; }

    /// <summary>Faults per second that redundancy within an element masks, by the element's position in the topology.</summary>
    public IReadOnlyDictionary<int, double> MaskedFaults { get; init; } = new Dictionary<int, double>();

    /// <summary>In words: the engine that solved it.</summary>
    public required string Engine { get; init; }

    /// <summary>Bound on the relative error of every probability.</summary>
    public required double RelativeErrorBound { get; init; }

    public CauseKey? CauseOf(int state, int element) => _causeOf(States[state], element);

    /// <summary>Solves an island: in closed form where it is a single component, as the element itself says where it is independent, else as a Markov chain.</summary>
    /// <exception cref="SolverException">The chain has more states, or its elimination needs more entries, than <paramref name="options"/> allow.</exception>
    public static IslandSolution Of(ResolvedTopology topology, Island island, EvaluationOptions options, CancellationToken cancellationToken) =>
        !island.IsSingle ? AsChain(topology, island, options, cancellationToken)
        : topology.Elements[island.UnitElements[0]] switch
        {
            Component => ClosedForm(island.Units[0]),
            IndependentElement element => Independent(element, options, cancellationToken),
            _ => AsChain(topology, island, options, cancellationToken),
        };

    /// <summary>What an element found out about itself: up or down, and how often it changes.</summary>
    private static IslandSolution Independent(IndependentElement element, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var (availability, frequency, engine, errorBound) = element.Solve(options, cancellationToken);
        List<(int, int, double)> steps = [];
        if (frequency is null or { ValuePerSecond: > 0 })
        {
            var perSecond = frequency?.ValuePerSecond ?? 1;
            steps.Add((0, 1, perSecond / availability.Value));
            steps.Add((1, 0, perSecond / availability.Unavailability));
        }

        return new IslandSolution((state, _) => state.Lower == 0 ? null : element.Outage)
        {
            States = Numbered(2),
            Probability = [availability.Value, availability.Unavailability],
            Steps = steps,
            HasKnownRates = frequency is not null,
            Failovers = [],
            Engine = engine,
            RelativeErrorBound = errorBound,
        };
    }

    /// <summary>Planned windows: on average a window begins every so often and lasts so long, whatever else happens.</summary>
    /// <exception cref="ModelException">The windows fill all of the time.</exception>
    public static IslandSolution Windows(string element, IReadOnlyList<PlannedWork> planned)
    {
        var shares = planned.Select(work => work.Stops * work.Lasting).ToArray();
        var total = shares.Sum();
        if (total >= 1)
        {
            throw new ModelException($"The planned work of \"{element}\" takes up all of its time; make it rarer or shorter.", element);
        }

        // The shares are given and the rest is what they leave: where they leave little, its digits are those of the difference, and the bound says so.
        var rest = 1 - total;
        List<CauseKey?> causes = [null, .. planned.Select(work => (CauseKey?)new CauseKey(element, work.Activity, CauseKind.Planned))];
        List<(int, int, double)> steps = [];
        for (var i = 0; i < planned.Count; i++)
        {
            if (shares[i] > 0)
            {
                steps.Add((0, i + 1, planned[i].Stops.ValuePerSecond / rest));
                steps.Add((i + 1, 0, 1 / planned[i].Lasting.TotalSeconds));
            }
        }

        return new IslandSolution((state, _) => causes[(int)state.Lower])
        {
            States = Numbered(causes.Count),
            Probability = [rest, .. shares],
            Steps = steps,
            Failovers = [],
            Engine = "calendar share",
            RelativeErrorBound = RoundingUnit * (planned.Count + 3) / rest,
        };
    }

    private const double RoundingUnit = 1.1102230246251565e-16;

    /// <summary>Alternating renewal: p0 = 1 / (1 + sum of MTTR/MTTF), p_i = p0 * MTTR_i / MTTF_i.</summary>
    private static IslandSolution ClosedForm(ElementAutomaton unit)
    {
        var probability = new double[unit.StateCount];
        List<(int, int, double)> steps = [];
        probability[0] = 1;
        foreach (var failure in unit.StepsFrom(0))
        {
            var repair = unit.StepsFrom(failure.To)[0];
            probability[failure.To] = failure.Rate / repair.Rate;
            steps.Add((0, failure.To, failure.Rate));
            steps.Add((failure.To, 0, repair.Rate));
        }

        // The smallest first, so that none is lost beside the others.
        double[] ascending = [.. probability];
        Array.Sort(ascending);
        var total = 0.0;
        foreach (var weight in ascending)
        {
            total += weight;
        }

        if (!double.IsFinite(total))
        {
            throw new SolverException($"A fault of \"{unit.Element}\" lasts more than 1e308 times as long as it takes to come; give times that a double can tell apart.");
        }

        for (var state = 0; state < probability.Length; state++)
        {
            probability[state] /= total;
        }

        return new IslandSolution((state, _) => unit.Causes[(int)state.Lower])
        {
            States = Numbered(unit.StateCount),
            Probability = probability,
            Steps = steps,
            Failovers = [],
            Engine = "closed form (alternating renewal)",
            RelativeErrorBound = RoundingUnit * (probability.Length + 4),
        };
    }

    private static IslandSolution AsChain(ResolvedTopology topology, Island island, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var rules = new IslandRules(topology, island);
        var exploration = new ExplorationOptions
        {
            Name = $"island of {IslandRules.NameOf(topology, island)}",
            MaximumStates = options.MaximumStates,
        };
        var chain = Explore(rules, exploration, cancellationToken);
        var steady = Eliminate(chain, exploration.Name, options.MaximumFill, cancellationToken);
        var matrix = chain.Rates;
        List<(int, int, double)> steps = new(matrix.TransitionCount);
        for (var from = 0; from < matrix.StateCount; from++)
        {
            for (var entry = matrix.Offsets[from]; entry < matrix.Offsets[from + 1]; entry++)
            {
                steps.Add((from, matrix.Columns[entry], matrix.RatesPerSecond[entry]));
            }
        }

        var probability = steady.Probabilities.ToArray();
        return new IslandSolution(rules.CauseOf)
        {
            States = [.. chain.States],
            Probability = probability,
            Steps = steps,
            Failovers = [.. island.Clusters.Select((element, cluster) => new FailoverRates(
                topology.Elements[element].Name,
                Mean(rules.CoveredFailovers[cluster], probability),
                Mean(rules.UncoveredFailovers[cluster], probability)))],
            MaskedFaults = island.UnitElements
                .Select((element, unit) => (element, rate: Mean(chain.States.Select(state => rules.MaskedRate(state, unit)).ToList(), probability)))
                .Where(pair => pair.rate > 0)
                .ToDictionary(pair => pair.element, pair => pair.rate),
            Engine = "Markov chain (GTH elimination)",
            RelativeErrorBound = steady.ErrorBound,
        };
    }

    /// <summary>So many states that are told apart by their number alone.</summary>
    private static StateKey[] Numbered(int count)
    {
        var states = new StateKey[count];
        for (var state = 0; state < count; state++)
        {
            states[state] = new(0, (ulong)state);
        }

        return states;
    }

    /// <summary>Explores, and words a limit that was reached as one of the evaluation.</summary>
    private static MarkovChain<StateKey> Explore(IslandRules rules, ExplorationOptions exploration, CancellationToken cancellationToken)
    {
        try
        {
            return MarkovChain.Explore(rules.Initial(), rules.Successors, exploration, cancellationToken);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            var isStates = limit.Option == $"{nameof(ExplorationOptions)}.{nameof(ExplorationOptions.MaximumStates)}";
            throw new SolverException(
                limit with
                {
                    Option = isStates ? $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumStates)}" : null,
                    Reached = $"The {exploration.Name} has more than {limit.Value} joint {(isStates ? "states" : "transitions")}.",
                    Otherwise = ModelApart,
                },
                tooLarge);
        }
    }

    /// <summary>Solves, and words a limit that was reached as one of the evaluation.</summary>
    private static SteadyState<StateKey> Eliminate(MarkovChain<StateKey> chain, string name, int maximumFill, CancellationToken cancellationToken)
    {
        try
        {
            return chain.SteadyState(new ChainOptions { MaximumFill = maximumFill }, cancellationToken);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(
                limit with
                {
                    Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumFill)}",
                    Reached = $"The {name} has {chain.States.Count} joint states, whose elimination needs more than {limit.Value} matrix entries of 16 bytes.",
                    Otherwise = ModelApart,
                },
                tooLarge);
        }
    }

    private static double Mean(List<double> rates, double[] probability)
    {
        var mean = 0.0;
        for (var state = 0; state < probability.Length; state++)
        {
            mean += rates[state] * probability[state];
        }

        return mean;
    }
}
