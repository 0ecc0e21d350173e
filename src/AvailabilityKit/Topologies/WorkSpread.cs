using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies;

/// <summary>How the work of an element is spread over the nodes that it is made of.</summary>
/// <param name="Carrying">How many nodes carry work and are up, or would be but for planned work.</param>
/// <param name="IsPartly">Once it is down: whether those that are left keep the work that they carry.</param>
/// <param name="MovedAtOnce">The event at which the work of a node moves without an interruption of the whole.</param>
internal sealed record WorkSpread(Amount Carrying, Condition IsPartly, Tag MovedAtOnce);
