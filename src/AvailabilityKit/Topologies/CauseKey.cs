namespace AvailabilityKit.Topologies;

/// <summary>A cause of downtime: whose it is, what it is called, and its class.</summary>
internal readonly record struct CauseKey(string Element, string Label, CauseKind Kind);
