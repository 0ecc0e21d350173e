using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Documents;

/// <summary>Writes and reads a model document inside other JSON, in the form that <see cref="ModelDocument.ToJson"/> has.</summary>
/// <remarks>Blocks that stand deep in one another need a larger <see cref="JsonSerializerOptions.MaxDepth"/> than its usual 64 to be read.</remarks>
public sealed class ModelDocumentConverter : JsonConverter<ModelDocument>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not a model document; the message lists its mistakes, with lines counted within it.</exception>
    public override ModelDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            return ModelDocument.Parse(document.RootElement.GetRawText());
        }
        catch (DocumentException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ModelDocument value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteRawValue(value.ToJson(), skipInputValidation: true);
    }
}
