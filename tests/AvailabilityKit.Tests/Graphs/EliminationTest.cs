using AvailabilityKit.Graphs;

namespace AvailabilityKit.Tests.Graphs;

/// <summary>The order of an elimination and its tree, held to an elimination played through on sets.</summary>
public class EliminationTest
{
    [Property]
    public void The_order_names_every_vertex_once(int seed, byte size, byte density)
    {
        var graph = Drawn(seed, size, density);
        Assert.Equal(Enumerable.Range(0, graph.VertexCount), MinimumDegreeOrder.Of(graph, CancellationToken.None).Order());
    }

    [Property]
    public void A_forest_is_eliminated_without_joining_anything(int seed, byte size)
    {
        var random = new Random(seed);
        var count = 1 + size;
        List<(int, int)> edges = [];
        for (var v = 1; v < count; v++)
        {
            if (random.Next(10) > 0)
            {
                edges.Add((v, random.Next(v)));
            }
        }

        var graph = Of(count, edges);
        Assert.Equal(edges.Count, Touched(graph, MinimumDegreeOrder.Of(graph, CancellationToken.None)).Sum(touched => touched.Count));
    }

    [Property]
    public void Bounds_of_degrees_fill_hardly_more_than_degrees_themselves(int seed, byte density)
    {
        var graph = Drawn(seed, 60, density);
        var bounded = Touched(graph, MinimumDegreeOrder.Of(graph, CancellationToken.None)).Sum(touched => touched.Count);
        var exact = Touched(graph, PlainMinimumDegree(graph)).Sum(touched => touched.Count);
        Assert.InRange(bounded, graph.ArcCount / 2, 1.25 * exact);
    }

    [Fact]
    public void A_grid_fills_as_little_as_by_degrees_themselves()
    {
        const int Side = 24;
        List<(int, int)> edges = [];
        for (var v = 0; v < Side * Side; v++)
        {
            if (v % Side > 0)
            {
                edges.Add((v, v - 1));
            }

            if (v >= Side)
            {
                edges.Add((v, v - Side));
            }
        }

        var graph = Of(Side * Side, edges);
        var bounded = Touched(graph, MinimumDegreeOrder.Of(graph, CancellationToken.None)).Sum(touched => touched.Count);
        var exact = Touched(graph, PlainMinimumDegree(graph)).Sum(touched => touched.Count);
        Assert.InRange(bounded, edges.Count, 1.1 * exact);
    }

    [Fact]
    public void A_vertex_that_all_others_are_joined_to_comes_last()
    {
        const int Leaves = 200_000;
        var graph = Of(Leaves + 1, Enumerable.Range(1, Leaves).Select(leaf => (0, leaf)));
        Assert.Equal(0, MinimumDegreeOrder.Of(graph, CancellationToken.None)[^1]);
    }

    [Property]
    public void Every_vertex_hands_on_to_the_first_that_it_has_joined_and_follows_its_whole_subtree(int seed, byte size, byte density)
    {
        var graph = Drawn(seed, size, density);
        var order = Enumerable.Range(0, graph.VertexCount).ToArray();
        new Random(seed).Shuffle(order);
        var tree = EliminationTree.Of(graph, order);
        var touched = Touched(graph, tree.Order);
        var below = new int[order.Length];
        for (var position = 0; position < order.Length; position++)
        {
            Assert.Equal(position, tree.Positions[tree.Order[position]]);
            Assert.Equal(touched[position].Count == 0 ? -1 : touched[position].Min(), tree.Parents[position]);

            // In such an order the subtree of a vertex is the stretch of positions that ends with it.
            var start = position;
            foreach (var child in Enumerable.Range(0, position).Reverse().Where(child => tree.Parents[child] == position))
            {
                Assert.Equal(start - 1, child);
                start -= below[child] + 1;
            }

            below[position] = position - start;
        }

        // The order is equivalent to the one that was asked for: no vertex touches more than it did.
        Assert.Equal(
            Touched(graph, order).Select((joined, position) => (order[position], joined.Count)).Order(),
            touched.Select((joined, position) => (tree.Order[position], joined.Count)).Order());
    }

    private static Digraph Drawn(int seed, byte size, byte density)
    {
        var random = new Random(seed);
        var count = 1 + (size % 70);
        var share = density / 255.0 * density / 255.0;
        return Of(count, Enumerable.Range(0, count).SelectMany(v => Enumerable.Range(0, v).Select(u => (v, u))).Where(_ => random.NextDouble() < share));
    }

    private static Digraph Of(int count, IEnumerable<(int From, int To)> edges)
    {
        var all = edges.ToArray();
        return Digraph.FromArcs(count, [.. all.Select(e => e.From), .. all.Select(e => e.To)], [.. all.Select(e => e.To), .. all.Select(e => e.From)]);
    }

    /// <summary>For each position the later ones that its vertex is joined to when it is eliminated.</summary>
    private static List<HashSet<int>> Touched(Digraph graph, int[] order)
    {
        var positions = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            positions[order[i]] = i;
        }

        var joined = order.Select(v => graph.Successors(v).ToArray().Select(u => positions[u]).ToHashSet()).ToList();
        for (var i = 0; i < order.Length; i++)
        {
            joined[i].RemoveWhere(j => j < i);
            foreach (var j in joined[i])
            {
                joined[j].UnionWith(joined[i].Where(other => other != j));
            }
        }

        return joined;
    }

    private static int[] PlainMinimumDegree(Digraph graph)
    {
        var joined = Enumerable.Range(0, graph.VertexCount).ToDictionary(v => v, v => graph.Successors(v).ToArray().ToHashSet());
        List<int> order = [];
        while (joined.Count > 0)
        {
            var (pivot, neighbours) = joined.MinBy(pair => pair.Value.Count);
            joined.Remove(pivot);
            order.Add(pivot);
            foreach (var neighbour in neighbours)
            {
                joined[neighbour].UnionWith(neighbours);
                joined[neighbour].ExceptWith([pivot, neighbour]);
            }
        }

        return [.. order];
    }
}
