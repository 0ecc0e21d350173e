using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

/// <summary>What is bought later, bought again, and left at the end; held to sums written out by hand.</summary>
public class StagedPurchasesTest
{
    private static readonly Prices Prices = new("USD") { Years = 8, DiscountRate = 0.08 };

    [Theory]
    [InlineData(0, 5, 8, "0 5")]
    [InlineData(0, 5, 5, "0")]
    [InlineData(0, 5, 10, "0 5")]
    [InlineData(0, 5, 11, "0 5 10")]
    [InlineData(0, 1, 3, "0 1 2")]
    [InlineData(0, 8, 5, "0")]
    [InlineData(2, 3, 8, "2 5")]
    [InlineData(3, null, 8, "3")]
    [InlineData(8, null, 8, "8")]
    [InlineData(8, 2, 8, "8")]
    [InlineData(9, null, 8, "")]
    [InlineData(9, 1, 8, "")]
    public void What_wears_out_is_bought_again_as_long_as_the_horizon_goes_on(int inYear, int? lifeYears, int horizon, string years)
    {
        var item = Costs.In("USD").Storage(1_000, inYear, lifeYears).Items[0];
        Assert.Equal(years, string.Join(' ', item.YearsBought(horizon)));
    }

    [Fact]
    public void What_is_paid_every_year_is_bought_in_none() => Assert.Empty(Costs.In("USD").Space(10).Items[0].YearsBought(8));

    [Fact]
    public void A_replacement_is_discounted_from_its_year()
    {
        var line = Cost(Costs.In("USD").Servers(2, each: 10_000, lifeYears: 5)).Lines[0];

        // 20,000 (1 + 1.08^-5)
        Assert.Equal(33_611.664, (double)line.PresentValue.Amount, 1e-3);
        Assert.Equal(40_000, line.Total.Amount);
        Assert.Equal([20_000m, 0, 0, 0, 0, 20_000m, 0, 0, 0], line.Nominal.Select(money => money.Amount));
        Assert.Equal(line.Nominal, line.Purchases);
    }

    [Fact]
    public void A_staged_purchase_counts_in_its_year_alone()
    {
        var tco = Cost(Costs.In("USD").Once(CostCategory.Other, "second site", Money.Of(30_000, "USD"), inYear: 3));

        Assert.Equal(1, (double)tco.PresentValue.Amount / (30_000 / Math.Pow(1.08, 3)), 1e-14);
        Assert.Equal(0, tco.CumulativeNominal[2].Amount);
        Assert.Equal(30_000, tco.CumulativeNominal[3].Amount);
        Assert.Equal(0, tco.Costs.Capital.Amount);
    }

    [Fact]
    public void What_lies_beyond_the_horizon_is_told_and_not_paid()
    {
        var tco = Cost(Costs.In("USD").Once(CostCategory.Other, "second site", Money.Of(30_000, "USD"), inYear: 9));

        Assert.Equal(0, tco.Total.Amount);
        Assert.Contains("\"second site\", bought in year 9, lies beyond the horizon and is in no total.", tco.Assumptions);
    }

    [Fact]
    public void Hardware_is_maintained_from_the_year_after_it_was_bought_and_no_dearer_once_it_is_replaced()
    {
        var costs = Costs.In("USD").Servers(1, each: 10_000, lifeYears: 2).Storage(5_000, inYear: 3).Maintenance(0.1);
        var line = Cost(costs, Prices with { Years = 5 }).Lines.Single(line => line.Category == CostCategory.Maintenance);

        Assert.Equal([0, 1_000m, 1_000m, 1_000m, 1_500m, 1_500m], line.Nominal.Select(money => money.Amount));
        Assert.All(line.Purchases, money => Assert.Equal(0, money.Amount));
        Assert.Equal(10_000, costs.Hardware.Amount);
    }

    [Fact]
    public void A_residual_value_is_the_part_of_the_life_that_is_left_at_the_end()
    {
        // Bought in the years 0 and 5; of the second, 2 of 5 years are left after 8.
        var costs = Costs.In("USD").Servers(2, each: 10_000, lifeYears: 5);
        var whole = Cost(costs);
        var less = Cost(costs, Prices with { ResidualValue = ResidualValue.StraightLine });

        Assert.Equal(-8_000, less.Lines[0].Nominal[8].Amount);
        Assert.Equal(1, (double)(whole.PresentValue - less.PresentValue).Amount / (8_000 / Math.Pow(1.08, 8)), 1e-14);
        Assert.Equal(Cost(costs, Prices with { Years = 10 }).PresentValue, Cost(costs, Prices with { Years = 10, ResidualValue = ResidualValue.StraightLine }).PresentValue);
        Assert.Contains("straight line", string.Join(' ', less.Assumptions), StringComparison.Ordinal);
        Assert.Contains("counts for nothing", string.Join(' ', whole.Assumptions), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_life_of_its_own_leaves_nothing() =>
        Assert.Equal(20_000, Cost(Costs.In("USD").Servers(2, each: 10_000), Prices with { ResidualValue = ResidualValue.StraightLine }).PresentValue.Amount);

    [Property]
    public void With_residual_values_a_year_of_life_costs_the_same_whatever_the_horizon_where_money_has_no_price(int price, int life, int years)
    {
        // Undiscounted, straight line: of 100 years of hardware as many are paid for as the horizon has.
        var (each, lives, horizon) = (Math.Abs(price % 10_000), 1 + Math.Abs(life % 20), 1 + Math.Abs(years % 40));
        var prices = new Prices("USD") { Years = horizon, ResidualValue = ResidualValue.StraightLine };
        var total = Cost(Costs.In("USD").Servers(1, each, lifeYears: lives), prices).Total.Amount;

        Assert.Equal((decimal)each * horizon / lives, total, 15);
    }

    [Property]
    public void The_present_value_is_the_sum_of_what_each_year_pays(int[] raw)
    {
        int At(int index, int under) => index < raw.Length ? Math.Abs(raw[index] % under) : 0;
        var (years, rate) = (1 + At(0, 20), At(1, 30) / 100.0);
        var (price, inYear, life, share) = (At(2, 1_000), At(3, 25), 1 + At(4, 12), At(5, 50) / 100.0);
        var costs = Costs.In("USD").Storage(price, inYear, life).Servers(1, 700).Maintenance(share);
        var rule = At(6, 2) == 0 ? ResidualValue.None : ResidualValue.StraightLine;
        var tco = Cost(costs, new Prices("USD") { Years = years, DiscountRate = rate, ResidualValue = rule });

        // The same, year by year and as one would keep the books: age 0 on the day of each purchase.
        double expected = 700, age = -1;
        for (var year = 0; year <= years; year++)
        {
            expected += year == 0 ? 0 : share * (700 + (inYear < year ? price : 0)) / Math.Pow(1 + rate, year);
            age = age < 0 ? age : age + 1;
            if (year == inYear || (age == life && year < years))
            {
                expected += price / Math.Pow(1 + rate, year);
                age = 0;
            }
        }

        expected -= rule == ResidualValue.StraightLine && age >= 0 ? price * (life - age) / life / Math.Pow(1 + rate, years) : 0;
        Tests.Near.Equal(expected, (double)tco.PresentValue.Amount, 1e-12);
    }

    [Fact]
    public void A_report_lists_what_is_bought_later()
    {
        var text = Cost(Costs.In("USD").Servers(2, each: 10_000, lifeYears: 5).Storage(3_000, inYear: 2), Prices with { ResidualValue = ResidualValue.StraightLine }).ToText(width: 160);

        Assert.Matches("2 +Storage +3,000 +2,572", text);
        Assert.Matches("5 +Servers +20,000 +13,612", text);
        Assert.Matches("8 +Servers, residual value +-8,000 +-4,322", text);
        Assert.Matches("Servers +20,000 +12,000 +32,000 +29,290", text);
        Assert.DoesNotContain("each year is the same", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bought later", Cost(Costs.In("USD").Servers(2, each: 10_000)).ToText(), StringComparison.Ordinal);
    }

    private static TotalCostOfOwnership Cost(Costs costs, Prices? prices = null) => TotalCostOfOwnership.Of("one", costs, YearlyLosses.None, prices ?? Prices);
}
