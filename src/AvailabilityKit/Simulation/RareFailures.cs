using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Simulation;

/// <summary>What a simulation with frequent failures found of something that hardly ever fails.</summary>
/// <remarks>Made by <see cref="BehaviourSimulation.SimulateRareFailures"/>. Immutable and safe to share between threads.</remarks>
[JsonConverter(typeof(EngineConverter))]
public sealed class RareFailures : ExhibitableResult
{
    internal const string HowSimulated = "regenerative cycles of the embedded chain with balanced failure biasing until the first failure";

    internal RareFailures(Behaviour behaviour, Measure up, RareRun run, long seed, Probability level)
    {
        Behaviour = behaviour;
        Up = up;
        Seed = seed;
        Level = level;
        Limit = run.Limit;
        Events = run.Events;
        FailuresSeen = run.FailuresSeen;
        BiasedCycles = run.BiasedCycles;
        PlainCycles = run.PlainCycles;
        Availability = Estimates.OfUnavailability(run.Unavailability);
        FailureFrequency = Estimates.OfRate(run.FrequencyPerSecond);
        MeanDownTime = Estimates.OfTime(run.MeanDownSeconds);
    }

    /// <summary>What was simulated.</summary>
    public Behaviour Behaviour { get; }

    /// <summary>What hardly ever fails.</summary>
    public Measure Up { get; }

    /// <summary>The share of time in which it holds.</summary>
    public Estimate<Availability> Availability { get; }

    /// <summary>How often it ceases to hold.</summary>
    public Estimate<Rate> FailureFrequency { get; }

    /// <summary>How long it does not hold on the mean until it does again.</summary>
    public Estimate<Duration> MeanDownTime { get; }

    /// <summary>How it was simulated.</summary>
    public string Method => HowSimulated;

    /// <summary>How probable it is that an interval holds the exact value.</summary>
    public Probability Level { get; }

    /// <summary>The seed: with it and the same options the result comes back to the last bit.</summary>
    public long Seed { get; }

    /// <summary>The number of events.</summary>
    public long Events { get; }

    /// <summary>The number of cycles in which failures were frequent.</summary>
    public long BiasedCycles { get; }

    /// <summary>The number of biased cycles in which it failed.</summary>
    public long FailuresSeen { get; }

    /// <summary>The number of cycles without bias, from which the mean length of a cycle comes.</summary>
    public long PlainCycles { get; }

    /// <summary>The limit that ended the simulation before it had what was asked for; null where it had.</summary>
    public SolverLimit? Limit { get; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<string> Assumptions { get; } = ["The long run is the same whatever happens first.", "All failures that lead to what is rare are named: one that is not stays as rare as it is, and may be missed."];

    /// <summary>The estimates, and how they were made.</summary>
    public override Exhibit ToExhibit() => Exhibit
        .Titled(Behaviour.Name, $"simulated with frequent failures in {Figure.Significant(Events, 3)} events")
        .Table(Up.Name, table => table
            .Column("What").Number("Estimate").Column($"{Level} interval")
            .Row("Availability", Availability.Value.ToString(), $"{Availability.Low:P} to {Availability.High:P}")
            .Row("Unavailability", Figure.Plain(Availability.Value.Unavailability, 3), $"{Figure.Plain(Availability.High.Unavailability, 3)} to {Figure.Plain(Availability.Low.Unavailability, 3)}")
            .Row("Failures", FailureFrequency.Value.ToString(), $"{FailureFrequency.Low} to {FailureFrequency.High}")
            .Row("Mean time down", MeanDownTime.Value.ToString(), $"{MeanDownTime.Low} to {MeanDownTime.High}"))
        .Notes("How this was computed", notes =>
        {
            notes.Add($"{char.ToUpperInvariant(Method[0])}{Method[1..]}: {Figure.Significant(BiasedCycles, 3)} biased cycles, of which {Figure.Significant(FailuresSeen, 3)} failed, {Figure.Significant(PlainCycles, 3)} plain ones, seed {Seed}.");
            if (Limit is { } limit)
            {
                notes.Add($"Ended early. {limit.Message(limit.Option)}");
            }

            notes.AddAll(Assumptions);
        });
}
