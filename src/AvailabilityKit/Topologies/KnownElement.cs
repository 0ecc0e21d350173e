using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies;

/// <summary>An element of which the availability is known as a whole: a cloud service with its published figure, a site that was measured.</summary>
/// <remarks>
/// Without <see cref="MeanOutage"/> nothing says how often it goes down: the availability and the downtime of what depends on it are
/// exact all the same, and every count of outages that it enters is not known. With it, outages begin U / MDT times per unit of time
/// (renewal theorem; Birolini, Reliability Engineering, section 6.2).
/// </remarks>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record KnownElement : IndependentElement
{
    /// <summary>Describes an element by its availability.</summary>
    /// <param name="name">Its name, unique within the topology.</param>
    /// <param name="availability">The share of time that it is up, whatever takes it down.</param>
    public KnownElement(string name, Availability availability)
        : base(name)
    {
        Availability = availability;
    }

    /// <summary>The share of time that it is up.</summary>
    public Availability Availability { get; }

    /// <summary>How long it stays down when it goes down, on average; above zero and finite. <see langword="null"/> where that is not known, the default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero or infinite.</exception>
    public Duration? MeanOutage
    {
        get;
        init => field = value is { IsInfinite: true } || value == Duration.Zero
            ? throw new ArgumentOutOfRangeException(nameof(value), $"The mean outage of \"{Name}\" is {value}; give a finite time above zero, or leave it out where it is not known.")
            : value;
    }

    /// <inheritdoc/>
    public override string Noun => "known availability";

    internal override string Detail => $"known: {Availability.ToString("P")}";

    private protected override string Assumption(string name) => $"The availability of \"{name}\" is taken as given{(Frequency is null ? "; how often it goes down is not known, nor is any number of outages that it enters" : string.Empty)}.";

    internal override string? WhyNotUnderCluster => Frequency is null ? "the cluster acts at each of its outages, and how many there are is not known; give its mean outage" : null;

    private Rate? Frequency =>
        Availability == AvailabilityKit.Availability.Perfect || Availability == AvailabilityKit.Availability.None ? Rate.Zero
        : MeanOutage is { } length ? Rate.PerSecond(Availability.Unavailability / length.TotalSeconds)
        : null;

    internal override IEnumerable<TopologyWarning> OwnWarnings()
    {
        // It is up for A / U times as long as it is down.
        if (MeanOutage is { } outage && Frequency is { ValuePerSecond: > 0 } && Availability.Unavailability > Availability.Value)
        {
            var up = Duration.FromSeconds(outage.TotalSeconds * Availability.Value / Availability.Unavailability);
            yield return new(
                TopologyWarningKind.RepairLongerThanUptime,
                Name,
                $"\"{Name}\" is up {Availability.ToString("P")} of the time, so that its outages of {outage} are longer than the {up} that it is up in between; was its unavailability given?");
        }
    }

    internal override IEnumerable<Recovery> Recoveries() =>
        MeanOutage is { } outage && Frequency is { ValuePerSecond: > 0 } frequency ? [new Recovery(frequency.ValuePerSecond / Availability.Value, outage.TotalSeconds)] : [];

    internal override LongRunOutages SolveByItself(EvaluationOptions options, CancellationToken cancellationToken) =>
        new(Availability, Frequency, "given", ErrorBound: 3 * RoundingUnit);

    private const double RoundingUnit = 1.1102230246251565e-16;
}
