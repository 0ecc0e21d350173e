namespace AvailabilityKit.Tests.Quantities;

public class MoneyTest
{
    [Theory]
    [InlineData("30000 USD", 30_000, "USD")]
    [InlineData("30,000 USD", 30_000, "USD")]
    [InlineData("1,030,000.5 EUR", 1_030_000.5, "EUR")]
    [InlineData("USD 12.50", 12.5, "USD")]
    [InlineData("$30,000", 30_000, "$")]
    [InlineData("-5 USD", -5, "USD")]
    [InlineData("-$5", -5, "-$")]
    [InlineData("0.5 kr", 0.5, "kr")]
    [InlineData(".5 kr", 0.5, "kr")]
    public void Reads_what_people_write(string text, double amount, string currency)
    {
        if (currency[0] == '-')
        {
            Assert.False(Money.TryParse(text, out _));
            return;
        }

        Assert.Equal(Money.Of((decimal)amount, currency), Money.Parse(text));
    }

    [Theory]
    [InlineData(30_000, "30,000 USD")]
    [InlineData(4_456.739773, "4,456.74 USD")]
    [InlineData(-0.5, "-0.50 USD")]
    [InlineData(0, "0 USD")]
    public void Prints_what_people_read(double amount, string text) => Assert.Equal(text, Money.Of((decimal)amount, "USD").ToString());

    [Fact]
    public void Arithmetic_keeps_the_currency()
    {
        var price = Money.Of(30_000m, "USD");

        Assert.Equal(Money.Of(60_000m, "USD"), price + price);
        Assert.Equal(Money.Zero("USD"), price - price);
        Assert.Equal(Money.Of(-30_000m, "USD"), -price);
        Assert.Equal(Money.Of(45_000m, "USD"), 1.5 * price);
        Assert.Equal(Money.Of(15_000m, "USD"), price / 2);
        Assert.Equal(2, price * 2 / price);
        Assert.Equal(Money.Of(10.12m, "USD"), Money.Of(10.125m, "USD").Round());
        Assert.Equal("30,000.0 USD", price.ToString("N1"));
        Assert.True(price > Money.Zero("USD") && Money.Zero("USD") < price && price >= Money.Zero("USD") && price <= price * 2);
    }

    [Fact]
    public void Nothing_adds_to_any_currency()
    {
        Assert.Equal(Money.Of(5, "EUR"), default(Money) + Money.Of(5, "EUR"));
        Assert.Equal(Money.Of(5, "EUR"), Money.Of(5, "EUR") - default(Money));
        Assert.Equal("", default(Money).Currency);
        Assert.Equal("0", default(Money).ToString());
    }

    [Fact]
    public void A_factor_keeps_all_the_digits_of_its_double() =>
        Assert.Equal(0.30000000000000004m, (Money.Of(1, "USD") * 0.30000000000000004).Amount, 17);

    [Fact]
    public void A_factor_is_the_decimal_that_it_was_written_as()
    {
        Assert.Equal(Money.Of(7, "USD"), Money.Of(100, "USD") * 0.07);
        Assert.Equal(Money.Of(3_000, "USD"), Money.Of(30_000, "USD") / 10);
        Assert.Equal(Money.Of(100m / 3, "USD"), Money.Of(100, "USD") / 3);
        Assert.Equal(Money.Zero("USD"), Money.Of(100, "USD") / 1e300);
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Of(1e20m, "USD") / 1e-20);
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Of(1, "USD") / 1e-300);
    }

    [Property]
    public void The_exact_format_reads_back(Money money)
    {
        Assert.Equal(money, Money.Parse(money.ToString("R")));
        Assert.Equal(money.Round(), Money.Parse(money.Round().ToString()));
    }

    [Property(MaxTest = 3_000)]
    public void Any_text_is_read_or_refused_with_a_format_exception(NearlyQuantity nearly) =>
        Refusal.IsOrderly(() => Money.Parse(nearly.Text), Money.TryParse(nearly.Text, out _));
}
