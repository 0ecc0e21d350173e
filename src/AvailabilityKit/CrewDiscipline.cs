using AvailabilityKit.Topologies;

namespace AvailabilityKit;

/// <summary>In which order a <see cref="RepairCrew"/> works when more is broken than it can repair at once.</summary>
/// <remarks>
/// Where repairs that have begun are finished, what waits is the element: one man works at each, and stays until nothing is left
/// there that he can repair.
/// </remarks>
public enum CrewDiscipline
{
    /// <summary>The crew divides its time equally among all that is broken.</summary>
    EqualShare,

    /// <summary>What stands first in the list is repaired first; a repair under way is interrupted for it.</summary>
    PriorityInOrder,

    /// <summary>What broke first is repaired first, and a repair that has begun is finished. Of elements that break at the same instant, the one first in the list comes first.</summary>
    FirstComeFirstServed,

    /// <summary>A repair that has begun is finished; then the crew turns to what stands first in the list among all that waits.</summary>
    PriorityWithoutPreemption,

    /// <summary>
    /// A repair that has begun is finished. While a man is free, each name of the list at which something waits tries by itself to get one there, for an exponential time
    /// with the mean <see cref="RepairCrew.Travel"/>, and the first that succeeds has him: chance decides, and of k that wait one succeeds k times as fast.
    /// </summary>
    ByChance,
}
