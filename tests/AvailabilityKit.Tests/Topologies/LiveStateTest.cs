using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Missions that begin when not all is well.</summary>
public class LiveStateTest
{
    private static readonly Duration Never = 1e13.Hours;

    [Theory]
    [InlineData(0.5)]
    [InlineData(24)]
    [InlineData(8760)]
    public void One_component_that_is_down_has_the_closed_forms_of_every_textbook(double hours)
    {
        var (fails, repaired) = (1 / 2000.0, 1 / 8.0);
        var both = fails + repaired;
        var mission = Topology.Named("one").Server("a", 2000.Hours, 8.Hours).Service("s", ["a"]).Mission(hours.Hours, LiveState.AllUp.Down("a")).Service;

        var up = repaired / both * -ClosedForm.ExpM1(-both * hours);
        Near.Equal(up, mission.AvailabilityAtEnd.Value, 1e-11);
        Near.Equal((fails + (repaired * Math.Exp(-both * hours))) / both, mission.AvailabilityAtEnd.Unavailability, 1e-11);
        Near.Equal(repaired / both * (1 + (ClosedForm.ExpM1(-both * hours) / (both * hours))), mission.IntervalAvailability.Value, 1e-10);
        Assert.Equal(Probability.Zero, mission.Reliability);
        Assert.Equal(Duration.Zero, mission.MeanTimeToFirstFailure);
    }

    [Theory]
    [InlineData(4, 4.565e-4)]
    [InlineData(24, 2.736e-3)]
    [InlineData(72, 8.185e-3)]
    public void The_last_node_of_two_fails_before_the_other_is_back_with_the_chance_of_one_exponential(double hours, double rounded)
    {
        // 1 - exp(-t / 8760): the repair takes exactly as long as the mission, during which it does not end.
        foreach (var failover in new[] { Failover.In(Duration.Zero), Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(1.Hours) })
        {
            var mission = Pair(failover, mttr: Never).Mission(hours.Hours, LiveState.AllUp.Down("a")).Service;

            Near.Equal(-ClosedForm.ExpM1(-hours / 8760), mission.Reliability.Complement, 1e-9);
            Near.Equal(rounded, mission.Reliability.Complement, 2e-4);
            Near.Equal(8760, mission.MeanTimeToFirstFailure.TotalHours, 1e-8);
        }
    }

    [Fact]
    public void With_a_repair_that_may_end_before_it_is_a_chain_of_three_states()
    {
        var chain = MarkovChain.Named("pair")
            .Transition("two", "one", Rate.Per(4380.Hours)).Transition("one", "two", Rate.Per(24.Hours)).Transition("one", "none", Rate.Per(8760.Hours)).Build();
        var mission = Pair(Failover.In(Duration.Zero), mttr: 24.Hours).Mission(100.Hours, LiveState.AllUp.Down("b")).Service;

        Near.Equal(chain.StartingIn("one").At(100.Hours)["none"], mission.Reliability.Complement, 1e-10);
        Near.Equal(chain.StartingIn("one").MeanTimeTo(state => state == "none").TotalHours, mission.MeanTimeToFirstFailure.TotalHours, 1e-10);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(2000)]
    public void Beginnings_as_often_as_the_long_run_has_them_make_the_long_run(double hours)
    {
        // One man, first come first served, two unlike machines: who came first is part of the state.
        var site = Topology.Named("site").Server("m1", 100.Hours, 4.Hours).Server("m2", 50.Hours, 8.Hours)
            .RepairCrew("man", ["m1", "m2"], discipline: CrewDiscipline.FirstComeFirstServed).Service("s", ["m1"]);
        var chain = MarkovChain.Named("by hand")
            .Transition("-", "-1", Rate.Per(100.Hours)).Transition("-", "-2", Rate.Per(50.Hours))
            .Transition("-1", "-", Rate.Per(4.Hours)).Transition("-1", "-12", Rate.Per(50.Hours))
            .Transition("-2", "-", Rate.Per(8.Hours)).Transition("-2", "-21", Rate.Per(100.Hours))
            .Transition("-12", "-2", Rate.Per(4.Hours)).Transition("-21", "-1", Rate.Per(8.Hours)).Build().SteadyState();
        var down = 0.0;
        foreach (var order in new[] { "-", "-1", "-2", "-12", "-21" })
        {
            var state = order[1..].Aggregate(LiveState.AllUp, (all, machine) => all.Down($"m{machine}"));
            down += chain[order] * site.Mission(hours.Hours, state).Service.AvailabilityAtEnd.Unavailability;
        }

        Near.Equal(0.0482579823524, down, 1e-11);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(0, 1, 50)]
    [InlineData(2, 1, 0)]
    public void A_repair_waits_for_its_part_where_none_was_left(int left, double swapHours, double waitHours)
    {
        // The stock holds two: where none is left, both are on order, and what is down orders a third; the first of the three to arrive is for it. Where one is left, it is there at once.
        var lead = waitHours > 0 ? 150 / 3.0 : 0;
        var array = Topology.Named("array").Server("disk", Never, 1.Hours).Spares("disks", ["disk"], stock: 2, leadTime: 150.Hours).Service("s", ["disk"]);
        foreach (var hours in new[] { 0.5, 3, 10 })
        {
            var isDown = lead == 0
                ? Math.Exp(-hours / swapHours)
                : ((lead * Math.Exp(-hours / lead)) - (swapHours * Math.Exp(-hours / swapHours))) / (lead - swapHours);
            Near.Equal(isDown, array.Mission(hours.Hours, LiveState.AllUp.Left("disks", left).Down("disk")).Service.AvailabilityAtEnd.Unavailability, 1e-7);
        }
    }

    [Fact]
    public void What_fails_just_now_fails_over_with_its_coverage()
    {
        var pair = Pair(Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes), mttr: 4.Hours, mtbf: Never);
        foreach (var seconds in new[] { 10, 100, 2000.0 })
        {
            var mission = pair.Mission(seconds.Seconds, LiveState.AllUp.Failing("a")).Service;
            Near.Equal((0.9 * Math.Exp(-seconds / 30)) + (0.1 * Math.Exp(-seconds / 900)), mission.AvailabilityAtEnd.Unavailability, 1e-8);
            Assert.Equal(0, mission.Reliability.Value);
        }

        // Standing by, it takes nothing down.
        Near.Equal(1, pair.Mission(1.Hours, LiveState.AllUp.Failing("b")).Service.Reliability.Value, 1e-9);
    }

    [Fact]
    public void Work_that_goes_on_ends_after_its_time()
    {
        PlannedWork[] patch = [PlannedWork.PerYear("patch", 1, 2.Hours)];
        var one = Topology.Named("one").Server("a", Never, 1.Hours, planned: patch).Service("s", ["a"]);
        var two = Topology.Named("two").Server("a", 8760.Hours, 4.Hours, planned: patch).Server("b", 8760.Hours, 4.Hours, planned: patch)
            .Cluster("c", ["a", "b"], Failover.In(30.Seconds)).Service("s", ["c"]);

        // From work, and to the next after a year of 8760 h: two states.
        var (begins, ends) = (1 / (8760.0 - 2), 1 / 2.0);
        Near.Equal((begins + (ends * Math.Exp(-3 * (begins + ends)))) / (begins + ends), one.Mission(3.Hours, LiveState.AllUp.WorkedOn("a")).Service.AvailabilityAtEnd.Unavailability, 1e-10);

        // The other node serves alone while the work lasts, and fails at 1/8760: the mission ends before the work does.
        var alone = two.Mission(1.Seconds, LiveState.AllUp.WorkedOn("a", "patch")).Service;
        Near.Equal(1 / 8760.0 / 3600, alone.Reliability.Complement, 1e-3);
    }

    [Fact]
    public void A_lockstep_server_without_a_module_serves_on_with_the_other()
    {
        var server = Topology.Named("t").FaultTolerantServer("ft", moduleMtbf: 10_000.Hours, hotSwap: Never).Service("s", ["ft"]);
        var mission = server.Mission(100.Hours, LiveState.AllUp.Down("ft")).Service;

        Near.Equal(-ClosedForm.ExpM1(-0.01), mission.Reliability.Complement, 1e-9);
        Assert.Equal(0, server.Mission(100.Hours, LiveState.AllUp.Down("ft", "module").Down("ft", "module")).Service.Reliability.Value);
    }

    [Fact]
    public void One_disk_of_eight_that_is_down_makes_no_difference_which_and_the_next_one_loses_the_data()
    {
        var array = Topology.Named("array").Servers("disk", 8, 500_000.Hours, 17.8.Hours).RepairCrew("crew", ["disk"]).Group("raid", ["disk"], atLeast: 7).Service("data", ["raid"]);
        var chain = MarkovChain.Named("disks")
            .Transition("8", "7", Rate.Per((500_000 / 8.0).Hours)).Transition("7", "8", Rate.Per(17.8.Hours)).Transition("7", "6", Rate.Per((500_000 / 7.0).Hours)).Build();
        var first = array.Mission(30.Days, LiveState.AllUp.Down("disk-1")).Service;

        Near.Equal(chain.StartingIn("7").At(30.Days)["6"], first.Reliability.Complement, 1e-10);
        Assert.Equal(first, array.Mission(30.Days, LiveState.AllUp.Down("disk-8")).Service);
        Assert.Equal(9, first.States);
    }

    [Fact]
    public void A_common_cause_can_be_what_one_is_down_by()
    {
        var site = Topology.Named("site").Server("a", 1000.Hours, 2.Hours).Server("b", 1000.Hours, 2.Hours)
            .CommonCause("surge", strikes: ["a", "b"], mtbf: 10.Years, mttr: 50.Hours).Group("g", ["a", "b"]).Service("s", ["g"]);
        var mission = site.Mission(1.Hours, LiveState.AllUp.Down("a", "surge").Down("b", "surge")).Service;

        Near.Equal(Math.Exp(-2 / 50.0), mission.AvailabilityAtEnd.Unavailability, 2e-3);
    }

    [Fact]
    public void Nothing_said_is_a_mission_from_all_up_to_the_bit()
    {
        var pair = Pair(Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes), mttr: 4.Hours);

        Assert.Equal(pair.Mission(30.Days).Service, pair.Mission(30.Days, LiveState.AllUp).Service);
    }

    [Property(MaxTest = 150)]
    public void A_random_system_that_has_a_fault_just_now_is_that_of_the_naive_interpreter(SystemSketch sketch, byte length)
    {
        var topology = MissionTest.WithoutLongRunsOf(sketch);
        if (NaiveEvaluation.Of(topology, MissionTest.SmallEnough) is not { } naive)
        {
            return;
        }

        var time = Duration.FromHours(0.5 + (length * length));
        foreach (var component in topology.Elements.OfType<Component>())
        {
            foreach (var fault in component.Faults)
            {
                if (naive.JustAfter(component.Name, fault) is not { } start)
                {
                    continue;
                }

                foreach (var found in topology.Mission(time, LiveState.AllUp.Failing(component.Name, fault.Name)).Services)
                {
                    var (up, down, upShare, downShare, never, once) = naive.MissionOf(found.Service, start).After(time.TotalSeconds);
                    Near.Equal(up, found.AvailabilityAtEnd.Value, 1e-9);
                    Near.Equal(down, found.AvailabilityAtEnd.Unavailability, 1e-9);
                    Near.Equal(upShare, found.IntervalAvailability.Value, 1e-9);
                    Near.Equal(downShare, found.IntervalAvailability.Unavailability, 1e-9);
                    Near.Equal(once, found.Reliability.Complement, 1e-9);
                    if (never > 1e-200)
                    {
                        Near.Equal(never, found.Reliability.Value, 1e-8);
                    }
                }
            }
        }
    }

    [Fact]
    public void What_cannot_be_so_is_refused_in_words()
    {
        var site = Topology.Named("site")
            .Server("a", [Fault.Hardware(1000.Hours, 2.Hours), Fault.Software(100.Hours, 1.Hours)], planned: [PlannedWork.PerYear("patch", 4, 1.Hours), PlannedWork.PerYear("upgrade", 1, 4.Hours)])
            .Server("b", 1000.Hours, 2.Hours).Server("idle", Duration.Infinite, 2.Hours)
            .Spares("parts", ["b"], stock: 2, leadTime: 3.Days).Group("g", ["a", "b", "idle"]).Service("s", ["g"]);

        Assert.Equal("\"a\" can be down by \"hardware\" or \"software\"; say by which.", Refused(LiveState.AllUp.Down("a")));
        Assert.Equal("\"a\" has no fault \"sofware\". Did you mean \"software\"?", Refused(LiveState.AllUp.Down("a", "sofware")));
        Assert.Equal("There is no element \"aa\" in \"site\", of which it is said: aa is down. Did you mean \"a\"?", Refused(LiveState.AllUp.Down("aa")));
        Assert.Equal("The group \"g\" has no fault of its own that takes it down for any time; name what it stands on that is down: \"a\", \"b\" or \"idle\".", Refused(LiveState.AllUp.Down("g")));
        Assert.Equal("The service \"s\" has no fault of its own that takes it down for any time; name what it stands on that is down: \"g\".", Refused(LiveState.AllUp.Failing("s")));
        Assert.Equal("The server \"idle\" has no fault of its own that takes it down for any time; leave it out.", Refused(LiveState.AllUp.Down("idle")));
        Assert.Contains("say of it only what came first", Refused(LiveState.AllUp.Down("b").Down("b")), StringComparison.Ordinal);
        Assert.Equal("The work on \"a\" may be \"patch\" or \"upgrade\"; say which.", Refused(LiveState.AllUp.WorkedOn("a")));
        Assert.StartsWith("No planned work is announced for \"b\"", Refused(LiveState.AllUp.WorkedOn("b")), StringComparison.Ordinal);
        Assert.Equal("\"a\" has no planned work \"pach\". Did you mean \"patch\"?", Refused(LiveState.AllUp.WorkedOn("a", "pach")));
        Assert.Contains("Two kinds of work", Refused(LiveState.AllUp.WorkedOn("a", "patch").WorkedOn("a", "upgrade")), StringComparison.Ordinal);
        Assert.Equal("3 parts are left in \"parts\", which holds 2 at most.", Refused(LiveState.AllUp.Left("parts", 3)));
        Assert.StartsWith("\"b\" is no stock of spares", Refused(LiveState.AllUp.Left("b", 1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LiveState.AllUp.Left("parts", -1));
        Assert.Throws<ArgumentException>(() => LiveState.AllUp.Down(" "));
        Assert.Contains("include planned work", Assert.Throws<ModelException>(() =>
            site.Mission(1.Hours, LiveState.AllUp.WorkedOn("a", "patch"), new EvaluationOptions { Planned = PlannedDowntime.Excluded })).Message, StringComparison.Ordinal);

        string Refused(LiveState state) => Assert.Throws<ModelException>(() => site.Mission(1.Hours, state)).Message;
    }

    [Fact]
    public void Reports_and_results_say_how_things_stood()
    {
        var mission = Pair(Failover.In(30.Seconds), mttr: 4.Hours).Mission(12.Hours, LiveState.AllUp.Down("a").Failing("b"));

        Assert.Contains("a is down, b fails", mission.ToExhibit().ToText(), StringComparison.Ordinal);
        Assert.Contains("\"begins\": [\n          \"a is down\",\n          \"b fails\"\n        ]", mission.ToJson(), StringComparison.Ordinal);
        Assert.Contains(mission.Assumptions, assumption => assumption.Contains("a is down, b fails", StringComparison.Ordinal));
        Assert.Equal("everything is up", LiveState.AllUp.ToString());
        Assert.Equal("a is down by hardware, b is worked on: patch, 0 left in parts", LiveState.AllUp.Down("a", "hardware").WorkedOn("b", "patch").Left("parts", 0).ToString());
    }

    private static Topology Pair(Failover failover, Duration mttr, Duration? mtbf = null) => Topology.Named("pair")
        .Server("a", mtbf ?? 8760.Hours, mttr).Server("b", mtbf ?? 8760.Hours, mttr).Cluster("c", ["a", "b"], failover).Service("s", ["c"]);
}
