using AvailabilityKit.Blocks;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Blocks;

public class NetworkTest
{
    private const int Vertices = 8;
    private const int Side = 5;
    private const int Pool = 11;

    /// <summary>A network of eight vertices whose vertices and edges are drawn from a pool of components, so that some are shared; -1 never fails.</summary>
    private sealed record Drawn((int From, int To, int Component)[] Edges, int[] VertexComponents, bool Directed, int Source, int Target)
    {
        public bool IsUp(uint states)
        {
            bool Up(int component) => component < 0 || ((states >> component) & 1) != 0;
            var reached = new bool[VertexComponents.Length];
            reached[Source] = Up(VertexComponents[Source]);
            for (int before = -1, now = 0; before != now; before = now, now = reached.Count(r => r))
            {
                foreach (var (from, to, component) in Edges)
                {
                    if (Up(component))
                    {
                        reached[to] |= reached[from] && Up(VertexComponents[to]);
                        reached[from] |= !Directed && reached[to] && Up(VertexComponents[from]);
                    }
                }
            }

            return reached[Target];
        }

        public Block ToBlock(double[] us)
        {
            Block Of(int component) => component < 0 ? Block.Always : Block.Component($"c{component}", Availability.FromUnavailability(us[component]));
            return Block.Network(
                Enumerable.Range(0, VertexComponents.Length), Edges, e => e.From, e => e.To, Source, Target,
                vertex: v => Of(VertexComponents[v]), edge: e => Of(e.Component), directed: Directed);
        }

        public override string ToString() =>
            $"{(Directed ? "directed" : "undirected")} {Source}..{Target}, edges {string.Join(' ', Edges)}, vertices {string.Join(' ', VertexComponents)}";
    }

    private static readonly Arbitrary<(Drawn Network, double[] Us)> Networks = Arb.From(
        from edges in Gen.Choose(0, Vertices - 1).SelectMany(u => Gen.Choose(0, Vertices - 1).SelectMany(v => Gen.Choose(-1, Pool - 1).Select(c => (u, v, c)))).ArrayOf(16)
        from count in Gen.Choose(0, 16)
        from vertices in Gen.Choose(-4, Pool - 1).Select(c => Math.Max(c, -1)).ArrayOf(Vertices)
        from directed in Gen.Elements(true, false)
        from source in Gen.Choose(0, Vertices - 1)
        from target in Gen.Choose(0, Vertices - 1)
        from us in Sketch.Unavailability.ArrayOf(Pool)
        select (new Drawn(edges[..count], vertices, directed, source, target), us),
        pair => Shrink(pair.Item1).Select(smaller => (smaller, pair.us)));

    /// <summary>
    /// A grid of five by five whose edges are missing, perfect or one of the pool's, and lead either way: wide enough for groups of
    /// vertices to meet on the frontier before anything joins them to a terminal.
    /// </summary>
    private static readonly Arbitrary<(Drawn Network, double[] Us)> Grids = Arb.From(
        from components in Gen.Choose(-6, Pool - 1).ArrayOf(2 * Side * (Side - 1))
        from turned in Gen.Elements(true, false).ArrayOf(2 * Side * (Side - 1))
        from directed in Gen.Elements(true, false)
        from us in Gen.Choose(1, 9).Select(tenths => tenths / 10.0).ArrayOf(Pool)
        select (new Drawn(
            GridEdges(Side, Side).Select((e, i) => turned[i] ? (e.Item2, e.Item1, Math.Max(components[i], -1)) : (e.Item1, e.Item2, Math.Max(components[i], -1)))
                .Where((_, i) => components[i] > -3).ToArray(),
            Enumerable.Repeat(-1, Side * Side).ToArray(),
            directed,
            0,
            (Side * Side) - 1), us),
        pair => Shrink(pair.Item1).Select(smaller => (smaller, pair.us)));

    private static IEnumerable<Drawn> Shrink(Drawn network) =>
        network.Edges.Select((_, i) => network with { Edges = network.Edges.Where((_, j) => j != i).ToArray() })
            .Concat(Enumerable.Range(0, network.VertexComponents.Length).Where(i => network.VertexComponents[i] >= 0)
                .Select(i => network with { VertexComponents = network.VertexComponents.Select((c, j) => i == j ? -1 : c).ToArray() }));

    private static void EqualsEnumeration((Drawn Network, double[] Us) pair)
    {
        var (network, us) = pair;
        var expected = new ExactEnumeration(us.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray()).Of(network.IsUp);
        var found = network.ToBlock(us).Availability();
        Near.Equal(expected.Up, found.Value);
        Near.Equal(expected.Down, found.Unavailability);
    }

    [Fact]
    public void A_random_grid_equals_enumeration_in_exact_rationals() => Check.Holds(Grids, EqualsEnumeration, count: 100);

    [Fact]
    public void A_random_network_equals_enumeration_in_exact_rationals() => Check.Holds(Networks, EqualsEnumeration, count: 300);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    public void A_directed_grid_equals_the_same_decided_by_enumeration(int rows, int columns)
    {
        var edges = GridEdges(rows, columns).ToArray();
        var us = edges.Select((_, i) => 0.01 * (i + 1)).ToArray();
        var block = Block.Network(
            Enumerable.Range(0, rows * columns), Enumerable.Range(0, edges.Length), e => edges[e].Item1, e => edges[e].Item2, 0, (rows * columns) - 1,
            edge: e => Block.Component($"e{e}", Availability.FromUnavailability(us[e])), directed: true);
        var drawn = new ExactEnumeration(us.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray()).Of(states =>
        {
            var reached = 1u;
            for (var e = 0; e < edges.Length; e++)
            {
                // Edges run right and down and are listed in that order, so one pass reaches everything.
                reached |= ((states >> e) & (reached >> edges[e].Item1) & 1) << edges[e].Item2;
            }

            return (reached >> ((rows * columns) - 1)) != 0;
        });
        Near.Equal(drawn.Down, block.Availability().Unavailability);
    }

    [Fact]
    public void A_long_ladder_is_linear_work()
    {
        const int Rungs = 2_000;
        var edges = GridEdges(2, Rungs).ToArray();
        var function = Block.Network(
            Enumerable.Range(0, 2 * Rungs), edges, e => e.Item1, e => e.Item2, 0, (2 * Rungs) - 1,
            edge: e => Block.Component($"{e}", Availability.FromUnavailability(1e-6))).Compile();
        Assert.InRange(function.NodeCount, Rungs, 10 * Rungs);

        // Cut pairs: both rails of a cell, both edges of each end corner; rail cuts dominate.
        Near.Equal((Rungs + 1) * 1e-12, function.Evaluate().Unavailability, 1e-2);
    }

    [Fact]
    public void Terminals_without_a_path_are_never_connected_and_a_terminal_is_always_connected_to_itself()
    {
        Block Of(int to, bool directed = false) => Block.Network(
            [0, 1, 2], [(1, 0)], e => e.Item1, e => e.Item2, 0, to, vertex: v => Block.Component($"v{v}", Availability.FromUnavailability(0.25)), directed: directed);
        Assert.Equal(Availability.None, Of(2).Availability());
        Assert.Equal(0.5625, Of(1).Availability().Value);
        Assert.Equal(Availability.None, Of(1, directed: true).Availability());
        Assert.Equal(0.25, Of(0).Availability().Unavailability);
    }

    [Fact]
    public void Two_links_in_one_duct_fail_together()
    {
        var duct = Block.Component("duct", Availability.FromUnavailability(0.01));
        var block = Block.Network(
            ["a", "b"], [1, 2], _ => "a", _ => "b", "a", "b", edge: e => duct & Block.Component($"fibre {e}", Availability.FromUnavailability(0.1)));
        Near.Equal(0.01 + (0.99 * 0.01), block.Availability().Unavailability, 1e-15);
    }

    [Fact]
    public void Networks_nest_in_blocks_and_blocks_in_networks()
    {
        Block C(string name) => Block.Component(name, Availability.FromUnavailability(0.5));
        var inner = Block.Network([0, 1], [0], _ => 0, _ => 1, 0, 1, edge: _ => C("x") | C("y"));
        var outer = Block.Network([0, 1], [0], _ => 0, _ => 1, 0, 1, edge: _ => inner) & C("x");
        Assert.Equal(0.5, outer.Availability().Value);
    }

    [Fact]
    public void Too_many_states_name_the_option()
    {
        var edges = GridEdges(6, 6).ToArray();
        var block = Block.Network(
            Enumerable.Range(0, 36), edges, e => e.Item1, e => e.Item2, 0, 35, edge: e => Block.Component($"{e}", Availability.FromUnavailability(0.1)));
        Assert.Contains("StateLimit", Assert.Throws<SolverException>(() => block.Evaluate(new BlockLimits { StateLimit = 100 })).Message, StringComparison.Ordinal);
        Assert.Contains("NodeLimit", Assert.Throws<SolverException>(() => block.Evaluate(new BlockLimits { NodeLimit = 100 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frontier_wider_than_a_word_is_refused()
    {
        const int N = 70;
        var complete = (from u in Enumerable.Range(0, N) from v in Enumerable.Range(u + 1, N - u - 1) select (u, v)).ToArray();
        var block = Block.Network(
            Enumerable.Range(0, N), complete, e => e.u, e => e.v, 0, 1, vertex: v => Block.Component($"{v}", Availability.FromUnavailability(0.1)));
        Assert.Contains("more than 64", Assert.Throws<SolverException>(() => block.Evaluate()).Message, StringComparison.Ordinal);
    }

    // The shapes of a well-known graph library's types, to see that its graphs go in as they are.
    private interface IEdge<out TVertex>
    {
        TVertex Source { get; }

        TVertex Target { get; }
    }

    private sealed record TaggedEdge<TVertex, TTag>(TVertex Source, TVertex Target, TTag Tag) : IEdge<TVertex>;

    private sealed class AdjacencyGraph<TVertex, TEdge>(TVertex[] vertices, TEdge[] edges)
        where TEdge : IEdge<TVertex>
    {
        public IEnumerable<TVertex> Vertices => vertices;

        public IEnumerable<TEdge> Edges => edges;
    }

    [Fact]
    public void Graphs_of_another_library_go_in_with_their_types_inferred()
    {
        var graph = new AdjacencyGraph<string, TaggedEdge<string, double>>(
            ["web", "switch-1", "switch-2", "db"],
            [new("web", "switch-1", 0.1), new("web", "switch-2", 0.1), new("switch-1", "db", 0.1), new("switch-2", "db", 0.1)]);
        var block = Block.Network(
            graph.Vertices, graph.Edges, e => e.Source, e => e.Target, from: "web", to: "db",
            edge: e => Block.Component($"{e.Source}-{e.Target}", Availability.FromUnavailability(e.Tag)), directed: true);
        Near.Equal(0.19 * 0.19, block.Availability().Unavailability, 1e-14);
        Assert.Equal("network web to db (4 vertices, 4 edges)", block.ToString());
    }

    private static IEnumerable<(int, int)> GridEdges(int rows, int columns)
    {
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var at = (r * columns) + c;
                if (c + 1 < columns)
                {
                    yield return (at, at + 1);
                }

                if (r + 1 < rows)
                {
                    yield return (at, at + columns);
                }
            }
        }
    }
}
