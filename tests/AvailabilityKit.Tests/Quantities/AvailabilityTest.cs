using FsCheck.Fluent;

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

    [Fact]
    public void Both_sides_sum_to_one_within_an_ulp() =>
        Check.Holds(Gen.Two(Quantity.Availability), pair =>
        {
            foreach (var availability in (Availability[])[pair.Item1, !pair.Item1, pair.Item1 & pair.Item2, pair.Item1 | pair.Item2])
            {
                Assert.InRange(availability.Value, 0, 1);
                Assert.InRange(availability.Unavailability, 0, 1);
                Assert.True(Math.Abs(availability.Value + availability.Unavailability - 1) <= Ulp);
            }
        }, 2_000);

    [Fact]
    public void Series_is_the_worst_part_or_worse_and_parallel_the_best_or_better() =>
        Check.Holds(Gen.Two(Quantity.Availability), pair =>
        {
            var (left, right) = pair;
            Assert.True((left & right) <= left && (left & right) <= right);
            Assert.True((left | right) >= left && (left | right) >= right);
        }, 2_000);

    [Fact]
    public void The_order_of_the_parts_does_not_matter() =>
        Check.Holds(Gen.Three(Quantity.Availability), parts =>
        {
            var (a, b, c) = parts;
            Assert.Equal(a & b, b & a);
            Assert.Equal(a | b, b | a);
            IsClose((a & b) & c, a & (b & c));
            IsClose((a | b) | c, a | (b | c));
        }, 2_000);

    [Fact]
    public void Perfect_and_none_are_neutral_and_absorbing() =>
        Check.Holds(Quantity.Availability, availability =>
        {
            Assert.Equal(availability, availability & Availability.Perfect);
            Assert.Equal(Availability.None, availability & Availability.None);
            Assert.Equal(availability, availability | Availability.None);
            Assert.Equal(Availability.Perfect, availability | Availability.Perfect);
        });

    [Fact]
    public void The_opposite_swaps_the_sides_and_series_with_parallel() =>
        Check.Holds(Gen.Two(Quantity.Availability), pair =>
        {
            var (left, right) = pair;
            Assert.Equal(left, !!left);
            Assert.Equal(left.Value, (!left).Unavailability);
            Assert.Equal(left.Unavailability, (!left).Value);
            Assert.Equal(!left | !right, !(left & right));
            Assert.Equal(!left & !right, !(left | right));
        }, 2_000);

    [Fact]
    public void Order_agrees_with_the_unavailability() =>
        Check.Holds(Gen.Two(Quantity.Availability), pair =>
        {
            var (left, right) = pair;
            if (left.Unavailability != right.Unavailability)
            {
                Assert.Equal(right.Unavailability.CompareTo(left.Unavailability), left.CompareTo(right));
            }
        });

    [Fact]
    public void The_exact_format_reads_back_bit_for_bit() =>
        Check.Holds(Quantity.Availability, availability => Assert.Equal(availability, Availability.Parse(availability.ToString("R"))), 2_000);

    [Fact]
    public void The_reading_format_keeps_three_digits_of_the_unavailability() =>
        Check.Holds(Quantity.Availability, availability =>
        {
            if (availability.Unavailability is > 0 and < 0.5 and > 1e-290)
            {
                Assert.Equal(1, Availability.Parse(availability.ToString()).Unavailability / availability.Unavailability, 0.006);
            }
        }, 2_000);

    [Fact]
    public void A_double_keeps_its_value() =>
        Check.Holds(Quantity.Fraction, value =>
        {
            Assert.Equal(value, Availability.FromAvailability(value).Value);
            Assert.Equal(value, Availability.FromUnavailability(value).Unavailability);
        }, 2_000);

    [Fact]
    public void Nines_and_back_agree() =>
        Check.Holds(Gen.Choose(0, 300).Select(n => n / 10.0), nines => Assert.Equal(nines, Availability.FromNines(nines).Nines, 1e-12));

    [Fact]
    public void Any_text_is_read_or_refused_with_a_format_exception() =>
        Check.Holds(Quantity.Text, text => Refusal.IsOrderly(() => Availability.Parse(text), Availability.TryParse(text, out _)), 3_000);

    private static void IsClose(Availability expected, Availability actual)
    {
        // Below 1e-307 a double has no relative accuracy left to hold.
        Assert.Equal(expected.Unavailability, actual.Unavailability, (1e-15 * expected.Unavailability) + 1e-322);
        Assert.Equal(expected.Value, actual.Value, (1e-15 * expected.Value) + 1e-322);
    }
}
