using AvailabilityKit.Blocks;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Shares what is missing of a service's capacity among the causes, as <see cref="ServiceStructure"/> shares its downtime.</summary>
/// <remarks>
/// The Shapley value of the causes in the mean level that is missing (Shapley 1953), in Owen's multilinear form (Owen 1972): the integral over t in [0, 1] of the probability
/// of each state of a part times what is missing more in it than in the part's best, with every cause scaled by t. Within a state of a part, elements share by how much of their own level is missing.
/// </remarks>
internal static class MissingShares
{
    /// <summary>With how many nodes of the quadrature the shares are first tried.</summary>
    private const int FewestQuadratureNodes = 8;

    /// <summary>How near, relatively, the shares must come to the whole before they are taken.</summary>
    private const double QuadratureTolerance = 1e-12;

    /// <summary>How much each cause takes; they sum to the mean of what is missing.</summary>
    /// <param name="service">The service.</param>
    public static Dictionary<CauseKey, double> Of(ServiceLevels service)
    {
        var levels = service.Views;
        var causes = Array.ConvertAll(levels, view => view.Causes());
        var states = Array.ConvertAll(levels, view => view.Vectors.Count);
        var effects = new MeanEffects(service.Join, service.Missing, states);
        var missing = effects.Evaluate(Array.ConvertAll(levels, view => view.Probability));
        var scaled = Array.ConvertAll(states, count => new double[count]);
        var effect = new double[states.Append(0).Max()];
        var exact = Math.Max(1, (levels.Length + 1) / 2);
        for (var count = Math.Min(exact, FewestQuadratureNodes); ; count = Math.Min(exact, 4 * count))
        {
            var (nodes, weights) = GaussLegendre.OnUnitInterval(count);
            var shares = new Dictionary<CauseKey, double>();
            var total = 0.0;
            for (var node = 0; node < nodes.Length; node++)
            {
                total += Add(nodes[node], weights[node], shares);
            }

            if (count == exact || Math.Abs(total - missing) <= QuadratureTolerance * missing)
            {
                return shares.ToDictionary(share => share.Key, share => share.Value * (missing / total));
            }
        }

        double Add(double t, double weight, Dictionary<CauseKey, double> shares)
        {
            for (var view = 0; view < levels.Length; view++)
            {
                Scale(t, levels[view].Probability, scaled[view]);
            }

            effects.Evaluate(scaled);
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

    /// <summary>The distribution with every state but the first made less probable.</summary>
    private static void Scale(double t, double[] probability, double[] scaled)
    {
        var imperfect = 0.0;
        for (var state = probability.Length - 1; state > 0; state--)
        {
            scaled[state] = t * probability[state];
            imperfect += probability[state];
        }

        scaled[0] = probability[0] + ((1 - t) * imperfect);
    }
}
