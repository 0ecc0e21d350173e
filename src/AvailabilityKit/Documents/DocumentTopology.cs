using System.Text.Json.Serialization;
using AvailabilityKit.Criticality;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit.Documents;

/// <summary>One topology of a model document, with what it costs to buy and run and what it is used for.</summary>
/// <param name="Topology">The topology.</param>
/// <param name="Costs">What it costs; <see langword="null"/> where the document does not say.</param>
[JsonConverter(typeof(ModelPartConverter))]
public sealed record DocumentTopology(Topology Topology, Costs? Costs = null)
{
    /// <summary>What it is used for, in the order of the document; nothing by default.</summary>
    public IReadOnlyList<UseCase> UseCases { get; init => field = Sequence<UseCase>.Of(value, nameof(UseCases)); } = Sequence<UseCase>.Empty;

    /// <summary>The topology's name.</summary>
    public string Name => Topology.Name;

    /// <summary>A topology whose costs are not known.</summary>
    public static implicit operator DocumentTopology(Topology topology) => new(topology);
}
