namespace AvailabilityKit.Economics;

/// <summary>Present values of future payments at a constant discount rate, payments falling at the end of each year.</summary>
/// <remarks>
/// Single present value (1 + r)^-t and uniform present value a(r, n) as defined in NIST Handbook 135, Life-Cycle Costing Manual.
/// The textbook form (1 - (1 + r)^-n) / r loses all digits as r goes to 0; the annuity is summed here as
/// v (1 + v (1 + ...)), v = 1 / (1 + r), which has positive terms only and is n exactly at r = 0.
/// </remarks>
public static class Annuity
{
    /// <summary>The longest horizon in years that a cost calculation accepts.</summary>
    public const int LongestHorizon = 100;

    /// <summary>What one unit paid at the end of each of the next <paramref name="years"/> years is worth today.</summary>
    /// <param name="discountRate">Fraction a year from 0 to 1; 8 % is 0.08.</param>
    /// <param name="years">1 to 100.</param>
    /// <returns>a(r, n), between 0 and n; relative error below 1e-14.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the number of years is outside its range.</exception>
    public static double Factor(double discountRate, int years)
    {
        CheckRate(discountRate, nameof(discountRate));
        CheckYears(years, nameof(years));
        var v = 1 / (1 + discountRate);
        var sum = 0.0;
        for (var t = 0; t < years; t++)
        {
            sum = v * (1 + sum);
        }

        return sum;
    }

    /// <summary>What one unit is worth today that is paid at the end of year <paramref name="year"/>: (1 + r)^-year; year 0 is today.</summary>
    /// <param name="discountRate">Fraction a year from 0 to 1.</param>
    /// <param name="year">0 to 100.</param>
    /// <returns>Between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate or the year is outside its range.</exception>
    public static double DiscountFactor(double discountRate, int year)
    {
        CheckRate(discountRate, nameof(discountRate));
        if (year is < 0 or > LongestHorizon)
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The year is {year}; it runs from 0 (today) to {LongestHorizon}.");
        }

        return Math.Pow(1 + discountRate, -year);
    }

    /// <summary>The discount factors of years 0 to <paramref name="years"/> in decimals, each within 1e-26 of its value.</summary>
    internal static decimal[] DecimalFactors(double discountRate, int years)
    {
        var factors = new decimal[years + 1];
        var growth = 1 + CheckedAmounts.Exact(discountRate, "The discount rate");
        factors[0] = 1;
        for (var t = 1; t <= years; t++)
        {
            factors[t] = factors[t - 1] / growth;
        }

        return factors;
    }

    internal static double CheckRate(double rate, string parameter) =>
        rate >= 0 && rate <= 1
            ? rate
            : throw new ArgumentOutOfRangeException(parameter, rate, $"The discount rate is {CheckedAmounts.Print(rate)}; it is a fraction a year from 0 to 1, so 8 % is written 0.08.");

    internal static int CheckYears(int years, string parameter) =>
        years is >= 1 and <= LongestHorizon
            ? years
            : throw new ArgumentOutOfRangeException(parameter, years, $"The horizon is {years} years; it must be 1 to {LongestHorizon} whole years.");
}
