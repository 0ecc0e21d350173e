using AvailabilityKit.Presentation;
using FsCheck;

namespace AvailabilityKit.Tests.Presentation;

public class ExhibitTest
{
    public static TheoryData<string, Action<Exhibit>> Refused => new()
    {
        { "3 cells; the table has 2 columns", e => e.Table("t", t => t.Column("a").Column("b").Row("1", "2", "3")) },
        { "Column \"b\" comes after the first row", e => e.Table("t", t => t.Column("a").Row("1").Column("b")) },
        { "Segment \"hw\" of bar \"x\" is -1", e => e.Bars("t", "u", b => b.Bar("x", ("hw", -1))) },
        { "Segment \"hw\" of bar \"x\" is NaN", e => e.Bars("t", "u", b => b.Bar("x", ("hw", double.NaN))) },
        { "The segments of bar \"x\" add up beyond", e => e.Bars("t", "u", b => b.Bar("x", ("a", double.MaxValue), ("b", double.MaxValue))) },
        { "Line \"l\" has the point (0, ", e => e.Lines("t", "u", "y", l => l.Line("l", [double.PositiveInfinity])) },
        { "Line \"l\" has two points at 1", e => e.Lines("t", "u", "y", l => l.Line("l", (1, 2), (1, 3))) },
        { "Mark \"m\" stands at NaN", e => e.Lines("t", "u", "y", l => l.Mark(double.NaN, "m")) },
        { "has a node \"a\" already", e => e.Diagram("t", d => d.Node("a").Node("a")) },
        { "The edge from \"a\" to \"z\" needs a node or a group \"z\"", e => e.Diagram("t", d => d.Node("a").Edge("a", "z")) },
        { "Node \"a\" stands in group \"g\"", e => e.Diagram("t", d => d.Node("a", group: "g")) },
        { "Group \"g\" stands in itself", e => e.Diagram("t", d => d.Group("g", parent: "h").Group("h", parent: "g")) },
        { "give 1 to 15", _ => Figure.Significant(1, 0) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_shown_is_refused_by_name(string message, Action<Exhibit> add)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => add(Exhibit.Titled("t")));

        Assert.True(refusal is ArgumentException or InvalidOperationException);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_a_panel_leaves_the_exhibit_as_it_was()
    {
        var one = Exhibit.Titled("t").Notes("n", ["a"]);

        var three = one.Notes("n", ["b"]).FollowedBy(one);

        Assert.Single(one.Panels);
        Assert.Equal(3, three.Panels.Count);
        Assert.Same(one, one.Notes("n", []));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1051.4, "1,051")]
    [InlineData(52.56, "52.6")]
    [InlineData(5.256, "5.26")]
    [InlineData(0.0041999, "0.0042")]
    [InlineData(1.2345e-7, "1.23e-7")]
    [InlineData(-1234567, "-1,234,567")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NaN, "n/a")]
    public void Figures_are_written_in_few_digits(double value, string written) => Assert.Equal(written, Figure.Compact(value));

    [Theory]
    [InlineData(412_300, "412 k")]
    [InlineData(-1_204_000, "-1.2 M")]
    [InlineData(999_700, "1 M")]
    [InlineData(3.2e9, "3.2 G")]
    [InlineData(9_400, "9,400")]
    public void Large_figures_are_abbreviated(double value, string written) => Assert.Equal(written, Figure.Abbreviated(value));

    [Property(MaxTest = 500)]
    public void An_axis_holds_every_value_in_order(NonEmptyArray<NormalFloat> values)
    {
        double[] all = [.. values.Get.Select(v => v.Get).Order()];
        foreach (var axis in (ChartAxis[])[
            ChartAxis.Around(all, ChartScale.Linear, 5), ChartAxis.Around(all, ChartScale.Logarithmic, 5), ChartAxis.Across(all, 6)])
        {
            double[] positions = [.. all.Select(axis.Position)];

            Assert.All(positions, p => Assert.InRange(p, 0, 1));
            Assert.Equal(positions.Order(), positions);
            Assert.InRange(axis.Ticks.Count, 0, 40);
            Assert.Equal(axis.Ticks.Distinct().Order(), axis.Ticks);
        }
    }

    [Fact]
    public void Extreme_values_are_drawn_too()
    {
        foreach (var (low, high) in ((double, double)[])[(0, 0), (1e-300, 1e300), (-1e308, 1e308), (5e-324, 5e-324), (0, double.MaxValue)])
        {
            var exhibit = Exhibit.Titled("t")
                .Lines("l", "u", "x", l => l.Line("a", (low, low), (high == low ? low + 1 : high, high)))
                .Lines("l", "u", "x", l => l.Line("a", [low, high]).Logarithmic())
                .Bars("b", "u", b => b.Bar("a", ("x", Math.Abs(low) / 4), ("y", high / 2)).Bar("b", ("y", high)).Logarithmic())
                .Bars("b", "u", b => b.Bar("a", ("x", Math.Abs(low) / 4), ("y", high / 2)));

            Assert.DoesNotContain("NaN", exhibit.ToHtml() + exhibit.ToText() + exhibit.ToMarkdown(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Empty_panels_are_shown_as_such()
    {
        var exhibit = Exhibit.Titled("").Facts("", _ => { }).Table("", _ => { }).Bars("", "", _ => { }).Lines("", "", "", _ => { }).Diagram("", _ => { }).Notes("", _ => { });

        Assert.NotEmpty(exhibit.ToHtmlPage());
        Assert.NotEmpty(exhibit.ToText());
        Assert.NotEmpty(exhibit.ToMarkdown());
    }
}
