using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvailabilityKit.Topologies.Results;

/// <summary>Writes the values of an enumeration as the words that model documents have for them: "common-cause".</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
