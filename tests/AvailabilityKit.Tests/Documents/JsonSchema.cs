using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Validates JSON against the keywords of JSON Schema 2020-12 that our schema uses, and refuses a keyword that it does not know.</summary>
internal sealed class JsonSchema(JsonNode root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "default", "examples"];

    public static JsonSchema OfDocuments { get; } = new(JsonNode.Parse(ModelDocument.Schema)!);

    public static JsonSchema OfResults { get; } = new(JsonNode.Parse(Evaluation.JsonSchema)!);

    public JsonObject Definition(string name) => root["$defs"]![name]!.AsObject();

    public IEnumerable<string> Definitions => root["$defs"]!.AsObject().Select(pair => pair.Key);

    public List<string> ViolationsIn(JsonNode? value) => [.. Violations(value, root.AsObject(), "$")];

    private IEnumerable<string> Violations(JsonNode? value, JsonObject schema, string path)
    {
        foreach (var (keyword, rule) in schema)
        {
            if (!Annotations.Contains(keyword))
            {
                foreach (var violation in Violations(value, schema, keyword, rule!, path))
                {
                    yield return violation;
                }
            }
        }
    }

    private IEnumerable<string> Violations(JsonNode? value, JsonObject schema, string keyword, JsonNode rule, string path) => (keyword, value) switch
    {
        ("$ref", _) => Violations(value, Definition(((string)rule!)["#/$defs/".Length..]), path),
        ("type", _) => If(!HasType(value, (string)rule!), $"{path} is not of the type {rule}"),
        ("const", _) => If(!JsonNode.DeepEquals(value, rule), $"{path} is not {rule.ToJsonString()}"),
        ("enum", _) => If(!rule.AsArray().Any(choice => JsonNode.DeepEquals(value, choice)), $"{path} is none of {rule.ToJsonString()}"),
        ("anyOf", _) => If(!rule.AsArray().Any(choice => Admits(value, choice!)), $"{path} is admitted by none of the choices"),
        ("oneOf", _) => If(rule.AsArray().Count(choice => Admits(value, choice!)) != 1, $"{path} is not admitted by exactly one of the choices"),
        ("not", _) => If(Admits(value, rule), $"{path} is what it must not be"),
        ("required", JsonObject item) => rule.AsArray().Where(key => !item.ContainsKey((string)key!)).Select(key => $"{path} lacks {key}"),
        ("properties", JsonObject item) => rule.AsObject().Where(pair => item.ContainsKey(pair.Key)).SelectMany(pair => Violations(item[pair.Key], pair.Value!.AsObject(), $"{path}.{pair.Key}")),
        ("additionalProperties", JsonObject item) when !(bool)rule => item.Where(pair => !schema["properties"]!.AsObject().ContainsKey(pair.Key)).Select(pair => $"{path} has the key {pair.Key}"),
        ("items", JsonArray list) => list.SelectMany((entry, index) => Violations(entry, rule.AsObject(), $"{path}[{index}]")),
        ("maxItems", JsonArray list) => If(list.Count > (int)rule, $"{path} has {list.Count} entries"),
        ("minItems", JsonArray list) => If(list.Count < (int)rule, $"{path} has only {list.Count} entries"),
        ("uniqueItems", JsonArray list) => If(list.Select(entry => entry!.ToJsonString()).Distinct(StringComparer.Ordinal).Count() < list.Count, $"{path} has an entry twice"),
        ("minLength", JsonValue text) when Kind(text) == JsonValueKind.String => If(((string)text!).Length < (int)rule, $"{path} is too short"),
        ("maxLength", JsonValue text) when Kind(text) == JsonValueKind.String => If(((string)text!).Length > (int)rule, $"{path} is too long"),
        ("pattern", JsonValue text) when Kind(text) == JsonValueKind.String => If(!Regex.IsMatch((string)text!, (string)rule!), $"{path} does not match {rule}"),
        ("minimum", JsonValue number) when Kind(number) == JsonValueKind.Number => If((double)number < (double)rule, $"{path} is below {rule}"),
        ("maximum", JsonValue number) when Kind(number) == JsonValueKind.Number => If((double)number > (double)rule, $"{path} is above {rule}"),
        ("exclusiveMinimum", JsonValue number) when Kind(number) == JsonValueKind.Number => If((double)number <= (double)rule, $"{path} is not above {rule}"),
        ("required" or "properties" or "additionalProperties" or "items" or "minItems" or "maxItems" or "uniqueItems" or "minLength" or "maxLength" or "pattern" or "minimum" or "maximum" or "exclusiveMinimum", _) => [],
        _ => throw new NotSupportedException($"The schema uses {keyword}, which this validator does not know."),
    };

    private bool Admits(JsonNode? value, JsonNode schema) => !Violations(value, schema.AsObject(), "").Any();

    private static bool HasType(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Kind(value) == JsonValueKind.String,
        "number" => Kind(value) == JsonValueKind.Number,
        "integer" => Kind(value) == JsonValueKind.Number && (double)value! == Math.Floor((double)value!),
        "null" => value is null,
        "boolean" => Kind(value) is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"The schema uses the type {type}, which this validator does not know."),
    };

    private static JsonValueKind? Kind(JsonNode? value) => value?.GetValueKind();

    private static IEnumerable<string> If(bool wrong, string violation) => wrong ? [violation] : [];
}
