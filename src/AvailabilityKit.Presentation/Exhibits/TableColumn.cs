namespace AvailabilityKit.Presentation;

/// <summary>One column of a <see cref="TablePanel"/>.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Alignment">How its cells stand in it.</param>
/// <param name="Unit">The unit of its cells, shown with the heading, or null.</param>
/// <param name="IsEmphasised">Whether it is the one to look at.</param>
public sealed record TableColumn(string Name, ColumnAlignment Alignment, string? Unit, bool IsEmphasised);
