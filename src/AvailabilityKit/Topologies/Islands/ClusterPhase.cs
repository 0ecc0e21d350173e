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
}
