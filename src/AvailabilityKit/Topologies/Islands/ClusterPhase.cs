namespace AvailabilityKit.Topologies.Islands;

/// <summary>What a cluster is doing. All but <see cref="Serving"/> are downtime of the cluster.</summary>
internal enum ClusterPhase
{
    Serving,
    FailingOver,
    RecoveringUncovered,
    TooFewNodes,
    FailingBack,
    SwitchingOver,
    StoppedForWork,
}

/// <summary>What the phases have in common.</summary>
internal static class ClusterPhases
{
    /// <summary>Whether a phase ends by itself after its delay, and its nodes are left alone meanwhile.</summary>
    public static bool IsInterruption(this ClusterPhase phase) =>
        phase is ClusterPhase.FailingOver or ClusterPhase.RecoveringUncovered or ClusterPhase.FailingBack or ClusterPhase.SwitchingOver;
}
