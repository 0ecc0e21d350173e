using AvailabilityKit.Presentation;
using FsCheck;

namespace AvailabilityKit.Tests.Presentation;

public partial class TextRendererTest
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

    [Fact]
    public void Labels_keep_their_words_and_rows_need_no_rules_while_figures_have_room() => Assert.EndsWith(
        """
        Long-run average a year        Conventional   High-availability   Fault-tolerant
                                             server             cluster           server
        ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        Availability, unplanned only      99.9552 %          99.99179 %      99.999063 %
        Items lost in flight and                315                 340             11.8
          never replayed
        Failovers                              none                6.26             none

        """,
        new TextRenderer { Width = 80 }.Render(Exhibit.Titled("t").Table("", t => t
            .Column("Long-run average a year").Number("Conventional server").Number("High-availability cluster").Number("Fault-tolerant server")
            .Row("Availability, unplanned only", "99.9552 %", "99.99179 %", "99.999063 %")
            .Row("Items lost in flight and never replayed", "315", "340", "11.8")
            .Row("Failovers", "none", "6.26", "none"))),
        StringComparison.Ordinal);

    [Fact]
    public void A_table_too_wide_for_the_terminal_becomes_lists_with_whole_labels() => Assert.EndsWith(
        """
        Unplanned downtime
          Conventional server        3.93 h
          High-availability cluster  43.2 min
          Fault-tolerant server      4.92 min

        """,
        new TextRenderer { Width = 40 }.Render(Exhibit.Titled("t").Table("", t => t
            .Column("").Number("Conventional server").Number("High-availability cluster").Number("Fault-tolerant server")
            .Row("Unplanned downtime", "3.93 h", "43.2 min", "4.92 min"))),
        StringComparison.Ordinal);

    [Fact]
    public void A_word_is_broken_after_its_hyphen_before_anywhere_else()
    {
        Assert.Equal(["High-", "availability", "cluster"], TextWrap.Lines("High-availability cluster", 12));
        Assert.Equal(["High-availability", "cluster"], TextWrap.Lines("High-availability cluster", 17));
        Assert.Equal(["primary", "node-a of 4"], TextWrap.Lines("primary node-a of 4", 11));
        Assert.Equal(["a target of", "99.99 %."], TextWrap.Lines("a target of 99.99 %.", 17));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Colour_adds_nothing_but_colour(int number)
    {
        foreach (var exhibit in (Exhibit[])[Sample.Report(), Sample.Odd(), Sample.Everywhere(Sample.HostileTexts[number]).Concluding(Sample.HostileTexts[number])])
        {
            var coloured = new TextRenderer { Width = 80, Colour = true }.Render(exhibit);

            Assert.Contains("\u001b[1m", coloured, StringComparison.Ordinal);
            Assert.Equal(new TextRenderer { Width = 80 }.Render(exhibit), Sequences().Replace(coloured, ""));
        }
    }

    [Fact]
    public void The_verdict_comes_first_and_where_that_is_out_of_sight_last_too()
    {
        var brief = Exhibit.Titled("t").Concluding("Up.").Notes("n", ["a"]);
        var whole = brief.Notes("more", Enumerable.Range(1, 30).Select(i => $"note {i}"));

        Assert.Equal(1, Verdicts(brief));
        Assert.Equal(2, Verdicts(whole));
        Assert.StartsWith("t\n═", whole.ToText(40), StringComparison.Ordinal);
        Assert.Equal("Up.", whole.ToText(40).Split('\n')[2]);
        Assert.EndsWith("═\nUp.\n", whole.ToText(40), StringComparison.Ordinal);

        static int Verdicts(Exhibit exhibit) => exhibit.ToText(40).Split('\n').Count(line => line == "Up.");
    }

    [Fact]
    public void Verdicts_of_several_exhibits_stand_together_with_their_titles() => Assert.StartsWith(
        "• one: Up.\n• two: Down.\n\none\n",
        new TextRenderer().Render([Exhibit.Titled("one").Concluding("Up."), Exhibit.Titled("two").Concluding("Down.")]),
        StringComparison.Ordinal);

    [Fact]
    public void Dots_stand_where_a_logarithmic_scale_has_their_values() => Assert.EndsWith(
        """
        A one
        B two
        C none

        Total  ┊·········A·········┊··········B
        hw     ┊·········A·········B···········
        sw     ┊···················┊·········B·
               1                  100
        Logarithmic scale; no letter means none.

        """,
        new TextRenderer { Width = 40 }.Render(Exhibit.Titled("t").Bars("", "min", b => b
            .Bar("one", ("hw", 10), ("sw", 0)).Bar("two", ("hw", 100), ("sw", 1000)).Bar("none").Logarithmic().Formatted(v => v.ToString("0", System.Globalization.CultureInfo.InvariantCulture)).ValuesStandElsewhere())),
        StringComparison.Ordinal);

    [Fact]
    public void A_directed_drawing_is_said_in_the_words_it_brings() => Assert.EndsWith(
        "• a needs b\n",
        Exhibit.Titled("t").Diagram("d", d => d.Directed().Node("a").Node("b").Edge("a", "b").InWords("a needs b")).ToText(),
        StringComparison.Ordinal);

    [System.Text.RegularExpressions.GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial System.Text.RegularExpressions.Regex Sequences();
}
