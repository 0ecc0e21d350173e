namespace AvailabilityKit.Presentation;

/// <summary>One connection of a <see cref="DiagramPanel"/>.</summary>
/// <param name="From">The id of the node where it starts.</param>
/// <param name="To">The id of the node where it ends.</param>
/// <param name="Label">A word beside it, or null.</param>
public sealed record DiagramEdge(string From, string To, string? Label);
