using FsCheck.Fluent;

namespace AvailabilityKit.Tests;

public class SkeletonTest
{
    [Fact]
    public void Properties_run() => Check.Holds(Gen.Choose(1, 10), n => Assert.InRange(n, 1, 10));
}
