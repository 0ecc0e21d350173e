namespace AvailabilityKit.Presentation;

/// <summary>A frame around nodes of a <see cref="DiagramPanel"/>.</summary>
/// <param name="Id">The name by which nodes and groups refer to it.</param>
/// <param name="Label">What is written at its top.</param>
/// <param name="Detail">A smaller remark beside the label, or null.</param>
/// <param name="Parent">The id of the group it stands in, or null.</param>
public sealed record DiagramGroup(string Id, string Label, string? Detail, string? Parent);
