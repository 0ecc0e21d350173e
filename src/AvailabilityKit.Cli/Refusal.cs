using AvailabilityKit.Documents;

namespace AvailabilityKit.Cli;

/// <summary>What was asked for cannot be done as asked: one message for the person who asked.</summary>
/// <param name="message">The message.</param>
/// <param name="mistakes">The mistakes in the document where it is that which is refused.</param>
internal sealed class Refusal(string message, IReadOnlyList<DocumentMistake>? mistakes = null) : Exception(message)
{
    public IReadOnlyList<DocumentMistake> Mistakes => mistakes ?? [];
}
