using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Tests.Behaviours;

/// <summary>Copies that may be exchanged: fewer states, the same answers.</summary>
public class OrbitTest
{
    private static readonly GenerationOptions Apart = new() { Lump = false };

    [Fact]
    public void Forty_equal_disks_under_one_crew_are_forty_one_states()
    {
        var (farm, disks) = Disks(40, crew: 1);

        var chain = farm.ToChain(new GenerationOptions { CheckOrbits = true });
        var steady = chain.SteadyState();

        Assert.Equal(41, chain.StateCount);

        // The machine repair model M/M/1//N (Kleinrock, Queueing Systems I, 1975, section 3.8): p(n) is p(0) N!/(N-n)! rho^n.
        var weights = new double[41];
        weights[0] = 1;
        for (var n = 1; n <= 40; n++)
        {
            weights[n] = weights[n - 1] * (40 - n + 1) * (8.0 / 1_000);
        }

        var down = Amount.Count([.. disks.Select(disk => disk.Is("down"))]);
        Near.Equal(weights.Select((weight, n) => weight * n).Sum() / weights.Sum(), steady.Mean(down));
        Near.Equal(weights[40] / weights.Sum(), steady.Probability(down.IsAtLeast(40)).Value);
    }

    [Fact]
    public void A_copy_among_lumped_ones_has_the_answer_that_it_has_apart()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var (behaviour, copies, shared) = RandomCopies(seed);
            var lumped = behaviour.ToChain(new GenerationOptions { CheckOrbits = true });
            var apart = behaviour.ToChain(Apart);
            Assert.True(lumped.StateCount < apart.StateCount, $"seed {seed}: {lumped.StateCount} states of {apart.StateCount}");

            var (one, other) = (lumped.SteadyState(), apart.SteadyState());
            foreach (var variable in copies.SelectMany(copy => copy).Append(shared))
            {
                for (var value = 0; value <= variable.Highest; value++)
                {
                    Near.Equal(other.Probability(variable.Is(value)).Value, one.Probability(variable.Is(value)).Value, 1e-13);
                    Near.Equal(other.Probability(variable.Is(value) & shared.Is(0)).Value, one.Probability(variable.Is(value) & shared.Is(0)).Value, 1e-13);
                }
            }

            var atWork = copies.Select(copy => copy[0].Is(0)).ToArray();
            Near.Equal(other.Mean(Amount.Count(atWork)), one.Mean(Amount.Count(atWork)), 1e-13);
            Near.Equal(other.FailureFrequency(Condition.AtLeast(2, atWork)).ValuePerHour, one.FailureFrequency(Condition.AtLeast(2, atWork)).ValuePerHour, 1e-12);
            foreach (var tag in copies.Select((_, index) => new Tag($"copy {index}", "fault")).Append(new Tag("shared", "wear")))
            {
                Near.Equal(other.EventRate(tag).ValuePerHour, one.EventRate(tag).ValuePerHour, 1e-13);
            }
        }
    }

    [Fact]
    public void Copies_that_are_not_alike_are_found_out()
    {
        var builder = new BehaviourBuilder("odd");
        var a = builder.Variable("a", "up", "down");
        var b = builder.Variable("b", "up", "down");
        builder.Activity("a fails", a.Is("up"), 10.Hours, a.Becomes("down"))
            .Activity("b fails", b.Is("up"), 11.Hours, b.Becomes("down"))
            .Activity("a is repaired", a.Is("down"), 1.Hours, a.Becomes("up"))
            .Activity("b is repaired", b.Is("down"), 1.Hours, b.Becomes("up"))
            .Exchangeable([a], [b]);

        var wrong = Assert.Throws<ModelException>(() => builder.Build().ToChain(new GenerationOptions { CheckOrbits = true }));

        Assert.Contains("(a) and (b) exchangeable", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_tells_lumped_copies_apart_is_refused()
    {
        var (farm, disks) = Disks(3, crew: 1);
        var steady = farm.ToChain().SteadyState();

        var wrong = Assert.Throws<ModelException>(() => steady.Probability(disks[0].Is("down") & disks[1].Is("up")));
        Assert.Contains("reads 2 of 3 copies", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => steady.FailureFrequency(disks[0].Is("up")));

        var apart = farm.ToChain(Apart).SteadyState();
        Near.Equal(apart.Probability(disks[1].Is("down") & disks[2].Is("up")).Value, apart.Probability(disks[0].Is("down") & disks[1].Is("up")).Value, 1e-13);
    }

    [Fact]
    public void The_phases_of_copies_are_lumped_with_them()
    {
        var builder = new BehaviourBuilder("wearing");
        var parts = Enumerable.Range(0, 4).Select(i => builder.Variable($"part {i}", "up", "down")).ToArray();
        var share = 1 / Amount.Count([.. parts.Select(part => part.Is("down"))]);
        foreach (var part in parts)
        {
            builder.Activity($"{part} fails", part.Is("up"), Lifetime.Erlang(3, 100.Hours), part.Becomes("down"))
                .Activity($"{part} is repaired", part.Is("down"), 5.Hours, part.Becomes("up"), share);
        }

        builder.Exchangeable([.. parts.Select(part => new[] { part })]);
        var behaviour = builder.Build();

        // Four parts in one of four conditions each: up in phase 1, 2 or 3, or down. C(4 + 3, 3) = 35 states, 4^4 = 256 apart.
        var lumped = behaviour.ToChain(new GenerationOptions { CheckOrbits = true });
        var apart = behaviour.ToChain(Apart);
        Assert.Equal((35, 256), (lumped.StateCount, apart.StateCount));
        Near.Equal(apart.SteadyState().Availability(parts[2].Is("up")).Unavailability, lumped.SteadyState().Availability(parts[2].Is("up")).Unavailability, 1e-13);
    }

    private static (Behaviour Behaviour, StateVariable[] Disks) Disks(int count, int crew)
    {
        var builder = new BehaviourBuilder("disks");
        var disks = Enumerable.Range(0, count).Select(i => builder.Variable($"disk {i}", "up", "down")).ToArray();
        var share = Amount.Min(1, crew / Amount.Count([.. disks.Select(disk => disk.Is("down"))]));
        foreach (var disk in disks)
        {
            builder.Activity($"{disk} fails", disk.Is("up"), 1_000.Hours, disk.Becomes("down"))
                .Activity($"{disk} is repaired", disk.Is("down"), 8.Hours, disk.Becomes("up"), share);
        }

        builder.Exchangeable([.. disks.Select(disk => new[] { disk })]);
        return (builder.Build(), disks);
    }

    /// <summary>Copies of two variables each that wear out a shared part, are repaired by one crew, and stop while the shared part is worn.</summary>
    private static (Behaviour Behaviour, StateVariable[][] Copies, StateVariable Shared) RandomCopies(int seed)
    {
        var random = new Random(seed);
        var builder = new BehaviourBuilder("copies");
        var shared = builder.Counter("shared", 2);
        var copies = Enumerable.Range(0, random.Next(2, 4)).Select(i => new[] { builder.Counter($"c{i} state", 2), builder.Counter($"c{i} mode", 1) }).ToArray();
        var share = 1 / Amount.Max(1, Amount.Count([.. copies.Select(copy => copy[0].Is(2))]));
        var (fails, repaired, wears, mends, switches) = (Hours(), Hours(), Hours(), Hours(), Hours());
        var probability = random.NextDouble();
        for (var i = 0; i < copies.Length; i++)
        {
            var (state, mode) = (copies[i][0], copies[i][1]);
            builder.Activity($"{i} fails", state.Is(0) & shared.IsNot(2), fails, Outcomes.With(probability, state.Becomes(1), new Tag($"copy {i}", "fault")).Otherwise(state.Becomes(2) & mode.Becomes(0)))
                .Activity($"{i} is repaired", state.IsNot(0), repaired, state.Becomes(0), Amount.If(state.Is(2), share, 1))
                .Activity($"{i} switches", state.Is(0), switches, mode.Becomes(1 - (Amount)mode))
                .Reaction($"{i} gives up", state.Is(1) & shared.Is(2), state.Becomes(2));
        }

        builder.Activity("wear", shared.IsNot(2), wears, Outcomes.Certain(shared.Becomes((Amount)shared + 1), new Tag("shared", "wear")), Amount.Count([.. copies.Select(copy => copy[1].Is(1))]))
            .Activity("mend", shared.IsNot(0), mends, shared.Becomes(0))
            .Exchangeable(copies);
        return (builder.Build(), copies, shared);

        Duration Hours() => Math.Pow(10, (random.NextDouble() * 5) - 1).Hours;
    }
}
