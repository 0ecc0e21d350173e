using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Topologies.Rollbacks;

/// <summary>How often a fault of an element takes a service back to a point in time, and what is lost of what it had committed.</summary>
/// <remarks>What redundancy hides loses nothing: the service goes on with data that are good. What strikes the data themselves belongs to an element that the service needs, beside its replicas.</remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class ServiceRollbacks
{
    internal ServiceRollbacks(DowntimeCause cause, PointInTimeRecovery recovery) =>
        (Element, Fault, PerYear, Recovery) = (cause.Element, cause.Name, cause.OutagesPerYear, recovery);

    /// <summary>The element whose data are taken back.</summary>
    public string Element { get; }

    /// <summary>The fault for which they are.</summary>
    public string Fault { get; }

    /// <summary>How often per calendar year it takes the service down; null where that is not known.</summary>
    public double? PerYear { get; }

    /// <summary>How far back it goes.</summary>
    public PointInTimeRecovery Recovery { get; }

    /// <summary>The committed work that is lost per calendar year, as the time in which the service commits it; those for which no snapshot is left are not in it. Null where it is not known how often there is one.</summary>
    public Duration? CommittedLostPerYear => PerYear is { } times ? Recovery.MeanLoss * (times * Recovery.SnapshotLeft.Value) : null;

    /// <summary>How often per calendar year no snapshot from before the corruption is left; null where it is not known how often there is one.</summary>
    public double? PerYearWithoutSnapshot => PerYear * Recovery.SnapshotLeft.Complement;

    /// <summary>How many of a calendar year lose more than a recovery point objective (RPO); null where it is not known how often there is one.</summary>
    /// <param name="objective">The objective, zero or above.</param>
    public double? PerYearLosingMoreThan(Duration objective) => PerYear * Recovery.LosesAtMost(objective).Complement;

    /// <summary>The rollbacks among the causes of a service's downtime.</summary>
    internal static IReadOnlyList<ServiceRollbacks> Among(IEnumerable<DowntimeCause> causes, Func<string, Element> element) =>
        [.. from cause in causes
            from fault in element(cause.Element).OwnFaults
            let recovery = fault.Name == cause.Name ? fault.Rollback : null
            where recovery is not null
            select new ServiceRollbacks(cause, recovery)];
}
