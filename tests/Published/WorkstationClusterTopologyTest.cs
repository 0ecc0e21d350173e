namespace AvailabilityKit.Published;

/// <summary>The dependable cluster of Haverkort, Hermanns and Katoen (SRDS 2000) as a topology: workstations, switches and a backbone under one crew that turns to the kinds of what is broken by chance.</summary>
/// <remarks>
/// The parameters are those of PRISM's case study "cluster": failures at 1/500, 1/4000 and 1/5000 an hour, the repair unit begins with each kind of what is broken at 10 an hour, and repairs at 2, 1/4 and 1/8 an hour. The figures
/// of the chain are held by <see cref="WorkstationClusterTest"/>; the long run of minimum service is taken from it here.
/// </remarks>
public class WorkstationClusterTopologyTest
{
    [Theory]
    [InlineData(2, 0.9999615335623632)]
    [InlineData(4, 0.9999212408513793)]
    [InlineData(8, 0.99983306926741)]
    public void One_crew_that_chooses_by_chance_gives_the_chain(int size, double premium)
    {
        var evaluation = Cluster(size).Evaluate();
        var chain = WorkstationCluster.Of(size).SteadyState();

        Near.Equal(premium, evaluation["premium"].Availability.Value, 1e-12);
        Near.Equal(chain.Availability(s => s.Connects(size)).Unavailability, evaluation["premium"].Availability.Unavailability, 1e-11);
        Near.Equal(chain.Availability(s => s.Connects(3 * size / 4)).Unavailability, evaluation["minimum"].Availability.Unavailability, 1e-11);
    }

    /// <summary>The choice of whom to turn to is part of the answer: what drops everything for the backbone is another system.</summary>
    [Fact]
    public void Another_order_of_work_is_another_system()
    {
        var urgent = Cluster(2).With("unit", (Topologies.RepairCrew unit) => unit with { Discipline = CrewDiscipline.PriorityInOrder, Travel = Duration.Zero });

        Assert.NotInRange(urgent.Evaluate()["premium"].Availability.Unavailability / Cluster(2).Evaluate()["premium"].Availability.Unavailability, 0.95, 1.05);
    }

    [Fact]
    public void A_simulation_finds_the_same()
    {
        var simulated = Cluster(2).Simulate(20_000.Years, seed: 7);

        Assert.True(simulated.Agreement!.IsPlausible, simulated.Agreement.ToString());
        Assert.True(simulated.Agreement.Judged >= 2, simulated.Agreement.ToString());
    }

    /// <summary>k workstations that can reach one another: k on the left with its switch, k on the right with its own, or k of all over the backbone.</summary>
    private static Topology Cluster(int size)
    {
        var cluster = Topology.Named($"cluster of twice {size}")
            .Servers("left", size, 500.Hours, 30.Minutes)
            .Servers("right", size, 500.Hours, 30.Minutes)
            .Component("left switch", 4_000.Hours, 4.Hours)
            .Component("right switch", 4_000.Hours, 4.Hours)
            .Component("backbone", 5_000.Hours, 8.Hours)
            .RepairCrew("unit", ["left", "right", "left switch", "right switch", "backbone"], discipline: CrewDiscipline.ByChance, travel: 6.Minutes);
        foreach (var (quality, needed) in new[] { ("premium", size), ("minimum", 3 * size / 4) })
        {
            cluster = cluster
                .Group($"{quality}: enough left", ["left"], atLeast: needed)
                .Group($"{quality}: enough right", ["right"], atLeast: needed)
                .Group($"{quality}: enough of all", ["left", "right"], atLeast: needed)
                .Group($"{quality} on the left", [$"{quality}: enough left", "left switch"], atLeast: 2)
                .Group($"{quality} on the right", [$"{quality}: enough right", "right switch"], atLeast: 2)
                .Group($"{quality} over the backbone", [$"{quality}: enough of all", "left switch", "right switch", "backbone"], atLeast: 4)
                .Group($"{quality} anywhere", [$"{quality} on the left", $"{quality} on the right", $"{quality} over the backbone"])
                .Service(quality, [$"{quality} anywhere"]);
        }

        return cluster;
    }
}
