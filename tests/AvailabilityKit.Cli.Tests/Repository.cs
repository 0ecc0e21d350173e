namespace AvailabilityKit.Cli.Tests;

/// <summary>Where the repository stands, and its documents.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every markdown document, by its path below the root with forward slashes.</summary>
    public static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AvailabilityKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("AvailabilityKit.sln is in no folder above the tests.");
    }
}
