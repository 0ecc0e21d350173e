namespace AvailabilityKit.Published;

/// <summary>
/// The stochastic evolution chain with 27 players, p = 1/3 and mutation rate 1e-14: its rarest state has probability 2e-129.
/// Source: M. Kandori, G. J. Mailath, R. Rob, "Learning, mutation, and long run equilibria in games", Econometrica 61, 1993;
/// the parameters of the accuracy tests of QuantEcon.
/// Derivation: a birth-death chain; one player at a time revises, mutates with probability eps to a random action, else takes the
/// best reply to the others; the product form gives pi_0 = 1.953125e-129.
/// </summary>
public class KandoriMailathRobTest
{
    private const int Players = 27;
    private const double Threshold = 1.0 / 3;
    private const double Mutation = 1e-14;

    [Fact]
    public void The_rarest_state_keeps_its_digits()
    {
        var solved = MarkovChain.StartingIn(0)
            .When(n => n < Players, n => Up(n).PerSecond, n => n + 1)
            .When(n => n > 0, n => Down(n).PerSecond, n => n - 1)
            .Explore().SteadyState();

        Assert.Equal(1, solved[0] / 1.953125e-129, 1e-12);

        var product = 1.0;
        var sum = 1.0;
        for (var n = Players; n > 0; n--)
        {
            product *= Down(n) / Up(n - 1);
            sum += product;
            Assert.Equal(1, solved[n - 1] / solved[Players] / product, 1e-13);
        }

        Assert.Equal(1, solved[0] / (product / sum), 1e-13);
    }

    private static double Up(int n) =>
        (double)(Players - n) / Players * ((Mutation / 2) + (n > Threshold * (Players - 1) ? 1 - Mutation : 0));

    private static double Down(int n) =>
        (double)n / Players * ((Mutation / 2) + (n - 1 < Threshold * (Players - 1) ? 1 - Mutation : 0));
}
