using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Quantities;

/// <summary>Refuses to write or read a type by itself, where going property by property would lose what it means without a word.</summary>
/// <remarks>It stands for any type, so that generic ones need no reflection; a message names the type that it stands on.</remarks>
internal abstract class RefusingConverter(string instead) : JsonConverter<object>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => true;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refused(typeToConvert);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => throw Refused(value.GetType());

    private NotSupportedException Refused(Type type) => new($"{type.Name.Split('`')[0]} has no form in JSON by itself; {instead}");
}
