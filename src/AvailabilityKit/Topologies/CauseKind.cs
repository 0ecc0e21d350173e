namespace AvailabilityKit.Topologies;

/// <summary>The classes into which a report sorts causes of downtime: those of <see cref="FaultKind"/>, and what redundancy and planned work add.</summary>
public enum CauseKind
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

    /// <summary>One event that defeats every redundant part at once.</summary>
    CommonCause,

    /// <summary>The interruption while a cluster moves the work to another node, or back.</summary>
    Failover,

    /// <summary>A failure that redundancy should have masked and did not: the failover script or the comparator failed.</summary>
    Uncovered,

    /// <summary>Too few redundant parts are left.</summary>
    RedundancyLost,

    /// <summary>Announced work: upgrades, cluster tests, maintenance.</summary>
    Planned,

    /// <summary>Whatever takes an element down that is known as a whole: by its availability, a block diagram or a Markov chain.</summary>
    Unspecified,
}
