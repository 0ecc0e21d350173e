namespace AvailabilityKit.Simulation;

/// <summary>Lives a behaviour in rounds of replications until enough was seen.</summary>
/// <remarks>
/// A replication has a number, which alone decides its stream of random numbers, and how many there are in a round does not hang on the
/// threads; what they found is added in the order of their numbers. So a seed gives the same bits on any number of threads.
/// </remarks>
internal sealed class LongRun
{
    private const int Replications = 16;
    private const int FirstEvents = 1 << 14;
    private const int MostDoublings = 6;
    private const int LeastOvertime = 100_000;

    /// <summary>So often must a measure have gone down before its interval is believed when it is time to stop: rarer ones have not shown their variance.</summary>
    private const int FewestFailures = 100;

    private readonly SimulationPlan _plan;
    private readonly SimulationOptions _options;
    private readonly long _seed;
    private readonly CancellationToken _cancellationToken;

    public LongRun(SimulationPlan plan, long seed, SimulationOptions options, CancellationToken cancellationToken)
    {
        _plan = plan;
        _seed = seed;
        _options = options;
        _cancellationToken = cancellationToken;
        Samples = new Samples(plan);
        Regeneration = Regeneration.Find(plan, NewWalk(), seed);
    }

    public Regeneration? Regeneration { get; }

    public Samples Samples { get; }

    public long Cycles { get; private set; }

    public long Events { get; private set; }

    public int Lives { get; private set; }

    public bool IsWatching => _plan.Measures.Length > 0;

    /// <summary>Whether the lives jump from event to event by rates, with mean times between.</summary>
    public bool Jumps => Array.TrueForAll(_plan.IsExponential, exponential => exponential);

    /// <summary>How it lives, in words.</summary>
    public string Method => (Regeneration is null, Jumps) switch
    {
        (false, true) => "regenerative cycles of the embedded chain, with mean times in place of drawn ones",
        (false, false) => "regenerative cycles",
        (true, true) => "independent replications of the embedded chain with a warm-up, with mean times in place of drawn ones",
        (true, false) => "independent replications with a warm-up",
    };

    public SolverLimit? Limit { get; private set; }

    /// <summary>The widest relative error of the measures; infinite where one has not gone down often enough.</summary>
    public double RelativeError => _plan.Measures.Length == 0 ? double.PositiveInfinity : Enumerable.Range(0, _plan.Measures.Length).Where(measure => _plan.Ledger?.MustBeKnown(measure) is null or true).Max(RelativeErrorOf);

    /// <summary>Lives for a time, shared among the replications.</summary>
    public void LiveFor(double seconds)
    {
        LiveRound(LengthOf(Math.Max(1, _options.MaximumEvents / Replications), seconds / Replications, _options));
        if (Samples[Tally.Time] < seconds)
        {
            Limit = Reached($"\"{_plan.Behaviour.Name}\" was simulated for {Duration.FromSeconds(Samples[Tally.Time])} of {Duration.FromSeconds(seconds)}.", "simulate less time");
        }
    }

    /// <summary>Lives until every measure is known to a relative error.</summary>
    public void LiveUntil(double relativeError)
    {
        for (var round = 0; round == 0 || RelativeError > relativeError; round++)
        {
            var left = (_options.MaximumEvents - Events) / Replications;
            if (left <= 0)
            {
                Limit = Reached($"\"{_plan.Behaviour.Name}\" was simulated for {Events} events, and is not known to a relative error of {Presentation.Figure.Plain(relativeError, 3)}.", "ask for less accuracy, or bias the failures if what is watched is rare");
                return;
            }

            LiveRound(LengthOf(Math.Min(left, (long)FirstEvents << Math.Min(round, MostDoublings)), double.PositiveInfinity, _options));
        }
    }

    /// <summary>A length with what is allowed to complete its last sample, which is much, since samples that are left out because they are long would falsify the rest.</summary>
    public static Replication.Length LengthOf(long events, double seconds, SimulationOptions options) =>
        new(events, seconds, Math.Max(2 * events, options.MaximumEvents / Replications) + LeastOvertime);

    public static SolverException DoesNotRecur(SimulationPlan plan, SimulationOptions options) => new(new SolverLimit(
        $"{nameof(SimulationOptions)}.{nameof(SimulationOptions.MaximumEvents)}",
        options.MaximumEvents,
        null,
        $"A life of \"{plan.Behaviour.Name}\" left the state that it returned to in a trial, and did not come back to it.",
        $"simulate missions of a given length with {nameof(BehaviourSimulation.SimulateMissions)}, if it never comes back"));

    private SolverLimit Reached(string what, string otherwise) =>
        new($"{nameof(SimulationOptions)}.{nameof(SimulationOptions.MaximumEvents)}", _options.MaximumEvents, null, what, otherwise);

    private double RelativeErrorOf(int measure)
    {
        if (!_plan.CanChange[measure])
        {
            return 0;
        }

        if (!_plan.Measures[measure].IsUpOrDown)
        {
            var (mean, width) = Samples.PerTime(Tally.Level(measure), _options.Level.Value);
            return width / Math.Abs(mean);
        }

        var smaller = Samples[Tally.Up(measure)] < Samples[Tally.Down(measure)] ? Tally.Up(measure) : Tally.Down(measure);
        var (share, half) = Samples.PerTime(smaller, _options.Level.Value);
        return Samples[Tally.Failures(measure)] < FewestFailures ? double.PositiveInfinity : half / share;
    }

    private void LiveRound(Replication.Length length)
    {
        foreach (var replication in SideBySide.Live(Replications, Lives, number => Live(number, length), _options.MaximumThreads, _cancellationToken))
        {
            if (replication.IsCut)
            {
                throw DoesNotRecur(_plan, _options);
            }

            Samples.Add(replication.Samples);
            Cycles += replication.Cycles;
            Events += replication.Events;
        }

        Lives += Replications;
        _options.Progress?.Report(new SimulationProgress(Events, Duration.FromSeconds(Samples[Tally.Time]), RelativeError));
    }

    private Replication Live(long number, Replication.Length length) => Regeneration is { } regeneration
        ? Replication.Regenerative(_plan, NewWalk(), regeneration, _seed, number, length, _cancellationToken)
        : Replication.WithWarmUp(_plan, NewWalk(), _options.WarmUp, _seed, number, length, _cancellationToken);

    private Walk NewWalk() => Jumps ? new JumpWalk(_plan) : new ClockWalk(_plan);
}
