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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of cause."),
    };
}
