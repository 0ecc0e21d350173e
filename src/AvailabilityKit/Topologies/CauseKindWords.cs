namespace AvailabilityKit.Topologies;

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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of fault."),
    };
}
