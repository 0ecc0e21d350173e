using AvailabilityKit.Tests.Topologies.Naive;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Men who travel before they repair, against closed forms and a chain that is written out here.</summary>
public class TravelTest
{
    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void One_machine_is_down_for_the_way_and_the_repair_and_its_man_busy_as_long(CrewDiscipline discipline)
    {
        var one = Topology.Named("one").Server("m", 100.Hours, 8.Hours).RepairCrew("men", ["m"], discipline: discipline, travel: 2.Hours).Service("s", ["m"]).Evaluate();

        Near.Equal(10 / 110.0, one.Availability.Unavailability, 1e-13);
        Near.Equal(10 / 110.0, one.Crew("men").BusyMen, 1e-13);
        Near.Equal(8760 / 110.0, one.Crew("men").RepairsPerYear, 1e-13);
        Assert.Equal(0, one.Crew("men").Waiting);
    }

    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed, 2)]
    [InlineData(CrewDiscipline.FirstComeFirstServed, 5)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption, 4)]
    public void One_man_is_as_busy_with_alike_machines_as_their_interference_with_any_repair_time_says(CrewDiscipline discipline, int machines)
    {
        // L. Takacs, Introduction to the Theory of Queues (1962), chapter 5: of n machines with the rate L and one man whose repairs have the
        // mean b and the transform F, he is idle for 1/(1 + n L b sum over i < n of C(n - 1, i) B(i)), B(i) = product over j <= i of (1 - F(j L))/F(j L).
        const double L = 1 / 60.0, Way = 3, Repair = 9;
        var (sum, product, choose) = (0.0, 1.0, 1.0);
        for (var i = 0; i < machines; i++)
        {
            sum += choose * product;
            choose *= (machines - 1.0 - i) / (i + 1);
            product *= ((1 + ((i + 1) * L * Way)) * (1 + ((i + 1) * L * Repair))) - 1;
        }

        var idle = 1 / (1 + (machines * L * (Way + Repair) * sum));
        var done = (1 - idle) / (Way + Repair);
        var down = machines - (done / L);

        var hall = Topology.Named("hall").Servers("m", machines, 60.Hours, 9.Hours).RepairCrew("men", ["m"], discipline: discipline, travel: 3.Hours)
            .Service("one", ["m-1"]).Service("all", ["m"]);
        var evaluation = hall.Evaluate();
        var crew = evaluation.Crew("men");

        Near.Equal(1 - idle, crew.BusyMen, 1e-12);
        Near.Equal(idle, crew.Utilization.Complement, 1e-12);
        Near.Equal(done * 8760, crew.RepairsPerYear, 1e-12);
        Near.Equal(down - (1 - idle), crew.Waiting, 1e-11);
        Near.Equal(idle, evaluation["all"].Availability.Value, 1e-12);
        if (discipline == CrewDiscipline.FirstComeFirstServed)
        {
            Near.Equal(down / machines, evaluation["one"].Availability.Unavailability, 1e-12);
        }
    }

    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void Two_unlike_machines_and_one_man_are_the_chain_of_who_is_travelled_to_who_is_repaired_and_who_waits(CrewDiscipline discipline)
    {
        // While one is repaired only one other can wait, so that both disciplines are the same chain.
        var chain = MarkovChain.Named("two machines")
            .Transition("none", "to 1", Rate.Per(100.Hours)).Transition("none", "to 2", Rate.Per(50.Hours))
            .Transition("to 1", "at 1", Rate.Per(2.Hours)).Transition("to 2", "at 2", Rate.Per(2.Hours))
            .Transition("at 1", "none", Rate.Per(4.Hours)).Transition("at 2", "none", Rate.Per(8.Hours))
            .Transition("to 1", "to 1, 2 waits", Rate.Per(50.Hours)).Transition("at 1", "at 1, 2 waits", Rate.Per(50.Hours))
            .Transition("to 2", "to 2, 1 waits", Rate.Per(100.Hours)).Transition("at 2", "at 2, 1 waits", Rate.Per(100.Hours))
            .Transition("to 1, 2 waits", "at 1, 2 waits", Rate.Per(2.Hours)).Transition("to 2, 1 waits", "at 2, 1 waits", Rate.Per(2.Hours))
            .Transition("at 1, 2 waits", "to 2", Rate.Per(4.Hours)).Transition("at 2, 1 waits", "to 1", Rate.Per(8.Hours))
            .Build().SteadyState();
        double Of(params string[] states) => states.Sum(state => chain[state]);
        var waiting = Of("to 1, 2 waits", "at 1, 2 waits", "to 2, 1 waits", "at 2, 1 waits");

        var two = Topology.Named("two").Server("m1", 100.Hours, 4.Hours).Server("m2", 50.Hours, 8.Hours)
            .RepairCrew("men", ["m1", "m2"], discipline: discipline, travel: 2.Hours)
            .Group("any", ["m1", "m2"]).Service("s1", ["m1"]).Service("s2", ["m2"]).Service("both down", ["any"]).Evaluate();

        Near.Equal(waiting, two["both down"].Availability.Unavailability, 1e-12);
        Near.Equal(Of("to 1", "at 1") + waiting, two["s1"].Availability.Unavailability, 1e-12);
        Near.Equal(Of("to 2", "at 2") + waiting, two["s2"].Availability.Unavailability, 1e-12);
        Near.Equal(1 - Of("none"), two.Crew("men").BusyMen, 1e-12);
        Near.Equal(waiting, two.Crew("men").Waiting, 1e-12);
    }

    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void A_man_travels_once_to_a_lockstep_server_however_much_is_to_be_done_there(CrewDiscipline discipline)
    {
        var hall = Topology.Named("hall")
            .Server("a", 90.Hours, 8.Hours)
            .FaultTolerantServer("b", 90.Hours, 20.Hours, modules: 3, transientMtbf: 200.Hours, coverage: 0.9, faults: [Fault.Hardware(400.Hours, 3.Hours)])
            .RepairCrew("men", ["b", "a"], discipline: discipline, travel: 6.Hours)
            .Group("any", ["a", "b"])
            .Service("s", ["any"]);

        NaiveAgreement.Agree(NaiveEvaluation.Of(hall)!, hall);
    }

    [Fact]
    public void With_a_man_for_each_nobody_waits_and_every_one_is_solved_by_itself()
    {
        var hall = Topology.Named("hall").Server("a", 100.Hours, 4.Hours).Server("b", 50.Hours, 8.Hours)
            .RepairCrew("men", ["a", "b"], size: 2, discipline: CrewDiscipline.FirstComeFirstServed, travel: 2.Hours)
            .Service("s", ["a", "b"]).Evaluate();

        Near.Equal(100 / 106.0 * (50 / 60.0), hall.Availability.Value, 1e-13);
        Near.Equal((6 / 106.0) + (10 / 60.0), hall.Crew("men").BusyMen, 1e-13);
        Assert.All(hall.Explanation.Islands, island => Assert.Equal(3, island.States));
        Assert.All(hall.Explanation.Islands, island => Assert.StartsWith("repairs share a crew of 2, first come first served, after 2 h on the way", island.Reason, StringComparison.Ordinal));
        Assert.Contains("A man of \"men\" is on his way to each element whose turn it is for an exponential time with the mean 2 h, and busy meanwhile.", hall.Assumptions);
    }

    [Fact]
    public void Alike_machines_are_lumped_with_their_men_on_the_way()
    {
        var farm = Topology.Named("farm").Servers("m", 6, 100.Hours, 8.Hours)
            .RepairCrew("men", ["m"], discipline: CrewDiscipline.FirstComeFirstServed, travel: 2.Hours).Group("most", ["m"], atLeast: 4).Service("s", ["most"]);

        // None down, or one to six, to the first of which a man travels or has come.
        Assert.Equal(13, Assert.Single(farm.Explain().Islands).States);
        Assert.True(farm.Simulate(100_000.Hours, seed: 9).Agreement!.IsPlausible);
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare, "in equal shares")]
    [InlineData(CrewDiscipline.PriorityInOrder, "by priority")]
    public void Who_leaves_a_repair_before_it_is_finished_does_not_travel(CrewDiscipline discipline, string words)
    {
        var hall = Topology.Named("hall").Server("a", 100.Hours, 4.Hours).RepairCrew("men", ["a"], discipline: discipline, travel: 2.Hours).Service("s", ["a"]);

        var mistake = Assert.Single(hall.Check());

        Assert.Equal(("men", "travel"), (mistake.Element, mistake.Property));
        Assert.Equal(
            $"The men of the repair crew \"men\" travel for 2 h and work {words}, so that a repair is left before it is finished and nobody knows who is where; let them work first come first served or by priority without pre-emption, or leave travel out.",
            mistake.Message);
        Assert.Throws<ModelException>(() => hall.Evaluate());
        Assert.Throws<ArgumentOutOfRangeException>(() => Topology.Named("t").RepairCrew("men", ["a"], travel: Duration.Infinite));
    }
}
