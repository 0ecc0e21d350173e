namespace AvailabilityKit.Published;

/// <summary>
/// Four parts in series, one crew, nothing fails while the system is down. Source: A. Birolini, "Reliability Engineering",
/// 5th ed. 2007, example 6.5: rates 1e-3, 0.5e-3, 1e-4, 2e-3 /h, repair lognormal with lambda = 0.5/h and sigma = 0.6;
/// printed R(168 h) = 0.55, MTTF 278 h, MTTR 2.4 h, PA 0.991, IR(12 h) = 0.95.
/// Derivation: the mean repair is 2 h x exp(sigma^2 / 2) = 2.394435 h; of the repair only the mean matters for the long run, so
/// an exponential one serves. IR(x) = PA x exp(-x sum L).
/// </summary>
public class SeriesWithOneCrewTest
{
    private static readonly MarkovChain<string> Chain = Build();

    [Fact]
    public void Availability_and_means()
    {
        var steady = Chain.SteadyState();
        Assert.Equal(0.991454, steady["up"], 5e-7);
        Assert.Equal(0.991, steady["up"], 5e-4);
        Assert.Equal(277.7778, steady.MeanUpTime(s => s == "up").TotalHours, 5e-5);
        Assert.Equal(2.394435, steady.MeanDownTime(s => s == "up").TotalHours, 5e-7);
        Assert.Equal(1, Chain.MeanTimeTo(s => s != "up").TotalHours * 3.6e-3, 1e-14);
    }

    [Fact]
    public void Reliability_of_a_week_and_of_any_twelve_hours()
    {
        Assert.Equal(0.546184, Chain.ProbabilityOfReaching(s => s != "up", within: 168.Hours).Complement, 5e-7);

        // From the steady state on, those twelve hours without a failure.
        var steady = Chain.SteadyState();
        var onward = Chain.StartingWith(s => steady[s]).ProbabilityOfReaching(s => s != "up", within: 12.Hours);
        Assert.Equal(0.949535, onward.Complement, 5e-7);
    }

    private static MarkovChain<string> Build()
    {
        var builder = MarkovChain.Named("series of four");
        foreach (var (part, rate) in (ReadOnlySpan<(string, double)>)[("E1", 1e-3), ("E2", 0.5e-3), ("E3", 1e-4), ("E4", 2e-3)])
        {
            builder.Transition("up", part, rate.PerHour).Transition(part, "up", Rate.Per((2 * Math.Exp(0.18)).Hours));
        }

        return builder.Build();
    }
}
