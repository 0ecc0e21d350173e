namespace AvailabilityKit.Tests;

/// <summary>Where the repository stands, for tests that read its sources, documents and samples.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AvailabilityKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("AvailabilityKit.sln is in no folder above the tests.");
    }
}
