using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

/// <summary>Calls that cannot be meant, each with the message its author reads.</summary>
public class BadEconomicsTest
{
    private static readonly Prices Dollars = new("USD");

    public static TheoryData<string, Action, string> BadCalls => new()
    {
        { "currency", () => Costs.In("dollars and cents"), "\"dollars and cents\" is not a currency" },
        { "currency of prices", () => _ = new Prices(""), "\"\" is not a currency" },
        { "negative price", () => Costs.In("USD").Storage(-1), "The price of \"Storage\" is -1; it must be zero or more." },
        { "negative count", () => Costs.In("USD").Servers(-2, 100), "The count of \"Servers\" is -2; it must be a finite number, zero or more." },
        { "people NaN", () => Costs.In("USD").Administration(double.NaN, 1), "The count of \"Administration\" is NaN; it must be a finite number, zero or more." },
        { "licence without a name", () => Costs.In("USD").Licences(" ", 1, 1), "A cost of Licences has no name; say what is paid for." },
        { "licence basis", () => Costs.In("USD").Licences("OS", 1, 1, (CostBasis)7), "\"OS\" is paid on basis 7; use Once or Yearly." },
        { "maintenance in percent", () => Costs.In("USD").Maintenance(12), "The maintenance share is 12; it is a part of the hardware price from 0 to 1, so 12 % is written 0.12." },
        { "maintenance NaN", () => Costs.In("USD").Maintenance(double.NaN), "The maintenance share is NaN" },
        { "watts", () => Costs.In("USD").Power(-450), "The power in watts is -450; it must be a finite number, zero or more." },
        { "infinite watts", () => Costs.In("USD").Power(double.PositiveInfinity), "The power in watts is Infinity" },
        { "machines", () => Costs.In("USD").Power(450, count: -1), "The number of machines drawing power is -1" },
        { "PUE below one", () => Costs.In("USD").Power(450, pue: 0.8), "The PUE is 0.8; it is the facility's energy over that of its IT equipment, from 1 to 10 (usual: 1.1 to 2)." },
        { "other currency", () => Costs.In("USD").Once(CostCategory.Other, "van", Money.Of(5, "EUR")), "\"van\" is priced in EUR but these costs are in USD; convert it first." },
        { "no currency", () => Costs.In("USD").Once(CostCategory.Other, "van", default), "The price of \"van\" has no currency; make it with Money.Of(amount, \"USD\")." },
        { "loss as a cost", () => Costs.In("USD").Yearly(CostCategory.UnplannedDowntime, "outages", Money.Of(5, "USD")), "\"outages\" is entered as Unplanned downtime, which is computed from downtime and prices" },
        { "unknown category", () => Costs.In("USD").Yearly((CostCategory)(-1), "x", Money.Of(5, "USD")), "-1 is not a cost category." },
        { "cost too large", () => Costs.In("USD").Servers(int.MaxValue, 1e27m), "\"Servers\" comes to more than an amount of money can hold (7.9e28); check its unit." },
        { "no years", () => _ = Dollars with { Years = 0 }, "The horizon is 0 years; it must be 1 to 100 whole years." },
        { "too many years", () => _ = Dollars with { Years = 101 }, "The horizon is 101 years; it must be 1 to 100 whole years." },
        { "discount in percent", () => _ = Dollars with { DiscountRate = 8 }, "The discount rate is 8; it is a fraction a year from 0 to 1, so 8 % is written 0.08." },
        { "discount below zero", () => _ = Dollars with { DiscountRate = -1 }, "The discount rate is -1; it is a fraction a year from 0 to 1" },
        { "discount NaN", () => _ = Dollars with { DiscountRate = double.NaN }, "The discount rate is NaN" },
        { "annuity rate", () => Annuity.Factor(-0.01, 5), "The discount rate is -0.01" },
        { "annuity years", () => Annuity.Factor(0.08, 0), "The horizon is 0 years" },
        { "discount year", () => Annuity.DiscountFactor(0.08, -1), "The year is -1; it runs from 0 (today) to 100." },
        { "hour of downtime", () => _ = Dollars with { HourOfDowntime = -5 }, "The price of an hour of downtime is -5; it must be zero or more." },
        { "hour of planned downtime", () => _ = Dollars with { HourOfPlannedDowntime = -5 }, "The price of an hour of planned downtime is -5" },
        { "in-flight item", () => _ = Dollars with { InFlightItem = -0.5m }, "The price of an in-flight item is -0.5" },
        { "refused item", () => _ = Dollars with { RefusedItem = -1 }, "The price of a refused item is -1" },
        { "failover", () => _ = Dollars with { Failover = -400 }, "The price of a failover is -400" },
        { "kilowatt hour", () => _ = Dollars with { KilowattHour = -0.1m }, "The price of a kilowatt hour is -0.1" },
        { "failovers", () => _ = new YearlyLosses { Failovers = -4 }, "The number of failovers a year is -4; it must be a finite number, zero or more." },
        { "items", () => _ = new YearlyLosses { InFlightItemsLost = double.NaN }, "The number of in-flight items lost a year is NaN" },
        { "refused", () => _ = new YearlyLosses { RefusedItems = double.PositiveInfinity }, "The number of refused items a year is Infinity" },
        { "endless downtime", () => _ = new YearlyLosses { UnplannedDowntime = Duration.Infinite }, "The unplanned downtime is infinite; in one year it is at most the year." },
        { "alternative without a name", () => TotalCostOfOwnership.Of("", Costs.In("USD"), YearlyLosses.None, Dollars), "The alternative has no name; give it one" },
        { "two currencies", () => TotalCostOfOwnership.Of("box", Costs.In("EUR"), YearlyLosses.None, Dollars), "The costs of \"box\" are in EUR but the prices are in USD; use one currency." },
        { "more downtime than year", () => Down(9_000, Dollars), "\"box\" is down 9000 h a year, planned and unplanned, but the calendar \"year of 8760 h\" has 8760 h." },
        { "more downtime than service", () => Down(2_001, Dollars with { Calendar = Calendar.ServiceHours(Duration.FromHours(2_000), "office") }), "\"box\" is down 2001 h a year, planned and unplanned, but the calendar \"office\" has 2000 h." },
        { "losses by another calendar", () => TotalCostOfOwnership.Of("box", Costs.In("USD"), YearlyLosses.From(Availability.Perfect, Calendar.Julian), Dollars), "The losses of \"box\" are counted by the year of 8766 h but the prices by the year of 8760 h; use one calendar." },
        { "downtime too dear", () => Down(8_000, Dollars with { HourOfDowntime = 7e28m }), "Unplanned downtime comes to more than an amount of money can hold (7.9e28); check its unit." },
        { "purchase before the start", () => Costs.In("USD").Servers(2, 1, inYear: -1), "\"Servers\" is bought in year -1; it must be 0 to 100." },
        { "purchase too late", () => Costs.In("USD").Once(CostCategory.Other, "van", Money.Of(5, "USD"), inYear: 101), "\"van\" is bought in year 101; it must be 0 to 100." },
        { "no life", () => Costs.In("USD").Storage(1, lifeYears: 0), "\"Storage\" is bought again every so many years: 0; it must be 1 to 100." },
        { "yearly in a year", () => _ = new CostItem(CostCategory.Space, "rack", Money.Of(5, "USD"), 1, CostBasis.Yearly) { InYear = 2 }, "\"rack\" is paid every year, and bought in year 2 besides; say that only of what is paid once." },
        { "yearly with a life", () => _ = new CostItem(CostCategory.Space, "rack", Money.Of(5, "USD"), 1, CostBasis.Yearly) { LifeYears = 2 }, "\"rack\" is paid every year, and bought again every so many years: 2 besides; say that only of what is paid once." },
        { "horizon of a purchase", () => Costs.In("USD").Storage(1).Items[0].YearsBought(0), "The horizon is 0 years; it must be 1 to 100 whole years." },
        { "residual value", () => _ = Dollars with { ResidualValue = (ResidualValue)9 }, "9 is not a rule for residual values; use None or StraightLine." },
        { "two residual values", () => BreakEven.Between(Down(1, Dollars), Down(2, Dollars with { ResidualValue = ResidualValue.StraightLine }, "crate")), "\"box\" is costed with the residual value None but \"crate\" with the residual value StraightLine; use the same rule for residual values for both." },
        { "no cores", () => Costs.In("USD").LicencesPerCore("database", 100, cores: 0, hosts: 2), "A host of \"database\" has 0 cores; it must be 1 or more." },
        { "least cores", () => Costs.In("USD").LicencesPerCore("database", 100, cores: 8, hosts: 2, leastCores: -1), "The least number of cores that \"database\" is paid for is -1; it must be 0 or more." },
        { "no hosts", () => Costs.In("USD").LicencesPerCore("database", 100, cores: 8, hosts: -1), "The count of \"database\" is -8; it must be a finite number, zero or more." },
        { "no units", () => Costs.In("USD").SharedBy(0, "node"), "The number of units \"node\" is 0; it must be a finite number above zero." },
        { "endless units", () => Down(1, Dollars).PerUnit(double.PositiveInfinity, "node"), "The number of units \"node\" is Infinity; it must be a finite number above zero." },
        { "nameless unit", () => Costs.In("USD").SharedBy(2, " "), "What the costs are shared among has no name; say for example \"virtual machine\"." },
        { "units twice", () => Costs.In("USD").SharedBy(2, "node").SharedBy(3, "node"), "These costs are shared by \"node\" twice; say it once, with how many there are in all." },
        { "idle above busy", () => _ = new ServerModel(200, 100), "A busy server draws 100 W and an idle one 200 W; busy, it must draw as much or more." },
        { "no capacity", () => _ = new ServerModel(100, 200, capacity: 0), "The capacity of a server is 0; it must be a finite number above zero" },
        { "rack units", () => _ = new ServerModel(100, 200, -1), "The number of rack units of a server is -1; it must be a finite number, zero or more." },
        { "utilization", () => new ServerModel(100, 200).WattsAt(1.1), "The utilization is 1.1; it must be 0 to 1." },
        { "too few hosts", () => Consolidation.Of(40, 0.25, new ServerModel(100, 200), 40, new ServerModel(100, 200, capacity: 4), 2), "The work of 10 servers is too much for 2 hosts of capacity 4; it takes 3 or more." },
        { "too few servers", () => Consolidation.Of(40, 0.25, new ServerModel(100, 200), 9, new ServerModel(100, 200, capacity: 4), 4), "The work of 10 servers is too much for 9 servers of capacity 1; it takes 10 or more." },
        { "no workloads", () => Consolidation.Of(0, 0.25, new ServerModel(100, 200), 9, new ServerModel(100, 200), 4), "The number of workloads is 0; it must be 1 or more." },
        { "workload in percent", () => Consolidation.Of(4, 25, new ServerModel(100, 200), 9, new ServerModel(100, 200), 4), "The mean share of a workload is 25; it is a part of one server above 0 and at most 1, so 6 % is written 0.06." },
        { "overhead in percent", () => Consolidation.Of(4, 0.25, new ServerModel(100, 200), 9, new ServerModel(100, 200), 4, overhead: 10), "The overhead of virtualization is 10; it is a part of the work from 0 to 1, so 10 % is written 0.1." },
        { "years too dear", () => Down(1, Dollars with { HourOfDowntime = 7e28m }), "Unplanned downtime comes to more than an amount of money can hold (7.9e28); check its unit." },
        { "same name", () => BreakEven.Between(Down(1, Dollars), Down(2, Dollars)), "Both alternatives are called \"box\"; give them different names" },
        { "two horizons", () => BreakEven.Between(Down(1, Dollars), Down(2, Dollars with { Years = 3 }, "crate")), "\"box\" is costed over 5 years but \"crate\" over 3 years; use the same horizon for both." },
        { "two rates", () => BreakEven.Between(Down(1, Dollars), Down(2, Dollars with { DiscountRate = 0.08 }, "crate")), "use the same discount rate for both." },
        { "two calendars", () => BreakEven.Between(Down(1, Dollars), Down(2, Dollars with { Calendar = Calendar.Julian }, "crate")), "\"box\" is costed by the calendar \"year of 8760 h\" but \"crate\" by the calendar \"year of 8766 h\"; use the same calendar for both." },
        { "break-even in two currencies", () => BreakEven.Between(Down(1, Dollars), TotalCostOfOwnership.Of("crate", Costs.In("EUR"), YearlyLosses.None, new Prices("EUR"))), "\"box\" is costed in USD but \"crate\" in EUR; use the same currency for both." },
        { "nothing to compare", () => TotalCostOfOwnership.Compare(Down(1, Dollars)), "There is 1 alternative to compare; give two or more." },
        { "the same name among many", () => TotalCostOfOwnership.Compare(Down(1, Dollars), Down(1, Dollars, "crate"), Down(2, Dollars)), "Both alternatives are called \"box\"" },
        { "which hours", () => BreakEven.Between(Down(1, Dollars), Down(2, Dollars, "crate"), (PricedHours)9), "9 does not say which hours are priced; use Unplanned or All." },
    };

    [Theory]
    [MemberData(nameof(BadCalls))]
    public void A_call_that_cannot_be_meant_says_what_would_be_right(string what, Action call, string message)
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(call);
        Assert.True(thrown.Message.Contains(message, StringComparison.Ordinal), $"{what}: {thrown.Message}");
    }

    private static TotalCostOfOwnership Down(double hours, Prices prices, string name = "box") =>
        TotalCostOfOwnership.Of(name, Costs.In("USD"), new YearlyLosses { UnplannedDowntime = Duration.FromHours(hours) }, prices);
}
