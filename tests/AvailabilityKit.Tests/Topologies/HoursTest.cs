using AvailabilityKit.Simulation;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Work at a time of day, services that are wanted at some hours, crews that work at some.</summary>
public class HoursTest
{
    private static readonly Hours Office = Hours.Daily(new(8, 0), new(20, 0));

    /// <summary>Half an hour of every day at all hours; none of it between 08:00 and 20:00. The server itself never fails.</summary>
    [Fact]
    public void A_nightly_backup_is_no_downtime_by_day()
    {
        var always = Backup(null, mtbf: Duration.Infinite).Evaluate().Service;
        Near.Equal(182.5, always.PlannedDowntimePerYear.TotalHours, 1e-12);
        Near.Equal(365, always.PlannedOutagesPerYear, 1e-12);
        Near.Equal(0.5, always.MeanOutage!.Value.TotalHours, 1e-12);

        var byDay = Backup(Office, mtbf: Duration.Infinite).Evaluate().Service;
        Assert.Equal(Duration.Zero, byDay.DowntimePerYear);
        Assert.Equal(0, byDay.PlannedOutagesPerYear);
        Assert.Equal(1, byDay.Availability.Value);
    }

    /// <summary>
    /// A server fails at rate a while it is up and is repaired at b; hours do not change that. In 4380 h of service a year it is down for U = a / (a + b) of them,
    /// begins to be down a (1 - U) 4380 times within them, and is found down at 365 U openings.
    /// </summary>
    [Fact]
    public void Outages_count_where_they_touch_the_hours()
    {
        var (a, b) = (1 / 100.0, 1 / 5.0);
        var down = a / (a + b);
        var service = Topology.Named("shop").Server("web", 100.Hours, 5.Hours).Service("shop", ["web"], hours: Office).Evaluate().Service;
        Near.Equal(down, service.Availability.Unavailability, 1e-14);
        Near.Equal(down * 4380, service.DowntimePerYear.TotalHours, 1e-13);
        Near.Equal((a * (1 - down) * 4380) + (365 * down), service.UnplannedOutagesPerYear!.Value, 1e-13);
        Assert.Equal("in 4380 h of daily 08:00-20:00", service.Calendar.Each);
    }

    /// <summary>
    /// The backup takes a server that is up out of the way of failures for half an hour; one that is down is backed up when it is repaired before 02:30, and else not.
    /// With d the probability of being down by a fault, and w of being worked on: d' = a u - b d always (a fault ends in work from 02:00 to 02:30 instead of in being up), u = 1 - d - w. In the
    /// window u = 0, so that d' = -b d; at its end w becomes u. Else d' = a (1 - d) - b d. Two pieces, joined at 02:00 and 02:30.
    /// </summary>
    [Theory]
    [InlineData(100, 5)]
    [InlineData(3, 0.2)]
    [InlineData(10_000, 0.1)]
    public void Work_begins_at_its_time_or_when_the_server_is_back(double mtbf, double mttr)
    {
        var (a, b, window) = (1 / mtbf, 1 / mttr, 0.5);
        var (rest, q) = (24 - window, a + b);
        var (e, f, level) = (Math.Exp(-q * rest), Math.Exp(-b * window), a / q);

        // At 02:30 d1 = d0 f; at 02:00 d0 = level + (d1 - level) e.
        var d0 = level * (1 - e) / (1 - (f * e));
        var d1 = d0 * f;
        var byFault = (d0 * (1 - f) / b) + (level * rest) + ((d1 - level) * (1 - e) / q);
        var atWork = window - (d0 * (1 - f) / b);
        var service = Backup(null, mtbf.Hours, mttr.Hours).Evaluate().Service;
        Near.Equal((byFault + atWork) / 24, service.Availability.Unavailability, 1e-12);
        Near.Equal(atWork / 24, service.PlannedDowntimePerYear.TotalHours / 8760, 1e-12);

        // Down by work: whoever is up at 02:00. One that was down before goes from one downtime into the other, which is no new outage.
        Near.Equal(365 * (1 - d0), service.PlannedOutagesPerYear, 1e-11);

        // Failures: a while up, which is 1 - d outside the window.
        var up = rest - ((level * rest) + ((d1 - level) * (1 - e) / q));
        Near.Equal(365 * a * up, service.UnplannedOutagesPerYear!.Value, 1e-11);
    }

    /// <summary>The day of the same server, 08:00 to 20:00: d decays from d1 at 02:30 towards a / (a + b) for 5.5 h before it.</summary>
    [Fact]
    public void By_day_a_nightly_backup_leaves_a_trace_in_the_failures_alone()
    {
        var (a, b, window) = (1 / 100.0, 1 / 5.0, 0.5);
        var (rest, q) = (24 - window, a + b);
        var (e, f, level) = (Math.Exp(-q * rest), Math.Exp(-b * window), a / q);
        var d1 = level * (1 - e) / (1 - (f * e)) * f;
        double At(double hours) => level + ((d1 - level) * Math.Exp(-q * hours));
        var mean = level + ((At(5.5) - At(17.5)) / q / 12);
        var service = Backup(Office, 100.Hours, 5.Hours).Evaluate().Service;
        Near.Equal(mean, service.Availability.Unavailability, 1e-12);
        Near.Equal((4380 * a * (1 - mean)) + (365 * At(5.5)), service.UnplannedOutagesPerYear!.Value, 1e-12);
        Assert.Equal(0, service.PlannedOutagesPerYear);
    }

    /// <summary>d' = a - (a + b) d from 08:00 to 17:00, d' = a (1 - d) else: derived in PeriodicChainTest.</summary>
    [Theory]
    [InlineData(1000, 4)]
    [InlineData(40, 1)]
    public void A_crew_repairs_in_its_hours(double mtbf, double mttr)
    {
        var (a, b) = (1 / mtbf, 1 / mttr);
        var (q, e, f) = (a + b, 1 - Math.Exp(-(a + b) * 9), 1 - Math.Exp(-a * 15));
        var level = a / q;
        var d0 = ((level * e * (1 - f)) + f) / (1 - ((1 - e) * (1 - f)));
        var d1 = (d0 * (1 - e)) + (level * e);
        var down = ((level * 9) + ((d0 - level) * e / q) + 15 - ((1 - d1) * (f / a))) / 24;
        var evaluation = Topology.Named("shop").Server("web", mtbf.Hours, mttr.Hours)
            .RepairCrew("technician", ["web"], hours: Hours.Daily(new(8, 0), new(17, 0)))
            .Service("shop", ["web"]).Evaluate();
        Near.Equal(down, evaluation.Service.Availability.Unavailability, 1e-11);
        var island = Assert.Single(evaluation.Explanation.Islands);
        Assert.Equal("Markov chain by the clock (3 segments of a day, GTH elimination)", island.Engine);
        Assert.Contains("goes by the clock", island.Reason, StringComparison.Ordinal);

        // Busy while it is down in the hours, waiting while it is down outside of them, and each failure is repaired once.
        var crew = evaluation.Crew("technician");
        var within = ((level * 9) + ((d0 - level) * e / q)) / 24;
        Near.Equal(within, crew.BusyMen, 1e-11);
        Near.Equal(down - within, crew.Waiting, 1e-11);
        Near.Equal(evaluation.Service.UnplannedOutagesPerYear!.Value, crew.RepairsPerYear, 1e-11);
    }

    /// <summary>Patched on Sunday and on Wednesday for two hours each, a pair is down only by failures: while one is patched, the other's.</summary>
    [Fact]
    public void Two_servers_patched_on_two_days_are_never_both_out_for_it()
    {
        var pair = Pair(DayOfWeek.Sunday, DayOfWeek.Wednesday, 1e9.Hours);
        Assert.InRange(pair.Evaluate().Service.DowntimePerYear.TotalHours, 0, 1e-5);
        Near.Equal(104 * 8760.0 / 8736, Pair(DayOfWeek.Sunday, DayOfWeek.Sunday, 1e9.Hours).Evaluate().Service.DowntimePerYear.TotalHours, 1e-6);
    }

    /// <summary>At all hours the figures are those without hours, whatever goes by the clock.</summary>
    [Fact]
    public void Hours_that_never_end_change_nothing()
    {
        var all = Hours.Daily(new(0, 0), new(0, 0));
        var with = Backup(all, 100.Hours, 5.Hours).Evaluate().Service;
        var without = Backup(null, 100.Hours, 5.Hours).Evaluate().Service;
        Near.Equal(without.Availability.Unavailability, with.Availability.Unavailability, 1e-12);
        Near.Equal(without.UnplannedOutagesPerYear!.Value, with.UnplannedOutagesPerYear!.Value, 1e-12);
        Near.Equal(without.PlannedOutagesPerYear, with.PlannedOutagesPerYear, 1e-12);
        Assert.Equal(0, all.Openings);
    }

    [Fact]
    public void A_simulation_lives_the_times_of_day()
    {
        Topology[] all =
        [
            Backup(null, 100.Hours, 5.Hours),
            Pair(DayOfWeek.Sunday, DayOfWeek.Sunday, 500.Hours),
            Topology.Named("shop").Servers("web", 2, 100.Hours, 5.Hours)
                .RepairCrew("technician", ["web"], hours: Hours.Weekdays(new(8, 0), new(17, 0)))
                .Group("both", ["web"]).Service("shop", ["both"]),
        ];
        foreach (var topology in all)
        {
            var simulated = topology.Simulate(2_000.Years, options: new SimulationOptions { Level = 0.999 }).Service;
            Assert.InRange(simulated.Exact!.DowntimePerYear.TotalHours, simulated.DowntimePerYear.Low.TotalHours, simulated.DowntimePerYear.High.TotalHours);
            Assert.InRange(simulated.Exact.UnplannedOutagesPerYear!.Value, simulated.UnplannedOutagesPerYear.Low, simulated.UnplannedOutagesPerYear.High);
            Assert.InRange(simulated.Exact.PlannedOutagesPerYear, simulated.PlannedOutagesPerYear.Low - 1e-9, simulated.PlannedOutagesPerYear.High + 1e-9);
            Assert.InRange(simulated.DowntimePerYear.RelativeError, 0, 0.05);
        }
    }

    /// <summary>A node that is backed up while it works switches over first; the other one does not. Alone in its cluster it is a stop of half an hour.</summary>
    [Fact]
    public void A_cluster_switches_over_for_work_at_a_time()
    {
        var cluster = Topology.Named("pair")
            .Server("a", 1e9.Hours, 1.Hours, planned: [PlannedWork.Daily("backup", new(2, 0), 30.Minutes)])
            .Server("b", 1e9.Hours, 1.Hours)
            .Cluster("db", ["a", "b"], Failover.In(30.Seconds).SwitchingOverIn(20.Seconds).FailingBackIn(40.Seconds))
            .Service("orders", ["db"]).Evaluate().Service;

        // Every day 20 s over and, at 02:30, 40 s back.
        Near.Equal(365 * 20 / 3600.0, cluster.PlannedDowntimePerYear.TotalHours, 1e-6);
        Near.Equal(365 * 60 / 3600.0, cluster.DowntimePerYear.TotalHours, 1e-6);
    }

    [Theory]
    [InlineData("daily 08:00-20:00", 0.5, 7)]
    [InlineData("weekdays 08:00-17:00", 45.0 / 168, 5)]
    [InlineData("mon 08:00-12:00, sat 22:00-02:00", 8.0 / 168, 2)]
    [InlineData("sun 20:00-04:00", 8.0 / 168, 1)]
    [InlineData("daily 00:00-24:00", 1, 0)]
    [InlineData("daily 22:00-06:00", 1 / 3.0, 7)]
    public void Hours_are_read_as_they_are_written(string text, double share, int openings)
    {
        var hours = Hours.Parse(text);
        Near.Equal(share, hours.Share.Value, 1e-15);
        Assert.Equal(openings, hours.Openings);
        Assert.Equal(hours, Hours.Parse(hours.ToString()));
        Assert.Equal(text.Replace("24:00", "00:00", StringComparison.Ordinal), hours.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("08:00-20:00")]
    [InlineData("daily 8-20")]
    [InlineData("daily 08:00")]
    [InlineData("someday 08:00-20:00")]
    [InlineData("daily 08:00-25:00")]
    [InlineData("daily 08:00-20:00,")]
    public void What_says_no_hours_is_refused(string text)
    {
        Assert.False(Hours.TryParse(text, out _));
        Assert.Contains("weekdays 08:00-17:00", Assert.Throws<FormatException>(() => Hours.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_hours_are_equal_however_they_are_said()
    {
        Assert.Equal(Hours.Daily(new(8, 0), new(20, 0)), Hours.Parse("weekdays 08:00-20:00, sat 08:00-20:00, sun 08:00-14:00, sun 13:00-20:00"));
        Assert.NotEqual(Hours.Weekdays(new(8, 0), new(20, 0)), Office);
        Assert.True(Hours.On(DayOfWeek.Friday, new(22, 0), new(2, 0)) == Hours.Parse("fri 22:00-00:00, sat 00:00-02:00"));
    }

    [Fact]
    public void Too_many_states_are_refused_by_name()
    {
        var limit = Assert.Throws<SolverException>(() => Backup(null, 100.Hours).Evaluate(new() { MaximumClockedStates = 1 })).Limit!;
        Assert.Equal("EvaluationOptions.MaximumClockedStates", limit.Option);
    }

    private static Topology Backup(Hours? hours, Duration mtbf, Duration? mttr = null) => Topology.Named("backup")
        .Server("db", mtbf, mttr ?? 1.Hours, planned: [PlannedWork.Daily("backup", new(2, 0), 30.Minutes)])
        .Service("orders", ["db"], hours: hours);

    private static Topology Pair(DayOfWeek one, DayOfWeek other, Duration mtbf) => Topology.Named("pair")
        .Server("a", mtbf, 10.Hours, planned: [PlannedWork.Weekly("patches", one, new(1, 0), 2.Hours)])
        .Server("b", mtbf, 10.Hours, planned: [PlannedWork.Weekly("patches", other, new(1, 0), 2.Hours)])
        .Group("either", ["a", "b"]).Service("shop", ["either"]);
}
