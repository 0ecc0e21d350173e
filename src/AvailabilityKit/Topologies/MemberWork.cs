namespace AvailabilityKit.Topologies;

/// <summary>How the members of a group do its work, which decides what is lost in flight when one of them fails.</summary>
public enum MemberWork
{
    /// <summary>Each member that is up does an equal part: one that fails interrupts its part, while the others go on.</summary>
    Shared,

    /// <summary>Each member holds or passes on all of it: one that fails interrupts nothing while enough are left, and everything when too few are.</summary>
    Mirrored,
}
