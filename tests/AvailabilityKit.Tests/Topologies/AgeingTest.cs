using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Faults that wear out and repairs that are not exponential: exactly where only means matter, in phases where more does, and in a simulation as they are.</summary>
public class AgeingTest
{
    private static readonly Lifetime Worn = Lifetime.Weibull(2.5, 300.Hours);
    private static readonly Lifetime Night = Lifetime.LogNormal(20.Hours, 1.5);

    [Fact]
    public void Of_a_part_that_stands_alone_only_means_matter_whatever_the_other_faults()
    {
        var ageing = Alone(Fault.Hardware(Worn, Night), Fault.Software(Lifetime.Gamma(0.5, 40.Hours), 1.Hours), Fault.Operator(100.Hours, Lifetime.Exactly(30.Minutes))).Evaluate().Service;
        var exponential = Alone(Fault.Hardware(300.Hours, 20.Hours), Fault.Software(40.Hours, 1.Hours), Fault.Operator(100.Hours, 30.Minutes)).Evaluate().Service;

        Assert.Equal(exponential.Availability, ageing.Availability);
        Assert.Equal(exponential.Causes, ageing.Causes);
        Assert.Equal(exponential.OutageFrequency, ageing.OutageFrequency);
        Assert.DoesNotContain("phases", string.Join('\n', Alone(Fault.Hardware(Worn, Night)).Evaluate().Assumptions), StringComparison.Ordinal);

        static Topology Alone(params Fault[] faults) => Topology.Named("t").Server("a", faults).Service("s", ["a"]);
    }

    [Fact]
    public void A_fault_ages_on_when_another_one_of_its_part_has_been_repaired()
    {
        // Ten software faults for each hardware fault. Were the part as new after each of them, hardware would hardly ever get old.
        var topology = Topology.Named("t")
            .Server("a", [Fault.Hardware(Lifetime.Erlang(4, 100.Hours), 10.Hours), Fault.Software(10.Hours, 1.Hours)])
            .Service("s", ["a"]);
        var behaviour = topology.ToBehaviour();

        Near.Equal(1 / (1 + 0.1 + 0.1), behaviour.ToChain().SteadyState().Mean(behaviour.Observable("s").Level), 1e-13);
        Near.Equal(0.2 / 1.2, topology.Evaluate().Service.Availability.Unavailability, 1e-13);
    }

    [Fact]
    public void Two_machines_and_one_man_who_takes_two_stages_are_the_chain_written_out()
    {
        // The man finishes what he has begun: which machine he is at, in which stage, and whether the other one waits.
        const double Fails = 1 / 50.0;
        const double Stage = 2 / 8.0;
        var chain = MarkovChain.Named("by hand")
            .Transition("both up", "one down, first stage", (2 * Fails).PerHour)
            .Transition("one down, first stage", "one down, second stage", Stage.PerHour)
            .Transition("one down, second stage", "both up", Stage.PerHour)
            .Transition("one down, first stage", "both down, first stage", Fails.PerHour)
            .Transition("one down, second stage", "both down, second stage", Fails.PerHour)
            .Transition("both down, first stage", "both down, second stage", Stage.PerHour)
            .Transition("both down, second stage", "one down, first stage", Stage.PerHour)
            .Build();
        var bothDown = chain.SteadyState().Probability(state => state.StartsWith("both down", StringComparison.Ordinal));

        var repaired = Fault.Hardware(50.Hours, Lifetime.Erlang(2, 8.Hours));
        var evaluation = Topology.Named("t").Server("a", [repaired]).Server("b", [repaired])
            .RepairCrew("man", ["a", "b"], discipline: CrewDiscipline.FirstComeFirstServed)
            .Group("either", ["a", "b"], atLeast: 1)
            .Service("s", ["either"]).Evaluate();

        Near.Equal(bothDown, evaluation.Service.Availability.Unavailability, 1e-13);
        Assert.DoesNotContain("is made of", string.Join('\n', evaluation.Assumptions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hot")]
    [InlineData("warm")]
    [InlineData("cold")]
    public void Nodes_that_age_in_stages_are_the_same_to_the_chain_and_to_the_clocks_of_a_simulation(string standby)
    {
        var life = Lifetime.Erlang(3, 100.Hours);
        var topology = Topology.Named("t")
            .Server("a", [Fault.Hardware(life, Lifetime.Erlang(2, 5.Hours)), Fault.Software(60.Hours, 10.Minutes)])
            .Server("b", [Fault.Hardware(life, Lifetime.HyperExponential((0.9, 2.Hours), (0.1, 30.Hours)))])
            .Cluster("x", ["a", "b"], Failover.In(6.Minutes).Covering(0.9).OtherwiseIn(1.Hours), standby: standby switch { "hot" => Standby.Hot, "cold" => Standby.Cold, _ => Standby.Warm(0.25) })
            .Service("s", ["x"]);
        var simulated = topology.Simulate(2_000.Years, seed: 4);

        Assert.True(simulated.Agreement!.IsPlausible, simulated.Agreement.ToString());
        Assert.True(simulated.Agreement.Judged > 8);

        // Where both nodes age, stages make a difference that the interval shows: exponential times are not in it.
        var exponential = topology.With("a", (Component a) => a with { Faults = [Fault.Hardware(100.Hours, 5.Hours), Fault.Software(60.Hours, 10.Minutes)] })
            .With("b", (Component b) => b with { Faults = [Fault.Hardware(100.Hours, 4.8.Hours)] }).Evaluate().Service;
        var interval = simulated.Service.DowntimePerYear;
        Assert.True(standby != "hot" || exponential.DowntimePerYear < interval.Low || exponential.DowntimePerYear > interval.High);
    }

    [Theory]
    [InlineData("hot")]
    [InlineData("cold")]
    public void Alike_nodes_that_age_are_not_taken_for_one_another_where_the_first_in_the_list_takes_over(string standby)
    {
        // Means that differ in the ninth digit keep the nodes from being lumped, and change no answer by more.
        Near.Equal(Three(1 + 1e-9).Availability.Unavailability, Three(1).Availability.Unavailability, 1e-7);

        ServiceEvaluation Three(double factor) => Topology.Named("t")
            .Server("a", [Fault.Hardware(Lifetime.Erlang(2, 100.Hours), 30.Hours)])
            .Server("b", [Fault.Hardware(Lifetime.Erlang(2, 100.Hours * factor), 30.Hours)])
            .Server("c", [Fault.Hardware(Lifetime.Erlang(2, 100.Hours * factor * factor), 30.Hours)])
            .Cluster("x", ["a", "b", "c"], Failover.In(2.Hours), standby: standby == "hot" ? Standby.Hot : Standby.Cold)
            .Service("s", ["x"]).Evaluate().Service;
    }

    [Fact]
    public void Alike_disks_that_age_under_one_crew_are_lumped_exactly()
    {
        var (alike, unlike) = (Disks(1), Disks(1 + 1e-9));

        Near.Equal(unlike.Evaluate().Service.Availability.Unavailability, alike.Evaluate().Service.Availability.Unavailability, 1e-7);
        Assert.True(alike.Explain().Islands[0].States * 4 < unlike.Explain().Islands[0].States);

        static Topology Disks(double factor) => Enumerable.Range(0, 4)
            .Aggregate(Topology.Named("t"), (topology, i) => topology.Storage($"disk-{i}", [Fault.Hardware(Lifetime.Erlang(2, 100.Hours * Math.Pow(factor, i)), Lifetime.Erlang(2, 9.Hours))]))
            .RepairCrew("man", ["disk-0", "disk-1", "disk-2", "disk-3"])
            .Group("array", ["disk-0", "disk-1", "disk-2", "disk-3"], atLeast: 3)
            .Service("s", ["array"]);
    }

    [Fact]
    public void What_is_not_made_of_phases_is_brought_into_them_for_a_chain_and_the_report_says_what_was_kept()
    {
        var topology = Topology.Named("t")
            .Servers("node", count: 2, [Fault.Hardware(Worn, Lifetime.Exactly(10.Hours))])
            .Cluster("x", ["node"], Failover.In(5.Minutes))
            .Service("s", ["x"]);
        var evaluation = topology.Evaluate();
        var simulated = topology.Simulate(2_000.Years, seed: 1).Service;

        // Two moments are kept of the Weibull times, and of the fixed ones as much as 20 stages can: near, and not the same.
        Assert.InRange(evaluation.Service.DowntimePerYear / simulated.DowntimePerYear.Value, 0.9, 1.1);
        Assert.Contains("In a Markov chain, the time until \"hardware strikes\" at node-1, node-2 (Weibull of shape 2.5, mean 12.5 d) is made of 6 exponential phases with the same mean and variation; the two distributions differ by 3.3 % at most.", evaluation.Assumptions);
        Assert.Contains(evaluation.Assumptions, text => text.Contains("20 exponential phases with the same mean, and with a variation of 0.224 where it is 0;", StringComparison.Ordinal));
        Assert.NotEqual(evaluation.Service.Availability, topology.Evaluate(new EvaluationOptions { MaximumPhases = 5 }).Service.Availability);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationOptions { MaximumPhases = 1 });
    }

    [Fact]
    public void A_restart_comes_after_a_repair_of_any_distribution()
    {
        var topology = Topology.Named("t").Server("a", [Fault.Hardware(90.Hours, Lifetime.Uniform(2.Hours, 6.Hours))], restart: 1.Hours).Service("s", ["a"]);

        Near.Equal(5.0 / 95, topology.Evaluate().Service.Availability.Unavailability, 1e-15);
        Assert.True(topology.Simulate(500.Years, seed: 7).Agreement!.IsPlausible);
    }

    [Fact]
    public void A_new_part_of_four_stages_survives_a_mission_as_the_Poisson_law_says()
    {
        var topology = Topology.Named("t").Server("a", [Fault.Hardware(Lifetime.Erlang(4, 1_000.Hours), 10.Hours)]).Service("s", ["a"]);
        var mission = topology.Mission(250.Hours).Service;

        // Fewer than four events of a Poisson process of mean 1: e^-1 (1 + 1 + 1/2 + 1/6).
        Near.Equal(Math.Exp(-1) * (1 + 1 + 0.5 + (1.0 / 6)), mission.Reliability.Value, 1e-12);
        Near.Equal(1_000 * 3600, mission.MeanTimeToFirstFailure.TotalSeconds, 1e-12);
    }

    [Fact]
    public void Faults_are_equal_where_their_times_are()
    {
        Assert.Equal(Fault.Hardware(Lifetime.Weibull(2, 5.Hours), 1.Hours), Fault.Hardware(Lifetime.Weibull(2, 5.Hours), Lifetime.Exponential(1.Hours)));
        Assert.Equal(Fault.Hardware(5.Hours, 1.Hours), Fault.Hardware(Lifetime.Exponential(5.Hours), 1.Hours));
        Assert.NotEqual(Fault.Hardware(Lifetime.Weibull(2, 5.Hours), 1.Hours), Fault.Hardware(Lifetime.Weibull(3, 5.Hours), 1.Hours));
        Assert.NotEqual(Fault.Hardware(Lifetime.Weibull(2, 5.Hours), 1.Hours), Fault.Hardware(5.Hours, 1.Hours));
        Assert.Null(Fault.Hardware(5.Hours, Duration.Zero).TimeToRepair);
    }

    [Fact]
    public void A_rare_outage_of_what_ages_is_refused_in_words()
    {
        var topology = Topology.Named("t").Server("a", [Fault.Hardware(Worn, 1.Hours)]).Service("s", ["a"]);

        Assert.Contains("is not exponential", Assert.Throws<ModelException>(() => topology.SimulateRareOutages()).Message, StringComparison.Ordinal);
    }
}
