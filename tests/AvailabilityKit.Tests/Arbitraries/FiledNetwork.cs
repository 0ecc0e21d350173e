using AvailabilityKit.Interchange;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A network of any kind: parallel links and loops, both directions, small and large numbers, awkward texts.</summary>
public sealed record FiledNetwork(NetworkGraph Graph)
{
    private static readonly string[] Texts =
        ["a", "n1", "node", "Saint-Étienne", "two words", "1.5", "-.5", "a<b>&c", "\"quoted\"", "line\nbreak", "tab\t", "\r", " ", "\\n", "\\N", "end\\", "{", "//", "#", "'", "雪 ☃", "😀", "=", "true", "subgraph", "]]>", "--", "1 - 2"];

    private static Gen<Dictionary<string, string>> Attributes { get; } =
        from count in Gen.Choose(0, 3)
        from names in Gen.Shuffle(["length", "Länge", "x y", "a\"b", "graph", "capacity"])
        from texts in Gen.Elements([.. Texts, ""]).ArrayOf(count)
        select names.Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second);

    internal static Gen<NetworkGraph> Values { get; } =
        from size in Gen.Choose(0, 6)
        from ids in Gen.Shuffle([.. Texts.Where(text => !string.IsNullOrWhiteSpace(text) && !text.EndsWith('\\'))])
        from nodes in Gen.CollectToArray(ids.Take(size), id => from filled in Filled(new NetworkNode(id)) select (NetworkNode)filled)
        from count in Gen.Choose(0, size == 0 ? 0 : 9)
        from links in (from source in Gen.Choose(0, size - 1)
                       from target in Gen.Choose(0, size - 1)
                       from id in Gen.Elements(null, "e1", "e 2", "a<b>")
                       from directed in Gen.Elements(true, false)
                       from filled in Filled(new NetworkLink(ids[source], ids[target]) { Id = id, IsDirected = directed })
                       select (NetworkLink)filled).ArrayOf(count)
        from name in Gen.Elements([null, .. Texts])
        from attributes in Attributes
        select new NetworkGraph(nodes, links) { Name = name, Attributes = attributes };

    public static Arbitrary<FiledNetwork> Arbitrary() => Values.Select(graph => new FiledNetwork(graph)).ToArbitrary();

    public override string ToString() => $"{Graph}: {string.Join(", ", Graph.Nodes)}; {string.Join(", ", Graph.Links)}";

    private static Gen<NetworkPart> Filled(NetworkPart part) =>
        from label in Gen.Elements([null, .. Texts])
        from attributes in Attributes
        from kind in Gen.Choose(0, 3)
        from mantissa in Gen.Choose(1, 1 << 30)
        from exponent in Gen.Choose(-1000, 0)
        from mostlyUp in Gen.Elements(true, false)
        from repair in Gen.Choose(0, 1 << 30)
        let small = Math.Min(0.5, Math.ScaleB(mantissa / (double)(1 << 30), exponent / 10))
        let plain = part with { Label = label, Attributes = attributes }
        select kind switch
        {
            0 => plain,
            1 => plain with { Availability = mostlyUp ? Availability.FromUnavailability(small) : !Availability.FromUnavailability(small) },
            2 => plain with { Availability = mostlyUp ? Availability.Perfect : Availability.None },
            _ => plain with { Mtbf = mostlyUp ? (mantissa / 7.0).Seconds : Duration.Infinite, Mttr = (repair / 3.0).Seconds },
        };
}
