using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>How often the work of a cluster moved, per second: as designed, and with a failover that failed.</summary>
internal sealed record FailoverRates(string Cluster, double Covered, double Uncovered);

/// <summary>The long run of a part of an island: every joint state with its probability, the steps between them, and how that was found.</summary>
internal sealed class IslandSolution
{
    private const double RoundingUnit = 1.1102230246251565e-16;

    private readonly Func<int, int, CauseKey?> _causeOf;

    private IslandSolution(Func<int, int, CauseKey?> causeOf) => _causeOf = causeOf;

    /// <summary>How many joint states there are; the first is the one in which everything is up.</summary>
    public int StateCount => Probability.Length;

    /// <summary>The share of time in each state.</summary>
    public required double[] Probability { get; init; }

    /// <summary>The steps: from, to, and rate per second.</summary>
    public required IReadOnlyList<(int From, int To, double Rate)> Steps { get; init; }

    /// <summary>Whether the steps' rates are known; if not, the steps say only what can happen.</summary>
    public bool HasKnownRates { get; init; } = true;

    public IReadOnlyList<FailoverRates> Failovers { get; init; } = [];

    /// <summary>Faults per second that redundancy within an element masks, by the element's name.</summary>
    public IReadOnlyDictionary<string, double> MaskedFaults { get; init; } = new Dictionary<string, double>();

    /// <summary>In words: the engine that solved it.</summary>
    public required string Engine { get; init; }

    /// <summary>Bound on the relative error of every probability.</summary>
    public required double RelativeErrorBound { get; init; }

    /// <summary>Why an element is down by itself in a state; null while it is not.</summary>
    public CauseKey? CauseOf(int state, int element) => _causeOf(state, element);

    /// <summary>Solves a part of an island: as an element itself says where it is independent, in closed form where one variable comes and goes, else as a Markov chain.</summary>
    /// <exception cref="SolverException">The chain has more states, or its elimination needs more entries, than <paramref name="options"/> allow.</exception>
    public static IslandSolution Of(ResolvedTopology topology, IslandPart part, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var alone = topology.Elements[part.Elements[0]];
        return part.Variables.Length == 0
            ? alone.IsSolvedByItself ? ByItself(alone, options, cancellationToken) : Unchanging(part)
            : Renewal.Of(part) is { } renewal ? ClosedForm(part, renewal, alone.Name) : JointChain.Solve(topology, part, options, cancellationToken);
    }

    /// <summary>What an element found out about itself: up or down, and how often it changes.</summary>
    private static IslandSolution ByItself(Element element, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var (availability, frequency, engine, errorBound) = element.SolveByItself(options, cancellationToken);
        List<(int, int, double)> steps = [];
        if (frequency is null or { ValuePerSecond: > 0 })
        {
            var perSecond = frequency?.ValuePerSecond ?? 1;
            steps.Add((0, 1, perSecond / availability.Value));
            steps.Add((1, 0, perSecond / availability.Unavailability));
        }

        var outage = new CauseKey(element.Name, CauseKind.Unspecified.Title(), CauseKind.Unspecified);
        return new IslandSolution((state, _) => state == 0 ? null : outage)
        {
            Probability = [availability.Value, availability.Unavailability],
            Steps = steps,
            HasKnownRates = frequency is not null,
            Engine = engine,
            RelativeErrorBound = errorBound,
        };
    }

    /// <summary>What never changes.</summary>
    private static IslandSolution Unchanging(IslandPart part)
    {
        return new IslandSolution((_, element) => part.Island.Behaviour[element].CauseIn([]))
        {
            Probability = [1],
            Steps = [],
            Engine = "closed form (never changes)",
            RelativeErrorBound = 0,
        };
    }

    /// <summary>Planned windows: on average a window begins every so often and lasts so long, whatever else happens.</summary>
    /// <exception cref="ModelException">The windows fill all of the time.</exception>
    public static IslandSolution Windows(string element, IReadOnlyList<PlannedWork> planned)
    {
        var shares = planned.Select(work => work.Stops * work.Lasting).ToArray();
        var rest = RestOf(element, planned);
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

        return new IslandSolution((state, _) => causes[state])
        {
            Probability = [rest, .. shares],
            Steps = steps,
            Engine = "calendar share",
            RelativeErrorBound = RoundingUnit * (planned.Count + 3) / rest,
        };
    }

    /// <summary>The share of time that planned windows leave.</summary>
    /// <exception cref="ModelException">The windows fill all of the time.</exception>
    public static double RestOf(string element, IReadOnlyList<PlannedWork> planned)
    {
        // The shares are given and the rest is what they leave: where they leave little, its digits are those of the difference, and the bound says so.
        var total = planned.Sum(work => work.Stops * work.Lasting);
        return total < 1
            ? 1 - total
            : throw new ModelException($"The planned work of \"{element}\" takes up all of its time; make it rarer or shorter.", element);
    }

    /// <summary>Alternating renewal: p0 = 1 / (1 + sum of MTTR/MTTF), p_i = p0 * MTTR_i / MTTF_i.</summary>
    private static IslandSolution ClosedForm(IslandPart part, Renewal renewal, string element)
    {
        var probability = new double[renewal.ValueCount];
        List<(int, int, double)> steps = [];
        probability[renewal.Initial] = 1;
        foreach (var excursion in renewal.Excursions)
        {
            probability[excursion.Value] = excursion.Away / excursion.Back;
            steps.Add((renewal.Initial, excursion.Value, excursion.Away));
            steps.Add((excursion.Value, renewal.Initial, excursion.Back));
        }

        var smallestFirst = (double[])probability.Clone();
        Array.Sort(smallestFirst);
        var total = 0.0;
        foreach (var weight in smallestFirst)
        {
            total += weight;
        }

        if (!double.IsFinite(total))
        {
            throw new SolverException($"A fault of \"{element}\" lasts more than 1e308 times as long as it takes to come; give times that a double can tell apart.");
        }

        for (var state = 0; state < probability.Length; state++)
        {
            probability[state] /= total;
        }

        return Of(part, probability, steps, state => renewal.ValuesIn(state), "closed form (alternating renewal)", RoundingUnit * (probability.Length + 4));
    }

    /// <summary>A solution whose states are values of the variables of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="probability">The share of time in each state.</param>
    /// <param name="steps">The steps between them.</param>
    /// <param name="valuesIn">The values of all variables of the behaviour in a state.</param>
    /// <param name="engine">What solved it.</param>
    /// <param name="errorBound">Bound on the relative error of every probability.</param>
    /// <param name="eventRates">How often per second tagged events happen.</param>
    public static IslandSolution Of(
        IslandPart part,
        double[] probability,
        IReadOnlyList<(int From, int To, double Rate)> steps,
        Func<int, int[]> valuesIn,
        string engine,
        double errorBound,
        IReadOnlyDictionary<Tag, double>? eventRates = null)
    {
        eventRates ??= new Dictionary<Tag, double>();
        List<FailoverRates> failovers = [];
        foreach (var element in part.Elements)
        {
            var behaviour = part.Island.Behaviour[element];
            if (behaviour.LetsWorkWait)
            {
                failovers.Add(new FailoverRates(
                    behaviour.Name,
                    eventRates.GetValueOrDefault(ClusterBehaviour.Covered(behaviour.Name)),
                    eventRates.GetValueOrDefault(ClusterBehaviour.Uncovered(behaviour.Name))));
            }
        }

        var masked = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (tag, rate) in eventRates)
        {
            if (tag.Name == FaultTolerantServer.MaskedFault)
            {
                masked.Add(tag.Element, rate);
            }
        }

        var causes = new Dictionary<int, CauseKey?[]>();
        return new IslandSolution(CauseOf)
        {
            Probability = probability,
            Steps = steps,
            Failovers = failovers,
            MaskedFaults = masked,
            Engine = engine,
            RelativeErrorBound = errorBound,
        };

        CauseKey? CauseOf(int state, int element)
        {
            if (!causes.TryGetValue(element, out var ofElement))
            {
                var behaviour = part.Island.Behaviour[element];
                ofElement = new CauseKey?[probability.Length];
                for (var each = 0; each < ofElement.Length; each++)
                {
                    ofElement[each] = behaviour.CauseIn(valuesIn(each));
                }

                causes.Add(element, ofElement);
            }

            return ofElement[state];
        }
    }
}
