namespace AvailabilityKit.Topologies;

/// <summary>How much of a service is served, and for which share of the time it is so much.</summary>
/// <param name="Share">The share of its capacity that serves: 1 for all of it, 0 while it is down.</param>
/// <param name="Time">The share of time.</param>
public sealed record ServiceLevel(double Share, Probability Time);
