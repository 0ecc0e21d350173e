using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Two to five servers, each with its mean times, of which so many must be up.</summary>
public sealed record ServerFarm(int[] MtbfHours, int[] MttrMinutes, int AtLeast)
{
    public static Arbitrary<ServerFarm> Arbitrary() => (
        from parts in Gen.Choose(2, 5)
        from mtbf in Gen.Choose(1, 100_000).ArrayOf(parts)
        from mttr in Gen.Choose(1, 10_000).ArrayOf(parts)
        from atLeast in Gen.Choose(1, parts)
        select new ServerFarm(mtbf, mttr, atLeast)).ToArbitrary();

    public override string ToString() => $"{AtLeast} of mtbf [{string.Join(", ", MtbfHours)}] h, mttr [{string.Join(", ", MttrMinutes)}] min";
}
