using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Markdig.Syntax;

namespace AvailabilityKit.Cli.Tests.Packaging;

/// <summary>Opens what <c>dotnet pack</c> made (in the folder that AVAILABILITYKIT_PACKAGES names) and looks at every part.</summary>
public class PackageTest
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void The_package_has_readme_icon_licence_documentation_and_the_dependencies_that_the_documents_name()
    {
        using var package = Open("AvailabilityKit.0.*.nupkg");
        var metadata = Nuspec(package);

        Assert.Equal("AvailabilityKit", Value(metadata, "id"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Contains("# AvailabilityKit", Text(package, Value(metadata, "readme")), StringComparison.Ordinal);
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(Bytes(package, Value(metadata, "icon")), 0, 8));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.Equal(
            ["AvailabilityKit.Presentation", "MathNet.Numerics", "QuikGraph"],
            metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal));
        var documentation = XDocument.Parse(Text(package, "lib/net10.0/AvailabilityKit.xml"));
        Assert.Contains(documentation.Descendants("member"), member => member.Attribute("name")?.Value == "T:AvailabilityKit.Availability");
    }

    [Theory]
    [InlineData("AvailabilityKit.0.*.nupkg")]
    [InlineData("AvailabilityKit.Cli.*.nupkg")]
    [InlineData("AvailabilityKit.Presentation.*.nupkg")]
    public void The_links_of_the_readme_lead_somewhere_from_any_site(string pattern)
    {
        using var package = Open(pattern);
        var links = Markdig.Markdown.Parse(Text(package, "README.md")).Descendants<Markdig.Syntax.Inlines.LinkInline>().Select(link => link.Url).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_names_its_repository_and_commit()
    {
        using var package = Open("AvailabilityKit.0.*.nupkg");
        var repository = Nuspec(package).Elements().Single(element => element.Name.LocalName == "repository");

        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.StartsWith("https://", repository.Attribute("url")?.Value, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value);
    }

    [Fact]
    public void The_library_is_deterministic()
    {
        using var package = Open("AvailabilityKit.0.*.nupkg");
        using var image = new PEReader(new MemoryStream(Bytes(package, "lib/net10.0/AvailabilityKit.dll")));

        Assert.Contains(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    [Fact]
    public void The_symbols_lead_to_the_sources_of_the_commit()
    {
        using var symbols = Open("AvailabilityKit.0.*.snupkg");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbols, "lib/net10.0/AvailabilityKit.pdb")));
        var reader = provider.GetMetadataReader();
        var links = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Where(information => reader.GetGuid(information.Kind) == SourceLink)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value))).ToList();

        var documents = JsonDocument.Parse(Assert.Single(links)).RootElement.GetProperty("documents").EnumerateObject().ToList();
        var (local, remote) = (documents[0].Name.TrimEnd('*'), documents[0].Value.GetString());
        Assert.Matches("^https://raw\\.githubusercontent\\.com/.+/[0-9a-f]{40}/\\*$", remote);
        Assert.Contains(reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)), name => name == local + "src/AvailabilityKit/Availability.cs");
    }

    [Fact]
    public void The_tool_is_called_availability()
    {
        using var package = Open("AvailabilityKit.Cli.*.nupkg");
        var settings = XDocument.Parse(Text(package, package.Entries.Single(entry => entry.Name == "DotnetToolSettings.xml").FullName));

        Assert.Equal("availability", settings.Descendants("Command").Single().Attribute("Name")?.Value);
        Assert.Contains("# AvailabilityKit", Text(package, "README.md"), StringComparison.Ordinal);
    }

    private static ZipArchive Open(string pattern)
    {
        var folder = Environment.GetEnvironmentVariable("AVAILABILITYKIT_PACKAGES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "AVAILABILITYKIT_PACKAGES names no folder of packages; .ci/run packs them and sets it.");
        var file = Directory.GetFiles(folder!, pattern).Single();
        return ZipFile.OpenRead(file);
    }

    private static XElement Nuspec(ZipArchive package) => XDocument.Parse(Text(package, package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).FullName)).Root!.Elements().Single();

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static string Text(ZipArchive package, string path)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(package, path)));
        return reader.ReadToEnd();
    }

    private static byte[] Bytes(ZipArchive package, string path)
    {
        var entry = package.GetEntry(path);
        Assert.True(entry is not null, $"{path} is missing; there are {string.Join(", ", package.Entries.Select(each => each.FullName))}.");
        using var stream = entry!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
