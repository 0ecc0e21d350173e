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
