using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies;

/// <summary>A reason to be down, and the states in which it holds.</summary>
internal sealed record DownReason(Condition While, CauseKey Cause)
{
    /// <summary>Whether the element itself is as it should be, and too few of what it is made of are up.</summary>
    public bool LacksMembers { get; init; }

    /// <summary>Whether it is planned work at the element.</summary>
    public bool IsWork { get; init; }
}
