namespace AvailabilityKit.Tests.Quantities;

public class DurationTest
{
    [Theory]
    [InlineData("30 s", 30)]
    [InlineData("30s", 30)]
    [InlineData("250 ms", 0.25)]
    [InlineData("12 us", 12e-6)]
    [InlineData("5 ns", 5e-9)]
    [InlineData("1.5 min", 90)]
    [InlineData("4 h", 14_400)]
    [InlineData("4 Hours", 14_400)]
    [InlineData("2 days", 172_800)]
    [InlineData("1 w", 604_800)]
    [InlineData("5 y", 5 * 31_536_000d)]
    [InlineData("1 h 30 min", 5_400)]
    [InlineData("1h30min10s", 5_410)]
    [InlineData("  4   h ", 14_400)]
    [InlineData("1e3 h", 3_600_000)]
    [InlineData("PT30S", 30)]
    [InlineData("PT0.25S", 0.25)]
    [InlineData("P1DT12H", 129_600)]
    [InlineData("P5Y", 5 * 31_536_000d)]
    [InlineData("P2W", 1_209_600)]
    [InlineData("PT1H30M", 5_400)]
    [InlineData("0", 0)]
    [InlineData("0 s", 0)]
    [InlineData("infinite", double.PositiveInfinity)]
    public void Reads_what_people_write(string text, double seconds) => Assert.Equal(seconds, Duration.Parse(text).TotalSeconds);

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(30, "30 s")]
    [InlineData(0.25, "250 ms")]
    [InlineData(3e-5, "30 us")]
    [InlineData(14_400, "4 h")]
    [InlineData(3153.6, "52.6 min")]
    [InlineData(48 * 3_600, "48 h")]
    [InlineData(72 * 3_600, "3 d")]
    [InlineData(1.5 * 31_536_000, "1.5 y")]
    [InlineData(31_536_000, "1 y")]
    [InlineData(31_536_000 * 1e12, "1e12 y")]
    [InlineData(double.PositiveInfinity, "infinite")]
    public void Prints_what_people_read(double seconds, string text) => Assert.Equal(text, Duration.FromSeconds(seconds).ToString());

    [Fact]
    public void Prints_in_the_unit_asked_for()
    {
        Assert.Equal("8760 h", 1.Years.ToString("h"));
        Assert.Equal("87.6 h", $"{87.6.Hours:h}");
        Assert.Equal("90 s", 1.5.Minutes.ToString("s"));
    }

    [Fact]
    public void Is_written_as_a_number_with_a_unit()
    {
        Assert.Equal(Duration.FromSeconds(30), 30.Seconds);
        Assert.Equal(Duration.FromSeconds(0.25), 250.Milliseconds);
        Assert.Equal(Duration.FromSeconds(0.5), 0.5.Seconds);
        Assert.Equal(2.Minutes, 120.Seconds);
        Assert.Equal(8_760.Hours, 1.Years);
        Assert.Equal(365.Days, 1.0.Years);
        Assert.Equal(1.5.Hours, 90.0.Minutes);
        Assert.Equal(2.5.Days, 60.0.Hours);
        Assert.Equal(0.0005, 0.5.Milliseconds.TotalSeconds);
    }

    [Fact]
    public void A_time_span_converts_by_itself()
    {
        Duration duration = TimeSpan.FromMinutes(90);

        Assert.Equal(1.5.Hours, duration);
        Assert.Equal(TimeSpan.FromMinutes(90), duration.ToTimeSpan());
    }

    [Property]
    public void A_time_span_comes_back_to_the_tick(TimeSpan time)
    {
        // 27 704 327 925 ticks were one short when the conversion cut off.
        Assert.Equal(time, ((Duration)time).ToTimeSpan());
    }

    [Fact]
    public void A_duration_too_long_for_a_time_span_is_refused()
    {
        Assert.Equal(27_704_327_925, Duration.FromSeconds(2770.4327925).ToTimeSpan().Ticks);
        Assert.Throws<OverflowException>(() => Duration.Infinite.ToTimeSpan());
        Assert.Throws<OverflowException>(() => Duration.FromYears(30_000).ToTimeSpan());
    }

    [Fact]
    public void Arithmetic_keeps_the_units()
    {
        Assert.Equal(90.Minutes, 1.Hours + 30.Minutes);
        Assert.Equal(30.Minutes, 1.Hours - 30.Minutes);
        Assert.Equal(3.Hours, 2 * 1.5.Hours);
        Assert.Equal(20.Minutes, 1.Hours / 3);
        Assert.Equal(60, 1.Hours / 1.Minutes);
        Assert.Equal(4.PerHour, 4 / 1.Hours);
        Assert.Equal(Duration.Infinite, Duration.Infinite - 1.Hours);
        Assert.True(1.Hours < Duration.Infinite && 1.Hours >= 60.Minutes && 2.Hours > 1.Hours && 1.Hours <= 1.Hours);
        Assert.Equal(2.Hours, Duration.Max(1.Hours, 2.Hours));
        Assert.Equal(1.Hours, Duration.Min(1.Hours, 2.Hours));
    }

    [Property(MaxTest = 2_000)]
    public void The_exact_format_reads_back_bit_for_bit(Duration duration) =>
        Assert.Equal(duration, Duration.Parse(duration.ToString("R")));

    [Property(MaxTest = 2_000)]
    public void The_reading_format_reads_back_to_three_digits(Duration duration)
    {
        if (duration.TotalSeconds is > 1e-290 and < 1e290)
        {
            Assert.Equal(1, Duration.Parse(duration.ToString()) / duration, 0.006);
        }
    }

    [Fact]
    public void Exact_text_is_the_plain_one_where_people_would_write_it()
    {
        Assert.Equal("4 h", 4.Hours.ToString("R"));
        Assert.Equal("250 ms", 250.Milliseconds.ToString("R"));
        Assert.Equal("5 y", 5.Years.ToString("R"));
        Assert.Equal("infinite", Duration.Infinite.ToString("R"));
    }

    [Property]
    public void Order_agrees_with_the_seconds(Duration one, Duration other) =>
        Assert.Equal(one.TotalSeconds.CompareTo(other.TotalSeconds), one.CompareTo(other));

    [Property(MaxTest = 3_000)]
    public void Any_text_is_read_or_refused_with_a_format_exception(NearlyQuantity nearly) =>
        Refusal.IsOrderly(() => Duration.Parse(nearly.Text), Duration.TryParse(nearly.Text, out _));
}
