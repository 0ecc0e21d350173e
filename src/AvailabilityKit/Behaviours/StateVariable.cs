using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>An integer that is part of the state of a <see cref="Behaviour"/>: whether a disk works, what a cluster is doing, how many spares are left.</summary>
/// <remarks>Made by a <see cref="BehaviourBuilder"/>, and used only in the behaviour of that builder.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class StateVariable
{
    private readonly ImmutableArray<string> _labels;

    internal StateVariable(object owner, int index, string name, int highest, int initial, ImmutableArray<string> labels)
    {
        Owner = owner;
        Index = index;
        Name = name;
        Highest = highest;
        Initial = initial;
        _labels = labels;
    }

    /// <summary>The name, unique within its behaviour.</summary>
    public string Name { get; }

    /// <summary>The highest value; the lowest is 0.</summary>
    public int Highest { get; }

    /// <summary>The value at time zero.</summary>
    public int Initial { get; }

    /// <summary>The name of each value from 0 on; empty for a count.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>The builder that made it, so that a variable of another behaviour is noticed.</summary>
    internal object Owner { get; }

    internal int Index { get; }

    /// <summary>Whether the variable has this value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It never has: the value is below 0 or above <see cref="Highest"/>.</exception>
    public Condition Is(int value) => new ComparisonCondition(this, Comparison.Equal, Checked(value));

    /// <inheritdoc cref="Is(int)"/>
    /// <exception cref="ArgumentException">No value has this label.</exception>
    public Condition Is(string label) => Is(ValueOf(label));

    /// <summary>Whether the variable has another value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or above <see cref="Highest"/>.</exception>
    public Condition IsNot(int value) => new ComparisonCondition(this, Comparison.NotEqual, Checked(value));

    /// <inheritdoc cref="IsNot(int)"/>
    /// <exception cref="ArgumentException">No value has this label.</exception>
    public Condition IsNot(string label) => IsNot(ValueOf(label));

    /// <summary>Whether the variable has one of these values.</summary>
    /// <exception cref="ArgumentException">A label is unknown.</exception>
    public Condition IsAnyOf(params ReadOnlySpan<string> labels)
    {
        var conditions = new Condition[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            conditions[i] = Is(labels[i]);
        }

        return Condition.Any(conditions);
    }

    /// <summary>The effect that gives the variable this value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or above <see cref="Highest"/>.</exception>
    public Effect Becomes(int value) => Becomes((Amount)Checked(value));

    /// <inheritdoc cref="Becomes(int)"/>
    /// <exception cref="ArgumentException">No value has this label.</exception>
    public Effect Becomes(string label) => Becomes(ValueOf(label));

    /// <summary>The effect that gives the variable a value read from the state before: <c>spares.Becomes(spares - 1)</c>.</summary>
    /// <param name="amount">A whole number from 0 to <see cref="Highest"/> in every state in which the effect happens.</param>
    public Effect Becomes(Amount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return new Effect([new Assignment(this, amount)]);
    }

    /// <summary>What a value is called: its label, or its number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0 or above <see cref="Highest"/>.</exception>
    public string LabelOf(int value) => _labels.IsEmpty ? NumberNotation.Exact(Checked(value)) : _labels[Checked(value)];

    /// <summary>The value that bears this label.</summary>
    /// <exception cref="ArgumentException">None does; the message names the nearest.</exception>
    public int ValueOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var value = _labels.IndexOf(label, StringComparer.Ordinal);
        return value >= 0
            ? value
            : throw new ArgumentException(
                _labels.IsEmpty
                    ? $"The variable \"{Name}\" counts from 0 to {Highest} and has no labels; give a number."
                    : $"The variable \"{Name}\" has no value \"{label}\".{NearestName.Hint(label, _labels)}",
                nameof(label));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private int Checked(int value) => value >= 0 && value <= Highest
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"The variable \"{Name}\" goes from 0 to {Highest}; it is never {value}.");
}
