namespace AvailabilityKit.Tests.Markov;

/// <summary>The elimination as its authors printed it, on a full matrix in the order of the states: what the sparse one is held against.</summary>
internal static class DenseGrassmannTaksarHeyman
{
    public static double[] Stationary(ChainSketch chain)
    {
        var n = chain.StateCount;
        var a = new double[n, n];
        foreach (var (from, to, rate) in chain.Edges)
        {
            a[from, to] += from == to ? 0 : rate;
        }

        for (var k = n - 1; k > 0; k--)
        {
            var sum = 0.0;
            for (var j = 0; j < k; j++)
            {
                sum += a[k, j];
            }

            for (var i = 0; i < k; i++)
            {
                a[i, k] /= sum;
                for (var j = 0; j < k; j++)
                {
                    a[i, j] += i == j ? 0 : a[i, k] * a[k, j];
                }
            }
        }

        var weights = new double[n];
        weights[0] = 1;
        for (var k = 1; k < n; k++)
        {
            for (var i = 0; i < k; i++)
            {
                weights[k] += weights[i] * a[i, k];
            }
        }

        var total = weights.Sum();
        return [.. weights.Select(w => w / total)];
    }
}
