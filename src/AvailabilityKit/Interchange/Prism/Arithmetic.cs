using AvailabilityKit.Quantities;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Whole numbers that are held to their range, with the line where one leaves it.</summary>
internal static class Arithmetic
{
    public static double Whole(double value, int line) => Math.Abs(value) <= int.MaxValue
        ? value
        : throw new ModelException($"Line {line}: a whole number is {NumberNotation.Exact(value)}, out of the range of -{int.MaxValue} to {int.MaxValue}; write 1.0 in place of 1 where real numbers are meant.");

    /// <summary>The remainder, which has the sign of the divisor or is zero.</summary>
    public static double Modulo(double value, double divisor, int line)
    {
        if (divisor <= 0)
        {
            throw new ModelException($"Line {line}: mod divides by {NumberNotation.Exact(divisor)}; the divisor must be above zero.");
        }

        var remainder = value % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }

    public static double WholePower(double value, double exponent, int line) => exponent >= 0
        ? Whole(Math.Pow(value, exponent), line)
        : throw new ModelException($"Line {line}: pow raises a whole number to {NumberNotation.Exact(exponent)}; write 1.0 in place of 1 where a real number is meant.");
}
