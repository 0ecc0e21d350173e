namespace AvailabilityKit.Documents;

/// <summary>A mistake in a model document, and where it stands.</summary>
/// <param name="Line">The line, from 1; 0 where the document as a whole is meant.</param>
/// <param name="Column">The column in characters, from 1; 0 where the document as a whole is meant.</param>
/// <param name="Path">The place in the document, for example <c>$.topologies[0].elements[2].mtbf</c>; empty in a format without paths.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record DocumentMistake(int Line, int Column, string Path, string Message)
{
    /// <summary>The mistake as a message prints it: line, column, path, message.</summary>
    public override string ToString() =>
        Line == 0 ? Message : Path.Length == 0 ? $"line {Line}, column {Column}: {Message}" : $"line {Line}, column {Column}, {Path}: {Message}";
}
