using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>A change of the state: variables get values, all at once.</summary>
/// <remarks>Every amount is read in the state before the change, so <c>a.Becomes(b) &amp; b.Becomes(a)</c> exchanges two variables. Immutable.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Effect
{
    internal Effect(ImmutableArray<Assignment> assignments) => Assignments = assignments;

    /// <summary>Changes nothing: the event is counted, no more.</summary>
    public static Effect None { get; } = new([]);

    internal ImmutableArray<Assignment> Assignments { get; }

    /// <summary>Both changes at once.</summary>
    /// <exception cref="ArgumentException">Both change the same variable.</exception>
    public static Effect operator &(Effect left, Effect right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        foreach (var assignment in right.Assignments)
        {
            if (left.Assignments.Any(other => other.Variable == assignment.Variable))
            {
                throw new ArgumentException($"An effect gives the variable \"{assignment.Variable}\" two values at once; leave one out.", nameof(right));
            }
        }

        return new Effect(left.Assignments.AddRange(right.Assignments));
    }

    /// <summary>Such as <c>node is down, spares is (spares - 1)</c>.</summary>
    public override string ToString() => Text(static variable => variable.Name);

    internal string Text(Func<StateVariable, string> name)
    {
        var texts = Assignments.Select(assignment => $"{name(assignment.Variable)} := {assignment.Amount.Text(name)}").ToArray();
        Array.Sort(texts, StringComparer.Ordinal);
        return texts.Length == 0 ? "nothing changes" : string.Join(", ", texts);
    }

    /// <summary>Changes values in place.</summary>
    /// <param name="assignments">What changes.</param>
    /// <param name="values">The values of all variables, by index.</param>
    /// <param name="cause">Whose effect it is, for the message.</param>
    /// <exception cref="ModelException">A value is not one that its variable can have.</exception>
    internal static void Apply(ReadOnlySpan<Assignment> assignments, Span<int> values, string cause)
    {
        Span<int> next = assignments.Length <= 16 ? stackalloc int[assignments.Length] : new int[assignments.Length];
        for (var i = 0; i < assignments.Length; i++)
        {
            var (variable, amount) = assignments[i];
            var value = amount.In(values);
            next[i] = (int)value;
            if (!(value >= 0 && value <= variable.Highest) || next[i] != value)
            {
                throw new ModelException(
                    $"\"{cause}\" makes the variable \"{variable}\" {NumberNotation.Exact(value)}; it is a whole number from 0 to {variable.Highest}. Guard the event, or bound the amount with {nameof(Amount)}.{nameof(Amount.Min)} or {nameof(Amount.Max)}.",
                    variable.Name);
            }
        }

        for (var i = 0; i < assignments.Length; i++)
        {
            values[assignments[i].Variable.Index] = next[i];
        }
    }
}

/// <summary>One variable of an effect and what it becomes.</summary>
internal readonly record struct Assignment(StateVariable Variable, Amount Amount);
