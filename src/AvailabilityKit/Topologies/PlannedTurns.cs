namespace AvailabilityKit.Topologies;

/// <summary>When planned work at the members of a group may be done.</summary>
public enum PlannedTurns
{
    /// <summary>One piece of work at a time, and only while the group can do without the member: it waits for the members that are down.</summary>
    OneAtATime,

    /// <summary>At any time, whatever the other members do.</summary>
    AtAnyTime,
}
