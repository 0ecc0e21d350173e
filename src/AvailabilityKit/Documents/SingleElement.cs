using AvailabilityKit.Topologies;

namespace AvailabilityKit.Documents;

/// <summary>A document of one block diagram or one Markov chain, in place of a list of topologies: a topology of that element and a service that needs it.</summary>
internal static class SingleElement
{
    /// <summary>The longest name that leaves room for that of the service.</summary>
    public static readonly int LongestName = Element.LongestName - ServiceOf("").Length;

    /// <summary>The topology that such a document stands for.</summary>
    public static Topology TopologyOf(IndependentElement element) =>
        Topology.Named(element.Name).With(element).With(new Service(ServiceOf(element.Name), [element.Name]));

    /// <summary>The block diagram or chain of which nothing but that is said; null where the document needs a list of topologies.</summary>
    public static IndependentElement? In(ModelDocument document) =>
        document.Topologies is [{ Costs: null, UseCases.Count: 0, Topology: { Elements: [BlockElement or ChainElement, _] } topology }]
        && topology.Elements[0] is IndependentElement element
        && topology == TopologyOf(element)
        && element is { Needs.Count: 0, Count: 1 }
            ? element
            : null;

    private static string ServiceOf(string name) => $"{name} as a whole";
}
