using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A network of eight vertices and up to sixteen edges anywhere among them, with an unavailability for each component.</summary>
public sealed record RandomNetwork(NetworkSketch Network, double[] Unavailabilities)
{
    private const int Vertices = 8;

    public static Arbitrary<RandomNetwork> Arbitrary() => Arb.From(
        from edges in Edge.ArrayOf(16)
        from count in Gen.Choose(0, 16)
        from vertices in Gen.Choose(-4, NetworkSketch.Pool - 1).Select(c => Math.Max(c, -1)).ArrayOf(Vertices)
        from directed in Gen.Elements(true, false)
        from source in Gen.Choose(0, Vertices - 1)
        from target in Gen.Choose(0, Vertices - 1)
        from us in Unavailability.Values.ArrayOf(NetworkSketch.Pool)
        select new RandomNetwork(new NetworkSketch(edges[..count], vertices, directed, source, target), us),
        random => random.Network.Smaller().Select(smaller => random with { Network = smaller }));

    public override string ToString() => $"{Network}, down {string.Join(", ", Unavailabilities.Select((u, i) => $"c{i} {u:R}"))}";

    private static Gen<(int From, int To, int Component)> Edge { get; } =
        from start in Gen.Choose(0, Vertices - 1)
        from end in Gen.Choose(0, Vertices - 1)
        from component in Gen.Choose(-1, NetworkSketch.Pool - 1)
        select (start, end, component);
}
