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
}
