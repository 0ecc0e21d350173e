using System.Runtime.InteropServices;

namespace AvailabilityKit.Interchange.Prism;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A name or a keyword.</summary>
    Word,

    /// <summary>A number without point or exponent.</summary>
    Whole,

    /// <summary>A number with point or exponent.</summary>
    Decimal,

    /// <summary>A name in double quotes.</summary>
    Quoted,

    /// <summary>An operator or a bracket.</summary>
    Sign,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>One token and where it stands, line and column from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>Where it begins in the text, from 0.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends.</summary>
    public int End { get; init; }

    /// <summary>How a message calls it.</summary>
    public string Named => Kind == TokenKind.End ? "the end of the text" : Documents.MessageExcerpt.Quoted(Text);
}
