using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>The work that a simulated service loses per calendar year.</summary>
/// <param name="InFlightPerYear">Items in flight that are lost per year.</param>
/// <param name="RefusedPerYear">Items refused per year while the service is down, unplanned and planned.</param>
/// <param name="MisdirectedPerYear">Items per year that are sent to a part that has failed before that is noticed.</param>
/// <param name="DefectsPerMillion">Items lost, refused or misdirected out of a million offered.</param>
/// <param name="Exact">The same of the evaluation; null where there is none.</param>
public sealed record SimulatedWorkLost(Estimate<double> InFlightPerYear, Estimate<double> RefusedPerYear, Estimate<double> MisdirectedPerYear, Estimate<double> DefectsPerMillion, WorkLost? Exact);
