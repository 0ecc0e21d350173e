using System.Text.Json.Serialization;

namespace AvailabilityKit.Interchange;

/// <summary>A node of a <see cref="NetworkGraph"/>.</summary>
/// <remarks>Immutable; compares by value.</remarks>
[JsonConverter(typeof(NetworkConverter))]
public sealed record NetworkNode : NetworkPart
{
    /// <summary>Describes a node.</summary>
    /// <param name="id">What links call it, unique in its graph.</param>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    public NetworkNode(string id) => Id = Checked(id, "The id of a node", nameof(id));

    /// <summary>What links call it, unique in its graph.</summary>
    public string Id { get; }

    internal override string Mention => $"the node {Quoted(Id)}";

    /// <summary>The label, or the id where it has none.</summary>
    public override string ToString() => Label ?? Id;
}
