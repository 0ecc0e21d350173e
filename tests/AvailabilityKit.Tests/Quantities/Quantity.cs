using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Quantities;

/// <summary>Generators of quantities that reach from the denormal to the huge, with the corners thrown in.</summary>
internal static class Quantity
{
    /// <summary>Numbers over many orders of magnitude, zero and one among them.</summary>
    public static Gen<double> Positive { get; } = Gen.Frequency(
        (1, Gen.Elements(0.0, 1.0, 60, 3_600, 31_536_000, 0.1, 1e-300, 1e300, double.Epsilon)),
        (6, Gen.Choose(-20, 20).SelectMany(exponent => Gen.Choose(1, int.MaxValue).Select(m => m * Math.Pow(10, exponent)))),
        (3, Gen.Choose(1, 10_000).Select(m => (double)m)));

    /// <summary>Numbers from zero to one, many next to either end.</summary>
    public static Gen<double> Fraction { get; } = Gen.Frequency(
        (1, Gen.Elements(0.0, 1.0, 0.5, double.BitDecrement(0.5), double.BitIncrement(0.5), double.BitDecrement(1), double.Epsilon, 1e-300)),
        (4, Gen.Choose(0, 1_000_000_000).Select(m => m / 1e9)),
        (4, Gen.Choose(1, 300).SelectMany(exponent => Gen.Choose(1, 1_000_000).Select(m => m / 1e6 * Math.Pow(10, -exponent)))));

    public static Gen<Availability> Availability { get; } = Gen.OneOf(
        Fraction.Select(AvailabilityKit.Availability.FromUnavailability),
        Fraction.Select(AvailabilityKit.Availability.FromAvailability));

    public static Gen<Duration> Duration { get; } = Positive.Select(AvailabilityKit.Duration.FromSeconds);

    /// <summary>Text that is nearly a quantity: its own vocabulary shuffled, with noise.</summary>
    public static Gen<string> Text { get; } = Gen.Elements(
        "1", "99.95", "-", "+", ".", "e", "E", "e9", "e-9", "1e999", "e99999999999", " ", "%", "nines", "five", "s", "ms", "h", "min", "m", "y", "P", "T", "PT", "S", "M",
        "H", "D", "/", "per", "FIT", "USD", "$", "infinite", ",", "(", ")", "0", "\0", "\u00b5s", "\ud83d", "NaN", "inf", "1 -", "_")
        .ArrayOf().Select(string.Concat);
}
