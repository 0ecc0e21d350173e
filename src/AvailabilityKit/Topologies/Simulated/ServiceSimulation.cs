using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>What a simulation found that a topology does to one service: the figures of its <see cref="ServiceEvaluation"/>, each with an interval.</summary>
/// <remarks>Per-year figures are per year of the <see cref="AvailabilityKit.Calendar"/>. What was never seen has an interval that excludes nothing.</remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class ServiceSimulation : ExhibitableResult
{
    internal ServiceSimulation(TimesSeen seen, Estimate<double>? missingLevel)
    {
        Seen = seen;
        MissingLevel = missingLevel;
    }

    /// <summary>The service as modelled.</summary>
    public required Service Service { get; init; }

    /// <summary>The service's name.</summary>
    public string Name => Service.Name;

    /// <summary>What a year is.</summary>
    public required Calendar Calendar { get; init; }

    /// <summary>How probable it is that an interval holds the exact value.</summary>
    public required Probability Level { get; init; }

    /// <summary>What the evaluation gives; null where it has no answer.</summary>
    public required ServiceEvaluation? Exact { get; init; }

    /// <summary>The share of time up: planned work included unless it was excluded.</summary>
    public required Estimate<Availability> Availability { get; init; }

    /// <summary>The availability if planned downtime is counted as uptime.</summary>
    public required Estimate<Availability> UnplannedAvailability { get; init; }

    /// <summary>The share of its capacity that serves on average, 0 to 1; the availability, for what is only up or down.</summary>
    /// <remarks>Added up over the time in each state, by the rule of <see cref="ServiceEvaluation.Levels"/>. The relative error is that of the smaller side, what serves or what is missing.</remarks>
    public required Estimate<double> MeanLevel { get; init; }

    /// <summary>Downtime per year, planned and unplanned.</summary>
    public required Estimate<Duration> DowntimePerYear { get; init; }

    /// <summary>Unplanned downtime per year.</summary>
    public required Estimate<Duration> UnplannedDowntimePerYear { get; init; }

    /// <summary>Planned downtime per year.</summary>
    public required Estimate<Duration> PlannedDowntimePerYear { get; init; }

    /// <summary>How often the service goes down, planned and unplanned.</summary>
    public required Estimate<Rate> OutageFrequency { get; init; }

    /// <summary>How often per year the service goes down unplanned.</summary>
    public required Estimate<double> UnplannedOutagesPerYear { get; init; }

    /// <summary>How often per year the service goes down for planned work.</summary>
    public required Estimate<double> PlannedOutagesPerYear { get; init; }

    /// <summary>How long an outage lasts on average, planned and unplanned; zero where none was seen.</summary>
    public required Estimate<Duration> MeanOutage { get; init; }

    /// <summary>Unplanned downtime for each unplanned outage; zero where none was seen.</summary>
    public required Estimate<Duration> MeanUnplannedOutage { get; init; }

    /// <summary>How long the service is up on average between outages; infinite where none was seen.</summary>
    public required Estimate<Duration> MeanUpTime { get; init; }

    /// <summary>Downtime by cause, the largest first; what was never seen and has no exact value is left out.</summary>
    public required IReadOnlyList<SimulatedCause> Causes { get; init; }

    /// <summary>The clusters behind the service and how often their work moves.</summary>
    public required IReadOnlyList<SimulatedFailovers> Failovers { get; init; }

    /// <summary>Failovers begun per year in all clusters behind the service, covered and uncovered.</summary>
    public required Estimate<double> FailoversPerYear { get; init; }

    /// <summary>Those of them per year that go wrong.</summary>
    public required Estimate<double> UncoveredFailoversPerYear { get; init; }

    /// <summary>Faults per year in the fault-tolerant servers behind the service that are masked.</summary>
    public required Estimate<double> MaskedFaultsPerYear { get; init; }

    /// <summary>The work lost per year; <see langword="null"/> where the service has no load.</summary>
    public required SimulatedWorkLost? WorkLost { get; init; }

    /// <summary>Every figure that says something of its own, beside its exact value, downtime by cause included.</summary>
    public IReadOnlyList<SimulatedFigure> Figures => field ??= SimulatedFigures.Of(this);

    /// <summary>How many outages were seen; with frequent failures, the cycles in which there were any.</summary>
    public double OutagesSeen => Seen.Outages;

    internal TimesSeen Seen { get; }

    /// <summary>The share of its capacity that is missing on average; null for what is only up or down.</summary>
    internal Estimate<double>? MissingLevel { get; }

    /// <summary>The figures of this service beside the exact ones.</summary>
    public override Exhibit ToExhibit() => TopologySimulationExhibit.AddService(
        Exhibit.Titled(Name, EvaluationExhibit.Averages(Calendar)).Concluding(TopologySimulationExhibit.Verdict(this)), this);

    /// <summary>The name and the availability with its interval.</summary>
    public override string ToString() => $"{Name}: {Availability}";
}

/// <summary>How often what the figures are about was seen.</summary>
internal sealed record TimesSeen(double Outages, double PlannedOutages, double UnplannedOutages, double Failovers, double UncoveredFailovers, double MaskedFaults, double Interruptions, double LevelFalls);
