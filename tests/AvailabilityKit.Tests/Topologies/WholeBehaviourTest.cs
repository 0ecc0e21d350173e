using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>A topology as one behaviour: one chain of the whole answers as the evaluation does that solves it in parts.</summary>
public class WholeBehaviourTest
{
    private static readonly Topology Shop = Topology.Named("shop")
        .Storage("array", 20_000.Hours, 6.Hours)
        .Server("a", [Fault.Hardware(2_000.Hours, 8.Hours), Fault.Software(500.Hours, 0.5.Hours)], needs: ["array"], planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
        .Server("b", [Fault.Hardware(2_000.Hours, 8.Hours), Fault.Software(500.Hours, 0.5.Hours)], needs: ["array"], planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
        .Cluster("db", ["a", "b"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(20.Minutes))
        .Network("switch", 9_000.Hours, 3.Hours, planned: [PlannedWork.PerYear("firmware", 4, 0.5.Hours), PlannedWork.PerYear("cabling", 1, 2.Hours)])
        .Servers("web", 3, 800.Hours, 4.Hours)
        .RepairCrew("crew", ["web"])
        .Group("farm", ["web"], atLeast: 2)
        .Service("orders", ["db", "switch", "farm"])
        .Service("reports", ["db"]);

    [Fact]
    public void One_chain_of_the_whole_answers_as_the_parts_do()
    {
        var behaviour = Shop.ToBehaviour();
        var steady = behaviour.ToChain().SteadyState();
        foreach (var service in Shop.Evaluate().Services)
        {
            var up = behaviour.Observable(service.Name);

            Near.Equal(service.Availability.Unavailability, steady.Availability(up.IsUp).Unavailability, 1e-10);
            Near.Equal(service.OutageFrequency!.Value.ValuePerHour, steady.FailureFrequency(up.IsUp).ValuePerHour, 1e-10);
            Near.Equal(service.MeanLevel, steady.Mean(up.Level), 1e-10);
        }
    }

    [Property(MaxTest = 40)]
    public void One_chain_of_a_random_system_answers_as_its_parts_do(SystemSketch sketch)
    {
        var topology = sketch.Build();
        var evaluation = topology.Evaluate();
        if (evaluation.Explanation.Islands.Aggregate(1.0, (product, island) => product * island.States) < 2)
        {
            return;
        }

        // Parts that nothing ties to one another multiply, and elimination takes up to the cube of the states.
        var behaviour = topology.ToBehaviour();
        if (behaviour.Variables.Aggregate(1.0, (product, variable) => product * (variable.Highest + 1)) > 3_000)
        {
            return;
        }

        var steady = behaviour.ToChain(new GenerationOptions { Lump = false }).SteadyState();
        foreach (var service in evaluation.Services)
        {
            var observed = behaviour.Observable(service.Name);

            Near.Equal(service.Availability.Unavailability, steady.Availability(observed.IsUp).Unavailability, 1e-9);
            Near.Equal(service.OutageFrequency!.Value.ValuePerHour, steady.FailureFrequency(observed.IsUp).ValuePerHour, 1e-9);
            Near.Equal(service.MeanLevel, steady.Mean(observed.Level), 1e-9);
            Near.Equal(service.Availability.Value, steady.Probability(!observed.Level.IsAtMost(0)).Value, 1e-9);
        }
    }

    [Fact]
    public void A_cause_is_followed_to_the_array_under_both_nodes()
    {
        var behaviour = Shop.ToBehaviour();
        var array = behaviour.Variables.Single(variable => variable.Name == "array: state");
        var chain = behaviour.ToChain();
        var down = chain.Chain.States.First(state => state[array] == 1 && behaviour.Variables.All(variable => !variable.Name.EndsWith(": state", StringComparison.Ordinal) || variable == array || state[variable] == 0));

        Assert.Equal(new Tag("array", "hardware"), behaviour.Observable("orders").RootCauseIn(down));
        Assert.Equal(new Tag("db", "too few left: a"), behaviour.Observable("db").CauseIn(down));
    }

    [Fact]
    public void A_simulation_of_it_agrees_with_the_evaluation()
    {
        // One seed out of twenty misses an interval of 95 %; this one does not, and a wrong rule misses by far more than the interval is wide.
        var exact = Shop.Evaluate()["orders"];
        var behaviour = Shop.ToBehaviour();
        var orders = behaviour.Observable("orders");
        var simulated = behaviour.Simulate(5_000.Years, seed: 7);

        var availability = simulated.Availability(orders);
        Assert.InRange(exact.Availability.Value, availability.Low.Value, availability.High.Value);
        Assert.True(availability.RelativeError < 0.05);
        var frequency = simulated.FailureFrequency(orders);
        Assert.InRange(exact.OutageFrequency!.Value.ValuePerYear, frequency.Low.ValuePerYear, frequency.High.ValuePerYear);
    }

    [Fact]
    public void What_never_goes_down_so_often_is_refused_by_name()
    {
        var refusal = Assert.Throws<ModelException>(() => Topology.Named("t").Known("cloud", 99.9.Percent).Service("s", ["cloud"]).ToBehaviour());

        Assert.Equal("cloud", refusal.ElementName);
    }
}
