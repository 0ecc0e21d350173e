using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The shocks of common causes: one activity each, which strikes all elements that can fail just then.</summary>
/// <remarks>
/// It runs always, and what it does to an element depends on that element alone. So whoever asks about one of them needs none of the others.
/// </remarks>
internal static class Shocks
{
    /// <param name="described">What the elements said of themselves, all that one cause strikes among them.</param>
    /// <param name="builder">What the shocks become part of.</param>
    /// <param name="restsOf">When an element is left alone; null for never.</param>
    public static void Add(IReadOnlyDictionary<string, ElementBehaviour> described, BehaviourBuilder builder, Func<ElementBehaviour, Condition?> restsOf)
    {
        foreach (var cause in described.Values)
        {
            if (cause.Shock is not { } shock || shock.Probability == Probability.Zero)
            {
                continue;
            }

            List<Effect> strikes = [];
            var mtbf = Duration.Infinite;
            foreach (var element in shock.Elements.Select(name => described[name]))
            {
                if (element.StruckStates.FirstOrDefault(struck => struck.Fault.Name == cause.Name) is { } struck)
                {
                    mtbf = struck.Fault.Mtbf;
                    var mayFail = restsOf(element) is { } rests ? struck.While & !rests : struck.While;
                    strikes.Add(struck.State.Becomes(Amount.If(mayFail, struck.Value, struck.State)));
                }
            }

            if (!mtbf.IsInfinite)
            {
                builder.Activity(cause.Titled("strikes"), Condition.Always, mtbf, OutcomesOf(strikes, shock.Probability));
            }
        }
    }

    private static Outcomes OutcomesOf(List<Effect> strikes, Probability each)
    {
        if (each == Probability.One)
        {
            return Outcomes.Certain(strikes.Aggregate((all, next) => all & next));
        }

        List<(double Weight, Effect Effect, Tag? Tag)> outcomes = [(1, Effect.None, null)];
        foreach (var strike in strikes)
        {
            outcomes = [.. outcomes.SelectMany(outcome => ((double, Effect, Tag?)[])
                [(outcome.Weight * each.Value, outcome.Effect & strike, null), (outcome.Weight * each.Complement, outcome.Effect, null)])];
        }

        return Outcomes.Weighted(outcomes);
    }
}
