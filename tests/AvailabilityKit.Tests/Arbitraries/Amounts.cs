using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Amounts of dollars: billions to the millionth, and decimals of every scale.</summary>
internal static class Amounts
{
    public static Arbitrary<Money> Arbitrary() => Gen.OneOf(
        Gen.Choose(int.MinValue + 1, int.MaxValue).SelectMany(whole => Gen.Choose(0, 1_000_000).Select(millionths => whole + (millionths / 1e6m))),
        ArbMap.Default.GeneratorFor<decimal>()).Select(amount => Money.Of(amount, "USD")).ToArbitrary();
}
