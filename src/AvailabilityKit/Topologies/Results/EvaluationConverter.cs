using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>Writes an evaluation inside other JSON, in the form that <see cref="Evaluation.ToJson()"/> has.</summary>
public sealed class EvaluationConverter : JsonConverter<Evaluation>
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Evaluation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Evaluation has a form in JSON that is written and not read; read the model document and evaluate it again.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Evaluation value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToJson());
    }
}
