using System.Diagnostics.CodeAnalysis;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>Walks along tokens: what is next, what must be next, and the refusal where it is not.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int _at;

    /// <summary>The next token.</summary>
    public Token Next => tokens[_at];

    public bool IsAtEnd => Next.Kind == TokenKind.End;

    /// <summary>The token so many places on; the end where there are fewer.</summary>
    public Token Ahead(int places) => tokens[Math.Min(_at + places, tokens.Count - 1)];

    public Token Take()
    {
        var token = Next;
        if (token.Kind != TokenKind.End)
        {
            _at++;
        }

        return token;
    }

    public bool IsSign(string sign, int ahead = 0) => Ahead(ahead) is { Kind: TokenKind.Sign } token && token.Text == sign;

    public bool IsWord(string word, int ahead = 0) => Ahead(ahead) is { Kind: TokenKind.Word } token && token.Text == word;

    public bool TakeSign(string sign) => IsSign(sign) && Take().Kind == TokenKind.Sign;

    public bool TakeWord(string word) => IsWord(word) && Take().Kind == TokenKind.Word;

    /// <summary>Takes a sign that must be next.</summary>
    /// <param name="sign">The sign.</param>
    /// <param name="after">What stands before it, for the message.</param>
    public Token Expect(string sign, string after) =>
        IsSign(sign) ? Take() : throw Unexpected($"\"{sign}\"", after);

    public void ExpectWord(string word, string after)
    {
        if (!TakeWord(word))
        {
            throw Unexpected($"\"{word}\"", after);
        }
    }

    /// <summary>Takes a name that must be next; a word of the language is none.</summary>
    public Token ExpectName(string what)
    {
        if (Next.Kind != TokenKind.Word)
        {
            throw Unexpected($"the name of {what}", "here");
        }

        return Keywords.IsReserved(Next.Text)
            ? throw Tokenizer.Refusal(Next.Line, Next.Column, $"\"{Next.Text}\" is a word of the language and cannot be the name of {what}; choose another name.")
            : Take();
    }

    /// <summary>The refusal of the next token.</summary>
    public DocumentException Unexpected(string wanted, string after) =>
        Tokenizer.Refusal(Next.Line, Next.Column, $"{wanted} is expected {after}, but {Next.Named} stands there.");

    [DoesNotReturn]
    public static void Refuse(Token at, string message) => throw Tokenizer.Refusal(at.Line, at.Column, message);
}
