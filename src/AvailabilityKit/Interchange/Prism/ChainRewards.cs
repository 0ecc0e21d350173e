using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>A rewards structure of a chain.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Items">What states earn, as terms.</param>
/// <param name="Listed">What states earn, as a list; null for nothing.</param>
/// <param name="TransitionRates">What the transitions out of each state earn as a rate; null for nothing.</param>
/// <param name="Kept">The rate of each transition times what it earns; null where not kept.</param>
internal sealed record ChainRewards(string Name, CompiledReward[] Items, double[]? Listed, double[]? TransitionRates, double[]? Kept)
{
    /// <summary>What each state earns: a time unit that it lasts, or a step.</summary>
    /// <exception cref="ModelException">A reward is negative or not finite.</exception>
    public double[] OfStates(ChainFacts facts)
    {
        var rewards = Listed is null ? new double[facts.StateCount] : (double[])Listed.Clone();
        if (Items.Length == 0)
        {
            return rewards;
        }

        var values = facts.Room();
        for (var state = 0; state < rewards.Length; state++)
        {
            facts.Read(state, values);
            foreach (var item in Items)
            {
                if (!item.Guard.HoldsIn(values))
                {
                    continue;
                }

                var reward = item.Value.In(values);
                rewards[state] += reward >= 0 && double.IsFinite(reward)
                    ? reward
                    : throw new ModelException($"Line {item.Line}: a reward is {NumberNotation.Exact(reward)} in the state {facts.Show(state)}; rewards must be zero or above and finite.");
            }
        }

        return rewards;
    }

    /// <summary>What each state earns, with its transitions as a rate.</summary>
    public double[] Total(ChainFacts facts)
    {
        var rewards = OfStates(facts);
        for (var state = 0; TransitionRates is not null && state < rewards.Length; state++)
        {
            rewards[state] += TransitionRates[state];
        }

        return rewards;
    }
}
