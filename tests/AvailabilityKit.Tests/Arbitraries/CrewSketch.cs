namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A repair crew of a random system: which parts, how many at once, in which order, for which faults.</summary>
public sealed record CrewSketch(int[] Repairs, int Size, CrewDiscipline Discipline, int TravelHours)
{
    /// <summary>For how many of the classes of faults that its parts have it is named; for none, which is the rest, by default.</summary>
    public int Kinds { get; init; }
}
