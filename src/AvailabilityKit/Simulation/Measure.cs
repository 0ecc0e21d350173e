using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>What is watched while a behaviour is simulated: a condition, an amount, or an observable.</summary>
/// <remarks>Conditions, amounts, variables and observables convert by themselves: <c>watch: [up, waiting]</c>. <see cref="Named(string, Condition)"/> gives them a name to be shown by.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Measure
{
    private readonly Condition? _condition;
    private readonly Amount _level;

    private Measure(string name, Condition? condition, Amount level, double full)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _condition = condition;
        _level = level;
        Full = full;
    }

    /// <summary>What results call it.</summary>
    public string Name { get; }

    /// <summary>Whether it has an up and a down: a condition or an observable, but not an amount.</summary>
    public bool IsUpOrDown => double.IsFinite(Full);

    /// <summary>The level from which on it counts as up; infinite for an amount.</summary>
    internal double Full { get; }

    /// <summary>A condition holds or does not.</summary>
    public static implicit operator Measure(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Named(condition.ToString(), condition);
    }

    /// <summary>An amount has a mean.</summary>
    public static implicit operator Measure(Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return Named(amount.ToString(), amount);
    }

    /// <summary>A variable has a mean.</summary>
    public static implicit operator Measure(StateVariable variable) => (Amount)variable;

    /// <summary>An observable has a mean level, and is up where <see cref="Observable.IsUp"/> says.</summary>
    public static implicit operator Measure(Observable observable)
    {
        ArgumentNullException.ThrowIfNull(observable);
        return new Measure(observable.Element, null, observable.Level, observable.UpFrom);
    }

    /// <summary>A condition under a name of its own.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="condition">What holds or does not.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static Measure Named(string name, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Measure(name, condition, Amount.Count(condition), 1);
    }

    /// <summary>An amount under a name of its own.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="amount">A number that is read from the state.</param>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public static Measure Named(string name, Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return new Measure(name, null, amount, double.PositiveInfinity);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal double In(ReadOnlySpan<int> values) => _condition is null ? _level.In(values) : _condition.Holds(values) ? 1 : 0;

    internal void CollectReads(VariableSet reads) => _level.CollectReads(reads);

    /// <summary>Whether it watches what the other does: conditions, amounts or levels that read alike.</summary>
    internal bool IsSameAs(Measure other) =>
        ReferenceEquals(this, other)
        || (Full == other.Full && (_condition is null) == (other._condition is null) && string.Equals(_level.ToString(), other._level.ToString(), StringComparison.Ordinal));

    /// <summary>Where it stands among what is watched.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount where something up or down is wanted.</exception>
    internal int IndexIn(IReadOnlyList<Measure> watched, bool upOrDown)
    {
        if (upOrDown && !IsUpOrDown)
        {
            throw new ArgumentException($"\"{this}\" is an amount, which is neither up nor down; ask for its mean, or watch a condition made of it.", nameof(upOrDown));
        }

        for (var index = 0; index < watched.Count; index++)
        {
            if (watched[index].IsSameAs(this))
            {
                return index;
            }
        }

        throw new ArgumentException(
            $"\"{this}\" was not watched, and what was not watched is not known afterwards; watched were {string.Join(", ", watched.Select(measure => $"\"{measure}\""))}. Add it to what is watched.", nameof(watched));
    }
}
