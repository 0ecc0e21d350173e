using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

public class NetworkTest
{
    private static void EqualsEnumeration(NetworkSketch network, double[] us)
    {
        var expected = new ExactEnumeration(us.Select(u => (Availability.FromUnavailability(u).Value, u)).ToArray()).Of(network.IsUp);
        var found = network.ToBlock(us).Availability();
        Near.Equal(expected.Up, found.Value);
        Near.Equal(expected.Down, found.Unavailability);
    }

    [Property(MaxTest = 100)]
    public void A_random_grid_equals_enumeration_in_exact_rationals(GridNetwork grid) =>
        EqualsEnumeration(grid.Network, grid.Unavailabilities);

    [Property(MaxTest = 300)]
    public void A_random_network_equals_enumeration_in_exact_rationals(RandomNetwork random) =>
        EqualsEnumeration(random.Network, random.Unavailabilities);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    public void A_directed_grid_equals_the_same_decided_by_enumeration(int rows, int columns)
    {
        var edges = NetworkSketch.GridEdges(rows, columns).ToArray();
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
        var edges = NetworkSketch.GridEdges(2, Rungs).ToArray();
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
        var edges = NetworkSketch.GridEdges(6, 6).ToArray();
        var block = Block.Network(
            Enumerable.Range(0, 36), edges, e => e.Item1, e => e.Item2, 0, 35, edge: e => Block.Component($"{e}", Availability.FromUnavailability(0.1)));
        Assert.Contains("BlockOptions.MaximumStates", Assert.Throws<SolverException>(() => block.Evaluate(new BlockOptions { MaximumStates = 100 })).Message, StringComparison.Ordinal);
        Assert.Contains("BlockOptions.MaximumNodes", Assert.Throws<SolverException>(() => block.Evaluate(new BlockOptions { MaximumNodes = 100 })).Message, StringComparison.Ordinal);
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
}
