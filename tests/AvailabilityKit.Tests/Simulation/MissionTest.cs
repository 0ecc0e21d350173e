using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Tests.Simulation;

/// <summary>Missions from the beginning against closed forms and against the chain at a time.</summary>
public class MissionTest
{
    private static readonly SimulationOptions Wide = new() { Level = Probability.FromComplement(6.3e-5) };

    [Fact]
    public void The_reliability_of_a_part_that_wears_is_that_of_its_lifetime()
    {
        var (behaviour, up) = LongRunTest.One(Lifetime.Weibull(2, 1_000.Hours), 10.Hours);
        var scale = 1_000 / (Math.Sqrt(Math.PI) / 2);

        var result = behaviour.SimulateMissions(500.Hours, [up], missions: 40_000, seed: 1, Wide);

        LongRunTest.Holds(Math.Exp(-Math.Pow(500 / scale, 2)), result.Reliability(up), reliability => reliability.Value);
        Assert.Equal(40_000, result.Missions);
        Assert.True(result.Reliability(up).RelativeError < 0.05);
    }

    [Fact]
    public void The_share_up_of_a_mission_is_that_of_renewal_theory()
    {
        // Exponential: the integral of the point availability, mu / (l + mu) + l / (l + mu)^2 (1 - exp(-(l + mu) t)) / t.
        var (behaviour, up) = LongRunTest.One(100.Hours, 20.Hours);
        var (fails, repaired, time) = (0.01, 0.05, 60.0);
        var sum = fails + repaired;
        var expected = (repaired / sum) + (fails / (sum * sum) * (1 - Math.Exp(-sum * time)) / time);

        var result = behaviour.SimulateMissions(time.Hours, [up], missions: 40_000, seed: 1, Wide);

        LongRunTest.Holds(expected, result.IntervalAvailability(up), availability => availability.Value);
        LongRunTest.Holds((repaired / sum) + (fails / sum * Math.Exp(-sum * time)), result.ProbabilityAtEnd(up), probability => probability.Value);
        LongRunTest.Holds(Math.Exp(-fails * time), result.Reliability(up), reliability => reliability.Value);
        Assert.Contains("simulated missions of", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_fails_first_when_its_chain_says()
    {
        var (behaviour, up, failover) = Cluster();
        var chain = behaviour.ToChain();

        var result = behaviour.SimulateMissions(100.Hours, [up], missions: 20_000, seed: 4, Wide);
        var mean = behaviour.SimulateTimeToFailure(up, missions: 20_000, seed: 4, Wide);

        LongRunTest.Holds(chain.At(100.Hours).Probability(up).Value, result.ProbabilityAtEnd(up), probability => probability.Value);
        LongRunTest.Holds(chain.Chain.Until(state => !up.Holds(state)).Within(100.Hours).Complement, result.Reliability(up), reliability => reliability.Value);
        LongRunTest.Holds(chain.Chain.MeanTimeTo(state => !up.Holds(state)).TotalHours, mean, time => time.TotalHours);
        Assert.True(result.EventRate(failover).Value > Rate.Zero);
    }

    [Fact]
    public void A_life_that_rests_before_it_fails_never_does()
    {
        var builder = new BehaviourBuilder("wears in");
        var part = builder.Variable("part", "young", "mature");
        builder.Activity("matures", part.Is("young"), 1.Hours, part.Becomes("mature"));
        var behaviour = builder.Build();

        Assert.Equal(Duration.Infinite, behaviour.SimulateTimeToFailure(Condition.Always, missions: 10).Value);
        Assert.Equal(Duration.Zero, behaviour.SimulateTimeToFailure(part.Is("mature"), missions: 10).Value);

        // What begins down has not been up throughout, though it never ceases.
        var result = behaviour.SimulateMissions(100.Hours, [part.Is("mature"), part.Is("young")], missions: 100);
        Assert.Equal((0.0, 1.0), (result.Reliability(part.Is("mature")).Value.Value, result.ProbabilityAtEnd(part.Is("mature")).Value.Value));
    }

    [Fact]
    public void Missions_that_would_be_cut_short_are_refused()
    {
        var (behaviour, up) = LongRunTest.One(1.Hours, 1.Hours);

        var wrong = Assert.Throws<SolverException>(() => behaviour.SimulateMissions(1.Years, [up], options: new SimulationOptions { MaximumEvents = 50_000 }));

        Assert.Equal("SimulationOptions.MaximumEvents", wrong.Limit!.Option);
        Assert.Contains("2 or more", Assert.Throws<ArgumentOutOfRangeException>(() => behaviour.SimulateMissions(1.Years, [up], missions: 1)).Message, StringComparison.Ordinal);
    }

    private static (Behaviour Behaviour, Condition Up, Tag Failover) Cluster()
    {
        var builder = new BehaviourBuilder("cluster");
        var phase = builder.Variable("phase", "serving", "failing over", "out");
        var nodes = builder.Counter("nodes up", 2, initial: 2);
        var failover = new Tag("cluster", "failover");
        builder.Activity("node fails", nodes.IsNot(0), 100.Hours, Outcomes.With(0.9, nodes.Becomes((Amount)nodes - 1), failover).Otherwise(nodes.Becomes((Amount)nodes - 1) & phase.Becomes("out")), nodes)
            .Activity("node is repaired", nodes.IsNot(2), 20.Hours, nodes.Becomes((Amount)nodes + 1), 2 - (Amount)nodes)
            .Activity("recovery", phase.Is("out"), 2.Hours, phase.Becomes("serving"));
        return (builder.Build(), phase.Is("serving") & nodes.IsNot(0), failover);
    }
}
