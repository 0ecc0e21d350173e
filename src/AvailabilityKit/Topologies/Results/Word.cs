using System.Text.Json;

namespace AvailabilityKit.Topologies.Results;

/// <summary>The values of an enumeration as the words that model documents have for them: "common-cause".</summary>
/// <remarks>Results hold the words and not the values: a converter for each enumeration would keep them off the fast path of the serializer.</remarks>
internal static class Word
{
    public static string Of(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
