using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Text that is nearly a quantity: its own vocabulary shuffled, with noise.</summary>
public sealed record NearlyQuantity(string Text)
{
    private static readonly string[] Words =
    [
        "1", "99.95", "-", "+", ".", "e", "E", "e9", "e-9", "1e999", "e99999999999", " ", "%", "nines", "five", "s", "ms", "h", "min", "m", "y", "P", "T", "PT", "S", "M",
        "H", "D", "/", "per", "FIT", "USD", "$", "infinite", ",", "(", ")", "0", "\0", "\u00b5s", "\ud83d", "NaN", "inf", "1 -", "_",
    ];

    public static Arbitrary<NearlyQuantity> Arbitrary() =>
        Gen.Elements(Words).ArrayOf().Select(words => new NearlyQuantity(string.Concat(words))).ToArbitrary();
}
