namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A repair crew of a random system: which parts, how many at once, in which order.</summary>
public sealed record CrewSketch(int[] Repairs, int Size, CrewDiscipline Discipline, int TravelHours);
