using System.Numerics;

namespace AvailabilityKit.Tests.Markov;

/// <summary>The Taylor series of the matrix exponential in fixed point with 1400 binary places: the oracle of the transient solvers for rate x time up to a few hundred.</summary>
internal static class ExactExponential
{
    private const int Places = 1400;

    /// <summary>Probabilities at a time and expected seconds in each state until then, from a start in state 0, to hundreds of digits.</summary>
    public static (Rational[] At, Rational[] Over) Of(ChainSketch chain, double seconds)
    {
        var n = chain.StateCount;
        var generator = new BigInteger[n, n];
        foreach (var (from, to, rate) in chain.Edges)
        {
            if (from != to)
            {
                generator[from, to] += Fixed(rate);
                generator[from, from] -= Fixed(rate);
            }
        }

        var time = Fixed(seconds);
        var term = new BigInteger[n];
        term[0] = BigInteger.One << Places;
        var at = new BigInteger[n];
        var over = new BigInteger[n];
        for (var k = 1; term.Any(t => !t.IsZero); k++)
        {
            var scaled = new BigInteger[n];
            for (var i = 0; i < n; i++)
            {
                at[i] += term[i];
                scaled[i] = Shift(term[i] * time / k);
                over[i] += scaled[i];
            }

            for (var j = 0; j < n; j++)
            {
                term[j] = BigInteger.Zero;
                for (var i = 0; i < n; i++)
                {
                    term[j] += scaled[i] * generator[i, j];
                }

                term[j] = Shift(term[j]);
            }
        }

        return ([.. at.Select(ToRational)], [.. over.Select(ToRational)]);
    }

    // Towards zero, unlike >>, which would keep a minus one for ever and the series from ending.
    private static BigInteger Shift(BigInteger value) => BigInteger.Divide(value, BigInteger.One << Places);

    private static BigInteger Fixed(double value)
    {
        var exact = Rational.From(value);
        return (exact.Numerator << Places) / exact.Denominator;
    }

    private static Rational ToRational(BigInteger value) => Rational.Of(value, BigInteger.One << Places);
}
