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

    private static void Walk(ReadOnlySpan<int> offsets, ReadOnlySpan<int> targets, ReadOnlySpan<int> starts, bool[] reached)
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
    }
}
