using AvailabilityKit.Blocks;
using QuikGraph;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>Networks made of QuikGraph graphs.</summary>
public class QuikGraphNetworkTest
{
    private static readonly (string From, string To)[] Bridge = [("s", "a"), ("s", "b"), ("b", "a"), ("a", "t"), ("b", "t")];

    private static BlockComponent Link(string from, string to) => Block.Component($"{from}-{to}", Availability.FromUnavailability(0.1));

    [Fact]
    public void An_undirected_graph_is_a_network_of_links_that_work_both_ways()
    {
        var graph = new UndirectedGraph<string, TaggedUndirectedEdge<string, Block>>();
        graph.AddVertexRange(["a", "b", "s", "t"]);
        graph.AddEdgeRange(Bridge.Select(e => new TaggedUndirectedEdge<string, Block>(string.CompareOrdinal(e.From, e.To) < 0 ? e.From : e.To, string.CompareOrdinal(e.From, e.To) < 0 ? e.To : e.From, Link(e.From, e.To))));

        Near.Equal(0.97848, Block.Network(graph, "s", "t").Availability().Value, 1e-14);
    }

    [Fact]
    public void A_directed_graph_is_a_network_of_links_that_work_one_way()
    {
        var graph = Directed();

        // s-a-t, s-b-t and s-b-a-t: 0.9 (0.81 + 0.09 * 0.81) without b-a and the rest by conditioning on the pairs of s-a and s-b.
        const double OneWay = (0.81 * 0.99) + (0.09 * 0.9) + (0.09 * (1 - (0.1 * (1 - 0.81))));
        Near.Equal(OneWay, Block.Network(graph, "s", "t").Availability().Value, 1e-14);
        Assert.Equal(0, Block.Network(graph, "t", "s").Availability().Value);
    }

    [Fact]
    public void Vertices_fail_where_they_are_given_blocks() =>
        Near.Equal(0.5 * 0.5, Block.Network(Directed(), "s", "t", v => v is "s" or "t" ? Block.Component(v, Availability.FromUnavailability(0.5)) : Block.Always).Availability().Value
            / Block.Network(Directed(), "s", "t").Availability().Value, 1e-14);

    [Fact]
    public void An_edge_without_a_block_is_refused()
    {
        var graph = new AdjacencyGraph<string, TaggedEdge<string, Block>>();
        graph.AddVerticesAndEdge(new("s", "t", null!));

        Assert.Contains("use Block.Always", Assert.Throws<ModelException>(() => Block.Network(graph, "s", "t")).Message, StringComparison.Ordinal);
    }

    private static AdjacencyGraph<string, TaggedEdge<string, Block>> Directed()
    {
        var graph = new AdjacencyGraph<string, TaggedEdge<string, Block>>();
        graph.AddVerticesAndEdgeRange(Bridge.Select(e => new TaggedEdge<string, Block>(e.From, e.To, Link(e.From, e.To))));
        return graph;
    }
}
