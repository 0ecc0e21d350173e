namespace AvailabilityKit.Topologies;

/// <summary>The classes of faults: what fails, and so what brings it back.</summary>
public enum FaultKind
{
    /// <summary>A permanent hardware fault: something must be replaced.</summary>
    Hardware,

    /// <summary>A transient hardware fault: a restart clears it.</summary>
    Transient,

    /// <summary>A fault of the operating system, a driver, the hypervisor or the application.</summary>
    Software,

    /// <summary>An error of an operator or administrator.</summary>
    Operator,

    /// <summary>Power, cooling, site or network outside the element.</summary>
    Environment,

    /// <summary>One event that defeats every redundant part of an element at once.</summary>
    CommonCause,

    /// <summary>A change that failed: a deployment, a new configuration, an upgrade that had to be taken back.</summary>
    Change,

    /// <summary>Data that were corrupted, by software, people or malice, and in every replica: they go back to a point in time before.</summary>
    Corruption,
}
