using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>Writes a mission inside other JSON, in the form that <see cref="MissionEvaluation.ToJson()"/> has.</summary>
public sealed class MissionEvaluationConverter : JsonConverter<MissionEvaluation>
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override MissionEvaluation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("MissionEvaluation has a form in JSON that is written and not read; read the model document and follow the mission again.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MissionEvaluation value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToJson());
    }
}
