namespace AvailabilityKit;

/// <summary>Whether planned work counts as downtime.</summary>
public enum PlannedDowntime
{
    /// <summary>Planned work counts, on lines of its own.</summary>
    Included,

    /// <summary>The topology is evaluated as if no work were ever planned.</summary>
    Excluded,
}
