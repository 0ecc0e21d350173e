using AvailabilityKit.Graphs;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Markov;

/// <summary>Solves a chain at a time, with the cheaper of two exact methods: uniformization, or squaring where the time is long and the states are few.</summary>
internal static class Transient
{
    private const double UniformizationSlack = 1.1;

    // Below this the base step of squaring alone costs as much as uniformization.
    private const double FewSteps = 64;
    private const double WorthAStationarySolution = 1_000;
    private const int LargestDense = 20_000;

    public static TransientSolution Solve(
        RateMatrix matrix, ReadOnlySpan<double> start, double seconds, ChainOptions options, CancellationToken cancellationToken)
    {
        var reachable = Absorption.ReachableFrom(matrix, start);
        var members = Enumerable.Range(0, reachable.Length).Where(state => reachable[state]).ToArray();
        var part = SubChain.Of(matrix, members);
        if (seconds == 0 || part.TransitionCount == 0)
        {
            return new TransientSolution(
                start.ToArray(), [.. start.ToArray().Select(p => p * seconds)], "nothing moves: the start", 0, Rounding.Unit);
        }

        var localStart = part.Restrict(start);
        var uniformized = part.ToUniformized(UniformizationSlack);
        var steps = uniformized.Rate * seconds;
        if (!double.IsFinite(steps))
        {
            throw new SolverException(
                $"The largest exit rate, {NumberNotation.Exact(uniformized.Rate)} per second, times {NumberNotation.Exact(seconds)} s leaves the range of a double; ask for a shorter time.");
        }

        var (stationary, bound) = steps < WorthAStationarySolution
            ? (null, 0)
            : StationaryOf(matrix, members, part, options, cancellationToken);
        var solution = PrefersSquaring(members.Length, uniformized.EntryCount, steps, options)
            ? ExponentialSquaring.Solve(
                part.ToUniformized(ExponentialSquaring.Slack), localStart, seconds, stationary, bound, options, cancellationToken)
            : Uniformization.Solve(uniformized, localStart, seconds, stationary, bound, options.MaximumSteps, cancellationToken);
        return solution with
        {
            Probabilities = part.Extend(solution.Probabilities, matrix.StateCount),
            Seconds = part.Extend(solution.Seconds, matrix.StateCount),
        };
    }

    private static bool PrefersSquaring(int states, int entries, double steps, ChainOptions options)
    {
        if (states > Math.Min(options.MaximumDenseStates, LargestDense) || steps < FewSteps)
        {
            return false;
        }

        // Multiplications; a dense one is about four times as fast, since it runs along memory.
        var squaring = (Math.Pow(states, 3) * Math.Log2(steps) / 4) + (40.0 * states * entries);
        return squaring < steps * entries || steps > options.MaximumSteps;
    }

    /// <summary>The stationary distribution when there is one that every state shares in; it only shortens the work, so none is no failure.</summary>
    private static (double[]? Stationary, double Bound) StationaryOf(
        RateMatrix matrix, int[] members, SubChain part, ChainOptions options, CancellationToken cancellationToken)
    {
        var components = StronglyConnectedComponents.Of(matrix.Offsets, matrix.Columns);
        if (!components.IsClosed(components.ComponentOf[members[0]]) || components.Size(components.ComponentOf[members[0]]) != members.Length)
        {
            return (null, 0);
        }

        try
        {
            var elimination = part.ToElimination(part.PlanElimination(options, cancellationToken), options with { Progress = null });
            return (elimination.Stationary(cancellationToken), elimination.ErrorBound);
        }
        catch (SolverException)
        {
            return (null, 0);
        }
    }
}
