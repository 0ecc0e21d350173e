namespace AvailabilityKit.Published;

/// <summary>
/// Expected downtime of a server in its first year, and the chance of a year without any. Source: L. Takacs 1957 as in
/// H. C. Tijms, "A First Course in Stochastic Models", 2003, theorem 8.3.1, at MTTF 1000 h and MTTR 4 h, evaluated independently.
/// Derivation: with s = L + M, the expected downtime is (L/s) (T - (1 - e^(-sT))/s); no downtime has probability e^(-LT).
/// </summary>
public class IntervalDowntimeTest
{
    private static readonly MarkovChain<string> Server = MarkovChain.Named("server")
        .Transition("up", "down", Rate.Per(1_000.Hours), named: "outage")
        .Transition("down", "up", Rate.Per(4.Hours))
        .Build();

    [Fact]
    public void Expected_downtime_of_the_first_year()
    {
        var year = Server.Over(1.Years);
        Assert.Equal(1, year["down"].TotalHours / 34.8845256425, 1e-11);
        Assert.Equal(1, year.Availability(s => s == "up").Unavailability / (34.8845256425 / 8760), 1e-11);
        Assert.Equal(year["up"].TotalHours / 1_000, year.Events("outage"), 1e-12);
    }

    [Fact]
    public void A_year_without_an_outage() =>
        Assert.Equal(1, Server.ProbabilityOfReaching(s => s == "down", within: 1.Years).Complement / 1.5688460859e-04, 1e-10);
}
