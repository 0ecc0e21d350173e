namespace AvailabilityKit.Economics;

/// <summary>Which hours of downtime a break-even price belongs to.</summary>
public enum PricedHours
{
    /// <summary>Hours of unplanned downtime; planned hours keep the price they were given.</summary>
    Unplanned,

    /// <summary>Every hour of downtime, planned or not, at the one price that is sought.</summary>
    All,
}
