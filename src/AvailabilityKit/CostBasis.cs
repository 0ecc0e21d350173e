namespace AvailabilityKit;

/// <summary>When an amount is paid.</summary>
public enum CostBasis
{
    /// <summary>Once, at the start (year 0, not discounted), unless the entry says in which year; again at the end of its life where it has one.</summary>
    Once,

    /// <summary>At the end of every year of the horizon.</summary>
    Yearly,
}
