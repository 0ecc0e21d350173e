using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Published;

/// <summary>Reliability models of R. W. Butler, S. C. Johnson, NASA RP-1348, 1995, written in the PRISM language; and the accuracy cases of long runs and short times.</summary>
public class FaultTolerantComputersFileTest
{
    private static double Ask(string model, string property) => PrismModel.Parse(model).Check(property).Value;

    /// <summary>Section 6.2: a triad whose first fault is covered with probability C; the figures lie within the bounds that SURE prints.</summary>
    [Theory]
    [InlineData(0.90, 3.02245954e-4)]
    [InlineData(0.95, 1.52620479e-4)]
    [InlineData(0.99, 3.29200997e-5)]
    [InlineData(1.00, 2.99500475e-6)]
    public void A_triad_with_a_single_point_of_failure(double coverage, double expected) => Near.Equal(
        expected,
        PrismModel.Parse("""
            ctmc
            const double coverage; const double fails = 1e-4;
            module triad
              s : [1..4];
              [] s = 1 -> 3 * fails * coverage : (s'=2) + 3 * fails * (1 - coverage) : (s'=4);
              [] s = 2 -> 2 * fails : (s'=3);
            endmodule
            """).With("coverage", coverage).Check("P=? [ F<=10 s >= 3 ]").Value,
        1e-8);

    /// <summary>Section 14.2.1, table 2: two triads, full and trimmed.</summary>
    [Theory]
    [InlineData(1, 2.039681e-5)]
    [InlineData(0, 2.039421e-5)]
    public void Two_triads(int full, double expected) => Near.Equal(
        expected,
        PrismModel.Parse("""
            ctmc
            const int full; const double fails = 1e-4; const double recovery = 1e4;
            module triads
              s : [3..13];
              [] s = 3 -> 6 * fails : (s'=4);
              [] s = 4 -> 2 * fails : (s'=13) + 3 * fails * full : (s'=5) + recovery : (s'=6);
              [] s = 5 -> 4 * fails : (s'=13);
              [] s = 6 -> 3 * fails : (s'=7);
              [] s = 7 -> 2 * fails : (s'=13) + recovery : (s'=8);
              [] s = 8 -> 3 * fails : (s'=9);
              [] s = 9 -> 2 * fails : (s'=13) + recovery : (s'=10);
              [] s = 10 -> 3 * fails : (s'=12);
              [] s = 12 -> 2 * fails : (s'=13);
            endmodule
            """).With("full", full).Check("P=? [ F<=1000 s = 13 ]").Value,
        1e-6);

    /// <summary>Section 15.2.3: a quad with transient faults that scrubbing clears. Computed independently; the shape is that of figure 53.</summary>
    [Theory]
    [InlineData(0.001, 6.532428e-5)]
    [InlineData(1, 1.828353e-4)]
    [InlineData(10, 5.395915e-4)]
    public void A_quad_with_transient_faults(double scrub, double expected) => Near.Equal(
        expected,
        PrismModel.Parse("""
            ctmc
            const double scrub; const double lasting = 1e-4; const double passing = 1e-3;
            module quad
              s : [1..6];
              [] s = 1 -> 4 * passing : (s'=2) + 4 * lasting : (s'=4);
              [] s = 2 -> 1 / scrub : (s'=1) + lasting : (s'=4) + 3 * (passing + lasting) : (s'=3);
              [] s = 4 -> 3 * passing : (s'=5) + 3 * lasting : (s'=6);
            endmodule
            label "lost" = s = 3 | s = 5 | s = 6;
            """).With("scrub", scrub).Check("P=? [ F<=10 \"lost\" ]").Value,
        1e-6);

    /// <summary>Ten machines under one crew, failure to repair as 1e-6: the state with all down has 10! 1e-60 of the first, exact in rationals.</summary>
    [Fact]
    public void Ten_machines_under_one_crew() => Near.Equal(
        3.6287637120362886e-54,
        Ask("ctmc module m d : [0..10]; [] d < 10 -> (10 - d) * 1e-6 : (d'=d+1); [] d > 0 -> 1 : (d'=d-1); endmodule", "S=? [ d = 10 ]"),
        1e-14);

    /// <summary>Two states at both ends of the scale of rates and times: 50 digits by the closed form.</summary>
    [Theory]
    [InlineData("1e-5", "1e3", "10", 9.99999990000000182e-09)]
    [InlineData("1e-5", "1e3", "1e6", 9.99999990000000182e-09)]
    [InlineData("1/8760", "1/4", "1", 1.00998683730410034e-04)]
    public void Two_states_at_a_time(string fails, string mends, string time, double expected) => Near.Equal(
        expected,
        Ask($"ctmc module m up : bool init true; [] up -> {fails} : (up'=false); [] !up -> {mends} : (up'=true); endmodule", $"P=? [ F[{time},{time}] !up ]"),
        1e-12);

    /// <summary>The nearly decomposable chain of P. J. Courtois, "Decomposability", 1977, as a dtmc: the first entry is 194391654673344875373 / 2177261188776037205968.</summary>
    [Fact]
    public void The_chain_of_Courtois()
    {
        double[][] rows =
        [
            [.85, 0, .149, .0009, 0, .00005, 0, .00005], [.1, .65, .249, 0, .0009, .00005, 0, .00005], [.1, .8, .0996, .0003, 0, 0, .0001, 0],
            [0, .0004, 0, .7, .2995, 0, .0001, 0], [.0005, 0, .0004, .399, .6, .0001, 0, 0], [0, .00005, 0, 0, .00005, .6, .2499, .15],
            [.00003, 0, .00003, .00004, 0, .1, .8, .0999], [0, .00005, 0, 0, .00005, .1999, .25, .55],
        ];
        var commands = string.Join('\n', rows.Select((row, i) => $"[] s = {i} -> {string.Join(" + ", row.Select((p, j) => FormattableString.Invariant($"{p:0.00000} : (s'={j})")))};"));
        var model = PrismModel.Parse($"dtmc module m s : [0..7]; {commands} endmodule");
        double[] expected = [0.089282652754502, 0.092757637505133, 0.040488312016364, 0.158533190819826, 0.118938206904175, 0.120385481106053, 0.277795252449273, 0.101819266444674];
        for (var i = 0; i < expected.Length; i++)
        {
            Near.Equal(expected[i], model.Check($"S=? [ s = {i} ]").Value, 2e-14);
        }
    }
}
