using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>An unavailability from a hundredth of a part in a billion to nine tenths, now and then exactly zero or one.</summary>
public readonly record struct Unavailability(double Value)
{
    public static Arbitrary<Unavailability> Arbitrary() => Values.Select(value => new Unavailability(value)).ToArbitrary();

    internal static Gen<double> Values { get; } = Gen.Frequency(
        (8, Gen.Choose(1, 110).Select(tenths => Math.Pow(10, -tenths / 10.0))),
        (3, Gen.Choose(1, 9).Select(tenths => tenths / 10.0)),
        (1, Gen.Elements(0.0, 1.0)));
}
