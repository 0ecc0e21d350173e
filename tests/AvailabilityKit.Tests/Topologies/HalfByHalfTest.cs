using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Planned work on a lockstep server, one half after the other, against chains written out by hand.</summary>
public class HalfByHalfTest
{
    private const string Cause = "OS upgrade";

    private static Topology With(FaultTolerantServer server) => Topology.Named("lockstep").With(server).Service("service", needs: [server.Name], Load.PerSecond(100, 1.Seconds));

    private static FaultTolerantServer Server(double perYear, double switchOver, double blackout = 0) => new("ft", 900.Hours, 12.Hours)
    {
        TransientMtbf = 400.Hours,
        Coverage = 0.9,
        RejoinBlackout = blackout.Seconds,
        RejoinFailure = 0.05,
        Faults = [Fault.Software(2_000.Hours, 1.Hours)],
        Planned = [PlannedWork.PerYear(Cause, perYear, lasting: 2.Hours).HalfByHalf(switchOver.Seconds)],
    };

    /// <summary>The chain with a pace of the work: "2", "f" and "j" as without work; "p" and "q" the halves, "m" the rejoin after them; "s" a switch-over.</summary>
    private static MarkovChain<string> Chain(double pace, double switchOver, double blackout)
    {
        var (fails, upsets, crash) = (Rate.Per(900.Hours), Rate.Per(400.Hours), Rate.Per(2_000.Hours));
        var (swap, rejoin, restart, half) = (Rate.Per(12.Hours), Rate.Per(10.Minutes), Rate.Per(15.Minutes), Rate.Per(2.Hours));
        var chain = MarkovChain.Named("pair")
            .Transition("2", "f", 2 * 0.9 * fails).Transition("2", "f u", 2 * 0.1 * fails).Transition("2", "j", 2 * 0.9 * upsets).Transition("2", "2 u", 2 * 0.1 * upsets).Transition("2", "2 c", crash)
            .Transition("f", "ff", fails).Transition("f", "f t", upsets).Transition("f", "j", swap).Transition("f", "f c", crash)
            .Transition("j", "f l", fails).Transition("j", "2 t", upsets).Transition("j", "2 c", crash)
            .Transition("j", blackout > 0 ? "2 r" : "2", 0.95 * rejoin).Transition("j", "f", 0.05 * rejoin)
            .Transition("ff", "f l", 2 * swap)
            .Transition("2", "p", pace.PerHour).Transition("p", switchOver > 0 ? "s" : "q", half).Transition("q", "m", half)
            .Transition("m", blackout > 0 ? "m r" : "2", 0.95 * rejoin).Transition("m", "f", 0.05 * rejoin)
            .Transition("f u", "f", restart).Transition("2 u", "2", restart).Transition("f t", "f", restart).Transition("2 t", "2", restart).Transition("f l", "f", restart)
            .Transition("2 c", "2", 1.PerHour).Transition("f c", "f", 1.PerHour)
            .Transition("f x", "f", restart).Transition("2 x", "2", restart);
        foreach (var split in new[] { "p", "q", "m" })
        {
            chain = chain.Transition(split, "f x", fails).Transition(split, "2 x", upsets).Transition(split, "2 c", crash);
        }

        chain = switchOver > 0 ? chain.Transition("s", "q", Rate.Per(switchOver.Seconds)) : chain;
        chain = blackout > 0 ? chain.Transition("2 r", "2", Rate.Per(blackout.Seconds)).Transition("m r", "2", Rate.Per(blackout.Seconds)) : chain;
        return chain.StartingIn("2").Build();
    }

    [Theory]
    [InlineData(4, 10, 0)]
    [InlineData(50, 0, 0)]
    [InlineData(400, 60, 30)]
    public void It_equals_the_chain_written_out_whose_pace_makes_it_as_often_as_asked(double perYear, double switchOver, double blackout)
    {
        // The work begins at the pace v while both run in lockstep, for the share p(v) of the time: v p(v) is what was asked for.
        var pace = perYear / 8760;
        var steady = Chain(pace, switchOver, blackout).SteadyState();
        for (var round = 0; round < 200; round++)
        {
            pace = perYear / 8760 / steady["2"];
            steady = Chain(pace, switchOver, blackout).SteadyState();
        }

        var service = With(Server(perYear, switchOver, blackout)).Evaluate().Service;

        Near.Equal(steady.Availability(state => state is "2" or "f" or "j" or "p" or "q" or "m").Unavailability, service.Availability.Unavailability, 1e-12);
        Near.Equal(steady["f x"] + steady["2 x"], Of(service, "module fault while split for work").Unavailability, 1e-12);
        Assert.Equal(CauseKind.RedundancyLost, Of(service, "module fault while split for work").Kind);
        var planned = (switchOver > 0 ? steady["s"] : 0) + (blackout > 0 ? steady["m r"] : 0);
        Near.Equal(planned + 1, (service.PlannedDowntimePerYear / 1.Years) + 1, 1e-15);
        if (switchOver > 0)
        {
            Near.Equal(planned, service.PlannedDowntimePerYear / 1.Years, 1e-12);
            Near.Equal(planned, Of(service, Cause).Unavailability, 1e-12);
            Assert.True(Of(service, Cause).IsPlanned);
        }

        if (blackout > 0)
        {
            Near.Equal(steady["2 r"], Of(service, "rejoin").Unavailability, 1e-12);
        }
    }

    [Fact]
    public void Where_nothing_fails_there_are_as_many_stops_as_asked_each_as_long_as_said()
    {
        var server = new FaultTolerantServer("ft", Duration.Infinite, 1.Hours) { Planned = [PlannedWork.PerYear(Cause, 40, 10.Hours).HalfByHalf(6.Minutes), PlannedWork.PerYear("firmware", 10, 5.Hours).HalfByHalf(3.Minutes)] };
        var service = With(server).Evaluate().Service;

        Near.Equal(50, service.PlannedOutagesPerYear, 1e-12);
        Near.Equal((40 * 6) + (10 * 3), service.PlannedDowntimePerYear.TotalMinutes, 1e-12);
        Assert.Equal(Duration.Zero, service.UnplannedDowntimePerYear);
    }

    [Fact]
    public void Where_planned_work_is_excluded_nobody_splits_anything()
    {
        var excluded = new EvaluationOptions { Planned = PlannedDowntime.Excluded };
        var split = With(Server(50, 10)).Evaluate(excluded).Service;
        var never = With(Server(50, 10) with { Planned = [] }).Evaluate(excluded).Service;

        Assert.Equal(never.Availability, split.Availability);
        Assert.Equal(never.Causes, split.Causes);
        Assert.True(With(Server(50, 10)).Evaluate().Service.UnplannedDowntimePerYear > split.UnplannedDowntimePerYear);
    }

    [Fact]
    public void It_is_a_small_part_of_what_work_that_stops_the_server_takes()
    {
        var stopping = Server(12, 0) with { Planned = [PlannedWork.PerYear(Cause, 12, 2.Hours)] };

        Near.Equal(24, With(stopping).Evaluate().Service.PlannedDowntimePerYear.TotalHours, 1e-6);
        Assert.InRange(With(Server(12, 10)).Evaluate().Service.PlannedDowntimePerYear.TotalSeconds, 115, 120);
    }

    [Fact]
    public void Work_that_stops_the_server_and_work_that_does_not_go_on_one_at_a_time_as_often_as_asked()
    {
        var server = Server(30, 36) with { Planned = [.. Server(30, 36).Planned, PlannedWork.PerYear("move", 5, 1.Hours)], TransientMtbf = Duration.Infinite, ModuleMtbf = 1e9.Hours, RejoinFailure = 0, Faults = [] };
        var service = With(server).Evaluate().Service;

        Near.Equal(35, service.PlannedOutagesPerYear, 1e-5);
        Near.Equal(5, Of(service, "move").DowntimePerYear.TotalHours, 1e-12);
        Near.Equal(0.3, Of(service, Cause).DowntimePerYear.TotalHours, 1e-5);
    }

    [Fact]
    public void It_is_lived_as_it_is_evaluated_alone_and_in_a_cluster()
    {
        var options = new SimulationOptions { Level = Probability.FromComplement(1e-5) };
        var atHours = Topology.Named("hours").With(Server(100, 60, 30)).Service("s", ["ft"], hours: Hours.Weekdays(new(8, 0), new(17, 0)));
        var cluster = Topology.Named("two").With(Server(100, 60, 30) with { Count = 2 }).Cluster("db", ["ft"], Failover.In(30.Seconds)).Service("s", ["db"]);

        foreach (var simulation in new[] { With(Server(100, 60, 30)).Simulate(300.Years, options: options), cluster.Simulate(200.Years, options: options), atHours.Simulate(200.Years, options: options) })
        {
            Assert.True(simulation.Agreement!.IsPlausible, simulation.Agreement.ToString());
        }
    }

    [Fact]
    public void A_mission_begins_while_the_first_half_is_worked_on()
    {
        var server = With(new FaultTolerantServer("ft", 10_000.Hours, 4.Hours) { Planned = [PlannedWork.PerYear(Cause, 1, 500.Hours).HalfByHalf()] });

        // One half serves for as long as the mission lasts, to one part in ten thousand, which is that of what is done before.
        Near.Equal(1e-4, server.Mission(1.Hours, LiveState.AllUp.WorkedOn("ft")).Service.Reliability.Complement, 1e-3);
        Assert.InRange(server.Mission(1.Hours).Service.Reliability.Complement, 0, 1e-6);
    }

    [Fact]
    public void Rarer_shorter_and_faster_work_never_hurts()
    {
        double Of(double perYear, double hours, double stop) => With(Server(perYear, stop) with { Planned = [PlannedWork.PerYear(Cause, perYear, hours.Hours).HalfByHalf(stop.Seconds)] }).Evaluate().Service.Availability.Unavailability;

        Assert.True(Of(10, 2, 10) < Of(11, 2, 10));
        Assert.True(Of(10, 2, 10) < Of(10, 3, 10));
        Assert.True(Of(10, 2, 10) < Of(10, 2, 11));
    }

    [Fact]
    public void Work_for_which_the_modules_are_too_seldom_in_lockstep_is_refused()
    {
        var server = new FaultTolerantServer("ft", 30.Hours, 60.Hours) { Planned = [new PlannedWork(Cause, every: 50.Hours, lasting: 20.Hours).HalfByHalf()] };

        Assert.Contains("\"OS upgrade\" of \"ft\" is asked for 175.2 times a year and finds time for", Assert.Throws<ModelException>(() => With(server).Evaluate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_are_alike_and_repaired_by_one_crew_are_worked_on_as_often_as_asked_each()
    {
        // Solved jointly and lumped, since the crew treats them alike; the switch-overs of both are counted where the service stands on either.
        var server = Server(50, 60) with { Count = 2, ModuleMtbf = 1e7.Hours, TransientMtbf = Duration.Infinite, RejoinFailure = 0, Faults = [] };
        var both = Topology.Named("two").With(server).RepairCrew("crew", ["ft"]).Service("s", ["ft"]).Evaluate().Service;

        Near.Equal(100 / 60.0, both.PlannedDowntimePerYear.TotalHours, 1e-3);
    }

    [Fact]
    public void Only_a_pair_has_halves()
    {
        PlannedWork[] work = [PlannedWork.PerYear(Cause, 4, 1.Hours).HalfByHalf()];
        Topology[] wrong =
        [
            Topology.Named("t").With(new FaultTolerantServer("x", 1.Years, 1.Hours) { Modules = 3, Planned = work }),
            Topology.Named("t").With(new FaultTolerantServer("x", 1.Years, 1.Hours) { AtLeast = 2, Planned = work }),
            Topology.Named("t").Server("x", 1.Years, 1.Hours, planned: work),
        ];

        foreach (var topology in wrong)
        {
            Assert.Contains("has halves; leave \"switchOver\" out", Assert.Throws<ModelException>(() => topology.Service("s", ["x"]).Evaluate()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_done_half_by_half_is_refused()
    {
        Assert.Contains("in part on line", Assert.Throws<ArgumentException>(() => PlannedWork.PerYear("x", 4, 1.Hours, online: 0.5).HalfByHalf()).Message, StringComparison.Ordinal);
        Assert.Contains("at a time of day", Assert.Throws<ArgumentException>(() => PlannedWork.Daily("x", new(2, 0), 1.Hours).HalfByHalf()).Message, StringComparison.Ordinal);
        Assert.Contains("in no time", Assert.Throws<ArgumentException>(() => PlannedWork.PerYear("x", 4, Duration.Zero).HalfByHalf()).Message, StringComparison.Ordinal);
        Assert.Contains("takes 12 h for both halves every 10 h", Assert.Throws<ArgumentOutOfRangeException>(() => new PlannedWork("x", 10.Hours, 6.Hours).HalfByHalf()).Message, StringComparison.Ordinal);
    }

    private static DowntimeCause Of(ServiceEvaluation service, string cause) => service.Causes.Single(each => each.Name == cause);
}
