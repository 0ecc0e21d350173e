using AvailabilityKit.Tests.Topologies.Naive;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Crews that finish what they have begun. The figures are those of the chains over who is repaired and who waits, in which order, solved by least squares outside this library.</summary>
public class CrewDisciplinesTest
{
    private static readonly (double Mtbf, double Mttr)[] Four = [(100, 4), (50, 8), (80, 10), (30, 6)];

    [Fact]
    public void Two_unlike_machines_are_repaired_by_one_man_in_order_of_arrival()
    {
        var machines = Machines(CrewDiscipline.FirstComeFirstServed, 1, Four[..2]).Group("any", ["m1", "m2"]).Service("both down", ["any"]).Evaluate();

        Near.Equal(0.0482579823524, machines["m1 alone"].Availability.Unavailability, 1e-11);
        Near.Equal(0.140362048576, machines["m2 alone"].Availability.Unavailability, 1e-11);
        Near.Equal(0.0130082779951, machines["both down"].Availability.Unavailability, 1e-11);
    }

    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed, 1, new[] { 0.0596796212876, 0.156837636302, 0.124247306064 })]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption, 1, new[] { 0.0576301994043, 0.156990721801, 0.124911605112 })]
    [InlineData(CrewDiscipline.FirstComeFirstServed, 2, new[] { 0.0404332553083, 0.139390664688, 0.112195600035, 0.168827356299 })]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption, 2, new[] { 0.040301265558, 0.13938647201, 0.112209087362, 0.168898949136 })]
    public void Unlike_machines_are_down_as_long_as_their_chain_says(CrewDiscipline discipline, int size, double[] down)
    {
        var machines = Machines(discipline, size, Four[..down.Length]).Evaluate();

        for (var i = 0; i < down.Length; i++)
        {
            Near.Equal(down[i], machines[$"m{i + 1} alone"].Availability.Unavailability, 1e-10);
        }
    }

    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void How_many_alike_machines_are_down_does_not_depend_on_the_order_of_work(CrewDiscipline discipline)
    {
        var machines = Machines(discipline, 2, [(10, 8), (10, 8), (10, 8)])
            .Group("two", ["m1", "m2", "m3"], atLeast: 2).Group("any", ["m1", "m2", "m3"])
            .Service("two down", ["two"]).Service("all down", ["any"]).Evaluate();
        var mean = Enumerable.Range(1, 3).Sum(i => machines[$"m{i} alone"].Availability.Unavailability);

        // Birth and death with the weights 1, 2.4, 1.92, 0.768: the number down is 1.40341656 in the mean, and two or more are down .44152431 of the time.
        Near.Equal(1.40341656, mean, 1e-8);
        Near.Equal(0.44152431, machines["two down"].Availability.Unavailability, 1e-8);
        Near.Equal(0.768 / 6.088, machines["all down"].Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void Alike_machines_are_lumped_in_order_of_arrival()
    {
        string[] names = [.. Enumerable.Range(1, 8).Select(i => $"m{i}")];
        var farm = names.Aggregate(Topology.Named("farm"), (all, name) => all.Server(name, 100.Hours, 8.Hours)).Group("farm", names, atLeast: 6).Service("s", ["farm"]);
        var inOrder = farm.RepairCrew("crew", names, discipline: CrewDiscipline.FirstComeFirstServed);

        Near.Equal(farm.RepairCrew("crew", names).Evaluate().Availability.Unavailability, inOrder.Evaluate().Availability.Unavailability, 1e-12);
        Assert.Equal(9, Assert.Single(inOrder.Explain().Islands).States);
    }

    /// <summary>Two alike machines, failures at a, calls at c, repairs at m, one man. States: both up, one that waits, one repaired, both waiting, one repaired while the other waits.</summary>
    /// <remarks>
    /// By name each of the two that wait calls: both waiting is left at 2c. Under one name the two call as one: at c. The five balances are solved by hand from "both up" on, with w, s, b, t for the other four:
    /// 2a = m s; (a + c) w = 2a + m t; b k = a w with k the rate of success of two; t m = a s + k b.
    /// </remarks>
    [Theory]
    [InlineData(true, 1.0)]
    [InlineData(false, 2.0)]
    public void Chance_decides_among_names_and_not_among_copies(bool underOneName, double callers)
    {
        const double A = 1 / 50.0, C = 1 / 3.0, M = 1 / 8.0;
        var s = 2 * A / M;
        var w = ((2 * A) + (A * s)) / C;
        var b = A * w / (callers * C);
        var t = ((A * s) + (callers * C * b)) / M;
        Near.Equal((2 * A) + (M * t), (A + C) * w, 1e-12);

        var farm = Topology.Named("farm").Servers("m", 2, 50.Hours, 8.Hours).Group("any", ["m"]).Service("s", ["any"])
            .RepairCrew("man", underOneName ? ["m"] : ["m-1", "m-2"], discipline: CrewDiscipline.ByChance, travel: 3.Hours);
        var evaluation = farm.Evaluate();

        Near.Equal((b + t) / (1 + w + s + b + t), evaluation.Availability.Unavailability, 1e-12);
        Near.Equal((s + t) / (1 + w + s + b + t), evaluation.Crew("man").BusyMen, 1e-12);
        Near.Equal((w + (2 * b) + t) / (1 + w + s + b + t), evaluation.Crew("man").Waiting, 1e-12);
        Assert.Equal(5, Assert.Single(farm.Explain().Islands).States);
    }

    [Fact]
    public void By_chance_needs_to_know_how_long_it_takes()
    {
        var mistake = Assert.Throws<ModelException>(() => Topology.Named("farm").Servers("m", 2, 50.Hours, 8.Hours).Service("s", ["m"]).RepairCrew("man", ["m"], discipline: CrewDiscipline.ByChance).Evaluate());

        Assert.Contains("travel does not say how long that takes", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void One_man_works_at_a_lockstep_server_until_nothing_is_left_there(CrewDiscipline discipline)
    {
        var hall = Topology.Named("hall")
            .Server("a", 90.Hours, 8.Hours).Server("c", 60.Hours, 5.Hours)
            .FaultTolerantServer("b", 90.Hours, 20.Hours, modules: 3, transientMtbf: 200.Hours, coverage: 0.9, faults: [Fault.Hardware(400.Hours, 3.Hours)])
            .RepairCrew("crew", ["c", "b", "a"], size: 2, discipline: discipline)
            .Group("any", ["a", "b", "c"], atLeast: 2)
            .Service("s", ["any"]);

        NaiveAgreement.Agree(NaiveEvaluation.Of(hall)!, hall);
    }

    private static Topology Machines(CrewDiscipline discipline, int size, (double Mtbf, double Mttr)[] machines)
    {
        string[] names = [.. machines.Select((_, i) => $"m{i + 1}")];
        var all = Topology.Named("machines");
        for (var i = 0; i < names.Length; i++)
        {
            all = all.Server(names[i], machines[i].Mtbf.Hours, machines[i].Mttr.Hours).Service($"{names[i]} alone", [names[i]]);
        }

        return all.RepairCrew("men", names, size, discipline);
    }
}
