using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>What a simulation found of the long run of a behaviour: estimates with intervals, and how they were made.</summary>
/// <remarks>Made by <see cref="BehaviourSimulation"/>. Immutable and safe to share between threads.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class SimulationResult : ExhibitableResult
{
    private readonly SimulationPlan _plan;
    private readonly Samples _samples;

    internal SimulationResult(SimulationPlan plan, LongRun run, long seed, Probability level)
    {
        _plan = plan;
        _samples = run.Samples;
        Seed = seed;
        Level = level;
        Cycles = run.Cycles;
        Events = run.Events;
        Replications = run.Lives;
        Limit = run.Limit;
        Method = run.Method;
    }

    /// <summary>What was simulated.</summary>
    public Behaviour Behaviour => _plan.Behaviour;

    /// <summary>What was watched.</summary>
    public IReadOnlyList<Measure> Measures => _plan.Measures;

    /// <summary>The seed: with it and the same options the result comes back to the last bit.</summary>
    public long Seed { get; }

    /// <summary>How it was simulated.</summary>
    public string Method { get; }

    /// <summary>How probable it is that an interval holds the exact value.</summary>
    public Probability Level { get; }

    /// <summary>The time that was observed, of all replications together.</summary>
    public Duration Time => Duration.FromSeconds(_samples[Tally.Time]);

    /// <summary>The number of events, warm-up included.</summary>
    public long Events { get; }

    /// <summary>The number of lives that were lived.</summary>
    public int Replications { get; }

    /// <summary>The number of regenerative cycles; 0 where no state recurs often enough with everything fresh.</summary>
    public long Cycles { get; }

    /// <summary>The limit that ended the simulation before it had what was asked for; null where it had. The intervals are as good as ever, and wider than wanted.</summary>
    public SolverLimit? Limit { get; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<string> Assumptions { get; } = ["The long run is the same whatever happens first."];

    /// <summary>The share of time in which a condition holds, or an observable is up.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Availability> Availability(Measure up) => Estimates.OfAvailability(_samples, UpOrDown(up), Level.Value);

    /// <summary>The mean of an amount, or of the level of an observable.</summary>
    /// <exception cref="ArgumentException">It was not watched.</exception>
    public Estimate<double> Mean(Measure amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        var (mean, half) = _samples.PerTime(Tally.Level(amount.IndexIn(Measures, upOrDown: false)), Level.Value);
        return new(mean, mean - half, mean + half, half / Math.Abs(mean));
    }

    /// <summary>How often a condition ceases to hold, or an observable to be full.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Rate> FailureFrequency(Measure up) => Estimates.OfRate(_samples.PerTime(Tally.Failures(UpOrDown(up)), Level.Value));

    /// <summary>How long a condition holds on the mean until it ceases; infinite where it was never seen to cease.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Duration> MeanUpTime(Measure up) => Estimates.OfTime(_samples.PerFailure(UpOrDown(up), up: true, Level.Value));

    /// <summary>How long a condition does not hold on the mean until it does again.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Duration> MeanDownTime(Measure up) => Estimates.OfTime(_samples.PerFailure(UpOrDown(up), up: false, Level.Value));

    /// <summary>How often the events with a tag happen, whether they change the state or not; zero, and certainly so, for a tag that no event bears.</summary>
    public Estimate<Rate> EventRate(Tag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var index = Array.IndexOf(_plan.Tags, tag);
        return index < 0 ? default : Estimates.OfRate(_samples.PerTime(Tally.Happened(_plan, index), Level.Value));
    }

    /// <summary>The estimates in tables, and how they were made.</summary>
    public override Exhibit ToExhibit() => SimulationExhibit.Of(this, _plan);

    private int UpOrDown(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.IndexIn(Measures, upOrDown: true);
    }
}
