using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using AvailabilityKit.Presentation;
using FsCheck;

namespace AvailabilityKit.Tests.Presentation;

public partial class HtmlRendererTest
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace SvgSpace = "http://www.w3.org/2000/svg";

    public static TheoryData<int> Hostile => [.. Enumerable.Range(0, Sample.HostileTexts.Length)];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_is_shown_and_never_obeyed(int number)
    {
        var text = Sample.HostileTexts[number];
        var exhibit = Sample.Everywhere(text);
        var plain = new HtmlParser().ParseDocument(Sample.Everywhere("plain").ToHtmlPage());

        var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(exhibit.ToHtmlPage());

        // The parser of a browser finds no element that a harmless text would not have made.
        var known = plain.All.Select(element => element.LocalName).ToHashSet();
        Assert.Subset(known, page.All.Select(element => element.LocalName).ToHashSet());
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("script, img, a, iframe, link, object"));
    }

    [Property(MaxTest = 60)]
    public void Any_text_gives_a_page_that_is_well_formed_XML_and_keeps_the_text(NonNull<string> text)
    {
        var page = Parsed(Sample.Everywhere(text.Get).ToHtmlPage());
        var fragment = XElement.Parse(Sample.Everywhere(text.Get).ToHtml());

        Assert.Equal("html", page.Name.LocalName);
        Assert.Equal("ak", fragment.Attribute("class")!.Value);
        Assert.Equal(Shown(text.Get), page.Descendants(Xhtml + "h1").Single().Value);
    }

    [Fact]
    public void A_page_loads_nothing_and_runs_nothing()
    {
        var html = Sample.Report().ToHtmlPage();
        var page = Parsed(html);

        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href" or "srcset" or "action" or "data");
        Assert.Contains("default-src 'none'", page.Descendants(Xhtml + "meta").Attributes("content").Select(a => a.Value).Single(v => v.Contains("default-src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_go_down_without_a_gap()
    {
        Assert.Equal(["h1", .. Enumerable.Repeat("h2", 8)], Headings(Parsed(Sample.Report().ToHtmlPage())));
        Assert.Equal(["h2", .. Enumerable.Repeat("h3", 8)], Headings(XElement.Parse(Sample.Report().ToHtml())));

        static IEnumerable<string> Headings(XElement html) => html.Descendants().Select(e => e.Name.LocalName).Where(n => n is ['h', >= '1' and <= '6']);
    }

    [Fact]
    public void Every_drawing_has_a_name_and_a_description_and_every_id_is_its_own()
    {
        var page = Parsed(Sample.Report().ToHtmlPage());
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        var drawings = page.Descendants(SvgSpace + "svg").Where(svg => svg.Attribute("role") is not null).ToArray();
        Assert.Equal(10, drawings.Length);
        foreach (var drawing in drawings)
        {
            foreach (var id in drawing.Attribute("aria-labelledby")!.Value.Split(' '))
            {
                Assert.NotEmpty(drawing.Descendants().Single(e => e.Attribute("id")?.Value == id).Value);
            }
        }
    }

    [Fact]
    public void Cells_that_head_rows_and_columns_say_so()
    {
        var page = Parsed(Exhibit.Titled("t").Table("t", t => t.Column("System").Number("A", "%").Row("x", "1").Footer("sum", "1")).ToHtmlPage());

        Assert.Equal(["col", "col", "row", "row"], page.Descendants(Xhtml + "th").Select(th => th.Attribute("scope")!.Value));
    }

    [Fact]
    public void A_fragment_styles_nothing_but_itself()
    {
        var style = XElement.Parse(Sample.Report().ToHtml()).Element("style")!.Value;
        var rules = style.Split('{', '}').Select(part => part.Trim()).Where(part => part.Length > 0 && part[0] != '@' && !Declarations().IsMatch(part));
        foreach (var selector in rules.SelectMany(rule => rule.Split(',')))
        {
            Assert.Contains(".ak", selector, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_series_has_one_colour_in_all_panels()
    {
        var page = Parsed(Exhibit.Titled("t")
            .Bars("1", "u", b => b.Bar("x", ("first", 1), ("second", 1)))
            .Bars("2", "u", b => b.Bar("x", ("second", 1), ("third", 1)))
            .ToHtmlPage());
        var legends = page.Descendants(Xhtml + "li").Select(li => (li.Value, li.Descendants(SvgSpace + "rect").Single().Attribute("class")!.Value));

        Assert.Equal([("first", "ak-f0"), ("second", "ak-f1"), ("second", "ak-f1"), ("third", "ak-f2")], legends);
    }

    [Fact]
    public void Lines_begin_with_the_first_colour_and_share_names_with_bars()
    {
        var exhibit = Exhibit.Titled("t").Bars("1", "u", b => b.Bar("x", ("cause", 1), ("both", 1))).Lines("2", "u", "year", l => l.Line("own", [1]).Line("both", [2]).Line("more", [3]));
        var bars = SeriesColours.ForBars(exhibit);
        var lines = SeriesColours.ForLines(exhibit, bars);

        Assert.Equal([0, 1], ((string[])["cause", "both"]).Select(name => bars[name]));
        Assert.Equal([0, 1, 2], ((string[])["own", "both", "more"]).Select(name => lines[name]));
    }

    [Fact]
    public void A_page_has_the_footer_it_was_given_and_depends_on_nothing_else()
    {
        Assert.Equal("made by us, 2026-02-01", Parsed(Sample.Report().ToHtmlPage("made by us, 2026-02-01")).Descendants(Xhtml + "footer").Single().Value);
        Assert.Empty(Parsed(Sample.Report().ToHtmlPage()).Descendants(Xhtml + "footer"));
        Assert.Equal(Sample.Report().ToHtmlPage(), Sample.Report().ToHtmlPage());
    }

    [Fact]
    public void Only_a_table_too_wide_for_a_phone_becomes_cards_and_its_cells_bring_their_headings()
    {
        var page = Parsed(Exhibit.Titled("t")
            .Table("small", t => t.Column("a").Number("b").Number("c").Row("x", "1", "2"))
            .Table("wide", t => t.Column("a").Number("Conventional server").Number("High-availability cluster", "h").Number("Fault-tolerant server").Row("x", "8,586,130", "", "347,078"))
            .ToHtmlPage());
        var tables = page.Descendants(Xhtml + "table").ToArray();

        Assert.Equal([null, "ak-cards"], tables.Select(table => table.Attribute("class")?.Value));
        Assert.Equal(["Conventional server", null, "Fault-tolerant server"], tables[1].Descendants(Xhtml + "td").Select(cell => cell.Attribute("data-label")?.Value));
    }

    [Fact]
    public void An_emphasised_column_is_explained_and_none_of_its_cells_is_bold()
    {
        var html = Exhibit.Titled("t").Table("t", t => t.Column("a").Number("b", emphasised: true).EmphasisMeans("b, the best").Row("x", "none")).ToHtmlPage();

        Assert.Equal("highlighted: b, the best", Parsed(html).Descendants(Xhtml + "p").Single(p => p.Attribute("class")?.Value == "ak-key").Value);
        Assert.Contains(".ak td.ak-em,.ak th.ak-em{background:var(--ak-tint)}", html, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_logarithmic_scale_each_value_has_a_mark_that_is_read_against_the_lines()
    {
        var page = Parsed(Exhibit.Titled("t").Bars("b", "min", b => b.Bar("one", ("hw", 1), ("sw", 10)).Bar("two", ("hw", 100)).Logarithmic().ValuesStandElsewhere()).ToHtmlPage());
        var wide = page.Descendants(SvgSpace + "svg").First(svg => svg.Attribute("role") is not null);
        var marks = wide.Descendants(SvgSpace + "g").Select(g => g.Element(SvgSpace + "title")!.Value);

        Assert.Empty(wide.Descendants(SvgSpace + "rect"));
        Assert.Equal(["one, Total: 11 min", "two, Total: 100 min", "one, hw: 1 min", "two, hw: 100 min", "one, sw: 10 min"], marks);
    }

    [Theory]
    [InlineData(ChartScale.Linear)]
    [InlineData(ChartScale.Logarithmic)]
    public void A_long_label_of_a_row_stays_within_the_chart_in_a_face_that_runs_wide(ChartScale scale)
    {
        // DejaVu Sans, which many Linux machines have for system-ui, gives a small n 0.634 of its size.
        var page = Parsed(Exhibit.Titled("t").Bars("b", "min", b => b.Bar(new string('n', 80), ("nn", 1)).Scaled(scale).ValuesStandElsewhere()).ToHtmlPage());
        var wide = page.Descendants(SvgSpace + "svg").First(svg => svg.Attribute("role") is not null);
        var labels = wide.Descendants(SvgSpace + "text").Where(text => text.Attribute("class")!.Value == "ak-label ak-end" && text.Value.StartsWith('n')).ToArray();

        Assert.NotEmpty(labels);
        Assert.All(labels, label => Assert.InRange(label.Value.Length * 0.634 * 13, 13, (double)label.Attribute("x")!));
    }

    [Fact]
    public void Paper_is_light_whatever_the_screen_is()
    {
        var style = XElement.Parse(Sample.Report().ToHtml()).Element("style")!.Value + HtmlStyle.Page;
        var dark = style.Split('\n').Where(line => line.Contains(HtmlStyle.Theme("dark"), StringComparison.Ordinal) || line.Contains("#141a20}", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(dark);
        Assert.All(dark, line => Assert.Contains("@media screen", line, StringComparison.Ordinal));
    }

    // What stands between braces and is no selector: "name:value;name:value".
    [GeneratedRegex(@"^[-a-z0-9]+:[^{}]*$", RegexOptions.None, 1000)]
    private static partial Regex Declarations();

    /// <summary>The page as XML: it is both.</summary>
    private static XElement Parsed(string page) => XElement.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), LoadOptions.PreserveWhitespace);

    private static string Shown(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\t' or '\n' or '\r' => " ",
        0x85 or 0x2028 or 0x2029 => " ",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF => "",
        < 0x20 or (>= 0x7F and <= 0x9F) or 0xFFFE or 0xFFFF => "\uFFFD",
        _ => rune.ToString(),
    }));
}
