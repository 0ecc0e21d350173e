using AvailabilityKit.Presentation;

namespace AvailabilityKit.Topologies;

/// <summary>How a topology is computed: its islands, the engine of each and why, how they are joined, and the assumptions.</summary>
public sealed class Explanation : ExhibitableResult
{
    internal Explanation(Topology topology, IReadOnlyList<IslandExplanation> islands, IReadOnlyList<string> joins, IReadOnlyList<string> assumptions)
    {
        Topology = topology;
        Islands = islands;
        Joins = joins;
        Assumptions = assumptions;
    }

    /// <summary>The topology.</summary>
    public Topology Topology { get; }

    /// <summary>Its islands, in the order of their elements.</summary>
    public IReadOnlyList<IslandExplanation> Islands { get; }

    /// <summary>For each service, how its islands are joined.</summary>
    public IReadOnlyList<string> Joins { get; }

    /// <summary>What is assumed beyond what the model says.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => ExplanationExhibit.Of(this);
}
