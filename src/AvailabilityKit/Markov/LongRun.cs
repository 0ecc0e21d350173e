namespace AvailabilityKit.Markov;

/// <summary>The long run of any chain: its closed classes that the start reaches, the chance of ending in each, and the steady state within.</summary>
internal static class LongRun
{
    public static SteadyState<TState> Solve<TState>(MarkovChain<TState> chain, ChainOptions options, CancellationToken cancellationToken)
        where TState : notnull
    {
        var absorption = Absorption.Of(chain.Rates, chain.Start, times: false, options, cancellationToken);
        Refuse(chain, absorption, options);

        var probabilities = new double[chain.StateCount];
        var withinBound = 0.0;
        var method = string.Empty;
        var solver = SteadyStateMethod.Elimination;
        var classes = absorption.Classes;
        for (var c = 0; c < classes.Count; c++)
        {
            var members = classes[c];
            var within = ClosedClass.Solve(chain.Rates, members, options, cancellationToken);
            withinBound = Math.Max(withinBound, within.ErrorBound);
            (solver, method) = (within.Solver, within.Method);
            var share = absorption.Shares[c];
            for (var i = 0; i < members.Length; i++)
            {
                probabilities[members[i]] = share * within.Probabilities[i];
            }
        }

        if (classes.Count > 1)
        {
            method = $"{classes.Count} closed classes, weighted by the probability of ending in each; the last by {method}";
        }

        var bound = withinBound + absorption.ErrorBound;
        return new SteadyState<TState>(chain, probabilities, method, bound, Assumptions(chain, absorption)) { Solver = solver };
    }

    /// <summary>The first absorbing state that the chain comes to; -1 where there is none.</summary>
    public static int StuckIn(RateMatrix rates, ReadOnlySpan<double> start) => StuckIn(rates, Absorption.ReachableFrom(rates, start));

    // A start that is stuck at once is a chain of one state: certain, and no surprise.
    private static int StuckIn(RateMatrix rates, bool[] reachable) =>
        reachable.Count(r => r) == 1 ? -1 : Enumerable.Range(0, reachable.Length).FirstOrDefault(state => reachable[state] && rates.ExitRatesPerSecond[state] == 0, -1);

    private static void Refuse<TState>(MarkovChain<TState> chain, Absorption absorption, ChainOptions options)
        where TState : notnull
    {
        if (!options.AllowAbsorbingStates && StuckIn(chain.Rates, absorption.Reachable) is var absorbing and >= 0)
        {
            var name = chain.Label(chain.States[absorbing]);
            throw new ModelException(
                $"Chain \"{chain.Name}\": state \"{name}\" is absorbing, no transition leaves it, so in the long run the chain is stuck. "
                + "Add the transition that leaves it (a repair?); or ask MeanTimeTo, ProbabilityOfReaching or At, which are meant for such chains; "
                + $"or set {nameof(ChainOptions)}.{nameof(ChainOptions.AllowAbsorbingStates)} to have the long run all the same.",
                name);
        }
    }

    private static List<string> Assumptions<TState>(MarkovChain<TState> chain, Absorption absorption)
        where TState : notnull
    {
        var assumptions = new List<string> { ChainAssumptions.Exponential };
        var classes = absorption.Classes;
        if (classes.Count > 1)
        {
            assumptions.Add($"The chain has {classes.Count} closed classes: its long run depends on the start and is averaged over it.");
        }

        var unreachable = absorption.Reachable.Count(r => !r);
        if (unreachable > 0)
        {
            var first = chain.Label(chain.States[Array.IndexOf(absorption.Reachable, false)]);
            assumptions.Add($"{unreachable} states are never reached from the start (the first is \"{first}\").");
        }

        var left = absorption.Reachable.Count(r => r) - classes.Sum(members => members.Length);
        if (left > 0)
        {
            assumptions.Add($"{left} states are left for ever and have probability zero in the long run.");
        }

        return assumptions;
    }
}
