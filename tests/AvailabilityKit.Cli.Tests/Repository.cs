using AvailabilityKit.Tests;

namespace AvailabilityKit.Cli.Tests;

/// <summary>Where the repository stands, and its documents.</summary>
internal static class Repository
{
    public static string Root => RepositoryFolder.Root;

    /// <summary>Every markdown document, by its path below the root with forward slashes.</summary>
    public static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
