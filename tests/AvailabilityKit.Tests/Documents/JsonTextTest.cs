using System.Text.Json;
using AvailabilityKit.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Our reader of JSON, which says better what is wrong, must take and refuse what that of .NET takes and refuses, and read the same.</summary>
public class JsonTextTest
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"", "\\", "0", "-0", "-", "1.5", ".5", "1.", "01", "1e5", "1E-3", "1e", "+1",
        "true", "false", "null", "nul", "NaN", " ", "\n", "\t", "/", "//x\n", "/**/", "#", "'", "é",
    ];

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Elements("0", "-1.25e-3", "\"x\"", "\"\\\"\\\\\\/\\b\\f\\r\\t\"", "true", "false", "null", "[]", "{}")
        : Gen.OneOf(
            Value(0),
            from items in Value(depth - 1).ListOf(3) select $"[{string.Join(", ", items)}]",
            from items in Value(depth - 1).ListOf(3) select $"{{ {string.Join(",\n", items.Select((item, i) => $"\"k{i}\":{item}"))} }}");

    private static readonly Gen<string> Text = Gen.OneOf(
        from pieces in Gen.Elements(Pieces).ListOf() select string.Concat(pieces),
        from value in Value(3)
        from at in Gen.Choose(0, 200)
        from piece in Gen.Elements(Pieces)
        from cut in Gen.Choose(0, 2)
        select Mutated(value, at, cut, piece),
        Value(3));

    [Fact]
    public void Takes_refuses_and_reads_what_the_reader_of_dotnet_does() =>
        Check.Holds(Text, text => Assert.Equal(ByDotnet(text), ByUs(text)), count: 3000);

    private static string Mutated(string value, int at, int cut, string piece)
    {
        var place = at % (value.Length + 1);
        return value.Remove(place, Math.Min(cut, value.Length - place)).Insert(place, piece);
    }

    /// <summary>The value in a form of its own, or "refused".</summary>
    private static string ByDotnet(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Plain(document.RootElement);
        }
        catch (JsonException)
        {
            return "refused";
        }

        static string Plain(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(member => $"<{member.Name}>{Plain(member.Value)}")) + "}",
            JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Plain)) + "]",
            JsonValueKind.String => $"<{element.GetString()}>",
            _ => element.GetRawText(),
        };
    }

    private static string ByUs(string text)
    {
        try
        {
            return Plain(JsonText.Parse(text, new MistakeList(text, DocumentOptions.Default)));
        }
        catch (DocumentException)
        {
            return "refused";
        }

        static string Plain(DocumentNode node) => node.Kind switch
        {
            NodeKind.Object => "{" + string.Join(",", node.Items.Select(member => $"<{member.Key}>{Plain(member)}")) + "}",
            NodeKind.List => "[" + string.Join(",", node.Items.Select(Plain)) + "]",
            NodeKind.Text => $"<{node.Text}>",
            NodeKind.Number => node.Text,
            _ => node.Kind.ToString().ToLowerInvariant(),
        };
    }
}
