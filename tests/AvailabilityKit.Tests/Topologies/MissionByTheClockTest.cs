using AvailabilityKit.Simulation;
using FsCheck;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Missions of what goes by the clock: work at a time, crews and services with hours.</summary>
public class MissionByTheClockTest
{
    private static readonly Hours ByDay = Hours.Daily(new(8, 0), new(20, 0));

    /// <summary>A server that practically never fails is down from 02:00 to 02:30 alone.</summary>
    [Theory]
    [InlineData(0, 0, 2.0, 23.5 / 24)]
    [InlineData(17, 0, 9.0, 23.5 / 24)]
    [InlineData(2, 15, 0.0, 23.5 / 24)]
    [InlineData(2, 30, 23.5, 23.5 / 24)]
    public void A_backup_comes_at_its_time(int hour, int minute, double until, double share)
    {
        var mission = Backup(1e15.Hours).Mission(24.Hours, LiveState.AllUp.At(DayOfWeek.Thursday, new(hour, minute)));

        Assert.Equal(0, mission["all day"].Reliability.Value, 1e-10);
        Near.Equal(until, mission["all day"].MeanTimeToFirstFailure.TotalHours, 1e-10);
        Near.Equal(share, mission["all day"].IntervalAvailability.Value, 1e-10);
        Near.Equal(24e-15, mission["by day"].Reliability.Complement, 0.6);
        Assert.InRange(mission["by day"].IntervalAvailability.Unavailability, 0, 1e-12);
    }

    /// <summary>What begins at the very end is no part of a mission; a moment later it is.</summary>
    [Fact]
    public void A_mission_ends_before_what_begins_at_its_end()
    {
        var evening = LiveState.AllUp.At(DayOfWeek.Monday, new(20, 0));
        var before = Backup(1e12.Hours).Mission(6.Hours, evening)["all day"];
        var after = Backup(1e12.Hours).Mission(6.Hours + 1.Seconds, evening)["all day"];

        Near.Equal(6e-12, before.Reliability.Complement, 1e-6);
        Assert.InRange(before.AvailabilityAtEnd.Value, 1 - 1e-9, 1);
        Near.Equal(1, after.Reliability.Complement, 1e-12);
        Assert.InRange(after.AvailabilityAtEnd.Value, 0, 1e-9);
    }

    /// <summary>
    /// A server that fails at l and is repaired at r, wanted from 8 to 20. Up at 20:00 it is up at 8:00 with b = (r + l e^(-12 (l + r))) / (l + r). So a day from 17:00 is
    /// survived with e^(-3 l) b e^(-9 l). From 8:00 the mean time M to the first outage is (1 - a) / l + a (12 + b M), a = e^(-12 l): either it fails by day, or 12 hours of night pass, and it is
    /// down or as new at 8:00.
    /// </summary>
    [Theory]
    [InlineData(100, 5)]
    [InlineData(20, 30)]
    [InlineData(1e7, 4)]
    public void An_outage_by_night_that_is_over_by_day_is_none(double mtbf, double mttr)
    {
        var (l, r) = (1 / mtbf, 1 / mttr);
        var notUp = l / (l + r) * -ClosedForm.ExpM1(-12 * (l + r));
        var (b, a, c) = (1 - notUp, Math.Exp(-12 * l), Math.Exp(-3 * l));
        var (aFails, cFails) = (-ClosedForm.ExpM1(-12 * l), -ClosedForm.ExpM1(-3 * l));
        var fromEight = ((aFails / l) + (12 * a)) / (aFails + (a * notUp));
        var topology = Topology.Named("shop").Server("db", mtbf.Hours, mttr.Hours).Service("s", ["db"], hours: ByDay);

        var mission = topology.Mission(24.Hours, LiveState.AllUp.At(DayOfWeek.Friday, new(17, 0))).Service;

        Near.Equal(aFails + (a * notUp), mission.Reliability.Complement, 1e-11);
        Near.Equal((cFails / l) + (c * (12 + (b * fromEight))), mission.MeanTimeToFirstFailure.TotalHours, 1e-10);

        // Down at t is u(t) = l / (l + r) (1 - e^(-(l + r) t)), added up over the first three hours and over the last nine of 24; and in the end whoever wants it.
        double Down(double from, double to) => l / (l + r) * (to - from + ((Math.Exp(-(l + r) * to) - Math.Exp(-(l + r) * from)) / (l + r)));
        Near.Equal((Down(0, 3) + Down(15, 24)) / 12, mission.IntervalAvailability.Unavailability, 1e-7);
        Near.Equal(Down(0, 3) + Down(15, 24), mission.ExpectedDowntime.TotalHours, 1e-7);
        Near.Equal(l / (l + r) * -ClosedForm.ExpM1(-24 * (l + r)), mission.AvailabilityAtEnd.Unavailability, 1e-11);
    }

    /// <summary>
    /// Wanted from midnight to noon: what is down at midnight is met down as the period begins. Survived from the noon before with b, the chance to be up 12 hours later; the mean is 12 + b M, and M from midnight
    /// is (1 - a) / l + a (12 + b M).
    /// </summary>
    [Fact]
    public void Hours_may_begin_at_midnight()
    {
        var (l, r) = (1 / 20.0, 1 / 5.0);
        var notUp = l / (l + r) * -ClosedForm.ExpM1(-12 * (l + r));
        var a = Math.Exp(-12 * l);
        var fromMidnight = (((1 - a) / l) + (12 * a)) / (1 - (a * (1 - notUp)));
        var topology = Topology.Named("shop").Server("db", 20.Hours, 5.Hours).Service("s", ["db"], hours: Hours.Daily(new(0, 0), new(12, 0)));

        var noon = topology.Mission(36.Hours, LiveState.AllUp.At(DayOfWeek.Friday, new(12, 0))).Service;

        Near.Equal(12 + ((1 - notUp) * fromMidnight), noon.MeanTimeToFirstFailure.TotalHours, 1e-11);
        Near.Equal((1 - notUp) * a * (1 - notUp), topology.Mission(36.Hours + 1.Seconds, LiveState.AllUp.At(DayOfWeek.Friday, new(12, 0))).Service.Reliability.Value, 1e-4);
        Near.Equal((1 - notUp) * a, noon.Reliability.Value, 1e-11);
    }

    /// <summary>What is down on Friday evening waits until Monday at eight; in the hour from then on it is down for (1 - e^(-r)) / r hours, but for what fails anew.</summary>
    [Fact]
    public void A_crew_that_goes_home_leaves_the_repair_until_Monday()
    {
        var topology = Topology.Named("office").Server("db", 1e9.Hours, 4.Hours).RepairCrew("men", ["db"], hours: Hours.Weekdays(new(8, 0), new(17, 0))).Service("s", ["db"]);
        var friday = LiveState.AllUp.Down("db").At(DayOfWeek.Friday, new(17, 0));

        Assert.Equal(0, topology.Mission(63.Hours, friday).Service.IntervalAvailability.Value);
        var later = topology.Mission(64.Hours, friday).Service;
        Near.Equal((63 + (4 * -ClosedForm.ExpM1(-0.25))) / 64, later.IntervalAvailability.Unavailability, 1e-8);
        Near.Equal(Math.Exp(-0.25), later.AvailabilityAtEnd.Unavailability, 1e-8);
        Assert.Equal(Duration.Zero, later.MeanTimeToFirstFailure);
        Near.Equal((1 - (4 * -ClosedForm.ExpM1(-0.25))), topology.Mission(1.Hours, LiveState.AllUp.Down("db").At(DayOfWeek.Monday, new(8, 0))).Service.IntervalAvailability.Value, 1e-8);
    }

    /// <summary>Hours that are all hours are no hours, though they are said in parts, and whatever is asked at other hours of something else.</summary>
    [Property(MaxTest = 30)]
    public void All_hours_said_in_parts_are_a_mission_without_hours(PositiveInt mtbf, PositiveInt mttr, NonNegativeInt length, NonNegativeInt second)
    {
        var pair = Topology.Named("pair").Servers("n", 2, (1.0 + mtbf.Get).Hours, (0.5 + mttr.Get).Hours).Cluster("c", ["n"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(1.Hours));
        var always = Hours.Daily(new(0, 0), new(9, 0)) | Hours.Daily(new(9, 0), new(0, 0));
        var span = (1.0 + (length.Get % 500)).Hours;
        var from = LiveState.AllUp.Down("n-2").At(DayOfWeek.Wednesday, new TimeOnly(0).Add(TimeSpan.FromSeconds(second.Get % 86_400)));

        var without = pair.Service("s", ["c"]).Mission(span, from).Service;
        var with = pair.Service("s", ["c"], hours: always).Service("t", ["c"], hours: ByDay).Mission(span, from)["s"];

        Near.Equal(without.Reliability.Complement, with.Reliability.Complement, 1e-11);
        Near.Equal(without.IntervalAvailability.Unavailability, with.IntervalAvailability.Unavailability, 1e-11);
        Near.Equal(without.AvailabilityAtEnd.Unavailability, with.AvailabilityAtEnd.Unavailability, 1e-11);
        Near.Equal(without.MeanTimeToFirstFailure.TotalHours, with.MeanTimeToFirstFailure.TotalHours, 1e-11);
    }

    /// <summary>A long mission is down as often as the long run says, and its beginning is forgotten with the first day: the rest of a year comes to a share of the difference.</summary>
    [Fact]
    public void A_long_mission_is_the_long_run()
    {
        var topology = Office();
        var run = topology.Evaluate();
        var mission = topology.Mission(Duration.FromHours(168 * 10_000));

        Assert.All(run.Services, service => Near.Equal(service.Availability.Unavailability, mission[service.Name].IntervalAvailability.Unavailability, 1e-4));
    }

    /// <summary>Thirty days of three services, two of them all day, lived 20,000 times as they are: the exact values lie in the intervals of 99.99 %.</summary>
    [Fact]
    public void A_simulation_of_missions_agrees()
    {
        var topology = Office();
        var exact = topology.Mission(30.Days);
        var behaviour = topology.ToBehaviour();
        var lived = behaviour.SimulateMissions(30.Days, missions: 20_000, seed: 5, options: new SimulationOptions { Level = Probability.FromPercent(99.99) });
        foreach (var service in new[] { "all day", "farm" })
        {
            var up = lived.Reliability(behaviour.Observable(service));
            Assert.InRange(exact[service].Reliability.Value, up.Low.Value, up.High.Value);
            var atEnd = lived.ProbabilityAtEnd(behaviour.Observable(service));
            Assert.InRange(exact[service].AvailabilityAtEnd.Value, atEnd.Low.Value, atEnd.High.Value);
        }
    }

    [Fact]
    public void When_it_begins_is_said_and_is_Monday_at_midnight_by_default()
    {
        var topology = Backup(100.Hours);
        var friday = LiveState.AllUp.At(DayOfWeek.Friday, new(17, 0));

        Assert.Equal(topology.Mission(9.Hours)["all day"], topology.Mission(9.Hours, LiveState.AllUp.At(DayOfWeek.Monday, new(0, 0)))["all day"]);
        Assert.NotEqual(topology.Mission(9.Hours)["all day"], topology.Mission(9.Hours, friday)["all day"]);
        Assert.Contains(topology.Mission(9.Hours, friday).Assumptions, said => said.StartsWith("It begins at fri 17:00.", StringComparison.Ordinal));
        Assert.Contains("from fri 17:00", topology.Mission(9.Hours, friday).ToExhibit().ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Topology.Named("t").Server("a", 1.Hours, 1.Hours).Service("s", ["a"]).Mission(9.Hours).Assumptions, said => said.Contains("mon 00:00", StringComparison.Ordinal));
        Assert.Equal("fri 17:00, everything is up", friday.ToString());
        Assert.Equal("fri 17:00, a is down", friday.Down("a").ToString());
        Assert.NotEqual(friday, LiveState.AllUp);
        Assert.Throws<ArgumentException>(() => LiveState.AllUp.At(DayOfWeek.Friday, new TimeOnly(5)));
        Assert.Contains("goes by the clock", Assert.Throws<ModelException>(() => topology.Mission(9.Hours, LiveState.AllUp.WorkedOn("db"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mission_without_an_hour_in_which_it_is_wanted_misses_nothing()
    {
        var night = Backup(10.Hours).Mission(5.Hours, LiveState.AllUp.At(DayOfWeek.Monday, new(21, 0)))["by day"];

        Assert.Equal((Availability.Perfect, Probability.One), (night.IntervalAvailability, night.Reliability));
        Assert.InRange(night.AvailabilityAtEnd.Value, 0, 0.9);
    }

    /// <summary>Nine hours on each weekday, counted by hand: of 352 hours from Wednesday 16:00, two weeks of 45, and of 16 more hours the one until 17:00 and, from midnight to 8:00, none.</summary>
    [Theory]
    [InlineData(DayOfWeek.Friday, 12, 24, 5)]
    [InlineData(DayOfWeek.Friday, 12, 72, 9)]
    [InlineData(DayOfWeek.Sunday, 20, 14, 2)]
    [InlineData(DayOfWeek.Monday, 0, 168, 45)]
    [InlineData(DayOfWeek.Wednesday, 16, 352, 91)]
    public void The_hours_within_a_mission_are_counted(DayOfWeek day, int hour, double length, double hours)
    {
        var wanted = Hours.Weekdays(new(8, 0), new(17, 0));

        Near.Equal(hours * 3_600, wanted.SecondsWithin(Hours.SecondOfWeek(day, new(hour, 0)), length * 3_600), 1e-15);

        // The same by what a mission finds of a server that is down for good.
        var down = Topology.Named("t").Server("a", 1e9.Hours, 1e9.Hours).Service("s", ["a"], hours: wanted).Mission(length.Hours, LiveState.AllUp.Down("a").At(day, new(hour, 0))).Service;
        Near.Equal(hours, down.ExpectedDowntime.TotalHours, 1e-6);
    }

    /// <summary>Refused at once, though each of its 20 million moments is soon passed.</summary>
    [Fact]
    public void A_mission_of_too_many_days_is_refused_in_words_of_missions()
    {
        var refusal = Assert.Throws<SolverException>(() => Backup(100.Hours).Mission(1e7.Years));

        Assert.Contains("steps, of the clock", refusal.Message, StringComparison.Ordinal);
        Assert.Null(refusal.Limit!.Option);
    }

    [Fact]
    public void Too_many_states_at_one_time_of_day_are_refused_by_the_name_of_the_option() =>
        Assert.Equal(
            "EvaluationOptions.MaximumClockedStates",
            Assert.Throws<SolverException>(() => Office().Mission(1.Days, new EvaluationOptions { MaximumClockedStates = 3 })).Limit!.Option);

    private static Topology Backup(Duration mtbf) => Topology.Named("shop")
        .Server("db", mtbf, 4.Hours, planned: [PlannedWork.Daily("backup", new(2, 0), 30.Minutes)])
        .Service("all day", ["db"])
        .Service("by day", ["db"], hours: ByDay);

    /// <summary>Some of everything that goes by the clock, beside what does not.</summary>
    private static Topology Office() => Topology.Named("office")
        .Server("db", 400.Hours, 4.Hours, planned: [PlannedWork.Weekly("patches", DayOfWeek.Sunday, new(1, 0), 2.Hours)])
        .Servers("web", 2, 300.Hours, 6.Hours)
        .RepairCrew("men", ["web"], hours: Hours.Weekdays(new(8, 0), new(17, 0)))
        .Group("pair", ["web"])
        .Service("all day", ["db", "pair"])
        .Service("by day", ["db", "pair"], hours: ByDay)
        .Service("farm", ["pair"]);
}
