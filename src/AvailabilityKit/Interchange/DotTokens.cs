using System.Text;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>Splits a DOT text into its words and signs, without comments and lines of a preprocessor.</summary>
internal sealed class DotTokens(string text)
{
    private static readonly string[] Keywords = ["node", "edge", "graph", "digraph", "subgraph", "strict"];

    private int _at;
    private int _line = 1;
    private int _lineStart;

    public static bool IsKeyword(string word) => Keywords.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text is an id without quotes, by the narrower rule of every version of the language: a word of ASCII, or a number.</summary>
    public static bool IsPlain(string text)
    {
        if (text.Length == 0 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'))
        {
            return false;
        }

        if (IsLetter(text[0]))
        {
            return text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !IsKeyword(text);
        }

        var digits = text[0] == '-' ? text[1..] : text;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits.All(c => char.IsAsciiDigit(c) || c == '.') && digits.Count(c => c == '.') <= 1;
    }

    public DotToken Next()
    {
        SkipBlanks();
        var (line, column) = (_line, Column);
        if (_at == text.Length)
        {
            return new(DotTokenKind.End, "", line, column);
        }

        var first = text[_at];
        if (first == '"')
        {
            return new(DotTokenKind.Quoted, Quoted(), line, column);
        }

        if (first == '<')
        {
            return new(DotTokenKind.Markup, Markup(), line, column);
        }

        if (IsLetter(first))
        {
            var start = _at;
            while (_at < text.Length && (IsLetter(text[_at]) || char.IsAsciiDigit(text[_at])))
            {
                _at++;
            }

            return new(DotTokenKind.Word, text[start.._at], line, column);
        }

        if (char.IsAsciiDigit(first) || first == '.' || (first == '-' && _at + 1 < text.Length && (char.IsAsciiDigit(text[_at + 1]) || text[_at + 1] == '.')))
        {
            return new(DotTokenKind.Number, Number(), line, column);
        }

        var sign = text.AsSpan(_at) switch
        {
            ['-', '-', ..] => "--",
            ['-', '>', ..] => "->",
            ['{' or '}' or '[' or ']' or ';' or ',' or '=' or ':' or '+', ..] => first.ToString(),
            _ => throw Refusal(line, column, $"The character {MessageExcerpt.Quoted(Character())} is not understood here; a name that holds it stands in double quotes."),
        };
        _at += sign.Length;
        return new(DotTokenKind.Sign, sign, line, column);
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';

    private static DocumentException Refusal(int line, int column, string message) => NetworkFile.Refusal(line, column, "", message);

    private int Column => _at - _lineStart + 1;

    private string Character() => char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length ? text.Substring(_at, 2) : text[_at].ToString();

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n' or '\f' or '\uFEFF')
            {
                Step();
            }
            else if (text.AsSpan(_at).StartsWith("//") || (text[_at] == '#' && _at == _lineStart))
            {
                while (_at < text.Length && text[_at] != '\n')
                {
                    _at++;
                }
            }
            else if (text.AsSpan(_at).StartsWith("/*"))
            {
                var (line, column) = (_line, Column);
                for (_at += 2; !text.AsSpan(_at).StartsWith("*/"); Step())
                {
                    if (_at == text.Length)
                    {
                        throw Refusal(line, column, "The comment that begins here has no end; close it with */.");
                    }
                }

                _at += 2;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Quoted text: only <c>\"</c> stands for another character, and a backslash at the end of a line joins it to the next.</summary>
    private string Quoted()
    {
        var (line, column) = (_line, Column);
        var unquoted = new StringBuilder();
        for (_at++; ; )
        {
            if (_at == text.Length)
            {
                throw Refusal(line, column, "The text in quotes that begins here has no end; close it with a double quote.");
            }

            switch (text.AsSpan(_at))
            {
                case ['"', ..]:
                    _at++;
                    return unquoted.ToString();
                case ['\\', '"', ..]:
                    unquoted.Append('"');
                    _at += 2;
                    break;
                case ['\\', '\\', ..]:
                    unquoted.Append("\\\\");
                    _at += 2;
                    break;
                case ['\\', '\n', ..]:
                    _at++;
                    Step();
                    break;
                case ['\\', '\r', '\n', ..]:
                    _at += 2;
                    Step();
                    break;
                default:
                    unquoted.Append(text[_at]);
                    Step();
                    break;
            }
        }
    }

    /// <summary>Markup with its brackets, which stand in pairs.</summary>
    private string Markup()
    {
        var (start, line, column) = (_at, _line, Column);
        var open = 0;
        do
        {
            if (_at == text.Length)
            {
                throw Refusal(line, column, "The markup that begins here has no end; close every < with a >.");
            }

            open += text[_at] switch { '<' => 1, '>' => -1, _ => 0 };
            Step();
        }
        while (open > 0);
        return text[start.._at];
    }

    private string Number()
    {
        var (start, line, column) = (_at, _line, Column);
        _at += text[_at] == '-' ? 1 : 0;
        var digits = Digits();
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            digits += Digits();
        }

        if (digits == 0 || (_at < text.Length && (IsLetter(text[_at]) || text[_at] == '.' || text[_at] == '%')))
        {
            while (_at < text.Length && (IsLetter(text[_at]) || char.IsAsciiDigit(text[_at]) || text[_at] is '.' or '%' || (text[_at] is '+' or '-' && text[_at - 1] is 'e' or 'E')))
            {
                _at++;
            }

            var word = text[start.._at];
            throw Refusal(line, column, $"{MessageExcerpt.Shortened(word, 60)} is neither a number of DOT nor a name; write it in quotes: {MessageExcerpt.Quoted(word)}.");
        }

        return text[start.._at];
    }

    private int Digits()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return _at - start;
    }

    private void Step()
    {
        if (text[_at++] == '\n')
        {
            (_line, _lineStart) = (_line + 1, _at);
        }
    }
}
