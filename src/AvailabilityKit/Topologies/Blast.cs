namespace AvailabilityKit.Topologies;

/// <summary>A share of a service's users, and how often one failure hits so many.</summary>
/// <param name="Share">The share of the users, above 0 and up to 1.</param>
/// <param name="PerYear">How many failures of a calendar year.</param>
public sealed record Blast(double Share, double PerYear);
