using MathNet.Numerics.Distributions;

namespace AvailabilityKit.Simulation;

/// <summary>What many lives from the beginning add up to, each of the same length or until the first failure.</summary>
internal sealed class Missions
{
    private const int InChunk = 256;
    private const int EventsBetweenChecks = 1_024;

    private readonly long[] _survived;
    private readonly long[] _upAtEnd;
    private double _times;
    private double _squares;

    private Missions(SimulationPlan plan)
    {
        Samples = new Samples(plan);
        _survived = new long[plan.Measures.Length];
        _upAtEnd = new long[plan.Measures.Length];
    }

    public Samples Samples { get; }

    public long Count => Samples.Count;

    public long Events { get; private set; }

    /// <summary>How many lives came to rest for ever before the first failure.</summary>
    private long NeverFailed { get; set; }

    /// <summary>In how many missions a measure was up throughout.</summary>
    public long Survived(int measure) => _survived[measure];

    /// <summary>In how many missions a measure was up at the end.</summary>
    public long UpAtEnd(int measure) => _upAtEnd[measure];

    /// <summary>The mean time to the first failure of the first measure.</summary>
    public Estimate<Duration> TimeToFailure(double level)
    {
        if (NeverFailed > 0)
        {
            return new(Duration.Infinite, Duration.Infinite, Duration.Infinite, 0);
        }

        var mean = _times / Count;
        var variance = Math.Max(0, _squares - (mean * _times)) / (Count - 1);
        return Estimates.OfTime((mean, StudentT.InvCDF(0, 1, Count - 1, (1 + level) / 2) * Math.Sqrt(variance / Count)));
    }

    /// <summary>Lives all missions; each has the stream of its number.</summary>
    /// <exception cref="SolverException">They have more events than they may.</exception>
    public static Missions Live(SimulationPlan plan, double seconds, bool untilFailure, int missions, long seed, SimulationOptions options, CancellationToken cancellationToken)
    {
        var all = new Missions(plan);
        var chunks = (missions + InChunk - 1) / InChunk;
        for (var first = 0; first < chunks; first += InChunk)
        {
            var found = SideBySide.Live(
                Math.Min(InChunk, chunks - first),
                first,
                chunk => LiveChunk(plan, seconds, untilFailure, chunk * InChunk, Math.Min(missions, (chunk + 1) * InChunk), seed, options.MaximumEvents, cancellationToken),
                options.MaximumThreads,
                cancellationToken);
            foreach (var chunk in found)
            {
                all.Add(chunk);
            }

            if (all.Events > options.MaximumEvents)
            {
                throw new SolverException(new SolverLimit(
                    $"{nameof(SimulationOptions)}.{nameof(SimulationOptions.MaximumEvents)}",
                    options.MaximumEvents,
                    null,
                    $"{missions} missions of \"{plan.Behaviour.Name}\" have more than {options.MaximumEvents} events, of which some would be cut short.",
                    "simulate fewer missions"));
            }

            options.Progress?.Report(new SimulationProgress(all.Events, Duration.FromSeconds(all.Samples[Tally.Time]), double.PositiveInfinity));
        }

        return all;
    }

    private static Missions LiveChunk(SimulationPlan plan, double seconds, bool untilFailure, long from, long to, long seed, long mostEvents, CancellationToken cancellationToken)
    {
        var chunk = new Missions(plan);
        var walk = new ClockWalk(plan);
        var tally = new Tally(plan, seed, 0);
        for (var number = from; number < to && chunk.Events <= mostEvents; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            walk.Begin(seed, number);
            tally.Begin(walk.State);
            chunk.LiveOne(walk, tally, seconds, untilFailure, mostEvents, cancellationToken);
        }

        return chunk;
    }

    private void LiveOne(ClockWalk walk, Tally tally, double seconds, bool untilFailure, long mostEvents, CancellationToken cancellationToken)
    {
        var before = 0.0;
        while (before + walk.NextTime <= seconds && !(untilFailure && !tally.IsUp(0)) && walk.Step())
        {
            tally.Touch(walk.Now, walk.State);
            if (++Events % EventsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                before += walk.Now;
                tally.Rebase(walk.Now);
                walk.Rebase();
                if (Events > mostEvents)
                {
                    return;
                }
            }
        }

        if (untilFailure)
        {
            NeverFailed += tally.IsUp(0) ? 1 : 0;
            _times += before + walk.Now;
            _squares += (before + walk.Now) * (before + walk.Now);
        }

        tally.End(double.IsFinite(seconds) ? seconds - before : walk.Now, walk.State);
        Samples.Add(tally.Sample);
        for (var measure = 0; measure < _survived.Length; measure++)
        {
            _upAtEnd[measure] += tally.IsUp(measure) ? 1 : 0;
            _survived[measure] += tally.Sample[Tally.Failures(measure)] == 0 && tally.Sample[Tally.Down(measure)] == 0 ? 1 : 0;
        }
    }

    private void Add(Missions other)
    {
        Samples.Add(other.Samples);
        Events += other.Events;
        NeverFailed += other.NeverFailed;
        _times += other._times;
        _squares += other._squares;
        for (var measure = 0; measure < _survived.Length; measure++)
        {
            _survived[measure] += other._survived[measure];
            _upAtEnd[measure] += other._upAtEnd[measure];
        }
    }
}
