using AvailabilityKit.Blocks;
using QuikGraph;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>Networks of which all vertices, or k of them, must be connected.</summary>
public class ConnectionTest
{
    [Property(MaxTest = 400)]
    public void A_random_network_equals_enumeration_in_exact_rationals(TerminalNetwork network)
    {
        var expected = new ExactEnumeration(network.Unavailabilities.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray()).Of(network.IsUp);
        var found = network.ToBlock().Availability();
        Near.Equal(expected.Up, found.Value);
        Near.Equal(expected.Down, found.Unavailability);
    }

    [Property(MaxTest = 100)]
    public void Two_terminals_are_those_of_a_path(TerminalNetwork network)
    {
        int[] ends = [network.Terminals[0], network.Terminals[^1]];
        Block Of(int component) => component < 0 ? Block.Always : Block.Component($"c{component}", Availability.FromUnavailability(network.Unavailabilities[component]));
        var path = Block.Network(
            Enumerable.Range(0, network.VertexComponents.Length), network.Edges, e => e.From, e => e.To, ends[0], ends[1],
            vertex: v => Of(network.VertexComponents[v]), edge: e => Of(e.Component));
        Assert.Equal(path.Availability(), (network with { Terminals = ends }).ToBlock().Availability());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void A_ring_is_connected_until_two_of_its_links_are_down(int n)
    {
        const double U = 1e-7;
        var ring = Enumerable.Range(0, n).Select(v => (From: v, To: (v + 1) % n)).ToArray();
        var block = Block.AllTerminal(Enumerable.Range(0, n), ring, e => e.From, e => e.To, edge: e => Block.Component($"{e}", Availability.FromUnavailability(U)));
        var atLeastTwoDown = Block.FailsAt(2, ring.Select(e => Block.Component($"{e}", Availability.FromUnavailability(U))));

        Near.Equal(atLeastTwoDown.Availability().Unavailability, block.Availability().Unavailability, 1e-12);
    }

    [Fact]
    public void A_long_ladder_is_linear_work()
    {
        const int Rungs = 2_000;
        (int, int)[] edges = [.. Enumerable.Range(0, Rungs).Select(i => (2 * i, (2 * i) + 1)), .. Enumerable.Range(0, 2 * (Rungs - 1)).Select(i => (i, i + 2))];
        var function = Block.AllTerminal(
            Enumerable.Range(0, 2 * Rungs), edges, e => e.Item1, e => e.Item2, edge: e => Block.Component($"{e}", Availability.FromUnavailability(1e-6))).Compile();
        Assert.InRange(function.NodeCount, Rungs, 10 * Rungs);

        // Cut pairs: both rails of a cell, both edges of each of the four corners.
        Near.Equal((Rungs - 1 + 4) * 1e-12, function.Evaluate().Unavailability, 1e-2);
    }

    [Fact]
    public void A_vertex_that_is_no_terminal_may_be_down_and_a_terminal_may_not()
    {
        string[] vertices = ["hub", "a", "b", "c"];
        (string From, string To)[] edges = [("hub", "a"), ("hub", "b"), ("hub", "c"), ("a", "b"), ("b", "c")];
        Block Of(params string[] terminals) => Block.KTerminal(
            vertices, edges, e => e.From, e => e.To, terminals, vertex: v => Block.Component(v, Availability.FromUnavailability(v == "hub" ? 0.5 : 0.1)));

        // Without the hub b joins a and c; with the hub they need nothing else.
        Near.Equal(0.9 * 0.9 * 0.9, Of("a", "b", "c").Availability().Value, 1e-15);
        Near.Equal(0.9 * 0.9 * (0.5 + (0.5 * 0.9)), Of("a", "c").Availability().Value, 1e-15);
        Near.Equal(0.5 * 0.9 * 0.9 * 0.9, Of("hub", "a", "b", "c").Availability().Value, 1e-15);
        Near.Equal(0.9, Of("a", "a").Availability().Value, 1e-15);
    }

    [Fact]
    public void Every_vertex_of_a_graph_in_pieces_is_never_connected() => Assert.Equal(
        Availability.None,
        Block.AllTerminal([1, 2, 3, 4], [(1, 2), (3, 4)], e => e.Item1, e => e.Item2, edge: e => Block.Component($"{e}", Availability.FromUnavailability(0.1))).Availability());

    [Fact]
    public void A_graph_of_quikgraph_goes_in_as_it_is()
    {
        var graph = new UndirectedGraph<string, TaggedUndirectedEdge<string, Block>>();
        foreach (var (one, other) in new[] { ("a", "b"), ("b", "c"), ("a", "c") })
        {
            graph.AddVerticesAndEdge(new(one, other, Block.Component($"{one}-{other}", Availability.FromUnavailability(0.1))));
        }

        Near.Equal(0.972, Block.AllTerminal(graph).Availability().Value, 1e-15);
        Near.Equal(0.972 * 0.5, Block.KTerminal(graph, ["a", "b", "c"], v => v == "a" ? Block.Component("a", Availability.FromUnavailability(0.5)) : Block.Always).Availability().Value, 1e-15);
        Assert.Equal("network connecting all (3 vertices, 3 edges)", Block.AllTerminal(graph).ToString());
        Assert.Equal("network connecting a, b (3 vertices, 3 edges)", Block.KTerminal(graph, ["a", "b"]).ToString());
    }

    [Fact]
    public void Too_many_states_name_the_option()
    {
        var complete = (from u in Enumerable.Range(0, 9) from v in Enumerable.Range(u + 1, 8 - u) select (u, v)).ToArray();
        var block = Block.AllTerminal(Enumerable.Range(0, 9), complete, e => e.u, e => e.v, edge: e => Block.Component($"{e}", Availability.FromUnavailability(0.1)));
        Assert.Contains("BlockOptions.MaximumStates", Assert.Throws<SolverException>(() => block.Evaluate(new BlockOptions { MaximumStates = 50 })).Message, StringComparison.Ordinal);
    }
}
