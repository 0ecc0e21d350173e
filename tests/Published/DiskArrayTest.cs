namespace AvailabilityKit.Published;

/// <summary>
/// Mean time to data loss of disk arrays. Sources: D. A. Patterson, G. Gibson, R. H. Katz, "A case for redundant arrays of
/// inexpensive disks", SIGMOD 1988 (the approximation); K. M. Greenan, J. S. Plank, J. J. Wylie, "Mean time to meaningless",
/// HotStorage 2010 (why the probability of loss in a mission is the figure to give); chains evaluated independently.
/// Derivation: single parity of n disks: n L to degraded, (n-1) L to loss, M back; MTTDL = ((2n-1) L + M) / (n (n-1) L^2).
/// </summary>
public class DiskArrayTest
{
    [Fact]
    public void Single_parity_has_the_exact_closed_form_and_not_the_popular_approximation()
    {
        var mttdl = Array(8, parity: 1, 30_000.Hours, 1.Hours).MeanTimeTo(failed => failed == 2).TotalHours;
        const double L = 1.0 / 30_000;
        Assert.Equal(1, mttdl / (((15 * L) + 1) / (56 * L * L)), 1e-13);
        Assert.Equal(16_079_464.285714, mttdl, 1e-6);
        Assert.NotEqual(16_071_428.571, mttdl, 1.0);
    }

    [Fact]
    public void Thousands_of_years_of_mttdl_hide_a_loss_in_three_thousand_missions()
    {
        var array = Array(8, parity: 1, 500_000.Hours, 17.8.Hours);
        Assert.Equal(250_936_496.79, array.MeanTimeTo(failed => failed == 2).TotalHours, 5e-3);
        Assert.Equal(28_645.7, array.MeanTimeTo(failed => failed == 2).TotalYears, 0.05);

        // The exponential of the MTTDL gives 3.4903e-4; the exact value is a little lower, since ten years begin with all disks good.
        Assert.Equal(3.4903e-4, 1 - Math.Exp(-(10.Years / array.MeanTimeTo(failed => failed == 2))), 5e-9);
        Assert.Equal(1, array.ProbabilityOfReaching(failed => failed == 2, within: 10.Years).Value / 3.4896053212880445e-4, 1e-11);
    }

    // Exact fractions. Values often quoted for these parameters, 2.083373e15 and 1.447107e13, come from elimination with
    // subtractions, which has lost all but six digits here.
    [Theory]
    [InlineData(2, 1, 2_083_375_000_616_666.8)]
    [InlineData(2, 2, 4_166_733_333_950_000.0)]
    [InlineData(24, 1, 14_471_065_431_481.482)]
    public void Double_parity_is_exact_at_ten_to_the_fifteen_hours(double mttr, int crews, double mttdl) =>
        Assert.Equal(1, Array(6, parity: 2, 1e6.Hours, mttr.Hours, crews).MeanTimeTo(failed => failed == 3).TotalHours / mttdl, 1e-12);

    private static MarkovChain<int> Array(int disks, int parity, Duration mtbf, Duration mttr, int crews = 1) => MarkovChain.StartingIn(0)
        .When(failed => failed <= parity, failed => (disks - failed) * Rate.Per(mtbf), failed => failed + 1)
        .When(failed => failed > 0 && failed <= parity, failed => Math.Min(failed, crews) * Rate.Per(mttr), failed => failed - 1)
        .Explore();
}
