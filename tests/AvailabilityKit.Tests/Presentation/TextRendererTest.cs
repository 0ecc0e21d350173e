using AvailabilityKit.Presentation;
using FsCheck;

namespace AvailabilityKit.Tests.Presentation;

public class TextRendererTest
{
    public static TheoryData<int> Hostile => [.. Enumerable.Range(0, Sample.HostileTexts.Length)];

    [Fact]
    public void A_table_stands_in_columns() => Assert.Equal(
        """
        Systems
        ════════════════════════════════════════

        Side by side
        ────────────
        System       Availability (%)     Down
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        cluster                 99.99   53 min
        主サーバー            99.9995      3 s
        ──────────────────────────────────────
        both                 99.99999      0 s

        """,
        new TextRenderer { Width = 40 }.Render(Exhibit.Titled("Systems").Table("Side by side", t => t
            .Column("System").Number("Availability", "%").Number("Down")
            .Row("cluster", "99.99", "53 min").Row("主サーバー", "99.9995", "3 s").Footer("both", "99.99999", "0 s"))));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_line_is_wider_than_asked_and_none_moves_the_cursor(int number)
    {
        foreach (var width in (int[])[40, 79, 200])
        {
            foreach (var ascii in (bool[])[true, false])
            {
                var text = new TextRenderer { Width = width, Ascii = ascii }.Render(Sample.Everywhere(Sample.HostileTexts[number]));

                Assert.All(text.Split('\n'), line => Assert.InRange(CellText.Width(line), 0, width));
                Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
            }
        }
    }

    [Property]
    public void Columns_align_whatever_is_in_them(NonEmptyArray<NonNull<string>> cells)
    {
        // A mark that no generated cell brings shows where the second column begins in every row.
        var exhibit = Exhibit.Titled("t").Table("t", t =>
        {
            t.Column("name").Column("mark");
            foreach (var cell in cells.Get)
            {
                t.Row(cell.Get.Replace('§', 's'), "§");
            }
        });
        var lines = new TextRenderer { Width = 60 }.Render(exhibit).Split('\n');
        var columns = lines.Where(line => line.Contains('§', StringComparison.Ordinal)).Select(line => CellText.Width(line[..line.IndexOf('§', StringComparison.Ordinal)])).ToArray();

        Assert.Equal(cells.Get.Length, columns.Length);
        Assert.Single(columns.Distinct());
    }

    [Property]
    public void Cells_of_a_bar_are_shared_out_without_a_rest(StackedBar bar)
    {
        var (cells, values) = bar;
        var shares = TextBars.Apportion(values, cells);

        Assert.All(shares, share => Assert.True(share >= 0));
        Assert.Equal(values.Any(v => v > 0) ? cells : 0, shares.Sum());
        Assert.All(shares.Zip(values), pair => Assert.True(pair.Second > 0 || pair.First == 0));
        if (values.Count(v => v > 0) <= cells)
        {
            Assert.All(shares.Zip(values), pair => Assert.True(pair.Second == 0 || pair.First > 0));
        }
    }

    [Fact]
    public void Parallel_blocks_stand_side_by_side() => Assert.EndsWith(
        """
                  ┌───┐
               ┌──┤ a ├──┐
        ┌───┐  │  └───┘  │  ┌───┐
        │ i ├──┤         ├──┤ o │
        └───┘  │  ┌───┐  │  └───┘
               └──┤ b ├──┘
                  └───┘

        """,
        Exhibit.Titled("t").Diagram("d", d => d.Node("i").Node("a").Node("b").Node("o").Branches("i", ["a", "b"], "o")).ToText(),
        StringComparison.Ordinal);

    [Fact]
    public void Lines_that_would_cross_are_listed_instead() => Assert.Contains(
        "• a → c, d\n• b → d\n",
        Exhibit.Titled("t").Diagram("d", d => d.Node("a").Node("b").Node("c").Node("d").Edge("a", "c").Edge("a", "d").Edge("b", "d")).ToText(),
        StringComparison.Ordinal);

    [Fact]
    public void Ascii_drawings_are_ascii() =>
        Assert.All(
            new TextRenderer { Ascii = true }.Render(Sample.Report()).Replace("·", "", StringComparison.Ordinal).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal),
            c => Assert.True(char.IsAscii(c), $"'{c}'"));

    [Fact]
    public void A_width_that_holds_no_table_is_refused() =>
        Assert.Contains("12", Assert.Throws<ArgumentOutOfRangeException>(() => new TextRenderer { Width = 12 }).Message, StringComparison.Ordinal);
}
