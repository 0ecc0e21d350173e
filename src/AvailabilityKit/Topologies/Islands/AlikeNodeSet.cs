using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Nodes of one cluster that are alike.</summary>
/// <param name="Nodes">Their positions.</param>
/// <param name="Variables">The variables of each, in the same order.</param>
internal sealed record AlikeNodeSet(int[] Nodes, StateVariable[][] Variables);
