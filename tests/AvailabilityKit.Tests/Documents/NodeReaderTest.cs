using System.Text;
using System.Text.Json;
using AvailabilityKit.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Where the nodes of a text and the mistakes in it are said to stand, held against the positions of the reader of .NET.</summary>
public class NodeReaderTest
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\\n\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"", "\\", "0", "-0", "-", "1.5", ".5", "1.", "01", "1e5", "1E-3", "1e", "+1",
        "true", "false", "null", "nul", "NaN", " ", "\n", "\t", "/", "//x\n", "/**/", "#", "'", "é", "😀",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        from pieces in Gen.Elements(Pieces).ListOf() select string.Concat(pieces),
        from value in Value(3)
        from at in Gen.Choose(0, 200)
        from piece in Gen.Elements(Pieces)
        from cut in Gen.Choose(0, 2)
        select Mutated(value, at, cut, piece));

    [Fact]
    public void A_node_begins_where_its_token_does() => Check.Holds(Value(3), text =>
    {
        var json = Encoding.UTF8.GetBytes(text);
        AssertIn(json, NodeReader.Read(json, new MistakeList(json, DocumentOptions.Default)));
    });

    [Fact]
    public void A_mistake_stands_where_the_text_ceases_to_be_json() => Check.Holds(Text, text =>
    {
        var json = Encoding.UTF8.GetBytes(text);
        var refused = false;
        try
        {
            NodeReader.Read(json, new MistakeList(json, DocumentOptions.Default));
        }
        catch (DocumentException exception)
        {
            refused = true;
            var at = ByteAt(text, exception.Line, exception.Column);
            var (lastToken, isSound) = Prefix(json.AsSpan(0, at));
            Assert.True(isSound, $"{exception.Message} But what stands before is no beginning of JSON.");
            Assert.True(Prefix(json).LastToken <= at, $"{exception.Message} But the text is sound up to byte {Prefix(json).LastToken}; before the mistake it is to {lastToken}.");
        }

        Assert.Equal(IsRefusedByDotnet(json), refused);
    }, count: 3000);

    private static Gen<string> Value(int depth) => depth == 0
        ? Gen.Elements("0", "-1.25e-3", "\"x\"", "\"é😀\"", "\"\\\"\\\\\\/\\b\\f\\r\\t\"", "true", "false", "null", "[]", "{}")
        : Gen.OneOf(
            Value(0),
            from items in Value(depth - 1).ListOf(3) select $"[{string.Join(", ", items)}]",
            from items in Value(depth - 1).ListOf(3) select $"{{ {string.Join(",\n", items.Select((item, i) => $"\"k{i}\":{item}"))} }}");

    private static string Mutated(string value, int at, int cut, string piece)
    {
        var place = at % (value.Length + 1);
        return value.Remove(place, Math.Min(cut, value.Length - place)).Insert(place, piece);
    }

    private static void AssertIn(byte[] json, DocumentNode node)
    {
        var reader = new Utf8JsonReader(json.AsSpan(node.Start));
        Assert.True(reader.Read());
        Assert.Equal(0, reader.TokenStartIndex);
        Assert.Equal(node.Kind, reader.TokenType switch
        {
            JsonTokenType.StartObject => NodeKind.Object,
            JsonTokenType.StartArray => NodeKind.List,
            JsonTokenType.String => NodeKind.Text,
            JsonTokenType.Number => NodeKind.Number,
            JsonTokenType.True => NodeKind.True,
            JsonTokenType.False => NodeKind.False,
            _ => NodeKind.Null,
        });
        Assert.Equal(node.Kind is NodeKind.Text ? reader.GetString() : node.Kind is NodeKind.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : "", node.Text);
        foreach (var item in node.Items)
        {
            Assert.Equal(item.Key is null ? item.Start : json.AsSpan(0, item.Start).LastIndexOf(Encoding.UTF8.GetBytes($"\"{item.Key}\"")), item.KeyStart);
            AssertIn(json, item);
        }
    }

    private static int ByteAt(string text, int line, int column)
    {
        var start = text.Split('\n').Take(line - 1).Sum(before => before.Length + 1);
        return Encoding.UTF8.GetByteCount(text.AsSpan(0, start + column - 1));
    }

    /// <summary>Where the last token that can be read begins, and whether more text could make JSON of it all.</summary>
    private static (int LastToken, bool IsSound) Prefix(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var last = 0;
        try
        {
            while (reader.Read())
            {
                last = (int)reader.TokenStartIndex;
            }

            return (last, true);
        }
        catch (JsonException)
        {
            return (last, false);
        }
    }

    private static bool IsRefusedByDotnet(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
