using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Reads JSON (RFC 8259, strictly: no comments, no trailing commas) into nodes that know their place.</summary>
/// <remarks>Time is linear in the text; depth and the number of values are limited by the options.</remarks>
internal sealed class NodeReader
{
    private readonly MistakeList _mistakes;
    private readonly Stack<DocumentNode> _open = [];
    private DocumentNode? _root;
    private string? _key;
    private int _keyStart;
    private int _values;

    private NodeReader(MistakeList mistakes) => _mistakes = mistakes;

    /// <summary>Reads the one value that the text holds.</summary>
    /// <exception cref="DocumentException">The text is not JSON, or a limit is passed.</exception>
    public static DocumentNode Read(ReadOnlySpan<byte> json, MistakeList mistakes) => new NodeReader(mistakes).Read(json);

    private DocumentNode Read(ReadOnlySpan<byte> json)
    {
        // One level more than the limit, so that passing it is told in our words.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = _mistakes.Options.MaximumDepth + 1 });
        var end = 0;
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
                end = (int)reader.BytesConsumed;
            }

            return _root!;
        }
        catch (Exception refusal) when (refusal is JsonException or InvalidOperationException)
        {
            // .NET words what it refuses for programmers, and differently from version to version.
            var (at, message, isOfWhole) = new SyntaxMistake(json, end, _mistakes).Find(_open.TryPeek(out var open) ? open : null, hasEnded: _root is not null && open is null, hasKey: _key is not null);
            if (isOfWhole)
            {
                _mistakes.Stop(at, "$", message);
            }

            Stop(at, message);
            return null;
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                (_key, _keyStart) = (reader.GetString(), start);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var container = new DocumentNode { Kind = reader.TokenType == JsonTokenType.StartObject ? NodeKind.Object : NodeKind.List, Start = start };
                Attach(container);
                _open.Push(container);
                if (reader.CurrentDepth >= _mistakes.Options.MaximumDepth)
                {
                    Stop(start, $"Lists and objects stand more than {_mistakes.Options.MaximumDepth} deep in one another; a model needs 8, and up to 3 more for each block in a block. The limit is {nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumDepth)}.");
                }

                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
            case JsonTokenType.Number:
                if (reader.ValueSpan.Length > NumberNotation.LongestText)
                {
                    Stop(start, $"This number has more than {NumberNotation.LongestText} characters.");
                }

                Attach(new DocumentNode { Kind = NodeKind.Number, Start = start, Text = Encoding.ASCII.GetString(reader.ValueSpan) });
                break;
            case JsonTokenType.String:
                Attach(new DocumentNode { Kind = NodeKind.Text, Start = start, Text = reader.GetString()! });
                break;
            default:
                Attach(new DocumentNode { Kind = reader.TokenType switch { JsonTokenType.True => NodeKind.True, JsonTokenType.False => NodeKind.False, _ => NodeKind.Null }, Start = start });
                break;
        }
    }

    private void Attach(DocumentNode node)
    {
        if (++_values > _mistakes.Options.MaximumValues)
        {
            Stop(node.Start, $"The document holds more than {_mistakes.Options.MaximumValues} values; the limit is {nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumValues)}.");
        }

        if (!_open.TryPeek(out var parent))
        {
            _root = node;
        }
        else if (_key is null)
        {
            parent.Add(node);
        }
        else
        {
            parent.Add(_key, node, _keyStart);
            _key = null;
        }
    }

    // What stands at fault is the value of the key just read, or where there is none what holds it.
    [DoesNotReturn]
    private void Stop(int at, string message)
    {
        var open = _open.TryPeek(out var container) ? container : null;
        if (_key is not null)
        {
            open = new DocumentNode { Kind = NodeKind.Null, Start = at };
            container!.Add(_key, open);
        }

        _mistakes.Stop(at, open?.Path ?? "$", message);
    }
}
