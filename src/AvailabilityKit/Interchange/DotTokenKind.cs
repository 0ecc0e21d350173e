namespace AvailabilityKit.Interchange;

/// <summary>The kinds of words in a DOT text.</summary>
internal enum DotTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A plain word, which may be a keyword.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text in double quotes.</summary>
    Quoted,

    /// <summary>Markup in angle brackets.</summary>
    Markup,

    /// <summary>A bracket, a separator or an arrow.</summary>
    Sign,
}
