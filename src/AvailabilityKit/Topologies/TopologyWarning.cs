namespace AvailabilityKit.Topologies;

/// <summary>Something in a topology that is allowed and probably not meant. It can be evaluated all the same.</summary>
/// <param name="Kind">Which of the things that are looked for.</param>
/// <param name="Element">The element it is about.</param>
/// <param name="Message">What was found, and what would be right.</param>
public sealed record TopologyWarning(TopologyWarningKind Kind, string Element, string Message);
