namespace AvailabilityKit.Markov;

/// <summary>What a small chain does over a span, from each of its states: the probability of each state at its end, and the expected time in each on the way.</summary>
/// <remarks>
/// A short step by uniformization, then doubled until the span is reached: P(2t) = P(t) P(t) and Y(2t) = Y(t) + P(t) Y(t), all of them sums of products of numbers above
/// zero (<see cref="ExponentialSquaring"/>, which does the same for one start). Cost: n^3 log2(rate x span), twice; memory: four n x n matrices.
/// </remarks>
internal sealed class Propagator
{
    private readonly int _states;
    private readonly double[] _atEnd;
    private readonly double[] _seconds;

    private Propagator(int states, double[] atEnd, double[] seconds, double errorBound)
    {
        _states = states;
        _atEnd = atEnd;
        _seconds = seconds;
        ErrorBound = errorBound;
    }

    /// <summary>Largest relative error of any entry.</summary>
    public double ErrorBound { get; }

    /// <summary>The distribution at the end, for one at the beginning.</summary>
    public double[] AtEndFrom(double[] begin) => Weighted(_atEnd, begin);

    /// <summary>The expected seconds in each state on the way, for a distribution at the beginning.</summary>
    public double[] SecondsFrom(double[] begin) => Weighted(_seconds, begin);

    /// <param name="chain">The chain, uniformized at twice its largest rate.</param>
    /// <param name="seconds">The span.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public static Propagator Over(UniformizedChain chain, double seconds, CancellationToken cancellationToken)
    {
        var n = chain.StateCount;
        var doublings = Math.Max(0, (int)Math.Ceiling(Math.Log2(Math.Max(1, chain.Rate * seconds))));
        var step = Math.ScaleB(seconds, -doublings);
        var atEnd = new double[n * n];
        var over = new double[n * n];
        var unit = new double[n];
        var (error, overError) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            if (chain.Rate == 0)
            {
                // Nothing happens in the whole span.
                (atEnd[(i * n) + i], over[(i * n) + i]) = (1, step);
                continue;
            }

            unit[i] = 1;
            var row = Uniformization.Solve(chain, unit, step, stationary: null, stationaryBound: 0, long.MaxValue, cancellationToken);
            unit[i] = 0;
            row.Probabilities.CopyTo(atEnd, i * n);
            row.Seconds.CopyTo(over, i * n);
            error = Math.Max(error, row.ErrorBound + ExponentialSquaring.MakeStochastic(atEnd.AsSpan(i * n, n), i));
            overError = Math.Max(overError, row.SecondsErrorBound);
        }

        var (square, longer) = (new double[atEnd.Length], new double[over.Length]);
        for (var doubling = 0; doubling < doublings; doubling++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            over.CopyTo(longer, 0);
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < n; k++)
                {
                    if (atEnd[(i * n) + k] is > 0 and var factor)
                    {
                        ScaledRow.Add(longer.AsSpan(i * n, n), over.AsSpan(k * n, n), factor);
                    }
                }
            }

            (over, longer) = (longer, over);
            overError += error + ((n + 2) * Rounding.Unit);
            var drift = ExponentialSquaring.Square(atEnd, square, n, cancellationToken);
            (atEnd, square) = (square, atEnd);
            error = (2 * error) + ((n + 3) * Rounding.Unit) + drift;
        }

        return new(n, atEnd, over, Math.Max(error, overError));
    }

    private double[] Weighted(double[] rows, double[] weights)
    {
        var sum = new double[_states];
        for (var from = 0; from < _states; from++)
        {
            if (weights[from] > 0)
            {
                ScaledRow.Add(sum, rows.AsSpan(from * _states, _states), weights[from]);
            }
        }

        return sum;
    }
}
