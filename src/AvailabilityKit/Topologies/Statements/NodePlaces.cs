using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>The nodes of a cluster, or the hosts of virtual machines, and what is kept of each.</summary>
/// <param name="Nodes">The nodes in the order in which they are named.</param>
/// <param name="Carries">For each, whether it carries work; none where that is not kept.</param>
/// <param name="OrderDecides">Whether the first in the list is treated otherwise than the second.</param>
internal sealed record NodePlaces(IReadOnlyList<string> Nodes, IReadOnlyList<StateVariable> Carries, bool OrderDecides);
