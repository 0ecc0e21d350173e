namespace AvailabilityKit.Presentation;

/// <summary>One node of a <see cref="DiagramPanel"/>.</summary>
/// <param name="Id">The name by which edges and groups find it.</param>
/// <param name="Label">What is written in it.</param>
/// <param name="Detail">A smaller second line, or null.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Group">The id of the group it stands in, or null.</param>
public sealed record DiagramNode(string Id, string Label, string? Detail, DiagramNodeKind Kind, string? Group);
