namespace AvailabilityKit.Topologies.Statements;

/// <summary>What an independent element shows to the rest of a topology.</summary>
/// <param name="Availability">The share of time that it is up.</param>
/// <param name="Frequency">How often it goes down; null where nothing says so.</param>
/// <param name="Engine">In words: how that was found.</param>
/// <param name="ErrorBound">Bound on the relative error of both shares of the availability and of the frequency.</param>
internal readonly record struct LongRunOutages(Availability Availability, Rate? Frequency, string Engine, double ErrorBound);
