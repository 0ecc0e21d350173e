namespace AvailabilityKit.Markov;

/// <summary>State probabilities at a long time: the transition matrix of a short step by uniformization, squared until the time is reached.</summary>
/// <remarks>
/// C. Moler, C. Van Loan, "Nineteen dubious ways to compute the exponential of a matrix", SIAM Review 45, 2003, method 3, on
/// probabilities, where nothing is dubious: all entries are non-negative, so squaring has no cancellation. Rows are kept stochastic
/// the way elimination after Grassmann, Taksar and Heyman does it: where a row mostly stays, what stays is one minus the sum of
/// what leaves; the other rows are scaled to one. Thus the drift that plain squaring doubles every time cannot build up, and rare
/// transitions keep their relative accuracy. The expected times follow by doubling too: Y(2t) = Y(t) + Y(t) P(t).
/// <para>Error bound, entrywise and relative: e' = 2 e + (n + 3) u at each squaring, the worst case; in effect errors act
/// like relative errors of the rates and stay near n u times the number of squarings. With r the largest |P(i,j) / pi(j) - 1|,
/// r(2t) is at most r(t)^2: once that is below 1e-16 the answer is pi, and its bound that of pi.</para>
/// <para>Cost: n^3 log2(rate x time). Memory: two n x n matrices.</para>
/// </remarks>
internal static class ExponentialSquaring
{
    private const double Mixed = 1e-16;

    /// <summary>How much above the largest exit rate the chain must be uniformized for the short step.</summary>
    public const double Slack = 2;

    public static TransientSolution Solve(
        UniformizedChain chain,
        double[] start,
        double seconds,
        double[]? stationary,
        double stationaryBound,
        ChainOptions options,
        CancellationToken cancellationToken)
    {
        var n = chain.StateCount;
        var squarings = Math.Max(0, (int)Math.Ceiling(Math.Log2(chain.Rate * seconds)));
        var time = Math.ScaleB(seconds, -squarings);
        var matrix = new double[(long)n * n];
        var error = 0.0;
        var unit = new double[n];
        for (var i = 0; i < n; i++)
        {
            unit[i] = 1;
            var row = Uniformization.Solve(chain, unit, time, stationary: null, stationaryBound: 0, long.MaxValue, cancellationToken);
            unit[i] = 0;
            row.Probabilities.CopyTo(matrix, (long)i * n);
            error = Math.Max(error, row.ErrorBound + MakeStochastic(matrix.AsSpan(i * n, n), i));
        }

        var first = Uniformization.Solve(chain, start, time, stationary: null, stationaryBound: 0, long.MaxValue, cancellationToken);
        var over = first.Seconds;
        var overError = first.ErrorBound;
        var square = new double[matrix.Length];
        var scratch = new double[n];
        var distance = double.PositiveInfinity;
        for (var level = 0; level < squarings; level++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Report((double)level / squarings);
            Accumulate(over, matrix, scratch);
            overError += error + ((n + 2) * Rounding.Unit);

            var drift = Square(matrix, square, n, cancellationToken);
            (matrix, square) = (square, matrix);
            error = (2 * error) + ((n + 3) * Rounding.Unit) + drift;
            time *= 2;

            if (stationary is not null)
            {
                distance = Math.Min(distance * distance, Distance(matrix, stationary) + error + stationaryBound);
                if (distance <= Mixed)
                {
                    for (var i = 0; i < n; i++)
                    {
                        over[i] += stationary[i] * (seconds - time);
                    }

                    return new TransientSolution(
                        (double[])stationary.Clone(),
                        over,
                        $"squaring of the transition matrix of {n} states, stationary after {level + 1} of {squarings} squarings",
                        stationaryBound + Mixed,
                        overError + stationaryBound + Mixed);
                }
            }
        }

        var at = new double[n];
        for (var i = 0; i < n; i++)
        {
            if (start[i] > 0)
            {
                ScaledRow.Add(at, matrix.AsSpan(i * n, n), start[i]);
            }
        }

        return new TransientSolution(
            at,
            over,
            $"squaring of the transition matrix of {n} states, {squarings} times",
            error + ((n + 1) * Rounding.Unit),
            overError);
    }

    /// <summary>Makes a row sum to one without touching small entries where most of it stays; returns the relative change of any entry.</summary>
    internal static double MakeStochastic(Span<double> row, int diagonal)
    {
        var leaving = new CompensatedSum();
        for (var j = 0; j < row.Length; j++)
        {
            if (j != diagonal)
            {
                leaving.Add(row[j]);
            }
        }

        if (leaving.Value <= 0.5)
        {
            // Wrong by as much, relatively, as what leaves is: no change to account for.
            row[diagonal] = 1 - leaving.Value;
            return Rounding.Unit;
        }

        var sum = leaving.Value + row[diagonal];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] /= sum;
        }

        return Math.Abs(sum - 1) + Rounding.Unit;
    }

    internal static double Square(double[] matrix, double[] square, int n, CancellationToken cancellationToken)
    {
        var drift = 0.0;
        for (var i = 0; i < n; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = square.AsSpan(i * n, n);
            row.Clear();
            for (var k = 0; k < n; k++)
            {
                var factor = matrix[(i * n) + k];
                if (factor > 0)
                {
                    ScaledRow.Add(row, matrix.AsSpan(k * n, n), factor);
                }
            }

            drift = Math.Max(drift, MakeStochastic(row, i));
        }

        return drift;
    }

    private static void Accumulate(double[] over, double[] matrix, double[] scratch)
    {
        over.CopyTo(scratch, 0);
        for (var i = 0; i < scratch.Length; i++)
        {
            if (scratch[i] > 0)
            {
                ScaledRow.Add(over, matrix.AsSpan(i * scratch.Length, scratch.Length), scratch[i]);
            }
        }
    }

    private static double Distance(double[] matrix, double[] stationary)
    {
        var largest = 0.0;
        for (var i = 0; i < stationary.Length; i++)
        {
            largest = Math.Max(largest, Stationarity.Distance(matrix.AsSpan(i * stationary.Length, stationary.Length), stationary));
        }

        return largest;
    }
}
