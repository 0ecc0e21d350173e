namespace AvailabilityKit.Markov;

/// <summary>The long run within one closed class of states.</summary>
internal static class ClosedClass
{
    /// <summary>Up to so many states elimination takes less time than it takes to say so, and it has the tighter bound.</summary>
    private const int FewStates = 150;

    /// <summary>A chain that has not settled after so many sweeps is a slow one, which elimination may well do better.</summary>
    private const long SoonSettled = 1_000;

    /// <summary>The stationary probabilities of <paramref name="members"/>, in their order.</summary>
    public static StationarySolution Solve(RateMatrix rates, int[] members, ChainOptions options, CancellationToken cancellationToken)
    {
        if (options.SteadyStateMethod == SteadyStateMethod.Elimination
            || (options.SteadyStateMethod == SteadyStateMethod.Automatic && members.Length <= FewStates))
        {
            return ByElimination(rates, members, options, cancellationToken);
        }

        var sweeps = new GaussSeidel(IncomingShares.Of(rates, members));
        if (options.SteadyStateMethod == SteadyStateMethod.Automatic)
        {
            if (sweeps.Solve(Math.Min(SoonSettled, options.MaximumSweeps), onlyTight: true, cancellationToken) is { } soon)
            {
                return soon;
            }

            try
            {
                return ByElimination(rates, members, options, cancellationToken);
            }
            catch (SolverException tooLarge) when (tooLarge.Limit is not null)
            {
                // What has no room for elimination has only the sweeps, however many they are.
                if (sweeps.Solve(options.MaximumSweeps, onlyTight: false, cancellationToken) is { } late)
                {
                    return late;
                }

                throw;
            }
        }

        return sweeps.Solve(options.MaximumSweeps, onlyTight: false, cancellationToken) ?? throw NotProved(members.Length, options);
    }

    private static StationarySolution ByElimination(RateMatrix rates, int[] members, ChainOptions options, CancellationToken cancellationToken)
    {
        var part = SubChain.Of(rates, members);
        var plan = rates.PlanFor(members, part, options, cancellationToken);
        var solver = part.ToElimination(plan, options);
        var probabilities = solver.Stationary(cancellationToken);
        return new StationarySolution(
            probabilities, solver.ErrorBound, SteadyStateMethod.Elimination, $"Grassmann-Taksar-Heyman elimination of {members.Length} states, in working room for {plan.Fill} rates");
    }

    private static SolverException NotProved(int states, ChainOptions options) => new(
        $"No bounds could be proved on the long run of {states} states within {options.MaximumSweeps} sweeps ({nameof(ChainOptions)}.{nameof(ChainOptions.MaximumSweeps)}). "
        + $"Allow more of them; or give elimination more room ({nameof(ChainOptions)}.{nameof(ChainOptions.MaximumFill)}) and set "
        + $"{nameof(ChainOptions)}.{nameof(ChainOptions.SteadyStateMethod)} to {nameof(SteadyStateMethod.Elimination)}; or keep less in the state.");
}
