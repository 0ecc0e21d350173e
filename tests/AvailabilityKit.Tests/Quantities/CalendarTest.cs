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
}
