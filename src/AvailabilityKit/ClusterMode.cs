namespace AvailabilityKit;

/// <summary>Which nodes of a cluster carry work, and so whose failure interrupts it.</summary>
public enum ClusterMode
{
    /// <summary>As many nodes as are needed carry the work, the others stand by: only an active node's failure interrupts the service.</summary>
    ActivePassive,

    /// <summary>Every node that is up carries work: the failure of any of them interrupts the service.</summary>
    ActiveActive,
}
