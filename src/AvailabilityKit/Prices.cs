using AvailabilityKit.Economics;

namespace AvailabilityKit;

/// <summary>What alternatives are costed at: the horizon, the discount rate and the price of everything that is lost.</summary>
/// <remarks>
/// All amounts are in <see cref="Currency"/>. Prices are in constant money (inflation left out), so the discount rate is a
/// real one. A price of an hour of downtime usually contains the work refused during it: give <see cref="RefusedItem"/> a
/// price only where it does not, or the same loss counts twice. <c>prices with { HourOfDowntime = 50_000 }</c> asks what if.
/// </remarks>
public sealed record Prices
{
    /// <summary>Five years, no discounting, and nothing lost costs anything, until said otherwise.</summary>
    /// <param name="currency">Label of the currency, such as "USD".</param>
    /// <exception cref="ArgumentException">The label is not one that <see cref="Money"/> takes.</exception>
    public Prices(string currency) => Currency = Money.Of(0, currency).Currency;

    /// <summary>The currency of every price.</summary>
    public string Currency { get; }

    /// <summary>The horizon in whole years, 1 to 100; 5 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 100.</exception>
    public int Years { get; init => field = Annuity.CheckYears(value, nameof(Years)); } = 5;

    /// <summary>The horizon in words, for what is printed: "1 year", "5 years".</summary>
    internal string Horizon => Years == 1 ? "1 year" : $"{Years} years";

    /// <summary>The real discount rate as a fraction a year, 0 to 1 (8 % is 0.08); 0 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1, or not a number.</exception>
    public double DiscountRate { get; init => field = Annuity.CheckRate(value, nameof(DiscountRate)); }

    /// <summary>Whether what still has life in it at the end of the horizon counts for something; <see cref="ResidualValue.None"/> when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a rule.</exception>
    public ResidualValue ResidualValue { get; init => field = Rule(value, nameof(ResidualValue)); }

    /// <summary>What an hour of unplanned downtime costs; 0 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public decimal HourOfDowntime { get; init => field = CheckedAmounts.NotNegative(value, "The price of an hour of downtime", nameof(HourOfDowntime)); }

    /// <summary>What an hour of planned downtime costs; 0 when left out.</summary>
    /// <remarks>
    /// Planned work is put where it disturbs least, so it is not priced like an outage by itself. While this is 0 the hours
    /// still stand in the result, with a note that they were not priced.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public decimal HourOfPlannedDowntime { get; init => field = CheckedAmounts.NotNegative(value, "The price of an hour of planned downtime", nameof(HourOfPlannedDowntime)); }

    /// <summary>What one item of work lost in flight costs (re-entering it, or its value); 0 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public decimal InFlightItem { get; init => field = CheckedAmounts.NotNegative(value, "The price of an in-flight item", nameof(InFlightItem)); }

    /// <summary>What one item of work refused during downtime costs beyond the price of the hour; 0 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public decimal RefusedItem { get; init => field = CheckedAmounts.NotNegative(value, "The price of a refused item", nameof(RefusedItem)); }

    /// <summary>What each failover costs in itself: the administrator's work afterwards, testing the cluster again; 0 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public decimal Failover { get; init => field = CheckedAmounts.NotNegative(value, "The price of a failover", nameof(Failover)); }

    /// <summary>What a kilowatt hour costs; 0 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative.</exception>
    public decimal KilowattHour { get; init => field = CheckedAmounts.NotNegative(value, "The price of a kilowatt hour", nameof(KilowattHour)); }

    /// <summary>The year in which losses are counted; 8760 h when left out.</summary>
    /// <exception cref="ArgumentNullException">The calendar is null.</exception>
    public Calendar Calendar
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Calendar.Standard;

    /// <summary>Hours of a year in which machines draw power: the calendar's year, or 8760 h where that counts service hours only.</summary>
    public Duration PoweredTime => Calendar.Year < Calendar.Standard.Year ? Calendar.Standard.Year : Calendar.Year;

    private static ResidualValue Rule(ResidualValue value, string parameter) => value is ResidualValue.None or ResidualValue.StraightLine
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, $"{(int)value} is not a rule for residual values; use {nameof(ResidualValue.None)} or {nameof(ResidualValue.StraightLine)}.");
}
