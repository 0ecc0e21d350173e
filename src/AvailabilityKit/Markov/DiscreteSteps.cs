namespace AvailabilityKit.Markov;

/// <summary>State probabilities of a discrete-time chain after a number of steps, and the expected number of visits before, by stepping.</summary>
/// <remarks>
/// The entries of a row are the probabilities of a step, a step to the same state included; a state without entries is never left. Sums of
/// products of non-negative numbers: entrywise relative error steps x (terms of a sum + 2) x unit of rounding. Cost: steps x transitions.
/// </remarks>
internal static class DiscreteSteps
{
    public static TransientSolution Solve(RateMatrix matrix, ReadOnlySpan<double> start, long steps, ChainOptions options, CancellationToken cancellationToken)
    {
        if (steps > options.MaximumSteps)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(ChainOptions)}.{nameof(ChainOptions.MaximumSteps)}", options.MaximumSteps, steps, $"{steps} steps are more than the {options.MaximumSteps} that may be taken.", "ask for fewer steps"));
        }

        var current = start.ToArray();
        var next = new double[current.Length];
        var visits = new double[current.Length];
        var offsets = matrix.Offsets;
        var columns = matrix.Columns;
        var probabilities = matrix.RatesPerSecond;
        for (var step = 0L; step < steps; step++)
        {
            if ((step & 0xF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            next.AsSpan().Clear();
            for (var state = 0; state < current.Length; state++)
            {
                var here = current[state];
                if (here == 0)
                {
                    continue;
                }

                visits[state] += here;
                if (offsets[state] == offsets[state + 1])
                {
                    next[state] += here;
                }

                for (var entry = offsets[state]; entry < offsets[state + 1]; entry++)
                {
                    next[columns[entry]] += here * probabilities[entry];
                }
            }

            (current, next) = (next, current);
        }

        var bound = (steps * (LargestColumn(matrix) + 2.0) * Rounding.Unit) + (steps * Rounding.Unit);
        return new TransientSolution(current, visits, $"{steps} steps of {current.Length} states, one by one", bound, bound + Rounding.Unit);
    }

    private static int LargestColumn(RateMatrix matrix)
    {
        var lengths = new int[matrix.StateCount];
        foreach (var column in matrix.Columns)
        {
            lengths[column]++;
        }

        return lengths.Length == 0 ? 0 : lengths.Max();
    }
}
