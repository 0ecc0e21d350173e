using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;
using FsCheck;

namespace AvailabilityKit.Tests.Topologies;

public class LiveMigrationTest
{
    private static readonly Failover Restart = Failover.In(5.Minutes);

    private const double MovedAtAWork = (1 / 2.0) + (1 / 4.0) + (1 / 4.0 * 3_600 / 3_602);

    /// <summary>Hosts up, and machines that run, and that stand still while they are moved; the others restart.</summary>
    public readonly record struct Pool(int Up, int Running, int Moving);

    /// <summary>The chain of the pool, written down on its own: a host that fails takes its share, of which those that are predicted in time are moved; a host that is back has its share moved to it.</summary>
    [Theory]
    [InlineData(2, 1, 1, 1.0, 0.0)]
    [InlineData(3, 4, 2, 1.0, 0.0)]
    [InlineData(3, 4, 2, 0.9, 0.4)]
    [InlineData(3, 7, 3, 0.95, 1.0)]
    [InlineData(4, 6, 6, 0.5, 0.7)]
    [InlineData(9, 12, 2, 0.9, 0.3)]
    public void A_pool_equals_its_chain(int hosts, int machines, int perHost, double success, double predicted)
    {
        // Two machines are moved between a prediction and the failure.
        var migration = LiveMigration.Taking(4.Minutes, 20.Seconds).Succeeding(success).Predicting(predicted, lead: 10.Minutes);
        var chain = ByHand(hosts, machines, perHost, success, predicted, inTime: predicted > 0 ? 2 : 0).SteadyState();
        foreach (var atLeast in new[] { 1, (machines + 1) / 2, machines })
        {
            var service = Hosts(hosts).VirtualMachines("vm", machines, ["host"], Restart, atLeast, perHost, migration: migration)
                .Service("service", ["vm"], Load.PerSecond(1, 1.Seconds)).Evaluate().Service;
            Near.Equal(chain.Probability(s => s.Running < atLeast), service.Availability.Unavailability, 1e-12);
            Near.Equal(chain.FailureFrequency(s => s.Running >= atLeast).ValuePerYear, service.UnplannedOutagesPerYear!.Value, 1e-12);
            Near.Equal(chain.Expected(s => s.Running >= atLeast ? (double)(machines - s.Running) / machines : 1), service.MissingLevel, 1e-12);
            Near.Equal(chain.EventRate("restarted").ValuePerYear, service.Failovers[0].CoveredPerYear, 1e-12);
            Near.Equal(chain.EventRate("moved").ValuePerYear, service.Failovers[0].MigrationsPerYear, 1e-12);

            // Who is moved keeps what is in flight; who stops loses it.
            var lost = chain.Chain.Transitions
                .Where(step => step.From.Running >= atLeast || step.To.Running < atLeast)
                .Where(step => step.From.Running >= atLeast && step.To.Running + step.To.Moving < step.From.Running + step.From.Moving)
                .Sum(step => chain[step.From] * step.Rate.ValuePerYear * (1 - ((double)(step.To.Running + step.To.Moving) / (step.From.Running + step.From.Moving))));
            Near.Equal(lost, service.WorkLost!.InterruptionsPerYear!.Value, 1e-12);
        }
    }

    /// <summary>
    /// Two hosts that never fail and one machine: work begins on the host that it runs on in half of the cases, and the end of a work moves it there in half of the
    /// cases, unless it is still under way: 2 s against an hour.
    /// </summary>
    [Fact]
    public void The_blackout_is_all_the_downtime_of_planned_work()
    {
        var service = Topology.Named("pool").Servers("host", 2, Duration.Infinite, 8.Hours, planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
            .VirtualMachines("vm", 1, ["host"], Restart, migration: LiveMigration.Taking(30.Seconds, 2.Seconds))
            .Service("service", ["vm"], Load.PerSecond(10, 1.Seconds)).Evaluate().Service;

        Near.Equal(24 * 2 * MovedAtAWork, service.PlannedDowntimePerYear.TotalSeconds, 1e-9);
        Near.Equal(24 * 2 * MovedAtAWork, service.DowntimePerYear.TotalSeconds, 1e-9);
        Near.Equal(24 * MovedAtAWork, service.Failovers[0].MigrationsPerYear, 1e-9);
        Assert.Equal("live migration for work", Assert.Single(service.Causes).Name);
        Assert.Equal(0, service.WorkLost!.InFlightPerYear);
    }

    /// <summary>A host that comes back after a fault has its share moved to it: that is no planned downtime, though the hosts are worked on as well.</summary>
    [Fact]
    public void What_is_moved_after_a_repair_is_not_planned()
    {
        var service = Topology.Named("pool").Servers("host", 2, 1_000.Hours, 8.Hours, planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
            .VirtualMachines("vm", 1, ["host"], Restart, migration: LiveMigration.Taking(30.Seconds, 2.Seconds))
            .Service("service", ["vm"]).Evaluate().Service;

        // Half of the repairs of either host move it; 8.76 faults a year each.
        Assert.InRange(service.Causes.Single(cause => cause.Name == "live migration").DowntimePerYear.TotalSeconds / (2 * 8.76 / 2 * 2), 0.96, 1.0);
        Assert.InRange(service.PlannedDowntimePerYear.TotalSeconds / 48, 0.98, 1.0);
    }

    [Fact]
    public void Nobody_is_saved_from_a_failure_that_nobody_predicted()
    {
        ServiceEvaluation With(LiveMigration? migration) => Hosts(3).VirtualMachines("vm", 6, ["host"], Restart, perHost: 3, migration: migration).Service("s", ["vm"]).Evaluate().Service;
        var quick = LiveMigration.Taking(10.Seconds, Duration.Zero);

        var none = With(null);
        Near.Equal(none.Failovers[0].CoveredPerYear, With(quick).Failovers[0].CoveredPerYear, 1e-12);
        Near.Equal(none.MissingLevel, With(quick).MissingLevel, 1e-12);
        Near.Equal(none.MissingLevel, With(quick.Predicting(0, lead: 1.Hours)).MissingLevel, 1e-12);
        Near.Equal(none.MissingLevel, With(quick.Predicting(1, lead: 5.Seconds)).MissingLevel, 1e-12);
        Assert.True(With(quick.Predicting(0.3, lead: 10.Minutes)).MissingLevel < none.MissingLevel);
        Assert.True(With(LiveMigration.Taking(10.Seconds, 1.Seconds)).MissingLevel > none.MissingLevel);
    }

    /// <summary>Where every failure is predicted in time and another host is there, nothing restarts until none is left.</summary>
    [Fact]
    public void Who_knows_of_every_failure_restarts_only_from_the_last_host()
    {
        var service = Hosts(2).VirtualMachines("vm", 1, ["host"], Restart, migration: LiveMigration.Taking(1.Minutes, Duration.Zero).Predicting(1, lead: 10.Minutes))
            .Service("service", ["vm"]).Evaluate().Service;
        var (l, m) = (1 / 4_380.0, 1 / 8.0);
        var oneLeft = 2 * l / m / Math.Pow(1 + (l / m), 2);
        Near.Equal(oneLeft * l * 8_760, service.UnplannedOutagesPerYear!.Value, 1e-3);
        Assert.True(service.UnplannedOutagesPerYear!.Value <= oneLeft * l * 8_760);
    }

    /// <summary>Hosts that never fail but for the power that they share: a failure that is predicted, and leaves no host to go to. Whether it runs, is without power, or restarts.</summary>
    [Theory]
    [InlineData(2, false)]
    [InlineData(5, false)]
    [InlineData(3, true)]
    public void Nothing_runs_on_no_host(int hosts, bool isCommonCause)
    {
        var machines = Topology.Named("pool").Power("power", mtbf: isCommonCause ? Duration.Infinite : 1_000.Hours, mttr: 10.Hours)
            .Servers("host", hosts, [Fault.Hardware(Duration.Infinite, 1.Hours)], needs: isCommonCause ? [] : ["power"]);
        machines = isCommonCause ? machines.With(new CommonCause("surge", ["host"], 1_000.Hours, 10.Hours)) : machines;
        ServiceEvaluation With(LiveMigration? migration) => machines.VirtualMachines("vm", 1, ["host"], Restart, migration: migration).Service("s", ["vm"]).Evaluate().Service;

        // The two seconds of moves to what is back are all that it can add.
        var without = With(null).Availability.Unavailability;
        Near.Equal(without, With(LiveMigration.Taking(1.Minutes, Duration.Zero).Predicting(1, lead: 1.Hours)).Availability.Unavailability, 1e-12);
        Assert.InRange(With(LiveMigration.Taking(1.Minutes, 2.Seconds).Predicting(1, lead: 1.Hours)).Availability.Unavailability / without, 1, 1.001);
        if (!isCommonCause)
        {
            var chain = MarkovChain.Named("one").Transition("runs", "dark", 0.001.PerHour).Transition("dark", "restarts", 0.1.PerHour)
                .Transition("restarts", "runs", 12.PerHour).Transition("restarts", "dark", 0.001.PerHour).Build().SteadyState();
            Near.Equal(chain.Probability(state => state != "runs"), without, 1e-12);
        }
    }

    /// <summary>Where several hosts go at once and some are left, none of the machines had another to go to in time that anybody knew of.</summary>
    [Fact]
    public void Who_loses_several_hosts_at_once_is_saved_by_no_prediction()
    {
        Topology Hosts() => Topology.Named("pool").Power("power", mtbf: 1_000.Hours, mttr: 10.Hours)
            .Servers("host", 2, [Fault.Hardware(Duration.Infinite, 1.Hours)], needs: ["power"]).Server("other", Duration.Infinite, 1.Hours);
        double Restarts(LiveMigration? migration) => Hosts().VirtualMachines("vm", 3, ["host", "other"], Restart, migration: migration).Service("s", ["vm"]).Evaluate().Service.FailoversPerYear;

        Near.Equal(Restarts(null), Restarts(LiveMigration.Taking(1.Minutes, Duration.Zero).Predicting(1, lead: 1.Hours)), 1e-12);
    }

    /// <summary>While the manager is down no host is emptied: planned work waits for it, as restarts do.</summary>
    [Fact]
    public void Without_the_manager_no_host_is_emptied()
    {
        var pool = Topology.Named("pool").Servers("host", 2, Duration.Infinite, 8.Hours, planned: [PlannedWork.PerYear("patch", 12, 1.Hours)]).Server("manager", 100.Hours, 300.Hours)
            .VirtualMachines("vm", 1, ["host"], Restart.Needs("manager"), migration: LiveMigration.Taking(30.Seconds, 2.Seconds))
            .Service("service", ["vm"]).Service("work", ["vm", "manager"]);
        var alone = pool.Evaluate()["service"];
        Near.Equal(24 * 2 * MovedAtAWork, alone.PlannedDowntimePerYear.TotalSeconds, 1e-9);

        // Moves away begin while the manager is up, and the work ends an hour later on average, with the manager still up as a rule. If they began at any time, they would
        // have the quarter of their 48 s in which it is up to themselves and share the rest with it: 30 s.
        var together = pool.Evaluate()["work"];
        var moves = together.Causes.Single(cause => cause.Name == "live migration for work");
        Assert.InRange(moves.DowntimePerYear.TotalSeconds, 47, 48);
    }

    [Fact]
    public void Its_simulation_agrees()
    {
        var simulation = Topology.Named("pool").Servers("host", 4, [Fault.Hardware(4_380.Hours, 8.Hours)], planned: [PlannedWork.PerYear("patch", 12, 2.Hours)])
            .VirtualMachines("vm", 10, ["host"], Restart, atLeast: 10, perHost: 4, migration: LiveMigration.Taking(5.Minutes, 1.Minutes).Succeeding(0.9).Predicting(0.5, lead: 12.Minutes))
            .Service("service", ["vm"], Load.PerSecond(10, 1.Seconds))
            .Simulate(20_000.Years, seed: 7);
        Assert.True(simulation.Agreement!.IsPlausible, simulation.Agreement.ToString());
        Assert.True(simulation.Services[0].Figures.Count(figure => figure.IsJudged) >= 8);
    }

    [Fact]
    public void Only_so_many_find_the_time()
    {
        Assert.Equal(0, LiveMigration.Taking(30.Seconds, 1.Seconds).MovedInTime);
        Assert.Equal(0, LiveMigration.Taking(30.Seconds, 1.Seconds).Predicting(0.5, lead: 29.Seconds).MovedInTime);
        Assert.Equal(3, LiveMigration.Taking(100.Milliseconds, 1.Milliseconds).Predicting(0.5, lead: 300.Milliseconds).MovedInTime);
        Assert.Equal(20, LiveMigration.Taking(30.Seconds, 1.Seconds).Predicting(0.5, lead: 10.Minutes).MovedInTime);
        Assert.Equal(int.MaxValue, LiveMigration.Taking(Duration.Zero, Duration.Zero).Predicting(0.5, lead: Duration.Zero).MovedInTime);
        Assert.Equal(18, LiveMigration.By(PreCopy.Of(16.GiB, 512.MiB.PerSecond, 1.GiB.PerSecond)).Predicting(0.5, lead: 10.Minutes).MovedInTime);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Says("blackout of 2 s", () => LiveMigration.Taking(1.Seconds, 2.Seconds));
        Says("infinite", () => LiveMigration.Taking(Duration.Infinite, 2.Seconds));
        Says("infinite", () => LiveMigration.Taking(3.Seconds, 2.Seconds).Predicting(0.5, Duration.Infinite));
        Says("nothing to migrate", () => PreCopy.Of(DataSize.Zero, 1.MiB.PerSecond, 1.GiB.PerSecond));
        Says("sends nothing", () => PreCopy.Of(1.GiB, 1.MiB.PerSecond, DataRate.Zero));
        Says("at most 0 rounds", () => PreCopy.Of(1.GiB, 1.MiB.PerSecond, 1.GiB.PerSecond).AtMost(0));
        Says("at most 1001 rounds", () => PreCopy.Of(1.GiB, 1.MiB.PerSecond, 1.GiB.PerSecond).AtMost(1_001));
        Says("at least once", () => PreCopy.Of(1.GiB, 1.MiB.PerSecond, 1.GiB.PerSecond).AtMost(1, 0.5));

        static void Says(string what, Func<object> make) => Assert.Contains(what, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_says_why_it_stopped()
    {
        var copy = PreCopy.Of(16.GiB, 900.MiB.PerSecond, 1.GiB.PerSecond);
        Assert.True(copy.Converges);
        Assert.Equal(PreCopyStop.RoundsUsedUp, copy.AtMost(5).StoppedBy);
        Assert.Equal(PreCopyStop.SentTooMuch, copy.AtMost(1_000, timesMemory: 1).StoppedBy);

        // A working set that is written as fast as it is sent is left in the end, whatever the memory.
        var hot = PreCopy.Of(16.GiB, 2.GiB.PerSecond, 1.GiB.PerSecond).Writing(2.GiB);
        Assert.Equal(PreCopyStop.NoLessLeft, hot.StoppedBy);
        Assert.Equal(1, hot.Rounds);
        Assert.Equal(2.Seconds, hot.Blackout);
        Assert.Equal(2.05.Seconds, hot.ResumingIn(50.Milliseconds).Blackout);
        Assert.False(hot.Converges);

        // A machine that writes nothing stands still only to resume.
        Assert.Equal(Duration.Zero, PreCopy.Of(1.GiB, DataRate.Zero, 1.GiB.PerSecond).Blackout);
        Assert.Equal("16 GiB at 1 GiB/s: 6 rounds, 250 ms of blackout, 31.8 s in all", PreCopy.Of(16.GiB, 512.MiB.PerSecond, 1.GiB.PerSecond).ToString());
    }

    /// <summary>Akoush et al. (MASCOTS 2010): whatever the machine does, no less than its memory is sent, and its blackout is no longer than all of its memory takes.</summary>
    [Property]
    public void Bounds_hold_whatever_the_machine_does(PositiveInt memory, NonNegativeInt dirtied, PositiveInt sent)
    {
        var copy = PreCopy.Of(memory.Get.MiB, dirtied.Get.MiB.PerSecond, sent.Get.MiB.PerSecond).StoppingAsXen();
        var once = memory.Get.MiB / sent.Get.MiB.PerSecond;
        Assert.True(copy.TotalTime >= once);
        Assert.True(copy.Blackout <= once);
        Assert.True(copy.LiveTime <= 4 * once);
        Assert.InRange(copy.Rounds, 1, 29);

        // The geometric sum, where the rounds shrink.
        var ratio = (double)dirtied.Get / sent.Get;
        if (ratio is > 0 and < 1)
        {
            Near.Equal(once.TotalSeconds * (1 - Math.Pow(ratio, copy.Rounds)) / (1 - ratio), copy.LiveTime.TotalSeconds, 1e-9);
            Near.Equal(once.TotalSeconds * Math.Pow(ratio, copy.Rounds), copy.Blackout.TotalSeconds, 1e-9);
        }
    }

    private static Topology Hosts(int count) => Topology.Named("pool").Servers("host", count, 4_380.Hours, 8.Hours);

    private static MarkovChain<Pool> ByHand(int hosts, int machines, int perHost, double success, double predicted, int inTime) => MarkovChain.Explore(new Pool(hosts, machines, 0), (s, next) =>
    {
        var (fails, repair, dark) = (Rate.Per(4_380.Hours), Rate.Per(8.Hours), Rate.Per(20.Seconds));
        foreach (var (count, share) in Shares(s.Running, s.Up))
        {
            var left = s with { Up = s.Up - 1, Running = s.Running - share, Moving = s.Up == 1 ? 0 : s.Moving };
            var moved = s.Up == 1 || s.Moving > 0 ? 0 : Math.Min(Math.Min(share, inTime), Math.Max(0, (perHost * (s.Up - 1)) - (s.Running + s.Moving - share)));
            next.Add(count * predicted * fails, left with { Moving = left.Moving + moved });
            next.Add(count * (1 - predicted) * fails, left);
        }

        foreach (var (count, share) in s.Up < hosts ? Shares(s.Running, s.Up + 1) : [])
        {
            var moved = s.Up == 0 || s.Moving > 0 ? 0 : share;
            next.Add((hosts - s.Up) * count / (double)(s.Up + 1) * repair, new Pool(s.Up + 1, s.Running - moved, s.Moving + moved));
        }

        next.Add(success * s.Moving * dark, s with { Running = s.Running + 1, Moving = s.Moving - 1 }, "moved");
        next.Add((1 - success) * s.Moving * dark, s with { Moving = s.Moving - 1 }, "moved");
        var restarts = Math.Min(machines - s.Running - s.Moving, (s.Up * perHost) - s.Running - s.Moving);
        next.Add(Math.Max(0, restarts) * Rate.Per(5.Minutes), s with { Running = s.Running + 1 }, "restarted");
    });

    /// <summary>How many of some hosts have a share of so many machines.</summary>
    private static IEnumerable<(int Hosts, int Share)> Shares(int machines, int hosts) => hosts == 0 ? [] :
        new[] { (machines % hosts, (machines / hosts) + 1), (hosts - (machines % hosts), machines / hosts) }.Where(share => share.Item1 > 0);
}
