namespace AvailabilityKit.Published;

/// <summary>
/// The nearly completely decomposable chain of eight states. Source: P.-J. Courtois, "Decomposability", 1977; stationary
/// distribution in exact rationals, pi_1 = 194391654673344875373/2177261188776037205968.
/// Derivation: the off-diagonal entries of the stochastic matrix taken as rates have the same stationary distribution.
/// </summary>
public class CourtoisChainTest
{
    private static readonly double[][] Rows =
    [
        [.85, 0, .149, .0009, 0, .00005, 0, .00005],
        [.1, .65, .249, 0, .0009, .00005, 0, .00005],
        [.1, .8, .0996, .0003, 0, 0, .0001, 0],
        [0, .0004, 0, .7, .2995, 0, .0001, 0],
        [.0005, 0, .0004, .399, .6, .0001, 0, 0],
        [0, .00005, 0, 0, .00005, .6, .2499, .15],
        [.00003, 0, .00003, .00004, 0, .1, .8, .0999],
        [0, .00005, 0, 0, .00005, .1999, .25, .55],
    ];

    private static readonly double[] Stationary =
    [
        0.089282652754502, 0.092757637505133, 0.040488312016364, 0.158533190819826,
        0.118938206904175, 0.120385481106053, 0.277795252449273, 0.101819266444674,
    ];

    [Fact]
    public void Every_probability_is_the_exact_one()
    {
        var solved = MarkovChain.Explore<int>(0, (state, sink) =>
        {
            for (var next = 0; next < 8; next++)
            {
                sink.Add(next == state ? Rate.Zero : Rows[state][next].PerSecond, next);
            }
        }).SteadyState();

        for (var state = 0; state < 8; state++)
        {
            Assert.Equal(1, solved[state] / Stationary[state], 1e-12);
        }

        Assert.Equal(1, solved[0] / (194391654673344875373.0 / 2177261188776037205968.0), 1e-15);
        Assert.InRange(solved.ErrorBound, 0, 1e-13);
    }
}
