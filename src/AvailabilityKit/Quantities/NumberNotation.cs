using System.Globalization;

namespace AvailabilityKit.Quantities;

/// <summary>Writes and reads the bare numbers inside quantities, always in the invariant culture.</summary>
internal static class NumberNotation
{
    /// <summary>The longest text a quantity is read from; anything longer is not something a person wrote.</summary>
    public const int LongestText = 256;

    /// <summary>The shortest text that reads back as exactly the same double.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Splits a leading decimal number (sign, digits, point, exponent) off the text. False when the text does not begin with one.</summary>
    public static bool TrySplit(ReadOnlySpan<char> text, out ReadOnlySpan<char> number, out ReadOnlySpan<char> rest)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var whole = CountDigits(text[at..]);
        at += whole;
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            fraction = CountDigits(text[(at + 1)..]);
            at += fraction > 0 ? fraction + 1 : 0;
        }

        if (whole + fraction == 0)
        {
            number = default;
            rest = text;
            return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0;
            var exponent = CountDigits(text[Math.Min(at + 1 + sign, text.Length)..]);
            at += exponent > 0 ? 1 + sign + exponent : 0;
        }

        number = text[..at];
        rest = text[at..].TrimStart();
        return true;
    }

    /// <summary>The double nearest to a number split off by <see cref="TrySplit"/>; infinite when it is too large for one.</summary>
    public static double ToDouble(ReadOnlySpan<char> number) => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The text as an error message quotes it: in quotes, and not longer than a line.</summary>
    public static string Quote(ReadOnlySpan<char> text) => text.Length <= 60 ? $"\"{text}\"" : $"\"{text[..57]}...\"";

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
