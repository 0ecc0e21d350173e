namespace AvailabilityKit.Presentation;

/// <summary>One row of a <see cref="TablePanel"/>.</summary>
/// <param name="Cells">One text for each column.</param>
/// <param name="IsEmphasised">Whether it is the one to look at.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, bool IsEmphasised);
