using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>One state of a behaviour: a value for each of its variables. States of one chain are equal if all values are.</summary>
[JsonConverter(typeof(EngineConverter))]
public readonly struct BehaviourState : IEquatable<BehaviourState>
{
    private readonly StateSet _states;

    internal BehaviourState(StateSet states, int index)
    {
        _states = states;
        Index = index;
    }

    internal int Index { get; }

    /// <summary>The value of a variable.</summary>
    /// <exception cref="ArgumentException">The chain that the state belongs to was made without this variable.</exception>
    public int this[StateVariable variable]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(variable);
            return Values([variable])[variable.Index];
        }
    }

    /// <summary>Whether the states are the same.</summary>
    public static bool operator ==(BehaviourState left, BehaviourState right) => left.Equals(right);

    /// <summary>Whether the states differ.</summary>
    public static bool operator !=(BehaviourState left, BehaviourState right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(BehaviourState other) => ReferenceEquals(_states, other._states) && Index == other.Index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BehaviourState other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Index;

    /// <summary>The variables that are not as at time zero, such as <c>a is down, spares is 1</c>; <c>as at the start</c> if none is.</summary>
    public override string ToString()
    {
        if (_states is null)
        {
            return "no state";
        }

        var values = _states.ValuesOf(Index);
        var changed = _states.Layout.Variables
            .Where(variable => values[variable.Index] != variable.Initial)
            .Select(variable => $"{variable} is {variable.LabelOf(values[variable.Index])}");
        var text = string.Join(", ", changed);
        return text.Length == 0 ? "as at the start" : text;
    }

    internal bool Satisfies(Condition condition)
    {
        var reads = new VariableSet();
        condition.CollectReads(reads);
        return condition.Holds(Values(reads.Variables));
    }

    internal double Read(Amount amount)
    {
        var reads = new VariableSet();
        amount.CollectReads(reads);
        return amount.In(Values(reads.Variables));
    }

    private int[] Values(IReadOnlyList<StateVariable> read)
    {
        if (_states is null)
        {
            throw new InvalidOperationException("This state belongs to no chain; take states from a chain.");
        }

        _states.RequireAll(read);
        return _states.ValuesOf(Index);
    }
}
