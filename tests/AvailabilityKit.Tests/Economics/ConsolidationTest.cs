using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class ConsolidationTest
{
    private static readonly ServerModel Server = new(idleWatts: 150, busyWatts: 250);
    private static readonly ServerModel Host = new(idleWatts: 200, busyWatts: 500, rackUnits: 2, capacity: 4);

    private static readonly Consolidation Forty = Consolidation.Of(workloads: 40, meanShare: 0.06, Server, servers: 40, Host, hosts: 2, overhead: 0.1, pue: 1.8);

    [Fact]
    public void The_work_of_all_is_shared_by_the_machines_that_do_it()
    {
        Assert.Equal(0.06, Forty.Before.Utilization, 1e-15);
        Assert.Equal(40 * 0.06 * 1.1 / 8, Forty.After.Utilization, 1e-15);
    }

    [Fact]
    public void A_server_draws_between_idle_and_busy_as_it_is_utilized()
    {
        Assert.Equal(150, Server.WattsAt(0));
        Assert.Equal(250, Server.WattsAt(1));
        Assert.Equal(156, Forty.Before.Power.Watts, 1e-12);
        Assert.Equal(299, Forty.After.Power.Watts, 1e-12);
    }

    [Fact]
    public void What_is_saved_is_power_cooling_and_space()
    {
        // 40 x 156 W = 6,240 W against 2 x 299 W = 598 W; with cooling 1.8 times that, for 8,760 h.
        Assert.Equal(6_240, Forty.Before.Watts, 1e-9);
        Assert.Equal(598, Forty.After.Watts, 1e-9);
        Assert.Equal(4_992, Forty.Before.CoolingWatts, 1e-9);
        Assert.Equal(88_963.056, Forty.KilowattHoursSavedPerYear, 1e-6);
        Assert.Equal(36, Forty.RackUnitsSaved);
        Assert.Equal(1, (double)Forty.SavedPerYear(new Prices("USD") { KilowattHour = 0.12m }, perRackUnit: 300).Amount / ((88_963.056 * 0.12) + (36 * 300)), 1e-12);
    }

    [Property]
    public void What_is_saved_is_what_the_costs_of_both_sides_differ_by(int workloads, int share, int price, int years)
    {
        var (count, part) = (1 + Math.Abs(workloads % 100), (1 + Math.Abs(share % 99)) / 100.0);
        var hosts = (int)Math.Ceiling(count * part / 3);
        var consolidation = Consolidation.Of(count, part, Server, count, Host, hosts, 0.1, 1.5);
        var prices = new Prices("USD") { Years = 1 + Math.Abs(years % 9), DiscountRate = 0.08, KilowattHour = Math.Abs(price % 100) / 100m };

        var difference = Side(consolidation.Before).PresentValue - Side(consolidation.After).PresentValue;
        Tests.Near.Equal((double)consolidation.SavedPerYear(prices, 300).Amount * Annuity.Factor(0.08, prices.Years), (double)difference.Amount, 1e-9);

        TotalCostOfOwnership Side(Fleet fleet) => TotalCostOfOwnership.Of("side", Costs.In("USD").Power(fleet.Power).Space(fleet.RackUnits, perRackUnit: 300), YearlyLosses.None, prices);
    }

    [Property]
    public void Fewer_machines_for_the_same_work_draw_less(int workloads, int machines)
    {
        var count = 2 + Math.Abs(workloads % 50);
        var fewer = 1 + Math.Abs(machines % (count - 1));
        var consolidation = Consolidation.Of(count, 1.0 / count, Server, count, Server, fewer);

        // The work is drawn for once, wherever it is done; idle machines are what is saved.
        Assert.Equal(150.0 * (count - fewer), consolidation.Before.Watts - consolidation.After.Watts, 1e-9);
    }

    [Fact]
    public void As_many_machines_as_the_work_asks_for_are_just_enough()
    {
        Assert.Equal(1, Consolidation.Of(30, 0.1, Server, 3, Server, 3).After.Utilization);
        Assert.Equal(1, Consolidation.Of(3, 0.1, Server, 1, new ServerModel(1, 2, capacity: 0.3), 1).After.Utilization, 1e-12);
    }

    [Fact]
    public void The_report_shows_before_after_and_what_is_saved()
    {
        var text = Forty.ToText(width: 160);
        Assert.Matches("Mean utilization +6 % +33 % +-", text);
        Assert.Matches("Energy a year, kWh +98,392 +9,429 +88,963", text);
        Assert.Matches("Rack units +40 +4 +36", text);
        Assert.Contains("Virtualization adds 10 % to the work.", text, StringComparison.Ordinal);
    }
}
