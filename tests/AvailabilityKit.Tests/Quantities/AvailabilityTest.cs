using AvailabilityKit.Tests.Markov;

namespace AvailabilityKit.Tests.Quantities;

public class AvailabilityTest
{
    private static readonly double Ulp = double.BitIncrement(1.0) - 1;

    [Theory]
    [InlineData("99.95 %", 0.9995, 0.0005)]
    [InlineData("99.9999999 %", 0.999999999, 1e-9)]
    [InlineData("99.99999999999999 %", 0.9999999999999999, 1e-16)]
    [InlineData("5 nines", 0.99999, 1e-5)]
    [InlineData("five nines", 0.99999, 1e-5)]
    [InlineData("6 NINES", 0.999999, 1e-6)]
    [InlineData("30 nines", 1, 1e-30)]
    [InlineData("0 nines", 0, 1)]
    [InlineData("0.9995", 0.9995, 0.0005)]
    [InlineData("1", 1, 0)]
    [InlineData("0 %", 0, 1)]
    [InlineData("1 - 5E-20", 1, 5e-20)]
    [InlineData("99.95 % (3.3 nines)", 0.9995, 0.0005)]
    public void Reads_what_people_write_on_both_sides(string text, double up, double down)
    {
        var availability = Availability.Parse(text);

        Assert.Equal(up, availability.Value);
        Assert.Equal(down, availability.Unavailability);
    }

    [Theory]
    [InlineData(5.1e-5, "99.9949 % (4.3 nines)")]
    [InlineData(5e-4, "99.95 % (3.3 nines)")]
    [InlineData(1e-5, "99.999 % (5 nines)")]
    [InlineData(1.23e-9, "99.999999877 % (8.9 nines)")]
    [InlineData(1.23e-20, "1 - 1.23e-20 (19.9 nines)")]
    [InlineData(0, "100 %")]
    [InlineData(1, "0 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0.99999, "0.001 %")]
    [InlineData(0.01, "99 % (2 nines)")]
    public void Prints_so_that_the_unavailability_shows(double down, string text) =>
        Assert.Equal(text, Availability.FromUnavailability(down).ToString());

    [Fact]
    public void Prints_per_cent_or_nines_alone()
    {
        var availability = Availability.FromNines(4.5);

        Assert.Equal("99.99684 %", $"{availability:P}");
        Assert.Equal("4.5 nines", $"{availability:N}");
        Assert.Equal("infinite nines", Availability.Perfect.ToString("N"));
    }

    [Fact]
    public void No_nines_are_no_availability_whatever_the_sign_of_zero()
    {
        Assert.Equal(Availability.None, Availability.FromNines(0));
        Assert.Equal(Availability.None, Availability.FromNines(-0.0));
    }

    [Fact]
    public void Up_and_down_times_make_it()
    {
        var server = Availability.FromMtbf(mtbf: 9_996.Hours, mttr: 4.Hours);

        Assert.Equal(0.0004, server.Unavailability, 1e-19);
        Assert.Equal(0.9996, server.Value, 1e-16);
        Assert.Equal(3.504, server.DowntimePerYear().TotalHours, 1e-14);
        Assert.Equal(Availability.Perfect, Availability.FromMtbf(Duration.Infinite, 4.Hours));
        Assert.Equal(Availability.None, Availability.FromMtbf(4.Hours, Duration.Infinite));
        Assert.Equal(Availability.None, Availability.FromMtbf(Duration.Zero, 4.Hours));
        Assert.Equal(Availability.Perfect, Availability.FromMtbf(4.Hours, Duration.Zero));
        Assert.Equal(Availability.FromAvailability(0.5), Availability.FromParts(double.MaxValue, double.MaxValue));
        Assert.Equal(1e-300, Availability.FromParts(1, 1e-300).Unavailability);
    }

    [Fact]
    public void The_default_never_fails()
    {
        Assert.Equal(Availability.Perfect, default);
        Assert.Equal(1, default(Availability).Value);
        Assert.Equal(double.PositiveInfinity, default(Availability).Nines);
        Assert.Equal(0, Availability.None.Nines);
        Assert.Equal(0, Availability.None.Value);
        Assert.True(Availability.None < Availability.Perfect && Availability.Perfect > Availability.None);
        Assert.True(Availability.None <= Availability.Perfect && Availability.Perfect >= Availability.None);
    }

    [Fact]
    public void A_series_of_good_parts_keeps_its_digits()
    {
        var part = Availability.FromUnavailability(1e-20);

        Assert.Equal(2e-20, (part & part).Unavailability);
        Assert.Equal(1e-40, (part | part).Unavailability, 1e-55);
    }

    [Property(MaxTest = 2_000)]
    public void Series_and_parallel_are_the_sums_and_products_of_exact_fractions(Availability left, Availability right)
    {
        IsExact(left.Value, right.Value, left.Unavailability, right.Unavailability, left & right);
        IsExact(left.Unavailability, right.Unavailability, left.Value, right.Value, !(left | right));

        // The product of the two sides that must both hold, and the other side with its small terms.
        static void IsExact(double one, double two, double notOne, double notTwo, Availability found)
        {
            // Below 1e-290 a double begins to lose digits.
            if (one * two > 1e-290 && notOne + (one * notTwo) > 1e-290)
            {
                Assert.InRange((Rational.From(one) * Rational.From(two)).RelativeErrorOf(found.Value), 0, 4 * Ulp);
                Assert.InRange((Rational.From(notOne) + (Rational.From(one) * Rational.From(notTwo))).RelativeErrorOf(found.Unavailability), 0, 4 * Ulp);
            }
        }
    }

    [Property(MaxTest = 2_000)]
    public void Series_is_the_worst_part_or_worse_and_parallel_the_best_or_better(Availability left, Availability right)
    {
        Assert.True((left & right) <= left && (left & right) <= right);
        Assert.True((left | right) >= left && (left | right) >= right);
    }

    [Property(MaxTest = 2_000)]
    public void The_order_of_the_parts_does_not_matter(Availability a, Availability b, Availability c)
    {
        Assert.Equal(a & b, b & a);
        Assert.Equal(a | b, b | a);
        IsClose((a & b) & c, a & (b & c));
        IsClose((a | b) | c, a | (b | c));
    }

    [Property]
    public void Perfect_and_none_are_neutral_and_absorbing(Availability availability)
    {
        Assert.Equal(availability, availability & Availability.Perfect);
        Assert.Equal(Availability.None, availability & Availability.None);
        Assert.Equal(availability, availability | Availability.None);
        Assert.Equal(Availability.Perfect, availability | Availability.Perfect);
    }

    [Property(MaxTest = 2_000)]
    public void The_opposite_swaps_the_sides_and_series_with_parallel(Availability left, Availability right)
    {
        Assert.Equal(left, !!left);
        Assert.Equal(left.Value, (!left).Unavailability);
        Assert.Equal(left.Unavailability, (!left).Value);
        Assert.Equal(!left | !right, !(left & right));
        Assert.Equal(!left & !right, !(left | right));
    }

    [Property]
    public void Order_agrees_with_the_unavailability(Availability left, Availability right)
    {
        if (left.Unavailability != right.Unavailability)
        {
            Assert.Equal(right.Unavailability.CompareTo(left.Unavailability), left.CompareTo(right));
        }
    }

    [Property(MaxTest = 2_000)]
    public void The_exact_format_reads_back_bit_for_bit(Availability availability) =>
        Assert.Equal(availability, Availability.Parse(availability.ToString("R")));

    [Property(MaxTest = 2_000)]
    public void The_reading_format_keeps_three_digits_of_the_unavailability(Availability availability)
    {
        if (availability.Unavailability is > 0 and < 0.5 and > 1e-290)
        {
            Assert.Equal(1, Availability.Parse(availability.ToString()).Unavailability / availability.Unavailability, 0.006);
        }
    }

    [Property(MaxTest = 2_000)]
    public void A_double_keeps_its_value(Fraction fraction)
    {
        Assert.Equal(fraction.Value, Availability.FromAvailability(fraction.Value).Value);
        Assert.Equal(fraction.Value, Availability.FromUnavailability(fraction.Value).Unavailability);
    }

    [Fact]
    public void Nines_and_back_agree()
    {
        for (var tenths = 0; tenths <= 300; tenths++)
        {
            Assert.Equal(tenths / 10.0, Availability.FromNines(tenths / 10.0).Nines, 1e-12);
        }
    }

    [Property(MaxTest = 3_000)]
    public void Any_text_is_read_or_refused_with_a_format_exception(NearlyQuantity nearly) =>
        Refusal.IsOrderly(() => Availability.Parse(nearly.Text), Availability.TryParse(nearly.Text, out _));

    private static void IsClose(Availability expected, Availability actual)
    {
        // Below 1e-307 a double has no relative accuracy left to hold.
        Assert.Equal(expected.Unavailability, actual.Unavailability, (1e-15 * expected.Unavailability) + 1e-322);
        Assert.Equal(expected.Value, actual.Value, (1e-15 * expected.Value) + 1e-322);
    }
}
