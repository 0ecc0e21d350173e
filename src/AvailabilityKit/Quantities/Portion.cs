using System.Globalization;
using System.Numerics;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Quantities;

/// <summary>A number from 0 to 1 that knows both itself and its complement to full relative accuracy.</summary>
/// <remarks>
/// Only the smaller of the two is stored. The larger one is then at least a half, and one minus the smaller is within
/// half a unit in the last place of it, so nothing is ever lost by subtraction and the two always sum to one.
/// </remarks>
/// <param name="Minor">The smaller of the two, 0 to 0.5.</param>
/// <param name="MostlyWhole">Whether the number itself is the larger one.</param>
internal readonly record struct Portion(double Minor, bool MostlyWhole)
{
    private const int LargestExponent = 2_000;

    /// <summary>Integers of so many digits, and ten to that power, are doubles exactly.</summary>
    private const int ExactDigits = 15;

    public double Value => MostlyWhole ? 1 - Minor : Minor;

    public double Complement => MostlyWhole ? Minor : 1 - Minor;

    // A half is its own complement and has one form only.
    public Portion Swapped => Minor == 0.5 ? this : new(Minor, !MostlyWhole);

    /// <summary>The portion whose two sides are given, both accurate; they sum to one but for rounding.</summary>
    public static Portion Of(double value, double complement) =>
        complement <= value || value >= 0.5 ? new(Math.Min(complement, 0.5) + 0.0, MostlyWhole: true) : new(value + 0.0, MostlyWhole: false);

    /// <summary>The portion that a double was written as.</summary>
    /// <remarks>
    /// A literal such as 0.99999 means the decimal, not the binary number nearest to it; its complement is taken in decimal
    /// where the shortest text of the double allows it, so that 0.99999 has the complement 1e-5 and not 1.0000000000010001e-5.
    /// </remarks>
    public static Portion FromDouble(double value)
    {
        if (value < 0.5)
        {
            return new(value + 0.0, MostlyWhole: false);
        }

        // From a half to one the difference is exact in binary, so it is the right answer for a double that nobody wrote.
        var difference = 1 - value;
        Span<char> text = stackalloc char[32];
        if (value < 1 && value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture) && length <= 20)
        {
            var decimals = text[2..length];
            var scale = 1L;
            var digits = 0L;
            foreach (var digit in decimals)
            {
                scale *= 10;
                digits = (digits * 10) + (digit - '0');
            }

            // Both are integers below 2^53 or a power of ten below 10^22, so the quotient is correctly rounded.
            var written = (scale - digits) / (double)scale;
            if (scale - digits < 1L << 53 && 1 - written == value)
            {
                return new(written, MostlyWhole: true);
            }
        }

        return new(difference, MostlyWhole: true);
    }

    /// <summary>Reads a decimal fraction, in units of ten to the <paramref name="shift"/>, with both sides rounded from the decimal text itself.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> number, int shift, out Portion portion)
    {
        portion = default;
        var mark = number.IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? number : number[..mark];
        var exponent = 0;
        if (mark >= 0 && (!int.TryParse(number[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
            || exponent is < -LargestExponent or > LargestExponent))
        {
            return "its exponent is out of all bounds";
        }

        var point = mantissa.IndexOf('.');
        exponent += shift - (point < 0 ? 0 : mantissa.Length - point - 1);
        var written = string.Concat(mantissa[..(point < 0 ? mantissa.Length : point)], point < 0 ? "" : mantissa[(point + 1)..]);
        if (written.Length <= ExactDigits && exponent is <= 0 and >= -ExactDigits
            && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var few))
        {
            // The quotient of two integers that are exact is correctly rounded.
            var whole = 1.0;
            for (var place = exponent; place < 0; place++)
            {
                whole *= 10;
            }

            if (few > whole)
            {
                return "it is over one";
            }

            portion = few == 0 ? default : Of(few / whole, (whole - few) / whole);
            return null;
        }

        var digits = BigInteger.Parse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (digits.Sign < 0)
        {
            return "it is below zero";
        }

        if (digits.IsZero)
        {
            return null;
        }

        if (exponent > 0)
        {
            return "it is over one";
        }

        var one = BigInteger.Pow(10, -exponent);
        if (digits > one)
        {
            return "it is over one";
        }

        portion = Of(Scaled(digits, exponent), Scaled(one - digits, exponent));
        return null;
    }

    /// <summary>Reads <c>0.95</c>, <c>95 %</c> or <c>1 - 5E-20</c>.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> text, out Portion portion)
    {
        portion = default;
        if (!NumberNotation.TrySplit(text, out var number, out var rest))
        {
            return "it does not begin with a number";
        }

        if (rest.IsEmpty)
        {
            return Read(number, 0, out portion);
        }

        if (rest is "%")
        {
            return Read(number, -2, out portion);
        }

        if (rest[0] == '-' && number is "1" && NumberNotation.TrySplit(rest[1..].TrimStart(), out var minus, out var tail) && tail.IsEmpty)
        {
            var wrong = Read(minus, 0, out var complement);
            portion = complement.Swapped;
            return wrong;
        }

        return $"{NumberNotation.Quote(rest)} after the number is not understood";
    }

    public static int Compare(Portion left, Portion right)
    {
        if (left.MostlyWhole != right.MostlyWhole)
        {
            return left.MostlyWhole ? 1 : -1;
        }

        return left.MostlyWhole ? right.Minor.CompareTo(left.Minor) : left.Minor.CompareTo(right.Minor);
    }

    /// <summary>The shortest text that reads back as exactly the same portion: the number, or one minus its complement.</summary>
    public string ToExactText()
    {
        var plain = NumberNotation.Exact(Value);
        return !MostlyWhole || (Read(plain, 0, out var back) is null && back == this) ? plain : $"1 - {NumberNotation.Exact(Minor)}";
    }

    /// <summary>Per cent with three digits of whichever side is the smaller, so that a small one stays visible.</summary>
    public string ToPercentText()
    {
        if (Minor is > 0 and < 1e-12)
        {
            var small = Figure.Plain(Minor, 3);
            return MostlyWhole ? $"1 - {small}" : small;
        }

        if (Minor == 0)
        {
            return MostlyWhole ? "100 %" : "0 %";
        }

        // Decimal holds 28 digits, so the difference to 100 is exact where that of doubles would show noise.
        var minor = (decimal)Minor * 100;
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)minor)), 0, 20);
        var rounded = Math.Round(minor, decimals);
        return (MostlyWhole ? 100 - rounded : rounded).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture) + " %";
    }

    private static double Scaled(BigInteger digits, int exponent) =>
        NumberNotation.ToDouble(digits.ToString(CultureInfo.InvariantCulture) + "E" + exponent.ToString(CultureInfo.InvariantCulture));
}
