using AvailabilityKit.Quantities;

namespace AvailabilityKit.Tests.Quantities;

public class DataTest
{
    [Theory]
    [InlineData("16 GiB", 17_179_869_184)]
    [InlineData("16gib", 17_179_869_184)]
    [InlineData("500 MB", 500_000_000)]
    [InlineData("4096 B", 4_096)]
    [InlineData("1.5 kB", 1_500)]
    [InlineData("10 Gbit", 1_250_000_000)]
    [InlineData("8 bit", 1)]
    [InlineData("0 B", 0)]
    public void Reads_what_people_write(string text, double bytes)
    {
        Assert.Equal(bytes, DataSize.Parse(text).TotalBytes);
        Assert.Equal(bytes, DataRate.Parse(text + "/s").BytesPerSecond);
    }

    [Theory]
    [InlineData(17_179_869_184, "16 GiB")]
    [InlineData(123_207_680, "118 MiB")]
    [InlineData(1_023, "1023 B")]
    [InlineData(0, "0 B")]
    public void Prints_what_people_read(double bytes, string text)
    {
        Assert.Equal(text, DataSize.FromBytes(bytes).ToString());
        Assert.Equal(text + "/s", DataRate.FromBytesPerSecond(bytes).ToString());
    }

    [Fact]
    public void Is_written_as_a_number_of_a_unit()
    {
        Assert.Equal("16 GiB", 16.GiB.ToString("R"));
        Assert.Equal(1_024.KiB, 1.MiB);
        Assert.Equal(1.TiB, 1_024.GiB);
        Assert.Equal(0.5.TB, 500.GB);
        Assert.Equal(1_000.MB, 1.GB);
        Assert.Equal(DataSize.Parse("10 Gbit"), 10.Gbit);
        Assert.Equal("117.5 MiB/s", 117.5.MiB.PerSecond.ToString("R"));
    }

    [Fact]
    public void Arithmetic_keeps_the_units()
    {
        Assert.Equal(16.Seconds, 16.GiB / 1.GiB.PerSecond);
        Assert.Equal(Duration.Infinite, 16.GiB / DataRate.Zero);
        Assert.Equal(30.MiB, 3.MiB.PerSecond * 10.Seconds);
        Assert.Equal(30.MiB, 3 * 10.MiB);
        Assert.Equal(30.MiB.PerSecond, 10.MiB.PerSecond * 3);
        Assert.Equal(0.5, 512.MiB.PerSecond / 1.GiB.PerSecond);
        Assert.True(1.MiB < 1.GiB && 1.GiB > 1.MiB && 1.GiB <= 1.GiB && 1.GiB >= 1.GiB);
        Assert.True(1.MiB.PerSecond < 1.GiB.PerSecond && 1.GiB.PerSecond > 1.MiB.PerSecond && 1.GiB.PerSecond <= 1.GiB.PerSecond && 1.GiB.PerSecond >= 1.GiB.PerSecond);
    }

    [Theory]
    [InlineData("16", "it has no unit; write for example 16 GiB or 500 MB")]
    [InlineData("GiB", "it does not begin with a number")]
    [InlineData("-1 GiB", "-1 is negative")]
    [InlineData("16 pages", "the unit \"pages\" is not known; write B, kB, MB")]
    [InlineData("16 Gb", "the unit \"Gb\" may be bits or bytes; write GB or Gbit")]
    [InlineData("16 Gib", "the unit \"Gib\" may be bits or bytes; write GiB or Gbit")]
    [InlineData("1e308 GiB", "it is too large to be held")]
    public void What_is_no_amount_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => DataSize.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_rate_says_per_what()
    {
        Assert.Contains("it does not say that it is per second", Assert.Throws<FormatException>(() => DataRate.Parse("1 GiB")).Message, StringComparison.Ordinal);
        Assert.Contains("no value", Assert.Throws<ArgumentOutOfRangeException>(() => DataSize.Zero / DataRate.Zero).Message, StringComparison.Ordinal);
        Assert.Contains("no value", Assert.Throws<ArgumentOutOfRangeException>(() => DataRate.Zero / DataRate.Zero).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => (-1).GiB);
        Assert.Throws<ArgumentOutOfRangeException>(() => double.NaN.GiB.PerSecond);
    }

    [Property(MaxTest = 2_000)]
    public void The_exact_format_reads_back_bit_for_bit(Magnitude magnitude)
    {
        Assert.Equal(DataSize.FromBytes(magnitude.Value), DataSize.Parse(DataSize.FromBytes(magnitude.Value).ToString("R")));
        Assert.Equal(DataRate.FromBytesPerSecond(magnitude.Value), DataRate.Parse(DataRate.FromBytesPerSecond(magnitude.Value).ToString("R")));
    }

    [Property(MaxTest = 3_000)]
    public void Any_text_is_read_or_refused_with_a_format_exception(NearlyQuantity nearly)
    {
        Refusal.IsOrderly(() => DataSize.Parse(nearly.Text), DataSize.TryParse(nearly.Text, out _));
        Refusal.IsOrderly(() => DataRate.Parse(nearly.Text), DataRate.TryParse(nearly.Text, out _));
    }
}
