using System.Globalization;

namespace AvailabilityKit.Presentation;

/// <summary>Writes bare numbers as people read them in charts and tables: few digits, thousands apart, never a culture's own.</summary>
public static class Figure
{
    private static readonly CultureInfo Neutral = CultureInfo.InvariantCulture;

    /// <summary>Three significant digits, thousands set apart: <c>1,050</c>, <c>52.6</c>, <c>0.0042</c>, <c>1.2e-7</c>.</summary>
    public static string Compact(double value) => Significant(value, 3);

    /// <summary>The given number of significant digits, whole numbers below a million in full.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="digits">How many digits count, 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digits are not within 1 and 15.</exception>
    public static string Significant(double value, int digits) => Write(value, digits, isGrouped: true);

    /// <summary>The same without thousands set apart and with an exponent from 1e9 on: in the form that numbers are read back from.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="digits">How many digits count, 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digits are not within 1 and 15.</exception>
    public static string Plain(double value, int digits) => Write(value, digits, isGrouped: false);

    /// <summary>With a suffix for thousands, millions and billions: <c>412 k</c>, <c>1.2 M</c>.</summary>
    public static string Abbreviated(double value)
    {
        var size = Math.Abs(value);
        return size switch
        {
            >= 999.5e6 and < 1e15 => Significant(value / 1e9, 3) + " G",
            >= 999.5e3 and < 1e9 => Significant(value / 1e6, 3) + " M",
            >= 10e3 and < 1e6 => Significant(value / 1e3, 3) + " k",
            _ => Compact(value),
        };
    }

    private static string Write(double value, int digits, bool isGrouped)
    {
        if (digits is < 1 or > 15)
        {
            throw new ArgumentOutOfRangeException(nameof(digits), digits, $"{digits} significant digits were asked for; give 1 to 15.");
        }

        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "n/a" : value > 0 ? "∞" : "−∞";
        }

        if (value == 0)
        {
            return "0";
        }

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (exponent < -4 || exponent >= (isGrouped ? 15 : 9))
        {
            return value.ToString("0." + new string('#', digits - 1) + "e0", Neutral);
        }

        var decimals = Math.Max(0, digits - 1 - exponent);
        return value.ToString((isGrouped ? "#,##0." : "0.") + new string('#', decimals), Neutral);
    }
}
