namespace AvailabilityKit.Tests.Topologies;

/// <summary>Work that begins or ends in the moment at which hours do, and what is joined from parts with and without a clock.</summary>
public class HoursAtTheirEdgesTest
{
    private static readonly Hours Office = Hours.Daily(new(8, 0), new(20, 0));

    /// <summary>A server that never fails is down for exactly the part of its work that lies between 08:00 and 20:00; the work is one outage a day where that is above zero.</summary>
    [Theory]
    [InlineData(7, 30, 0, 0)]
    [InlineData(7, 45, 0.25, 365)]
    [InlineData(8, 0, 0.5, 365)]
    [InlineData(12, 0, 0.5, 365)]
    [InlineData(19, 30, 0.5, 365)]
    [InlineData(19, 45, 0.25, 365)]
    [InlineData(20, 0, 0, 0)]
    public void Work_counts_for_its_part_of_the_hours(int hour, int minute, double hoursADay, double outages)
    {
        var service = Topology.Named("shop")
            .Server("db", Duration.Infinite, 1.Hours, planned: [PlannedWork.Daily("backup", new(hour, minute), 30.Minutes)])
            .Service("shop", ["db"], hours: Office).Evaluate().Service;
        Assert.Equal(365 * hoursADay, service.PlannedDowntimePerYear.TotalHours, 1e-9);
        Assert.Equal(outages, service.PlannedOutagesPerYear, 1e-9);
        Assert.Equal(365 * hoursADay / 4380, service.Availability.Unavailability, 1e-12);
    }

    /// <summary>
    /// Over the night from 20:00 to 08:00 a backup from 19:45 to 20:15 is met at the opening, one from 07:45 to 08:15 begins within the hours: a quarter of an hour and one outage each.
    /// </summary>
    [Theory]
    [InlineData(19, 45)]
    [InlineData(7, 45)]
    [InlineData(23, 52)]
    public void Hours_may_go_over_midnight(int hour, int minute)
    {
        var service = Topology.Named("shop")
            .Server("db", Duration.Infinite, 1.Hours, planned: [PlannedWork.Daily("backup", new(hour, minute), 30.Minutes)])
            .Service("shop", ["db"], hours: Hours.Daily(new(20, 0), new(8, 0))).Evaluate().Service;
        Assert.Equal(365 * (hour == 23 ? 0.5 : 0.25), service.PlannedDowntimePerYear.TotalHours, 1e-9);
        Assert.Equal(365, service.PlannedOutagesPerYear, 1e-9);
    }

    /// <summary>
    /// A server that never fails is backed up from 07:45 to 08:15, a switch (100 h / 5 h) does not look at the clock and is down for U of any moment. Of 12 h, the first quarter is down for
    /// certain and the rest for U. The service goes down for the backup at every opening, or for the switch at it; and within the hours whenever the switch fails after 08:15, a (1 - U) 11.75 h a day,
    /// and at no other time: the opening makes one outage, whoever is down. The switch that is down at 08:15 goes on with that outage.
    /// </summary>
    [Fact]
    public void Parts_without_a_clock_are_joined_at_the_opening()
    {
        var (a, b) = (1 / 100.0, 1 / 5.0);
        var down = a / (a + b);
        var service = Topology.Named("shop")
            .Server("db", Duration.Infinite, 1.Hours, planned: [PlannedWork.Daily("backup", new(7, 45), 30.Minutes)])
            .Server("switch", 100.Hours, 5.Hours)
            .Service("shop", ["db", "switch"], hours: Office).Evaluate().Service;
        Near.Equal((0.25 + (11.75 * down)) / 12, service.Availability.Unavailability, 1e-12);
        Near.Equal(365 * (1 + (11.75 * a * (1 - down))), service.UnplannedOutagesPerYear!.Value + service.PlannedOutagesPerYear, 1e-12);
    }

    /// <summary>
    /// Work at 12:00 for an hour, hours of Saturday 11:00 to 12:30 and Monday 12:15 to 14:00: half an hour of Saturday's 1.5 and three quarters of Monday's 1.75; Saturday's begins within the hours and
    /// Monday's is met at the opening, 2 x 365 / 7 in a year.
    /// </summary>
    [Fact]
    public void Hours_may_begin_at_several_times()
    {
        var service = Topology.Named("shop")
            .Server("db", Duration.Infinite, 1.Hours, planned: [PlannedWork.Daily("noon", new(12, 0), 1.Hours)])
            .Service("shop", ["db"], hours: Hours.Parse("sat 11:00-12:30, mon 12:15-14:00")).Evaluate().Service;
        Near.Equal(1.25 / 3.25, service.Availability.Unavailability, 1e-12);
        Near.Equal(1.25 * 365 / 7, service.PlannedDowntimePerYear.TotalHours, 1e-12);
        Near.Equal(2 * 365 / 7.0, service.PlannedOutagesPerYear, 1e-12);
    }

    /// <summary>
    /// A crew from 08:00 to 17:00 and a service that is wanted in just these hours. d' = a - (a + b) d within and d' = a (1 - d) without, so that d0 at 08:00 and d1 at 17:00 are as in
    /// PeriodicChainTest; the mean of d over 9 h is what the service sees, and it meets d0 at each opening.
    /// </summary>
    [Fact]
    public void A_crew_and_a_service_may_keep_the_same_hours()
    {
        var (a, b) = (1 / 40.0, 1.0);
        var (q, e, f) = (a + b, 1 - Math.Exp(-(a + b) * 9), 1 - Math.Exp(-a * 15));
        var level = a / q;
        var d0 = ((level * e * (1 - f)) + f) / (1 - ((1 - e) * (1 - f)));
        var mean = level + ((d0 - level) * e / q / 9);
        var hours = Hours.Daily(new(8, 0), new(17, 0));
        var service = Topology.Named("shop").Server("web", 40.Hours, 1.Hours)
            .RepairCrew("technician", ["web"], hours: hours)
            .Service("shop", ["web"], hours: hours).Evaluate().Service;
        Near.Equal(mean, service.Availability.Unavailability, 1e-12);
        Near.Equal(365 * (d0 + (9 * a * (1 - mean))), service.UnplannedOutagesPerYear!.Value, 1e-12);
    }

    /// <summary>
    /// Two servers that fail and are backed up apart, twelve hours from one another: at a given time they are independent, each down for certain in its own half hour and for d(s) = D + c e^-qs a time s
    /// after it, with D, c and q as in HoursTest. Both are down for the product, integrated over the day by pieces; they come to be both down where one that is up fails or is backed up while the other is down.
    /// </summary>
    [Theory]
    [InlineData(100, 5)]
    [InlineData(5_000, 2)]
    public void Two_servers_backed_up_at_different_times_are_independent_at_each_time(double mtbf, double mttr)
    {
        var (a, b) = (1 / mtbf, 1 / mttr);
        var (q, level) = (a + b, a / (a + b));
        var (e, f) = (Math.Exp(-q * 23.5), Math.Exp(-b * 0.5));
        var c = (level * (1 - e) / (1 - (f * e)) * f) - level;
        double At(double s) => level + (c * Math.Exp(-q * s));
        double Integral(double from, double to) => (level * (to - from)) + (c * (Math.Exp(-q * from) - Math.Exp(-q * to)) / q);
        var late = Math.Exp(-q * 12);
        var product = (level * level * 11.5) + (level * c * (1 + late) * (1 - Math.Exp(-q * 11.5)) / q) + (c * c * late * (1 - Math.Exp(-q * 23)) / (2 * q));
        var both = 2 * (Integral(11.5, 12) + product);
        var failures = 2 * a * ((0.5 - Integral(11.5, 12)) + (Integral(12, 23.5) - product) + (Integral(0, 11.5) - product));
        var works = 2 * (1 - At(23.5)) * At(11.5);
        var service = Topology.Named("pair")
            .Server("a", mtbf.Hours, mttr.Hours, planned: [PlannedWork.Daily("backup", new(2, 0), 30.Minutes)])
            .Server("b", mtbf.Hours, mttr.Hours, planned: [PlannedWork.Daily("backup", new(14, 0), 30.Minutes)])
            .Group("either", ["a", "b"]).Service("shop", ["either"]).Evaluate().Service;
        Near.Equal(both / 24, service.Availability.Unavailability, 1e-10);
        Near.Equal(365 * (failures + works), service.UnplannedOutagesPerYear!.Value + service.PlannedOutagesPerYear, 1e-10);
    }
}
