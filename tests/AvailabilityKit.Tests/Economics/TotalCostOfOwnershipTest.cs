using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class TotalCostOfOwnershipTest
{
    private static readonly Prices AtEightPercent = new("USD") { Years = 3, DiscountRate = 0.08 };

    [Fact]
    public void What_is_paid_at_the_start_is_not_discounted()
    {
        var tco = TotalCostOfOwnership.Of("box", Costs.In("USD").Servers(1, 10_000), YearlyLosses.None, AtEightPercent);
        Assert.Equal(Money.Of(10_000, "USD"), tco.PresentValue);
        Assert.Equal(Money.Of(10_000, "USD"), tco.Total);
        Assert.Equal([10_000, 10_000, 10_000, 10_000], tco.CumulativePresentValue.Select(money => money.Amount));
    }

    [Fact]
    public void What_is_paid_yearly_falls_at_the_end_of_each_year()
    {
        var tco = TotalCostOfOwnership.Of("box", Costs.In("USD").Space(1_080), YearlyLosses.None, AtEightPercent);
        var line = Assert.Single(tco.Lines, line => line.Category == CostCategory.Space);
        Assert.Equal([0, 1_080, 1_080, 1_080], line.Nominal.Select(money => money.Amount));
        Assert.Equal(1_000, line.Discounted[1].Amount);
        Assert.Equal(1_000 / 1.08, (double)line.Discounted[2].Amount, 1e-9);
        Assert.Equal(Money.Of(3_240, "USD"), tco.Total);
    }

    [Fact]
    public void Every_loss_is_its_quantity_at_its_price()
    {
        var losses = new YearlyLosses
        {
            UnplannedDowntime = Duration.FromHours(2), PlannedDowntime = Duration.FromHours(8),
            Failovers = 4, InFlightItemsLost = 200, RefusedItems = 58_800,
        };
        var prices = new Prices("USD")
        {
            Years = 1, HourOfDowntime = 10_000, HourOfPlannedDowntime = 500, Failover = 400, InFlightItem = 2.5m, RefusedItem = 0.01m,
        };
        var tco = TotalCostOfOwnership.Of("cluster", Costs.In("USD"), losses, prices);

        Assert.Equal(20_000, tco.PresentValueOf(CostCategory.UnplannedDowntime).Amount);
        Assert.Equal(4_000, tco.PresentValueOf(CostCategory.PlannedDowntime).Amount);
        Assert.Equal(1_600, tco.PresentValueOf(CostCategory.FailoverRecovery).Amount);
        Assert.Equal(500, tco.PresentValueOf(CostCategory.InFlightWorkLost).Amount);
        Assert.Equal(588, tco.PresentValueOf(CostCategory.RefusedWork).Amount);
        Assert.Equal(0, tco.OwnershipPresentValue.Amount);
        Assert.Equal(26_688, tco.LossPresentValue.Amount);
    }

    [Fact]
    public void Cooling_is_what_the_building_adds_to_the_machines()
    {
        var tco = TotalCostOfOwnership.Of(
            "pair", Costs.In("USD").Power(450, count: 2, pue: 1.8), YearlyLosses.None, new Prices("USD") { Years = 1, KilowattHour = 0.12m });
        Assert.Equal(946.08m, tco.PresentValueOf(CostCategory.Power).Amount);
        Assert.Equal(756.864m, tco.PresentValueOf(CostCategory.Cooling).Amount);
    }

    [Fact]
    public void Machines_draw_power_outside_service_hours_too()
    {
        var costs = Costs.In("USD").Power(1_000);
        Money Power(Calendar calendar) => TotalCostOfOwnership.Of(
            "box", costs, YearlyLosses.None, new Prices("USD") { Years = 1, KilowattHour = 1, Calendar = calendar }).PresentValue;

        Assert.Equal(8_760, Power(Calendar.Standard).Amount);
        Assert.Equal(8_766, Power(Calendar.Julian).Amount);
        Assert.Equal(8_760, Power(Calendar.ServiceHours(Duration.FromHours(2_000), "office")).Amount);
    }

    [Fact]
    public void Maintenance_is_a_share_of_the_hardware_each_year()
    {
        var tco = TotalCostOfOwnership.Of(
            "box", Costs.In("USD").Servers(2, 5_000).Implementation(99_999).Maintenance(0.12), YearlyLosses.None, new Prices("USD") { Years = 5 });
        Assert.Equal(6_000, tco.PresentValueOf(CostCategory.Maintenance).Amount);
    }

    [Fact]
    public void Both_lines_of_downtime_stand_even_where_they_cost_nothing()
    {
        var tco = TotalCostOfOwnership.Of("free", Costs.In("USD"), YearlyLosses.None, new Prices("USD"));
        Assert.Equal([CostCategory.PlannedDowntime, CostCategory.UnplannedDowntime], tco.Lines.Select(line => line.Category));
    }

    [Fact]
    public void Losses_without_a_price_are_said()
    {
        var losses = new YearlyLosses { PlannedDowntime = Duration.FromHours(8), UnplannedDowntime = Duration.FromHours(1), Failovers = 4, InFlightItemsLost = 200 };
        var said = string.Join('\n', TotalCostOfOwnership.Of("cluster", Costs.In("USD").Power(400), losses, new Prices("USD")).Assumptions);
        Assert.Contains("8 h of planned downtime a year are not priced (HourOfPlannedDowntime is 0).", said);
        Assert.Contains("1 h of unplanned downtime a year are not priced (HourOfDowntime is 0).", said);
        Assert.Contains("4 failovers a year are not priced (Failover is 0).", said);
        Assert.Contains("200 items lost in flight a year are not priced (InFlightItem is 0).", said);
        Assert.Contains("The machines' electricity is not priced (KilowattHour is 0).", said);
    }

    [Fact]
    public void The_equivalent_annual_cost_has_the_same_present_value()
    {
        var tco = TotalCostOfOwnership.Of("box", Costs.In("USD").Servers(1, 10_000).Space(500), YearlyLosses.None, AtEightPercent);
        // 10,000 at the start is 10,000 r / (1 - (1 + r)^-3) at the end of each of three years.
        Assert.Equal((10_000 * 0.08 / (1 - (1 / (1.08 * 1.08 * 1.08)))) + 500, (double)tco.EquivalentAnnualCost.Amount, 1e-8);
    }

    [Fact]
    public void Losses_come_from_an_availability_alone()
    {
        Assert.Equal(52.56, YearlyLosses.From(Availability.FromUnavailability(1e-4)).UnplannedDowntime.TotalMinutes, 1e-10);
        Assert.Equal(52.596, YearlyLosses.From(Availability.FromUnavailability(1e-4), Calendar.Julian).UnplannedDowntime.TotalMinutes, 1e-10);
    }

    [Fact]
    public void A_system_that_is_always_down_is_down_for_the_whole_year()
    {
        var tco = TotalCostOfOwnership.Of("scrap", Costs.In("USD"), YearlyLosses.From(Availability.None), new Prices("USD") { Years = 1, HourOfDowntime = 1 });
        Assert.Equal(8_760, tco.PresentValue.Amount);
    }

    [Fact]
    public void An_evaluated_topology_hands_over_what_its_service_loses()
    {
        var evaluation = Topology.Named("Two-node cluster")
            .Server("node-a", mtbf: 8_760.Hours, mttr: 4.Hours)
            .Server("node-b", mtbf: 8_760.Hours, mttr: 4.Hours)
            .Cluster("db", nodes: ["node-a", "node-b"], failover: Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes))
            .Service("orders", needs: ["db"], load: Load.PerSecond(200, inFlightFor: 250.Milliseconds))
            .Evaluate();
        var service = evaluation.Service;
        var prices = new Prices("USD") { Years = 1, HourOfDowntime = 10_000, Failover = 400, InFlightItem = 2, RefusedItem = 0.01m };
        var tco = TotalCostOfOwnership.Of(evaluation, Costs.In("USD").Servers(2, 10_000), prices);

        Assert.Equal("Two-node cluster", tco.Name);
        Assert.Equal(service.UnplannedDowntimePerYear, tco.Losses.UnplannedDowntime);
        Assert.Equal(service.PlannedDowntimePerYear, tco.Losses.PlannedDowntime);
        Assert.Equal(service.UnplannedDowntimePerYear.TotalHours * 10_000, (double)tco.PresentValueOf(CostCategory.UnplannedDowntime).Amount, 1e-6);
        Assert.Equal(service.FailoversPerYear * 400, (double)tco.PresentValueOf(CostCategory.FailoverRecovery).Amount, 1e-6);
        Assert.Equal(service.WorkLost!.InFlightPerYear!.Value * 2, (double)tco.PresentValueOf(CostCategory.InFlightWorkLost).Amount, 1e-6);
        Assert.Equal(service.WorkLost.RefusedPerYear * 0.01, (double)tco.PresentValueOf(CostCategory.RefusedWork).Amount, 1e-6);
        Assert.True(tco.LossPresentValue.Amount > 0);
    }
}
