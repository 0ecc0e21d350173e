using AvailabilityKit.Graphs;

namespace AvailabilityKit.Tests.Graphs;

public class GraphsTest
{
    private static Digraph Of(int vertices, params (int From, int To)[] arcs) =>
        Digraph.FromArcs(vertices, arcs.Select(a => a.From).ToArray(), arcs.Select(a => a.To).ToArray());

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

    [Property]
    public void Strong_components_are_the_classes_of_mutual_reachability_in_reverse_topological_order(SevenVertices drawn)
    {
        var arcs = drawn.Arcs;
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
    }

    [Property]
    public void Reachability_is_the_transitive_closure(SevenVertices drawn)
    {
        var arcs = drawn.Arcs;
        var reaches = Closure(7, arcs);
        var graph = Of(7, arcs);
        for (var i = 0; i < 7; i++)
        {
            var from = Reachability.From(graph, i);
            var to = Reachability.From(graph.Reversed(), i);
            for (var j = 0; j < 7; j++)
            {
                Assert.Equal(reaches[i, j], from[j]);
                Assert.Equal(reaches[j, i], to[j]);
            }
        }
    }

    [Fact]
    public void A_ring_of_half_a_million_vertices_does_not_overflow_the_stack()
    {
        const int N = 500_000;
        var ring = Digraph.FromArcs(N, Enumerable.Range(0, N).ToArray(), Enumerable.Range(1, N).Select(v => v % N).ToArray());
        Assert.Equal(1, StronglyConnectedComponents.Of(ring).Count);
        Assert.DoesNotContain(false, Reachability.From(ring, 7));
    }

    [Fact]
    public void An_arc_to_a_vertex_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(2, (0, 2)));
}
