namespace AvailabilityKit.Presentation;

/// <summary>A place along the horizontal axis that is worth a word: a break-even, a deadline.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Label">The word.</param>
public sealed record LineMark(double X, string Label);
