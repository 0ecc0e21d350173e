using System.Globalization;

namespace AvailabilityKit.Economics;

/// <summary>Checked arithmetic on amounts: values of the world come as doubles, money is decimal, and both are refused by name.</summary>
internal static class CheckedAmounts
{
    public static decimal NotNegative(decimal amount, string what, string parameter) =>
        amount >= 0 ? amount : throw new ArgumentOutOfRangeException(parameter, amount, $"{what} is {Print(amount)}; it must be zero or more.");

    public static double NotNegative(double value, string what, string parameter) =>
        double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(parameter, value, $"{what} is {Print(value)}; it must be a finite number, zero or more.");

    /// <summary>The decimal that a double is written as, all 17 digits where it has them: 0.08 becomes 8 % exactly, as a person meant it.</summary>
    public static decimal Exact(double value, string what) =>
        decimal.TryParse(Print(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : throw TooLarge(what);

    public static decimal Times(decimal amount, decimal factor, string what)
    {
        try
        {
            return amount * factor;
        }
        catch (OverflowException)
        {
            throw TooLarge(what);
        }
    }

    public static decimal Plus(decimal left, decimal right, string what)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException)
        {
            throw TooLarge(what);
        }
    }

    public static string Print(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Print(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static ArgumentException TooLarge(string what) =>
        new($"{what} comes to more than an amount of money can hold (7.9e28); check its unit.", paramName: null);
}
