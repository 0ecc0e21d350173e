namespace AvailabilityKit.Presentation;

/// <summary>How a line passes from one layer to the next: along <see cref="From"/> up to the bend, then along <see cref="To"/>.</summary>
internal readonly record struct Passage(int Start, int End, int From, int To, int Bend, bool IsCurved);

/// <summary>The line of one edge, always in the main direction; an edge that runs against it is marked as reversed.</summary>
internal sealed record Route(int Start, int End, IReadOnlyList<Passage> Passages, bool IsReversed);
