using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Notation;

/// <summary>Writes hours to JSON as the text that people write: <c>"weekdays 08:00-17:00"</c>.</summary>
internal sealed class HoursConverter : JsonConverter<Hours>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not hours; the message says what to write.</exception>
    public override Hours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Hours are written as text, for example \"weekdays 08:00-17:00\".");
        try
        {
            return Hours.Parse(text);
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Hours value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
