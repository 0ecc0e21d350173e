using AvailabilityKit.Quantities;
using QuikGraph;

namespace AvailabilityKit.Topologies.Checks;

/// <summary>The references between the elements of a topology as a graph.</summary>
internal static class DependencyGraph
{
    /// <summary>Vertices are the elements' names in their order; edges leave each in the order of its references.</summary>
    /// <exception cref="ModelException">An element names one that is not there.</exception>
    public static BidirectionalGraph<string, Dependency> Of(Topology topology)
    {
        topology = topology.Expanded();
        var graph = new BidirectionalGraph<string, Dependency>(allowParallelEdges: true);
        graph.AddVertexRange(topology.Elements.Select(element => element.Name));
        foreach (var element in topology.Elements)
        {
            foreach (var (property, _, name) in element.References())
            {
                if (!graph.ContainsVertex(name))
                {
                    throw new ModelException(MissingElement(element, property, name, graph.Vertices), element.Name);
                }

                graph.AddEdge(new(element.Name, name, property));
            }
        }

        return graph;
    }

    public static string MissingElement(Element owner, string property, string name, IEnumerable<string> known) =>
        $"The {owner.Noun} \"{owner.Name}\" names \"{name}\" in \"{property}\", and there is no such element.{NearestName.Hint(name, known)}";
}
