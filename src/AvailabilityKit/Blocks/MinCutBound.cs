namespace AvailabilityKit.Blocks;

/// <summary>One minus the product of one minus each set's probability, without listing the sets.</summary>
/// <remarks>
/// The logarithm of the product is the sum over k of the k-th powers' sum, divided by k; each sum is one pass over the families. Sets above one
/// half, for which the series would be slow, are taken out one by one; once their product is below what a double can tell from zero the rest does not matter.
/// </remarks>
internal static class MinCutBound
{
    private const double Half = 0.5;
    private const double Negligible = 1e-17;

    public static double Of(MinimalSets sets, SetSearch search, double[] values)
    {
        var logarithm = 0.0;
        List<double> large = [];
        foreach (var (_, value) in search.GreatestFirst().TakeWhile(set => set.Value > Half))
        {
            large.Add(value);
            logarithm += Math.Log(1 - value);
            if (logarithm < Math.Log(Negligible))
            {
                return 1;
            }
        }

        double[] powers = [.. values];
        for (var k = 1; ; k++)
        {
            var term = Math.Max(0, sets.Sum(powers) - large.Sum(value => Math.Pow(value, k))) / k;
            logarithm -= term;
            if (term <= Negligible * -logarithm || term == 0)
            {
                return -Expm1(logarithm);
            }

            for (var i = 0; i < powers.Length; i++)
            {
                powers[i] *= values[i];
            }
        }
    }

    /// <summary>The exponential less one, of a number that is not positive (W. Kahan's form).</summary>
    private static double Expm1(double x)
    {
        var exponential = Math.Exp(x);
        return exponential == 1 ? x
            : exponential - 1 == -1 ? -1
            : (exponential - 1) * x / Math.Log(exponential);
    }
}
