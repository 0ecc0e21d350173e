using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A number from zero to one, often next to either end.</summary>
public readonly record struct Fraction(double Value)
{
    public static Arbitrary<Fraction> Arbitrary() => Gen.Frequency(
        (1, Gen.Elements(0.0, 1.0, 0.5, double.BitDecrement(0.5), double.BitIncrement(0.5), double.BitDecrement(1), double.Epsilon, 1e-300)),
        (4, Gen.Choose(0, 1_000_000_000).Select(m => m / 1e9)),
        (4, Gen.Choose(1, 300).SelectMany(exponent => Gen.Choose(1, 1_000_000).Select(m => m / 1e6 * Math.Pow(10, -exponent)))))
        .Select(value => new Fraction(value)).ToArbitrary();
}
