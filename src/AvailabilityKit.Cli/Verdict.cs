using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AvailabilityKit.Documents;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Cli;

/// <summary>The JSON of an answer about the input instead of the model: whether a document is valid, or why there is no answer.</summary>
/// <remarks>The form is that of <see cref="Evaluation.JsonSchema"/>; one of <see cref="Answer"/> and <see cref="Refused"/> is null, and left out where it has no place.</remarks>
internal sealed record Verdict(
    string Kind,
    Validity? Answer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Refused,
    string Method,
    IReadOnlyList<PlacedMistake> Mistakes,
    double Elapsed)
{
    [JsonPropertyName("$schema"), JsonPropertyOrder(-2)]
    public string Schema => Evaluation.JsonSchemaAddress;

    [JsonPropertyOrder(-1)]
    public int Version => 1;

    public double ErrorBound => 0;

    public IReadOnlyList<string> Assumptions => [];

    /// <summary>What a check of a document found.</summary>
    public static Verdict Of(
        ModelDocument? document, IReadOnlyList<(string Topology, TopologyWarning Warning)> warnings, IReadOnlyList<DocumentMistake> mistakes, string method, TimeSpan elapsed) => new(
        "validation",
        new Validity(document is not null, [.. (document?.Topologies ?? []).Select(topology => new CheckedTopology(
            topology.Name,
            topology.Topology.Elements.Count,
            [.. warnings.Where(found => found.Topology == topology.Name).Select(found => FoundWarning.Of(found.Warning))]))]),
        Refused: null,
        method,
        [.. mistakes.Select(PlacedMistake.Of)],
        elapsed.TotalSeconds);

    /// <summary>Why there is no answer.</summary>
    public static Verdict Refusing(int code, IReadOnlyList<PlacedMistake> mistakes, TimeSpan elapsed)
    {
        var (refused, method) = code switch
        {
            ExitCode.NotSolved => ("not-solved", "Given up within the limits, or short of the accuracy promised; there is no answer."),
            ExitCode.Interrupted => ("interrupted", "Interrupted; there is no answer."),
            _ => ("bad-input", "Refused before anything was computed."),
        };
        return new Verdict("refusal", Answer: null, refused, method, mistakes, elapsed.TotalSeconds);
    }

    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(json, this, VerdictContext.Default.Verdict);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}

/// <summary>Whether a document can be read, and what stands in it.</summary>
internal sealed record Validity(bool Valid, IReadOnlyList<CheckedTopology> Topologies);

internal sealed record CheckedTopology(string Name, int Elements, IReadOnlyList<FoundWarning> Warnings);

/// <summary>A warning, its kind in the words of the result schema.</summary>
internal sealed record FoundWarning(string Kind, string Element, string Message)
{
    public static FoundWarning Of(TopologyWarning warning) => new(JsonNamingPolicy.KebabCaseLower.ConvertName(warning.Kind.ToString()), warning.Element, warning.Message);
}

/// <summary>A mistake and where it stands; null where no place in a document is meant.</summary>
internal sealed record PlacedMistake(string Message, int? Line, int? Column, string? Path)
{
    public static PlacedMistake Of(DocumentMistake mistake) =>
        mistake.Line == 0 ? Of(mistake.Message) : new(mistake.Message, mistake.Line, mistake.Column, mistake.Path);

    public static PlacedMistake Of(string message) => new(message, null, null, null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(Verdict))]
internal sealed partial class VerdictContext : JsonSerializerContext;
