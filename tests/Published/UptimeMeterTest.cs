namespace AvailabilityKit.Published;

/// <summary>
/// Availability classes and the downtime a year that a fault-tolerant server vendor prints beside them.
/// Source: Stratus Uptime Meter page; its figures follow from a year of 8766 h. Further: trade press figures
/// (IT Pro Today, 99.9997 %; Redmond Channel Partner 2003, 99.9998 %) that were rounded or are wrong.
/// Derivation: downtime = U x year, with U read from the decimal text.
/// </summary>
public class UptimeMeterTest
{
    [Theory]
    [InlineData("99 %", "87 h 39.6 min")]
    [InlineData("99.95 %", "4 h 22.98 min")]
    [InlineData("99.995 %", "26 min 17.88 s")]
    [InlineData("99.999 %", "5 min 15.576 s")]
    [InlineData("99.9999 %", "31.5576 s")]
    public void Downtime_a_year_of_8766_h_is_what_the_vendor_prints(string availability, string downtime) =>
        Assert.Equal(1, Availability.Parse(availability).DowntimePerYear(Calendar.Julian) / Duration.Parse(downtime), 1e-14);

    [Fact]
    public void Five_nines_are_315_576_s_a_year_of_8766_h_and_315_36_s_of_8760_h()
    {
        var five = Availability.Parse("5 nines");

        Assert.Equal(315.576, five.DowntimePerYear(Calendar.Julian).TotalSeconds, 315.576e-14);
        Assert.Equal(315.36, five.DowntimePerYear().TotalSeconds, 315.36e-14);
    }

    [Fact]
    public void Four_nines_are_under_an_hour_where_the_white_paper_says_over_one()
    {
        Assert.Equal(52.56, Availability.Parse("99.99 %").DowntimePerYear().TotalMinutes, 1e-12);
        Assert.Equal("52.6 min", Availability.Parse("99.99 %").DowntimePerYear().ToString());
    }

    [Theory]
    [InlineData("99.9997 %", 1.5768)] // printed as 1.5 minutes
    [InlineData("99.9998 %", 1.0512)] // printed as "less than a minute", which it is not
    public void Press_figures_are_rounded(string availability, double minutes) =>
        Assert.Equal(minutes, Availability.Parse(availability).DowntimePerYear().TotalMinutes, 1e-13);
}
