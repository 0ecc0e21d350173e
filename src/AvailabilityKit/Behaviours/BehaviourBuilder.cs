using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Describes a <see cref="Behaviour"/> part by part.</summary>
/// <remarks>
/// <code>
/// var pumps = new BehaviourBuilder("two pumps, one repairman");
/// var a = pumps.Variable("a", "up", "down");
/// var b = pumps.Variable("b", "up", "down");
/// var share = 1 / Amount.Count(a.Is("down"), b.Is("down"));
/// pumps.Activity("a fails", when: a.Is("up"), after: 1_000.Hours, then: a.Becomes("down"));
/// pumps.Activity("a is repaired", when: a.Is("down"), after: 8.Hours, speed: share, then: a.Becomes("up"));
/// </code>
/// Not safe to share between threads; the behaviour that it builds is.
/// </remarks>
/// <param name="name">What results and messages call the behaviour.</param>
[JsonConverter(typeof(EngineConverter))]
public sealed class BehaviourBuilder(string name)
{
    /// <summary>The highest value that a variable may have.</summary>
    public const int HighestValue = 1_000_000_000;

    private readonly List<StateVariable> _variables = [];
    private readonly List<Activity> _activities = [];
    private readonly List<Reaction> _reactions = [];
    private readonly List<Observable> _observables = [];
    private readonly List<Orbit> _orbits = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variableNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _observed = new(StringComparer.Ordinal);
    private readonly string _name = Given(name, "behaviour", nameof(name));

    /// <summary>Adds a variable whose values have names; the first is its value at time zero.</summary>
    /// <param name="name">Its name, unique among the variables.</param>
    /// <param name="labels">The names of its values; two or more, each once.</param>
    /// <exception cref="ArgumentException">The name is taken or blank, or the labels are fewer than two or not distinct.</exception>
    public StateVariable Variable(string name, params IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count < 2 || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count || labels.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"The variable \"{name}\" has the values {string.Join(", ", labels.Select(label => $"\"{label}\""))}; name two or more, each once.", nameof(labels));
        }

        return Add(name, labels.Count - 1, 0, [.. labels]);
    }

    /// <summary>Adds a variable that counts: spares on stock, jobs in a queue.</summary>
    /// <param name="name">Its name, unique among the variables.</param>
    /// <param name="highest">Its highest value, 1 to <see cref="HighestValue"/>; the lowest is 0.</param>
    /// <param name="initial">Its value at time zero.</param>
    /// <exception cref="ArgumentException">The name is taken or blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public StateVariable Counter(string name, int highest, int initial = 0)
    {
        if (highest is < 1 or > HighestValue)
        {
            throw new ArgumentOutOfRangeException(nameof(highest), highest, $"The variable \"{name}\" goes up to {highest}; give 1 to {HighestValue}.");
        }

        if (initial < 0 || initial > highest)
        {
            throw new ArgumentOutOfRangeException(nameof(initial), initial, $"The variable \"{name}\" begins at {initial}; give a number from 0 to {highest}.");
        }

        return Add(name, highest, initial, []);
    }

    /// <summary>Adds something that takes time and then changes the state.</summary>
    /// <param name="name">Its name, unique among activities and reactions.</param>
    /// <param name="when">While this holds it runs.</param>
    /// <param name="after">How long it runs at full speed; a duration is the mean of an exponential lifetime.</param>
    /// <param name="then">What it leads to: an effect, or outcomes by chance.</param>
    /// <param name="speed">How fast it runs in a state, zero or above; null for 1 always.</param>
    /// <param name="memory">What becomes of its age when it is interrupted; it begins anew by default.</param>
    /// <exception cref="ArgumentException">The name is taken or blank, or a variable belongs to another behaviour.</exception>
    public BehaviourBuilder Activity(string name, Condition when, Lifetime after, Outcomes then, Amount? speed = null, Memory memory = Memory.Resample)
    {
        ArgumentNullException.ThrowIfNull(when);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(then);
        _activities.Add(new Activity(Unique(name, "activity"), when, after, then, speed, memory));
        var touched = new VariableSet();
        Footprint.CollectReads(_activities[^1], touched);
        Footprint.CollectWrites(then, touched);
        RequireOwn(touched, name);
        return this;
    }

    /// <summary>Adds something that changes the state at once when it may; of several that may, the one added first.</summary>
    /// <param name="name">Its name, unique among activities and reactions.</param>
    /// <param name="when">When it happens.</param>
    /// <param name="then">What it leads to; it must make <paramref name="when"/> false in the end.</param>
    /// <exception cref="ArgumentException">The name is taken or blank, or a variable belongs to another behaviour.</exception>
    public BehaviourBuilder Reaction(string name, Condition when, Outcomes then)
    {
        ArgumentNullException.ThrowIfNull(when);
        ArgumentNullException.ThrowIfNull(then);
        _reactions.Add(new Reaction(Unique(name, "reaction"), when, then));
        var touched = new VariableSet();
        Footprint.CollectReads(_reactions[^1], touched);
        Footprint.CollectWrites(then, touched);
        RequireOwn(touched, name);
        return this;
    }

    /// <summary>Makes an element visible that is up or down.</summary>
    /// <param name="element">Its name, unique among the observables.</param>
    /// <param name="up">When it is up.</param>
    /// <param name="reasons">Why it is down, the first that holds counts; none by default.</param>
    /// <exception cref="ArgumentException">The name is taken or blank, or a variable belongs to another behaviour.</exception>
    public Observable Observe(string element, Condition up, params IEnumerable<Reason> reasons) =>
        Observe(element, up, Amount.Count(up), full: 1, upFrom: 1, reasons);

    /// <summary>Makes an element visible of which more or less may work.</summary>
    /// <param name="element">Its name, unique among the observables.</param>
    /// <param name="level">How much of it works; 0 is nothing.</param>
    /// <param name="full">The level at which all of it works, above zero.</param>
    /// <param name="reasons">Why it is not full, the first that holds counts; none by default.</param>
    /// <exception cref="ArgumentException">The name is taken or blank, or a variable belongs to another behaviour.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="full"/> is not above zero.</exception>
    public Observable Observe(string element, Amount level, double full, params IEnumerable<Reason> reasons)
    {
        ArgumentNullException.ThrowIfNull(level);
        if (!(full > 0) || !double.IsFinite(full))
        {
            throw new ArgumentOutOfRangeException(nameof(full), full, $"The full level of \"{element}\" is {NumberNotation.Exact(full)}; give a finite number above zero.");
        }

        return Observe(element, level.IsAtLeast(full), level, full, upFrom: full, reasons);
    }

    /// <summary>Makes an element visible that is up, and serves, with a part of its capacity too.</summary>
    /// <param name="element">Its name, unique among the observables.</param>
    /// <param name="up">When it is up.</param>
    /// <param name="level">The share of its capacity that serves: above zero while it is up, 0 while it is not.</param>
    /// <param name="reasons">Why not all of it serves, the first that holds counts.</param>
    internal Observable ObserveShare(string element, Condition up, Amount level, IEnumerable<Reason> reasons) =>
        Observe(element, up, level, full: 1, upFrom: double.Epsilon, reasons);

    private Observable Observe(string element, Condition up, Amount level, double full, double upFrom, IEnumerable<Reason> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        var observable = new Observable(Given(element, "observable", nameof(element)), up, level, full, upFrom, [.. reasons]);
        var read = new VariableSet();
        Footprint.CollectReads(observable, read);
        RequireOwn(read, element);
        if (!_observed.Add(element))
        {
            throw new ArgumentException($"There are two observables \"{element}\"; give each element its own name.", nameof(element));
        }

        _observables.Add(observable);
        return observable;
    }

    /// <summary>Declares that copies may be exchanged: exchanging two of them, variable by variable, maps the behaviour to itself.</summary>
    /// <param name="copies">Two or more lists of variables: of equal length, with the same ranges and beginnings at each position, no variable twice.</param>
    /// <exception cref="ArgumentException">The copies are not alike.</exception>
    public BehaviourBuilder Exchangeable(params IReadOnlyList<IReadOnlyList<StateVariable>> copies)
    {
        ArgumentNullException.ThrowIfNull(copies);
        var all = copies.SelectMany(copy => copy).Concat(_orbits.SelectMany(orbit => orbit.Copies.SelectMany(copy => copy))).ToList();
        if (copies.Count < 2 || all.Distinct().Count() != all.Count)
        {
            throw new ArgumentException("Exchangeable copies are two or more, and a variable belongs to one of them only.", nameof(copies));
        }

        foreach (var copy in copies)
        {
            if (!HaveTheSameValues(copies[0], copy))
            {
                throw new ArgumentException(
                    $"The copies ({string.Join(", ", copies[0])}) and ({string.Join(", ", copy)}) cannot be exchanged: they need equally many variables, with the same range and the same beginning at each position.",
                    nameof(copies));
            }
        }

        foreach (var variable in all)
        {
            RequireOwn(variable, "the copies");
        }

        _orbits.Add(new Orbit([.. copies.Select(copy => copy.ToArray())]));
        return this;
    }

    private static bool HaveTheSameValues(IReadOnlyList<StateVariable> one, IReadOnlyList<StateVariable> other)
    {
        var same = one.Count == other.Count;
        for (var position = 0; same && position < one.Count; position++)
        {
            same = one[position].Highest == other[position].Highest && one[position].Initial == other[position].Initial;
        }

        return same;
    }

    /// <summary>The behaviour as described so far; the builder may go on.</summary>
    /// <exception cref="ModelException">There is no variable.</exception>
    public Behaviour Build() => _variables.Count > 0
        ? new Behaviour(_name, [.. _variables], [.. _activities], [.. _reactions], [.. _observables], [.. _orbits])
        : throw new ModelException($"\"{_name}\" has no variable, so it has no state; add one with {nameof(Variable)} or {nameof(Counter)}.");

    /// <summary>Whether there is no variable yet.</summary>
    internal bool IsEmpty => _variables.Count == 0;

    /// <summary>Whether a condition holds at time zero, before any reaction.</summary>
    internal bool HoldsAtFirst(Condition condition) => condition.Holds(ValuesAtFirst());

    /// <summary>The values of all variables at time zero.</summary>
    internal int[] ValuesAtFirst() => [.. _variables.Select(variable => variable.Initial)];

    private static string Given(string name, string what, string parameter) => !string.IsNullOrWhiteSpace(name)
        ? name
        : throw new ArgumentException($"A {what} needs a name: give a word such as \"node-a\".", parameter);

    private StateVariable Add(string name, int highest, int initial, ImmutableArray<string> labels)
    {
        if (!_variableNames.Add(Given(name, "variable", nameof(name))))
        {
            throw new ArgumentException($"There are two variables \"{name}\"; give each its own name.", nameof(name));
        }

        var variable = new StateVariable(this, _variables.Count, name, highest, initial, labels);
        _variables.Add(variable);
        return variable;
    }

    private string Unique(string name, string what) => _names.Add(Given(name, what, nameof(name)))
        ? name
        : throw new ArgumentException($"There are two activities or reactions \"{name}\"; give each its own name.", nameof(name));

    private void RequireOwn(VariableSet variables, string where)
    {
        foreach (var variable in variables.Variables)
        {
            RequireOwn(variable, where);
        }
    }

    private void RequireOwn(StateVariable variable, string where)
    {
        if (!ReferenceEquals(variable.Owner, this))
        {
            throw new ArgumentException($"\"{where}\" uses the variable \"{variable}\", which another builder made; make it with this one.", nameof(variable));
        }
    }
}
