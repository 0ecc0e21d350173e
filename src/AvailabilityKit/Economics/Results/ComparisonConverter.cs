using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Economics.Results;

/// <summary>Writes a comparison inside other JSON, in the form that <see cref="Comparison.ToJson"/> has.</summary>
public sealed class ComparisonConverter : JsonConverter<Comparison>
{
    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Comparison Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Comparison has a form in JSON that is written and not read; read the model document and compare again.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Comparison value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToJson());
    }
}
