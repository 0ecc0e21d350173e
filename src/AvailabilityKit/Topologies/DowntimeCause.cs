namespace AvailabilityKit.Topologies;

/// <summary>One line of "downtime by cause".</summary>
/// <param name="Element">The element in which the cause lies.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">Its class.</param>
/// <param name="Unavailability">Its share of the service's unavailability; the shares of all causes sum to the whole.</param>
/// <param name="DowntimePerYear">The share as time per calendar year.</param>
/// <param name="Outages">How often it takes the service down; null where that is not known.</param>
/// <param name="OutagesPerYear">The same per calendar year; null where that is not known.</param>
public sealed record DowntimeCause(
    string Element,
    string Name,
    CauseKind Kind,
    double Unavailability,
    Duration DowntimePerYear,
    Rate? Outages,
    double? OutagesPerYear)
{
    /// <summary>The layer to which it belongs, by its class and by what the element is.</summary>
    public Layer Layer { get; init; } = Layer.Other;

    /// <summary>Whether it was announced beforehand.</summary>
    public bool IsPlanned => Kind == CauseKind.Planned;
}
