namespace AvailabilityKit.Tests.Markov;

/// <summary>Solves chains by ordinary Gaussian elimination in exact fractions: the oracle of the solvers.</summary>
internal static class ExactElimination
{
    /// <summary>The stationary distribution of an irreducible chain, from the balance equations with one replaced by the sum to one.</summary>
    public static Rational[] Stationary(ChainSketch chain)
    {
        var n = chain.StateCount;
        var a = NegatedGeneratorTransposed(chain, n);
        var b = new Rational[n];
        Array.Fill(b, Rational.Zero);
        for (var j = 0; j < n; j++)
        {
            a[n - 1, j] = Rational.One;
        }

        b[n - 1] = Rational.One;
        return Solve(a, b);
    }

    /// <summary>Expected time in each of the states 0..transient-1, from a start in state 0, before the chain leaves them.</summary>
    public static Rational[] TimesBeforeLeaving(ChainSketch chain, int transient)
    {
        var a = NegatedGeneratorTransposed(chain, transient);
        var b = new Rational[transient];
        Array.Fill(b, Rational.Zero);
        b[0] = Rational.One;
        return Solve(a, b);
    }

    private static Rational[,] NegatedGeneratorTransposed(ChainSketch chain, int n)
    {
        var a = new Rational[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                a[i, j] = Rational.Zero;
            }
        }

        foreach (var (from, to, rate) in chain.Edges)
        {
            if (from == to || from >= n)
            {
                continue;
            }

            var exact = Rational.From(rate);
            a[from, from] += exact;
            if (to < n)
            {
                a[to, from] -= exact;
            }
        }

        return a;
    }

    private static Rational[] Solve(Rational[,] a, Rational[] b)
    {
        var n = b.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            while (a[pivot, k].Numerator.IsZero)
            {
                pivot++;
            }

            if (pivot != k)
            {
                for (var j = 0; j < n; j++)
                {
                    (a[pivot, j], a[k, j]) = (a[k, j], a[pivot, j]);
                }

                (b[pivot], b[k]) = (b[k], b[pivot]);
            }

            for (var i = 0; i < n; i++)
            {
                if (i == k || a[i, k].Numerator.IsZero)
                {
                    continue;
                }

                var factor = a[i, k] / a[k, k];
                for (var j = k; j < n; j++)
                {
                    a[i, j] -= factor * a[k, j];
                }

                b[i] -= factor * b[k];
            }
        }

        for (var k = 0; k < n; k++)
        {
            b[k] /= a[k, k];
        }

        return b;
    }
}
