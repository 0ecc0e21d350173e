namespace AvailabilityKit.Criticality;

/// <summary>One of the things that a <see cref="CriticalityQuotient"/> is made of.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Basis">What was given or computed, in words.</param>
/// <param name="Score">How much of it there is, 0 to 1.</param>
/// <param name="Weight">How much it weighs, 0 to 1.</param>
/// <param name="Points">By how many points of a hundred the quotient would be lower without it, the high-water mark aside.</param>
public sealed record CriticalityDimension(string Name, string Basis, double Score, double Weight, double Points);
