using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using MathNet.Numerics.Distributions;

namespace AvailabilityKit.Tests.Quantities;

/// <summary>Every lifetime against its distribution: moments, draws, and the phases it is brought into.</summary>
public class LifetimeTest
{
    private const int Draws = 100_000;

    /// <summary>Each kind with its distribution function, in hours, from an independent source.</summary>
    public static TheoryData<Lifetime, Func<double, double>> Continuous => new()
    {
        { Lifetime.Exponential(8.Hours), x => Exponential.CDF(1 / 8.0, x) },
        { Lifetime.Erlang(3, 8.Hours), x => Gamma.CDF(3, 3 / 8.0, x) },
        { Lifetime.Gamma(2.5, 8.Hours), x => Gamma.CDF(2.5, 2.5 / 8, x) },
        { Lifetime.Gamma(0.4, 8.Hours), x => Gamma.CDF(0.4, 0.4 / 8, x) },
        { Lifetime.Weibull(2, 8.Hours), x => Weibull.CDF(2, 8 / (Math.Sqrt(Math.PI) / 2), x) },
        { Lifetime.Weibull(0.5, 8.Hours), x => Weibull.CDF(0.5, 4, x) },
        { Lifetime.LogNormal(8.Hours, 0.5), x => LogNormal.CDF(Math.Log(8 / Math.Sqrt(1.25)), Math.Sqrt(Math.Log(1.25)), x) },
        { Lifetime.Uniform(2.Hours, 14.Hours), x => ContinuousUniform.CDF(2, 14, x) },
        { Lifetime.HyperExponential((3, 4.Hours), (1, 20.Hours)), x => (0.75 * Exponential.CDF(0.25, x)) + (0.25 * Exponential.CDF(0.05, x)) },
        { Lifetime.LogNormal(8.Hours, 0.5).ToPhases(), x => ErlangOfThreeOrFour(x) },
    };

    public static TheoryData<Lifetime, double, double> Moments => new()
    {
        { Lifetime.Exponential(8.Hours), 8, 1 },
        { Lifetime.Erlang(4, 8.Hours), 8, 0.5 },
        { Lifetime.Gamma(6.25, 8.Hours), 8, 0.4 },
        { Lifetime.Weibull(2, 8.Hours), 8, Math.Sqrt((4 / Math.PI) - 1) },
        { Lifetime.Weibull(0.5, 8.Hours), 8, Math.Sqrt(5) },
        { Lifetime.Weibull(1, 8.Hours), 8, 1 },
        { Lifetime.LogNormal(8.Hours, 0.7), 8, 0.7 },
        { Lifetime.Uniform(Duration.Zero, 16.Hours), 8, 1 / Math.Sqrt(3) },
        { Lifetime.Exactly(8.Hours), 8, 0 },
        { Lifetime.Empirical(4.Hours, 12.Hours), 8, 0.5 },
        { Lifetime.HyperExponential((1, 4.Hours), (1, 12.Hours)), 8, Math.Sqrt(1.5) },
    };

    [Theory, MemberData(nameof(Continuous))]
    public void Draws_follow_the_distribution(Lifetime lifetime, Func<double, double> distribution)
    {
        var random = new RandomStream(seed: 7, number: 0);
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            drawn[i] = lifetime.Law.Draw(ref random) / 3_600;
        }

        Array.Sort(drawn);

        // Kolmogorov and Smirnov: 1.95 / sqrt(n) is exceeded once in a thousand.
        var distance = drawn.Select((x, i) => Math.Max(Math.Abs(distribution(x) - ((double)i / Draws)), Math.Abs(distribution(x) - ((i + 1.0) / Draws)))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(Draws), $"{lifetime}: distance {distance}");
    }

    [Theory, MemberData(nameof(Moments))]
    public void Mean_and_variation_are_those_of_the_books(Lifetime lifetime, double hours, double variation)
    {
        Near.Equal(hours, lifetime.Mean.TotalHours, 1e-14);
        Near.Equal(variation, lifetime.Variation, 1e-12);
        Near.Equal(hours * variation, lifetime.StandardDeviation.TotalHours, 1e-12);
        var random = new RandomStream(seed: 3, number: 1);
        var drawn = Enumerable.Range(0, Draws).Select(_ => lifetime.Law.Draw(ref random) / 3_600).ToArray();
        Assert.InRange(drawn.Average(), hours * (1 - (5 * variation / Math.Sqrt(Draws)) - 1e-12), hours * (1 + (5 * variation / Math.Sqrt(Draws)) + 1e-12));
    }

    [Fact]
    public void What_was_observed_is_drawn_alike_and_a_fixed_time_never_differs()
    {
        var random = new RandomStream(seed: 5, number: 0);
        var drawn = Enumerable.Range(0, Draws).Select(_ => Lifetime.Empirical(1.Hours, 2.Hours, 2.Hours, 5.Hours).Law.Draw(ref random) / 3_600).GroupBy(x => x).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal([1.0, 2, 5], drawn.Keys.Order());
        Assert.InRange(drawn[2], Draws * 0.49, Draws * 0.51);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(7_200, Lifetime.Exactly(2.Hours).Law.Draw(ref random)));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0.55)]
    [InlineData(0.95)]
    [InlineData(1)]
    [InlineData(3)]
    public void Phases_keep_mean_and_variation(double variation)
    {
        var phases = Lifetime.LogNormal(8.Hours, variation).ToPhases();

        // The moments of what the phases say themselves: the time to the end from each phase, backwards.
        var (first, second) = (new double[phases.Phases.Length + 1], new double[phases.Phases.Length + 1]);
        for (var i = phases.Phases.Length - 1; i >= 0; i--)
        {
            var (_, mean, onward) = phases.Phases[i];
            var hours = mean.TotalHours;
            first[i] = hours + (onward * first[i + 1]);
            second[i] = (2 * hours * hours) + (2 * hours * onward * first[i + 1]) + (onward * second[i + 1]);
        }

        var average = phases.Phases.Select((phase, i) => phase.Entry * first[i]).Sum();
        var square = phases.Phases.Select((phase, i) => phase.Entry * second[i]).Sum();
        Near.Equal(8, average);
        Near.Equal(variation, Math.Sqrt((square / (average * average)) - 1), 1e-10);
        Near.Equal(variation, phases.Variation, 1e-12);
    }

    [Fact]
    public void A_variation_that_the_phases_do_not_reach_is_on_record()
    {
        var phases = Lifetime.Exactly(8.Hours).ToPhases(maximumPhases: 25);

        Assert.Equal((25, 0.2), (phases.Phases.Length, phases.Variation));
    }

    [Fact]
    public void A_chain_refuses_what_ages_and_says_what_to_do()
    {
        var builder = new BehaviourBuilder("pump");
        var pump = builder.Variable("pump", "up", "down");
        builder.Activity("pump fails", pump.Is("up"), Lifetime.Weibull(2, 100.Hours), pump.Becomes("down"))
            .Activity("pump is repaired", pump.Is("down"), 8.Hours, pump.Becomes("up"));
        var other = builder.Variable("other", "up", "down");
        var behaviour = builder.Activity("other fails", other.Is("up"), 9.Hours, other.Becomes("down")).Activity("other comes back", other.Is("down"), 1.Hours, other.Becomes("up")).Build();

        var wrong = Assert.Throws<ModelException>(() => behaviour.ToChain());

        Assert.Equal("pump fails", wrong.ElementName);
        Assert.Contains("Weibull of shape 2, mean 4.17 d", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Simulate the behaviour", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Erlang of 3 or 4 stages", wrong.Message, StringComparison.Ordinal);

        // What it does not influence has its chain all the same.
        Near.Equal(0.9, behaviour.ToChain([other]).SteadyState().Probability(other.Is("up")).Value);
    }

    [Fact]
    public void Wrong_lifetimes_say_what_would_be_right()
    {
        Assert.Contains("give 0.1 to 1000", Assert.Throws<ArgumentOutOfRangeException>(() => Lifetime.Weibull(0, 8.Hours)).Message, StringComparison.Ordinal);
        Assert.Contains("give 0.1 to 100000", Assert.Throws<ArgumentOutOfRangeException>(() => Lifetime.Gamma(double.NaN, 8.Hours)).Message, StringComparison.Ordinal);
        Assert.Contains("give 0.001 to 1000", Assert.Throws<ArgumentOutOfRangeException>(() => Lifetime.LogNormal(8.Hours, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("above the shortest", Assert.Throws<ArgumentOutOfRangeException>(() => Lifetime.Uniform(2.Hours, 2.Hours)).Message, StringComparison.Ordinal);
        Assert.Contains("must be above zero", Assert.Throws<ArgumentOutOfRangeException>(() => Lifetime.Exactly(Duration.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("give a finite time", Assert.Throws<ArgumentOutOfRangeException>(() => Lifetime.Weibull(2, Duration.Infinite)).Message, StringComparison.Ordinal);
        Assert.Contains("give one or more", Assert.Throws<ArgumentException>(() => Lifetime.Empirical()).Message, StringComparison.Ordinal);
    }

    /// <summary>Of variation 0.5 = 1/sqrt(4) exactly: four stages.</summary>
    private static double ErlangOfThreeOrFour(double hours) => Gamma.CDF(4, 0.5, hours);

    [Fact]
    public void What_ends_and_what_lasts_keep_their_digits_where_they_are_small()
    {
        Near.Equal(2.499999687500026e-7, Lifetime.Exponential(4.Hours).Law.EndedBy(3.6e-3), 1e-14);
        Near.Equal(Math.Exp(-80), Lifetime.Exponential(1.Seconds).Law.LastsBeyond(80), 1e-14);
        Near.Equal(1e-18, Lifetime.Weibull(2, Duration.FromSeconds(Math.Sqrt(Math.PI) / 2)).Law.EndedBy(1e-9), 1e-12);
        Near.Equal(Math.Exp(-64), Lifetime.Weibull(2, Duration.FromSeconds(Math.Sqrt(Math.PI) / 2)).Law.LastsBeyond(8), 1e-12);

        // Of two stages of one second each: e^-x (1 + x); a hundred times as small at 10 % of a chance each.
        Near.Equal(41 * Math.Exp(-40), Lifetime.Gamma(2.0000001, 2.0000001.Seconds).Law.LastsBeyond(40), 1e-5);
        Near.Equal(0.1 * Math.Exp(-50), Lifetime.HyperExponential((0.9, 0.1.Seconds), (0.1, 1.Seconds)).Law.LastsBeyond(50), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void What_has_ended_and_what_lasts_are_all(Lifetime lifetime)
    {
        foreach (var share in (double[])[0, 0.01, 0.5, 1, 2, 9])
        {
            var age = lifetime.Mean.TotalSeconds * share;
            Near.Equal(1, lifetime.Law.EndedBy(age) + lifetime.Law.LastsBeyond(age), 1e-12);
        }
    }

    public static TheoryData<Lifetime> Laws =>
    [
        Lifetime.Exponential(2.Hours), Lifetime.Weibull(2.5, 2.Hours), Lifetime.LogNormal(2.Hours, 1.5), Lifetime.Gamma(2.5, 2.Hours), Lifetime.Uniform(1.Hours, 3.Hours), Lifetime.Exactly(2.Hours),
        Lifetime.Erlang(3, 2.Hours), Lifetime.HyperExponential((0.9, 1.Hours), (0.1, 9.Hours)), Lifetime.Empirical(1.Hours, 2.Hours, 2.Hours, 5.Hours),
    ];
}
