using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Tests.Simulation;

/// <summary>Rare failures with frequent ones, against exact chains: unbiased, and quick.</summary>
public class RareFailuresTest
{
    private static readonly SimulationOptions Wide = new() { Level = Probability.FromComplement(6.3e-5) };

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Three_of_three_down_however_rare(double hours)
    {
        var builder = new BehaviourBuilder("three disks");
        var disks = Enumerable.Range(1, 3).Select(i => builder.Variable($"disk {i}", "up", "down")).ToArray();
        var crew = 1 / Amount.Count([.. disks.Select(disk => disk.Is("down"))]);
        foreach (var (disk, i) in disks.Select((disk, i) => (disk, i)))
        {
            builder.Activity($"{disk} fails", disk.Is("up"), (hours * (1 + (9 * i))).Hours, disk.Becomes("down"))
                .Activity($"{disk} is replaced", disk.Is("down"), (1.0 + i).Hours, disk.Becomes("up"), crew);
        }

        var up = Condition.Any([.. disks.Select(disk => disk.Is("up"))]);
        var behaviour = builder.Build();
        var exact = behaviour.ToChain().SteadyState();

        var result = behaviour.SimulateRareFailures(up, FailureBiasing.OfActivities(disks.Select(disk => $"{disk} fails")), relativeError: 0.05, seed: 1, Wide);

        Assert.Null(result.Limit);
        Assert.True(result.Availability.RelativeError <= 0.05);
        Assert.True(result.Events < 3_000_000, $"{result.Events} events");
        LongRunTest.Holds(exact.Availability(up).Unavailability, result.Availability, availability => availability.Unavailability, swapped: true);
        LongRunTest.Holds(exact.FailureFrequency(up).ValuePerYear, result.FailureFrequency, rate => rate.ValuePerYear);
        LongRunTest.Holds(exact.Availability(up).Unavailability / exact.FailureFrequency(up).ValuePerHour, result.MeanDownTime, time => time.TotalHours);
    }

    [Fact]
    public void A_cluster_whose_failover_hardly_ever_fails()
    {
        // About 1e-9: two nodes, an uncovered failure once in ten million, and the second failure during a repair of minutes.
        var (behaviour, up, uncovered) = Cluster();
        var exact = behaviour.ToChain().SteadyState().Availability(up).Unavailability;
        Assert.InRange(exact, 5e-10, 5e-9);

        var result = behaviour.SimulateRareFailures(up, FailureBiasing.OfActivities("node fails") & FailureBiasing.OfTags(uncovered), relativeError: 0.1, seed: 2, Wide);

        Assert.Null(result.Limit);
        Assert.True(result.Events < 10_000_000, $"{result.Events} events");
        LongRunTest.Holds(exact, result.Availability, availability => availability.Unavailability, swapped: true);
        Assert.Contains("balanced failure biasing", result.Method, StringComparison.Ordinal);
        Assert.Contains("biased cycles", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Random_systems_are_estimated_without_bias()
    {
        // Over many systems the estimates scatter about the exact values on both sides, as often within one standard error as they should.
        var within = 0;
        for (var seed = 0; seed < 25; seed++)
        {
            var (behaviour, up, failures) = Random(seed);
            var exact = behaviour.ToChain().SteadyState().Availability(up).Unavailability;

            var result = behaviour.SimulateRareFailures(up, failures, relativeError: 0.2, seed, new SimulationOptions { Level = 0.6827, MaximumEvents = 2_000_000 });
            var wide = (result.Availability.Low.Unavailability - result.Availability.Value.Unavailability) * 4.5;

            within += exact <= result.Availability.Low.Unavailability && exact >= result.Availability.High.Unavailability ? 1 : 0;
            Assert.InRange(exact, result.Availability.Value.Unavailability - wide, result.Availability.Value.Unavailability + wide);
        }

        Assert.InRange(within, 11, 23);
    }

    [Fact]
    public void A_state_that_is_left_for_good_is_noticed()
    {
        var builder = new BehaviourBuilder("retires");
        var part = builder.Variable("part", "up", "down");
        var old = builder.Variable("old", "no", "yes");
        builder.Activity("fails", part.Is("up"), 1.Hours, part.Becomes("down")).Activity("is repaired", part.Is("down"), 1.Hours, part.Becomes("up"))
            .Activity("retires", old.Is("no"), 200_000.Hours, old.Becomes("yes"));

        var wrong = Assert.Throws<SolverException>(() =>
            builder.Build().SimulateRareFailures(part.Is("up"), FailureBiasing.OfActivities("retires"), 1e-5, seed: 1, new SimulationOptions { MaximumEvents = 1_000_000 }));

        Assert.Equal("SimulationOptions.MaximumEvents", wrong.Limit!.Option);
    }

    [Fact]
    public void The_same_bits_on_any_number_of_threads()
    {
        var (behaviour, up, uncovered) = Cluster();
        var failures = FailureBiasing.OfActivities("node fails") & FailureBiasing.OfTags(uncovered);

        var one = behaviour.SimulateRareFailures(up, failures, seed: 3, options: new SimulationOptions { MaximumThreads = 1 });
        var eight = behaviour.SimulateRareFailures(up, failures, seed: 3, options: new SimulationOptions { MaximumThreads = 8 });

        Assert.Equal((one.Availability, one.MeanDownTime, one.Events), (eight.Availability, eight.MeanDownTime, eight.Events));
    }

    [Fact]
    public void It_says_what_is_wrong_and_what_it_could_not_reach()
    {
        var (behaviour, up, uncovered) = Cluster();
        var (ageing, part) = LongRunTest.One(Lifetime.Weibull(2, 900.Hours), 1.Hours);

        Assert.Contains("Did you mean \"node fails\"?", Assert.Throws<ModelException>(() => behaviour.SimulateRareFailures(up, FailureBiasing.OfActivities("node fail"))).Message, StringComparison.Ordinal);
        Assert.Contains("bears the tag \"cluster: lost\"", Assert.Throws<ModelException>(() => behaviour.SimulateRareFailures(up, FailureBiasing.OfTags(new Tag("cluster", "lost")))).Message, StringComparison.Ordinal);
        Assert.Contains("is not exponential", Assert.Throws<ModelException>(() => ageing.SimulateRareFailures(part, FailureBiasing.OfActivities("fails"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a failure to be made frequent", Assert.Throws<ModelException>(() => behaviour.SimulateRareFailures(up, FailureBiasing.OfActivities())).Message, StringComparison.Ordinal);
        var limited = behaviour.SimulateRareFailures(up, FailureBiasing.OfTags(uncovered), relativeError: 1e-4, options: new SimulationOptions { MaximumEvents = 500_000 });
        Assert.Equal("SimulationOptions.MaximumEvents", limited.Limit!.Option);
    }

    private static (Behaviour Behaviour, Condition Up, Tag Uncovered) Cluster()
    {
        var builder = new BehaviourBuilder("cluster");
        var nodes = builder.Counter("nodes up", 2, initial: 2);
        var phase = builder.Variable("phase", "serving", "noticing", "stuck");
        var uncovered = new Tag("cluster", "uncovered failure");
        builder.Activity("node fails", nodes.IsNot(0) & phase.Is("serving"), 8_760.Hours, nodes.Becomes((Amount)nodes - 1) & phase.Becomes("noticing"), nodes)
            .Reaction("cluster notices", phase.Is("noticing"), Outcomes.With(1e-7, phase.Becomes("stuck"), uncovered).Otherwise(phase.Becomes("serving")))
            .Activity("node is repaired", nodes.IsNot(2), 10.Minutes, nodes.Becomes((Amount)nodes + 1))
            .Activity("recovery", phase.Is("stuck"), 12.Hours, phase.Becomes("serving"));
        return (builder.Build(), phase.Is("serving") & nodes.IsNot(0), uncovered);
    }

    /// <summary>Groups of parts, each up while one of them is, with means that differ.</summary>
    private static (Behaviour Behaviour, Condition Up, FailureBiasing Failures) Random(int seed)
    {
        var random = new Random(seed);
        var builder = new BehaviourBuilder("groups");
        var groups = new List<Condition>();
        var failures = new List<string>();
        for (var group = 0; group < random.Next(1, 4); group++)
        {
            var parts = Enumerable.Range(0, random.Next(2, 4)).Select(i => builder.Variable($"{group}.{i}", "up", "down")).ToArray();
            foreach (var part in parts)
            {
                builder.Activity($"{part} fails", part.Is("up"), Math.Pow(10, 2 + (2 * random.NextDouble())).Hours, part.Becomes("down"))
                    .Activity($"{part} is repaired", part.Is("down"), (0.5 + random.NextDouble()).Hours, part.Becomes("up"));
                failures.Add($"{part} fails");
            }

            groups.Add(Condition.Any([.. parts.Select(part => part.Is("up"))]));
        }

        return (builder.Build(), Condition.All(groups), FailureBiasing.OfActivities(failures));
    }
}
