using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Tests.Simulation;

/// <summary>Long runs against closed forms, and what a simulation promises besides its figures.</summary>
public class LongRunTest
{
    /// <summary>A right interval misses once in fifteen thousand times; seeds are fixed, so that the suite does not.</summary>
    private static readonly SimulationOptions Wide = new() { Level = Probability.FromComplement(1.0 / 15_787) };

    public static TheoryData<Lifetime, Lifetime> Renewals => new()
    {
        { Lifetime.Weibull(2.5, 900.Hours), Lifetime.LogNormal(100.Hours, 2) },
        { Lifetime.Exactly(900.Hours), Lifetime.Uniform(50.Hours, 150.Hours) },
        { Lifetime.Gamma(0.5, 900.Hours), Lifetime.Exactly(100.Hours) },
        { 900.Hours, Lifetime.HyperExponential((9, 50.Hours), (1, 550.Hours)) },
        { Lifetime.Erlang(3, 900.Hours), Lifetime.Empirical(10.Hours, 20.Hours, 270.Hours) },
        { 900.Hours, 100.Hours },
    };

    [Theory, MemberData(nameof(Renewals))]
    public void The_availability_of_one_part_depends_on_the_means_alone(Lifetime life, Lifetime repair)
    {
        var (behaviour, up) = One(life, repair);

        var result = behaviour.Simulate(50_000_000.Hours, [up], seed: 1, Wide);

        Assert.StartsWith("regenerative cycles", result.Method, StringComparison.Ordinal);
        Assert.True(result.Cycles > 40_000, $"{result.Cycles} cycles");
        Holds(0.9, result.Availability(up), availability => availability.Value);
        Holds(1e-3, result.FailureFrequency(up), rate => rate.ValuePerHour);
        Holds(900, result.MeanUpTime(up), time => time.TotalHours);
        Holds(100, result.MeanDownTime(up), time => time.TotalHours);
        Assert.True(result.Availability(up).RelativeError < 0.05, $"{result.Availability(up)}");
    }

    [Fact]
    public void Machines_under_one_man_whose_repairs_take_a_fixed_time()
    {
        // Two machines, each up for 10 h on the mean, one man, 4 h for each repair: with q = exp(-0.4) the chance that the other survives
        // a repair, a busy period has 1/q repairs and the idle time between two lasts 5 h. Up are 2 in idle times, and over a repair
        // that begins with one up (1 - q) * 10 h.
        var builder = new BehaviourBuilder("machines");
        var down = builder.Counter("down", 2);
        builder.Activity("failure", down.IsNot(2), 10.Hours, down.Becomes((Amount)down + 1), 2 - (Amount)down)
            .Activity("repair", down.IsNot(0), Lifetime.Exactly(4.Hours), down.Becomes((Amount)down - 1));
        var q = Math.Exp(-0.4);
        var cycle = 5 + (4 / q);
        var meanUp = ((2 * 5) + ((1 - q) * 10 / q)) / cycle;

        var result = builder.Build().Simulate(2_000_000.Hours, [down.Is(0), 2 - (Amount)down], seed: 2, Wide);

        Assert.StartsWith("regenerative cycles", result.Method, StringComparison.Ordinal);
        Holds(5 / cycle, result.Availability(down.Is(0)), availability => availability.Value);
        Holds(meanUp, result.Mean(2 - (Amount)down), mean => mean);
        Holds(1 / cycle, result.FailureFrequency(down.Is(0)), rate => rate.ValuePerHour);
    }

    [Fact]
    public void Where_nothing_recurs_with_everything_fresh_lives_are_averaged()
    {
        // Three parts that age are never all new at once again.
        var builder = new BehaviourBuilder("three ageing parts");
        var parts = Enumerable.Range(1, 3).Select(i => builder.Variable($"part {i}", "up", "down")).ToArray();
        foreach (var part in parts)
        {
            builder.Activity($"{part} fails", part.Is("up"), Lifetime.Weibull(2, 80.Hours), part.Becomes("down"))
                .Activity($"{part} is repaired", part.Is("down"), Lifetime.LogNormal(20.Hours, 0.6), part.Becomes("up"));
        }

        var all = Condition.All([.. parts.Select(part => part.Is("up"))]);
        var result = builder.Build().Simulate(3_000_000.Hours, [all, parts[1]], seed: 3, Wide);

        Assert.Equal("independent replications with a warm-up", result.Method);
        Assert.Equal((0L, 16), (result.Cycles, result.Replications));
        Holds(0.8 * 0.8 * 0.8, result.Availability(all), availability => availability.Value);
        Holds(0.2, result.Mean(parts[1]), mean => mean);
        Holds(3 * 0.8 * 0.8 / 100, result.FailureFrequency(all), rate => rate.ValuePerHour);
    }

    [Fact]
    public void An_observable_has_a_mean_level_and_an_availability_and_all_are_watched_where_nothing_is_named()
    {
        var builder = new BehaviourBuilder("farm");
        var down = builder.Counter("down", 2);
        builder.Activity("failure", down.IsNot(2), 30.Hours, down.Becomes((Amount)down + 1), 2 - (Amount)down)
            .Activity("repair", down.IsNot(0), 10.Hours, down.Becomes((Amount)down - 1), down);
        var farm = builder.Observe("farm", 2 - (Amount)down, full: 2);
        var door = builder.Observe("door", down.IsNot(2));

        var result = builder.Build().Simulate(300_000.Hours, seed: 1, options: Wide);

        Holds(1.5, result.Mean(farm), mean => mean);
        Holds(0.75 * 0.75, result.Availability(farm), availability => availability.Value);
        Holds(1 - (0.25 * 0.25), result.Availability(door), availability => availability.Value);
        Assert.Matches("farm +56", result.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Intervals_of_95_percent_hold_the_exact_value_95_times_in_a_hundred(bool inCycles)
    {
        // Of 200, 190 on the mean, with a standard deviation of 3.1; four of them to each side.
        var (one, up) = One(Lifetime.Weibull(2, 900.Hours), Lifetime.LogNormal(100.Hours, 1));
        var (two, both) = Two();
        var (behaviour, watched, exact) = inCycles ? (one, up, 0.1) : (two, both, 1 - (0.8 * 0.8));
        var held = 0;
        for (var seed = 1_000; seed < 1_200; seed++)
        {
            var availability = behaviour.Simulate(inCycles ? 500.Years : 50.Years, [watched], seed).Availability(watched);
            held += availability.High.Unavailability <= exact && exact <= availability.Low.Unavailability ? 1 : 0;
        }

        Assert.InRange(held, 178, 199);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_seed_gives_the_same_bits_on_any_number_of_threads(int threads)
    {
        var (ageing, up) = One(Lifetime.Weibull(2, 900.Hours), Lifetime.LogNormal(100.Hours, 1));
        var (plain, plainUp) = One(900.Hours, 100.Hours);
        var one = new SimulationOptions { MaximumThreads = 1 };
        var several = new SimulationOptions { MaximumThreads = threads };

        Assert.Equal(ageing.SimulateUntil(0.02, [up], seed: 5, one).Availability(up), ageing.SimulateUntil(0.02, [up], seed: 5, several).Availability(up));
        Assert.Equal(plain.SimulateUntil(0.02, [plainUp], seed: 5, one).Availability(plainUp), plain.SimulateUntil(0.02, [plainUp], seed: 5, several).Availability(plainUp));
        Assert.Equal(
            ageing.SimulateMissions(5_000.Hours, [up], missions: 1_000, seed: 5, one).IntervalAvailability(up),
            ageing.SimulateMissions(5_000.Hours, [up], missions: 1_000, seed: 5, several).IntervalAvailability(up));
        Assert.NotEqual(ageing.SimulateUntil(0.02, [up], seed: 6, one).Availability(up), ageing.SimulateUntil(0.02, [up], seed: 5, one).Availability(up));
    }

    [Fact]
    public void It_stops_when_it_is_accurate_and_says_so_when_it_could_not_be()
    {
        var (behaviour, up) = One(Lifetime.Weibull(2, 900.Hours), Lifetime.LogNormal(100.Hours, 1));
        var told = new List<SimulationProgress>();

        var accurate = behaviour.SimulateUntil(0.01, [up], seed: 1, new SimulationOptions { Progress = new Told(told) });
        var cut = behaviour.SimulateUntil(0.001, [up], seed: 1, new SimulationOptions { MaximumEvents = 300_000 });

        Assert.Null(accurate.Limit);
        Assert.True(accurate.Availability(up).RelativeError <= 0.01);
        Assert.Equal(accurate.Events, told[^1].Events);
        Assert.Equal(("SimulationOptions.MaximumEvents", 300_000.0), (cut.Limit!.Option, cut.Limit.Value));
        Assert.InRange(cut.Events, 300_000, 310_000);
        Assert.Contains("Ended early", cut.ToString(), StringComparison.Ordinal);
        Assert.Contains("simulated for", behaviour.Simulate(1e12.Hours, [up], seed: 1, new SimulationOptions { MaximumEvents = 1_000 }).Limit!.Reached, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_never_seen_has_an_interval_that_excludes_nothing()
    {
        var builder = new BehaviourBuilder("hardly ever");
        var part = builder.Variable("part", "up", "down");
        var other = builder.Variable("other", "up", "down");
        var tag = new Tag("part", "fails");
        builder.Activity("fails", part.Is("up"), 1e15.Hours, Outcomes.Certain(part.Becomes("down"), tag)).Activity("is repaired", part.Is("down"), 1.Hours, part.Becomes("up"))
            .Activity("other fails", other.Is("up"), 1.Hours, other.Becomes("down")).Activity("other is repaired", other.Is("down"), 1.Hours, other.Becomes("up"));

        var result = builder.Build().Simulate(10_000.Hours, [part.Is("up")], seed: 1);

        var availability = result.Availability(part.Is("up"));
        Assert.Equal((Availability.Perfect, Availability.None, Availability.Perfect), (availability.Value, availability.Low, availability.High));
        Assert.Equal((Duration.Infinite, Duration.Infinite), (result.MeanUpTime(part.Is("up")).Value, result.MeanUpTime(part.Is("up")).High));
        Assert.Equal((Rate.Zero, double.PositiveInfinity), (result.EventRate(tag).Value, result.EventRate(tag).RelativeError));
        Assert.Contains("not seen", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_is_left_for_good_after_the_trial_is_noticed()
    {
        var builder = new BehaviourBuilder("retires");
        var part = builder.Variable("part", "up", "down");
        var old = builder.Variable("old", "no", "yes");
        builder.Activity("fails", part.Is("up"), 1.Hours, part.Becomes("down")).Activity("is repaired", part.Is("down"), 1.Hours, part.Becomes("up"))
            .Activity("retires", old.Is("no"), 200_000.Hours, old.Becomes("yes"));

        var wrong = Assert.Throws<SolverException>(() => builder.Build().SimulateUntil(1e-9, [old.Is("no")], seed: 1, new SimulationOptions { MaximumEvents = 2_000_000 }));

        Assert.Equal("SimulationOptions.MaximumEvents", wrong.Limit!.Option);
        Assert.Contains("did not come back to it", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_cancelled()
    {
        var (behaviour, up) = One(Lifetime.Weibull(2, 900.Hours), 100.Hours);
        using var source = new CancellationTokenSource();
        var options = new SimulationOptions { Progress = new Cancels(source), MaximumEvents = long.MaxValue };

        Assert.ThrowsAny<OperationCanceledException>(() => behaviour.SimulateUntil(1e-9, [up], seed: 1, options, source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => behaviour.SimulateMissions(1.Years, [up], cancellationToken: source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => behaviour.SimulateTimeToFailure(up, cancellationToken: source.Token));
    }

    [Fact]
    public void It_says_what_is_wrong()
    {
        var (behaviour, up) = One(900.Hours, 100.Hours);
        var builder = new BehaviourBuilder("ends");
        var part = builder.Variable("part", "up", "down");
        builder.Activity("fails", part.Is("up"), 1.Hours, part.Becomes("down"));
        var foreign = new BehaviourBuilder("other").Counter("count", 3);

        Assert.Contains("comes to rest for ever", Assert.Throws<ModelException>(() => builder.Build().Simulate(1.Years)).Message, StringComparison.Ordinal);
        Assert.Contains("was not watched", Assert.Throws<ArgumentException>(() => behaviour.Simulate(1.Years, [up]).Mean(foreign)).Message, StringComparison.Ordinal);
        Assert.Contains("not one of \"one part\"", Assert.Throws<ArgumentException>(() => behaviour.Simulate(1.Years, [foreign.Is(1)])).Message, StringComparison.Ordinal);
        Assert.Contains("Nothing of \"one part\" is watched", Assert.Throws<ArgumentException>(() => behaviour.SimulateUntil(0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => behaviour.SimulateUntil(0, [up])).Message, StringComparison.Ordinal);
        Assert.Contains("finite time above zero", Assert.Throws<ArgumentOutOfRangeException>(() => behaviour.Simulate(Duration.Infinite, [up])).Message, StringComparison.Ordinal);
        Assert.Contains("is an amount", Assert.Throws<ArgumentException>(() => behaviour.SimulateTimeToFailure((Amount)3)).Message, StringComparison.Ordinal);
        Assert.Contains("give a number above zero", Assert.Throws<ArgumentOutOfRangeException>(() => new SimulationOptions { MaximumEvents = 0 }).Message, StringComparison.Ordinal);
    }

    /// <param name="exact">What the interval must hold.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="number">The figure of a quantity.</param>
    /// <param name="swapped">Whether the figure falls where the quantity rises.</param>
    internal static void Holds<T>(double exact, Estimate<T> estimate, Func<T, double> number, bool swapped = false)
    {
        var (low, high) = swapped ? (number(estimate.High), number(estimate.Low)) : (number(estimate.Low), number(estimate.High));
        Assert.True(low <= exact && exact <= high, $"{exact:R} is not in {estimate}: {low:R} to {high:R}");
    }

    internal static (Behaviour Behaviour, Condition Up) One(Lifetime life, Lifetime repair)
    {
        var builder = new BehaviourBuilder("one part");
        var part = builder.Variable("part", "up", "down");
        builder.Activity("fails", part.Is("up"), life, part.Becomes("down")).Activity("is repaired", part.Is("down"), repair, part.Becomes("up"));
        return (builder.Build(), part.Is("up"));
    }

    /// <summary>Two parts that age, and are never new at once again.</summary>
    private static (Behaviour Behaviour, Condition Both) Two()
    {
        var builder = new BehaviourBuilder("two ageing parts");
        var parts = Enumerable.Range(1, 2).Select(i => builder.Variable($"part {i}", "up", "down")).ToArray();
        foreach (var part in parts)
        {
            builder.Activity($"{part} fails", part.Is("up"), Lifetime.Weibull(2, 80.Hours), part.Becomes("down"))
                .Activity($"{part} is repaired", part.Is("down"), Lifetime.LogNormal(20.Hours, 0.6), part.Becomes("up"));
        }

        return (builder.Build(), parts[0].Is("up") & parts[1].Is("up"));
    }

    private sealed class Told(List<SimulationProgress> told) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => told.Add(value);
    }

    private sealed class Cancels(CancellationTokenSource source) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => source.Cancel();
    }
}
