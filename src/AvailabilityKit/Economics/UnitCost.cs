using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Economics;

/// <summary>What one unit of an alternative costs: one virtual machine, one node. Amounts are unrounded.</summary>
/// <remarks>
/// Each is the figure of the whole over the number of units. A year's cost is the annuity: the constant payment at the end of each year with
/// the same present value (annual value, NIST Handbook 135); a month's is its twelfth. Alternatives with the same work are compared by it even where they need different numbers of units.
/// </remarks>
[JsonConverter(typeof(ResultPartConverter))]
public sealed class UnitCost
{
    internal UnitCost(TotalCostOfOwnership of, CostUnit unit)
    {
        Unit = unit;
        IsLowerBound = of.IsLowerBound;
        Total = of.Total / unit.Count;
        PresentValue = of.PresentValue / unit.Count;
        PerYear = of.EquivalentAnnualCost / unit.Count;
        PerMonth = PerYear / 12;
    }

    /// <summary>The unit, and how many there are.</summary>
    public CostUnit Unit { get; }

    /// <summary>Everything paid for one over the horizon, not discounted.</summary>
    public Money Total { get; }

    /// <summary>The present value of everything paid for one.</summary>
    public Money PresentValue { get; }

    /// <summary>The constant payment a year with the same present value.</summary>
    public Money PerYear { get; }

    /// <summary>A twelfth of <see cref="PerYear"/>.</summary>
    public Money PerMonth { get; }

    /// <summary>Whether each amount is the least that it can be, because that of a priced loss is not known.</summary>
    public bool IsLowerBound { get; }
}
