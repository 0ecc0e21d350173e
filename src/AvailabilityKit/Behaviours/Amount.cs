using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>A number that is read from the state: a variable, how many of some conditions hold, a share of a crew.</summary>
/// <remarks>
/// Data, not a delegate: besides being evaluated it can be printed, and asked which variables it reads, which is what decides
/// what must be solved jointly. Immutable.
/// <code>
/// var broken = Amount.Count(a.Is("down"), b.Is("down"));
/// var share = Amount.Min(1, 1 / broken);
/// </code>
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public abstract class Amount
{
    private protected Amount()
    {
    }

    /// <summary>A number that is the same in every state.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN.</exception>
    public static implicit operator Amount(double value) => new ConstantAmount(value);

    /// <summary>A whole number that is the same in every state.</summary>
    public static implicit operator Amount(int value) => new ConstantAmount(value);

    /// <summary>The value of a variable.</summary>
    public static implicit operator Amount(StateVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new VariableAmount(variable);
    }

    /// <summary>The sum.</summary>
    public static Amount operator +(Amount left, Amount right) => new BinaryAmount(Operation.Sum, left, right);

    /// <summary>The difference.</summary>
    public static Amount operator -(Amount left, Amount right) => new BinaryAmount(Operation.Difference, left, right);

    /// <summary>The product.</summary>
    public static Amount operator *(Amount left, Amount right) => new BinaryAmount(Operation.Product, left, right);

    /// <summary>The quotient. It is evaluated only in states where it is asked for, and must be finite there.</summary>
    public static Amount operator /(Amount left, Amount right) => new BinaryAmount(Operation.Quotient, left, right);

    /// <summary>How many times the divisor goes into the amount as a whole. It is evaluated only in states where it is asked for, and the divisor must not be zero there.</summary>
    public static Amount WholeQuotient(Amount amount, Amount divisor) => new BinaryAmount(Operation.WholeQuotient, amount, divisor);

    /// <summary>What is left of the amount after that.</summary>
    public static Amount Remainder(Amount amount, Amount divisor) => new BinaryAmount(Operation.Remainder, amount, divisor);

    /// <summary>The smaller one.</summary>
    public static Amount Min(Amount left, Amount right) => new BinaryAmount(Operation.Smaller, left, right);

    /// <summary>The larger one.</summary>
    public static Amount Max(Amount left, Amount right) => new BinaryAmount(Operation.Larger, left, right);

    /// <summary>How many of the conditions hold.</summary>
    public static Amount Count(params IReadOnlyList<Condition> conditions) => new CountAmount(conditions);

    /// <summary>The highest number that at least so many of the amounts reach: the largest of them for 1, the smallest for as many as there are.</summary>
    /// <param name="atLeast">How many; from 1 to the number of the amounts.</param>
    /// <param name="amounts">The amounts.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many amounts, or none are asked for.</exception>
    public static Amount ReachedBy(int atLeast, params IReadOnlyList<Amount> amounts) => new ReachedAmount(atLeast, amounts);

    /// <summary>One amount where a condition holds, another where it does not; only the one that counts is evaluated.</summary>
    public static Amount If(Condition condition, Amount then, Amount otherwise) => new ConditionalAmount(condition, then, otherwise);

    /// <summary>One of some numbers by its place among them, the first of which is 0. It is evaluated only in states where it is asked for, and the place must be one of the list there.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is infinite or NaN.</exception>
    public static Amount Listed(Amount place, IReadOnlyList<double> numbers) => new ListedAmount(place, numbers);

    /// <summary>Whether the amount is this or more.</summary>
    public Condition IsAtLeast(Amount other) => new AmountCondition(this, Comparison.AtLeast, other);

    /// <summary>Whether the amount is this or less.</summary>
    public Condition IsAtMost(Amount other) => new AmountCondition(this, Comparison.AtMost, other);

    /// <summary>Whether the amounts are equal.</summary>
    public Condition IsEqualTo(Amount other) => new AmountCondition(this, Comparison.Equal, other);

    /// <summary>The amount in a state.</summary>
    public double In(BehaviourState state) => state.Read(this);

    /// <summary>The amount as text.</summary>
    public override string ToString() => Text(static variable => variable.Name);

    /// <summary>How many parts it has, what stands in it twice counted twice: what it costs to evaluate.</summary>
    internal abstract long Size { get; }

    internal abstract double In(ReadOnlySpan<int> values);

    internal abstract void CollectReads(VariableSet reads);

    /// <summary>Text in which terms that may change places stand in a fixed order, so that equal texts mean equal amounts.</summary>
    internal abstract string Text(Func<StateVariable, string> name);
}

internal sealed class ConstantAmount : Amount
{
    private readonly double _value;

    public ConstantAmount(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "An amount must be a finite number.");
        }

        _value = value;
    }

    internal override long Size => 1;

    internal override double In(ReadOnlySpan<int> values) => _value;

    internal override void CollectReads(VariableSet reads)
    {
    }

    internal override string Text(Func<StateVariable, string> name) => NumberNotation.Exact(_value);
}

internal sealed class VariableAmount(StateVariable variable) : Amount
{
    internal override long Size => 1;

    internal override double In(ReadOnlySpan<int> values) => values[variable.Index];

    internal override void CollectReads(VariableSet reads) => reads.Add(variable);

    internal override string Text(Func<StateVariable, string> name) => name(variable);
}

internal enum Operation
{
    Sum,
    Difference,
    Product,
    Quotient,
    WholeQuotient,
    Remainder,
    Smaller,
    Larger,
}

internal sealed class BinaryAmount : Amount
{
    private readonly Operation _operation;
    private readonly Amount _left;
    private readonly Amount _right;

    public BinaryAmount(Operation operation, Amount left, Amount right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        (_operation, _left, _right) = (operation, left, right);
        Size = 1 + left.Size + right.Size;
    }

    internal override long Size { get; }

    internal override double In(ReadOnlySpan<int> values)
    {
        var left = _left.In(values);
        var right = _right.In(values);
        return _operation switch
        {
            Operation.Sum => left + right,
            Operation.Difference => left - right,
            Operation.Product => left * right,
            Operation.Quotient => left / right,
            Operation.WholeQuotient => Math.Floor(left / right),
            Operation.Remainder => left - (right * Math.Floor(left / right)),
            Operation.Smaller => Math.Min(left, right),
            _ => Math.Max(left, right),
        };
    }

    internal override void CollectReads(VariableSet reads)
    {
        _left.CollectReads(reads);
        _right.CollectReads(reads);
    }

    internal override string Text(Func<StateVariable, string> name)
    {
        var left = _left.Text(name);
        var right = _right.Text(name);
        if (_operation is (Operation.Sum or Operation.Product or Operation.Smaller or Operation.Larger) && string.CompareOrdinal(left, right) > 0)
        {
            (left, right) = (right, left);
        }

        return _operation switch
        {
            Operation.Sum => $"({left} + {right})",
            Operation.Difference => $"({left} - {right})",
            Operation.Product => $"({left} * {right})",
            Operation.Quotient => $"({left} / {right})",
            Operation.WholeQuotient => $"whole({left} / {right})",
            Operation.Remainder => $"rest({left} / {right})",
            Operation.Smaller => $"min({left}, {right})",
            _ => $"max({left}, {right})",
        };
    }
}

internal sealed class CountAmount : Amount
{
    private readonly Condition[] _conditions;

    // Large groups ask each part the same simple thing, and their counts are read at every event.
    private readonly ComparisonCondition.Comparand[] _comparands;
    private readonly Condition[] _others;

    public CountAmount(IReadOnlyList<Condition> conditions)
    {
        _conditions = ConditionList.Checked(conditions);
        Size = ConditionList.Size(_conditions);
        _others = Array.FindAll(_conditions, static condition => condition is not ComparisonCondition);
        _comparands = new ComparisonCondition.Comparand[_conditions.Length - _others.Length];
        var next = 0;
        foreach (var condition in _conditions)
        {
            if (condition is ComparisonCondition comparison)
            {
                _comparands[next++] = comparison.Compared;
            }
        }
    }

    internal override long Size { get; }

    internal override double In(ReadOnlySpan<int> values)
    {
        var count = 0;
        foreach (var comparand in _comparands)
        {
            count += comparand.Holds(values) ? 1 : 0;
        }

        foreach (var condition in _others)
        {
            count += condition.Holds(values) ? 1 : 0;
        }

        return count;
    }

    internal override void CollectReads(VariableSet reads)
    {
        foreach (var condition in _conditions)
        {
            condition.CollectReads(reads);
        }
    }

    internal override string Text(Func<StateVariable, string> name) => $"count({ConditionList.Text(_conditions, ", ", name)})";
}

internal sealed class ConditionalAmount : Amount
{
    private readonly Condition _condition;
    private readonly Amount _then;
    private readonly Amount _otherwise;

    public ConditionalAmount(Condition condition, Amount then, Amount otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        (_condition, _then, _otherwise) = (condition, then, otherwise);
        Size = 1 + condition.Size + then.Size + otherwise.Size;
    }

    internal override long Size { get; }

    internal override double In(ReadOnlySpan<int> values) => (_condition.Holds(values) ? _then : _otherwise).In(values);

    internal override void CollectReads(VariableSet reads)
    {
        _condition.CollectReads(reads);
        _then.CollectReads(reads);
        _otherwise.CollectReads(reads);
    }

    internal override string Text(Func<StateVariable, string> name) =>
        $"(if {_condition.Text(name)} then {_then.Text(name)} else {_otherwise.Text(name)})";
}

internal sealed class ReachedAmount : Amount
{
    private readonly int _atLeast;
    private readonly Amount[] _amounts;

    public ReachedAmount(int atLeast, IReadOnlyList<Amount> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        _amounts = [.. amounts];
        if (Array.IndexOf(_amounts, null) >= 0)
        {
            throw new ArgumentException("An amount in the list is null.", nameof(amounts));
        }

        _atLeast = atLeast >= 1 && atLeast <= _amounts.Length ? atLeast : throw new ArgumentOutOfRangeException(
            nameof(atLeast), $"A number that {atLeast} of {_amounts.Length} amounts reach is asked for; give 1 to the number of amounts.");
        Size = 1 + _amounts.Sum(amount => amount.Size);
    }

    internal override long Size { get; }

    internal override double In(ReadOnlySpan<int> values)
    {
        var numbers = new double[_amounts.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _amounts[i].In(values);
        }

        Array.Sort(numbers);
        return numbers[^_atLeast];
    }

    internal override void CollectReads(VariableSet reads)
    {
        foreach (var amount in _amounts)
        {
            amount.CollectReads(reads);
        }
    }

    internal override string Text(Func<StateVariable, string> name)
    {
        var texts = Array.ConvertAll(_amounts, amount => amount.Text(name));
        Array.Sort(texts, StringComparer.Ordinal);
        return $"reached by {_atLeast} of ({string.Join(", ", texts)})";
    }
}
