using AvailabilityKit.Graphs;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Graphs;

public class GraphsTest
{
    private static Digraph Of(int vertices, params (int From, int To)[] arcs) =>
        Digraph.FromArcs(vertices, arcs.Select(a => a.From).ToArray(), arcs.Select(a => a.To).ToArray());

    private static Arbitrary<(int, int)[]> Arcs(int vertices) => Arb.From(
        Gen.Choose(0, vertices - 1).Two().Select(pair => (pair.Item1, pair.Item2)).ArrayOf(),
        arcs => arcs.Select((_, i) => arcs.Where((_, j) => j != i).ToArray()));

    private static bool[,] Closure(int n, (int From, int To)[] arcs)
    {
        var reaches = new bool[n, n];
        for (var i = 0; i < n; i++)
        {
            reaches[i, i] = true;
        }

        foreach (var (from, to) in arcs)
        {
            reaches[from, to] = true;
        }

        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    reaches[i, j] |= reaches[i, k] && reaches[k, j];
                }
            }
        }

        return reaches;
    }

    [Fact]
    public void Strong_components_are_the_classes_of_mutual_reachability_in_reverse_topological_order() => Check.Holds(Arcs(7), arcs =>
    {
        var reaches = Closure(7, arcs);
        var graph = Of(7, arcs);
        var components = StronglyConnectedComponents.Of(graph);
        var of = components.ComponentOf.ToArray();
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j < 7; j++)
            {
                Assert.Equal(reaches[i, j] && reaches[j, i], of[i] == of[j]);
                Assert.True(!reaches[i, j] || of[i] >= of[j]);
            }
        }

        for (var c = 0; c < components.Count; c++)
        {
            Assert.Equal(of.Count(x => x == c), components.Size(c));
            Assert.All(components.Members(c), v => Assert.Equal(c, of[v]));
            Assert.Equal(arcs.All(a => of[a.Item1] != c || of[a.Item2] == c), components.IsClosed(c));
        }
    });

    [Fact]
    public void Reachability_is_the_transitive_closure() => Check.Holds(Arcs(6), arcs =>
    {
        var reaches = Closure(6, arcs);
        var graph = Of(6, arcs);
        for (var i = 0; i < 6; i++)
        {
            var from = Reachability.From(graph, i);
            var to = Reachability.From(graph.Reversed(), i);
            for (var j = 0; j < 6; j++)
            {
                Assert.Equal(reaches[i, j], from[j]);
                Assert.Equal(reaches[j, i], to[j]);
            }

            Assert.Equal(from.Count(x => x), Reachability.BreadthFirstOrder(graph, i).Length);
        }
    });

    [Fact]
    public void A_dependency_order_puts_dependencies_first_or_names_a_cycle() => Check.Holds(Arcs(6), arcs =>
    {
        var order = DependencyOrder.Of(Of(6, arcs));
        if (order.HasCycle)
        {
            Assert.Empty(order.Order);
            for (var i = 0; i < order.Cycle.Length; i++)
            {
                Assert.Contains((order.Cycle[i], order.Cycle[(i + 1) % order.Cycle.Length]), arcs);
            }

            Assert.Equal(order.Cycle.Length, order.Cycle.Distinct().Count());
        }
        else
        {
            Assert.Equal(Enumerable.Range(0, 6), order.Order.Order());
            Assert.All(arcs, arc => Assert.True(Array.IndexOf(order.Order, arc.Item2) < Array.IndexOf(order.Order, arc.Item1)));
        }
    });

    [Fact]
    public void A_vertex_that_depends_on_itself_is_a_cycle_of_one() =>
        Assert.Equal([1], DependencyOrder.Of(Of(3, (0, 1), (1, 1), (2, 0))).Cycle);

    [Fact]
    public void Connected_parts_ignore_the_direction_of_arcs()
    {
        var parts = Reachability.ConnectedParts(Of(6, (1, 0), (2, 1), (4, 3)), out var count);
        Assert.Equal(3, count);
        Assert.Equal([0, 0, 0, 1, 1, 2], parts);
    }

    [Fact]
    public void A_ring_of_half_a_million_vertices_does_not_overflow_the_stack()
    {
        const int N = 500_000;
        var ring = Digraph.FromArcs(N, Enumerable.Range(0, N).ToArray(), Enumerable.Range(1, N).Select(v => v % N).ToArray());
        Assert.Equal(1, StronglyConnectedComponents.Of(ring).Count);
        Assert.Equal(N, DependencyOrder.Of(ring).Cycle.Length);
        Assert.Equal(N, Reachability.BreadthFirstOrder(ring, 7).Length);
    }

    [Fact]
    public void An_arc_to_a_vertex_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(2, (0, 2)));
}
