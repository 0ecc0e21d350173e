using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>The five use cases of the white paper of 2007 and its Figures 1 and 3, from the stated parameters of samples/white-paper; each held to closed forms of its own, and to its simulation.</summary>
/// <remarks>
/// A host is down by one fault at a time, so that it is down X / (1 + X) of the time, X being the sum of rates times mean times. Machines on a pool are down for a restart each time that their
/// host fails, L d, and for the little that the closed forms leave out: two hosts down at once.
/// </remarks>
public class WhitePaperUseCasesTest
{
    /// <summary>Rates an hour and mean repairs of the four faults of a host: hardware, transient, operating system or hypervisor, operator.</summary>
    private static readonly (double Rate, double Hours)[] Faults = [(1 / 35_040.0, 6), (1 / 3_504.0, 1 / 6.0), (1 / 2_893.0, 0.25), (1 / 17_520.0, 1)];

    private static readonly double FaultsAnHour = Faults.Sum(fault => fault.Rate);
    private const double Restart = 5 / 60.0;

    public static TheoryData<string> Samples => ["consolidation", "live-migration", "failover-and-recovery", "load-balancing", "management", "figure-3"];

    /// <summary>Figure 1: an application fares the same with a server of its own and with a twelfth of one, but twelve stop together.</summary>
    [Fact]
    public void Consolidation_changes_how_many_stop_together()
    {
        var (twelve, one, hardened, pool) = (Of("consolidation", 0), Of("consolidation", 1), Of("consolidation", 2), Of("consolidation", 3));
        var alone = Down(Restart);
        Assert.Equal(1, alone / twelve.MissingLevel, 1e-12);
        Assert.Equal(1, Math.Pow(alone, 12) / twelve.Availability.Unavailability, 1e-12);
        Assert.Equal(1, one.MissingLevel / twelve.MissingLevel, 1e-3);

        // All twelve at once, as often as the host fails; every machine restarts.
        Assert.Equal(1, one.UnplannedOutagesPerYear!.Value / (FaultsAnHour * 8_760), 1e-3);
        Assert.Equal(1, one.FailoversPerYear / (12 * FaultsAnHour * 8_760), 1e-3);
        Assert.True(hardened.MissingLevel < one.MissingLevel / 30);
        Assert.True(hardened.UnplannedOutagesPerYear < one.UnplannedOutagesPerYear / 20);

        // On a pool of two a repair becomes a restart, but for the time in which both are down.
        Assert.InRange(pool.MissingLevel, FaultsAnHour * Restart * 0.999, FaultsAnHour * Restart * 1.01);
    }

    [Fact]
    public void Live_migration_does_away_with_planned_downtime_and_with_no_failure_that_nobody_predicted()
    {
        var (without, with, predicted) = (Of("live-migration", 0), Of("live-migration", 1), Of("live-migration", 2));
        Assert.Equal(1, without.MissingLevel / (Down(Restart) + (8 / 8_760.0)), 2e-3);
        Assert.InRange(with.MissingLevel, FaultsAnHour * Restart, FaultsAnHour * Restart * 1.03);

        // Six machines leave before each of 16 works and come back after it; and come back after a fault, as far as they run by then.
        Assert.InRange(with.Failovers[0].MigrationsPerYear, 192, 192 + (24 * FaultsAnHour * 8_760));
        Assert.Equal(1, with.FailoversPerYear / (24 * FaultsAnHour * 8_760), 3e-3);
        Assert.Equal(0.7, predicted.FailoversPerYear / with.FailoversPerYear, 3e-3);
    }

    [Fact]
    public void A_second_site_leaves_neither_the_site_nor_its_storage()
    {
        var (one, three, both) = (Of("failover-and-recovery", 0), Of("failover-and-recovery", 1), Of("failover-and-recovery", 2));
        const double Storage = 6 / 200_006.0, Site = 24 / 87_624.0, HostRate = 1 / 1_395.0;
        Assert.Equal(1, one.Availability.Unavailability / (Storage + Site + (HostRate * (0.5 + Restart))), 1e-3);
        Assert.Equal(1, three.Availability.Unavailability / (Storage + Site + (HostRate * Restart)), 1e-3);

        // What is left are restarts within a site, and three quarters of an hour for a site that is gone, storage included, with five minutes more to come back.
        var moves = (1 / 87_600.0) + (1 / 200_000.0);
        Assert.Equal(1, both.Availability.Unavailability / ((HostRate * Restart) + (moves * (0.75 + Restart))), 0.01);
    }

    [Fact]
    public void Balancing_needs_a_server_more_than_the_work()
    {
        var (fixedPlaces, four, five) = (Of("load-balancing", 0), Of("load-balancing", 1), Of("load-balancing", 2));
        Assert.Equal(1, fixedPlaces.Availability.Unavailability / (1 - Math.Pow(1 - Down(Restart), 4)), 1e-9);
        Assert.True(four.Availability.Unavailability > fixedPlaces.Availability.Unavailability);

        // Three servers in five have two machines, which restart side by side in a time and a half of one; two have one. With two servers down there is no room for all.
        var twoDown = 10 * Math.Pow(Down(0), 2);
        Assert.Equal(1, five.Availability.Unavailability / ((5 * FaultsAnHour * Restart * ((0.6 * 1.5) + 0.4)) + twoDown), 2e-3);
        Assert.True(five.Availability.Unavailability < four.Availability.Unavailability / 4);
    }

    [Fact]
    public void The_manager_does_not_belong_on_the_pool_that_it_manages()
    {
        var missing = Enumerable.Range(0, 4).Select(place => Of("management", place).MissingLevel).ToArray();
        var (nobody, own, pooled, hardened) = (missing[0], missing[1], missing[2], missing[3]);
        Assert.True(nobody < hardened && hardened < own && own < pooled);
        Assert.True(hardened - nobody < (own - nobody) / 30);

        // A third of the machines are on the host of the manager and wait half an hour for it, and then restart; of the others nobody waits.
        Assert.Equal(1, pooled / (FaultsAnHour * (Restart + (0.5 / 3))), 0.01);
    }

    [Fact]
    public void Hardened_hosts_leave_the_gold_tier_what_it_shares()
    {
        var document = Document("figure-3");
        var (plain, hardened) = (document.Topologies[0].Topology.Evaluate(), document.Topologies[1].Topology.Evaluate());
        const double Storage = 6 / 200_006.0;
        Assert.InRange(plain["gold users"].MissingLevel, Storage + (FaultsAnHour * Restart), (Storage + (FaultsAnHour * Restart)) * 1.02);
        Assert.True(hardened["gold users"].MissingLevel - Storage < (plain["gold users"].MissingLevel - Storage) / 20);
        Assert.Equal(1, hardened["silver users"].MissingLevel / plain["silver users"].MissingLevel, 0.02);
    }

    /// <summary>Long enough that what is rare and long is seen as well, such as a manager under repair for hours while a host fails: 0.02 times a year, and a hundredth of what is missing.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_agrees_with_its_simulation(string sample)
    {
        foreach (var (topology, _) in Document(sample).Topologies)
        {
            var simulated = topology.Simulate(6_000.Years, seed: 11);
            Assert.True(simulated.Agreement!.IsPlausible, $"{topology.Name}: {simulated.Agreement}");
            Assert.True(simulated.Agreement.Judged >= 2, $"{topology.Name}: {simulated.Agreement}");
        }
    }

    /// <summary>The lines of docs/systems.md, as the code beside them prints them.</summary>
    [Fact]
    public void The_page_says_what_comes_out()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "systems.md"));
        List<string> lines = [];
        foreach (var sample in Samples.Select(row => row.Data))
        {
            lines.Add(sample);
            foreach (var (topology, _) in Document(sample).Topologies)
            {
                foreach (var service in topology.Evaluate().Services)
                {
                    var misses = Duration.FromYears(service.MissingLevel);
                    lines.Add(FormattableString.Invariant($"  {topology.Name}, {service.Name}: one misses {misses.TotalMinutes:0.0} min a year; all stop {service.UnplannedOutagesPerYear:0.0000} times"));
                }
            }
        }

        Assert.Contains(string.Join('\n', lines), page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static double Down(double restart)
    {
        var sum = Faults.Sum(fault => fault.Rate * (fault.Hours + restart));
        return sum / (1 + sum);
    }

    private static ServiceEvaluation Of(string sample, int topology) => Document(sample).Topologies[topology].Topology.Evaluate().Service;

    private static ModelDocument Document(string sample) => ModelDocument.Load(Path.Combine(RepositoryFolder.Root, "samples", "white-paper", $"{sample}.json"));
}
