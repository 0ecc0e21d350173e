namespace AvailabilityKit;

/// <summary>What becomes of a failover under way when the nodes that failed are back.</summary>
public enum FailoverPolicy
{
    /// <summary>It is carried through.</summary>
    CarryThrough,

    /// <summary>It is given up, and the work goes on where it was.</summary>
    FirstReady,
}
