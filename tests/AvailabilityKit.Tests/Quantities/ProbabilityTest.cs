namespace AvailabilityKit.Tests.Quantities;

public class ProbabilityTest
{
    [Theory]
    [InlineData("0.95", 0.95, 0.05)]
    [InlineData("95 %", 0.95, 0.05)]
    [InlineData("95%", 0.95, 0.05)]
    [InlineData("100 %", 1, 0)]
    [InlineData("0", 0, 1)]
    [InlineData("1", 1, 0)]
    [InlineData("1 - 5E-20", 1, 5e-20)]
    [InlineData("99.9999999999999999995 %", 1, 5e-21)]
    [InlineData("1e-300", 1e-300, 1)]
    [InlineData("+0.25", 0.25, 0.75)]
    public void Reads_what_people_write_on_both_sides(string text, double value, double complement)
    {
        var probability = Probability.Parse(text);

        Assert.Equal(value, probability.Value);
        Assert.Equal(complement, probability.Complement);
    }

    [Fact]
    public void A_literal_means_its_decimal()
    {
        Probability covered = 0.95;

        Assert.Equal(0.95, covered.Value);
        Assert.Equal(0.05, covered.Complement);
        Assert.Equal("95 %", covered.ToString());
    }

    [Fact]
    public void Nearly_certain_keeps_what_is_missing()
    {
        var probability = Probability.FromComplement(1e-20);

        Assert.Equal(1, probability.Value);
        Assert.Equal(1e-20, probability.Complement);
        Assert.Equal("1 - 1e-20", probability.ToString());
        Assert.True(probability < Probability.One && probability > 0.5 && probability >= 0.5 && Probability.Zero <= probability);
    }

    [Property(MaxTest = 2_000)]
    public void A_double_keeps_its_value_and_sums_to_one(Fraction fraction)
    {
        Probability probability = fraction.Value;
        Assert.Equal(fraction.Value, probability.Value);
        Assert.True(Math.Abs(probability.Value + probability.Complement - 1) <= Math.BitIncrement(1.0) - 1);
        Assert.Equal(fraction.Value, Probability.FromComplement(fraction.Value).Complement);
    }

    [Property]
    public void Not_swaps_the_sides_and_twice_is_nothing(Fraction fraction)
    {
        Probability probability = fraction.Value;
        Assert.Equal(probability.Complement, (!probability).Value);
        Assert.Equal(probability, !!probability);
    }

    [Property(MaxTest = 2_000)]
    public void The_exact_format_reads_back_bit_for_bit(Fraction fraction)
    {
        Probability probability = fraction.Value;
        Assert.Equal(probability, Probability.Parse(probability.ToString("R")));
        Assert.Equal(!probability, Probability.Parse((!probability).ToString("R")));
    }

    [Property(MaxTest = 3_000)]
    public void Any_text_is_read_or_refused_with_a_format_exception(NearlyQuantity nearly) =>
        Refusal.IsOrderly(() => Probability.Parse(nearly.Text), Probability.TryParse(nearly.Text, out _));

    [Fact]
    public void Per_cent_is_taken_as_the_decimal_that_was_written()
    {
        Assert.Equal(0.0005, 99.95.Percent.Complement);
        Assert.Equal(0.95, 95.Percent.Value);
        Assert.Equal(Probability.Parse("99.99999 %"), 99.99999.Percent);
        Assert.Equal(Availability.Parse("99.95 %"), (Availability)99.95.Percent);
        Assert.Equal(Probability.Zero, 0.Percent);
        Assert.Contains("101 % is not a probability", Assert.Throws<ArgumentOutOfRangeException>(() => 101.Percent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_load_can_be_given_by_the_second_the_minute_and_the_hour()
    {
        Assert.Equal(Load.PerSecond(2, 1.Seconds), Load.PerMinute(120, 1.Seconds));
        Assert.Equal(Load.PerSecond(2, 1.Seconds), Load.PerHour(7200, 1.Seconds));
        Assert.Equal(2.PerSecond, 120.PerMinute);
    }
}
