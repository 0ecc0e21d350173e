using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;
using FsCheck;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What is lost in flight where a failure hits a part of the work.</summary>
public class SharedWorkTest
{
    private const double PerYear = 8760;

    private static readonly Load FiftyInFlight = Load.PerSecond(200, inFlightFor: 250.Milliseconds);

    /// <summary>
    /// With j of ten up, one of them fails j / 2000 times an hour and interrupts one part in j: 1 / 2000 an hour, whatever j is, while the farm is up.
    /// Up: at least seven of ten, each 2000 / 2002 of the time.
    /// </summary>
    [Fact]
    public void A_server_of_a_farm_loses_its_part()
    {
        var up = Enumerable.Range(7, 4).Sum(j => Choose(10, j) * Math.Pow(2000.0 / 2002, j) * Math.Pow(2.0 / 2002, 10 - j));
        var service = Farm(null).Evaluate().Service;
        Near.Equal(50 * PerYear / 2000 * up, service.WorkLost!.InFlightPerYear!.Value, 1e-13);
        Assert.Equal(219.0, service.WorkLost.InFlightPerYear.Value, 0.01);
        Near.Equal(PerYear / 2000 * up, service.WorkLost.InterruptionsPerYear!.Value, 1e-13);
    }

    /// <summary>Seven to six: seven may fail, at 1 / 2000 an hour each, while three of ten are down.</summary>
    [Fact]
    public void Members_that_mirror_one_another_lose_everything_at_an_outage_and_nothing_before()
    {
        var outages = PerYear * Choose(10, 3) * Math.Pow(2000.0 / 2002, 7) * Math.Pow(2.0 / 2002, 3) * 7 / 2000;
        var service = Farm(MemberWork.Mirrored).Evaluate().Service;
        Near.Equal(outages, service.WorkLost!.InterruptionsPerYear!.Value, 1e-13);
        Near.Equal(service.UnplannedOutagesPerYear!.Value, service.WorkLost.InterruptionsPerYear.Value, 1e-13);
    }

    [Fact]
    public void Storage_mirrors_and_servers_share_unless_it_is_said()
    {
        var disks = Topology.Named("disks").Storage("disk", mtbf: 2000.Hours, mttr: 2.Hours, count: 2).Group("pair", ["disk"]).Service("data", ["pair"], FiftyInFlight);
        var service = disks.Evaluate().Service;
        Near.Equal(service.UnplannedOutagesPerYear!.Value, service.WorkLost!.InterruptionsPerYear!.Value, 1e-13);
        var shared = disks.Replace(new RedundancyGroup("pair", ["disk"]) { Work = MemberWork.Shared }).Evaluate().Service;
        Near.Equal(PerYear / 2000 * shared.Availability.Value, shared.WorkLost!.InterruptionsPerYear!.Value, 1e-13);
    }

    /// <summary>Each failure of a member that is up interrupts 1/up of the work, so that all of them together do so 1 / MTBF times while the service is up, whatever ties the members together.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void However_members_depend_on_one_another_they_lose_alike(bool underOneCrew, bool withWork)
    {
        var topology = Topology.Named("farm")
            .Servers("web", count: 4, mtbf: 300.Hours, mttr: 20.Hours, planned: withWork ? [PlannedWork.PerYear("patch", 12, lasting: 3.Hours)] : [])
            .Group("farm", ["web"], atLeast: 2)
            .Service("shop", ["farm"], FiftyInFlight);
        var service = (underOneCrew ? topology.RepairCrew("man", ["web"]) : topology).Evaluate().Service;
        Near.Equal(PerYear / 300 * service.Availability.Value, service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
        Assert.True(service.Availability.Unavailability > 1e-6);
    }

    /// <summary>
    /// While an active/active cluster of which one node suffices serves with k nodes, k of them fail and each interrupts one part in k; the last one interrupts all. A
    /// failure during a failover finds nothing in flight.
    /// </summary>
    [Theory]
    [InlineData(ClusterMode.ActiveActive, 3, 30)]
    [InlineData(ClusterMode.ActiveActive, 3, 0)]
    [InlineData(ClusterMode.ActivePassive, 3, 30)]
    [InlineData(ClusterMode.ActivePassive, 2, 0)]
    public void A_failover_interrupts_what_ran_on_the_node(ClusterMode mode, int nodes, double seconds)
    {
        var service = Cluster(mode, nodes, atLeast: 1, Failover.In(seconds.Seconds)).Evaluate().Service;
        Near.Equal(PerYear / 1000 * service.Availability.Value, service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
    }

    /// <summary>
    /// Two of three carry. A failure of one of them leaves two (with the third up): half of the work. With only two up, any failure stops the cluster and all of
    /// the work: twice as much for each, so that the sum is 1 / 1000 h * (P(three up, serving) + 2 P(two up, serving)). The failover takes no time here, so it serves
    /// whenever two are up: binomial with 1000 / 1010.
    /// </summary>
    [Fact]
    public void A_cluster_that_runs_out_of_nodes_stops_all_of_its_work()
    {
        var service = Cluster(ClusterMode.ActivePassive, 3, atLeast: 2, Failover.In(Duration.Zero)).Evaluate().Service;
        var (a, u) = (1000.0 / 1010, 10.0 / 1010);
        Near.Equal(PerYear / 1000 * ((a * a * a) + (2 * 3 * a * a * u)), service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
    }

    /// <summary>Uncovered: the cluster hangs, and all that it carried is lost. Of two nodes that share, a covered failover loses half: C/2 + (1-C).</summary>
    [Fact]
    public void An_uncovered_failure_interrupts_everything()
    {
        var covered = Cluster(ClusterMode.ActiveActive, 2, atLeast: 1, Failover.In(30.Seconds)).Evaluate().Service.WorkLost!.InterruptionsPerYear!.Value;
        var service = Cluster(ClusterMode.ActiveActive, 2, atLeast: 1, Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(30.Seconds)).Evaluate().Service;

        // Both kinds of interruption last equally long, so that the states are those of full coverage: with both nodes up, 2 / MTBF times (0.9 / 2 + 0.1).
        var (a, both) = (service.Availability.Value, BothServing());
        Near.Equal(PerYear / 1000 * ((both * 2 * ((0.9 / 2) + 0.1)) + (a - both)), service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
        Near.Equal(PerYear / 1000 * a, covered, 1e-12);

        // The share of time in which both serve: 2/MTBF out of it, in by the repair of the one that is down, or of an interruption's end with both up again.
        // States: both serving (B), one serving (O), none (N), interrupted with both/one/none up (I2, I1, I0).
        static double BothServing()
        {
            var (fail, repair, end) = (1 / 1000.0, 1 / 10.0, 120.0);
            var chain = MarkovChain.Named("two nodes")
                .Transition("B", "I1", Rate.PerHour(2 * fail)).Transition("O", "N", Rate.PerHour(fail)).Transition("O", "B", Rate.PerHour(repair)).Transition("N", "O", Rate.PerHour(2 * repair))
                .Transition("I1", "O", Rate.PerHour(end)).Transition("I1", "I0", Rate.PerHour(fail)).Transition("I1", "I2", Rate.PerHour(repair))
                .Transition("I2", "B", Rate.PerHour(end)).Transition("I2", "I1", Rate.PerHour(2 * fail))
                .Transition("I0", "N", Rate.PerHour(end)).Transition("I0", "I1", Rate.PerHour(2 * repair))
                .Build();
            return chain.SteadyState().Availability(up: state => state == "B").Value;
        }
    }

    /// <summary>Five of ten on each of two hosts that never share a failure: a host that fails while the other is up (A) takes half, else (U) all that is left.</summary>
    [Fact]
    public void A_host_takes_the_part_of_all_that_stands_on_it()
    {
        var (a, u, rate) = (500.0 / 508, 8.0 / 508, 1 / 500.0);
        var service = OnTwoHosts().Service("shop", ["web tier"], FiftyInFlight).Evaluate().Service;
        Near.Equal(PerYear * 2 * a * rate * ((a / 2) + u), service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
    }

    /// <summary>Work passes both tiers: half of each is hit, three quarters of the work pass one of these.</summary>
    [Fact]
    public void Work_that_passes_two_tiers_is_hit_by_either()
    {
        var (a, u, rate) = (500.0 / 508, 8.0 / 508, 1 / 500.0);
        var service = OnTwoHosts()
            .Server("app 1", mtbf: Duration.Infinite, mttr: 1.Hours, needs: ["host-1"]).Server("app 2", mtbf: Duration.Infinite, mttr: 1.Hours, needs: ["host-2"])
            .Group("app tier", ["app 1", "app 2"])
            .Service("shop", ["web tier", "app tier"], FiftyInFlight).Evaluate().Service;
        Near.Equal(PerYear * 2 * a * rate * ((a * 0.75) + u), service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
    }

    /// <summary>A second opinion for every shape above: 99.9 % intervals hold the exact figure.</summary>
    [Fact]
    public void A_simulation_agrees()
    {
        Topology[] all =
        [
            Farm(null),
            Farm(MemberWork.Mirrored).Replace(new RedundancyGroup("farm", ["web"], 9) { Work = MemberWork.Mirrored }),
            Cluster(ClusterMode.ActiveActive, 3, atLeast: 1, Failover.In(1.Hours)),
            Cluster(ClusterMode.ActivePassive, 3, atLeast: 2, Failover.In(Duration.Zero)),
            Cluster(ClusterMode.ActiveActive, 3, atLeast: 2, Failover.In(1.Hours).Covering(0.8).OtherwiseIn(5.Hours)),
            OnTwoHosts().Service("shop", ["web tier"], FiftyInFlight),
        ];
        foreach (var topology in all)
        {
            var simulated = topology.Simulate(20_000.Years, options: new SimulationOptions { Level = 0.999 }).Service.WorkLost!;
            var exact = simulated.Exact!.InFlightPerYear!.Value;
            Assert.InRange(exact, simulated.InFlightPerYear.Low, simulated.InFlightPerYear.High);
            Assert.InRange(simulated.InFlightPerYear.High - simulated.InFlightPerYear.Low, 0, 0.1 * exact);
        }
    }

    /// <summary>j of ten up, seven at least: binomial. The mean over j / 10.</summary>
    [Fact]
    public void A_farm_serves_with_what_is_up()
    {
        var service = Farm(null).Evaluate().Service;
        var (a, u) = (2000.0 / 2002, 2.0 / 2002);
        Assert.Equal([1, 0.9, 0.8, 0.7, 0], service.Levels.Select(level => level.Share));
        var mean = 0.0;
        foreach (var level in service.Levels.SkipLast(1))
        {
            var j = (int)Math.Round(10 * level.Share);
            var time = Choose(10, j) * Math.Pow(a, j) * Math.Pow(u, 10 - j);
            Near.Equal(time, level.Time.Value, 1e-13);
            mean += time * j / 10;
        }

        Near.Equal(service.Availability.Unavailability, service.Levels[^1].Time.Value, 1e-15);
        Near.Equal(mean, service.MeanLevel, 1e-13);
        Assert.Contains("Capacity in service", service.ToExhibit().ToText(), StringComparison.Ordinal);
    }

    /// <summary>
    /// What nearly always serves whole: the time that it does not has all its digits, 1 - a^n of n machines with a man each, and the times of the states of a chain, which
    /// rounding makes sum to a little more than one, are none of them more than one.
    /// </summary>
    [Property(MaxTest = 200)]
    public void The_time_at_a_level_and_that_at_any_other_are_both_exact(PositiveInt machines, PositiveInt magnitude, NonNegativeInt fraction)
    {
        var n = 1 + (machines.Get % 5);
        var mtbf = (1 + (fraction.Get / 97.0)) * Math.Pow(10, 1 + (magnitude.Get % 17));
        var service = Topology.Named("farm").Servers("m", n, Duration.FromHours(mtbf), 1.Hours).Group("farm", ["m"], atLeast: 1, work: MemberWork.Shared)
            .RepairCrew("men", ["m"], size: n).Service("s", ["farm"]).Evaluate().Service;

        Near.Equal(Missing(n, 1 / (mtbf + 1)), service.Levels[0].Time.Complement, 1e-12);
        Assert.InRange(service.MeanLevel, 0, 1);
    }

    /// <summary>1 - (1 - u)^n from k of n down, which are all positive.</summary>
    private static double Missing(int n, double u) => Enumerable.Range(1, n).Sum(k => Choose(n, k) * Math.Pow(u, k) * Math.Pow(1 - u, n - k));

    /// <summary>
    /// Halls of equal farms share the work: of the machines of all together k are up, whichever, at the level k / all. So the times are binomial, one for each k, and a level is
    /// met once however its thirds, fifths and tenths add up.
    /// </summary>
    [Theory]
    [InlineData(2, 3, false)]
    [InlineData(2, 5, false)]
    [InlineData(3, 5, false)]
    [InlineData(2, 10, false)]
    [InlineData(2, 5, true)]
    public void Farms_in_halls_have_each_level_once(int halls, int machines, bool underOneCrew)
    {
        var names = Enumerable.Range(0, halls).Select(hall => $"hall {hall}").ToArray();
        var topology = Topology.Named("halls");
        foreach (var hall in names)
        {
            topology = topology.Servers($"{hall} m", machines, 100.Hours, 25.Hours).Group(hall, [$"{hall} m"], work: MemberWork.Shared);
        }

        topology = topology.Group("all", names, work: MemberWork.Shared).Service("s", ["all"]);
        if (underOneCrew)
        {
            // As many men as machines: nobody waits, and all are one island.
            topology = topology.RepairCrew("men", [.. names.Select(hall => $"{hall} m")], size: halls * machines);
        }

        var service = topology.Evaluate().Service;
        var all = halls * machines;
        Assert.Equal(all + 1, service.Levels.Count);
        foreach (var (level, place) in service.Levels.Select((level, place) => (level, place)))
        {
            var up = all - place;
            Assert.Equal((double)up / all, level.Share, 1e-14);
            Near.Equal(Choose(all, up) * Math.Pow(0.8, up) * Math.Pow(0.2, all - up), level.Time.Value, 1e-11);
        }

        Near.Equal(0.8, service.MeanLevel, 1e-12);
    }

    /// <summary>Ten on two hosts, and a second tier of two on the same: both up all, one up half, none up nothing; the least of the tiers is the same.</summary>
    [Fact]
    public void What_needs_several_has_the_least_of_their_levels()
    {
        var (a, u) = (500.0 / 508, 8.0 / 508);
        var two = OnTwoHosts().Server("db", mtbf: 900.Hours, mttr: 100.Hours).Service("shop", ["web tier", "db"]).Evaluate().Service;
        Assert.Equal([1, 0.5, 0], two.Levels.Select(level => level.Share));
        Near.Equal(0.9 * a * a, two.Levels[0].Time.Value, 1e-13);
        Near.Equal(0.9 * 2 * a * u, two.Levels[1].Time.Value, 1e-13);

        var mirrored = Topology.Named("two farms, either of which will do")
            .Servers("a", 2, 500.Hours, 8.Hours).Servers("b", 2, 500.Hours, 8.Hours)
            .Group("farm a", ["a"]).Group("farm b", ["b"])
            .Group("either", ["farm a", "farm b"], work: MemberWork.Mirrored)
            .Service("shop", ["either"]).Evaluate().Service;

        // All: some farm is whole, 1 - (1 - a^2)^2. Half: none is whole, and not both are down: (2 a u + u^2)^2 - u^4.
        var broken = (2 * a * u) + (u * u);
        Near.Equal((a * a * (2 - (a * a))), mirrored.Levels[0].Time.Value, 1e-13);
        Near.Equal((broken * broken) - (u * u * u * u), mirrored.Levels[1].Time.Value, 1e-12);
    }

    [Fact]
    public void What_is_only_up_or_down_has_two_levels()
    {
        var service = Topology.Named("one").Server("db", 1000.Hours, 10.Hours).Service("orders", ["db"]).Evaluate().Service;
        Assert.Equal([new ServiceLevel(1, service.Availability.Value), new ServiceLevel(0, service.Availability.Unavailability)], service.Levels);
        Assert.Equal(service.Availability.Value, service.MeanLevel);
        Assert.DoesNotContain("Capacity in service", service.ToExhibit().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_replayed_is_not_lost()
    {
        var all = Farm(null).Evaluate().Service.WorkLost!;
        var half = Farm(null, FiftyInFlight.Replaying(0.5)).Evaluate().Service.WorkLost!;
        Near.Equal(all.InFlightPerYear!.Value / 2, half.InFlightPerYear!.Value, 1e-14);
        Near.Equal(all.InterruptionsPerYear!.Value, half.InterruptionsPerYear!.Value, 1e-14);
    }

    private static Topology OnTwoHosts()
    {
        var topology = Topology.Named("hosts").Servers("host", count: 2, mtbf: 500.Hours, mttr: 8.Hours);
        for (var i = 1; i <= 10; i++)
        {
            topology = topology.Server($"web {i}", mtbf: Duration.Infinite, mttr: 1.Hours, needs: [i <= 5 ? "host-1" : "host-2"]);
        }

        return topology.Group("web tier", Enumerable.Range(1, 10).Select(i => $"web {i}"));
    }

    private static Topology Cluster(ClusterMode mode, int nodes, int atLeast, Failover failover) => Topology.Named("cluster")
        .Servers("node", count: nodes, mtbf: 1000.Hours, mttr: 10.Hours)
        .Cluster("db", ["node"], failover, atLeast: atLeast, mode: mode)
        .Service("orders", ["db"], FiftyInFlight);

    private static Topology Farm(MemberWork? work, Load? load = null) => Topology.Named("farm")
        .Servers("web", count: 10, mtbf: 2000.Hours, mttr: 2.Hours)
        .Group("farm", ["web"], atLeast: 7, work: work)
        .Service("shop", ["farm"], load ?? FiftyInFlight);

    private static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
}
