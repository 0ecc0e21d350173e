using AvailabilityKit.Quantities;

namespace AvailabilityKit.Topologies;

/// <summary>How often a cluster's work moves because an active node failed.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="CoveredPerYear">Failovers per calendar year that work as designed.</param>
/// <param name="UncoveredPerYear">Failures per calendar year whose failover goes wrong.</param>
public sealed record ClusterFailovers(string Cluster, double CoveredPerYear, double UncoveredPerYear)
{
    /// <summary>Live migrations per calendar year: machines moved while they run. 0 where they are not counted, since they take no time.</summary>
    public double MigrationsPerYear { get; init; }

    /// <summary>How far the nodes that take over are behind what was committed; null where nothing committed is lost.</summary>
    public Lifetime? Lag { get; init; }

    /// <summary>The share of the cluster's work that moves at a failover, on average: of one active node of several, what ran on it. Told where something committed is lost; 1 otherwise.</summary>
    public double ShareMoved { get; init; } = 1;

    /// <summary>The committed work that is lost per calendar year, as the time in which the whole cluster commits it.</summary>
    /// <remarks>
    /// Every covered failover loses the lag of its share of the work; one that is given up, since the nodes that failed were back first, is counted too. Recovering from an uncovered failure brings the work back
    /// where it was, and planned work drains first: these lose nothing committed.
    /// </remarks>
    public Duration CommittedLostPerYear => Lag is null ? Duration.Zero : Lag.Mean * (CoveredPerYear * ShareMoved);

    /// <summary>The probability that a failover loses no more than a recovery point objective (RPO); one where nothing committed is lost.</summary>
    /// <param name="objective">The objective, zero or above.</param>
    public Probability LosesAtMost(Duration objective) => Lag is null || objective.IsInfinite ? Probability.One : Probability.FromParts(Lag.Law.EndedBy(objective.TotalSeconds), Lag.Law.LastsBeyond(objective.TotalSeconds));

    /// <summary>How many failovers of a calendar year lose more than a recovery point objective (RPO).</summary>
    /// <param name="objective">The objective, zero or above.</param>
    public double PerYearLosingMoreThan(Duration objective) => CoveredPerYear * LosesAtMost(objective).Complement;

    /// <summary>All failovers begun per calendar year.</summary>
    public double PerYear => CoveredPerYear + UncoveredPerYear;
}
