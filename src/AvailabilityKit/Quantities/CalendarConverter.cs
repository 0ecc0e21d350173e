using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Quantities;

/// <summary>Writes a calendar to JSON as the model document does: <c>"8760 h"</c>, <c>"8766 h"</c>, or <c>{ "hours": "2500 h", "name": "office hours" }</c>.</summary>
public sealed class CalendarConverter : JsonConverter<Calendar>
{
    private const string Forms = "write \"8760 h\", \"8766 h\" or { \"hours\": \"2500 h\", \"name\": \"office hours\" }";

    private static readonly QuantityConverter<Duration> Durations = new();

    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not a calendar; the message says what to write.</exception>
    public override Calendar Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var year = Durations.Read(ref reader, typeof(Duration), options);
            return year == Calendar.Standard.Year ? Calendar.Standard
                : year == Calendar.Julian.Year ? Calendar.Julian
                : throw new JsonException($"A year of {year.ToString("h")} has no name; {Forms}.");
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"That is not a calendar; {Forms}.");
        }

        Duration? hours = null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString();
            reader.Read();
            switch (key)
            {
                case "hours" when hours is null:
                    hours = Durations.Read(ref reader, typeof(Duration), options);
                    break;
                case "name" when name is null && reader.TokenType == JsonTokenType.String:
                    name = reader.GetString();
                    break;
                default:
                    throw new JsonException($"\"{key}\" is not a key of a calendar, stands twice, or holds no text; {Forms}.");
            }
        }

        if (hours is not { } length || string.IsNullOrWhiteSpace(name))
        {
            throw new JsonException($"A calendar needs both \"hours\" and \"name\"; {Forms}.");
        }

        try
        {
            return Calendar.ServiceHours(length, name);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Calendar value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value == Calendar.Standard || value == Calendar.Julian)
        {
            writer.WriteStringValue(value.Year.ToString("h"));
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("hours", value.Year.ToString("R"));
        writer.WriteString("name", value.Name);
        writer.WriteEndObject();
    }
}
