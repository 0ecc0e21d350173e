using AvailabilityKit.Markov;

namespace AvailabilityKit.Tests.Markov;

public class SteadyStateTest
{
    [Property]
    public void Elimination_agrees_with_exact_fractions_entry_by_entry(ChainSketch sketch)
    {
        var exact = ExactElimination.Stationary(sketch);
        var solved = sketch.ToChain().SteadyState();
        Assert.InRange(solved.ErrorBound, 0, 1e-12);
        for (var state = 0; state < sketch.StateCount; state++)
        {
            Assert.InRange(exact[state].RelativeErrorOf(solved[state]), 0, Math.Min(1e-13, solved.ErrorBound));
        }
    }

    [Property]
    public void Sparse_elimination_agrees_with_the_dense_textbook_form(LargeChain large)
    {
        var sketch = large.Sketch;
        var dense = DenseGrassmannTaksarHeyman.Stationary(sketch);
        var solved = sketch.ToChain().SteadyState();
        for (var state = 0; state < sketch.StateCount; state++)
        {
            Near.Equal(dense[state], solved[state], 1e-11);
        }
    }

    [Property]
    public void The_availability_of_a_set_of_states_is_the_sum_of_exact_fractions_on_both_sides(ChainSketch sketch)
    {
        var exact = ExactElimination.Stationary(sketch);
        var solved = sketch.ToChain().SteadyState().Availability(state => state % 2 == 0);
        Rational up = Rational.Zero, down = Rational.Zero;
        for (var state = 0; state < sketch.StateCount; state++)
        {
            (up, down) = state % 2 == 0 ? (up + exact[state], down) : (up, down + exact[state]);
        }

        Assert.InRange(up.RelativeErrorOf(solved.Value), 0, 1e-13);
        Assert.InRange(down.RelativeErrorOf(solved.Unavailability), 0, 1e-13);
    }

    [Property]
    public void Renaming_and_reordering_states_changes_nothing(ShuffledChain shuffled)
    {
        var (sketch, order) = shuffled;
        var renamed = sketch with { Edges = [.. sketch.Edges.Reverse().Select(e => (order[e.From], order[e.To], e.Rate))] };
        var before = sketch.ToChain().SteadyState();
        var after = renamed.ToChain(order[0]).SteadyState();
        for (var state = 0; state < sketch.StateCount; state++)
        {
            Near.Equal(before[state], after[order[state]], 1e-12);
        }
    }

    [Property]
    public void What_flows_into_a_state_flows_out(ChainSketch sketch)
    {
        var solved = sketch.ToChain().SteadyState();
        for (var state = 0; state < sketch.StateCount; state++)
        {
            var inward = solved.Frequency(from: s => s != state, to: s => s == state);
            var outward = solved.Frequency(from: s => s == state, to: s => s != state);
            Near.Equal(outward.ValuePerSecond, inward.ValuePerSecond, 1e-12);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    [InlineData(30)]
    public void Two_common_states_share_though_the_way_between_them_leads_through_states_rarer_than_a_double(int steps)
    {
        // Each step down is 1e24 times as rare as the one back; the two ends are alike, so each has half of the probability.
        var chain = MarkovChain.StartingIn(-steps)
            .When(s => s < steps, s => (s < 0 ? 1e-12 : 1e12).PerSecond, s => s + 1)
            .When(s => s > -steps, s => (s <= 0 ? 1e12 : 1e-12).PerSecond, s => s - 1)
            .Explore();
        foreach (var start in new[] { -steps, 0, steps })
        {
            var solved = chain.StartingIn(start).SteadyState();
            Near.Equal(0.5, solved[-steps], 1e-13);
            Near.Equal(0.5, solved[steps], 1e-13);
            Near.Equal(5e-25, solved[1 - steps], 1e-13);
            Assert.InRange(solved[0], 0, 1e-71);
        }
    }

    [Fact]
    public void The_error_bound_counts_every_rate_that_every_elimination_touches()
    {
        // Twenty states, each leading to every other: each elimination touches all that are left, 190 in all, and each rate by eight roundings of its own, twice.
        var chain = MarkovChain.StartingIn(0);
        for (var other = 0; other < 20; other++)
        {
            var to = other;
            chain = chain.When(s => s != to, s => (1 + ((s + (3 * to)) % 7)).PerHour, _ => to);
        }

        Assert.InRange(chain.Explore().SteadyState().ErrorBound, 16 * 190 * Math.Pow(2, -53), (16 * 190 * Math.Pow(2, -53)) + (40 * 20 * Math.Pow(2, -53)));
    }

    [Fact]
    public void Parallel_transitions_add_up_and_count_apart()
    {
        var chain = MarkovChain.Named("parallel")
            .Transition("up", "down", 2.PerHour, named: "hardware")
            .Transition("up", "down", 1.PerHour, named: "software")
            .Transition("down", "up", 6.PerHour)
            .Build();
        var solved = chain.SteadyState();
        Near.Equal(1.0 / 3, solved["down"], 1e-15);
        Near.Equal(4.0 / 3, solved.EventRate("hardware").ValuePerHour, 1e-15);
        Near.Equal(2.0 / 3, solved.EventRate("software").ValuePerHour, 1e-15);
        Near.Equal(2, solved.FailureFrequency(s => s == "up").ValuePerHour, 1e-15);
    }

    [Fact]
    public void Availability_carries_both_sides_and_means_follow()
    {
        var chain = MarkovChain.Named("server").Transition("up", "down", Rate.Per(1e9.Hours)).Transition("down", "up", Rate.Per(1.Hours)).Build();
        var solved = chain.SteadyState();
        var availability = solved.Availability(up: s => s == "up");
        Near.Equal(1 / (1e9 + 1), availability.Unavailability, 1e-15);
        Near.Equal(1e9 / (1e9 + 1), availability.Value, 1e-15);
        Near.Equal(1e9, solved.MeanUpTime(s => s == "up").TotalHours, 1e-15);
        Near.Equal(1, solved.MeanDownTime(s => s == "up").TotalHours, 1e-15);
    }

    [Fact]
    public void A_transition_to_the_same_state_changes_no_probability_but_counts_as_an_event()
    {
        var plain = MarkovChain.Named("plain").Transition("up", "down", 1.PerHour).Transition("down", "up", 9.PerHour).Build();
        var masked = MarkovChain.Named("masked").Transition("up", "down", 1.PerHour).Transition("down", "up", 9.PerHour)
            .Transition("up", "up", 100.PerHour, named: "masked fault").Build();
        Assert.Equal(plain.SteadyState()["down"], masked.SteadyState()["down"]);
        Near.Equal(90, masked.SteadyState().EventRate("masked fault").ValuePerHour, 1e-15);
        Near.Equal(0.9, masked.SteadyState().Frequency(s => s == "up", _ => true).ValuePerHour, 1e-15);
    }

    [Fact]
    public void Two_closed_classes_share_the_long_run_by_the_chance_of_ending_in_each()
    {
        var chain = MarkovChain.Named("fork")
            .Transition("start", "a1", 1.PerHour).Transition("start", "b1", 3.PerHour)
            .Transition("a1", "a2", 1.PerHour).Transition("a2", "a1", 1.PerHour)
            .Transition("b1", "b2", 1.PerHour).Transition("b2", "b1", 4.PerHour)
            .Build();
        var solved = chain.SteadyState();
        Assert.Equal(0, solved["start"]);
        Near.Equal(0.125, solved["a1"], 1e-15);
        Near.Equal(0.75 * 0.8, solved["b1"], 1e-15);
        Assert.Contains(solved.Assumptions, a => a.Contains("2 closed classes", StringComparison.Ordinal));
        Near.Equal(0.8, chain.StartingIn("b2").SteadyState()["b1"], 1e-15);
        Near.Equal(0.25, chain.StartingWith(s => s is "a1" or "b1" ? 1 : 0).SteadyState()["a2"], 1e-15);
    }

    [Fact]
    public void Transient_and_unreachable_states_have_probability_zero()
    {
        var chain = MarkovChain.Named("burn-in")
            .Transition("new", "up", 1.PerHour).Transition("up", "down", 1.PerHour).Transition("down", "up", 1.PerHour)
            .Transition("elsewhere", "up", 1.PerHour).Build();
        var solved = chain.SteadyState();
        Assert.Equal(0, solved["new"]);
        Assert.Equal(0, solved["elsewhere"]);
        Near.Equal(0.5, solved["up"], 1e-15);
        Assert.Contains(solved.Assumptions, a => a.Contains("\"elsewhere\"", StringComparison.Ordinal));
    }

    [Fact]
    public void An_absorbing_state_takes_everything_when_that_is_allowed()
    {
        var chain = MarkovChain.Named("mortal").Transition("up", "dead", 1.PerYear).Build();
        var solved = chain.SteadyState(new ChainOptions { AllowAbsorbingStates = true });
        Assert.Equal(1, solved["dead"]);
        Assert.Equal(0, solved["up"]);
        Assert.Equal(1, solved.Availability(s => s == "up").Unavailability);
    }

    [Fact]
    public void One_state_alone_has_probability_one() =>
        Assert.Equal(1, MarkovChain.Named("rock").State("up").Build().SteadyState()["up"]);

    [Fact]
    public void A_birth_death_chain_of_a_hundred_thousand_states_keeps_every_digit()
    {
        const int Last = 100_000;
        var chain = MarkovChain.StartingIn(0)
            .When(s => s < Last, _ => 0.999.PerSecond, s => s + 1)
            .When(s => s > 0, _ => 1.PerSecond, s => s - 1)
            .Explore();
        var solved = chain.SteadyState();
        for (var state = 0; state <= Last; state += 997)
        {
            Near.Equal(0.001 * Math.Pow(0.999, state), solved[state], 1e-10);
        }
    }

    [Fact]
    public void Stiff_grids_keep_detailed_balance_in_every_entry()
    {
        // Two queues side by side: the product form is exact.
        var rates = (A: 1e-9, B: 1e-3);
        var chain = MarkovChain.StartingIn((X: 0, Y: 0))
            .When(s => s.X < 12, _ => Rate.PerSecond(rates.A), s => (s.X + 1, s.Y))
            .When(s => s.X > 0, s => Rate.PerSecond(s.X), s => (s.X - 1, s.Y))
            .When(s => s.Y < 12, _ => Rate.PerSecond(rates.B), s => (s.X, s.Y + 1))
            .When(s => s.Y > 0, s => Rate.PerSecond(1), s => (s.X, s.Y - 1))
            .Explore();
        var solved = chain.SteadyState();
        var corner = solved[(0, 0)];
        double x = 1;
        for (var i = 1; i <= 12; i++)
        {
            x *= rates.A / i;
            Near.Equal(corner * x * Math.Pow(rates.B, i), solved[(i, i)], 1e-12);
        }
    }

    [Fact]
    public void A_seed_state_so_rare_that_the_others_overflow_is_scaled_away()
    {
        // Probabilities fall by 10^-24 a state, 10^-480 in all: the last ones are below every double and come out as zero.
        var chain = MarkovChain.StartingIn(0)
            .When(s => s < 20, _ => 1e-12.PerSecond, s => s + 1)
            .When(s => s > 0, _ => 1e12.PerSecond, s => s - 1)
            .Explore();
        var solved = chain.SteadyState();
        Near.Equal(1, solved[0], 1e-15);
        Near.Equal(1e-240, solved[10], 1e-13);
        Assert.Equal(0, solved[20]);
    }
}
