using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <summary>In which order a <see cref="RepairCrew"/> works when more is broken than it can repair at once.</summary>
public enum CrewDiscipline
{
    /// <summary>The crew divides its time equally among all that is broken.</summary>
    EqualShare,

    /// <summary>What stands first in the list is repaired first; a repair under way is interrupted for it.</summary>
    PriorityInOrder,
}
