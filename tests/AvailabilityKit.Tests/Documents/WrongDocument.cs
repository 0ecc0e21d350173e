namespace AvailabilityKit.Tests.Documents;

/// <summary>The sound parts around what is wrong in a document, and the messages it gets.</summary>
internal static class WrongDocument
{
    // The line that a row names is one more than in the row: the frame around it has the first.
    public const string Frame = """{ "version": 1, "topologies": [ { "name": "t", "elements": [""";
    public const string SoundServer = """{ "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }""";
    public const string SoundService = """{ "type": "service", "name": "s", "needs": ["a"] }""";

    public static string MessagesOf(string document) =>
        string.Join('\n', Assert.Throws<DocumentException>(() => ModelDocument.Parse(document)).Mistakes);
}
