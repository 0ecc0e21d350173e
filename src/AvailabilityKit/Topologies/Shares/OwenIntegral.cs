namespace AvailabilityKit.Topologies.Shares;

/// <summary>Shapley values of causes in independent parts, as Owen's integral over t in [0, 1] of what each adds with every cause scaled by t.</summary>
/// <remarks>G. Owen, "Multilinear extensions of games", Management Science 18, 1972. The integrand is a polynomial of a degree below the number of parts, which Gauss-Legendre quadrature with half as many nodes integrates exactly.</remarks>
internal static class OwenIntegral
{
    /// <summary>With how many nodes of the quadrature the shares are first tried.</summary>
    private const int FewestNodes = 32;

    /// <summary>How near, relatively, the shares must come to the whole before they are taken.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>
    /// The shares of the causes. As many nodes as half the parts make them exact; far fewer do where failures are rare, since
    /// the integrand's high powers carry the high powers of small probabilities, and the sum of the shares shows whether they did.
    /// </summary>
    /// <param name="parts">How many independent parts there are.</param>
    /// <param name="whole">What the shares sum to.</param>
    /// <param name="add">Adds what every cause contributes at a t, by the weight that it is given, and returns the sum.</param>
    public static Dictionary<CauseKey, double> Shares(int parts, double whole, Func<double, double, Dictionary<CauseKey, double>, double> add)
    {
        var exact = Math.Max(1, (parts + 1) / 2);
        for (var count = Math.Min(exact, FewestNodes); ; count = Math.Min(exact, 4 * count))
        {
            var (nodes, weights) = GaussLegendre.OnUnitInterval(count);
            var causes = new Dictionary<CauseKey, double>();
            var total = 0.0;
            for (var node = 0; node < nodes.Length; node++)
            {
                total += add(nodes[node], weights[node], causes);
            }

            if (count == exact || Math.Abs(total - whole) <= Tolerance * whole)
            {
                return Normalized(causes, total, whole);
            }
        }
    }

    /// <summary>A distribution with every state but the first, in which nothing is amiss, made less probable.</summary>
    public static double[] Scaled(double t, double[] probability)
    {
        var scaled = new double[probability.Length];
        var imperfect = 0.0;
        for (var state = probability.Length - 1; state > 0; state--)
        {
            scaled[state] = t * probability[state];
            imperfect += probability[state];
        }

        scaled[0] = probability[0] + ((1 - t) * imperfect);
        return scaled;
    }

    /// <summary>Takes out the roundings of the quadrature, so that the shares sum to the whole.</summary>
    private static Dictionary<CauseKey, double> Normalized(Dictionary<CauseKey, double> causes, double total, double whole)
    {
        foreach (var cause in causes.Keys.ToArray())
        {
            causes[cause] *= total > 0 ? whole / total : 1;
        }

        return causes;
    }
}
