using AvailabilityKit.Behaviours;

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

    /// <summary>A change that failed: a deployment, a new configuration, an upgrade that had to be taken back.</summary>
    Change,

    /// <summary>Data that were corrupted, by software, people or malice, and in every replica: they go back to a point in time before.</summary>
    Corruption,

    /// <summary>The interruption while a cluster moves the work to another node, or back, or while a lockstep server stands still to take a module back in.</summary>
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

/// <summary>What a reader calls a <see cref="CauseKind"/>.</summary>
internal static class CauseKindWords
{
    public static string Title(this CauseKind kind) => kind switch
    {
        CauseKind.Hardware => "hardware",
        CauseKind.Transient => "transient hardware fault",
        CauseKind.Software => "software",
        CauseKind.Operator => "operator error",
        CauseKind.Environment => "environment",
        CauseKind.CommonCause => "common cause",
        CauseKind.Change => "failed change",
        CauseKind.Corruption => "corruption",
        CauseKind.Failover => "failover",
        CauseKind.Uncovered => "uncovered failure",
        CauseKind.RedundancyLost => "redundancy lost",
        CauseKind.Planned => "planned work",
        CauseKind.Unspecified => "outage",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of cause."),
    };

    /// <summary>The class of the downtime that a fault of this kind causes.</summary>
    public static CauseKind AsCause(this FaultKind kind) => kind switch
    {
        FaultKind.Hardware => CauseKind.Hardware,
        FaultKind.Transient => CauseKind.Transient,
        FaultKind.Software => CauseKind.Software,
        FaultKind.Operator => CauseKind.Operator,
        FaultKind.Environment => CauseKind.Environment,
        FaultKind.CommonCause => CauseKind.CommonCause,
        FaultKind.Change => CauseKind.Change,
        FaultKind.Corruption => CauseKind.Corruption,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of fault."),
    };
}


/// <summary>A reason to be down, and the states in which it holds.</summary>
internal sealed record DownReason(Condition While, CauseKey Cause)
{
    /// <summary>Whether the element itself is as it should be, and too few of what it is made of are up.</summary>
    public bool LacksMembers { get; init; }

    /// <summary>Whether it is planned work at the element.</summary>
    public bool IsWork { get; init; }
}

/// <summary>A cause of downtime: whose it is, what it is called, and its class.</summary>
/// <remarks>
/// A class with its equality written out: tables by a value of its own, and what a record makes of an enumeration, are compiled as they run, and
/// every evaluation needs them.
/// </remarks>
internal sealed record CauseKey(string Element, string Label, CauseKind Kind)
{
    public bool Equals(CauseKey? other) => other is not null && Kind == other.Kind && Element == other.Element && Label == other.Label;

    public override int GetHashCode() => HashCode.Combine(Element, Label, (int)Kind);
}
