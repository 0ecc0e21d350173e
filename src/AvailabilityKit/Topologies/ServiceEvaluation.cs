using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Rollbacks;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>What a topology does to one service.</summary>
/// <remarks>Per-year figures are per year of the evaluation's <see cref="AvailabilityKit.Calendar"/>.</remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class ServiceEvaluation : ExhibitableResult
{
    private readonly Lazy<DowntimeCauses>? _missingBy;
    private readonly Lazy<IReadOnlyList<Interruption>?> _interruptions;

    internal ServiceEvaluation(
        Service service,
        Calendar calendar,
        Availability availability,
        IReadOnlyList<DowntimeCause> causes,
        IReadOnlyList<ClusterFailovers> failovers,
        IReadOnlyList<ServiceRollbacks> rollbacks,
        double maskedFaultsPerYear,
        Lazy<IReadOnlyList<Interruption>?> interruptions,
        IReadOnlyList<(double Share, double Time)>? levels,
        Lazy<DowntimeCauses>? missingBy,
        double relativeErrorBound)
    {
        Service = service;
        Calendar = calendar;
        _missingBy = missingBy;
        _interruptions = interruptions;
        Availability = availability;
        Causes = new DowntimeCauses([.. causes], calendar);
        Failovers = failovers;
        Rollbacks = rollbacks;
        MaskedFaultsPerYear = maskedFaultsPerYear;
        ErrorBound = relativeErrorBound;
        Levels = WithBeingDown(levels ?? [(1, availability.Value)], availability);
        MissingLevel = Levels.Sum(static level => (1 - level.Share) * level.Time.Value);
        MeanLevel = Math.Min(1, Levels.Sum(static level => level.Share * level.Time.Value));
        OutageFrequency = Rate.Zero;
        UnplannedOutagesPerYear = 0;
        var planned = 0.0;
        var unplanned = 0.0;
        foreach (var cause in causes)
        {
            if (cause.IsPlanned)
            {
                planned += cause.Unavailability;
                PlannedOutagesPerYear += cause.OutagesPerYear ?? 0;
            }
            else
            {
                unplanned += cause.Unavailability;
                UnplannedOutagesPerYear += cause.OutagesPerYear;
            }

            // One cause whose outages are not counted leaves the sum open.
            OutageFrequency = OutageFrequency is { } sum && cause.Outages is { } outages ? sum + outages : null;
        }

        UnplannedAvailability = Availability.FromParts(availability.Value + planned, unplanned);
        PlannedDowntimePerYear = calendar.Year * planned;
        UnplannedDowntimePerYear = calendar.Year * unplanned;
        WorkLost = service.Load is null ? null : WorkLost.Of(service.Load, calendar, BlastRadius?.PerUserAndYear, interruptions.Value?.Sum(one => one.Share * one.SurvivedPerSecond) * calendar.Year.TotalSeconds, availability.Unavailability, unplanned);
    }

    /// <summary>The service as modelled.</summary>
    public Service Service { get; }

    /// <summary>The service's name.</summary>
    public string Name => Service.Name;

    /// <summary>What a year is.</summary>
    public Calendar Calendar { get; }

    /// <summary>Steady-state availability on the basis of the evaluation: planned work included unless it was excluded.</summary>
    public Availability Availability { get; }

    /// <summary>The availability if planned downtime is counted as uptime.</summary>
    public Availability UnplannedAvailability { get; }

    /// <summary>Downtime per year, planned and unplanned.</summary>
    public Duration DowntimePerYear => Availability.DowntimePerYear(Calendar);

    /// <summary>Unplanned downtime per year.</summary>
    public Duration UnplannedDowntimePerYear { get; }

    /// <summary>Planned downtime per year.</summary>
    public Duration PlannedDowntimePerYear { get; }

    /// <summary>Downtime by cause, the largest first; the unavailabilities sum to that of the service.</summary>
    public DowntimeCauses Causes { get; }

    /// <summary>How often the service goes down, planned and unplanned; null where it depends on an element of which that is not known.</summary>
    public Rate? OutageFrequency { get; }

    /// <summary>How often per year the service goes down unplanned; null where that is not known.</summary>
    public double? UnplannedOutagesPerYear { get; }

    /// <summary>How often per year the service goes down for planned work.</summary>
    public double PlannedOutagesPerYear { get; }

    /// <summary>How long an outage lasts on average (MDT), planned and unplanned; zero where there is none, infinite where it is always down, null where their number is not known.</summary>
    public Duration? MeanOutage => OutageFrequency is { } frequency ? (frequency.Mean.IsInfinite ? Unbroken(Availability.Unavailability) : frequency.Mean * Availability.Unavailability) : null;

    /// <summary>Unplanned downtime for each unplanned outage: what an outage costs users on average; zero where there is none, null where their number is not known.</summary>
    public Duration? MeanUnplannedOutage => UnplannedOutagesPerYear is { } outages ? (outages > 0 ? UnplannedDowntimePerYear / outages : Duration.Zero) : null;

    /// <summary>How long the service is up on average between outages (MUT); infinite where there is none, zero where it is always down, null where their number is not known.</summary>
    public Duration? MeanUpTime => OutageFrequency is { } frequency ? (frequency.Mean.IsInfinite ? Unbroken(Availability.Value) : frequency.Mean * Availability.Value) : null;

    /// <summary>The clusters behind the service and how often their work moves.</summary>
    public IReadOnlyList<ClusterFailovers> Failovers { get; }

    /// <summary>The faults that take it back to a point in time, how often they do, and what of the committed work is lost.</summary>
    /// <remarks>Told by the causes of its downtime: where these are as they are noticed (<see cref="CauseLevel.Noticed"/>), what takes away the nodes of a cluster counts as the cluster's and is not here.</remarks>
    public IReadOnlyList<ServiceRollbacks> Rollbacks { get; }

    /// <summary>Failovers begun per year in all clusters behind the service, covered and uncovered.</summary>
    public double FailoversPerYear => Failovers.Sum(cluster => cluster.PerYear);

    /// <summary>Faults per year in the fault-tolerant servers behind the service that are masked: no interruption, nothing lost in flight.</summary>
    public double MaskedFaultsPerYear { get; }

    /// <summary>The work lost per year; <see langword="null"/> where the service has no load.</summary>
    public WorkLost? WorkLost { get; }

    /// <summary>With which share of its capacity it serves for which share of the time, all of it first; the last is 0, while it is down.</summary>
    /// <remarks>
    /// Members of a group that share its work each have an equal part of its capacity (<see cref="RedundancyGroup.Work"/>), and so have the nodes of a cluster that should carry work. What needs
    /// several has the least of their levels.
    /// </remarks>
    public IReadOnlyList<ServiceLevel> Levels { get; }

    /// <summary>The share of its capacity that serves on average, 0 to 1; the availability, for what is only up or down.</summary>
    public double MeanLevel { get; }

    /// <summary>The share of its capacity that is missing on average, 0 to 1: what is left of <see cref="MeanLevel"/> to one, with all its digits however small it is; the unavailability, for what is only up or down.</summary>
    /// <remarks>Where what needs virtual machines serves as many as run, that is also the share of time for which one of them is down.</remarks>
    public double MissingLevel { get; }

    /// <summary>What is missing of its capacity, by cause, the largest first; the shares sum to <see cref="MissingLevel"/>. The downtime by cause, for what is only up or down.</summary>
    /// <remarks>
    /// Where what needs virtual machines serves as many as run, these are the causes for which one of them is down. How often is not counted. Causes share by their Shapley value, and what is not whole at the same time by how much of its
    /// own work each leaves undone. Worked out when it is first asked for.
    /// </remarks>
    /// <exception cref="SolverException">It needs a diagram of more nodes than the options of the evaluation allow.</exception>
    public DowntimeCauses MissingBy => _missingBy?.Value ?? Causes;

    /// <summary>How many of its users one failure hits; <see langword="null"/> where it depends on an element of which it is not known how often it goes down.</summary>
    /// <remarks>Worked out when it is first asked for.</remarks>
    /// <exception cref="SolverException">It needs a diagram of more nodes than the options of the evaluation allow.</exception>
    public BlastRadius? BlastRadius => field ??= _interruptions.Value is { } sizes ? new(Service.Users, sizes.Select(size => (size.Share, size.PerSecond * Calendar.Year.TotalSeconds))) : null;

    /// <summary>Whether reports tell how many users a failure hits: where it is said what they do, or how many they are.</summary>
    internal bool TellsBlastRadius => Service.Load is not null || Service.Users is not null;

    /// <summary>Whether it has levels between all of its capacity and being down.</summary>
    internal bool HasLevels => Levels.Count > 2;

    /// <summary>Bound on the relative error of the unavailability and of every share of it, given the model.</summary>
    public double ErrorBound { get; }

    /// <summary>The figures of this service and its downtime by cause.</summary>
    public override Exhibit ToExhibit() => EvaluationExhibit.AddService(
        Exhibit.Titled(Name, EvaluationExhibit.Averages(Calendar)).Concluding(EvaluationVerdict.Of(this, target: null)), this);

    /// <summary>The name, the availability and the downtime a year.</summary>
    public override string ToString() => $"{Name}: {Availability}, down {DowntimePerYear} {Calendar.Each}";

    /// <summary>The levels and that of being down, whose share of time comes from the availability.</summary>
    private static List<ServiceLevel> WithBeingDown(IReadOnlyList<(double Share, double Time)> levels, Availability availability)
    {
        // The time at any other level is added up from both ends, so that what is nearly always at one level has all digits of the time that it is not.
        var below = new double[levels.Count];
        var sum = availability.Unavailability;
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            below[i] = sum;
            sum += levels[i].Time;
        }

        List<ServiceLevel> all = [];
        var above = 0.0;
        for (var i = 0; i < levels.Count; i++)
        {
            all.Add(new ServiceLevel(levels[i].Share, Probability.FromParts(levels[i].Time, above + below[i])));
            above += levels[i].Time;
        }

        all.Add(new ServiceLevel(0, Probability.FromParts(availability.Unavailability, availability.Value)));
        return all;
    }

    /// <summary>How long a condition lasts in which the service is for this share of the time, where it never changes: for ever or not at all.</summary>
    private static Duration Unbroken(double share) => share > 0 ? Duration.Infinite : Duration.Zero;
}
