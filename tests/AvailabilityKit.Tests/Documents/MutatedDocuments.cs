using System.Text;
using System.Text.Json;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Documents made out of sound ones by a few mutations, of their bytes and of their tokens.</summary>
internal sealed class MutatedDocuments(int seed)
{
    private static readonly string[] Values =
    [
        "0", "-0", "-1", "2", "3.5", "1e-400", "1e308", "1e309", "-1e309", "9e99999", "1e-99999", "2147483648", "79228162514264337593543950336", new('9', 255), new('9', 300), "null", "true", "[]", "{}", "\"\"", "\" \"",
        "\"0 s\"", "\"-4 h\"", "\"1e300 y\"", "\"1e-320 s\"", "\"1e400 h\"", "\"infinite\"", "\"NaN\"", "\"4 parsecs\"", "\"100 %\"", "\"101 %\"", "\"-1 %\"", "\"1e-300 %\"", "\"PT4H\"", "\"P1Y\"", "\"1/0 s\"", "\"1e308/s\"",
        "\"server\"", "\"cluster\"", "\"group\"", "\"repair-crew\"", "\"service\"", "\"fault-tolerant-server\"", "\"disk-array\"", "\"\\ud83d\"", "\"\\u0000\"",
    ];

    private static readonly byte[] Signs = [.. "{}[]\",:\\ntf-+.0e9 %/u"u8, 0, 10, 0x80, 0xFF];

    private static readonly byte[][] NotUtf8 = [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0xFF], [0x80]];

    private readonly Random _random = new(seed);

    public byte[] Of(byte[] document)
    {
        var bytes = document.ToList();
        for (var times = Math.Max(1, _random.Next(-2, 4)); times > 0; times--)
        {
            Mutate(bytes, TokensOf([.. bytes]));
        }

        return [.. bytes];
    }

    private void Mutate(List<byte> bytes, List<Range> tokens)
    {
        switch (_random.Next(tokens.Count > 1 ? 12 : 6))
        {
            case 0:
                var at = _random.Next(bytes.Count);
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes.Insert(_random.Next(bytes.Count), Signs[_random.Next(Signs.Length)]);
                break;
            case 2:
                bytes.InsertRange(_random.Next(bytes.Count), NotUtf8[_random.Next(NotUtf8.Length)]);
                break;
            case 3 when _random.Next(4) == 0:
                Cut(bytes);
                break;
            case 4 when _random.Next(4) == 0:
                bytes.InsertRange(0, Encoding.UTF8.Preamble.ToArray());
                break;
            case 5 when _random.Next(20) == 0:
                var wide = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString([.. bytes]));
                bytes.Clear();
                bytes.AddRange(wide);
                break;
            case < 6:
                var from = _random.Next(bytes.Count);
                var length = Math.Min(_random.Next(1, 40), bytes.Count - from);
                var copy = bytes.GetRange(from, length);
                if (_random.Next(2) == 0)
                {
                    bytes.RemoveRange(from, length);
                }

                bytes.InsertRange(_random.Next(bytes.Count + 1), copy);
                break;
            case 6 or 7:
                Put(bytes, Any(tokens), Encoding.UTF8.GetBytes(Values[_random.Next(Values.Length)]));
                break;
            case 8:
                Swap(bytes, Any(tokens), Any(tokens));
                break;
            case 9:
                // From the begin of a token to that of one of the next takes out a member, an entry, or half of either.
                var first = _random.Next(tokens.Count - 1);
                var last = Math.Min(first + _random.Next(1, 4), tokens.Count - 1);
                bytes.RemoveRange(tokens[first].Start.Value, tokens[last].Start.Value - tokens[first].Start.Value);
                break;
            case 10:
                var copied = _random.Next(tokens.Count - 1);
                var end = Math.Min(copied + _random.Next(1, 6), tokens.Count - 1);
                bytes.InsertRange(tokens[copied].Start.Value, bytes.GetRange(tokens[copied].Start.Value, tokens[end].Start.Value - tokens[copied].Start.Value));
                break;
            default:
                var depth = _random.Next(3) == 0 ? _random.Next(1, 700) : _random.Next(1, 4);
                var around = Any(tokens);
                bytes.InsertRange(around.End.Value, Encoding.UTF8.GetBytes(new string(']', depth)));
                bytes.InsertRange(around.Start.Value, Encoding.UTF8.GetBytes(new string('[', depth)));
                break;
        }
    }

    private void Cut(List<byte> bytes)
    {
        var at = _random.Next(1, bytes.Count + 1);
        bytes.RemoveRange(at, bytes.Count - at);
    }

    private Range Any(List<Range> tokens) => tokens[_random.Next(tokens.Count)];

    private static void Put(List<byte> bytes, Range token, ReadOnlySpan<byte> value)
    {
        bytes.RemoveRange(token.Start.Value, token.End.Value - token.Start.Value);
        bytes.InsertRange(token.Start.Value, value.ToArray());
    }

    private static void Swap(List<byte> bytes, Range one, Range other)
    {
        var (before, after) = one.Start.Value <= other.Start.Value ? (one, other) : (other, one);
        var (first, second) = (bytes[before].ToArray(), bytes[after].ToArray());
        if (before.Start.Value != after.Start.Value)
        {
            Put(bytes, after, first);
            Put(bytes, before, second);
        }
    }

    /// <summary>Where the tokens of a text stand, as far as it is JSON.</summary>
    private static List<Range> TokensOf(byte[] json)
    {
        List<Range> tokens = [];
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1_000 });
        try
        {
            while (reader.Read())
            {
                // The end of a key is that of its closing quote; the reader has gone on past its colon.
                var start = (int)reader.TokenStartIndex;
                tokens.Add(new Range(start, reader.TokenType == JsonTokenType.PropertyName ? start + reader.ValueSpan.Length + 2 : (int)reader.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            // The tokens before the mistake will do.
        }

        return tokens;
    }
}
