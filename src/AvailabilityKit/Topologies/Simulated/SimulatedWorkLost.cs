using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>The work that a simulated service loses per calendar year.</summary>
/// <param name="InFlightPerYear">Items in flight that are lost per year.</param>
/// <param name="RefusedPerYear">Items refused per year while the service is down, unplanned and planned.</param>
/// <param name="DefectsPerMillion">Items lost or refused out of a million offered.</param>
/// <param name="Exact">The same of the evaluation; null where there is none.</param>
public sealed record SimulatedWorkLost(Estimate<double> InFlightPerYear, Estimate<double> RefusedPerYear, Estimate<double> DefectsPerMillion, WorkLost? Exact);
