using AvailabilityKit.Presentation;
using FsCheck;

namespace AvailabilityKit.Tests.Presentation;

public class MarkdownRendererTest
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
}
