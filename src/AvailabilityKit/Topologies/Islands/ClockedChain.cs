using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The long run of the chain of a part that goes by the clock.</summary>
internal static class ClockedChain
{
    /// <summary>Each segment of the clock takes dense matrices of its states.</summary>
    /// <param name="chain">The chain, in which moments of the clock stand as events with rates.</param>
    /// <param name="clock">What it goes by.</param>
    /// <param name="time">The variable that says which segment it is.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="SolverException">A segment has more states than the options allow.</exception>
    public static BehaviourDistribution Solve(BehaviourChain chain, Clock clock, StateVariable time, string name, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var rates = chain.Chain.Rates;
        var isTick = new bool[rates.TransitionCount];
        for (var entry = 0; entry < isTick.Length; entry++)
        {
            isTick[entry] = chain.EventsOf(entry)?.Contains(Clock.Tick) ?? false;
        }

        var segmentOf = new int[chain.StateCount];
        for (var state = 0; state < segmentOf.Length; state++)
        {
            segmentOf[state] = chain.ValuesOf(state)[time.Index];
        }

        var periodic = new PeriodicChain(rates, isTick, segmentOf, Array.ConvertAll(clock.Lengths, length => (double)length));
        if (periodic.LargestSegment > options.MaximumClockedStates)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumClockedStates)}",
                options.MaximumClockedStates,
                periodic.LargestSegment,
                $"The {name} goes by the clock and has {periodic.LargestSegment} joint states at one time of day.",
                "let fewer elements go by the clock: work that begins at random, crews without hours"));
        }

        periodic.Solve(chain.Chain.Start, new ChainOptions { MaximumFill = options.MaximumFill }, cancellationToken);
        return chain.WithLongRun(periodic.Probabilities, periodic.EffectiveRates, clock.Engine, periodic.ErrorBound);
    }
}
