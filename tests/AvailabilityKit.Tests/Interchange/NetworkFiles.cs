namespace AvailabilityKit.Tests.Interchange;

/// <summary>Files to test with.</summary>
internal static class NetworkFiles
{
    public static string Nsfnet(string ending) => Path.Combine(RepositoryFolder.Root, "samples", "networks", $"nsfnet.{ending}");

    /// <summary>GraphML of a graph with the given body.</summary>
    public static string GraphMl(string body, string keys = "", string edgeDefault = "undirected") =>
        $"""
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}
        <graph edgedefault="{edgeDefault}">{body}</graph>
        </graphml>
        """;
}
