using System.Text;
using System.Text.Json;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Where the nodes of a text and the mistakes in it are said to stand, held against the positions of the reader of .NET.</summary>
public class NodeReaderTest
{
    [Property]
    public void A_node_begins_where_its_token_does(SoundJson sound)
    {
        var json = Encoding.UTF8.GetBytes(sound.Text);
        AssertIn(json, NodeReader.Read(json, new MistakeList(json, DocumentOptions.Default)));
    }

    [Property(MaxTest = 3000)]
    public void A_mistake_stands_where_the_text_ceases_to_be_json(NearlyJson nearly)
    {
        var json = Encoding.UTF8.GetBytes(nearly.Text);
        var refused = false;
        try
        {
            NodeReader.Read(json, new MistakeList(json, DocumentOptions.Default));
        }
        catch (DocumentException exception)
        {
            refused = true;
            var at = ByteAt(nearly.Text, exception.Line, exception.Column);
            var (lastToken, isSound) = Prefix(json.AsSpan(0, at));
            Assert.True(isSound, $"{exception.Message} But what stands before is no beginning of JSON.");
            Assert.True(Prefix(json).LastToken <= at, $"{exception.Message} But the text is sound up to byte {Prefix(json).LastToken}; before the mistake it is to {lastToken}.");
        }

        Assert.Equal(IsRefusedByDotnet(json), refused);
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
