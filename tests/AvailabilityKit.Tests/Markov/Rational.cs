using System.Numerics;

namespace AvailabilityKit.Tests.Markov;

/// <summary>An exact fraction: the oracle that no rounding reaches.</summary>
internal readonly record struct Rational
{
    private Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public static Rational Zero { get; } = new(0, 1);

    public static Rational One { get; } = new(1, 1);

    public static Rational Of(BigInteger numerator, BigInteger denominator) => new(numerator, denominator);

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    /// <summary>The fraction that a double is, exactly.</summary>
    public static Rational From(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var exponent = (int)(bits >> 52);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0)
        {
            exponent = 1;
        }
        else
        {
            mantissa |= 1L << 52;
        }

        exponent -= 1075;
        var numerator = value < 0 ? -(BigInteger)mantissa : mantissa;
        return exponent >= 0 ? new(numerator << exponent, 1) : new(numerator, BigInteger.One << -exponent);
    }

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>|computed - this| / this, as a double; zero when both are zero.</summary>
    public double RelativeErrorOf(double computed)
    {
        if (Numerator.IsZero)
        {
            return computed == 0 ? 0 : double.PositiveInfinity;
        }

        var error = (From(computed) - this) / this;
        return (double)(BigInteger.Abs(error.Numerator) * (BigInteger.One << 300) / error.Denominator) * Math.Pow(2, -300);
    }
}
