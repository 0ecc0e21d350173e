namespace AvailabilityKit.Tests.Topologies;

/// <summary>Services that are wanted at some hours, simulated beside their exact figures.</summary>
public class ServiceHoursSimulatedTest
{
    private static readonly Hours ByDay = Hours.Daily(new(8, 0), new(20, 0));
    private static readonly Load Orders = Load.PerSecond(20, inFlightFor: 2.Seconds);

    /// <summary>All figures lie where they should (one seed in a thousand would give a false alarm), and there are many of them; what touches the opening of the hours among them.</summary>
    [Theory]
    [InlineData("backup", 1_500)]
    [InlineData("office", 500)]
    [InlineData("cluster", 500)]
    [InlineData("farm", 500)]
    [InlineData("nothing else by the clock", 1_500)]
    public void Every_figure_of_a_service_with_hours_is_that_of_the_evaluation(string system, double years)
    {
        var simulated = System(system).Simulate(years.Years, seed: 11);

        Assert.True(simulated.Agreement!.IsPlausible, simulated.ToExhibit().ToText());
        Assert.InRange(simulated.Agreement.Judged, 10, 1_000);
        Assert.All(simulated.Services, service =>
        {
            Assert.Equal(service.Exact!.Calendar, service.Calendar);
            Assert.Equal(service.Exact.Causes.Select(cause => (cause.Element, cause.Name)).Order(), service.Causes.Select(cause => (cause.Element, cause.Name)).Order());
        });
    }

    /// <summary>The backup from 02:00 to 02:30 is never met by day; the server, of which one failure in 2,000 hours takes 4 hours, is down by day as at any time, and an outage is met at eight with 4 / 2,004.</summary>
    [Fact]
    public void The_backup_by_night_is_no_downtime_by_day()
    {
        var service = System("backup").Simulate(3_000.Years, seed: 5)["by day"];

        Assert.Equal(0, service.PlannedOutagesPerYear.Value);
        Near.Equal(4.0 / 2_004, service.Availability.Value.Unavailability, 0.05);

        // While it is up by day it fails once in 2,000 hours; 365 times a year it may be met down.
        Near.Equal((4_380 * (2_000.0 / 2_004) / 2_000) + (365 * 4.0 / 2_004), service.UnplannedOutagesPerYear.Value, 0.05);
        Near.Equal(service.Exact!.MeanUpTime!.Value.TotalHours, service.MeanUpTime.Value.TotalHours, 0.05);
        Near.Equal(service.Exact.MeanOutage!.Value.TotalHours, service.MeanOutage.Value.TotalHours, 0.05);
        Assert.Equal("daily 08:00-20:00 (4380 h a year)", service.Calendar.ToString());
    }

    /// <summary>The twelve hours of the day and those of the night are all hours, so that what is down in them is.</summary>
    [Fact]
    public void Day_and_night_together_are_all_hours()
    {
        var simulated = Topology.Named("pair")
            .Servers("n", 2, 50.Hours, 10.Hours).Cluster("c", ["n"], Failover.In(10.Minutes).Covering(0.8).OtherwiseIn(3.Hours))
            .Service("always", ["c"], Orders)
            .Service("day", ["c"], Orders, ByDay)
            .Service("night", ["c"], Orders, Hours.Daily(new(20, 0), new(8, 0)))
            .Simulate(100.Years, seed: 3);
        var (all, day, night) = (simulated["always"], simulated["day"], simulated["night"]);

        Near.Equal(all.DowntimePerYear.Value.TotalHours, day.DowntimePerYear.Value.TotalHours + night.DowntimePerYear.Value.TotalHours, 1e-9);
        Near.Equal(all.FailoversPerYear.Value, day.FailoversPerYear.Value + night.FailoversPerYear.Value, 1e-9);
        Near.Equal(all.WorkLost!.InFlightPerYear.Value, day.WorkLost!.InFlightPerYear.Value + night.WorkLost!.InFlightPerYear.Value, 1e-9);

        // Whoever is met down when the hours begin counts twice, on either side.
        Assert.True(day.UnplannedOutagesPerYear.Value + night.UnplannedOutagesPerYear.Value > all.UnplannedOutagesPerYear.Value);
    }

    [Fact]
    public void Failures_are_not_made_frequent_beside_a_clock() =>
        Assert.Contains("goes by the clock", Assert.Throws<ModelException>(() => System("nothing else by the clock").SimulateRareOutages(0.1)).Message, StringComparison.Ordinal);

    private static Topology System(string name) => name switch
    {
        "backup" => Topology.Named("shop")
            .Server("db", 2_000.Hours, 4.Hours, planned: [PlannedWork.Daily("backup", new(2, 0), 30.Minutes)])
            .Service("all day", ["db"])
            .Service("by day", ["db"], hours: ByDay),
        "office" => Topology.Named("office")
            .Server("db", 400.Hours, 4.Hours, planned: [PlannedWork.Weekly("patches", DayOfWeek.Sunday, new(9, 0), 2.Hours)])
            .Servers("web", 2, 300.Hours, 6.Hours)
            .RepairCrew("men", ["web"], hours: Hours.Weekdays(new(8, 0), new(17, 0)))
            .Group("pair", ["web"])
            .Service("by day", ["db", "pair"], Orders, ByDay)
            .Service("in the office", ["pair"], hours: Hours.Weekdays(new(8, 0), new(17, 0))),
        "cluster" => Topology.Named("cluster")
            .Server("a", 300.Hours, 6.Hours, planned: [PlannedWork.Daily("backup", new(9, 0), 30.Minutes)]).Server("b", 300.Hours, 6.Hours)
            .Cluster("c", ["a", "b"], Failover.In(10.Minutes).Covering(0.8).OtherwiseIn(3.Hours))
            .FaultTolerantServer("ft", 500.Hours, 8.Hours)
            .Service("by day", ["c", "ft"], Orders, ByDay),
        "farm" => Topology.Named("farm")
            .Servers("web", 4, 300.Hours, 20.Hours)
            .RepairCrew("men", ["web"], hours: Hours.Weekdays(new(8, 0), new(17, 0)))
            .Group("farm", ["web"], atLeast: 2)
            .Service("by day", ["farm"], Orders, ByDay),
        _ => Topology.Named("plain")
            .Server("a", 300.Hours, 6.Hours).Server("b", 300.Hours, 6.Hours)
            .Group("pair", ["a", "b"])
            .Server("db", 500.Hours, 8.Hours)
            .Service("weekdays", ["pair", "db"], Orders, Hours.Weekdays(new(8, 0), new(17, 0))),
    };
}
