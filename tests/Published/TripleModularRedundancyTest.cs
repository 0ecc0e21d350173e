using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>
/// Triple modular redundancy over a mission of 10 h at L = 1e-4/h, with and without single-point failures. Source: R. W. Butler,
/// S. C. Johnson, "Techniques for Modeling the Reliability of Fault-Tolerant Systems With the Markov State-Space Approach",
/// NASA RP-1348, 1995, sections 4 and 6.2 (the SURE bounds are printed there).
/// Derivation: 1 -> 2 at 3LC, 2 -> 3 at 2L, 1 -> 4 at 3L(1-C); with C = 1, U = 1 - 3e^(-2Lt) + 2e^(-3Lt) = x^2 (3 - 2x), x = 1 - e^(-Lt).
/// </summary>
public class TripleModularRedundancyTest
{
    private static readonly Rate L = 1e-4.PerHour;

    [Theory]
    [InlineData(0.90, 3.02245954e-4, 3.02245e-4, 3.02700e-4)]
    [InlineData(0.95, 1.52620479e-4, 1.52620e-4, 1.52850e-4)]
    [InlineData(0.99, 3.29200997e-5, 3.29200e-5, 3.29700e-5)]
    [InlineData(1.00, 2.99500475e-6, 2.99500e-6, 3.00000e-6)]
    public void Unreliability_lies_in_the_printed_bounds_and_at_the_recomputed_value(double coverage, double expected, double lower, double upper)
    {
        var loss = Build(coverage).ProbabilityOfReaching(s => s is "majority lost" or "single point", within: 10.Hours);
        Assert.Equal(1, loss.Value / expected, 4e-9);
        Assert.InRange(loss.Value, lower, upper);
    }

    [Theory]
    [InlineData(0.90, 3.02245954e-4)]
    [InlineData(0.95, 1.52620479e-4)]
    [InlineData(0.99, 3.29200997e-5)]
    [InlineData(1.00, 2.99500475e-6)]
    public void A_server_of_three_modules_of_which_two_must_agree_has_these_figures_where_nothing_is_repaired(double coverage, double expected)
    {
        var server = new FaultTolerantServer("triad", moduleMtbf: 10_000.Hours, hotSwap: 1e25.Hours) { Modules = 3, AtLeast = 2, Coverage = coverage };
        var mission = Topology.Named("t").With(server).Service("s", ["triad"]).Mission(10.Hours).Service;

        Assert.Equal(1, mission.Reliability.Complement / expected, 4e-9);
        Assert.Equal(1, mission.Reliability.Complement / Build(coverage).ProbabilityOfReaching(s => s is "majority lost" or "single point", within: 10.Hours).Value, 1e-12);
    }

    [Fact]
    public void Two_spares_that_are_switched_in_within_a_second_keep_the_triad_within_the_bounds_of_warm_ones()
    {
        // Triad with two spares: L = 1e-4/h, reconfiguration at 3600/h. The bounds are those of warm spares (1e-5/h), printed by the tool's own test T007. Parts on a shelf do not fail, which the last digits tell apart.
        var server = new FaultTolerantServer("triad", moduleMtbf: 10_000.Hours, hotSwap: 1.Seconds) { Modules = 3, AtLeast = 2, Resynchronization = 1e-9.Seconds };
        var mission = Topology.Named("t").With(server).Spares("shelf", ["triad"], stock: 2, leadTime: 1e25.Hours).Service("s", ["triad"]).Mission(10.Hours).Service;
        var byHand = Enumerable.Range(0, 3).Aggregate(MarkovChain.Named("triad with cold spares"), (chain, used) => (used < 2 ? chain.Transition($"2, {used} used", $"3, {used + 1} used", Rate.PerHour(3600)) : chain)
            .Transition($"3, {used} used", $"2, {used} used", 3 * L)
            .Transition($"2, {used} used", "lost", 2 * L)).StartingIn("3, 0 used").Build().ProbabilityOfReaching(state => state == "lost", within: 10.Hours).Value;

        Assert.InRange(mission.Reliability.Complement, 1.66645e-10, 1.69427e-10);
        Assert.Equal(1, mission.Reliability.Complement / byHand, 1e-9);
    }

    [Fact]
    public void Perfect_coverage_has_the_closed_form_to_the_last_digits()
    {
        var loss = Build(1).ProbabilityOfReaching(s => s == "majority lost", within: 10.Hours);
        var x = 2 * Math.Exp(-0.0005) * Math.Sinh(0.0005);
        Assert.Equal(1, loss.Value / (x * x * (3 - (2 * x))), 1e-13);
        Assert.Equal(1, loss.Value / 2.9950047467517575e-06, 1e-13);
    }

    [Fact]
    public void Mean_time_to_loss_is_five_sixths_of_one_module() =>
        Assert.Equal(1, Build(1).MeanTimeTo(s => s == "majority lost").TotalHours / (5e4 / 6), 1e-14);

    private static MarkovChain<string> Build(double coverage) => MarkovChain.Named("TMR")
        .Transition("3 good", "2 good", 3 * coverage * L)
        .Transition("2 good", "majority lost", 2 * L)
        .Transition("3 good", "single point", 3 * (1 - coverage) * L)
        .Build();
}
