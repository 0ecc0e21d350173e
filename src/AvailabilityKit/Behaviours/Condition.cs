using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>Something that holds or does not hold in a state: a node is up, a failover is under way, at least two of three disks work.</summary>
/// <remarks>
/// Data, not a delegate: one tree is evaluated in states, printed for people, and asked which variables it reads. Built from
/// variables (<see cref="StateVariable.Is(string)"/>) and combined with <c>&amp;</c>, <c>|</c> and <c>!</c>. Immutable.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public abstract class Condition
{
    private protected Condition()
    {
    }

    /// <summary>Holds in every state.</summary>
    public static Condition Always { get; } = new JunctionCondition(JunctionKind.All, []);

    /// <summary>Holds in no state.</summary>
    public static Condition Never { get; } = new JunctionCondition(JunctionKind.Any, []);

    /// <summary>Holds where both do.</summary>
    public static Condition operator &(Condition left, Condition right) => All(left, right);

    /// <summary>Holds where one of them does.</summary>
    public static Condition operator |(Condition left, Condition right) => Any(left, right);

    /// <summary>Holds where the other does not.</summary>
    public static Condition operator !(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new NegatedCondition(condition);
    }

    /// <summary>Holds where all of them do; always, if there are none.</summary>
    public static Condition All(params IReadOnlyList<Condition> conditions) => new JunctionCondition(JunctionKind.All, ConditionList.Checked(conditions));

    /// <summary>Holds where one of them does; never, if there are none.</summary>
    public static Condition Any(params IReadOnlyList<Condition> conditions) => new JunctionCondition(JunctionKind.Any, ConditionList.Checked(conditions));

    /// <summary>Holds where so many of them do.</summary>
    public static Condition AtLeast(int count, params IReadOnlyList<Condition> conditions) => Amount.Count(conditions).IsAtLeast(count);

    /// <summary>Whether the condition holds in a state.</summary>
    public bool Holds(BehaviourState state) => state.Satisfies(this);

    /// <summary>The condition as text.</summary>
    public override string ToString() => Text(static variable => variable.Name);

    /// <summary>How many parts it has, what stands in it twice counted twice: what it costs to evaluate.</summary>
    internal abstract long Size { get; }

    internal abstract bool Holds(ReadOnlySpan<int> values);

    internal abstract void CollectReads(VariableSet reads);

    /// <summary>Adds what it takes at least: comparisons of which each must hold for the condition to hold.</summary>
    internal virtual void CollectRequired(List<ComparisonCondition.Comparand> required)
    {
    }

    /// <summary>Text in which parts that may change places stand in a fixed order, so that equal texts mean equal conditions.</summary>
    internal abstract string Text(Func<StateVariable, string> name);
}

internal enum Comparison
{
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
}

internal enum JunctionKind
{
    All,
    Any,
}

internal sealed class ComparisonCondition(StateVariable variable, Comparison comparison, int value) : Condition
{
    internal override long Size => 1;

    /// <summary>What is compared, without the object around it.</summary>
    public Comparand Compared { get; } = new(variable.Index, value, comparison == Comparison.Equal);

    internal override bool Holds(ReadOnlySpan<int> values) => Compared.Holds(values);

    internal override void CollectReads(VariableSet reads) => reads.Add(variable);

    internal override void CollectRequired(List<Comparand> required) => required.Add(Compared);

    internal override string Text(Func<StateVariable, string> name) =>
        $"{name(variable)} {(Compared.IsEqual ? "is" : "is not")} {variable.LabelOf(value)}";

    /// <param name="Variable">The index of the variable.</param>
    /// <param name="Value">What its value is held against.</param>
    /// <param name="IsEqual">Whether they are to be equal, rather than to differ.</param>
    public readonly record struct Comparand(int Variable, int Value, bool IsEqual)
    {
        public bool Holds(ReadOnlySpan<int> values) => values[Variable] == Value == IsEqual;
    }
}

internal sealed class AmountCondition : Condition
{
    private readonly Amount _left;
    private readonly Comparison _comparison;
    private readonly Amount _right;

    public AmountCondition(Amount left, Comparison comparison, Amount right)
    {
        ArgumentNullException.ThrowIfNull(right);
        (_left, _comparison, _right) = (left, comparison, right);
        Size = 1 + left.Size + right.Size;
    }

    internal override long Size { get; }

    internal override bool Holds(ReadOnlySpan<int> values)
    {
        var left = _left.In(values);
        var right = _right.In(values);
        return _comparison switch
        {
            Comparison.AtLeast => left >= right,
            Comparison.AtMost => left <= right,
            Comparison.NotEqual => left != right,
            _ => left == right,
        };
    }

    internal override void CollectReads(VariableSet reads)
    {
        _left.CollectReads(reads);
        _right.CollectReads(reads);
    }

    internal override string Text(Func<StateVariable, string> name)
    {
        var sign = _comparison switch
        {
            Comparison.AtLeast => ">=",
            Comparison.AtMost => "<=",
            Comparison.NotEqual => "!=",
            _ => "=",
        };
        return $"{_left.Text(name)} {sign} {_right.Text(name)}";
    }
}

internal sealed class NegatedCondition(Condition condition) : Condition
{
    internal override long Size { get; } = 1 + condition.Size;

    internal override bool Holds(ReadOnlySpan<int> values) => !condition.Holds(values);

    internal override void CollectReads(VariableSet reads) => condition.CollectReads(reads);

    internal override string Text(Func<StateVariable, string> name) => $"not ({condition.Text(name)})";
}

internal sealed class JunctionCondition(JunctionKind kind, Condition[] conditions) : Condition
{
    internal override long Size { get; } = ConditionList.Size(conditions);

    internal override bool Holds(ReadOnlySpan<int> values)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(values) == (kind == JunctionKind.Any))
            {
                return kind == JunctionKind.Any;
            }
        }

        return kind == JunctionKind.All;
    }

    internal override void CollectReads(VariableSet reads)
    {
        foreach (var condition in conditions)
        {
            condition.CollectReads(reads);
        }
    }

    internal override void CollectRequired(List<ComparisonCondition.Comparand> required)
    {
        // Of one alternative nothing else is required than of itself.
        foreach (var condition in kind == JunctionKind.All || conditions.Length == 1 ? conditions : [])
        {
            condition.CollectRequired(required);
        }
    }

    internal override string Text(Func<StateVariable, string> name) => conditions.Length switch
    {
        0 => kind == JunctionKind.All ? "always" : "never",
        1 => conditions[0].Text(name),
        _ => $"({ConditionList.Text(conditions, kind == JunctionKind.All ? " and " : " or ", name)})",
    };
}

/// <summary>What trees with many conditions under one node share.</summary>
internal static class ConditionList
{
    public static Condition[] Checked(IReadOnlyList<Condition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        Condition[] copy = [.. conditions];
        return Array.IndexOf(copy, null) < 0 ? copy : throw new ArgumentException("A condition in the list is null.", nameof(conditions));
    }

    public static long Size(Condition[] conditions)
    {
        var size = 1L;
        foreach (var condition in conditions)
        {
            size += condition.Size;
        }

        return size;
    }

    public static string Text(Condition[] conditions, string separator, Func<StateVariable, string> name)
    {
        var texts = Array.ConvertAll(conditions, condition => condition.Text(name));
        Array.Sort(texts, StringComparer.Ordinal);
        return string.Join(separator, texts);
    }
}
