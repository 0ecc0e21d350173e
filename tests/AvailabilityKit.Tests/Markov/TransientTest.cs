using System.Globalization;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Tests.Markov;

public class TransientTest
{
    [Property(MaxTest = 100)]
    public void Uniformization_agrees_with_the_exact_exponential_entry_by_entry(TimedChain timed)
    {
        var seconds = timed.SecondsFor(1e-6, 200);
        var (at, over) = ExactExponential.Of(timed.Sketch, seconds);
        var chain = timed.Sketch.ToChain();
        var solved = chain.At(Duration.FromSeconds(seconds));
        var occupancy = chain.Over(Duration.FromSeconds(seconds));
        for (var state = 0; state < timed.Sketch.StateCount; state++)
        {
            Assert.InRange(at[state].RelativeErrorOf(solved[state]), 0, Math.Min(1e-12, solved.ErrorBound));
            Assert.InRange(over[state].RelativeErrorOf(occupancy[state].TotalSeconds), 0, Math.Min(1e-12, occupancy.ErrorBound));
        }
    }

    [Property(MaxTest = 100)]
    public void Squaring_agrees_with_the_exact_exponential_entry_by_entry(TimedChain timed)
    {
        var seconds = timed.SecondsFor(1, 300);
        var (at, over) = ExactExponential.Of(timed.Sketch, seconds);
        var stationary = timed.Sketch.ToChain().SteadyState();
        var solved = SquareWith(timed.Sketch, seconds, stationary.Probabilities.ToArray(), stationary.ErrorBound);
        for (var state = 0; state < timed.Sketch.StateCount; state++)
        {
            Assert.InRange(at[state].RelativeErrorOf(solved.Probabilities[state]), 0, Math.Min(1e-12, solved.ErrorBound));
            Assert.InRange(over[state].RelativeErrorOf(solved.Seconds[state]), 0, Math.Min(1e-12, solved.SecondsErrorBound));
        }
    }

    [Property(MaxTest = 30)]
    public void Squaring_and_uniformization_agree_at_ten_thousand_jumps(TimedChain timed)
    {
        var seconds = timed.SecondsFor(1e3, 1e4);
        var squared = SquareWith(timed.Sketch, seconds, stationary: null, bound: 0);
        var stepped = Uniformization.Solve(Uniformize(timed.Sketch, 1.1), Start(timed.Sketch), seconds, null, 0, long.MaxValue, default);
        for (var state = 0; state < timed.Sketch.StateCount; state++)
        {
            var tolerance = squared.ErrorBound + stepped.ErrorBound;
            Near.Equal(stepped.Probabilities[state], squared.Probabilities[state], tolerance);
            Near.Equal(stepped.Seconds[state], squared.Seconds[state], squared.SecondsErrorBound + stepped.SecondsErrorBound);
        }
    }

    [Property]
    public void Probabilities_sum_to_one_and_times_to_the_span(TimedChain timed)
    {
        var seconds = timed.SecondsFor(1e-6, 1e12);
        var chain = timed.Sketch.ToChain();
        var solved = chain.At(Duration.FromSeconds(seconds));
        foreach (var probability in solved.Probabilities)
        {
            Assert.InRange(probability, 0, 1 + 1e-11);
        }

        Near.Equal(1, solved.Probability(_ => true), 1e-11);
        Near.Equal(seconds, chain.Over(Duration.FromSeconds(seconds)).TimeIn(_ => true).TotalSeconds, 1e-11);
    }

    [Property]
    public void In_the_long_run_the_transient_is_the_steady_state(MildChain mild)
    {
        var sketch = mild.Sketch;
        // Every rate is at least 1e-3 a second and there are six states: 1e9 seconds is for ever.
        var chain = sketch.ToChain();
        var steady = chain.SteadyState();
        var late = chain.At(Duration.FromSeconds(1e12));
        for (var state = 0; state < sketch.StateCount; state++)
        {
            Near.Equal(steady[state], late[state], 1e-12);
        }
    }

    [Property(MaxTest = 500)]
    public void In_the_long_run_any_chain_is_where_elimination_says_it_ends(LeakyChain leaky)
    {
        var sketch = leaky.Sketch;
        var chain = sketch.ToChain();
        var steady = chain.SteadyState(new ChainOptions { AllowAbsorbingStates = true });
        var late = chain.At(Duration.FromSeconds(1e13));
        foreach (var state in chain.States)
        {
            Assert.Equal(steady[state], late[state], 1e-11);
        }
    }

    [Property(MaxTest = 500)]
    public void In_the_long_run_a_target_is_reached_as_often_as_elimination_says(LeakyChain leaky)
    {
        var sketch = leaky.Sketch;
        var chain = sketch.ToChain();
        var target = chain.States[^1];
        var ever = chain.ProbabilityOfReaching(s => s == target);
        var late = chain.ProbabilityOfReaching(s => s == target, within: Duration.FromSeconds(1e13));
        Assert.Equal(late.Value, ever.Value, 1e-11);
        Assert.Equal(ever.Complement > 0, chain.MeanTimeTo(s => s == target).IsInfinite);
    }

    [Property(MaxTest = 60)]
    public void Going_on_from_where_one_stopped_changes_nothing(TimedChain timed)
    {
        var half = Duration.FromSeconds(timed.SecondsFor(1e-3, 1e5) / 2);
        var chain = timed.Sketch.ToChain();
        var onward = chain.StartingWith(state => chain.At(half)[state]);
        var whole = chain.At(half + half);
        var first = chain.Over(half);
        var second = onward.Over(half);
        var both = chain.Over(half + half);
        for (var state = 0; state < timed.Sketch.StateCount; state++)
        {
            Near.Equal(whole[state], onward.At(half)[state], 1e-9);
            Near.Equal(both[state].TotalSeconds, (first[state] + second[state]).TotalSeconds, 1e-9);
        }
    }

    [Fact]
    public void Times_are_the_integral_of_probabilities()
    {
        var chain = MarkovChain.Named("pair").Transition("2", "1", 2.PerHour).Transition("1", "0", 1.PerHour)
            .Transition("1", "2", 5.PerHour).Transition("0", "1", 5.PerHour).Build();
        const int Panels = 400;
        var sum = 0.0;
        for (var i = 0; i <= Panels; i++)
        {
            var weight = i is 0 or Panels ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * chain.At((2.0 * i / Panels).Hours)["0"];
        }

        // Simpson on 400 panels is good to nine digits.
        Near.Equal(sum * 2 / Panels / 3, chain.Over(2.Hours)["0"].TotalHours, 1e-8);
    }

    [Fact]
    public void Events_and_rewards_are_counted_over_a_span()
    {
        var chain = MarkovChain.Named("clock").Transition("on", "off", 3.PerHour, named: "stop").Transition("off", "on", 1.PerHour, named: "go")
            .Transition("on", "on", 60.PerHour, named: "tick").Build();
        var day = chain.Over(24.Hours);
        var on = day["on"].TotalHours;

        // Two-state closed form: time on = L t + (1 - L) (1 - e^(-s t)) / s with s = 4, L = 1/4.
        Near.Equal((0.25 * 24) + (0.75 * -Math.Exp(-96) / 4) + (0.75 / 4), on, 1e-13);
        Near.Equal(3 * on, day.Events("stop"), 1e-13);
        Near.Equal(60 * on, day.Events("tick"), 1e-13);
        Near.Equal(3 * on, day.Failures(s => s == "on"), 1e-13);
        Near.Equal(3 * on, day.Crossings(s => s == "on", _ => true), 1e-13);
        Near.Equal(on / 24, day.Availability(up: s => s == "on").Value, 1e-13);
        Near.Equal(on * 3600 * 5, day.Accumulated(s => s == "on" ? 5 : 0), 1e-13);
    }

    [Fact]
    public void At_the_start_nothing_has_happened()
    {
        var chain = MarkovChain.Named("pair").Transition("up", "down", 1.PerHour).Transition("down", "up", 1.PerHour).Build();
        Assert.Equal(1, chain.At(Duration.Zero)["up"]);
        Assert.Equal(Duration.Zero, chain.Over(Duration.Zero)["up"]);
        var still = MarkovChain.Named("rock").State("here").Build();
        Assert.Equal(1, still.At(5.Years)["here"]);
        Assert.Equal(5.Years, still.Over(5.Years)["here"]);
    }

    [Fact]
    public void Large_chains_over_long_times_settle_early()
    {
        var chain = MarkovChain.StartingIn(0)
            .When(s => s < 3_000, _ => 1.PerHour, s => s + 1)
            .When(s => s > 0, _ => 2.PerHour, s => s - 1)
            .Explore();
        var late = chain.At(100_000.Years);
        Assert.Contains("stationary after", late.Method, StringComparison.Ordinal);
        Assert.True(late.ErrorBound >= chain.SteadyState().ErrorBound, "What is returned is the stationary distribution, with its error.");
        Near.Equal(0.5, late[0], 1e-11);
        Near.Equal(Math.Pow(2, -901), late[900], 1e-10);
    }

    [Fact]
    public void The_method_reads_the_same_in_every_culture()
    {
        var chain = MarkovChain.StartingIn(0).When(s => s < 2_000, _ => 1.PerHour, s => s + 1).When(s => s > 0, _ => 2.PerHour, s => s - 1).Explore();
        var before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = commas;
            Assert.EndsWith("of 2.891E+9 steps", chain.At(100_000.Years).Method, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_failure_many_steps_away_keeps_its_digits()
    {
        // Ten parts failing one after the other in a thousandth of their life: (1 - e^-x)^10 with x = 1e-3.
        var chain = MarkovChain.StartingIn(10).When(s => s > 0, s => s * 1.PerHour, s => s - 1).Explore();
        Near.Equal(Math.Pow(-Math.Exp(-0.0005) * 2 * Math.Sinh(-0.0005), 10), chain.At(0.001.Hours)[0], 1e-12);
    }

    internal static TransientSolution SquareWith(ChainSketch chain, double seconds, double[]? stationary, double bound) =>
        ExponentialSquaring.Solve(Uniformize(chain, ExponentialSquaring.Slack), Start(chain), seconds, Reordered(chain, stationary), bound, new ChainOptions(), default);

    // Exploration numbers states as it finds them; sketches number them as they are written.
    private static double[]? Reordered(ChainSketch sketch, double[]? byIndex)
    {
        if (byIndex is null)
        {
            return null;
        }

        var chain = sketch.ToChain();
        return [.. Enumerable.Range(0, sketch.StateCount).Select(state => byIndex[chain.IndexOf(state)])];
    }

    private static UniformizedChain Uniformize(ChainSketch chain, double slack)
    {
        var edges = chain.Edges.Where(e => e.From != e.To).ToArray();
        return new UniformizedChain(
            chain.StateCount, [.. edges.Select(e => e.From)], [.. edges.Select(e => e.To)], [.. edges.Select(e => e.Rate)], slack);
    }

    private static double[] Start(ChainSketch chain)
    {
        var start = new double[chain.StateCount];
        start[0] = 1;
        return start;
    }
}
