using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>The nodes of a cluster and what it keeps of each.</summary>
/// <param name="Nodes">The nodes in the order of the cluster.</param>
/// <param name="Carries">For each, whether it carries work.</param>
/// <param name="OrderDecides">Whether the first in the list is treated otherwise than the second.</param>
internal sealed record NodePlaces(IReadOnlyList<string> Nodes, IReadOnlyList<StateVariable> Carries, bool OrderDecides);
