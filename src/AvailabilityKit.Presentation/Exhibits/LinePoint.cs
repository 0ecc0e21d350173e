namespace AvailabilityKit.Presentation;

/// <summary>One point of a line.</summary>
/// <param name="X">Where it stands along the horizontal axis.</param>
/// <param name="Y">Its value.</param>
public readonly record struct LinePoint(double X, double Y);
