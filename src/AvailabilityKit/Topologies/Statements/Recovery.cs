namespace AvailabilityKit.Topologies.Statements;

/// <summary>A kind of recovery of an element.</summary>
/// <param name="PerSecond">How often it begins, per second while the element is up.</param>
/// <param name="Seconds">How long it takes on average.</param>
internal sealed record Recovery(double PerSecond, double Seconds);
