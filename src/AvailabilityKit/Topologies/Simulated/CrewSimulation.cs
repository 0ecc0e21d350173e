using System.Text.Json.Serialization;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>What a simulation found of how busy a repair crew is: the figures of its <see cref="CrewEvaluation"/>, each with an interval.</summary>
[JsonConverter(typeof(ResultPartConverter))]
public sealed record CrewSimulation
{
    private readonly TimesSeen _seen;

    internal CrewSimulation(TimesSeen seen) => _seen = seen;

    /// <summary>The crew, or the cluster that has repair crews of its own.</summary>
    public required string Name { get; init; }

    /// <summary>How many men it has.</summary>
    public required int Men { get; init; }

    /// <summary>In which order they work.</summary>
    public required CrewDiscipline Discipline { get; init; }

    /// <summary>What a year is.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>How probable it is that an interval holds the exact value.</summary>
    public required Probability Level { get; init; }

    /// <summary>How many men are busy on average.</summary>
    public required Estimate<double> BusyMen { get; init; }

    /// <summary>The share of time in which every man is busy.</summary>
    public required Estimate<double> AllBusy { get; init; }

    /// <summary>How many repairs wait on average.</summary>
    public required Estimate<double> Waiting { get; init; }

    /// <summary>How many repairs it does in a year.</summary>
    public required Estimate<double> RepairsPerYear { get; init; }

    /// <summary>How long a repair waits on average.</summary>
    public required Estimate<Duration> MeanWait { get; init; }

    /// <summary>What the evaluation gives; null where it has no answer.</summary>
    public required CrewEvaluation? Exact { get; init; }

    /// <summary>Every figure beside its exact value.</summary>
    public IReadOnlyList<SimulatedFigure> Figures =>
    [
        new($"Men of {Name} who are busy", SimulatedFigures.Number, BusyMen, Exact?.BusyMen, _seen.Repairs),
        new($"All men of {Name} busy", SimulatedFigures.Number, AllBusy, Exact?.AllBusy.Value, _seen.AllBusy),
        new($"Repairs waiting for {Name}", SimulatedFigures.Number, Waiting, Exact?.Waiting, _seen.Waits),
        new($"Repairs by {Name}", Calendar.Each, RepairsPerYear, Exact?.RepairsPerYear, _seen.Repairs),
        new($"Mean wait for {Name}", SimulatedFigures.Seconds, SimulatedFigures.InSeconds(MeanWait), Exact?.MeanWait.TotalSeconds, _seen.Waits),
    ];

    /// <summary>How often what the figures are about was seen.</summary>
    internal sealed record TimesSeen(double Repairs, double Waits, double AllBusy);
}
