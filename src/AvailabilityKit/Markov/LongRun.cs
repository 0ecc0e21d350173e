using AvailabilityKit.Graphs;

namespace AvailabilityKit.Markov;

/// <summary>The long run of any chain: its closed classes that the start reaches, the chance of ending in each, and the steady state within.</summary>
internal static class LongRun
{
    public static SteadyState<TState> Solve<TState>(MarkovChain<TState> chain, ChainOptions options, CancellationToken cancellationToken)
        where TState : notnull
    {
        var matrix = chain.Rates;
        var reachable = chain.ReachableFromStart();
        var components = StronglyConnectedComponents.Of(matrix.Offsets, matrix.Columns);
        var classes = ClosedClasses(reachable, components);
        Refuse(chain, classes, reachable, options);

        var errorBound = 0.0;
        long fill = 0;
        var shares = new double[classes.Count];
        shares[0] = 1;
        if (classes.Count > 1)
        {
            shares = AbsorptionInto(classes, matrix, reachable, chain.Start, options, cancellationToken, out errorBound);
        }

        var probabilities = new double[chain.StateCount];
        var withinBound = 0.0;
        for (var c = 0; c < classes.Count; c++)
        {
            var members = classes[c];
            var solver = SubChain.Of(matrix, members).ToElimination(options);
            var within = solver.Stationary(cancellationToken);
            withinBound = Math.Max(withinBound, solver.ErrorBound);
            fill = Math.Max(fill, solver.Fill);
            for (var i = 0; i < members.Length; i++)
            {
                probabilities[members[i]] = shares[c] * within[i];
            }
        }

        var method = classes.Count == 1
            ? $"Grassmann-Taksar-Heyman elimination of {classes[0].Length} states ({fill} matrix entries)"
            : $"Grassmann-Taksar-Heyman elimination of {classes.Count} closed classes, weighted by the probability of ending in each";
        return new SteadyState<TState>(
            chain, probabilities, method, errorBound + withinBound, Assumptions(chain, classes, reachable));
    }

    private static List<int[]> ClosedClasses(bool[] reachable, StronglyConnectedComponents components)
    {
        var members = new List<int>?[components.Count];
        for (var state = 0; state < reachable.Length; state++)
        {
            var component = components.ComponentOf[state];
            if (reachable[state] && components.IsClosed(component))
            {
                (members[component] ??= []).Add(state);
            }
        }

        var classes = new List<int[]>();
        foreach (var list in members)
        {
            if (list is not null)
            {
                classes.Add([.. list]);
            }
        }

        return classes;
    }

    private static void Refuse<TState>(MarkovChain<TState> chain, List<int[]> classes, bool[] reachable, ChainOptions options)
        where TState : notnull
    {
        if (options.AllowAbsorbingStates || reachable.Count(r => r) == 1)
        {
            return;
        }

        var absorbing = classes.Find(members => members.Length == 1);
        if (absorbing is not null)
        {
            var name = chain.Label(chain.States[absorbing[0]]);
            throw new ModelException(
                $"Chain '{chain.Name}': state '{name}' is absorbing, no transition leaves it, so in the long run the chain is stuck. "
                + "Add the transition that leaves it (a repair?); or ask MeanTimeTo, ProbabilityOfReaching or At, which are meant for such chains; "
                + $"or set {nameof(ChainOptions)}.{nameof(ChainOptions.AllowAbsorbingStates)} to have the long run all the same.",
                name);
        }
    }

    private static double[] AbsorptionInto(
        List<int[]> classes,
        RateMatrix matrix,
        bool[] reachable,
        ReadOnlySpan<double> start,
        ChainOptions options,
        CancellationToken cancellationToken,
        out double errorBound)
    {
        var ending = new int[matrix.StateCount];
        ending.AsSpan().Fill(-1);
        var shares = new double[classes.Count];
        for (var c = 0; c < classes.Count; c++)
        {
            foreach (var state in classes[c])
            {
                ending[state] = c;
                shares[c] += start[state];
            }
        }

        var transient = new List<int>();
        for (var state = 0; state < reachable.Length; state++)
        {
            if (reachable[state] && ending[state] < 0)
            {
                transient.Add(state);
            }
        }

        errorBound = 0;
        if (transient.Count > 0)
        {
            var part = SubChain.Of(matrix, [.. transient], ending, classes.Count);
            var solver = part.ToElimination(options);
            var (_, hits) = solver.Absorb(part.Restrict(start), cancellationToken);
            errorBound = solver.ErrorBound;
            for (var c = 0; c < shares.Length; c++)
            {
                shares[c] += hits[c];
            }
        }

        return shares;
    }

    private static List<string> Assumptions<TState>(MarkovChain<TState> chain, List<int[]> classes, bool[] reachable)
        where TState : notnull
    {
        var assumptions = new List<string> { ChainAssumptions.Exponential };
        if (classes.Count > 1)
        {
            assumptions.Add($"The chain has {classes.Count} closed classes: its long run depends on the start and is averaged over it.");
        }

        var unreachable = reachable.Count(r => !r);
        if (unreachable > 0)
        {
            assumptions.Add($"{unreachable} states are never reached from the start (the first is '{chain.Label(chain.States[Array.IndexOf(reachable, false)])}').");
        }

        var left = reachable.Count(r => r) - classes.Sum(members => members.Length);
        if (left > 0)
        {
            assumptions.Add($"{left} states are left for ever and have probability zero in the long run.");
        }

        return assumptions;
    }
}
