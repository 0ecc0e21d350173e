using AvailabilityKit.Behaviours;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>The chain of what goes by the clock, in which moments of the clock stand as events with rates. Each segment of the clock takes dense matrices of its states.</summary>
internal sealed class ClockedChain
{
    private readonly BehaviourChain _chain;
    private readonly Clock _clock;
    private readonly bool[] _isTick;
    private readonly int[] _segmentOf;

    private ClockedChain(BehaviourChain chain, Clock clock, StateVariable time)
    {
        _chain = chain;
        _clock = clock;
        _isTick = new bool[chain.Chain.Rates.TransitionCount];
        for (var entry = 0; entry < _isTick.Length; entry++)
        {
            _isTick[entry] = chain.EventsOf(entry)?.Contains(Clock.Tick) ?? false;
        }

        _segmentOf = new int[chain.StateCount];
        for (var state = 0; state < _segmentOf.Length; state++)
        {
            _segmentOf[state] = chain.ValuesOf(state)[time.Index];
        }
    }

    /// <summary>Whether the clock goes on in it, as far as the chain can tell.</summary>
    public bool GoesOn => Array.Exists(_isTick, isTick => isTick);

    /// <param name="chain">The chain.</param>
    /// <param name="clock">What it goes by.</param>
    /// <param name="time">The variable that says which segment it is.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="SolverException">A segment has more states than the options allow.</exception>
    public static ClockedChain Of(BehaviourChain chain, Clock clock, StateVariable time, string name, EvaluationOptions options)
    {
        var clocked = new ClockedChain(chain, clock, time);
        var largest = clocked._segmentOf.CountBy(segment => segment).Max(segment => segment.Value);
        return !clocked.GoesOn || largest <= options.MaximumClockedStates ? clocked : throw new SolverException(new SolverLimit(
            $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumClockedStates)}",
            options.MaximumClockedStates,
            largest,
            $"The {name} goes by the clock and has {largest} joint states at one time of day.",
            "let fewer elements go by the clock: work that begins at random, crews without hours"));
    }

    /// <summary>For each state whether it is at a time among some hours.</summary>
    public bool[] IsIn(Hours hours)
    {
        var isIn = _clock.IsIn(hours);
        return Array.ConvertAll(_segmentOf, segment => isIn[segment]);
    }

    /// <summary>The long run.</summary>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    public BehaviourDistribution LongRun(ChainOptions options, CancellationToken cancellationToken)
    {
        var periodic = new PeriodicChain(_chain.Chain.Rates, _isTick, _segmentOf, Lengths());
        periodic.Solve(_chain.Chain.Start, options, cancellationToken);
        return _chain.WithLongRun(periodic.Probabilities, periodic.EffectiveRates, _clock.Engine, periodic.ErrorBound);
    }

    /// <summary>The chain from its beginning on.</summary>
    /// <param name="isLast">For each state whether nothing follows it; null for none.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    public PeriodicLife Life(bool[]? isLast, ChainOptions options, CancellationToken cancellationToken) =>
        new(new SegmentedChain(_chain.Chain.Rates, _isTick, _segmentOf, Lengths(), isLast), options, cancellationToken);

    private double[] Lengths() => Array.ConvertAll(_clock.Lengths, length => (double)length);
}
