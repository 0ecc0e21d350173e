namespace AvailabilityKit.Tests.Markov;

public class FirstPassageTest
{
    [Property]
    public void Mean_times_agree_with_exact_fractions(ChainSketch sketch)
    {
        var last = sketch.StateCount - 1;
        var exact = ExactElimination.TimesBeforeLeaving(sketch, last);
        var total = exact.Aggregate(Rational.Zero, (a, b) => a + b);
        var passage = sketch.ToChain().Until(state => state == last);
        Assert.InRange(total.RelativeErrorOf(passage.MeanTime.TotalSeconds), 0, Math.Min(1e-13, passage.ErrorBound));
        for (var state = 0; state < last; state++)
        {
            Assert.InRange(exact[state].RelativeErrorOf(passage.TimeIn(s => s == state).TotalSeconds), 0, Math.Min(1e-13, passage.ErrorBound));
        }

        Assert.Equal(1, passage.Probability.Value);
    }

    [Property]
    public void The_first_target_hit_agrees_with_exact_fractions(ChainSketch sketch)
    {
        // States 0..m-1 before, the others targets: hit probability of each is time before times rate.
        var m = (sketch.StateCount + 1) / 2;
        var times = ExactElimination.TimesBeforeLeaving(sketch, m);
        var passage = sketch.ToChain().Until(state => state >= m);
        for (var target = m; target < sketch.StateCount; target++)
        {
            var exact = sketch.Edges.Where(e => e.From < m && e.To == target)
                .Aggregate(Rational.Zero, (sum, e) => sum + (times[e.From] * Rational.From(e.Rate)));
            Assert.InRange(exact.RelativeErrorOf(passage.ProbabilityThrough(s => s == target).Value), 0, 1e-12);
        }
    }

    [Property(MaxTest = 100)]
    public void Both_sides_of_a_mission_are_exact(MildChain mild)
    {
        var sketch = mild.Sketch;
        var last = sketch.StateCount - 1;
        var open = sketch with { Edges = [.. sketch.Edges.Where(e => e.From != last)] };
        const double Seconds = 0.01;
        var (at, _) = ExactExponential.Of(open, Seconds);
        var mission = sketch.ToChain().ProbabilityOfReaching(s => s == last, within: Seconds.Seconds);
        Assert.InRange(at[last].RelativeErrorOf(mission.Value), 0, 1e-12);
        Assert.InRange((Rational.One - at[last]).RelativeErrorOf(mission.Complement), 0, 1e-12);
    }

    [Fact]
    public void A_competing_end_makes_the_mean_time_infinite_and_the_probability_less_than_one()
    {
        var chain = MarkovChain.Named("two ends").Transition("up", "degraded", 3.PerHour, named: "fault").Transition("up", "safe", 1e-12.PerHour)
            .Transition("degraded", "up", 9.PerHour, named: "repair").Transition("degraded", "lost", 1.PerHour, named: "loss").Build();
        var loss = chain.Until(s => s == "lost");
        Assert.True(loss.MeanTime.IsInfinite);
        Near.Equal(1e-12 / (0.3 + 1e-12), loss.Probability.Complement, 1e-14);
        Assert.True(loss.TimeIn(s => s == "safe").IsInfinite);
        Near.Equal(1 / (0.3 + 1e-12), loss.TimeIn(s => s == "up").TotalHours, 1e-14);
        var either = chain.Until(s => s is "lost" or "safe");
        Near.Equal(1e-12 / (0.3 + 1e-12), either.ProbabilityThrough(s => s == "safe").Value, 1e-14);
        Assert.False(either.MeanTime.IsInfinite);
        Near.Equal(1 / (1 + (1e-12 / 0.3)), either.Events("loss"), 1e-14);
        Near.Equal(9 / (1 + (1e-12 / 0.3)), either.Events("repair"), 1e-14);
    }

    [Fact]
    public void What_can_never_happen_has_probability_zero_and_takes_for_ever()
    {
        var chain = MarkovChain.Named("apart").Transition("a", "b", 1.PerHour, named: "out").Transition("b", "a", 1.PerHour).State("island").Build();
        Assert.True(chain.MeanTimeTo(s => s == "island").IsInfinite);
        Assert.Equal(0, chain.ProbabilityOfReaching(s => s == "island").Value);
        Assert.Equal(0, chain.ProbabilityOfReaching(s => s == "island", within: 5.Years).Value);
        Assert.Equal(double.PositiveInfinity, chain.Until(s => s == "island").Events("out"));
    }

    [Fact]
    public void A_start_among_the_targets_has_arrived()
    {
        var chain = MarkovChain.Named("here").Transition("a", "b", 1.PerHour).Transition("b", "a", 1.PerHour).Build();
        Assert.Equal(Duration.Zero, chain.MeanTimeTo(s => s == "a"));
        Assert.Equal(1, chain.ProbabilityOfReaching(s => s == "a", within: 1.Hours).Value);
        Near.Equal(0.5, chain.StartingWith(_ => 1).MeanTimeTo(s => s == "b").TotalHours, 1e-15);
    }

    [Fact]
    public void Double_faults_a_billion_years_away_keep_every_digit()
    {
        // (3 L + M) / (2 L^2) for a repaired pair.
        const double L = 1e-9, M = 1e3;
        var chain = MarkovChain.Named("pair").Transition("2", "1", 2 * L.PerHour).Transition("1", "2", M.PerHour).Transition("1", "0", L.PerHour).Build();
        Near.Equal(((3 * L) + M) / (2 * L * L), chain.MeanTimeTo(s => s == "0").TotalHours, 1e-14);
    }
}
