using System.Globalization;
using System.Text;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Says in words what is wrong with a text that <c>System.Text.Json</c> refused, and what would be right.</summary>
/// <remarks>
/// The reader knows how far the text was sound and what was open there; what follows is looked at once, by the few rules that JSON has.
/// Whether a text is JSON is never decided here.
/// </remarks>
internal sealed class SyntaxMistake(ReadOnlySpan<byte> json, int end, MistakeList mistakes)
{
    private static readonly string[] Words = ["true", "false", "null"];

    private readonly string _text = Encoding.UTF8.GetString(json);
    private int _at = Encoding.UTF8.GetCharCount(json[..end]);
    private DocumentNode? _open;

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private char Close => _open?.Kind == NodeKind.Object ? '}' : ']';

    /// <summary>The first mistake after the last token that was read, as the byte where it stands and a message.</summary>
    /// <param name="open">The innermost object or list that is open; null outside all.</param>
    /// <param name="hasEnded">Whether the value that the text holds was read to its end.</param>
    /// <param name="hasKey">Whether the last token was a key with its colon.</param>
    /// <returns>Where and what it is, and whether it is one of the whole text and of nothing in it.</returns>
    public (int At, string Message, bool IsOfWhole) Find(DocumentNode? open, bool hasEnded, bool hasKey)
    {
        _open = open;
        var other = OtherFormat();
        var message = other ?? SkippedBlanks() ?? (hasEnded ? AfterValue() : _open is null || hasKey ? InValue() : InItems());
        return (Encoding.UTF8.GetByteCount(_text.AsSpan(0, _at)), message, other is not null);
    }

    /// <summary>Says so where the whole is no JSON at all but another format that models and documents come in.</summary>
    private string? OtherFormat()
    {
        // Of a CSV file the first value is read, of a TOML file a bracket: neither is a beginning of ours.
        var start = _text.TrimStart();
        if (_open is { Kind: NodeKind.Object } or { Items.Count: > 0 } || ForeignFormat.OfText(start) is not { } format)
        {
            return null;
        }

        _at = _text.Length - start.Length;
        return ForeignFormat.Refused(format);
    }

    private string InItems()
    {
        if (_open!.Items.Count > 0)
        {
            if (Next != ',')
            {
                return AfterValue();
            }

            var comma = _at++;
            if (SkippedBlanks() is { } comment)
            {
                return comment;
            }

            if (Next == Close)
            {
                _at = comma;
                return $"A comma stands before {Close} and nothing follows it; take the comma out.";
            }
        }

        return _open.Kind == NodeKind.Object ? InKey()
            : Next == ',' ? "A value is missing before this comma; take the comma out or give a value."
            : InValue();
    }

    private string AfterValue()
    {
        if (char.IsAsciiLetter(Next) && char.IsAsciiLetter(_text[_at - 1]))
        {
            // The text "trueish" is read as true with more after it.
            _at = _text.AsSpan(0, _at).LastIndexOfAnyExceptInRange('a', 'z') + 1;
            return InWord();
        }

        return _open is null
            ? $"The document ends before this, and more text follows: {Here()}. Take it out, or take out a closing bracket too many."
            : Unfinished($"A comma or {Close} is expected here, not {Here()}.");
    }

    private string InKey()
    {
        if (Next != '"')
        {
            return Unfinished(
                char.IsLetter(Next) || Next == '_' ? $"A key stands in double quotes; write \"{WordHere()}\"."
                : Next == '\'' ? "A key stands in double quotes, not in single ones."
                : $"A key in double quotes or {Close} is expected here, not {Here()}.");
        }

        var start = _at + 1;
        if (InText() is { } mistake)
        {
            return mistake;
        }

        var key = _text[start..(_at - 1)];
        return SkippedBlanks() ?? Unfinished($"A colon is expected after the key {MessageExcerpt.Quoted(key)}, not {Here()}.");
    }

    private string InValue() => Next switch
    {
        _ when _at == _text.Length && _open is null => """The document is empty; it should hold an object such as { "version": 1, "topologies": [ ... ] }.""",
        '"' => InText() ?? Unfinished($"A value is expected here, not {Here()}."),
        '-' or (>= '0' and <= '9') => InNumber(),
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => InWord(),
        '\'' => "A text stands in double quotes, not in single ones.",
        '+' or '.' => "A JSON number begins with a digit or a minus sign: write 0.5 or 5.",
        '}' or ']' or ',' or ':' => $"A value is missing before {Here()}.",
        _ => Unfinished($"A value is expected here, not {Here()}."),
    };

    /// <summary>What is wrong in the text in quotes that begins here; null, and the place after it, where it is sound.</summary>
    private string? InText()
    {
        var start = _at++;
        for (; Next != '"'; _at++)
        {
            if (_at == _text.Length || Next == '\n' || _text.AsSpan(_at).StartsWith("\r\n"))
            {
                _at = start;
                return "This text is not closed on its line; a \" is missing.";
            }

            if (Next < ' ')
            {
                return $"The control character U+{(int)Next:X4} stands in a text; write \\u{(int)Next:X4}.";
            }

            if (Next != '\\')
            {
                continue;
            }

            if (CodeAt(_at) is not { } code)
            {
                if (_at + 1 == _text.Length || !"\"\\/bfnrt".Contains(_text[_at + 1]))
                {
                    return "A backslash begins \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with four hexadecimal digits; write \\\\ for a backslash itself.";
                }

                _at++;
                continue;
            }

            _at += 5;
            if (char.IsHighSurrogate(code) && CodeAt(_at + 1) is { } low && char.IsLowSurrogate(low))
            {
                _at += 6;
            }
            else if (char.IsSurrogate(code))
            {
                _at = start;
                return $"This text holds \\u{(int)code:X4}, half of a surrogate pair; write both halves.";
            }
        }

        _at++;
        return null;
    }

    // The character that \u and four digits stand for.
    private char? CodeAt(int at) =>
        at + 6 <= _text.Length && _text[at] == '\\' && _text[at + 1] == 'u' && ushort.TryParse(_text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;

    private string InNumber()
    {
        var digits = _text.AsSpan(Next == '-' ? _at + 1 : _at);
        if (digits.IsEmpty || (!char.IsAsciiDigit(digits[0]) && digits[0] != '.'))
        {
            return "A minus sign is followed by a digit.";
        }

        if (digits[0] == '.' || (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])))
        {
            return "A JSON number begins with one zero or with another digit: write 0.5, not .5 or 00.5.";
        }

        NumberNotation.TrySplit(_text.AsSpan(_at), out var number, out _);
        var after = _at + number.Length;
        if (after < _text.Length && (char.IsLetterOrDigit(_text[after]) || _text[after] is '.' or '%' or '+' or '-' or '_'))
        {
            return $"{MessageExcerpt.Quoted(RestOfWord())} is not a number; a number with a unit is a text in double quotes, for example \"4 h\".";
        }

        _at = after;
        return AfterValue();
    }

    private string InWord()
    {
        var word = WordHere();
        return word is "NaN" or "Infinity"
            ? $"{word} is not a number of JSON; for a time that never comes write \"infinite\"."
            : $"{MessageExcerpt.Quoted(word)} is not a value; a text stands in double quotes, the other values are true, false and null.{mistakes.Hint(MessageExcerpt.Shortened(word, 40), Words)}";
    }

    private string Unfinished(string message) =>
        _at < _text.Length || _open is null
            ? message
            : $"The document ends within the {(_open.Kind == NodeKind.Object ? "object" : "list")} that begins in line {mistakes.PositionOf(_open.Start).Line}; a {Close} is missing.";

    private string Here() => _at == _text.Length ? "the end" : Next == '"' ? "a text" : MessageExcerpt.Quoted(RestOfWord());

    private string WordHere()
    {
        var after = _at;
        while (after < _text.Length && (char.IsLetterOrDigit(_text[after]) || _text[after] is '_' or '-' or '$'))
        {
            after++;
        }

        return _text[_at..after];
    }

    private string RestOfWord()
    {
        var after = _at + 1;
        while (after < _text.Length && after - _at < 20 && !char.IsWhiteSpace(_text[after]) && _text[after] is not (',' or '}' or ']' or ':' or '"'))
        {
            after++;
        }

        return _text[_at..after];
    }

    /// <summary>Goes on to what is not blank; a message where that is a comment.</summary>
    private string? SkippedBlanks()
    {
        while (Next is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return Next == '#' || (Next == '/' && _at + 1 < _text.Length && _text[_at + 1] is '/' or '*')
            ? "JSON has no comments; write remarks in \"notes\" at the top of the document."
            : null;
    }
}
