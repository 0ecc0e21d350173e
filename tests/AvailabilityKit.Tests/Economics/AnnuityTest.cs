using System.Numerics;
using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class AnnuityTest
{
    [Fact]
    public void Without_discounting_an_annuity_is_the_number_of_years()
    {
        for (var years = 1; years <= Annuity.LongestHorizon; years++)
        {
            Assert.Equal(years, Annuity.Factor(0, years));
        }
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-18)]
    [InlineData(1e-12)]
    [InlineData(1e-9)]
    public void Towards_a_rate_of_zero_no_digit_is_lost(double rate)
    {
        // a(r, n) = n - r n (n + 1) / 2 + O(r^2): at these rates the next term is below an ulp or nearly so.
        Assert.Equal(30 - (rate * 30 * 31 / 2), Annuity.Factor(rate, 30), 30 * 1e-14);
    }

    [Property]
    public void An_annuity_agrees_with_the_sum_in_exact_rationals(DiscountedTerm term) =>
        AssertRelative(Exact(term.BasisPoints, term.Years), Annuity.Factor(term.BasisPoints / 10_000.0, term.Years), 1e-13);

    [Property]
    public void The_decimal_factors_add_up_to_the_annuity(DiscountedTerm term) =>
        AssertRelative(Exact(term.BasisPoints, term.Years), (double)Annuity.DecimalFactors(term.BasisPoints / 10_000.0, term.Years).Skip(1).Sum(), 1e-14);

    [Fact]
    public void A_single_payment_is_discounted_once_for_each_year()
    {
        Assert.Equal(1, Annuity.DiscountFactor(0.08, 0));
        Assert.Equal(1 / 1.08, Annuity.DiscountFactor(0.08, 1), 1e-15);
        Assert.Equal(1 / (1.08 * 1.08 * 1.08), Annuity.DiscountFactor(0.08, 3), 1e-15);
    }

    /// <summary>a(r, n) for r in hundredths of a percent: sum of (10000 / (10000 + b))^t over a common denominator.</summary>
    private static double Exact(int basisPoints, int years)
    {
        BigInteger growth = 10_000 + basisPoints, numerator = 0;
        for (var t = 1; t <= years; t++)
        {
            numerator += BigInteger.Pow(10_000, t) * BigInteger.Pow(growth, years - t);
        }

        var scaled = numerator * BigInteger.Pow(10, 20) / BigInteger.Pow(growth, years);
        return (double)scaled / 1e20;
    }

    private static void AssertRelative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * expected, $"{actual:R} is not {expected:R}");
}
