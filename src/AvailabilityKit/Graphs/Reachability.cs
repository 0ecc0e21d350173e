namespace AvailabilityKit.Graphs;

/// <summary>What can be reached from where in a directed graph, by breadth-first search in O(vertices + arcs).</summary>
internal static class Reachability
{
    /// <summary>Marks every vertex that a path from one of <paramref name="starts"/> leads to; the starts are marked too.</summary>
    public static bool[] From(Digraph graph, params ReadOnlySpan<int> starts) => From(graph.Offsets, graph.Targets, starts);

    /// <summary>The same on compressed rows.</summary>
    public static bool[] From(ReadOnlySpan<int> offsets, ReadOnlySpan<int> targets, params ReadOnlySpan<int> starts)
    {
        var reached = new bool[offsets.Length - 1];
        Walk(offsets, targets, starts, reached);
        return reached;
    }

    /// <summary>The vertices reached from <paramref name="start"/> in breadth-first order, <paramref name="start"/> first.</summary>
    public static int[] BreadthFirstOrder(Digraph graph, int start)
    {
        var reached = new bool[graph.VertexCount];
        return Walk(graph.Offsets, graph.Targets, [start], reached);
    }

    /// <summary>The parts of a graph that no arc joins, its arcs taken both ways: a part's number for each vertex, in order of first vertex.</summary>
    public static int[] ConnectedParts(Digraph graph, out int count)
    {
        var reversed = graph.Reversed();
        var part = new int[graph.VertexCount];
        part.AsSpan().Fill(-1);
        var queue = new int[graph.VertexCount];
        count = 0;
        for (var root = 0; root < part.Length; root++)
        {
            if (part[root] >= 0)
            {
                continue;
            }

            int head = 0, tail = 0;
            queue[tail++] = root;
            part[root] = count;
            while (head < tail)
            {
                var v = queue[head++];
                foreach (var w in graph.Successors(v))
                {
                    if (part[w] < 0)
                    {
                        part[w] = count;
                        queue[tail++] = w;
                    }
                }

                foreach (var w in reversed.Successors(v))
                {
                    if (part[w] < 0)
                    {
                        part[w] = count;
                        queue[tail++] = w;
                    }
                }
            }

            count++;
        }

        return part;
    }

    private static int[] Walk(ReadOnlySpan<int> offsets, ReadOnlySpan<int> targets, ReadOnlySpan<int> starts, bool[] reached)
    {
        var queue = new int[reached.Length];
        int head = 0, tail = 0;
        foreach (var start in starts)
        {
            if (!reached[start])
            {
                reached[start] = true;
                queue[tail++] = start;
            }
        }

        while (head < tail)
        {
            var v = queue[head++];
            for (var arc = offsets[v]; arc < offsets[v + 1]; arc++)
            {
                var w = targets[arc];
                if (!reached[w])
                {
                    reached[w] = true;
                    queue[tail++] = w;
                }
            }
        }

        return queue[..tail];
    }
}
