using AvailabilityKit.Documents;

namespace AvailabilityKit;

/// <summary>Thrown when a model document or the file of a network cannot be read: the text is not JSON, GraphML or DOT, or what it says is not a model.</summary>
public sealed class DocumentException : Exception
{
    /// <summary>Creates an exception that says only that the document is wrong.</summary>
    public DocumentException()
        : this("The model document is not valid.")
    {
    }

    /// <summary>Creates an exception about the document as a whole.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    public DocumentException(string message)
        : this([new DocumentMistake(0, 0, "$", message)])
    {
    }

    /// <summary>Creates an exception about the document as a whole, with its cause.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="innerException">The cause.</param>
    public DocumentException(string message, Exception? innerException)
        : base(message, innerException) => Mistakes = [new DocumentMistake(0, 0, "$", message)];

    /// <summary>Creates an exception about the mistakes found.</summary>
    /// <param name="mistakes">At least one, in the order of the document.</param>
    public DocumentException(IReadOnlyList<DocumentMistake> mistakes)
        : base(Summary(mistakes)) => Mistakes = mistakes;

    /// <summary>Every mistake found, in the order of the document; at least one.</summary>
    public IReadOnlyList<DocumentMistake> Mistakes { get; }

    /// <summary>The line of the first mistake, from 1; 0 where the document as a whole is meant.</summary>
    public int Line => Mistakes[0].Line;

    /// <summary>The column of the first mistake in characters, from 1; 0 where the document as a whole is meant.</summary>
    public int Column => Mistakes[0].Column;

    /// <summary>The place of the first mistake, for example <c>$.topologies[0].elements[2].mtbf</c>.</summary>
    public string Path => Mistakes[0].Path;

    private static string Summary(IReadOnlyList<DocumentMistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        return mistakes.Count switch
        {
            0 => throw new ArgumentException("An exception about a document names at least one mistake.", nameof(mistakes)),
            1 => mistakes[0].ToString(),
            _ => $"{mistakes[0]} (and {mistakes.Count - 1} more)",
        };
    }
}
