using AvailabilityKit.Interchange;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Arbitraries;

/// <summary>A network that DOT can say: an id that ends in a backslash is what it cannot.</summary>
public sealed record DotNetwork(NetworkGraph Network)
{
    public static Arbitrary<DotNetwork> Arbitrary() => NetworkGraphs.Named(IsId).Select(network => new DotNetwork(Sayable(network))).ToArbitrary();

    // A backslash at the end of an id or before a quote in it is what DOT cannot say.
    private static bool IsId(string text) => !text.EndsWith('\\');

    private static NetworkGraph Sayable(NetworkGraph network) => new(
        network.Nodes.Select(node => node with { Attributes = Kept(node.Attributes) }), network.Links.Select(link => link with { Attributes = Kept(link.Attributes) }))
    {
        Name = network.Name is { } name && IsId(name) ? name : null,
        Attributes = Kept(network.Attributes),
    };

    private static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string> attributes) => attributes.Where(attribute => IsId(attribute.Value)).ToDictionary();
}
