namespace AvailabilityKit.Tests.Quantities;

public class CalendarTest
{
    [Fact]
    public void A_year_is_8760_h_unless_said_otherwise()
    {
        var availability = Availability.FromNines(4);

        Assert.Equal(8_760.Hours, Calendar.Standard.Year);
        Assert.Equal(8_766.Hours, Calendar.Julian.Year);
        Assert.Equal(52.56, availability.DowntimePerYear().TotalMinutes, 1e-12);
        Assert.Equal(52.596, availability.DowntimePerYear(Calendar.Julian).TotalMinutes, 1e-12);
    }

    [Fact]
    public void Service_hours_count_only_what_is_wanted()
    {
        var office = Calendar.ServiceHours(2_600.Hours, "office hours");

        Assert.Equal(15.6, Availability.FromNines(4).DowntimePerYear(office).TotalMinutes, 1e-12);
        Assert.Equal("office hours (2600 h a year)", office.ToString());
        Assert.Equal("year of 8760 h", Calendar.Standard.ToString());
        Assert.Equal(office, Calendar.ServiceHours(2_600.Hours, "office hours"));
    }

    [Fact]
    public void A_period_that_is_no_year_is_named_in_every_line_of_a_report()
    {
        var month = Calendar.Period(720.Hours, "month");
        var cluster = Topology.Named("pair")
            .Server("a", 800.Hours, 4.Hours)
            .Server("b", 800.Hours, 4.Hours, planned: [PlannedWork.PerYear("patch", 12, 1.Hours)])
            .Cluster("db", nodes: ["a", "b"], Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes))
            .Service("orders", needs: ["db"], Load.PerSecond(10, 100.Milliseconds));

        var evaluation = cluster.Evaluate(new EvaluationOptions { Calendar = month });
        var text = evaluation.ToText(width: 200);

        Assert.Equal("a month of 720 h", month.ToString());
        Assert.Equal(720 * 3600 * evaluation.Availability.Unavailability, evaluation.Service.DowntimePerYear.TotalSeconds, 1e-9);
        Assert.Contains("a month of 720 h", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a year", text, StringComparison.Ordinal);
        Assert.EndsWith("a month of 720 h", evaluation.Service.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office hours", "in 2600 h of office hours")]
    [InlineData("trading", "in 2600 h of trading")]
    public void Hours_of_service_are_said_with_their_number(string name, string each) =>
        Assert.Equal(each, Calendar.ServiceHours(2_600.Hours, name).Each);
}
