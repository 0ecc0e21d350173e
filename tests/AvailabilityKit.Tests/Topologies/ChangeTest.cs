using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Changes that fail, as a class of faults.</summary>
public class ChangeTest
{
    /// <summary>Of 50 changes a year 5 % fail: 2.5 a year of 8760 h up, one in 3504 h; an hour each. One renewal: down 1 / 3505 of the time.</summary>
    [Fact]
    public void Of_the_changes_of_a_year_a_share_takes_the_service_down()
    {
        var change = Fault.Change(perYear: 50, failing: 5.Percent, restoredIn: 1.Hours);
        var service = Topology.Named("shop").With(new Component("app", ComponentKind.Software, [change])).Service("orders", ["app"]).Evaluate().Service;

        Near.Equal(3_504, change.Mtbf.TotalHours, 1e-15);
        Near.Equal(1.0 / 3_505, service.Availability.Unavailability, 1e-14);
        Near.Equal(8_760.0 / 3_505, service.UnplannedOutagesPerYear!.Value, 1e-14);
        Assert.Equal(("app", "failed change", CauseKind.Change), (service.Causes.Single().Element, service.Causes.Single().Name, service.Causes.Single().Kind));
        Assert.False(change.NeedsCrew || change.NeedsSpare);
    }

    [Fact]
    public void Where_no_change_fails_nothing_is_lost_by_them()
    {
        Assert.True(Fault.Change(50, failing: 0.0, 1.Hours).Mtbf.IsInfinite);
        Assert.True(Fault.Change(1e-300, failing: 1e-300, 1.Hours).Mtbf.IsInfinite);
        Near.Equal(8_760, Fault.Change(1, failing: 1.0, 1.Hours).Mtbf.TotalHours, 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Change(0, 5.Percent, 1.Hours));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Change(double.NaN, 5.Percent, 1.Hours));
    }

    [Fact]
    public void A_document_says_how_many_changes_fail()
    {
        var document = ModelDocument.Parse("""
            { "version": 1, "topologies": [ { "name": "shop", "elements": [
              { "type": "software", "name": "app", "faults": [ { "kind": "change", "changesPerYear": 50, "failing": "5 %", "mttr": "1 h" } ] },
              { "type": "service", "name": "orders", "needs": ["app"] } ] } ] }
            """);
        var expected = Topology.Named("shop").With(new Component("app", ComponentKind.Software, [Fault.Change(50, 5.Percent, 1.Hours)])).Service("orders", ["app"]);

        Assert.Equal(expected, document.Topologies[0].Topology);
        Assert.Equal(expected, ModelDocument.Parse(document.ToJson()).Topologies[0].Topology);
    }

    /// <summary>Changes of each of two nodes for itself: more of them are never better, nor that more of them fail, nor that it takes longer to restore.</summary>
    [Property(MaxTest = 50)]
    public void More_and_worse_changes_are_never_better(FsCheck.PositiveInt perYear, FsCheck.PositiveInt percent, FsCheck.PositiveInt minutes)
    {
        double Down(double changes, double failing, double lasting) => Topology.Named("pair")
            .Server("a", [Fault.Hardware(8_760.Hours, 4.Hours), Fault.Change(changes, Probability.FromPercent(failing), lasting.Minutes)])
            .Server("b", [Fault.Hardware(8_760.Hours, 4.Hours), Fault.Change(changes, Probability.FromPercent(failing), lasting.Minutes)])
            .Cluster("c", ["a", "b"], Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(20.Minutes))
            .Service("s", ["c"]).Evaluate().Service.Availability.Unavailability;
        var (n, share, time) = (perYear.Get, 1 + (percent.Get % 98), 1 + (minutes.Get % 500));
        var down = Down(n, share, time);

        Assert.True(Down(n + 1, share, time) > down);
        Assert.True(Down(n, share + 1, time) > down);
        Assert.True(Down(n, share, time + 10) > down);
    }
}
