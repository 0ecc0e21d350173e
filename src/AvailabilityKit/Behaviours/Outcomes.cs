using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Behaviours;

/// <summary>What an event may lead to: one effect, or several by chance.</summary>
/// <remarks>
/// An effect converts by itself. Chance is written
/// <c>Outcomes.With(0.95, phase.Becomes("failing over"), new Tag("db", "failover")).Otherwise(phase.Becomes("stuck"))</c>. Immutable.
/// </remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class Outcomes
{
    private Outcomes(ImmutableArray<Outcome> items) => Items = items;

    internal ImmutableArray<Outcome> Items { get; }

    /// <summary>One effect, with certainty and without a tag.</summary>
    public static implicit operator Outcomes(Effect effect) => Certain(effect);

    /// <summary>One effect, with certainty.</summary>
    /// <param name="effect">What changes.</param>
    /// <param name="tag">As what it is counted; null by default.</param>
    public static Outcomes Certain(Effect effect, Tag? tag = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new([new Outcome(1, effect, tag)]);
    }

    /// <summary>One effect with a probability; nothing happens in the other cases until <see cref="Otherwise"/> says what does.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="effect">What changes.</param>
    /// <param name="tag">As what it is counted; null by default.</param>
    public static Outcomes With(Probability probability, Effect effect, Tag? tag = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new([new Outcome(probability.Value, effect, tag), new Outcome(probability.Complement, Effect.None, null)]);
    }

    /// <summary>One of several effects, drawn by weight.</summary>
    /// <param name="outcomes">Weights of zero or above, of which one at least is above zero; they are scaled to sum to one.</param>
    /// <exception cref="ArgumentException">There is none, or no weight is above zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, infinite or NaN.</exception>
    public static Outcomes Weighted(params IReadOnlyList<(double Weight, Effect Effect, Tag? Tag)> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        foreach (var (weight, effect, _) in outcomes)
        {
            ArgumentNullException.ThrowIfNull(effect, nameof(outcomes));
            if (!(weight >= 0) || !double.IsFinite(weight))
            {
                throw new ArgumentOutOfRangeException(nameof(outcomes), weight, $"An outcome has the weight {NumberNotation.Exact(weight)}; give a finite number of zero or above.");
            }
        }

        var total = outcomes.Sum(outcome => outcome.Weight);
        return total > 0 && double.IsFinite(total)
            ? Scaled([.. outcomes.Select(outcome => new Outcome(outcome.Weight, outcome.Effect, outcome.Tag))])
            : throw new ArgumentException($"The weights of {outcomes.Count} outcomes sum to {NumberNotation.Exact(total)}; one at least must be above zero.", nameof(outcomes));
    }

    /// <summary>One of several, drawn by chances that are read from the state before the event.</summary>
    /// <remarks>
    /// Of m machines on n hosts one host carries m / n: so many as a whole, and one more in the rest of that division out of n cases.
    /// <code>Outcomes.Drawn((rest / hosts, lost.Becomes(whole + 1)), ((hosts - rest) / hosts, lost.Becomes(whole)))</code>
    /// What has no chance in a state does not happen in it, and its amounts are not evaluated there. Failure biasing leaves these chances as they are.
    /// </remarks>
    /// <param name="outcomes">What may happen and its chance. In every state in which the event can happen, the chances are zero or above and sum to one.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is drawn by such chances already.</exception>
    public static Outcomes Drawn(params IReadOnlyList<(Amount Chance, Outcomes Then)> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        List<Outcome> items = [];
        foreach (var (chance, then) in outcomes)
        {
            ArgumentNullException.ThrowIfNull(chance, nameof(outcomes));
            ArgumentNullException.ThrowIfNull(then, nameof(outcomes));
            foreach (var outcome in then.Items)
            {
                items.Add(outcome.Chance is null ? outcome with { Chance = chance } : throw new ArgumentException("An outcome is drawn by chances of the state within another that is; multiply the two chances.", nameof(outcomes)));
            }
        }

        return items.Count > 0 ? new([.. items]) : throw new ArgumentException("Nothing can happen: give one outcome at least.", nameof(outcomes));
    }

    /// <summary>What happens in the cases that <see cref="With"/> leaves.</summary>
    /// <param name="effect">What changes.</param>
    /// <param name="tag">As what it is counted; null by default.</param>
    /// <exception cref="InvalidOperationException">These outcomes leave no case, because they were not made by <see cref="With"/>, or were completed before.</exception>
    public Outcomes Otherwise(Effect effect, Tag? tag = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return Items is [var first, { Effect: var rest } other] && rest == Effect.None
            ? new([first, other with { Effect = effect, Tag = tag }])
            : throw new InvalidOperationException($"These outcomes leave no other case; begin with {nameof(Outcomes)}.{nameof(With)}, or give all of them to {nameof(Weighted)}.");
    }

    /// <summary>Such as <c>95 %: phase := 1; 5 %: phase := 2</c>.</summary>
    public override string ToString() => Items is [{ Probability: 1, Chance: null } only]
        ? only.Effect.ToString()
        : string.Join("; ", Items.Select(outcome => $"{(Probability)outcome.Probability}{(outcome.Chance is { } chance ? $" of {chance}" : "")}: {outcome.Effect}"));

    /// <summary>Outcomes whose weights are scaled to sum to one; as they are, where the state makes something of them.</summary>
    internal static Outcomes Scaled(IReadOnlyList<Outcome> outcomes)
    {
        var total = outcomes.Any(outcome => outcome.Chance is not null) ? 1 : outcomes.Sum(outcome => outcome.Probability);
        return new([.. outcomes.Select(outcome => outcome with { Probability = outcome.Probability / total })]);
    }

    /// <summary>The same, each with one effect more.</summary>
    internal Outcomes And(Effect effect) => new([.. Items.Select(outcome => outcome with { Effect = outcome.Effect & effect })]);

    internal string Text(Func<StateVariable, string> name)
    {
        var texts = Items.Select(outcome => $"{(outcome.Chance is { } chance ? $"by {chance.Text(name)}: " : "")}{outcome.Effect.Text(name)} [{outcome.Tag}]").ToArray();
        return string.Join("; ", texts);
    }
}

/// <summary>One of the effects that an event may have.</summary>
/// <param name="Probability">0 to 1; those of all outcomes of an event, each times its chance, sum to one.</param>
/// <param name="Effect">What changes.</param>
/// <param name="Tag">As what it is counted, or null.</param>
/// <param name="Chance">What the state before makes of the probability; null for nothing.</param>
internal readonly record struct Outcome(double Probability, Effect Effect, Tag? Tag, Amount? Chance = null);
