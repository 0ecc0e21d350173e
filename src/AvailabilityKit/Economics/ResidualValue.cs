namespace AvailabilityKit.Economics;

/// <summary>Whether what still has life in it at the end of the horizon counts for something.</summary>
public enum ResidualValue
{
    /// <summary>It is worth nothing: the whole price is paid within the horizon.</summary>
    None,

    /// <summary>
    /// It is worth the part of its price that its life has left, taken off at the end of the horizon (NIST Handbook 135 counts residual values so, at the end of the
    /// study period; the straight line is its simplest rule). What has no life of its own (<see cref="CostItem.LifeYears"/>) is worth nothing.
    /// </summary>
    StraightLine,
}
