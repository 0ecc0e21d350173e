namespace AvailabilityKit.Published;

/// <summary>
/// Transients that lose their digits or their patience: a two-state chain whose rates differ by 1e8 over 1e4 and 1e9 jumps, and
/// waiting for the first event for 25 to 700 mean times. Source: closed forms evaluated to 50 digits.
/// Derivation: U(t) = L/(L+M) (1 - e^(-(L+M)t)); no event in time t has probability e^(-qt).
/// </summary>
public class TransientAccuracyTest
{
    [Theory]
    [InlineData(1e-5, 1e3, 10, 9.99999990000000182e-09)]
    [InlineData(1e-5, 1e3, 1e6, 9.99999990000000182e-09)]
    [InlineData(1.0 / 8760, 1.0 / 4, 1, 1.00998683730410034e-04)]
    public void Unavailability_of_two_states(double failure, double repair, double time, double expected)
    {
        var chain = MarkovChain.Named("two states").Transition("up", "down", failure.PerSecond).Transition("down", "up", repair.PerSecond).Build();
        var at = chain.At(time.Seconds);
        Assert.Equal(1, at["down"] / expected, 1e-13);
        Assert.InRange(at.ErrorBound, 0, 1e-11);
    }

    [Theory]
    [InlineData(25, 1.38879438649640206e-11)]
    [InlineData(400, 1.9151695967140057e-174)]
    [InlineData(700, 9.85967654375977086e-305)]
    public void No_event_for_long(double meanTimes, double expected)
    {
        var chain = MarkovChain.Named("first event").Transition("none", "some", 1.PerSecond).Build();
        Assert.Equal(1, chain.At(meanTimes.Seconds)["none"] / expected, 1e-12);
    }

    [Fact]
    public void Nine_thousand_events_where_ten_thousand_are_expected()
    {
        var count = MarkovChain.StartingIn(0).When(n => n < 10_700, _ => 1.PerSecond, n => n + 1).Explore();
        Assert.Equal(1, count.At(1e4.Seconds)[9_000] / 1.40190289530835841e-25, 1e-10);
    }
}
