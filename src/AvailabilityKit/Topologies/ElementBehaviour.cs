using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What one element does over time, while it is being said: its variables, what fails and is repaired, and when it is up.</summary>
/// <remarks>
/// An element says only what it does itself. Crews, planned work and clusters that stand still around it are put on top of that by
/// whoever declares them, so that no element has to know of them. Everything that is named here is named after the element.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class ElementBehaviour
{
    /// <summary>How many parts a condition may have before it gets a variable of its own.</summary>
    private const int LargestCondition = 256;

    private readonly BehaviourBuilder _builder;
    private readonly Func<string, ElementBehaviour> _others;
    private readonly Func<Condition> _isWorkedOnBelow;
    private readonly List<StateVariable> _variables = [];
    private readonly List<ElementStep> _steps = [];
    private readonly List<DownReason> _reasons = [];
    private Condition? _isUpAlone;
    private Condition? _isUpOrAtWork;
    private Condition? _isAsNew;
    private Amount? _partsWanted;
    private StateVariable? _partsAtHand;
    private int _mostParts, _cases;

    /// <param name="element">The element that describes itself.</param>
    /// <param name="builder">What its variables and steps become part of.</param>
    /// <param name="others">The elements that it refers to, all described before.</param>
    /// <param name="isWorkedOnBelow">When planned work goes on at something below it.</param>
    internal ElementBehaviour(Element element, BehaviourBuilder builder, Func<string, ElementBehaviour> others, Func<Condition> isWorkedOnBelow) =>
        (Element, _builder, _others, _isWorkedOnBelow) = (element, builder, others, isWorkedOnBelow);

    /// <summary>The name of the element.</summary>
    public string Name => Element.Name;

    internal Element Element { get; }

    /// <summary>The faults that it has from common causes, which strike when these do and are repaired like its own.</summary>
    internal IReadOnlyList<SharedFault> SharedFaults { get; init; } = [];

    /// <summary>Whether planned work is done.</summary>
    internal bool WithPlanned { get; init; }

    /// <summary>The faults that each crew which is named for some repairs at it.</summary>
    internal IEnumerable<FaultChoice> NamedForCrews { get; init; } = [];

    /// <summary>The planned work that it says itself how it goes on.</summary>
    internal List<WorkInSteps> WorksInSteps { get; } = [];

    /// <summary>The elements that it strikes at once; null for what strikes none.</summary>
    internal Shock? Shock { get; private set; }

    /// <summary>The variables of its own state, that of planned work left out.</summary>
    internal IReadOnlyList<StateVariable> Variables => _variables;

    /// <summary>What takes time, in the order in which it was said.</summary>
    internal IReadOnlyList<ElementStep> Steps => _steps;

    /// <summary>Why it is down by itself, the first that holds counts.</summary>
    internal IReadOnlyList<DownReason> Reasons => _reasons;

    /// <summary>When planned work goes on at it; never, by default.</summary>
    internal Condition IsWorkedOn { get; private set; } = Condition.Never;

    /// <summary>When work on it may begin as far as its own state goes: nothing at all is amiss.</summary>
    internal Condition IsAsNew => field ??= _isAsNew ?? Condition.All([.. _variables.Select(variable => variable.Is(variable.Initial))]);

    /// <summary>How its work is spread over its nodes; null where all of it stops with it.</summary>
    internal WorkSpread? Spread { get; private set; }

    /// <summary>While this holds, it is up to no good with what it is made of: a failover is under way. Never, for what has none.</summary>
    internal Condition IsInterrupted { get; private set; } = Condition.Never;

    /// <summary>When it is up by itself, given what is up of what it is made of; null for what is made of nothing else.</summary>
    internal Func<Func<string, Condition>, Condition>? IsUpGiven { get; private set; }

    /// <summary>When it goes on if one of what it is made of, being up, is taken away; null for what does not let work on that take turns.</summary>
    internal Func<Func<string, Condition>, Condition>? SparesOneGiven { get; private set; }

    /// <summary>When its work may be moved between what it is made of; always, unless it says so.</summary>
    internal Condition MovesWork { get; private set; } = Condition.Always;

    /// <summary>Whether its work moves between what it is made of.</summary>
    internal bool FailsOver => IsInterrupted != Condition.Never;

    /// <summary>When planned work goes on at something that it is made of, or that this depends on.</summary>
    internal Condition IsWorkedOnBelow => field ??= Kept("is worked on below", _isWorkedOnBelow());

    /// <summary>Which of what it is made of may be exchanged if they are alike; null for what is not made of nodes.</summary>
    internal NodePlaces? Places { get; private set; }

    /// <summary>Who repairs what, where repairs wait for one another.</summary>
    internal SharedRepairs? SharedRepairs { get; private set; }

    /// <summary>The stock that its spare parts come from; null where its repairs wait for none.</summary>
    internal string? SparesFrom { get; private set; }

    /// <summary>When it is up by itself: not down by any reason of its own, and not worked on.</summary>
    internal Condition IsUpItself => field ??= Both(UpAlone(IsElementUp), Unless(IsWorkedOn));

    /// <summary>When it is up: by itself, and with all that it needs.</summary>
    internal Condition IsUp => field ??= Kept("is up", WithNeeds(IsUpItself, IsElementUp));

    /// <summary>When it would be up if no planned work stood in its way.</summary>
    internal Condition IsUpButForWork => field ??= Kept("is up but for work", WithNeeds(_isUpOrAtWork ?? UpAlone(IsElementUpButForWork), IsElementUpButForWork));

    /// <summary>Adds a variable of its state whose values have names; the first is the one at time zero.</summary>
    /// <param name="name">What it is called among the variables of the element.</param>
    /// <param name="labels">The names of its values; two or more, each once.</param>
    public StateVariable Variable(string name, params IReadOnlyList<string> labels) => Added(_builder.Variable(Titled(name), labels));

    /// <summary>Adds a variable of its state that counts.</summary>
    /// <param name="name">What it is called among the variables of the element.</param>
    /// <param name="highest">Its highest value; the lowest is 0.</param>
    /// <param name="initial">Its value at time zero.</param>
    public StateVariable Counter(string name, int highest, int initial = 0) => Added(_builder.Counter(Titled(name), highest, initial));

    /// <summary>When another element is up, with all that it needs.</summary>
    /// <param name="element">One that this element refers to.</param>
    /// <exception cref="ModelException">It does not refer to this one.</exception>
    public Condition IsElementUp(string element) => ReferredTo(element).IsUp;

    /// <summary>When another element would be up if no planned work stood in its way.</summary>
    /// <param name="element">One that this element refers to.</param>
    /// <exception cref="ModelException">It does not refer to this one.</exception>
    public Condition IsElementUpButForWork(string element) => ReferredTo(element).IsUpButForWork;

    /// <summary>When another element is down by some of its own reasons, of which the first that holds counts.</summary>
    internal Condition IsElementDownBy(string element, Func<CauseKey, bool> which) => Condition.Any([.. ReferredTo(element)._reasons.Where(reason => which(reason.Cause)).Select(reason => reason.While)]);

    /// <summary>Whether another element is a cluster, whose own failovers may bring it back.</summary>
    internal bool FailsOverItself(string element) => _others(element).FailsOver;

    /// <summary>Something that takes time: a failure, a failover.</summary>
    /// <param name="name">What happens.</param>
    /// <param name="when">While this holds it runs.</param>
    /// <param name="after">How long it runs at full speed; a duration is the mean of an exponential lifetime.</param>
    /// <param name="then">What it leads to.</param>
    /// <param name="speed">How fast it runs in a state; null for 1 always.</param>
    public void Activity(string name, Condition when, Lifetime after, Outcomes then, Amount? speed = null) =>
        _steps.Add(new ElementStep(Titled(name), when, after, then, speed, Jobs: null));

    /// <summary>A fault of the element itself: where it stands by for a cluster, it may strike less often.</summary>
    /// <inheritdoc cref="Activity"/>
    public void Fault(string name, Condition when, Lifetime after, Outcomes then, Amount? speed = null) =>
        _steps.Add(new ElementStep(Titled(name), when, after, then, speed, Jobs: null) { IsFault = true, Strikes = name });

    /// <summary>Says what people call the fault that was said last; null for what nobody would name.</summary>
    internal void CalledAsFault(string? name) => _steps[^1] = _steps[^1] with { Strikes = name };

    /// <summary>Says what a shock does to the element.</summary>
    /// <param name="fault">The fault that it has from the common cause.</param>
    /// <param name="when">When it can be struck.</param>
    /// <param name="state">What changes.</param>
    /// <param name="value">The value that it gets.</param>
    internal void Struck(Fault fault, Condition when, StateVariable state, int value) => StruckStates.Add(new StruckState(fault, when, state, value));

    /// <summary>What the shocks of all common causes do to the element.</summary>
    internal List<StruckState> StruckStates { get; } = [];

    /// <summary>Says which elements are struck at once, and with which probability each.</summary>
    internal void StrikesAtOnce(IReadOnlyList<string> elements, Probability probability) => Shock = new Shock(elements, probability);

    /// <summary>A repair that people do: where a crew is shared, it waits its turn or gets its share.</summary>
    /// <param name="name">What is repaired.</param>
    /// <param name="when">While this holds it is asked for.</param>
    /// <param name="after">How long one man takes for one job.</param>
    /// <param name="then">What it leads to.</param>
    /// <param name="jobs">How many alike jobs there are, each done by one man; null for one.</param>
    public void Repair(string name, Condition when, Lifetime after, Outcomes then, Amount? jobs = null) =>
        Repair(name, new RepairedFault(name, Class: null), when, after, then, jobs);

    /// <summary>A repair of a fault that a crew can be named for.</summary>
    /// <inheritdoc cref="Repair(string, Condition, Lifetime, Outcomes, Amount?)"/>
    internal void Repair(string name, RepairedFault fault, Condition when, Lifetime after, Outcomes then, Amount? jobs = null) =>
        _steps.Add(new ElementStep(Titled(name), when, after, then, jobs, jobs ?? 1) { Repairs = fault });

    /// <summary>How the element comes back from a fault: people repair it where it needs them or some are named for it, else it recovers by itself.</summary>
    internal void Recovery(Fault fault, Condition when, Lifetime after, Outcomes then) =>
        _steps.Add(new ElementStep(Titled($"{fault.Name} is repaired"), when, after, then, Speed: null, fault.NeedsCrew ? 1 : null) { Repairs = RepairedFault.Of(fault) });

    /// <summary>Says that the repair which was said last takes a spare part, where there is a stock of them.</summary>
    public void TakesPart() => _steps[^1] = _steps[^1] with { TakesPart = true };

    /// <summary>Says how many other jobs at the element come before those of the repair which was said last, where there may be both.</summary>
    internal void ComesAfter(Amount jobs) => _steps[^1] = _steps[^1] with { JobsBefore = jobs };

    /// <summary>Says that planned work which goes on half by half begins while nothing is amiss, by giving a variable a value; what follows are steps like any other.</summary>
    internal void BeginsWork(PlannedWork work, StateVariable variable, int value) => WorksInSteps.Add(new WorkInSteps(work, variable, value));

    /// <summary>Says how many parts its repairs want, those at hand included.</summary>
    /// <param name="wanted">How many in a state.</param>
    /// <param name="most">How many at most; 1 or more.</param>
    public void WantsParts(Amount wanted, int most) => (_partsWanted, _mostParts) = (wanted, most);

    /// <summary>Something that happens at once when it may; of several that may, the one said first.</summary>
    /// <param name="name">What happens.</param>
    /// <param name="when">When it happens.</param>
    /// <param name="then">What it leads to.</param>
    public void Reaction(string name, Condition when, Outcomes then) => _builder.Reaction(Titled(name), when, then);

    /// <summary>When it is up, what it needs left aside; always, unless this is said.</summary>
    /// <param name="condition">When it is up by itself.</param>
    /// <param name="orAtWork">When it is, or would be but for planned work; the same, by default.</param>
    public void UpWhile(Condition condition, Condition? orAtWork = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        (_isUpAlone, _isUpOrAtWork) = (condition, orAtWork ?? condition);
    }

    /// <summary>Why it is down; of several reasons that hold, the one said first counts.</summary>
    /// <param name="cause">What the report calls it.</param>
    /// <param name="kind">Its class.</param>
    /// <param name="when">When it is the reason.</param>
    public void DownBy(string cause, CauseKind kind, Condition when) => _reasons.Add(new DownReason(when, new CauseKey(Name, cause, kind)));

    /// <summary>Why it is down where it lacks nothing but enough of what it is made of: what took those is the root cause.</summary>
    /// <inheritdoc cref="DownBy"/>
    internal void DownForLackOfMembers(string cause, CauseKind kind, Condition when) => _reasons.Add(new DownReason(when, new CauseKey(Name, cause, kind)) { LacksMembers = true });

    /// <summary>Names an event at this element, so that it can be counted.</summary>
    /// <param name="name">What happens.</param>
    public Tag Event(string name) => new(Name, name);

    /// <summary>Says when it is interrupted.</summary>
    internal void InterruptedWhile(Condition condition) => IsInterrupted = condition;

    /// <summary>Says how its work is spread over its nodes; all of it stops with it, by default.</summary>
    internal void SpreadsWork(WorkSpread spread) => Spread = spread;

    /// <summary>Says when its work may be moved.</summary>
    internal void MovesWorkWhile(Condition condition) => MovesWork = condition;

    /// <summary>Says when nothing is amiss with it; while its own variables are as at first, by default.</summary>
    internal void AsNewWhile(Condition condition) => _isAsNew = condition;

    /// <summary>Says when it is up by itself, given what is up of what it is made of.</summary>
    internal void UpGiven(Func<Func<string, Condition>, Condition> isUp) => IsUpGiven = isUp;

    /// <summary>Says the same of what is up while so many of its members are and a condition holds, and that planned work at these takes turns.</summary>
    internal void TakesTurns(IReadOnlyList<string> members, int atLeast, Condition serves)
    {
        IsUpGiven = isUp => Both(serves, Condition.AtLeast(atLeast, [.. members.Select(isUp)]));
        SparesOneGiven = isUp => Both(serves, Condition.AtLeast(atLeast + 1, [.. members.Select(isUp)]));
    }

    /// <summary>Says that alike nodes may be exchanged, each with what the cluster keeps of it.</summary>
    internal void ExchangesAlike(NodePlaces places) => Places = places;

    /// <summary>Says how fast the faults of something that it is made of strike, as a share of their own rates.</summary>
    internal void SlowsFaultsOf(string element, Amount pace)
    {
        var steps = _others(element)._steps;
        for (var i = 0; i < steps.Count; i++)
        {
            steps[i] = steps[i].IsFault ? steps[i] with { Speed = steps[i].Speed is { } speed ? speed * pace : pace } : steps[i];
        }
    }

    /// <summary>Lets the repairs of another element wait until they have their parts; null where none of them takes any.</summary>
    /// <exception cref="ModelException">It does not refer to this one.</exception>
    internal PartsTaken? TakesPartsFor(string element) => _others(element).TakesPartsFrom(Name);

    /// <summary>How many spare parts lie ready, of a stock that something draws on; null for all else.</summary>
    internal StateVariable? Shelf { get; set; }

    /// <summary>Says whose repairs wait for one another.</summary>
    internal void SharesRepairs(SharedRepairs repairs)
    {
        SharedRepairs = repairs;
        foreach (var (name, steps) in repairs.Elements.Select(name => (name, _others(name)._steps)))
        {
            for (var i = 0; i < steps.Count; i++)
            {
                steps[i] = steps[i].RepairedBy(repairs, name);
            }
        }
    }

    /// <summary>Says when each kind of planned work goes on at it, and names that downtime planned.</summary>
    internal void WorkedOnWhile(IReadOnlyList<(Condition While, string Activity)> works)
    {
        IsWorkedOn = Condition.Any([.. works.Select(work => work.While)]);
        _reasons.AddRange(works.Select(work => new DownReason(work.While, new CauseKey(Name, work.Activity, CauseKind.Planned)) { IsWork = true }));
    }

    /// <summary>The number of the reason for which it is down by itself in a state, given by the values of all variables; -1 while it is up.</summary>
    internal int ReasonIn(ReadOnlySpan<int> values)
    {
        if (IsUpItself.Holds(values))
        {
            return -1;
        }

        var reason = 0;
        while (reason < _reasons.Count && !_reasons[reason].While.Holds(values))
        {
            reason++;
        }

        return reason;
    }

    /// <summary>A reason by its number; the one after the last is that no other holds.</summary>
    internal DownReason ReasonAt(int number) => number < _reasons.Count ? _reasons[number] : Unspecified;

    private DownReason Unspecified => field ??= new DownReason(Condition.Always, new CauseKey(Name, CauseKind.Unspecified.Title(), CauseKind.Unspecified));

    /// <summary>Whether there is only one way to be up: nothing that is up is worse than another that is.</summary>
    internal bool HasOneWayToBeUp()
    {
        // Parts are at hand for repairs alone, and what has one variable is up or being repaired.
        var own = _variables.FindAll(variable => variable != _partsAtHand);
        if (own.Count != 1 || _steps.Exists(step => step.IsFault && !step.After.IsExponential))
        {
            return own.Count == 0;
        }

        var values = _builder.ValuesAtFirst();
        var ways = 0;
        for (var value = 0; value <= own[0].Highest; value++)
        {
            values[own[0].Index] = value;
            ways += IsUpItself.Holds(values) ? 1 : 0;
        }

        return ways == 1;
    }

    /// <summary>Whether some element is among what it needs or is made of.</summary>
    internal bool DependsOnAny(Func<string, bool> isAmong) =>
        Element.References().Any(reference => reference is { IsDependence: true, IsLookedAt: false } && isAmong(reference.Name));

    /// <summary>When it is up if others are as they are said to be, with all that it needs.</summary>
    internal Condition IsUpIf(Func<string, Condition> isUp) => Kept(
        string.Create(CultureInfo.InvariantCulture, $"is up, case {++_cases}"),
        WithNeeds(Both(IsUpGiven?.Invoke(isUp) ?? UpAlone(isUp), Unless(IsWorkedOn)), isUp));

    /// <exception cref="ModelException">This element does not refer to it.</exception>
    private ElementBehaviour ReferredTo(string element) => Element.References().Any(reference => reference.Name == element)
        ? _others(element)
        : throw new ModelException($"The {Element.Noun} \"{Name}\" asks about \"{element}\", which it neither needs nor watches; name it in one of the two.", Name);

    private static Condition Unless(Condition condition) => condition == Condition.Never ? Condition.Always : !condition;

    private static Condition Both(Condition one, Condition other) =>
        one == Condition.Always ? other : other == Condition.Always ? one : one & other;

    private Condition UpAlone(Func<string, Condition> isUp) => _isUpAlone ?? IsUpGiven?.Invoke(isUp) ?? Condition.Always;

    private Condition WithNeeds(Condition itself, Func<string, Condition> isUp) =>
        Element.Needs.Aggregate(itself, (all, need) => Both(all, isUp(need)));

    /// <summary>A condition that has grown large is read from a variable that follows it, so that what many ask for is worked out once.</summary>
    internal Condition Kept(string name, Condition condition)
    {
        if (condition.Size <= LargestCondition)
        {
            return condition;
        }

        var follows = _builder.Counter(Titled(name), 1, _builder.HoldsAtFirst(condition) ? 1 : 0);
        _builder.Reaction(Titled($"{name}: no"), follows.Is(1) & !condition, follows.Becomes(0));
        _builder.Reaction(Titled($"{name}: yes"), follows.Is(0) & condition, follows.Becomes(1));
        return follows.Is(1);
    }

    /// <summary>A name among those of the whole topology; colons in the element's own are doubled, so that no two elements meet in one.</summary>
    internal string Titled(string name) => $"{Name.Replace(":", "::", StringComparison.Ordinal)}: {name}";

    private PartsTaken? TakesPartsFrom(string stock)
    {
        if (_partsWanted is not { } wanted)
        {
            return null;
        }

        SparesFrom = stock;
        var atHand = _partsAtHand = Counter("parts at hand", _mostParts);
        for (var i = 0; i < _steps.Count; i++)
        {
            _steps[i] = _steps[i].TakesPart ? _steps[i].WithPartsAtHand(atHand) : _steps[i];
        }

        return new PartsTaken(Name, wanted - atHand, atHand.Becomes((Amount)atHand + 1));
    }

    private StateVariable Added(StateVariable variable)
    {
        _variables.Add(variable);
        return variable;
    }
}
