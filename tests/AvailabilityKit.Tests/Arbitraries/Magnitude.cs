using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A number over many orders of magnitude, from the denormal to the huge, zero and one among them.</summary>
public readonly record struct Magnitude(double Value)
{
    public static Arbitrary<Magnitude> Arbitrary() => Gen.Frequency(
        (1, Gen.Elements(0.0, 1.0, 60, 3_600, 31_536_000, 0.1, 1e-300, 1e300, double.Epsilon)),
        (6, Gen.Choose(-20, 20).SelectMany(exponent => Gen.Choose(1, int.MaxValue).Select(m => m * Math.Pow(10, exponent)))),
        (3, Gen.Choose(1, 10_000).Select(m => (double)m))).Select(value => new Magnitude(value)).ToArbitrary();
}
