using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AvailabilityKit.Topologies.Results;

/// <summary>A result as JSON: the answer and how far it can be trusted, in the form that the result schema describes.</summary>
/// <param name="Kind">What the answer is: an evaluation, an explanation or a comparison.</param>
/// <param name="Answer">What was asked for.</param>
/// <param name="Method">How it was computed, in words.</param>
/// <param name="ErrorBound">Bound on the relative error of every unavailability, given the model; null where nothing bounds it.</param>
/// <param name="Assumptions">What is assumed beyond what the model says.</param>
/// <param name="Elapsed">Seconds that the computation took.</param>
internal sealed record ResultJson<TAnswer>(string Kind, TAnswer Answer, string Method, double? ErrorBound, IReadOnlyList<string> Assumptions, double Elapsed)
{
    [JsonPropertyName("$schema"), JsonPropertyOrder(-2)]
    public string Schema => Evaluation.JsonSchemaAddress;

    [JsonPropertyOrder(-1)]
    public int Version => 1;

    /// <summary>The text, indented, with every digit of every number.</summary>
    public string Text(JsonTypeInfo<ResultJson<TAnswer>> type)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonSerializer.Serialize(json, this, type);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
