namespace AvailabilityKit.Tests.Quantities;

public class RateTest
{
    [Theory]
    [InlineData("200/s", 200)]
    [InlineData("200 /s", 200)]
    [InlineData("200 per second", 200)]
    [InlineData("36 / h", 0.01)]
    [InlineData("4/y", 4 / 31_536_000d)]
    [InlineData("4 per year", 4 / 31_536_000d)]
    [InlineData("1 per 8760 h", 1 / 31_536_000d)]
    [InlineData("250/ms", 250_000)]
    [InlineData("3600 FIT", 1e-9)]
    [InlineData("0/y", 0)]
    public void Reads_what_people_write(string text, double perSecond) => Assert.Equal(perSecond, Rate.Parse(text).ValuePerSecond, 1e-15 * perSecond);

    [Theory]
    [InlineData(200, "200/s")]
    [InlineData(0.01, "36/h")]
    [InlineData(4 / 31_536_000d, "4/y")]
    [InlineData(0.125 / 31_536_000d, "0.125/y")]
    [InlineData(0, "0/y")]
    public void Prints_what_people_read(double perSecond, string text) => Assert.Equal(text, Rate.PerSecond(perSecond).ToString());

    [Fact]
    public void Is_written_as_a_number_per_time()
    {
        Assert.Equal(10, 10.PerHour.ValuePerHour, 1e-14);
        Assert.Equal(4, 4.PerYear.ValuePerYear, 1e-14);
        Assert.Equal(200, 200.PerSecond.ValuePerSecond);
        Assert.Equal(0.5, 0.5.PerYear.ValuePerYear, 1e-15);
        Assert.Equal(0.5, 0.5.PerHour.ValuePerHour, 1e-15);
        Assert.Equal(0.5, 0.5.PerSecond.ValuePerSecond);
        Assert.Equal("8760/y", 1.PerHour.ToString("y"));
    }

    [Fact]
    public void Its_mean_is_the_time_between_events()
    {
        Assert.Equal(15.Minutes, 4.PerHour.Mean);
        Assert.Equal(Duration.Infinite, Rate.Zero.Mean);
        Assert.Equal(Rate.Zero, Rate.Per(Duration.Infinite));
        Assert.Equal(4.PerHour, Rate.Per(15.Minutes));
    }

    [Fact]
    public void Arithmetic_keeps_the_units()
    {
        Assert.Equal(5.PerSecond, 2.PerSecond + 3.PerSecond);
        Assert.Equal(1.PerSecond, 3.PerSecond - 2.PerSecond);
        Assert.Equal(6.PerSecond, 2 * 3.PerSecond);
        Assert.Equal(6.PerSecond, 3.PerSecond * 2);
        Assert.Equal(1.PerSecond, 3.PerSecond / 3);
        Assert.Equal(50, 200.PerSecond * 250.Milliseconds);
        Assert.Equal(50, 250.Milliseconds * 200.PerSecond);
        Assert.Equal(2, 4.PerYear / 2.PerYear);
        Assert.True(4.PerYear < 4.PerHour && 4.PerHour > 4.PerYear && 4.PerHour <= 4.PerHour && 4.PerHour >= 4.PerHour);
    }

    [Property(MaxTest = 2_000)]
    public void The_exact_format_reads_back_bit_for_bit(Magnitude magnitude)
    {
        var rate = Rate.PerSecond(magnitude.Value);
        Assert.Equal(rate, Rate.Parse(rate.ToString("R")));
    }

    [Property]
    public void A_rate_and_its_mean_are_inverse(Duration mean)
    {
        if (mean.TotalSeconds is > 1e-290 and < 1e290)
        {
            Assert.Equal(1, Rate.Per(mean).Mean / mean, 3e-16);
        }
    }

    [Property(MaxTest = 3_000)]
    public void Any_text_is_read_or_refused_with_a_format_exception(NearlyQuantity nearly) =>
        Refusal.IsOrderly(() => Rate.Parse(nearly.Text), Rate.TryParse(nearly.Text, out _));
}
