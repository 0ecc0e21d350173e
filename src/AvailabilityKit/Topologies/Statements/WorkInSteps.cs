using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Topologies.Statements;

/// <summary>Planned work that goes on in steps which the element describes itself.</summary>
/// <param name="Work">What was asked for.</param>
/// <param name="Variable">What says how far it is; 0 while none goes on.</param>
/// <param name="Value">Its value from the moment at which the work begins.</param>
internal sealed record WorkInSteps(PlannedWork Work, StateVariable Variable, int Value);
