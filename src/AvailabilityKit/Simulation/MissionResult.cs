using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>What simulated missions found: lives from the beginning, each of the same length.</summary>
/// <remarks>Made by <see cref="BehaviourSimulation"/>. Immutable and safe to share between threads.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class MissionResult : ExhibitableResult
{
    private readonly SimulationPlan _plan;
    private readonly Missions _missions;

    internal MissionResult(SimulationPlan plan, Missions missions, Duration length, long seed, Probability level)
    {
        _plan = plan;
        _missions = missions;
        Length = length;
        Seed = seed;
        Level = level;
    }

    /// <summary>What was simulated.</summary>
    public Behaviour Behaviour => _plan.Behaviour;

    /// <summary>What was watched.</summary>
    public IReadOnlyList<Measure> Measures => _plan.Measures;

    /// <summary>How long a mission is.</summary>
    public Duration Length { get; }

    /// <summary>The number of missions.</summary>
    public long Missions => _missions.Count;

    /// <summary>The number of events in all of them.</summary>
    public long Events => _missions.Events;

    /// <summary>How it was simulated.</summary>
    public string Method => "independent missions";

    /// <summary>The seed: with it and the same options the result comes back to the last bit.</summary>
    public long Seed { get; }

    /// <summary>How probable it is that an interval holds the exact value.</summary>
    public Probability Level { get; }

    /// <summary>The probability that a condition holds, or an observable is up, from the beginning to the end of the mission.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Probability> Reliability(Measure up) => Estimates.OfProbability(_missions.Survived(UpOrDown(up)), Missions, Level.Value);

    /// <summary>The probability that a condition holds, or an observable is up, at the end of the mission.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Probability> ProbabilityAtEnd(Measure up) => Estimates.OfProbability(_missions.UpAtEnd(UpOrDown(up)), Missions, Level.Value);

    /// <summary>The expected share of the mission in which a condition holds, or an observable is up.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Availability> IntervalAvailability(Measure up) => Estimates.OfAvailability(_missions.Samples, UpOrDown(up), Level.Value);

    /// <summary>The expected mean over the mission of an amount, or of the level of an observable.</summary>
    /// <exception cref="ArgumentException">It was not watched.</exception>
    public Estimate<double> Mean(Measure amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        var (mean, half) = _missions.Samples.PerTime(Tally.Level(amount.IndexIn(Measures, upOrDown: false)), Level.Value);
        return new(mean, mean - half, mean + half, half / Math.Abs(mean));
    }

    /// <summary>The expected number of times in a mission that a condition ceases to hold, as a rate over its length.</summary>
    /// <exception cref="ArgumentException">It was not watched, or is an amount.</exception>
    public Estimate<Rate> FailureFrequency(Measure up) => Estimates.OfRate(_missions.Samples.PerTime(Tally.Failures(UpOrDown(up)), Level.Value));

    /// <summary>How often the events with a tag happen over the mission; zero, and certainly so, for a tag that no event bears.</summary>
    public Estimate<Rate> EventRate(Tag tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var index = Array.IndexOf(_plan.Tags, tag);
        return index < 0 ? default : Estimates.OfRate(_missions.Samples.PerTime(Tally.Happened(_plan, index), Level.Value));
    }

    /// <summary>The estimates in a table, and how they were made.</summary>
    public override Exhibit ToExhibit() => Exhibit
        .Titled(Behaviour.Name, $"{Figure.Significant(Missions, 3)} simulated missions of {Length}")
        .Table("Missions", table =>
        {
            table.Column("What").Number("Reliability").Column($"{Level} interval").Number("Up at the end").Number("Availability on the way");
            foreach (var up in Measures.Where(measure => measure.IsUpOrDown))
            {
                var reliability = Reliability(up);
                table.Row(up.Name, reliability.Value.ToString(), $"{reliability.Low} to {reliability.High}", ProbabilityAtEnd(up).Value.ToString(), IntervalAvailability(up).Value.ToString());
            }
        })
        .Notes("How this was computed", notes => notes.Add($"Independent missions, {Figure.Significant(Events, 3)} events, seed {Seed}."));

    private int UpOrDown(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.IndexIn(Measures, upOrDown: true);
    }
}
