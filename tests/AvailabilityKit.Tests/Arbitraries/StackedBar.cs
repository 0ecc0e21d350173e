using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>Values of zero or more that share a bar of one to sixty cells.</summary>
public sealed record StackedBar(int Cells, double[] Values)
{
    public static Arbitrary<StackedBar> Arbitrary() => Arb.From(
        from cells in Gen.Choose(1, 60)
        from values in Gen.Choose(0, 1_000_000).Select(n => n < 200_000 ? 0.0 : n / 7.0 * n).NonEmptyListOf()
        select new StackedBar(cells, [.. values]),
        bar => bar.Values.Skip(1).Select((_, i) => bar with { Values = [.. bar.Values[..i], .. bar.Values[(i + 1)..]] }));

    public override string ToString() => $"{Cells} cells for {string.Join(", ", Values)}";
}
