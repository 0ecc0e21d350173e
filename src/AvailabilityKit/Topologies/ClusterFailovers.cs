namespace AvailabilityKit.Topologies;

/// <summary>How often a cluster's work moves because an active node failed.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="CoveredPerYear">Failovers per calendar year that work as designed.</param>
/// <param name="UncoveredPerYear">Failures per calendar year whose failover goes wrong.</param>
public sealed record ClusterFailovers(string Cluster, double CoveredPerYear, double UncoveredPerYear)
{
    /// <summary>Live migrations per calendar year: machines moved while they run. 0 where they are not counted, since they take no time.</summary>
    public double MigrationsPerYear { get; init; }

    /// <summary>All failovers begun per calendar year.</summary>
    public double PerYear => CoveredPerYear + UncoveredPerYear;
}
