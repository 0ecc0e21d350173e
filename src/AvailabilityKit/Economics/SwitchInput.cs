namespace AvailabilityKit.Economics;

/// <summary>A figure that a comparison of costs rests on, and whose change may make another alternative the cheapest.</summary>
public enum SwitchInput
{
    /// <summary><see cref="Prices.HourOfDowntime"/>.</summary>
    HourOfDowntime,

    /// <summary><see cref="Prices.HourOfPlannedDowntime"/>.</summary>
    HourOfPlannedDowntime,

    /// <summary><see cref="Prices.Failover"/>.</summary>
    Failover,

    /// <summary><see cref="Prices.InFlightItem"/>.</summary>
    InFlightItem,

    /// <summary><see cref="Prices.RefusedItem"/>.</summary>
    RefusedItem,

    /// <summary><see cref="Prices.KilowattHour"/>.</summary>
    KilowattHour,

    /// <summary><see cref="Prices.DiscountRate"/>.</summary>
    DiscountRate,

    /// <summary><see cref="Prices.Years"/>.</summary>
    Years,

    /// <summary>The present value of one category of the cheapest alternative.</summary>
    CostOfCheapest,

    /// <summary>The present value of one category of the alternative that costs least after it.</summary>
    CostOfNext,
}
