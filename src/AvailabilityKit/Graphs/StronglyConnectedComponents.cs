namespace AvailabilityKit.Graphs;

/// <summary>The strongly connected components of a directed graph.</summary>
/// <remarks>
/// Tarjan's algorithm (R. E. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Computing 1, 1972) with an
/// explicit stack, so that a path of a million vertices costs memory and not the call stack. Time and space O(vertices + arcs).
/// Components are numbered in reverse topological order: an arc between two components leads from the higher number to the lower.
/// </remarks>
internal sealed class StronglyConnectedComponents
{
    private readonly int[] _componentOf;
    private readonly int[] _sizes;
    private readonly bool[] _isLeft;

    private StronglyConnectedComponents(int[] componentOf, int[] sizes, bool[] isLeft)
    {
        _componentOf = componentOf;
        _sizes = sizes;
        _isLeft = isLeft;
    }

    public int Count => _sizes.Length;

    public ReadOnlySpan<int> ComponentOf => _componentOf;

    public int Size(int component) => _sizes[component];

    /// <summary>Whether no arc leaves the component: in a Markov chain, a recurrent class.</summary>
    public bool IsClosed(int component) => !_isLeft[component];

    /// <summary>The vertices of one component, ascending.</summary>
    public int[] Members(int component)
    {
        var members = new int[_sizes[component]];
        var count = 0;
        for (var v = 0; v < _componentOf.Length; v++)
        {
            if (_componentOf[v] == component)
            {
                members[count++] = v;
            }
        }

        return members;
    }

    public static StronglyConnectedComponents Of(Digraph graph) => Of(graph.Offsets, graph.Targets);

    /// <summary>Components of a graph in compressed rows; further entries of a row, such as rates, stay where they are.</summary>
    public static StronglyConnectedComponents Of(ReadOnlySpan<int> offsets, ReadOnlySpan<int> targets)
    {
        // Vertices are numbered from 1 as they are seen; one whose component is complete lies above all that are still open.
        const int Unseen = 0, Complete = int.MaxValue;
        var n = offsets.Length - 1;
        var componentOf = new int[n];
        var number = new int[n];
        var lowest = new int[n];
        var nextArc = new int[n];
        var path = new int[n];
        var open = new int[n];
        var sizes = new List<int>();
        int seen = 0, openCount = 0;

        for (var root = 0; root < n; root++)
        {
            if (number[root] != Unseen)
            {
                continue;
            }

            var depth = 0;
            path[0] = root;
            number[root] = lowest[root] = ++seen;
            nextArc[root] = offsets[root];
            open[openCount++] = root;

            while (depth >= 0)
            {
                var v = path[depth];
                if (nextArc[v] < offsets[v + 1])
                {
                    var w = targets[nextArc[v]++];
                    if (number[w] == Unseen)
                    {
                        number[w] = lowest[w] = ++seen;
                        nextArc[w] = offsets[w];
                        open[openCount++] = w;
                        path[++depth] = w;
                    }
                    else
                    {
                        lowest[v] = Math.Min(lowest[v], number[w]);
                    }

                    continue;
                }

                depth--;
                if (depth >= 0)
                {
                    lowest[path[depth]] = Math.Min(lowest[path[depth]], lowest[v]);
                }

                if (lowest[v] == number[v])
                {
                    var size = 0;
                    int member;
                    do
                    {
                        member = open[--openCount];
                        componentOf[member] = sizes.Count;
                        number[member] = Complete;
                        size++;
                    }
                    while (member != v);

                    sizes.Add(size);
                }
            }
        }

        var isLeft = new bool[sizes.Count];
        for (var v = 0; v < n; v++)
        {
            for (var arc = offsets[v]; arc < offsets[v + 1]; arc++)
            {
                if (componentOf[targets[arc]] != componentOf[v])
                {
                    isLeft[componentOf[v]] = true;
                }
            }
        }

        return new StronglyConnectedComponents(componentOf, sizes.ToArray(), isLeft);
    }
}
