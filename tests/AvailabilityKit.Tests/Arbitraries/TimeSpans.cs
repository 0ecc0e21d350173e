using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Time spans of zero to 3568 years, to the tick.</summary>
internal static class TimeSpans
{
    public static Arbitrary<TimeSpan> Arbitrary() => (
        from high in Gen.Choose(0, int.MaxValue / 2)
        from low in Gen.Choose(0, 1 << 20)
        select new TimeSpan(((long)high << 20) | (uint)low)).ToArbitrary();
}
