namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>What a part of a random system is.</summary>
public enum PartKind
{
    Component,
    Lockstep,
    Group,
    Cluster,
    Known,
    Chain,
    Diagram,
}

/// <summary>
/// A part of a random system. All numbers are choices from short lists, so that alike parts are frequent; references count backwards
/// from the part itself, so that every sketch makes a topology without cycles.
/// </summary>
public sealed record PartSketch(PartKind Kind, int[] Faults, int Restart, int[] Planned, int[] Needs, int[] Of, int AtLeast, int Failover, bool ActiveActive, int Crews, int Standby)
{
    /// <summary>What the failover of a cluster needs.</summary>
    public int[] FailoverNeeds { get; init; } = [];
}
