namespace AvailabilityKit.Topologies;

/// <summary>Which cause gets the minute where one failure brings down what stands on it.</summary>
public enum CauseLevel
{
    /// <summary>
    /// What failed: the array under the nodes of a cluster, or these nodes, where the cluster is down because too few of them are left. Of several that
    /// are down at the same time each gets its Shapley value in the question whether too few nodes are left; an outage counts for what began it.
    /// </summary>
    Root,

    /// <summary>What noticed it: the cluster that has too few nodes left, whatever took them.</summary>
    Noticed,
}
