using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Solves a part of an island as a Markov chain, and words the limits that it may reach as those of the evaluation.</summary>
internal static class JointChain
{
    private const string ModelApart = "model some of its parts apart: as a group, or with their own repair crews";

    /// <remarks>
    /// A probability is a ratio of sums of products of rates with one factor for each state at most (Kirchhoff's tree theorem), so that a
    /// relative change of the rates at which planned work begins changes it by no more than twice as many times that.
    /// </remarks>
    public static IslandSolution Solve(ResolvedTopology topology, IslandPart part, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var name = $"island of {part.Island.Name}";
        var clock = part.TimeOfDay is null ? null : part.Island.Behaviour.Clock;
        var paced = PacedChain.Solve(
            part,
            Generate(part, name, options, cancellationToken),
            chain => clock is null ? Eliminate(chain, name, options.MaximumFill, cancellationToken) : ClockedChain.Of(chain, clock, part.Island.Behaviour.TimeOfDay!, name, options).LongRun(new ChainOptions { MaximumFill = options.MaximumFill }, cancellationToken),
            cancellationToken);
        var (chain, steady) = (paced.Chain, paced.Steady);
        var matrix = steady.States.Chain.Rates;
        var steps = new JointStep[matrix.TransitionCount];
        for (var from = 0; from < matrix.StateCount; from++)
        {
            for (var entry = matrix.Offsets[from]; entry < matrix.Offsets[from + 1]; entry++)
            {
                steps[entry] = new(from, matrix.Columns[entry], matrix.RatesPerSecond[entry]) { Events = chain.EventsOf(entry) };
            }
        }

        return IslandSolution.Of(
            part,
            steady.States.Probabilities.ToArray(),
            steps,
            chain.ValuesOf,
            clock?.Engine ?? Engine(steady),
            paced.Paces,
            steady.States.ErrorBound + (2 * chain.StateCount * paced.Miss),
            steady.EventRates(),
            chain.StateCountBeforeLumping);
    }

    private static string Engine(BehaviourDistribution steady) => steady.States is SteadyState<BehaviourState> { Solver: SteadyStateMethod.GaussSeidel }
        ? "Markov chain (Gauss-Seidel sweeps, proved)"
        : "Markov chain (GTH elimination)";

    private static BehaviourChain Generate(IslandPart part, string name, EvaluationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return part.Island.ChainOf(part, options, cancellationToken);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            var isStates = limit.Option == $"{nameof(GenerationOptions)}.{nameof(GenerationOptions.MaximumStates)}";
            throw new SolverException(
                limit with
                {
                    Option = isStates ? $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumStates)}" : null,
                    Reached = $"The {name} has more than {limit.Value} joint {(isStates ? "states" : "transitions")}.",
                    Otherwise = ModelApart,
                },
                tooLarge);
        }
    }

    private static BehaviourDistribution Eliminate(BehaviourChain chain, string name, int maximumFill, CancellationToken cancellationToken)
    {
        try
        {
            // A node that never fails keeps the work, and those that wait cold for it do not fail either: that is for ever, and no mistake.
            return chain.SteadyState(new ChainOptions { MaximumFill = maximumFill, AllowAbsorbingStates = true }, cancellationToken);
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is { } limit)
        {
            throw new SolverException(
                limit with
                {
                    Option = $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumFill)}",
                    Reached = $"The {name} has {chain.StateCount} joint states, whose elimination needs working room for more than {limit.Value} rates, of 8 bytes each.",
                    Otherwise = ModelApart,
                },
                tooLarge);
        }
    }
}
