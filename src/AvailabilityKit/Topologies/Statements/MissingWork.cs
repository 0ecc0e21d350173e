using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Part of the work that an element does not do, and why.</summary>
/// <param name="Count">How many of those that should do it do not, for this reason.</param>
/// <param name="Reason">The number of the reason among those that the element has to be down.</param>
internal sealed record MissingWork(Amount Count, int Reason);
