using AvailabilityKit.Simulation;

namespace AvailabilityKit.Topologies.Simulated;

/// <summary>How often a cluster's work moved in a simulation because an active node failed.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="CoveredPerYear">Failovers per calendar year that work as designed.</param>
/// <param name="UncoveredPerYear">Failures per calendar year whose failover goes wrong.</param>
/// <param name="Exact">The same of the evaluation; null where there is none.</param>
public sealed record SimulatedFailovers(string Cluster, Estimate<double> CoveredPerYear, Estimate<double> UncoveredPerYear, ClusterFailovers? Exact);
