using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AvailabilityKit.Cli.Tests.Snippets;

/// <summary>No link inside the repository is dead (those to pages that the site makes are followed in the built site), and the site's contents list every page.</summary>
public class LinkTest
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();

    public static TheoryData<string> Pages => [.. Repository.Documents()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var dead = from link in Markdown.Parse(File.ReadAllText(Path.Combine(Repository.Root, page)), Pipeline).Descendants<LinkInline>()
                   let address = link.Url ?? ""
                   where !address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("mailto:", StringComparison.Ordinal) && !address.StartsWith("xref:", StringComparison.Ordinal) && !Leads(page, address)
                   select $"{page}, line {link.Line + 1}: {address}";

        Assert.Empty(dead);
    }

    [Fact]
    public void The_contents_list_every_page_of_the_site()
    {
        var contents = File.ReadAllText(Path.Combine(Repository.Root, "docs", "toc.yml"));
        var missing = Repository.Documents().Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && page is not ("docs/index.md" or "docs/site/index.md") && !contents.Contains($"href: {page[5..]}", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static bool Leads(string page, string address)
    {
        var parts = Uri.UnescapeDataString(address).Split('#', 2);
        var target = parts[0].Length == 0 ? Path.Combine(Repository.Root, page) : Path.Combine(Repository.Root, Path.GetDirectoryName(page) ?? "", parts[0]);
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return false;
        }

        return parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal)
            || Markdown.Parse(File.ReadAllText(target), Pipeline).Descendants<HeadingBlock>().Any(heading => heading.TryGetAttributes()?.Id == parts[1]);
    }
}
