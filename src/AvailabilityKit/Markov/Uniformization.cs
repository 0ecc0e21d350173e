using System.Globalization;

namespace AvailabilityKit.Markov;

/// <summary>State probabilities at a time, and expected time in each state up to it, as a Poisson mixture of discrete steps.</summary>
/// <remarks>
/// A. Jensen 1953; truncation as in B. L. Fox, P. W. Glynn, "Computing Poisson probabilities", CACM 31, 1988, but measured
/// against the smallest probability and not against one: steps go on until what is left out is below 1e-16 of every state's
/// value, so that a failure probability of 1e-20 keeps its digits. Everything is a sum of products of non-negative numbers.
/// <para>Stationarity: the largest |v_k(i) / pi(i) - 1| never grows with k, since the reversed chain averages these
/// ratios; once it is below 1e-12 every later step may be replaced by pi, and that is its error beside the error of pi.</para>
/// <para>Error bound, entrywise and relative: truncation + steps x (terms of a sum + a few) x unit of rounding. Cost: about
/// (rate x time + 40 sqrt(rate x time) + 30) x transitions.</para>
/// </remarks>
internal static class Uniformization
{
    private const double Truncation = 1e-16;
    private const double StationaryTolerance = 1e-12;
    private const int StationarityInterval = 64;
    private const double WorthDetecting = 2_000;

    /// <summary>Probabilities after <paramref name="seconds"/> and the time spent in each state until then, in seconds.</summary>
    public static TransientSolution Solve(
        UniformizedChain chain,
        double[] start,
        double seconds,
        double[]? stationary,
        double stationaryBound,
        long maximumSteps,
        CancellationToken cancellationToken)
    {
        var mean = chain.Rate * seconds;
        var poisson = new PoissonWeights(mean, maximumSteps);
        var n = chain.StateCount;
        var current = (double[])start.Clone();
        var next = new double[n];
        var at = new double[n];
        var over = new double[n];
        var detects = stationary is not null && mean > WorthDetecting;
        var support = -1;
        double? detected = null;
        long step = 0;

        for (; ; step++)
        {
            if ((step & 0x3F) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (detects && step % StationarityInterval == 0)
            {
                var distance = Stationarity.Distance(current, stationary!);
                if (distance <= StationaryTolerance)
                {
                    // From here on every step is the stationary distribution.
                    Add(at, stationary!, step == 0 ? 1 : poisson.Tail(step - 1));
                    Add(over, stationary!, poisson.TailSum(step));
                    // The distance was taken to a pi that is itself a little off, and that is what is returned.
                    detected = distance + (2 * stationaryBound);
                    break;
                }
            }

            if (step >= poisson.First)
            {
                Add(at, current, poisson[step]);
            }

            Add(over, current, poisson.Tail(step));
            if (step >= poisson.Last || IsComplete(step, mean, poisson, current, at, over, ref support))
            {
                break;
            }

            if (step >= maximumSteps)
            {
                throw new SolverException(new SolverLimit(
                    $"{nameof(ChainOptions)}.{nameof(ChainOptions.MaximumSteps)}",
                    maximumSteps,
                    Needed: mean,
                    $"Uniformization would take {Rounded(mean)} steps, the fastest rate times the time, and did not settle in {maximumSteps}.",
                    $"raise {nameof(ChainOptions)}.{nameof(ChainOptions.MaximumDenseStates)}, up to which matrices are squared instead, or replace very fast transitions by direct ones"));
            }

            chain.Step(current, next);
            (current, next) = (next, current);
        }

        for (var i = 0; i < n; i++)
        {
            over[i] /= chain.Rate;
        }

        var bound = ((step + 1) * chain.StepError) + (2 * Truncation) + 1e-13 + (detected ?? 0);
        var method = detected is not null
            ? $"uniformization of {n} states, stationary after {step} of {Rounded(mean)} steps"
            : $"uniformization of {n} states, {step} steps";
        return new TransientSolution(at, over, method, bound, bound);
    }

    /// <summary>Whether what is left out is negligible in every state, and no further state will be reached.</summary>
    private static bool IsComplete(
        long step, double mean, PoissonWeights poisson, double[] current, double[] at, double[] over, ref int support)
    {
        if (step < mean)
        {
            return false;
        }

        // Supports are nested, since every jump may stay: one that did not grow never will.
        var positive = 0;
        var smallestAt = double.MaxValue;
        var smallestOver = double.MaxValue;
        for (var i = 0; i < current.Length; i++)
        {
            if (current[i] > 0)
            {
                positive++;
                smallestAt = Math.Min(smallestAt, at[i]);
                smallestOver = Math.Min(smallestOver, over[i]);
            }
        }

        var grown = positive != support;
        support = positive;

        // Beyond the mean the tail falls faster than a geometric series of this ratio.
        var leftOut = poisson.Tail(step);
        var leftOver = leftOut / (1 - (mean / (step + 2)));
        return !grown && leftOut <= Truncation * smallestAt && leftOver <= Truncation * smallestOver;
    }

    private static string Rounded(double steps) => steps.ToString("0.###E+0", CultureInfo.InvariantCulture);

    private static void Add(double[] target, double[] source, double weight)
    {
        if (weight == 0)
        {
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] += weight * source[i];
        }
    }
}
