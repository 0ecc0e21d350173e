using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>Writes a simulation inside other JSON, in the form that <see cref="TopologySimulation.ToJson()"/> has.</summary>
public sealed class TopologySimulationConverter : JsonConverter<TopologySimulation>
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override TopologySimulation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("TopologySimulation has a form in JSON that is written and not read; read the model document and simulate it again.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TopologySimulation value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToJson());
    }
}
