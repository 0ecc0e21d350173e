using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>
/// A grid of five by five whose edges are missing, perfect or one of the pool's, and lead either way: wide enough for groups of
/// vertices to meet on the frontier before anything joins them to a terminal.
/// </summary>
public sealed record GridNetwork(NetworkSketch Network, double[] Unavailabilities)
{
    private const int Side = 5;
    private const int EdgeCount = 2 * Side * (Side - 1);

    public static Arbitrary<GridNetwork> Arbitrary() => Arb.From(
        from components in Gen.Choose(-6, NetworkSketch.Pool - 1).ArrayOf(EdgeCount)
        from turned in Gen.Elements(true, false).ArrayOf(EdgeCount)
        from directed in Gen.Elements(true, false)
        from us in Gen.Choose(1, 9).Select(tenths => tenths / 10.0).ArrayOf(NetworkSketch.Pool)
        select new GridNetwork(
            new NetworkSketch(
                NetworkSketch.GridEdges(Side, Side).Select((e, i) => turned[i] ? (e.To, e.From, Math.Max(components[i], -1)) : (e.From, e.To, Math.Max(components[i], -1)))
                    .Where((_, i) => components[i] > -3).ToArray(),
                Enumerable.Repeat(-1, Side * Side).ToArray(),
                directed,
                0,
                (Side * Side) - 1),
            us),
        grid => grid.Network.Smaller().Select(smaller => grid with { Network = smaller }));

    public override string ToString() => $"{Network}, down {string.Join(", ", Unavailabilities.Select((u, i) => $"c{i} {u:R}"))}";
}
