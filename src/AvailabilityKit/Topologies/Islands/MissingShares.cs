using AvailabilityKit.Blocks;
using AvailabilityKit.Topologies.Shares;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Shares what is missing of a service's capacity among the causes, as <see cref="ServiceStructure"/> shares its downtime.</summary>
/// <remarks>
/// The Shapley value of the causes in the mean level that is missing (Shapley 1953), in Owen's multilinear form (Owen 1972): the integral over t in [0, 1] of the probability
/// of each state of a part times what is missing more in it than in the part's best, with every cause scaled by t. Within a state of a part, elements share by how much of their own level is missing.
/// </remarks>
internal static class MissingShares
{
    /// <summary>How much each cause takes; they sum to the mean of what is missing.</summary>
    /// <param name="service">The service.</param>
    public static Dictionary<CauseKey, double> Of(ServiceLevels service)
    {
        var levels = service.Views;
        var causes = Array.ConvertAll(levels, view => view.Causes());
        var states = Array.ConvertAll(levels, view => view.Vectors.Count);
        var effects = new MeanEffects(service.Join, service.Missing, states);
        var missing = effects.Evaluate(Array.ConvertAll(levels, view => view.Probability));
        var effect = new double[states.Append(0).Max()];
        return OwenIntegral.Shares(levels.Length, missing, Add);

        double Add(double t, double weight, Dictionary<CauseKey, double> shares)
        {
            effects.Evaluate(Array.ConvertAll(levels, view => OwenIntegral.Scaled(t, view.Probability)));
            var total = 0.0;
            for (var view = 0; view < levels.Length; view++)
            {
                effects.EffectsOf(view, effect);
                for (var state = 1; state < states[view]; state++)
                {
                    // Rounding alone makes less of it than nothing.
                    foreach (var (cause, probability) in effect[state] > 0 ? causes[view][state] : [])
                    {
                        var share = weight * probability * effect[state];
                        shares[cause] = shares.GetValueOrDefault(cause) + share;
                        total += share;
                    }
                }
            }

            return total;
        }
    }
}
