using AvailabilityKit.Documents;

namespace AvailabilityKit.Interchange;

/// <summary>The formats of network files, which the ending of a name tells apart.</summary>
internal static class NetworkFormats
{
    private static readonly (string[] Endings, string Name, Func<byte[], NetworkGraphOptions, NetworkGraph> Read, Func<NetworkGraph, NetworkGraphOptions, string> Write)[] Known =
    [
        ([".graphml", ".xml"], "GraphML", GraphMlReader.Read, GraphMlWriter.Write),
        ([".dot", ".gv"], "DOT", DotReader.Read, DotWriter.Write),
    ];

    /// <summary>How to read and write the format that the name of a file says.</summary>
    /// <exception cref="ArgumentException">It says none.</exception>
    public static (Func<byte[], NetworkGraphOptions, NetworkGraph> Read, Func<NetworkGraph, NetworkGraphOptions, string> Write) Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        foreach (var (endings, _, read, write) in Known)
        {
            if (endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            {
                return (read, write);
            }
        }

        var known = Known.Select(format => $"{format.Name} ({string.Join(", ", format.Endings)})");
        throw new ArgumentException($"The name {MessageExcerpt.Quoted(Path.GetFileName(path))} does not say its format by its ending; known are {string.Join(" and ", known)}.", nameof(path));
    }
}
