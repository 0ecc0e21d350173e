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
    public void Every_two_alternatives_have_a_row()
    {
        var text = TotalCostOfOwnership.Compare(Alternative("plain", 10_000, 13), Alternative("pair", 30_000, 1), Alternative("gold", 90_000, 2)).ToText(width: 160);

        Assert.Matches("plain against pair +pair +above 333 USD: pair +pair: month 20 +200 %", text);
        Assert.Matches("plain against gold +plain +above 1,455 USD: gold +gold: not within 5 years +-31 %", text);
        Assert.Matches("pair against gold +pair +none, at every price +gold: never +-", text);
    }

    private static TotalCostOfOwnership Alternative(string name, decimal capital, double hours) => TotalCostOfOwnership.Of(
        name, Costs.In("USD").Servers(1, capital), new YearlyLosses { UnplannedDowntime = Duration.FromHours(hours) }, Prices);
}
