namespace AvailabilityKit.Presentation;

/// <summary>One line of a <see cref="LinesPanel"/>.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Points">Its points in ascending order of X.</param>
public sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points);
