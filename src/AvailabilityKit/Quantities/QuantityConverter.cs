using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Quantities;

/// <summary>Writes a quantity to JSON as the text that people write, and reads it back to the last bit.</summary>
/// <typeparam name="T">A duration, a rate, a probability, an availability or an amount of money.</typeparam>
/// <remarks>
/// The text is the format <c>R</c> of the quantity, which its <c>Parse</c> reads. A bare number is read where the quantity has no unit,
/// as <c>0.9999</c> for an availability; <c>5</c> for a duration is refused, since nothing says five of what.
/// </remarks>
public sealed class QuantityConverter<T> : JsonConverter<T>
    where T : struct, ISpanParsable<T>, IFormattable
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The value is not this quantity; the message says what to write.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => Parsed(reader.GetString()!),
        JsonTokenType.Number => Parsed(reader.HasValueSequence ? Encoding.UTF8.GetString(reader.ValueSequence) : Encoding.UTF8.GetString(reader.ValueSpan)),
        _ => throw new JsonException($"A {typeof(T).Name} is written as text, not as {Named(reader.TokenType)}."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(Text(value));
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">The key is not this quantity; the message says what to write.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parsed(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(Text(value));
    }

    private static string Text(T value) => value.ToString("R", formatProvider: null);

    private static T Parsed(string text)
    {
        // The default of an amount of money has no currency, and no text that a person would write.
        if (string.Equals(text, Text(default), StringComparison.Ordinal))
        {
            return default;
        }

        try
        {
            return T.Parse(text, provider: null);
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    private static string Named(JsonTokenType token) => token switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => "true or false",
    };
}
