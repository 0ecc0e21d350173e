namespace AvailabilityKit.Published;

/// <summary>
/// Two nodes, MTTF 10 000 h and MTTR 4 h each: hot, warm and cold standby with one or two crews. Source: the classical
/// birth-death formulas (K. S. Trivedi, "Probability and Statistics with Reliability, Queuing, and Computer Science
/// Applications"), evaluated independently.
/// Derivation: with r = L/M, hot and one crew U = 2r^2/(1+2r+2r^2), two crews (r/(1+r))^2, cold r^2/(1+r+r^2); a warm node fails
/// at a share of L while it waits. MTTF from two good nodes to none.
/// </summary>
public class TwoNodeRedundancyTest
{
    private static readonly Rate L = Rate.Per(10_000.Hours);
    private static readonly Rate M = Rate.Per(4.Hours);

    public static TheoryData<string, double, int, double, double> Table => new()
    {
        { "hot, one crew", 1, 1, 3.197441024e-07, 12_515_000 },
        { "hot, two crews", 1, 2, 1.598720767591e-07, 12_515_000 },
        { "cold", 0, 1, 1.599360000102e-07, 25_020_000 },
        { "warm, a quarter", 0.25, 1, 1.99900010015e-07, 20_018_000 },
        { "warm, a half", 0.5, 1, 2.398560288173e-07, 16_683_333.333333333 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Unavailability_and_mean_time_to_failure_are_those_of_the_closed_form(
        string what, double waiting, int crews, double unavailability, double mtbf)
    {
        var chain = MarkovChain.Named(what)
            .Transition("both", "one", L + (waiting * L))
            .Transition("one", "none", L)
            .Transition("one", "both", M)
            .Transition("none", "one", crews * M)
            .Build();

        Assert.Equal(1, chain.SteadyState().Availability(s => s != "none").Unavailability / unavailability, 1e-10);
        Assert.Equal(1, chain.MeanTimeTo(s => s == "none").TotalHours / mtbf, 1e-12);
    }
}
