using AvailabilityKit.Economics;

namespace AvailabilityKit.Tests.Economics;

public class PaybackTest
{
    private static readonly Prices Prices = new("USD") { Years = 5, HourOfDowntime = 1_000 };

    [Fact]
    public void The_month_is_that_in_which_the_savings_have_made_up_for_the_investment()
    {
        // 20,000 more at the start, 12 h less down at 1,000 an hour each year: 20 months.
        var payback = Payback.Between(Alternative("frail", 10_000, 13), Alternative("sturdy", 30_000, 1))!;

        Assert.Equal("sturdy", payback.Investor.Name);
        Assert.Equal("frail", payback.Rival.Name);
        Assert.Equal(Money.Of(20_000, "USD"), payback.Investment);
        Assert.Equal(12_000m, decimal.Round(payback.YearlySaving!.Value.Amount, 9));
        Assert.Equal(20, payback.Month);

        // Five years of 12,000 for 20,000, nothing discounted: three times the money, twice as return.
        Assert.Equal(2, payback.ReturnOnInvestment!.Value, 12);
    }

    [Fact]
    public void A_month_that_has_begun_counts() =>
        Assert.Equal(21, Payback.Between(Alternative("frail", 10_000, 13), Alternative("sturdy", 30_001, 1))!.Month);

    [Theory]
    [InlineData(4, 60)]
    [InlineData(3.999, null)]
    [InlineData(-1, null)]
    public void What_the_horizon_does_not_bring_back_has_no_month(double hoursSaved, int? month) =>
        Assert.Equal(month, Payback.Between(Alternative("frail", 10_000, 6 + hoursSaved), Alternative("sturdy", 30_000, 6))!.Month);

    [Fact]
    public void Equal_purchases_leave_nothing_to_pay_back() =>
        Assert.Null(Payback.Between(Alternative("one", 10_000, 3), Alternative("other", 10_000, 1)));

    [Theory]
    [InlineData(0)]
    [InlineData(0.08)]
    [InlineData(0.4)]
    public void The_return_is_positive_exactly_where_the_investor_is_the_cheaper_one(double discountRate)
    {
        foreach (var hours in Enumerable.Range(1, 40))
        {
            var prices = Prices with { DiscountRate = discountRate };
            var frail = Alternative("frail", 10_000, hours).At(prices);
            var sturdy = Alternative("sturdy", 30_000, 1).At(prices);

            var gain = frail.PresentValue.Amount - sturdy.PresentValue.Amount;
            Assert.Equal(gain / 20_000, Payback.Between(frail, sturdy)!.ReturnOnInvestment!.Value, 12);
            Assert.Equal(gain / 20_000, Payback.Between(sturdy, frail)!.ReturnOnInvestment!.Value, 12);
        }
    }

    [Fact]
    public void What_is_bought_later_is_invested_at_its_present_value_and_can_put_the_payback_off()
    {
        // 30,000 at the start and 12,000 in year 2, against 24,000 in year 3; 12,000 a year saved. At the end of each year
        // 12,000 of savings are gone against: -30, -18, -6-12 = -18, -6+24 = +18 thousand, and so on.
        var rival = With(Costs.In("USD").Servers(1, 24_000, inYear: 3), 13);
        var staged = Payback.Between(With(Costs.In("USD").Servers(1, 30_000).Storage(12_000, inYear: 2), 1, "sturdy"), rival)!;

        Assert.Equal("sturdy", staged.Investor.Name);
        Assert.Equal(18_000, staged.Investment.Amount);
        Assert.Equal(36, staged.Month);
        Assert.Equal(12_000m, decimal.Round(staged.YearlySaving!.Value.Amount, 9));
        Assert.Equal((60_000 - 18_000) / 18_000m, staged.ReturnOnInvestment!.Value, 12);
    }

    [Fact]
    public void A_replacement_that_is_paid_for_after_the_savings_had_made_up_counts_again()
    {
        // 20,000 back in month 20; in year 3, when 36,000 are saved, 20,000 more are spent: -4,000, and back for good 4 months later.
        var replaced = Payback.Between(With(Costs.In("USD").Servers(1, 20_000, lifeYears: 3), 1, "sturdy"), With(Costs.In("USD"), 13))!;
        Assert.Equal(40, replaced.Month);
    }

    [Fact]
    public void What_is_saved_before_it_is_spent_was_never_behind()
    {
        var later = Payback.Between(With(Costs.In("USD").Servers(1, 20_000, inYear: 3), 1, "sturdy"), With(Costs.In("USD"), 13))!;
        Assert.Equal(0, later.Month);
        Assert.Matches("sturdy: from the start", TotalCostOfOwnership.Compare(later.Investor, later.Rival).ToText(width: 160));
    }

    [Fact]
    public void A_discounted_payback_counts_what_savings_are_worth()
    {
        // 20,000 for 12,000 a year at 8 %: 11,111.11 after one year, 857.34 a month in the second: 8,888.89 in 11 months.
        var payback = Payback.Between(Alternative("frail", 10_000, 13).At(Prices with { DiscountRate = 0.08 }), Alternative("sturdy", 30_000, 1).At(Prices with { DiscountRate = 0.08 }))!;
        Assert.Equal(20, payback.Month);
        Assert.Equal(23, payback.DiscountedMonth);
    }

    [Property]
    public void There_is_a_discounted_month_exactly_where_the_investor_is_no_dearer(int[] raw)
    {
        int At(int index, int under) => index < raw.Length ? Math.Abs(raw[index] % under) : 0;
        var prices = Prices with { Years = 1 + At(0, 12), DiscountRate = At(1, 30) / 100.0, ResidualValue = (ResidualValue)At(2, 2) };
        var first = With(Costs.In("USD").Servers(1, At(3, 50) * 1_000, lifeYears: 1 + At(4, 9)).Storage(At(5, 30) * 1_000, inYear: At(6, 8)).Maintenance(At(7, 20) / 100.0), At(8, 50)).At(prices);
        var second = With(Costs.In("USD").Servers(1, At(9, 50) * 1_000, inYear: At(10, 5), lifeYears: 1 + At(11, 9)), At(12, 50), "second").At(prices);
        if (Payback.Between(first, second) is not { } payback)
        {
            return;
        }

        var gain = payback.Rival.PresentValue.Amount - payback.Investor.PresentValue.Amount;
        Assert.Equal(gain / payback.Investment.Amount, payback.ReturnOnInvestment!.Value, 12);
        if (Math.Abs(gain) > 1e-12m)
        {
            Assert.Equal(gain > 0, payback.DiscountedMonth is not null);
            Assert.Equal(gain > 0, payback.ReturnOnInvestment > 0);
        }

        // From the month told on, and not in the one before, all that was saved is all that was spent.
        var behind = Enumerable.Range(0, (12 * prices.Years) + 1).Where(month => Level(payback, month) < 0).ToList();
        Assert.Equal(behind.Count == 0 ? 0 : behind[^1] + 1, payback.Month ?? ((12 * prices.Years) + 1));
    }

    [Fact]
    public void Every_two_alternatives_have_a_row()
    {
        var text = TotalCostOfOwnership.Compare(Alternative("plain", 10_000, 13), Alternative("pair", 30_000, 1), Alternative("gold", 90_000, 2)).ToText(width: 160);

        Assert.Matches("plain against pair +pair +above 333 USD: pair +pair: month 20 +200 %", text);
        Assert.Matches("plain against gold +plain +above 1,455 USD: gold +gold: not within 5 years +-31 %", text);
        Assert.Matches("pair against gold +pair +none, at every price +gold: never +-", text);
    }

    // What the rival has paid more than the investor by the end of a month, its purchases at the ends of years and the rest spread evenly over them.
    private static decimal Level(Payback payback, int month)
    {
        return Paid(payback.Rival) - Paid(payback.Investor);

        decimal Paid(TotalCostOfOwnership alternative)
        {
            decimal paid = 0;
            for (var year = 0; 12 * (year - 1) < month; year++)
            {
                var bought = alternative.Lines.Sum(line => line.Purchases[year].Amount);
                var ran = alternative.Lines.Sum(line => line.Nominal[year].Amount) - bought;
                paid += 12 * year <= month ? 12 * (bought + ran) : ran * (month - (12 * (year - 1)));
                if (year == payback.Investor.Prices.Years)
                {
                    break;
                }
            }

            return paid;
        }
    }

    private static TotalCostOfOwnership With(Costs costs, double hours, string name = "first") =>
        TotalCostOfOwnership.Of(name, costs, new YearlyLosses { UnplannedDowntime = Duration.FromHours(hours) }, Prices);

    private static TotalCostOfOwnership Alternative(string name, decimal capital, double hours) => TotalCostOfOwnership.Of(
        name, Costs.In("USD").Servers(1, capital), new YearlyLosses { UnplannedDowntime = Duration.FromHours(hours) }, Prices);
}
