using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A block diagram with a mean time between failures of 1 s to 10 000 s and one to repair of 0.1 ms to 1 s for each of its components.</summary>
public sealed record RepairableSketch(Sketch Sketch, (double Mtbf, double Mttr)[] Times)
{
    public static Arbitrary<RepairableSketch> Arbitrary() => Arb.From(
        from sketch in Sketch.Arbitrary().Generator
        from times in Pair.ArrayOf(Sketch.Components)
        select new RepairableSketch(sketch, times),
        repairable => Sketch.Arbitrary().Shrinker(repairable.Sketch).Select(smaller => repairable with { Sketch = smaller }));

    public override string ToString() => $"{Sketch}, {string.Join(", ", Times.Select((t, i) => $"c{i} up {t.Mtbf:R} s, down {t.Mttr:R} s"))}";

    private static Gen<(double Mtbf, double Mttr)> Pair { get; } =
        from up in Gen.Choose(0, 40)
        from down in Gen.Choose(0, 40)
        select (Math.Pow(10, up / 10.0), Math.Pow(10, -down / 10.0));
}
