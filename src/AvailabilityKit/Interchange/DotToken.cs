namespace AvailabilityKit.Interchange;

/// <summary>A word or sign of a DOT text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">An id without its quotes; a sign as it stands.</param>
/// <param name="Line">The line it begins in, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal readonly record struct DotToken(DotTokenKind Kind, string Text, int Line, int Column)
{
    /// <summary>Whether it is a keyword, which counts in any case but not in quotes.</summary>
    public bool Is(string keyword) => Kind == DotTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is the sign.</summary>
    public bool IsSign(string sign) => Kind == DotTokenKind.Sign && Text == sign;
}
