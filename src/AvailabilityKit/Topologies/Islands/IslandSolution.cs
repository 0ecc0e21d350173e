using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>How often the work of a cluster moved, per second: as designed, and with a failover that failed.</summary>
internal sealed record FailoverRates(string Cluster, double Covered, double Uncovered, double Migrated)
{
    /// <summary>How many nodes share the work in a state; null where nothing committed is lost.</summary>
    public Func<int, double>? CarryingIn { get; init; }

    /// <summary>The shares of its work that covered failovers move, per second; told where something committed is lost.</summary>
    public double Moved { get; init; }
}

/// <summary>A step between two joint states, and how often per second it is taken where it can be.</summary>
internal readonly record struct JointStep(int From, int To, double Rate)
{
    /// <summary>The events that happen at it; null for none.</summary>
    public IReadOnlyList<Tag>? Events { get; init; }
}

/// <summary>The long run of a part of an island: every joint state with its probability, the steps between them, and how that was found.</summary>
internal sealed class IslandSolution
{
    private const double RoundingUnit = 1.1102230246251565e-16;

    private static readonly Dictionary<Tag, double> NoPaces = [];

    private readonly Func<int, int, int> _reasonOf;
    private readonly Func<int, int, DownReason> _reasonAt;

    private IslandSolution(Func<int, int, int> reasonOf, Func<int, int, DownReason> reasonAt) => (_reasonOf, _reasonAt) = (reasonOf, reasonAt);

    /// <summary>How many joint states there are; the first is the one in which everything is up.</summary>
    public int StateCount => Probability.Length;

    /// <summary>How many there would be if copies that are alike were told apart.</summary>
    public double StatesBeforeLumping { get => field > 0 ? field : StateCount; init; }

    /// <summary>The share of time in each state.</summary>
    public required double[] Probability { get; init; }

    /// <summary>The steps: from, to, and rate per second.</summary>
    public required JointStep[] Steps { get; init; }

    /// <summary>Whether the steps' rates are known; if not, the steps say only what can happen.</summary>
    public bool HasKnownRates { get; init; } = true;

    public IReadOnlyList<FailoverRates> Failovers { get; init; } = [];

    /// <summary>Faults per second that redundancy within an element masks, by the element's name.</summary>
    public IReadOnlyDictionary<string, double> MaskedFaults { get; init; } = new Dictionary<string, double>();

    /// <summary>How often per second each kind of planned work begins while it may.</summary>
    public required IReadOnlyDictionary<Tag, double> Paces { get; init; }

    /// <summary>In words: the engine that solved it.</summary>
    public required string Engine { get; init; }

    /// <summary>Bound on the relative error of every probability.</summary>
    public required double RelativeErrorBound { get; init; }

    /// <summary>The values of all variables of the behaviour in a state.</summary>
    public Func<int, int[]> ValuesIn { get; init; } = static _ => [];

    /// <summary>The long run as it is in some of its states alone: the share of their time in each, and the steps between them.</summary>
    /// <param name="isIn">Whether a state is among them.</param>
    public IslandSolution Within(Func<int, bool> isIn)
    {
        var share = new CompensatedSum();
        for (var state = 0; state < StateCount; state++)
        {
            share.Add(isIn(state) ? Probability[state] : 0);
        }

        var probability = new double[StateCount];
        for (var state = 0; state < StateCount; state++)
        {
            probability[state] = isIn(state) ? Probability[state] / share.Value : 0;
        }

        var steps = Array.FindAll(Steps, step => isIn(step.From) && isIn(step.To));
        return new IslandSolution(_reasonOf, _reasonAt)
        {
            Probability = probability,
            ValuesIn = ValuesIn,
            Steps = steps,
            HasKnownRates = HasKnownRates,
            Failovers = [.. Failovers.Select(cluster => new FailoverRates(
                cluster.Cluster,
                Happens(steps, probability, ClusterBehaviour.Covered(cluster.Cluster)),
                Happens(steps, probability, ClusterBehaviour.Uncovered(cluster.Cluster)),
                Happens(steps, probability, VirtualMachinesBehaviour.Migrated(cluster.Cluster)))
            {
                CarryingIn = cluster.CarryingIn,
                Moved = Moves(steps, probability, cluster.Cluster, cluster.CarryingIn),
            })],
            MaskedFaults = MaskedFaults.ToDictionary(masked => masked.Key, masked => Happens(steps, probability, new Tag(masked.Key, FaultTolerantServer.MaskedFault))),
            Paces = Paces,
            Engine = Engine,
            RelativeErrorBound = RelativeErrorBound + (2 * RoundingUnit),
            StatesBeforeLumping = StatesBeforeLumping,
        };
    }

    /// <summary>The distribution over states just after one of them has been entered from outside; it has no steps.</summary>
    /// <param name="isIn">Whether a state is among them.</param>
    public IslandSolution OnEntry(Func<int, bool> isIn)
    {
        var probability = new double[StateCount];
        var sum = new CompensatedSum();
        foreach (var step in Steps)
        {
            if (!isIn(step.From) && isIn(step.To))
            {
                probability[step.To] += Probability[step.From] * step.Rate;
                sum.Add(Probability[step.From] * step.Rate);
            }
        }

        return new IslandSolution(_reasonOf, _reasonAt)
        {
            Probability = Array.ConvertAll(probability, flow => flow / sum.Value),
            ValuesIn = ValuesIn,
            Steps = [],
            Paces = Paces,
            Engine = Engine,
            RelativeErrorBound = RelativeErrorBound + ((Steps.Length + 1) * RoundingUnit),
        };
    }

    private static double Happens(JointStep[] steps, double[] probability, Tag tag, Func<int, double>? share = null)
    {
        var sum = new CompensatedSum();
        foreach (var step in steps)
        {
            var count = step.Events is { } events ? events.Count(tag.Equals) : 0;
            sum.Add(count > 0 ? count * (share?.Invoke(step.From) ?? 1) * probability[step.From] * step.Rate : 0);
        }

        return sum.Value;
    }

    /// <summary>Each node that is lost takes its share of the work with it, among those that carried some before.</summary>
    private static double Moves(JointStep[] steps, double[] probability, string cluster, Func<int, double>? carryingIn) =>
        carryingIn is null ? 0 : Happens(steps, probability, ClusterBehaviour.Covered(cluster), state => 1 / carryingIn(state));

    /// <summary>The number of the reason for which an element is down by itself in a state; -1 while it is not.</summary>
    public int ReasonOf(int state, int element) => _reasonOf(state, element);

    /// <summary>Why an element is down by itself in a state; null while it is not.</summary>
    public CauseKey? CauseOf(int state, int element) => ReasonOf(state, element) is >= 0 and var reason ? ReasonAt(element, reason).Cause : null;

    /// <summary>A reason of an element by its number.</summary>
    public DownReason ReasonAt(int element, int reason) => _reasonAt(element, reason);

    /// <summary>Solves a part of an island: as an element itself says where it is independent, in closed form where one variable comes and goes, else as a Markov chain.</summary>
    /// <exception cref="SolverException">The chain has more states, or its elimination needs more entries, than <paramref name="options"/> allow.</exception>
    public static IslandSolution Of(ResolvedTopology topology, IslandPart part, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var alone = topology.Elements[part.Elements[0]];
        return part.Variables.Length == 0
            ? alone.IsSolvedByItself ? ByItself(alone, options, cancellationToken) : Unchanging(part)
            : Renewal.Of(part) is { } renewal ? ClosedForm(part, renewal, alone.Name) : JointChain.Solve(topology, part, options, cancellationToken);
    }

    // An engine names a limit by its own options, which nobody who evaluates a topology can set.
    private static LongRunOutages OwnLongRun(Element element, EvaluationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return element.SolveByItself(options, cancellationToken);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            var property = limit.Option?.Split('.')[^1];
            throw new SolverException(
                limit with
                {
                    Option = property is nameof(EvaluationOptions.MaximumFill) or nameof(EvaluationOptions.MaximumNodes) ? $"{nameof(EvaluationOptions)}.{property}" : null,
                    Reached = $"The {element.Noun} \"{element.Name}\" is too large: {char.ToLowerInvariant(limit.Reached[0])}{limit.Reached[1..]}",
                },
                tooLarge);
        }
    }

    /// <summary>What an element found out about itself: up or down, and how often it changes.</summary>
    private static IslandSolution ByItself(Element element, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var (availability, frequency, engine, errorBound) = OwnLongRun(element, options, cancellationToken);
        var perSecond = frequency?.ValuePerSecond ?? 1;
        JointStep[] steps = perSecond > 0 ? [new(0, 1, perSecond / availability.Value), new(1, 0, perSecond / availability.Unavailability)] : [];
        var outage = new DownReason(Condition.Always, new CauseKey(element.Name, CauseKind.Unspecified.Title(), CauseKind.Unspecified));
        return new IslandSolution((state, _) => state == 0 ? -1 : 0, (_, _) => outage)
        {
            Probability = [availability.Value, availability.Unavailability],
            Steps = steps,
            HasKnownRates = frequency is not null,
            Paces = NoPaces,
            Engine = engine,
            RelativeErrorBound = errorBound,
        };
    }

    /// <summary>What never changes.</summary>
    private static IslandSolution Unchanging(IslandPart part)
    {
        return new IslandSolution((_, element) => part.Island.Behaviour[element].ReasonIn([]), (element, reason) => part.Island.Behaviour[element].ReasonAt(reason))
        {
            Probability = [1],
            Steps = [],
            Paces = NoPaces,
            Engine = "closed form (never changes)",
            RelativeErrorBound = 0,
        };
    }

    /// <summary>
    /// Alternating renewal: a fault takes rho = MTTR/MTTF times as long as the part is up, planned work the share w of all time that was asked
    /// for. So it is up for p0 = (1 - sum of w) / (1 + sum of rho), and work must begin 1/p0 times as often while it may.
    /// </summary>
    private static IslandSolution ClosedForm(IslandPart part, Renewal renewal, string element)
    {
        var states = renewal.Excursions.Count + 1;
        var probability = new double[states];
        var sum = new CompensatedSum();
        sum.Add(1);
        var work = 0.0;
        for (var i = 1; i < states; i++)
        {
            var excursion = renewal.Excursions[i - 1];
            if (excursion.Work is { } piece)
            {
                probability[i] = piece.Share;
                work += piece.Share;
            }
            else
            {
                probability[i] = excursion.Away / excursion.Back;
                sum.Add(probability[i]);
            }
        }

        var total = sum.Value;
        if (!double.IsFinite(total))
        {
            throw new SolverException($"A fault of \"{element}\" lasts more than 1e308 times as long as it takes to come; give times that a double can tell apart.");
        }

        // The work is given and what it leaves is a difference: where it leaves little, its digits are few, and the bound says so.
        var rest = 1 - work;
        List<JointStep> steps = [];
        probability[0] = rest / total;
        for (var i = 1; i < states; i++)
        {
            var excursion = renewal.Excursions[i - 1];
            probability[i] = excursion.Work is null ? probability[i] * rest / total : probability[i];
            steps.Add(new(0, i, excursion.Work is null ? excursion.Away : excursion.Work.PerSecond / probability[0]));
            steps.Add(new(i, 0, excursion.Back));
        }

        return Of(part, probability, [.. steps], renewal.ValuesIn, "closed form (alternating renewal)", renewal.PacesWhereUpFor(probability[0]), RoundingUnit * (states + 4) / rest);
    }

    /// <summary>A solution whose states are values of the variables of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="probability">The share of time in each state.</param>
    /// <param name="steps">The steps between them.</param>
    /// <param name="valuesIn">The values of all variables of the behaviour in a state.</param>
    /// <param name="engine">What solved it.</param>
    /// <param name="paces">How often planned work begins while it may.</param>
    /// <param name="errorBound">Bound on the relative error of every probability.</param>
    /// <param name="eventRates">How often per second tagged events happen.</param>
    /// <param name="statesBeforeLumping">How many states there would be if alike copies were told apart; null where none were lumped.</param>
    public static IslandSolution Of(
        IslandPart part,
        double[] probability,
        JointStep[] steps,
        Func<int, int[]> valuesIn,
        string engine,
        IReadOnlyDictionary<Tag, double> paces,
        double errorBound,
        IReadOnlyDictionary<Tag, double>? eventRates = null,
        double? statesBeforeLumping = null)
    {
        eventRates ??= new Dictionary<Tag, double>();
        List<FailoverRates> failovers = [];
        foreach (var element in part.Elements)
        {
            var behaviour = part.Island.Behaviour[element];
            if (behaviour.FailsOver)
            {
                Func<int, double>? carryingIn = behaviour.Element.CommittedLag is not null && behaviour.Spread is { } spread ? state => spread.Carrying.In(valuesIn(state)) : null;
                failovers.Add(new FailoverRates(
                    behaviour.Name,
                    eventRates.GetValueOrDefault(ClusterBehaviour.Covered(behaviour.Name)),
                    eventRates.GetValueOrDefault(ClusterBehaviour.Uncovered(behaviour.Name)),
                    eventRates.GetValueOrDefault(VirtualMachinesBehaviour.Migrated(behaviour.Name)))
                {
                    CarryingIn = carryingIn,
                    Moved = Moves(steps, probability, behaviour.Name, carryingIn),
                });
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

        var reasons = new Dictionary<int, int[]>();
        return new IslandSolution(ReasonOf, (element, reason) => part.Island.Behaviour[element].ReasonAt(reason))
        {
            Probability = probability,
            ValuesIn = valuesIn,
            Steps = steps,
            Failovers = failovers,
            MaskedFaults = masked,
            Paces = paces,
            Engine = engine,
            RelativeErrorBound = errorBound,
            StatesBeforeLumping = statesBeforeLumping ?? 0,
        };

        int ReasonOf(int state, int element)
        {
            if (!reasons.TryGetValue(element, out var ofElement))
            {
                var behaviour = part.Island.Behaviour[element];
                ofElement = new int[probability.Length];
                for (var each = 0; each < ofElement.Length; each++)
                {
                    ofElement[each] = behaviour.ReasonIn(valuesIn(each));
                }

                reasons.Add(element, ofElement);
            }

            return ofElement[state];
        }
    }
}
