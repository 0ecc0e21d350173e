using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A block diagram with an unavailability for each of its components.</summary>
public sealed record RatedSketch(Sketch Sketch, double[] Unavailabilities)
{
    public static Arbitrary<RatedSketch> Arbitrary() => Arb.From(
        from sketch in Sketch.Arbitrary().Generator
        from unavailabilities in Unavailability.Values.ArrayOf(Sketch.Components)
        select new RatedSketch(sketch, unavailabilities),
        rated => Sketch.Arbitrary().Shrinker(rated.Sketch).Select(smaller => rated with { Sketch = smaller }));

    public override string ToString() => $"{Sketch}, down {string.Join(", ", Unavailabilities.Select((u, i) => $"c{i} {u:R}"))}";
}
