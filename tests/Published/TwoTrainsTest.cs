using AvailabilityKit.Blocks;

namespace AvailabilityKit.Published;

/// <summary>
/// The "two trains" fault tree of the SCRAM tool's own importance tests (tests/risk_analysis_tests.cc): the top event happens when
/// (valve one or pump one) and (valve two or pump two) fail.
/// </summary>
/// <remarks>As a block diagram: two trains in parallel, each a valve and a pump in series. P(top) = 0.76 * 0.85 = 0.646.</remarks>
public class TwoTrainsTest
{
    private static readonly Dictionary<string, double> Probabilities = new(StringComparer.Ordinal)
    {
        ["ValveOne"] = 0.4,
        ["ValveTwo"] = 0.5,
        ["PumpOne"] = 0.6,
        ["PumpTwo"] = 0.7,
    };

    private static BlockComponent Part(string name) => Block.Component(name, Availability.FromUnavailability(Probabilities[name]));

    private static readonly Block Trains = (Part("ValveOne") & Part("PumpOne")) | (Part("ValveTwo") & Part("PumpTwo"));

    [Fact]
    public void The_top_event_has_probability_0646() => Assert.Equal(0.646, Trains.Availability().Unavailability, 1e-15);

    [Theory]
    [InlineData("PumpOne", 0.51)]
    [InlineData("PumpTwo", 0.38)]
    [InlineData("ValveOne", 0.34)]
    [InlineData("ValveTwo", 0.228)]
    public void The_marginal_importance_factors_are_the_published_ones(string name, double importance)
    {
        var function = Trains.Compile();
        var found = new double[4];
        function.Birnbaum(function.Components.Select(c => c.OwnAvailability).ToArray(), found);
        Assert.Equal(importance, found[function.IndexOf(name)], 1e-15);
    }

    [Theory]
    [InlineData("PumpOne", 0.51, 0.473684, 0.789474, 1.31579, 1.9)]
    [InlineData("PumpTwo", 0.38, 0.411765, 0.823529, 1.17647, 1.7)]
    [InlineData("ValveOne", 0.34, 0.210526, 0.526316, 1.31579, 1.26667)]
    [InlineData("ValveTwo", 0.228, 0.176471, 0.588235, 1.17647, 1.21429)]
    public void The_importance_factors_are_the_published_ones(string name, double marginal, double critical, double diagnostic, double achievement, double reduction)
    {
        var found = Trains.Importance()[name];
        Assert.Equal(marginal, found.Birnbaum, 1e-14);
        Assert.Equal(critical, found.Criticality, 5e-7);
        Assert.Equal(diagnostic, found.Diagnostic, 5e-7);
        Assert.Equal(achievement, found.RiskAchievementWorth, 5e-6);
        Assert.Equal(reduction, found.RiskReductionWorth, 5e-6);
    }

    [Fact]
    public void The_minimal_cut_sets_bound_it_from_above()
    {
        var cuts = Trains.CutSets();
        Assert.Equal(4, cuts.Count);
        Assert.Equal(0.766144, cuts.MinCutUpperBound, 1e-14);
        Assert.Equal(0.42, cuts.MostProbable(1).Single().Probability, 1e-14);
    }

    [Fact]
    public void With_rare_failures_the_rare_event_approximation_is_close()
    {
        static BlockComponent Rare(string name) => Block.Component(name, Availability.FromUnavailability(Probabilities[name] / 10));
        var trains = (Rare("ValveOne") & Rare("PumpOne")) | (Rare("ValveTwo") & Rare("PumpTwo"));
        Assert.Equal(0.0113704, trains.Availability().Unavailability, 1e-15);
        Assert.Equal(0.012, trains.CutSets().RareEventApproximation, 1e-15);
    }

    // The tests of the tool say what a quotient by zero is: 0.
    [Theory]
    [InlineData(0.0, 0, 0, 0, 0)]
    [InlineData(1.0, 1, 1, 1, 0)]
    public void A_single_event_that_never_or_always_happens_has_the_published_factors(double probability, double critical, double diagnostic, double achievement, double reduction)
    {
        var found = Block.Component("alone", Availability.FromUnavailability(probability)).Importance()["alone"];
        Assert.Equal(
            (1.0, critical, diagnostic, achievement, reduction),
            (found.Birnbaum, found.Criticality, found.Diagnostic, found.RiskAchievementWorth, found.RiskReductionWorth));
    }
}
