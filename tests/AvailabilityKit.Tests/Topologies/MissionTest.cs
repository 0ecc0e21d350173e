using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>A limited time from all up: closed forms, published figures, laws, and the naive interpreter.</summary>
public class MissionTest
{
    /// <summary>States of a whole system, of which a full matrix exponential takes the cube many times.</summary>
    internal const int SmallEnough = 40;

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(8760)]
    [InlineData(1e6)]
    public void One_component_has_the_closed_forms_of_every_textbook(double hours)
    {
        var (fails, repaired) = (1 / 2000.0, 1 / 8.0);
        var both = fails + repaired;
        var mission = Topology.Named("one").Server("a", 2000.Hours, 8.Hours).Service("s", ["a"]).Mission(Duration.FromHours(hours)).Service;

        var down = fails / both * -ClosedForm.ExpM1(-both * hours);
        Near.Equal(down, mission.AvailabilityAtEnd.Unavailability, 1e-11);
        Near.Equal((repaired + (fails * Math.Exp(-both * hours))) / both, mission.AvailabilityAtEnd.Value);
        Near.Equal(-ClosedForm.ExpM1(-fails * hours), mission.Reliability.Complement, 1e-11);
        Near.Equal(Math.Exp(-fails * hours), mission.Reliability.Value, 1e-10);
        Near.Equal(2000, mission.MeanTimeToFirstFailure.TotalHours);

        // The closed form subtracts nearly equal numbers where the time is short: its series stands there instead.
        var x = both * hours;
        var share = x < 1e-3 ? fails * hours * ((1.0 / 2) - (x / 6) + (x * x / 24)) : fails / both * (1 + (ClosedForm.ExpM1(-x) / x));
        Near.Equal(share, mission.IntervalAvailability.Unavailability, 1e-10);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_in_parallel_fail_first_after_the_published_time(int? crews)
    {
        var mission = Pair(crews).Mission(730.Hours).Service;

        Near.Equal(12_515_000, mission.MeanTimeToFirstFailure.TotalHours);
        Near.Equal(FailedTwice(2e-4, 1e-4, 0.25, 730), mission.Reliability.Complement, 1e-10);
    }

    [Fact]
    public void An_array_of_eight_disks_loses_data_as_published()
    {
        // Patterson, Gibson and Katz (1988) by the exact chain; Greenan, Plank and Wylie (2010), who ask for the probability of loss in a mission.
        // 3.4903e-4 in ten years is that of a constant rate of loss; from all up it takes one repair longer to come to that.
        Near.Equal(16_079_464.285714, Array(30_000.Hours, 1.Hours).Mission(1.Years).Service.MeanTimeToFirstFailure.TotalHours, 1e-12);
        var decade = Array(500_000.Hours, 17.8.Hours).Mission(10.Years).Service;
        Near.Equal(250_936_496.79, decade.MeanTimeToFirstFailure.TotalHours, 1e-10);
        Near.Equal(-ClosedForm.ExpM1(-87_600 / 250_936_496.79), 3.4903e-4, 1e-5);
        Near.Equal(3.4903e-4, decade.Reliability.Complement, 17.8 * 1.05 / 87_600);
        Near.Equal(FailedTwice(8 / 500_000.0, 7 / 500_000.0, 1 / 17.8, 87_600), decade.Reliability.Complement, 1e-10);

        static Topology Array(Duration mttf, Duration mttr) => Topology.Named("array")
            .Servers("disk", 8, mttf, mttr).RepairCrew("crew", ["disk"]).Group("raid", ["disk"], atLeast: 7).Service("data", ["raid"]);
    }

    [Fact]
    public void Four_in_series_survive_a_week_as_published()
    {
        // Birolini, Reliability Engineering, 5th edition, example 6.5: R(168 h) = 0.55, MTTF = 278 h.
        var mission = new[] { 1e-3, 0.5e-3, 1e-4, 2e-3 }
            .Aggregate(Topology.Named("series"), (all, rate) => all.Server($"e{all.Elements.Count}", Duration.FromHours(1 / rate), 2.4.Hours))
            .Service("s", ["e0", "e1", "e2", "e3"]).Mission(168.Hours).Service;

        Near.Equal(Math.Exp(-3.6e-3 * 168), mission.Reliability.Value);
        Near.Equal(1 / 3.6e-3, mission.MeanTimeToFirstFailure.TotalHours);
        Assert.Equal(0.55, Math.Round(mission.Reliability.Value, 2));
    }

    [Property(MaxTest = 150)]
    public void Every_figure_of_a_random_system_is_that_of_the_naive_interpreter(SystemSketch sketch, byte length)
    {
        var topology = WithoutLongRunsOf(sketch);
        if (NaiveEvaluation.Of(topology, SmallEnough) is not { } naive)
        {
            return;
        }

        Agree(naive, topology, Duration.FromHours(0.5 + (length * length)));
    }

    [Fact]
    public void Many_random_systems_are_small_enough_to_be_held_to_it() =>
        Assert.True(SystemSketch.Arbitrary().Generator.Sample(100).Count(sketch => NaiveEvaluation.Of(WithoutLongRunsOf(sketch), SmallEnough) is not null) > 25);

    [Property(MaxTest = 60)]
    public void Never_down_is_less_than_up_at_the_end_and_up_on_the_way_and_a_longer_mission_is_survived_less_often(SystemSketch sketch)
    {
        if (Small(sketch) is not { } topology)
        {
            return;
        }

        var longer = topology.Mission(300.Hours);
        foreach (var mission in topology.Mission(30.Hours).Services)
        {
            Assert.True(mission.Reliability.Value <= mission.AvailabilityAtEnd.Value * (1 + 1e-12));
            Assert.True(mission.Reliability.Value <= mission.IntervalAvailability.Value * (1 + 1e-12));
            Assert.True(longer[mission.Service].Reliability.Complement >= mission.Reliability.Complement * (1 - 1e-10));
            Near.Equal(1 / longer[mission.Service].MeanTimeToFirstFailure.TotalHours, 1 / mission.MeanTimeToFirstFailure.TotalHours);
        }
    }

    [Fact]
    public void A_long_mission_comes_to_the_long_run()
    {
        var shop = Shop();
        var mission = shop.Mission(10_000.Years);
        foreach (var service in shop.Evaluate().Services)
        {
            Near.Equal(service.Availability.Unavailability, mission[service.Name].AvailabilityAtEnd.Unavailability, 1e-9);
            Near.Equal(service.Availability.Unavailability, mission[service.Name].IntervalAvailability.Unavailability, 1e-5);
        }
    }

    [Fact]
    public void Planned_work_is_a_failure_unless_it_is_excluded()
    {
        var topology = Topology.Named("one").Server("a", 2000.Hours, 8.Hours, planned: [PlannedWork.PerYear("patch", 12, 1.Hours)]).Service("s", ["a"]);
        var without = topology.Mission(730.Hours, new EvaluationOptions { Planned = PlannedDowntime.Excluded });

        Near.Equal(-ClosedForm.ExpM1(-730 / 2000.0), without.Service.Reliability.Complement);
        Assert.True(topology.Mission(730.Hours).Service.Reliability.Value < 0.5 * without.Service.Reliability.Value);
        Assert.Contains(without.Assumptions, assumption => assumption.Contains("excluded", StringComparison.Ordinal));
    }

    [Fact]
    public void Alike_parts_are_lumped_where_the_service_treats_them_alike()
    {
        var disks = Topology.Named("disks").Servers("disk", 40, 5000.Hours, 8.Hours).RepairCrew("crew", ["disk"]).Group("pool", ["disk"], atLeast: 38).Service("s", ["pool"]);
        var farms = Topology.Named("farms").Servers("web", 12, 500.Hours, 8.Hours)
            .Group("left", [.. Enumerable.Range(1, 6).Select(n => $"web-{n}")], atLeast: 5, plannedTurns: PlannedTurns.AtAnyTime)
            .Group("right", [.. Enumerable.Range(7, 6).Select(n => $"web-{n}")], atLeast: 5, plannedTurns: PlannedTurns.AtAnyTime).Service("both", ["left", "right"]).Service("first", ["left"]);
        var mission = farms.Mission(100.Hours);

        Assert.Equal(41, disks.Mission(100.Hours).Service.States);
        Assert.Equal(49, mission["both"].States);
        Assert.Equal(7, mission["first"].States);
        Near.Equal(mission["first"].Reliability.Value * mission["first"].Reliability.Value, mission["both"].Reliability.Value);
    }

    [Fact]
    public void A_need_and_a_member_of_one_group_are_not_lumped_however_alike()
    {
        // Up while "array" is up and one of the two others, of which the second is a member twice over, by its own name and by that of a group.
        var mission = Topology.Named("t")
            .Server("array", 1.Years, 4000.Minutes).Server("web-1", 1.Years, 4000.Minutes).Server("web-2", 1.Years, 4000.Minutes)
            .Group("twice", ["web-2"], plannedTurns: PlannedTurns.AtAnyTime)
            .Group("farm", ["twice", "web-2", "web-1"], atLeast: 2, needs: ["array"], plannedTurns: PlannedTurns.AtAnyTime)
            .Service("s", ["farm"]).Mission(30.Minutes).Service;

        Near.Equal(Math.Exp(-2 * 0.5 / 8760), mission.Reliability.Value);
        Near.Equal(-ClosedForm.ExpM1(-2 * 0.5 / 8760), mission.Reliability.Complement, 1e-11);
        Near.Equal(8760 / 2.0, mission.MeanTimeToFirstFailure.TotalHours, 1e-11);
    }

    [Fact]
    public void Planned_work_on_alike_parts_and_parts_that_are_also_asked_for_by_name_are_those_of_the_naive_interpreter()
    {
        string[] web = ["web-1", "web-2", "web-3"];
        var farm = web.Aggregate(Topology.Named("farm"), (all, name) => all.Server(name, 500.Hours, 8.Hours, planned: [PlannedWork.PerYear("patch", 50, 2.Hours)]))
            .RepairCrew("crew", web)
            .Group("farm", web, atLeast: 2, plannedTurns: PlannedTurns.AtAnyTime)
            .Service("pages", ["farm"]).Service("one page", ["web-2"]).Service("some pages", ["web-1", "web-3"]);
        var cluster = Topology.Named("cluster")
            .Server("node-1", 300.Hours, 5.Hours).Server("node-2", 300.Hours, 5.Hours)
            .Cluster("db", ["node-1", "node-2"], Failover.In(30.Seconds))
            .Service("data", ["db"]).Service("one node", ["node-2"]).Service("both", ["db", "node-1"]);

        Agree(NaiveEvaluation.Of(farm)!, farm, 40.Hours);
        Agree(NaiveEvaluation.Of(cluster)!, cluster, 40.Hours);

        // Three alike ones of three states each, in no order: as many as there are ways to choose three of five.
        Assert.Equal(10, farm.Mission(40.Hours)["pages"].States);
    }

    [Fact]
    public void What_never_fails_survives_every_mission()
    {
        var mission = Topology.Named("idle").Server("a", Duration.Infinite, 4.Hours).Service("s", ["a"]).Mission(1.Years).Service;

        Assert.Equal(Probability.One, mission.Reliability);
        Assert.Equal(Availability.Perfect, mission.IntervalAvailability);
        Assert.True(mission.MeanTimeToFirstFailure.IsInfinite);
    }

    [Fact]
    public void What_cannot_be_followed_is_refused_in_words()
    {
        var block = Block.Parallel(Block.Component("x", 100.Hours, 1.Hours), Block.Component("y", 100.Hours, 1.Hours));
        var chain = MarkovChain.Named("c").Transition("up", "down", 1.PerHour).Transition("down", "up", 2.PerHour).Build();

        Assert.Equal("cloud", Refused(Topology.Named("t").Known("cloud", 99.9.Percent).Service("s", ["cloud"])).ElementName);
        Assert.Contains("\"links\"", Refused(Topology.Named("t").Block("links", block).Service("s", ["links"])).Message, StringComparison.Ordinal);
        Assert.Contains("ask the chain itself", Refused(Topology.Named("t").Chain("raid", chain, up: state => state == "up").Service("s", ["raid"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Pair(1).Mission(Duration.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pair(1).Mission(Duration.Infinite));

        static ModelException Refused(Topology topology) => Assert.Throws<ModelException>(() => topology.Mission(1.Hours));
    }

    [Fact]
    public void A_chain_that_is_too_large_names_the_option_that_lets_it_grow()
    {
        var refusal = Assert.Throws<SolverException>(() => Shop().Mission(1.Hours, new EvaluationOptions { MaximumStates = 20, Planned = PlannedDowntime.Excluded }));

        Assert.Equal("EvaluationOptions.MaximumStates", refusal.Limit?.Option);
        Assert.Contains("\"orders\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mission_shows_its_figures_and_what_they_rest_on()
    {
        var mission = Shop().Mission(30.Days);
        var text = string.Join(' ', mission.ToExhibit().ToText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("\"orders\" is never down in 30 d", text, StringComparison.Ordinal);
        Assert.Contains("Mean time to first failure", text, StringComparison.Ordinal);
        Assert.Contains("no planned work is under way", text, StringComparison.Ordinal);
        Assert.InRange(mission.ErrorBound, 1e-15, 1e-6);
        Assert.Throws<InvalidOperationException>(() => mission.Service);
        Assert.Contains("\"orders\"", Assert.Throws<KeyNotFoundException>(() => mission["order"]).Message, StringComparison.Ordinal);
    }

    private static void Agree(NaiveEvaluation naive, Topology topology, Duration mission)
    {
        foreach (var found in topology.Mission(mission).Services)
        {
            var expected = naive.MissionOf(found.Service);
            var (up, down, upShare, downShare, never, once) = expected.After(mission.TotalSeconds);
            Near.Equal(up, found.AvailabilityAtEnd.Value, 1e-9);
            Near.Equal(down, found.AvailabilityAtEnd.Unavailability, 1e-9);
            Near.Equal(upShare, found.IntervalAvailability.Value, 1e-9);
            Near.Equal(downShare, found.IntervalAvailability.Unavailability, 1e-9);
            Near.Equal(once, found.Reliability.Complement, 1e-9);
            if (never > 1e-200)
            {
                Near.Equal(never, found.Reliability.Value, 1e-8);
            }

            Near.Equal(1 / expected.MeanSecondsToFirstFailure(), 1 / found.MeanTimeToFirstFailure.TotalSeconds, 1e-9);
        }
    }

    private static Topology Pair(int? crews)
    {
        var pair = Topology.Named("pair").Servers("node", 2, 10_000.Hours, 4.Hours).Group("both", ["node"], atLeast: 1).Service("s", ["both"]);
        return crews is { } count ? pair.RepairCrew("crew", ["node"], count) : pair;
    }

    private static Topology Shop() => Topology.Named("shop")
        .Storage("array", 20_000.Hours, 6.Hours)
        .Server("a", 2_000.Hours, 8.Hours, needs: ["array"], planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
        .Server("b", 2_000.Hours, 8.Hours, needs: ["array"], planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
        .Cluster("db", ["a", "b"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(20.Minutes))
        .Network("switch", 9_000.Hours, 3.Hours)
        .Service("orders", ["db", "switch"])
        .Service("reports", ["db"]);

    /// <summary>The same system with components in place of block diagrams and chains, which have no beginning.</summary>
    internal static Topology WithoutLongRunsOf(SystemSketch sketch)
    {
        var topology = sketch.Build();
        return topology.Elements.Where(element => element is BlockElement or ChainElement)
            .Aggregate(topology, (all, element) => all.Replace(new Component(element.Name, ComponentKind.Server, [Fault.Hardware(300.Hours, 5.Hours)]) { Needs = element.Needs }));
    }

    private static Topology? Small(SystemSketch sketch)
    {
        var topology = WithoutLongRunsOf(sketch);
        return NaiveEvaluation.Of(topology, 150) is null ? null : topology;
    }

    /// <summary>The probability that a second failure has come before the repair of the first: the sum of two exponentials of the roots of x² - (first + second + repaired) x + first second.</summary>
    private static double FailedTwice(double first, double second, double repaired, double time)
    {
        var sum = first + second + repaired;
        var fast = (sum + Math.Sqrt((sum * sum) - (4 * first * second))) / 2;
        var slow = first * second / fast;
        return ((fast * -ClosedForm.ExpM1(-slow * time)) - (slow * -ClosedForm.ExpM1(-fast * time))) / (fast - slow);
    }
}
