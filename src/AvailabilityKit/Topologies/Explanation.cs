using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Notation;
using AvailabilityKit.Topologies.Results;

namespace AvailabilityKit.Topologies;

/// <summary>How a topology is computed: its islands, the engine of each and why, how they are joined, and the assumptions.</summary>
[JsonConverter(typeof(ResultPartConverter))]
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

    /// <summary>Whether some of the figures rest on times that were brought into phases, as the assumptions then say.</summary>
    internal bool HasFittedTimes { get; init; }

    /// <summary>Writes how topologies were computed as JSON, in the form of <see cref="Evaluation.JsonSchema"/>.</summary>
    /// <param name="evaluations">The evaluations that are explained; at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string ToJson(params IEnumerable<Evaluation> evaluations) => ExplanationJson.Text(Evaluation.AtLeastOne(evaluations));

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => ExplanationExhibit.Of(this);
}
