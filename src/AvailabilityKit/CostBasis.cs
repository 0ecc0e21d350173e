namespace AvailabilityKit;

/// <summary>When an amount is paid.</summary>
public enum CostBasis
{
    /// <summary>Once, at the start (year 0, not discounted).</summary>
    Once,

    /// <summary>At the end of every year of the horizon.</summary>
    Yearly,
}
