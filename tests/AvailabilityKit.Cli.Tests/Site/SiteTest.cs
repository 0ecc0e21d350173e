using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AvailabilityKit.Cli.Tests.Site;

/// <summary>Follows every link of the built site, in the folder that AVAILABILITYKIT_SITE names.</summary>
public class SiteTest
{
    [Fact]
    public void Every_link_leads_to_a_file_and_an_anchor_that_are_there()
    {
        var site = Open();
        var dead = from page in site.Values
                   from address in page.Addresses
                   where !IsElsewhere(address) && !Leads(site, page, address)
                   select $"{page.File}: {address}";

        Assert.NotEmpty(site);
        Assert.Empty(dead.Distinct());
    }

    [Fact]
    public void Every_entry_of_the_contents_leads_to_a_page()
    {
        var site = Open();
        var dead = from file in Directory.GetFiles(Folder(), "toc.json", SearchOption.AllDirectories)
                   let page = new Page(file, [], [], new HashSet<string>(StringComparer.Ordinal))
                   from address in Entries(JsonDocument.Parse(File.ReadAllText(file)).RootElement)
                   where !IsElsewhere(address) && !Leads(site, page, address)
                   select $"{file}: {address}";

        Assert.Empty(dead.Distinct());
    }

    [Fact]
    public void A_page_loads_nothing_from_elsewhere()
    {
        var loaded = Open().Values.SelectMany(page => page.Loaded.Where(IsElsewhere).Select(address => $"{page.File}: {address}"));

        Assert.Empty(loaded);
    }

    private static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("AVAILABILITYKIT_SITE");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "AVAILABILITYKIT_SITE names no folder of a built site; .ci/run builds it and sets it.");
        return Path.GetFullPath(folder!);
    }

    private static Dictionary<string, Page> Open()
    {
        var parser = new HtmlParser();
        return Directory.GetFiles(Folder(), "*.html", SearchOption.AllDirectories).ToDictionary(file => file, file => Read(file, parser), StringComparer.Ordinal);
    }

    private static Page Read(string file, HtmlParser parser)
    {
        using var document = parser.ParseDocument(File.ReadAllText(file));
        var loaded = document.QuerySelectorAll("script[src], img[src], iframe[src], source[src], link[href]").Select(Address).ToList();
        var addresses = document.QuerySelectorAll("a[href], area[href]").Select(Address).Concat(loaded).ToList();
        var anchors = document.QuerySelectorAll("[id], a[name]").Select(element => element.Id ?? element.GetAttribute("name")!).ToHashSet(StringComparer.Ordinal);
        return new Page(file, addresses, loaded, anchors);
    }

    private static string Address(IElement element) => element.GetAttribute("href") ?? element.GetAttribute("src")!;

    private static bool IsElsewhere(string address) =>
        address.Contains("://", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Leads(Dictionary<string, Page> site, Page page, string address)
    {
        if (address.StartsWith("data:", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = Uri.UnescapeDataString(address).Split('#', 2);
        var path = parts[0].Split('?')[0];
        var target = path.Length == 0 ? page.File : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.File)!, path));
        target = Directory.Exists(target) ? Path.Combine(target, "index.html") : target;
        return File.Exists(target) && (parts.Length == 1 || parts[1].Length == 0 || (site.TryGetValue(target, out var other) && other.Anchors.Contains(parts[1])));
    }

    private static IEnumerable<string> Entries(JsonElement entry)
    {
        if (entry.TryGetProperty("href", out var address))
        {
            yield return address.GetString()!;
        }

        if (entry.TryGetProperty("items", out var items))
        {
            foreach (var below in items.EnumerateArray().SelectMany(Entries))
            {
                yield return below;
            }
        }
    }

    private sealed record Page(string File, IReadOnlyList<string> Addresses, IReadOnlyList<string> Loaded, IReadOnlySet<string> Anchors);
}
