using QuikGraph;

namespace AvailabilityKit.Topologies;

/// <summary>An edge of <see cref="Topology.ToGraph"/>: one element names another.</summary>
/// <param name="Source">The name of the element that refers to the other.</param>
/// <param name="Target">The name of the element referred to.</param>
/// <param name="Property">Where the reference stands, in the words of the model document: <c>needs</c>, <c>nodes</c>, <c>members</c>, <c>failover.needs</c>, <c>restart.needs</c>, <c>repairs</c>, <c>replaces</c> or <c>strikes</c>.</param>
public sealed record Dependency(string Source, string Target, string Property) : IEdge<string>
{
    /// <summary>The edge in one line, such as <c>orders -(needs)-> cluster</c>.</summary>
    public override string ToString() => $"{Source} -({Property})-> {Target}";
}
