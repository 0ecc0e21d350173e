using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Five parts down so many percent of the time: at least so many of the first three, and at least so many of that group and the others.</summary>
public sealed record TwoLevelSystem(int[] Down, int Inner, int Outer)
{
    public static Arbitrary<TwoLevelSystem> Arbitrary() => (
        from down in Gen.Choose(1, 60).ArrayOf(5)
        from inner in Gen.Choose(1, 3)
        from outer in Gen.Choose(1, 3)
        select new TwoLevelSystem(down, inner, outer)).ToArbitrary();

    public override string ToString() => $"down [{string.Join(", ", Down)}] %, inner {Inner} of 3, outer {Outer} of 3";
}
