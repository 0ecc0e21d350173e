using System.Text.Json.Serialization;

namespace AvailabilityKit.FaultTrees;

/// <summary>What happens or does not: an event of a fault tree, or several of them joined by a gate's logic.</summary>
/// <remarks>
/// <para>In a fault tree <em>true</em> is what one fears: <c>a &amp; b</c> happens when both do, <c>a | b</c> when one of them does. That is the
/// dual of a <see cref="Block"/>, which is up when the event has not happened.</para>
/// <para>Connectives after the Open-PSA Model Exchange Format 2.0d (S. Epstein, A. Rauzy, 2008), section IV.3. Immutable. Formulas are shared
/// by being the same object; nothing walks them by recursion, so that they nest as deep as they like.</para>
/// </remarks>
[JsonConverter(typeof(FaultTreeConverter))]
public abstract class Formula
{
    private protected Formula()
    {
    }

    /// <summary>What always happens.</summary>
    public static Formula True { get; } = new ConstantFormula(holds: true);

    /// <summary>What never happens.</summary>
    public static Formula False { get; } = new ConstantFormula(holds: false);

    /// <summary>Happens when all of them do.</summary>
    /// <param name="inputs">One or more.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Formula And(params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.And, inputs);

    /// <summary>Happens when at least one of them does.</summary>
    /// <inheritdoc cref="And"/>
    public static Formula Or(params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.Or, inputs);

    /// <summary>Happens when at least so many of them do: a vote, k out of n.</summary>
    /// <param name="min">How many must happen, 1 to the number of inputs.</param>
    /// <param name="inputs">One or more.</param>
    /// <exception cref="ArgumentException">There is no input, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number cannot be.</exception>
    public static Formula AtLeast(int min, params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.AtLeast, inputs, min);

    /// <summary>Happens when neither fewer nor more of them do than said.</summary>
    /// <param name="min">The fewest, 0 to the number of inputs.</param>
    /// <param name="max">The most, <paramref name="min"/> to the number of inputs.</param>
    /// <param name="inputs">One or more.</param>
    /// <exception cref="ArgumentException">There is no input, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number cannot be.</exception>
    public static Formula Cardinality(int min, int max, params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.Cardinality, inputs, min, max);

    /// <summary>Happens when the other does not.</summary>
    /// <param name="input">What must not happen.</param>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static Formula Not(Formula input) => new Connective(ConnectiveKind.Not, [input]);

    /// <summary>Happens when an odd number of them does; of two, when one does and the other does not.</summary>
    /// <inheritdoc cref="And"/>
    public static Formula Xor(params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.Xor, inputs);

    /// <summary>Happens unless all of them do.</summary>
    /// <inheritdoc cref="And"/>
    public static Formula Nand(params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.Nand, inputs);

    /// <summary>Happens when none of them does.</summary>
    /// <inheritdoc cref="And"/>
    public static Formula Nor(params IReadOnlyList<Formula> inputs) => new Connective(ConnectiveKind.Nor, inputs);

    /// <summary>Happens unless the first does and the second does not.</summary>
    /// <param name="cause">What implies the other.</param>
    /// <param name="effect">What is implied.</param>
    /// <exception cref="ArgumentException">One is null.</exception>
    public static Formula Imply(Formula cause, Formula effect) => new Connective(ConnectiveKind.Imply, [cause, effect]);

    /// <summary>Happens when both do or neither does.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <exception cref="ArgumentException">One is null.</exception>
    public static Formula Iff(Formula left, Formula right) => new Connective(ConnectiveKind.Iff, [left, right]);

    /// <summary>Happens when both do.</summary>
    public static Formula operator &(Formula left, Formula right) => And(left, right);

    /// <summary>Happens when at least one of them does.</summary>
    public static Formula operator |(Formula left, Formula right) => Or(left, right);

    /// <summary>Happens when one of them does and the other does not.</summary>
    public static Formula operator ^(Formula left, Formula right) => Xor(left, right);

    /// <summary>Happens when the other does not.</summary>
    public static Formula operator !(Formula input) => Not(input);

    /// <summary>What it is directly made of; none of an event that is not a gate, or of a constant.</summary>
    internal virtual IReadOnlyList<Formula> Inputs => [];

    /// <summary>All that formulas are made of, and they themselves: each once, what is used before what uses it.</summary>
    internal static List<Formula> BottomUp(IEnumerable<Formula> roots)
    {
        List<Formula> order = [];
        HashSet<Formula> entered = new(ReferenceEqualityComparer.Instance);
        Stack<(Formula Formula, bool Leaving)> pending = new(roots.Reverse().Select(root => (root, false)));
        while (pending.TryPop(out var next))
        {
            if (next.Leaving)
            {
                order.Add(next.Formula);
            }
            else if (entered.Add(next.Formula))
            {
                pending.Push((next.Formula, true));
                for (var i = next.Formula.Inputs.Count - 1; i >= 0; i--)
                {
                    pending.Push((next.Formula.Inputs[i], false));
                }
            }
        }

        return order;
    }
}
