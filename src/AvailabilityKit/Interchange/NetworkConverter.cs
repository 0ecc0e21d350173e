using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange;

/// <summary>Refuses JSON for networks, which have formats of their own.</summary>
internal sealed class NetworkConverter() : RefusingConverter("a network is written as GraphML or DOT: network.ToGraphMl() or network.ToDot().");
