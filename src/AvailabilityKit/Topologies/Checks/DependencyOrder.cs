using QuikGraph;
using QuikGraph.Algorithms.Search;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>An order in which every element comes after what it depends on, or the cycle that forbids one.</summary>
/// <remarks>QuikGraph's depth-first search keeps its path on the heap, so that a chain of many thousand dependencies costs no call stack.</remarks>
internal sealed class DependencyOrder
{
    private readonly Dictionary<string, string> _reachedFrom = new(StringComparer.Ordinal);
    private readonly List<string> _finished = [];

    private DependencyOrder(IVertexListGraph<string, Dependency> graph)
    {
        // A crew depends on nothing: what it repairs need not come before it.
        var search = new DepthFirstSearchAlgorithm<string, Dependency>(
            null, graph, new Dictionary<string, GraphColor>(StringComparer.Ordinal), edges => edges.Where(edge => edge.Property != "repairs"));
        search.FinishVertex += _finished.Add;
        search.TreeEdge += edge => _reachedFrom[edge.Target] = edge.Source;
        search.BackEdge += edge => Cycle ??= PathBetween(edge.Target, edge.Source);
        search.Compute();
    }

    /// <summary>The elements, every one after what it depends on; without meaning where there is a cycle.</summary>
    public IReadOnlyList<string> Order => _finished;

    /// <summary>The elements of one dependency cycle, each depending on the next and the last on the first; null where there is none.</summary>
    public IReadOnlyList<string>? Cycle { get; private set; }

    public static DependencyOrder Of(IVertexListGraph<string, Dependency> graph) => new(graph);

    private List<string> PathBetween(string first, string last)
    {
        List<string> path = [last];
        while (path[^1] != first)
        {
            path.Add(_reachedFrom[path[^1]]);
        }

        path.Reverse();
        return path;
    }
}
