namespace AvailabilityKit.Topologies;

/// <summary>What becomes of the nodes of a cluster while it is interrupted by a failover, an uncovered recovery, a failback or a planned switch-over.</summary>
public enum Interruptions
{
    /// <summary>They fail, are repaired and are worked on as at any other time. When the interruption ends, the cluster goes on with what is up then.</summary>
    NodesGoOn,

    /// <summary>They are left as they are: no node fails, no repair and no work ends. Textbooks that neglect second failures during a failover solve this chain.</summary>
    NodesHoldStill,
}
