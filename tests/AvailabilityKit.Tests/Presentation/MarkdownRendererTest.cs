using System.Text.RegularExpressions;
using AvailabilityKit.Presentation;
using FsCheck;

namespace AvailabilityKit.Tests.Presentation;

public partial class MarkdownRendererTest
{
    [Fact]
    public void An_exhibit_reads_as_a_document() => Assert.Equal(
        """
        # Two\_nodes

        a year

        ## Answer

        - Availability: **99.99 %** (4 nines)
        - Method: chain

        ## Table

        |  | A (%) |
        | :--- | ---: |
        | x\|y | 1 |
        | **sum** | **2** |

        ## Causes

        Unit: min

        |  | one | two |
        | :--- | ---: | ---: |
        | hw | 1 | 0 |
        | sw | 2 | 5 |
        | **Total** | **3** | **5** |

        ## Notes

        - 1\. first
        - **Warning:** &lt;b&gt;

        """,
        Exhibit.Titled("Two_nodes", "a year")
            .Facts("Answer", f => f.Add("Method", "chain").Headline("Availability", "99.99 %", "4 nines"))
            .Table("Table", t => t.Column("").Number("A", "%").Row("x|y", "1").Footer("sum", "2"))
            .Bars("Causes", "min", b => b.Bar("one", ("hw", 1), ("sw", 2)).Bar("two", ("sw", 5)))
            .Notes("Notes", n => n.Add("1. first").Warn("<b>"))
            .ToMarkdown());

    [Property]
    public void A_row_has_as_many_cells_as_there_are_columns_whatever_is_in_them(NonEmptyArray<NonNull<string>> cells)
    {
        var texts = cells.Get.Select(cell => cell.Get).ToArray();
        var markdown = Exhibit.Titled("t").Table("t", t =>
        {
            foreach (var text in texts)
            {
                t.Column(text);
            }

            t.Row(texts).EmphasisedRow(texts).Footer(texts);
        }).ToMarkdown();
        var rows = markdown.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToArray();

        Assert.Equal(5, rows.Length);
        Assert.All(rows, row => Assert.Equal(texts.Length + 1, Bars(row)));
    }

    /// <summary>The bars of a line that GitHub takes for borders: those without a backslash before them that is not one's own.</summary>
    private static int Bars(string row)
    {
        var (bars, escaped) = (0, false);
        foreach (var c in row)
        {
            bars += c == '|' && !escaped ? 1 : 0;
            escaped = c == '\\' && !escaped;
        }

        return bars;
    }

    [Fact]
    public void Hostile_text_brings_no_element_and_no_line_of_its_own()
    {
        var plain = Sample.Everywhere("plain").ToMarkdown();
        foreach (var text in Sample.HostileTexts.Where(text => text.Length is > 1 and < 1_000))
        {
            var markdown = Sample.Everywhere(text).ToMarkdown();

            Assert.DoesNotContain('<', Outside(markdown));
            Assert.Equal(Outside(plain).Count(c => c == '\n'), Outside(markdown).Count(c => c == '\n'));
        }

        // Code blocks show everything as it is.
        static string Outside(string markdown) => string.Concat(markdown.Split("```").Index().Where(part => part.Index % 2 == 0).Select(part => part.Item));
    }

    [Fact]
    public void A_diagram_becomes_words_and_a_flowchart() => Assert.EndsWith(
        """
        ## Topology

        - orders needs db

        ```mermaid
        flowchart LR
            n0["orders<br>service"]
            style n0 stroke-width:3px
            subgraph g0["db: 1 of 2"]
                n1["node#45;a"]
                n2["node#45;b"]
                style n2 stroke-dasharray:5 3
            end
            n0 --> g0
        ```

        """,
        Exhibit.Titled("t").Diagram("Topology", d => d.Directed()
            .Node("orders", null, "service", DiagramNodeKind.Emphasised).Group("db", null, "1 of 2")
            .Node("node-a", group: "db").Node("node-b", kind: DiagramNodeKind.Spare, group: "db")
            .Edge("orders", "db").Edge("db", "node-a").InWords("orders needs db")).ToMarkdown(),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_in_a_name_is_a_word_of_the_flowchart()
    {
        foreach (var text in Sample.HostileTexts.Concat(["end", "]\"]; click n0 href \"x\"", "%%{init: {}}%%", "n0 --> n1", "`**x**`", "#quot;", "\n```\n# h", "$$x$$", "style n0 fill:red", ":::x"]))
        {
            var lines = Sample.Everywhere(text).ToMarkdown().Split("```mermaid\n").Skip(1).SelectMany(part => part.Split("```\n")[0].Split('\n'));

            Assert.NotEmpty(lines);
            Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches(Flowchart(), line));
        }
    }

    private const string Label = @"(?:[\p{L}\p{N} .,:()+=/]|#\d+;|<br>)*";

    // A line of a flowchart whose quoted labels hold letters, digits, a few signs and numbers of characters alone.
    [GeneratedRegex($"""^flowchart LR$|^ +(n\d+(\["{Label}"\]|\(\["{Label}"\]\))|subgraph g\d+\["{Label}"\]|end|style n\d+ [-a-z:0-9 ]+|[ng]\d+ --[->](\|"{Label}"\|)? [ng]\d+)$""")]
    private static partial Regex Flowchart();
}
