using QuikGraph;
using QuikGraph.Algorithms.Search;

namespace AvailabilityKit.Topologies;

/// <summary>One depth-first search over the dependencies of a topology that several starts share: what one start has reached, the next does not visit again.</summary>
/// <remarks>QuikGraph's search keeps its path on the heap, so that a chain of many thousand dependencies costs no call stack.</remarks>
internal sealed class DependencySearch
{
    private readonly Dictionary<string, GraphColor> _colors;
    private readonly DepthFirstSearchAlgorithm<string, Dependency> _search;
    private readonly Dictionary<string, string> _reachedFrom = new(StringComparer.Ordinal);
    private List<string> _finished = [];

    public DependencySearch(IVertexListGraph<string, Dependency> graph)
    {
        _colors = graph.Vertices.ToDictionary(name => name, _ => GraphColor.White, StringComparer.Ordinal);
        _search = new(graph, _colors);
        _search.FinishVertex += name => _finished.Add(name);
        _search.TreeEdge += edge => _reachedFrom[edge.Target] = edge.Source;
        _search.BackEdge += edge => Cycle ??= PathBetween(edge.Target, edge.Source);
    }

    /// <summary>The elements of the first dependency cycle that was met, each depending on the next and the last on the first; null where none was.</summary>
    public IReadOnlyList<string>? Cycle { get; private set; }

    /// <summary>Visits what <paramref name="start"/> depends on, itself included.</summary>
    /// <returns>The elements that no earlier start has reached, every one after what it depends on.</returns>
    public IReadOnlyList<string> From(string start)
    {
        _finished = [];
        if (_colors[start] == GraphColor.White)
        {
            _search.Visit(start);
        }

        return _finished;
    }

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
