using AvailabilityKit.Blocks;
using FsCheck;
using FsCheck.Fluent;
using QuikGraph;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>Networks of which all vertices, or k of them, must be connected.</summary>
public class ConnectionTest
{
    private const int Pool = 10;

    /// <summary>A network whose vertices and edges are drawn from a pool of components, so that some are shared; -1 never fails.</summary>
    private sealed record Drawn((int From, int To, int Component)[] Edges, int[] VertexComponents, int[] Terminals)
    {
        /// <summary>Whether a flood from the first terminal over what is up reaches them all.</summary>
        public bool IsUp(uint states)
        {
            bool Up(int component) => component < 0 || ((states >> component) & 1) != 0;
            var reached = new bool[VertexComponents.Length];
            reached[Terminals[0]] = Up(VertexComponents[Terminals[0]]);
            for (int before = -1, now = 0; before != now; before = now, now = reached.Count(r => r))
            {
                foreach (var (from, to, _) in Edges.Where(edge => Up(edge.Component)))
                {
                    var either = reached[from] || reached[to];
                    reached[from] |= either && Up(VertexComponents[from]);
                    reached[to] |= either && Up(VertexComponents[to]);
                }
            }

            return Terminals.All(terminal => reached[terminal]);
        }

        public Block ToBlock(double[] us)
        {
            Block Of(int component) => component < 0 ? Block.Always : Block.Component($"c{component}", Availability.FromUnavailability(us[component]));
            return Block.KTerminal(
                Enumerable.Range(0, VertexComponents.Length), Edges, e => e.From, e => e.To, Terminals,
                vertex: v => Of(VertexComponents[v]), edge: e => Of(e.Component));
        }

        public override string ToString() =>
            $"terminals {string.Join(' ', Terminals)}, edges {string.Join(' ', Edges)}, vertices {string.Join(' ', VertexComponents)}";
    }

    private static readonly Arbitrary<(Drawn Network, double[] Us)> Networks = Arb.From(
        from size in Gen.Choose(2, 9)
        from edges in Gen.Choose(0, size - 1).SelectMany(u => Gen.Choose(0, size - 1).SelectMany(v => Gen.Choose(-1, Pool - 1).Select(c => (u, v, c)))).ArrayOf(18)
        from count in Gen.Choose(0, 18)
        from vertices in Gen.Choose(-4, Pool - 1).Select(c => Math.Max(c, -1)).ArrayOf(size)
        from terminals in Gen.Shuffle(Enumerable.Range(0, size).ToArray())
        from k in Gen.Choose(1, size)
        from us in Sketch.Unavailability.ArrayOf(Pool)
        select (new Drawn(edges[..count], vertices, terminals[..k]), us),
        pair => pair.Item1.Edges.Select((_, i) => (pair.Item1 with { Edges = pair.Item1.Edges.Where((_, j) => j != i).ToArray() }, pair.us)));

    [Fact]
    public void A_random_network_equals_enumeration_in_exact_rationals() => Check.Holds(
        Networks,
        pair =>
        {
            var (network, us) = pair;
            var expected = new ExactEnumeration(us.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray()).Of(network.IsUp);
            var found = network.ToBlock(us).Availability();
            Near.Equal(expected.Up, found.Value);
            Near.Equal(expected.Down, found.Unavailability);
        },
        count: 400);

    [Fact]
    public void Two_terminals_are_those_of_a_path() => Check.Holds(
        Networks,
        pair =>
        {
            var (network, us) = pair;
            int[] ends = [network.Terminals[0], network.Terminals[^1]];
            Block Of(int component) => component < 0 ? Block.Always : Block.Component($"c{component}", Availability.FromUnavailability(us[component]));
            var path = Block.Network(
                Enumerable.Range(0, network.VertexComponents.Length), network.Edges, e => e.From, e => e.To, ends[0], ends[1],
                vertex: v => Of(network.VertexComponents[v]), edge: e => Of(e.Component));
            Assert.Equal(path.Availability(), (network with { Terminals = ends }).ToBlock(us).Availability());
        },
        count: 100);

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
        Assert.Contains("StateLimit", Assert.Throws<SolverException>(() => block.Evaluate(new BlockLimits { StateLimit = 50 })).Message, StringComparison.Ordinal);
    }
}
