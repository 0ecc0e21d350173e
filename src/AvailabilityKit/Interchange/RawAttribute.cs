namespace AvailabilityKit.Interchange;

/// <summary>An attribute as a file holds it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
/// <param name="Line">The line it stands in, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal readonly record struct RawAttribute(string Name, string Text, int Line, int Column);
