using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Reads JSON (RFC 8259, strictly: no comments, no trailing commas) into nodes that know their place.</summary>
/// <remarks>
/// Written by hand, because System.Text.Json reports a syntax error in words of its own that change between versions, and drops the
/// positions that later messages need. Time is linear in the text; depth and the number of values are limited by the options.
/// </remarks>
internal sealed class JsonText
{
    private static readonly string[] Words = ["true", "false", "null"];

    private readonly string _text;
    private readonly MistakeList _mistakes;
    private int _at;
    private int _values;
    private DocumentNode? _container;
    private string? _key;

    private JsonText(string text, MistakeList mistakes)
    {
        _text = text;
        _mistakes = mistakes;
    }

    /// <summary>Reads the one value that the text holds.</summary>
    /// <exception cref="DocumentException">The text is not JSON, or a limit is passed.</exception>
    public static DocumentNode Parse(string text, MistakeList mistakes)
    {
        var reader = new JsonText(text, mistakes);
        reader.SkipBlanks();
        if (reader._at == text.Length)
        {
            reader.Fail(reader._at, """The document is empty; it should hold an object such as { "version": 1, "topologies": [ ... ] }.""");
        }

        var root = reader.ReadValue(depth: 0, attach: null);
        reader.SkipBlanks();
        if (reader._at < text.Length)
        {
            reader.Fail(reader._at, $"The document ends before this, and more text follows: {reader.Here()}. Take it out, or take out a closing bracket too many.");
        }

        return root;
    }

    private DocumentNode ReadValue(int depth, Action<DocumentNode>? attach)
    {
        if (++_values > _mistakes.Options.MaximumValues)
        {
            Fail(_at, $"The document holds more than {_mistakes.Options.MaximumValues} values; the limit is {nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumValues)}.");
        }

        var start = _at;
        switch (_at < _text.Length ? _text[_at] : '\0')
        {
            case '{' or '[':
                var container = new DocumentNode { Kind = _text[_at] == '{' ? NodeKind.Object : NodeKind.List, Start = start };
                attach?.Invoke(container);
                ReadItems(container, depth + 1);
                return container;
            case '"':
                return Attached(new DocumentNode { Kind = NodeKind.Text, Start = start, Text = ReadText() }, attach);
            case '-' or (>= '0' and <= '9'):
                return Attached(new DocumentNode { Kind = NodeKind.Number, Start = start, Text = ReadNumber() }, attach);
            case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                return Attached(ReadWord(), attach);
            default:
                FailAtValue();
                return null;
        }
    }

    private static DocumentNode Attached(DocumentNode node, Action<DocumentNode>? attach)
    {
        attach?.Invoke(node);
        return node;
    }

    private void ReadItems(DocumentNode container, int depth)
    {
        if (depth > _mistakes.Options.MaximumDepth)
        {
            Fail(container.Start, $"Lists and objects stand more than {_mistakes.Options.MaximumDepth} deep in one another; a model needs 8. The limit is {nameof(DocumentOptions)}.{nameof(DocumentOptions.MaximumDepth)}.");
        }

        var (outer, outerKey) = (_container, _key);
        (_container, _key) = (container, null);
        var close = container.Kind == NodeKind.Object ? '}' : ']';
        _at++;
        SkipBlanks();
        if (Next() != close)
        {
            while (true)
            {
                ReadItem(container, depth, close);
                SkipBlanks();
                if (Next() == close)
                {
                    break;
                }

                if (Next() != ',')
                {
                    FailUnfinished(container, $"A comma or {close} is expected here, not {Here()}.");
                }

                var comma = _at++;
                SkipBlanks();
                if (Next() == close)
                {
                    Fail(comma, $"A comma stands before {close} and nothing follows it; take the comma out.");
                }
            }
        }

        _at++;
        (_container, _key) = (outer, outerKey);
    }

    private void ReadItem(DocumentNode container, int depth, char close)
    {
        if (container.Kind == NodeKind.List)
        {
            if (_at == _text.Length || _text[_at] == ',')
            {
                FailUnfinished(container, "A value is missing before this comma; take the comma out or give a value.");
            }

            ReadValue(depth, container.Add);
            return;
        }

        if (Next() != '"')
        {
            FailUnfinished(container, char.IsLetter(Next()) || Next() == '_'
                ? $"A key stands in double quotes; write \"{WordHere()}\"."
                : Next() is '\'' ? "A key stands in double quotes, not in single ones."
                : $"A key in double quotes or {close} is expected here, not {Here()}.");
        }

        var keyStart = _at;
        var key = ReadText();
        SkipBlanks();
        if (Next() != ':')
        {
            FailUnfinished(container, $"A colon is expected after the key {MessageExcerpt.Quoted(key)}, not {Here()}.");
        }

        _key = key;
        _at++;
        SkipBlanks();
        ReadValue(depth, value => container.Add(key, value, keyStart));
        _key = null;
    }

    private string ReadText()
    {
        var start = _at++;
        StringBuilder? decoded = null;
        while (true)
        {
            var plain = _text.AsSpan(_at).IndexOfAny('"', '\\', '\n');
            var end = plain < 0 ? _text.Length : _at + plain;
            var control = _text.AsSpan(_at, end - _at).IndexOfAnyInRange('\0', '\u001F');
            if (control >= 0 && _text[_at + control] != '\r')
            {
                Fail(_at + control, $"The control character U+{(int)_text[_at + control]:X4} stands in a text; write \\u{(int)_text[_at + control]:X4}.");
            }

            if (end == _text.Length || _text[end] == '\n')
            {
                Fail(start, "This text is not closed on its line; a \" is missing.");
            }

            if (control >= 0)
            {
                Fail(_at + control, "A carriage return stands in a text; write \\r.");
            }

            if (_text[end] == '"' && decoded is null)
            {
                _at = end + 1;
                return WithoutHalves(_text[(start + 1)..end], start);
            }

            decoded ??= new StringBuilder();
            decoded.Append(_text, _at, end - _at);
            _at = end + 1;
            if (_text[end] == '"')
            {
                return WithoutHalves(decoded.ToString(), start);
            }

            decoded.Append(ReadEscape(end));
        }
    }

    private char ReadEscape(int backslash)
    {
        var letter = _at < _text.Length ? _text[_at++] : '\0';
        switch (letter)
        {
            case '"' or '\\' or '/':
                return letter;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= _text.Length && ushort.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                Fail(backslash, "A backslash begins \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with four hexadecimal digits; write \\\\ for a backslash itself.");
                return default;
        }
    }

    // Half of a surrogate pair is no character, and could not be written out again.
    private string WithoutHalves(string text, int start)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                Fail(start, $"This text holds \\u{(int)text[at]:X4}, half of a surrogate pair; write both halves.");
            }

            at++;
        }

        return text;
    }

    private string ReadNumber()
    {
        var start = _at;
        if (!Figures.TrySplit(_text.AsSpan(start, Math.Min(_text.Length - start, Figures.LongestText + 1)), out var number, out _) || number.Length > Figures.LongestText)
        {
            Fail(start, number.Length > Figures.LongestText
                ? $"This number has more than {Figures.LongestText} characters."
                : "A minus sign is followed by a digit.");
        }

        var digits = number[0] == '-' ? number[1..] : number;
        _at += number.Length;
        if (digits[0] == '.' || (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])))
        {
            Fail(start, "A JSON number begins with one zero or with another digit: write 0.5, not .5 or 00.5.");
        }

        if (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '%' or '+' or '-' or '_'))
        {
            Fail(start, $"{MessageExcerpt.Quoted(RestOfWord(start))} is not a number; a number with a unit is a text in double quotes, for example \"4 h\".");
        }

        return number.ToString();
    }

    private DocumentNode ReadWord()
    {
        var start = _at;
        var word = WordHere();
        _at += word.Length;
        switch (word)
        {
            case "true":
                return new DocumentNode { Kind = NodeKind.True, Start = start };
            case "false":
                return new DocumentNode { Kind = NodeKind.False, Start = start };
            case "null":
                return new DocumentNode { Kind = NodeKind.Null, Start = start };
            case "NaN" or "Infinity":
                Fail(start, $"{word} is not a number of JSON; for a time that never comes write \"infinite\".");
                break;
            default:
                Fail(start, $"{MessageExcerpt.Quoted(word)} is not a value; a text stands in double quotes, the other values are true, false and null.{_mistakes.Hint(MessageExcerpt.Shortened(word, 40), Words)}");
                break;
        }

        return null;
    }

    [DoesNotReturn]
    private void FailAtValue()
    {
        FailUnfinished(_container, Next() switch
        {
            '\'' => "A text stands in double quotes, not in single ones.",
            '+' or '.' => "A JSON number begins with a digit or a minus sign: write 0.5 or 5.",
            '}' or ']' or ',' or ':' => $"A value is missing before {Here()}.",
            _ => $"A value is expected here, not {Here()}.",
        });
    }

    [DoesNotReturn]
    private void FailUnfinished(DocumentNode? open, string message)
    {
        if (_at < _text.Length || open is null)
        {
            Fail(_at, message);
        }

        Fail(_at, $"The document ends within the {(open.Kind == NodeKind.Object ? "object" : "list")} that begins in line {_mistakes.PositionOf(open.Start).Line}; a {(open.Kind == NodeKind.Object ? '}' : ']')} is missing.");
    }

    [DoesNotReturn]
    private void Fail(int at, string message)
    {
        var here = new DocumentNode { Kind = NodeKind.Null, Start = at };
        if (_key is not null)
        {
            _container!.Add(_key, here);
        }

        _mistakes.Add(at, _key is null ? _container?.Path ?? "$" : here.Path, message);
        _mistakes.ThrowIfAny();
        throw new InvalidOperationException("A mistake was noted and not thrown.");
    }

    private char Next() => _at < _text.Length ? _text[_at] : '\0';

    private string Here() => _at == _text.Length ? "the end" : _text[_at] == '"' ? "a text" : MessageExcerpt.Quoted(RestOfWord(_at));

    private string WordHere()
    {
        var end = _at;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-' or '$'))
        {
            end++;
        }

        return _text[_at..end];
    }

    private string RestOfWord(int start)
    {
        var end = start + 1;
        while (end < _text.Length && end - start < 20 && !char.IsWhiteSpace(_text[end]) && _text[end] is not (',' or '}' or ']' or ':' or '"'))
        {
            end++;
        }

        return _text[start..end];
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        if (_at < _text.Length && (_text[_at] == '#' || (_text[_at] == '/' && _at + 1 < _text.Length && _text[_at + 1] is '/' or '*')))
        {
            Fail(_at, "JSON has no comments; write remarks in \"notes\" at the top of the document.");
        }
    }
}
