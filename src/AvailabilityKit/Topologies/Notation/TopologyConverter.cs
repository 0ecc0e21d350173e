using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Notation;

/// <summary>Refuses to write a topology property by property, which would lose what it means; a model document holds it whole.</summary>
internal sealed class TopologyConverter : JsonConverter<Topology>
{
    /// <inheritdoc/>
    public override Topology Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A topology is read from a model document: ModelDocument.Parse(json).Topologies[0].Topology.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Topology value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A topology is written as a model document: new ModelDocument(topology).ToJson().");
}
