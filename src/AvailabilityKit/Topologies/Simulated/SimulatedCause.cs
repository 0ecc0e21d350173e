using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>One line of "downtime by cause" of a simulated service.</summary>
/// <param name="Element">The element in which the cause lies.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">Its class.</param>
/// <param name="DowntimePerYear">Its share of the downtime per calendar year.</param>
/// <param name="OutagesPerYear">How often per calendar year it takes the service down.</param>
/// <param name="OutagesSeen">How many outages of it were seen, with frequent failures the cycles in which there were any; one that several causes share counts in parts.</param>
/// <param name="Exact">The same line of the evaluation; null where there is none.</param>
public sealed record SimulatedCause(
    string Element,
    string Name,
    CauseKind Kind,
    Estimate<Duration> DowntimePerYear,
    Estimate<double> OutagesPerYear,
    double OutagesSeen,
    DowntimeCause? Exact)
{
    /// <summary>Whether it was announced beforehand.</summary>
    public bool IsPlanned => Kind == CauseKind.Planned;
}
