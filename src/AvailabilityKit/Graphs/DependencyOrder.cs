namespace AvailabilityKit.Graphs;

/// <summary>An order in which everything comes after what it depends on, or the cycle that forbids one.</summary>
/// <remarks>Depth-first search with an explicit stack; O(vertices + arcs).</remarks>
internal sealed class DependencyOrder
{
    private DependencyOrder(int[] order, int[] cycle)
    {
        Order = order;
        Cycle = cycle;
    }

    /// <summary>Vertices, dependencies first; empty when there is a cycle.</summary>
    public int[] Order { get; }

    /// <summary>The members of one cycle in the order of their arcs, each once: the last depends on the first. Empty when there is none.</summary>
    public int[] Cycle { get; }

    public bool HasCycle => Cycle.Length > 0;

    /// <summary>Orders the vertices of a graph whose arcs lead from a vertex to what it depends on.</summary>
    public static DependencyOrder Of(Digraph dependencies)
    {
        const byte Unseen = 0, Open = 1, Done = 2;
        var n = dependencies.VertexCount;
        var state = new byte[n];
        var nextArc = new int[n];
        var path = new int[n];
        var order = new int[n];
        var ordered = 0;

        for (var root = 0; root < n; root++)
        {
            if (state[root] != Unseen)
            {
                continue;
            }

            var depth = 0;
            path[0] = root;
            state[root] = Open;
            while (depth >= 0)
            {
                var v = path[depth];
                var successors = dependencies.Successors(v);
                if (nextArc[v] == successors.Length)
                {
                    state[v] = Done;
                    order[ordered++] = v;
                    depth--;
                    continue;
                }

                var w = successors[nextArc[v]++];
                if (state[w] == Open)
                {
                    var first = Array.IndexOf(path, w, 0, depth + 1);
                    return new DependencyOrder([], path[first..(depth + 1)]);
                }

                if (state[w] == Unseen)
                {
                    state[w] = Open;
                    path[++depth] = w;
                }
            }
        }

        return new DependencyOrder(order, []);
    }
}
