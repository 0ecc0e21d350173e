namespace AvailabilityKit.Topologies.Statements;

/// <summary>How often a share of a service's work is interrupted at once.</summary>
/// <param name="Share">The share, above 0 and up to 1.</param>
/// <param name="PerSecond">How often.</param>
/// <param name="SurvivedPerSecond">How often of these the service goes on; 0 where that was not asked.</param>
internal readonly record struct Interruption(double Share, double PerSecond, double SurvivedPerSecond);
