using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>
/// Disk arrays as elements of a topology, against the chains of <see cref="DiskArrayTest"/> and against erasure coding as published. Sources: D. A. Patterson,
/// G. Gibson, R. H. Katz, "A case for redundant arrays of inexpensive disks", SIGMOD 1988; K. M. Greenan, J. S. Plank, J. J. Wylie, "Mean time to meaningless",
/// HotStorage 2010; Backblaze, "Backblaze durability is 99.999999999 %", 2018 (17 + 3, an annual failure rate of 0.405 %, 6.5 days to rebuild).
/// </summary>
public class DiskArrayTopologyTest
{
    private static Durability Of(DiskArray array, Duration over) => Topology.Named("storage").With(array).Durability(array.Name, over);

    [Fact]
    public void Single_parity_is_the_closed_form()
    {
        var kept = Of(new DiskArray("raid 5", data: 7, parity: 1, 30_000.Hours, 1.Hours), 1.Years);
        Assert.Equal(1, kept.MeanTimeToLoss.TotalHours / (900_450_000 / 56.0), 1e-12);
    }

    [Fact]
    public void A_loss_in_three_thousand_missions_is_that_of_the_chain() =>
        Assert.Equal(1, Of(new DiskArray("raid 5", 7, 1, 500_000.Hours, 17.8.Hours), 10.Years).Kept.Complement / 3.4896053212880445e-4, 1e-11);

    [Theory]
    [InlineData(2, 1, 2_083_375_000_616_666.8)]
    [InlineData(2, 2, 4_166_733_333_950_000.0)]
    [InlineData(24, 1, 14_471_065_431_481.482)]
    public void Double_parity_is_exact_however_many_are_rebuilt_at_once(double rebuild, int atOnce, double mttdl) =>
        Assert.Equal(1, Of(new DiskArray("raid 6", 4, 2, 1e6.Hours, rebuild.Hours) { RebuildsAtOnce = atOnce }, 1.Years).MeanTimeToLoss.TotalHours / mttdl, 1e-12);

    // The chain in 50 digits: 2.939...e-11 a year is the reciprocal of the mean time to a loss. From a moment at which all disks are good the first year has a little
    // less. The published "11 nines", 7.354e-12 a year, is about 365 / 6.5 times the probability that four of twenty disks fail within the same of so many windows: it misses those that fall
    // into two of them.
    [Fact]
    public void Seventeen_and_three_is_the_chain_and_not_the_published_windows()
    {
        var kept = Of(new DiskArray("vault", data: 17, parity: 3, 1.Years / 0.00405, 6.5.Days), 1.Years);
        Assert.Equal(1, kept.Losses * 1.Years / LossesAYear, 1e-11);
        Assert.Equal(1, kept.Kept.Complement / LossWithinAYear, 1e-10);

        var inAWindow = 0.00405 * 6.5 / 365;
        var windows = 4845 * Math.Pow(inAWindow, 4) * 365 / 6.5;
        Assert.InRange(kept.Losses * 1.Years / windows, 3.9, 4.1);
    }

    private const double LossesAYear = 2.9392148635283479e-11;
    private const double LossWithinAYear = 2.8432896577139466e-11;

    /// <summary>The first as much as the last: what is lost is restored, and all begins anew, so that the time up is the mean time to a loss.</summary>
    [Fact]
    public void Downtime_is_that_of_restoring_what_was_lost()
    {
        var array = new DiskArray("raid 5", data: 3, parity: 1, 2_000.Hours, 40.Hours) { Restore = 100.Hours };
        var service = Topology.Named("storage").With(array).Service("data", ["raid 5"]).Evaluate().Service;
        const double L = 1 / 2_000.0, M = 1 / 40.0;
        var mttdl = ((7 * L) + M) / (12 * L * L);
        Assert.Equal(1, service.Availability.Unavailability / (100 / (mttdl + 100)), 1e-12);
        Assert.Equal(1, service.UnplannedOutagesPerYear!.Value / (8760 / (mttdl + 100)), 1e-12);
        Assert.Equal("more disks failed than parity covers", Assert.Single(service.Causes).Name);
    }
}
