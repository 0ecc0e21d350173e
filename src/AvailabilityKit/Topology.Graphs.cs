using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Checks;
using QuikGraph;

namespace AvailabilityKit;

/// <content>A topology from a graph, and as one.</content>
public sealed partial class Topology
{
    /// <summary>Makes a topology of a QuikGraph graph whose vertices are elements; an edge leads from each to what it depends on.</summary>
    /// <remarks>
    /// Edges say who needs whom. The nodes of a cluster, the members of a group and what a crew repairs are the element's own; they have
    /// edges too, which agree with it. Every other edge adds to <see cref="Element.Needs"/>, and a name without an edge is a mistake, so that
    /// <see cref="ToGraph"/> of the result has the edges of this graph.
    /// </remarks>
    /// <typeparam name="TElement">Elements.</typeparam>
    /// <typeparam name="TEdge">Edges of any type.</typeparam>
    /// <param name="name">The name that heads its reports.</param>
    /// <param name="graph">The graph, which is directed. Later changes to it change nothing.</param>
    /// <exception cref="ArgumentException">The name is blank or the graph is not directed.</exception>
    /// <exception cref="ModelException">Two elements have one name, or an element and the edges contradict one another.</exception>
    public static Topology FromGraph<TElement, TEdge>(string name, IEdgeListGraph<TElement, TEdge> graph)
        where TElement : Element
        where TEdge : IEdge<TElement> =>
        TopologyOfGraph.Of(name, Directed(graph).Vertices, graph.Edges.Select(edge => (edge.Source.Name, edge.Target.Name, (string?)null)));

    /// <summary>Makes a topology of a graph of names as <see cref="ToGraph"/> makes it, and the elements behind the names.</summary>
    /// <inheritdoc cref="FromGraph{TElement, TEdge}(string, IEdgeListGraph{TElement, TEdge})" path="/remarks"/>
    /// <exception cref="ArgumentException">The name is blank or the graph is not directed.</exception>
    /// <exception cref="ModelException">Two elements have one name, a vertex has none, or an element and the edges contradict one another.</exception>
    /// <param name="name">The name that heads its reports.</param>
    /// <param name="graph">The graph, which is directed. Each edge says which property of its source it stands for.</param>
    /// <param name="elements">The elements, in any order. Those that are no vertex of the graph are left out.</param>
    public static Topology FromGraph(string name, IEdgeListGraph<string, Dependency> graph, IEnumerable<Element> elements) =>
        TopologyOfGraph.Of(name, TopologyOfGraph.Named(Directed(graph).Vertices, elements), graph.Edges.Select(edge => (edge.Source, edge.Target, (string?)edge.Property)));

    /// <summary>Makes a topology of a QuikGraph graph of anything; an edge leads from each vertex to what it depends on.</summary>
    /// <inheritdoc cref="FromGraph{TVertex, TEdge}(string, IEnumerable{TVertex}, IEnumerable{TEdge}, Func{TEdge, TVertex}, Func{TEdge, TVertex}, Func{TVertex, string}, Func{TVertex, IReadOnlyList{string}, Element})" path="/remarks|/typeparam|/exception"/>
    /// <param name="name">The name that heads its reports.</param>
    /// <param name="graph">The graph, which is directed.</param>
    /// <param name="nameOf">The name of the element of each vertex.</param>
    /// <param name="element">The element of each vertex, which is also given the names of what its edges lead to.</param>
    public static Topology FromGraph<TVertex, TEdge>(
        string name, IEdgeListGraph<TVertex, TEdge> graph, Func<TVertex, string> nameOf, Func<TVertex, IReadOnlyList<string>, Element> element)
        where TVertex : notnull
        where TEdge : IEdge<TVertex> =>
        TopologyOfGraph.Of(name, Directed(graph).Vertices, graph.Edges, edge => edge.Source, edge => edge.Target, nameOf, element);

    /// <summary>Makes a topology of the graph of any library; an edge leads from each vertex to what it depends on.</summary>
    /// <remarks>
    /// A service, a cluster, a group and a crew are made with the names that they are given. To other elements what their edges lead to is
    /// added as <see cref="Element.Needs"/>, so that <see cref="ToGraph"/> of the result has the edges of this graph.
    /// </remarks>
    /// <typeparam name="TVertex">Vertices.</typeparam>
    /// <typeparam name="TEdge">Edges.</typeparam>
    /// <param name="name">The name that heads its reports.</param>
    /// <param name="vertices">All vertices, each once.</param>
    /// <param name="edges">All edges.</param>
    /// <param name="source">The vertex that depends on the other.</param>
    /// <param name="target">The vertex depended on.</param>
    /// <param name="nameOf">The name of the element of each vertex.</param>
    /// <param name="element">The element of each vertex, which is also given the names of what its edges lead to, in their order.</param>
    /// <exception cref="ArgumentException">The name is blank or the graph is not directed.</exception>
    /// <exception cref="ModelException">Two vertices have one name, an edge ends at no vertex, or an element contradicts its vertex or the edges.</exception>
    public static Topology FromGraph<TVertex, TEdge>(
        string name,
        IEnumerable<TVertex> vertices,
        IEnumerable<TEdge> edges,
        Func<TEdge, TVertex> source,
        Func<TEdge, TVertex> target,
        Func<TVertex, string> nameOf,
        Func<TVertex, IReadOnlyList<string>, Element> element)
        where TVertex : notnull =>
        TopologyOfGraph.Of(name, vertices, edges, source, target, nameOf, element);

    /// <summary>The elements and what refers to what, for the algorithms of QuikGraph: searches, orders, components, drawings.</summary>
    /// <remarks>Vertices are the elements' names in their order, those of its copies for a counted element. The graph is a copy of its own; changing it changes no topology.</remarks>
    /// <exception cref="ModelException">An element names one that is not there.</exception>
    public BidirectionalGraph<string, Dependency> ToGraph() => DependencyGraph.Of(this);

    private static IEdgeListGraph<TVertex, TEdge> Directed<TVertex, TEdge>(IEdgeListGraph<TVertex, TEdge> graph)
        where TEdge : IEdge<TVertex>
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.IsDirected
            ? graph
            : throw new ArgumentException("The graph is not directed, so its edges do not say who depends on whom; give an AdjacencyGraph or a BidirectionalGraph.", nameof(graph));
    }
}
