using AvailabilityKit.Presentation;

namespace AvailabilityKit.Tests.Presentation;

public class DiagramLayoutTest
{
    private static readonly LayoutMetrics Metrics = new(LayerGap: 10, NodeGap: 4, PadStart: 3, PadEnd: 3, PadBefore: 5, PadAfter: 2, Slots: 3);

    [Fact]
    public void What_is_in_series_follows_on_one_line()
    {
        var layout = Of(d => d.Node("a").Node("b").Node("c").Chain("a", "b", "c"));

        Assert.Equal([0, 30, 60], layout.Nodes.Select(box => box.Main));
        Assert.Single(layout.Nodes.Select(box => box.Middle).Distinct());
    }

    [Fact]
    public void What_is_in_parallel_stands_side_by_side_between_its_ends()
    {
        var layout = Of(d => d.Node("i").Node("o").Node("a").Node("b").Node("c").Branches("i", ["a", "b", "c"], "o"));

        Assert.Equal([0, 60, 30, 30, 30], layout.Nodes.Select(box => box.Main));
        Assert.Equal(layout.Nodes[3].Middle, layout.Nodes[0].Middle);
        Assert.Equal(layout.Nodes[3].Middle, layout.Nodes[1].Middle);
        Assert.Equal(2 * layout.Nodes[3].Middle, layout.Nodes[2].Middle + layout.Nodes[4].Middle);
        Assert.False(layout.HasCrossings);
    }

    [Fact]
    public void A_bridge_is_curved_where_a_shared_trunk_would_lie()
    {
        var layout = Of(d => d.Node("a").Node("b").Node("c").Node("d").Edge("a", "c").Edge("a", "d").Edge("b", "d"));

        Assert.True(layout.HasCrossings);
        Assert.Contains(layout.Routes, route => route!.Passages.Any(passage => passage.IsCurved));
    }

    [Fact]
    public void A_cycle_is_drawn_forward_with_one_edge_marked()
    {
        var layout = Of(d => d.Node("a").Node("b").Node("c").Chain("a", "b", "c", "a").Edge("b", "b"));

        Assert.Equal([false, false, true], layout.Routes.OfType<Route>().Select(route => route.IsReversed));
        Assert.Null(layout.Routes[3]);
    }

    [Fact]
    public void A_line_to_a_group_ends_at_its_frame_and_one_from_it_begins_there()
    {
        var layout = Of(d => d.Node("in").Node("out").Group("g").Node("a", group: "g").Node("b", group: "g").Edge("in", "g").Edge("g", "out").Edge("g", "a"));
        var frame = layout.Groups[0];

        Assert.Equal((frame.Main, frame.End), (layout.Routes[0]!.End, layout.Routes[1]!.Start));
        Assert.InRange(layout.Routes[0]!.Passages[^1].To, frame.Cross, frame.Cross + frame.Size.Cross);
        Assert.True(layout.Nodes[1].Main >= frame.End);
        Assert.Null(layout.Routes[2]);
    }

    [Property]
    public void Any_drawing_keeps_its_distances_and_its_frames(DrawnDiagram drawn)
    {
        var (count, numbers, homes) = drawn;
        string? Home(int node) => homes[node] switch { 0 => "g", 1 => "h", 2 => "inner", _ => null };
        var layout = Of(d =>
        {
            d.Group("g").Group("h").Group("inner", parent: "g");
            for (var i = 0; i < count; i++)
            {
                d.Node($"{i}", group: Home(i));
            }

            foreach (var n in numbers)
            {
                d.Edge($"{n % count}", $"{n / 31 % count}");
            }
        });

        for (var i = 0; i < count; i++)
        {
            Assert.True(Within(layout.Nodes[i], new Box(0, 0, layout.Size)));
            for (var j = 0; j < i; j++)
            {
                Assert.False(Meet(layout.Nodes[i], layout.Nodes[j]), $"{i} and {j} overlap.");
            }

            // A frame holds its own nodes whole, and nothing of any other.
            Assert.Equal(Home(i) is "g" or "inner", Meet(layout.Nodes[i], layout.Groups[0]));
            Assert.Equal(Home(i) is "h", Meet(layout.Nodes[i], layout.Groups[1]));
            Assert.Equal(Home(i) is "inner", Within(layout.Nodes[i], layout.Groups[2]));
        }

        // A line begins and ends at the middle of its nodes and only ever goes forward.
        foreach (var (n, route) in numbers.Zip(layout.Routes).Where(pair => pair.Second is not null))
        {
            var (from, to) = route!.IsReversed ? (n / 31 % count, n % count) : (n % count, n / 31 % count);
            Assert.Equal((layout.Nodes[from].End, layout.Nodes[from].Middle), (route.Start, route.Passages[0].From));
            Assert.Equal((layout.Nodes[to].Main, layout.Nodes[to].Middle), (route.End, route.Passages[^1].To));
            var at = route.Start;
            foreach (var passage in route.Passages)
            {
                Assert.True(at <= passage.Start && passage.Start < passage.Bend && passage.Bend < passage.End);
                at = passage.End;
            }

            Assert.True(at <= route.End);
            Assert.All(route.Passages.Zip(route.Passages.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }

    [Fact]
    public void A_drawing_of_thousands_of_blocks_is_listed_and_not_drawn()
    {
        var exhibit = Exhibit.Titled("t").Diagram("d", d =>
        {
            foreach (var i in Enumerable.Range(0, 3_000))
            {
                d.Node($"n{i}").Edge($"n{i}", "n0");
            }
        });

        Assert.Contains("3000 blocks and 3000 connections: too many to draw.", exhibit.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("• n2999 → n0\n", exhibit.ToText(), StringComparison.Ordinal);
    }

    private static DiagramLayout Of(Action<DiagramBuilder> describe) =>
        DiagramLayout.Of(DiagramPanel.Describe("d", describe), Metrics, _ => new Extent(20, 8), _ => new Extent(12, 0));

    private static bool Meet(Box a, Box b) =>
        a.Main < b.End && b.Main < a.End && a.Cross < b.Cross + b.Size.Cross && b.Cross < a.Cross + a.Size.Cross;

    private static bool Within(Box a, Box b) =>
        b.Main <= a.Main && a.End <= b.End && b.Cross <= a.Cross && a.Cross + a.Size.Cross <= b.Cross + b.Size.Cross;
}
