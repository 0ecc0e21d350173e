using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Splits a text in the PRISM language, or of properties, into tokens, without comments.</summary>
internal sealed class Tokenizer(string text)
{
    // Longer signs before those that begin them.
    private static readonly string[] Signs =
    [
        "<=>", "|||", "->", "..", "<=", ">=", "!=", "=>", "=?", "||",
        "(", ")", "[", "]", "{", "}", ";", ":", ",", "'", "+", "-", "*", "/", "<", ">", "=", "!", "&", "|", "?", "^",
    ];

    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _start;

    /// <summary>All tokens, the end included.</summary>
    /// <exception cref="DocumentException">A character that begins no token.</exception>
    public static List<Token> All(string text)
    {
        var tokenizer = new Tokenizer(text);
        var tokens = new List<Token>();
        do
        {
            var token = tokenizer.Next();
            tokens.Add(token with { Start = tokenizer._start, End = tokenizer._at });
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    /// <summary>The refusal of what stands at a place.</summary>
    public static DocumentException Refusal(int line, int column, string message) =>
        new([new DocumentMistake(line, column, "", MessageExcerpt.Shortened(message, 600))]);

    private int Column => _at - _lineStart + 1;

    private Token Next()
    {
        SkipBlanks();
        var (line, column, start) = (_line, Column, _at);
        _start = start;
        if (_at == text.Length)
        {
            return new Token(TokenKind.End, "", line, column);
        }

        var first = text[_at];
        if (IsLetter(first))
        {
            while (_at < text.Length && (IsLetter(text[_at]) || char.IsAsciiDigit(text[_at])))
            {
                _at++;
            }

            return new Token(TokenKind.Word, text[start.._at], line, column);
        }

        if (char.IsAsciiDigit(first) || (first == '.' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
        {
            var isWhole = SkipNumber();
            return new Token(isWhole ? TokenKind.Whole : TokenKind.Decimal, text[start.._at], line, column);
        }

        if (first == '"')
        {
            var end = text.AsSpan(_at + 1).IndexOfAny('"', '\n');
            if (end < 0 || text[_at + 1 + end] == '\n')
            {
                throw Refusal(line, column, "The name that begins here has no end; close it with a double quote.");
            }

            _at += end + 2;
            return new Token(TokenKind.Quoted, text[(start + 1)..(_at - 1)], line, column);
        }

        foreach (var sign in Signs)
        {
            if (text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
            {
                _at += sign.Length;
                return new Token(TokenKind.Sign, sign, line, column);
            }
        }

        var length = char.IsHighSurrogate(first) && _at + 1 < text.Length ? 2 : 1;
        throw Refusal(line, column, $"The character {MessageExcerpt.Quoted(text.Substring(_at, length))} means nothing here.");
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c == '_';

    /// <summary>Goes behind a number; whether it is a whole one. Two points after digits are the sign of a range.</summary>
    private bool SkipNumber()
    {
        var isWhole = true;
        SkipDigits();
        if (_at < text.Length && text[_at] == '.' && !(_at + 1 < text.Length && text[_at + 1] == '.'))
        {
            isWhole = false;
            _at++;
            SkipDigits();
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            var exponent = _at + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
            {
                exponent++;
            }

            if (exponent < text.Length && char.IsAsciiDigit(text[exponent]))
            {
                isWhole = false;
                _at = exponent;
                SkipDigits();
            }
        }

        return isWhole;
    }

    private void SkipDigits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            var rest = text.AsSpan(_at);
            if (rest.StartsWith("//"))
            {
                var end = rest.IndexOf('\n');
                _at = end < 0 ? text.Length : _at + end;
            }
            else if (rest.StartsWith("/*"))
            {
                SkipComment();
            }
            else if (rest[0] is ' ' or '\t' or '\r' or '\n' or '\f' or '\uFEFF')
            {
                Step();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var (line, column) = (_line, Column);
        for (_at += 2; !text.AsSpan(_at).StartsWith("*/"); Step())
        {
            if (_at >= text.Length)
            {
                throw Refusal(line, column, "The comment that begins here has no end; close it with */.");
            }
        }

        _at += 2;
    }

    private void Step()
    {
        if (text[_at++] == '\n')
        {
            _line++;
            _lineStart = _at;
        }
    }
}
