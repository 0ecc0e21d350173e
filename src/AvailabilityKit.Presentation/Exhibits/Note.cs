namespace AvailabilityKit.Presentation;

/// <summary>One bullet of a <see cref="NotesPanel"/>.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsWarning">Whether the reader should not miss it.</param>
public sealed record Note(string Text, bool IsWarning);
