using System.Text;
using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>Draws a <see cref="DiagramPanel"/> as SVG, from left to right or, for narrow places, from top to bottom.</summary>
internal sealed class BlockDrawing
{
    private const double LabelSize = 13;
    private const double DetailSize = 11;

    // Labels are set bold, which runs wider than the estimate for regular type.
    private const double BoldSize = LabelSize * 1.13;

    // Room for the strokes of what stands at the edge.
    private const int Edge = 2;

    private readonly DiagramPanel _panel;
    private readonly bool _isUpright;
    private readonly int _widest;
    private readonly int _margin;
    private readonly HashSet<(string From, string To)> _pairs;
    private readonly DiagramLayout _layout;

    private BlockDrawing(DiagramPanel panel, bool isUpright, int widest)
    {
        _panel = panel;
        _isUpright = isUpright;
        _widest = widest;

        // Lines that carry a word or a direction share no trunk, and words need room between the layers: twice where they go both ways.
        var isWordy = panel.IsDirected || panel.Edges.Any(edge => edge.Label is not null);
        var word = (int)panel.Edges.Select(edge => edge.Label is null ? 0 : TextMetrics.Width(Word(edge), DetailSize)).DefaultIfEmpty(0).Max();
        var slots = isWordy ? 0 : 4;
        _margin = isUpright && isWordy ? 4 + (word / 2) : Edge;
        _pairs = panel.Edges.Select(edge => (edge.From, edge.To)).ToHashSet();
        var metrics = isUpright
            ? new LayoutMetrics(isWordy ? 72 : 34, isWordy ? 12 + (word / 2) : 12, 32, 12, 10, 10, slots)
            : new LayoutMetrics(!isWordy ? 44 : panel.Edges.Any(GoesBothWays) ? (2 * word) + 56 : word + 52, isWordy ? 28 : 16, 16, 16, 34, 14, slots);
        _layout = DiagramLayout.Of(panel, metrics, SizeOf, SizeOf);
    }

    /// <summary>The drawing for a wide place: from left to right.</summary>
    public static BlockDrawing Wide(DiagramPanel panel) => new(panel, isUpright: false, widest: 160);

    /// <summary>The drawing for a narrow place: from top to bottom, the blocks as slim as they must be.</summary>
    public static BlockDrawing Narrow(DiagramPanel panel, int width)
    {
        BlockDrawing? drawing = null;
        foreach (var most in (int[])[150, 120, 92])
        {
            drawing = new BlockDrawing(panel, isUpright: true, most);
            if (drawing.Width <= width)
            {
                break;
            }
        }

        return drawing!;
    }

    /// <summary>The width in pixels.</summary>
    public int Width => (_isUpright ? _layout.Size.Cross : _layout.Size.Main) + (2 * _margin);

    private int Height => (_isUpright ? _layout.Size.Main : _layout.Size.Cross) + (2 * Edge);

    /// <summary>Writes the drawing with its accessible name and description.</summary>
    public void Write(XmlWriter html, string id)
    {
        Svg.Open(html, id, Width, Height, _panel.Title, Description());
        foreach (var (group, box) in _panel.Groups.Zip(_layout.Groups).OrderByDescending(pair => pair.Second.Size.Main * pair.Second.Size.Cross))
        {
            WriteGroup(html, group, box);
        }

        foreach (var route in _layout.Routes.OfType<Route>())
        {
            WriteEdge(html, route);
        }

        foreach (var (edge, route) in _panel.Edges.Zip(_layout.Routes))
        {
            if (route is not null && edge.Label is not null)
            {
                WriteWord(html, edge, route);
            }
        }

        // Over the lines, which may have to pass where a heading stands.
        foreach (var (group, box) in _panel.Groups.Zip(_layout.Groups))
        {
            var (x, y, width, _) = Turn(box);
            Svg.Text(html, x + 12, y + 19, Heading(group, width - 20), "ak-heading ak-halo");
        }

        foreach (var (node, box) in _panel.Nodes.Zip(_layout.Nodes))
        {
            WriteNode(html, node, box);
        }

        html.Shut();
    }

    private string Description()
    {
        if (_panel.Words.Count > 0)
        {
            return string.Join(". ", _panel.Words) + ".";
        }

        var labels = _panel.Labels();
        var edges = _panel.Edges.Take(30).Select(edge => $"{labels[edge.From]} to {labels[edge.To]}");
        return $"Blocks: {string.Join(", ", _panel.Nodes.Take(30).Select(node => node.Label))}. Connections: {string.Join("; ", edges)}.";
    }

    private Extent Turned(double across, double down) =>
        _isUpright ? new Extent((int)Math.Ceiling(down), (int)Math.Ceiling(across)) : new Extent((int)Math.Ceiling(across), (int)Math.Ceiling(down));

    private Extent SizeOf(DiagramNode node)
    {
        var (labels, details) = TextOf(node);
        var text = Math.Max(
            labels.Max(line => TextMetrics.Width(line, BoldSize)), details.Select(line => TextMetrics.Width(line, DetailSize)).DefaultIfEmpty(0).Max());
        var down = (labels.Count * 16) + (details.Count * 14);
        return node.Kind == DiagramNodeKind.Sign
            ? Turned(Math.Max(30, text + 22), down + 12)
            : Turned(Math.Clamp(text + 22, _isUpright ? 64 : 92, _widest + 22), down + 18);
    }

    private (List<string> Labels, List<string> Details) TextOf(DiagramNode node) => (
        TextMetrics.Wrap(node.Label, BoldSize, _widest, lines: 3),
        node.Detail is null ? [] : TextMetrics.Wrap(node.Detail, DetailSize, _widest, lines: 2));

    private Extent SizeOf(DiagramGroup group) =>
        Turned(Math.Min(300, TextMetrics.Width(Heading(group, 300), DetailSize + 1) + 26), 0);

    private static string Heading(DiagramGroup group, double pixels) =>
        TextMetrics.Fit(group.Detail is null ? group.Label : $"{group.Label} · {group.Detail}", DetailSize + 1, pixels);

    private (double X, double Y, double Width, double Height) Turn(Box box) => _isUpright
        ? (box.Cross + _margin, box.Main + Edge, box.Size.Cross, box.Size.Main)
        : (box.Main + _margin, box.Cross + Edge, box.Size.Main, box.Size.Cross);

    private void WriteGroup(XmlWriter html, DiagramGroup group, Box box)
    {
        var (x, y, width, height) = Turn(box);
        html.Open("g").Element("title", Full(group.Label, group.Detail));
        Svg.Rectangle(html, x, y, width, height, "ak-group", "none", round: 6);
        html.Shut();
    }

    private void WriteNode(XmlWriter html, DiagramNode node, Box box)
    {
        var (x, y, width, height) = Turn(box);
        var style = node.Kind switch
        {
            DiagramNodeKind.Spare => "ak-node ak-spare",
            DiagramNodeKind.Emphasised => "ak-node ak-strong",
            DiagramNodeKind.Sign => "ak-node ak-sign",
            _ => "ak-node",
        };
        html.Open("g", ("class", style)).Element("title", Full(node.Label, node.Detail));
        Svg.Rectangle(html, x, y, width, height, "ak-box", "#eef2f6", node.Kind == DiagramNodeKind.Sign ? height / 2 : 4);
        var (labels, details) = TextOf(node);
        var at = y + ((height - (labels.Count * 16) - (details.Count * 14)) / 2) + 13;
        foreach (var line in labels)
        {
            Svg.Text(html, x + (width / 2), at, line, "ak-name ak-mid");
            at += 16;
        }

        foreach (var line in details)
        {
            Svg.Text(html, x + (width / 2), at - 1, line, "ak-detail ak-mid");
            at += 14;
        }

        html.Shut();
    }

    private static string Full(string label, string? detail) =>
        CellText.Fit(UntrustedText.OneLine(detail is null ? label : $"{label}: {detail}"), 500);

    private void WriteEdge(XmlWriter html, Route route)
    {
        var path = new StringBuilder();
        path.Append('M').Append(Point(route.Start, route.Passages[0].From));
        foreach (var passage in route.Passages)
        {
            Follow(path, passage);
        }

        path.Append('L').Append(Point(route.End, route.Passages[^1].To));
        html.Empty("path", ("d", path.ToString()), ("fill", "none"), ("class", "ak-edge"), ("stroke", "#66717c"));
        if (_panel.IsDirected)
        {
            WriteArrow(html, route);
        }
    }

    /// <summary>The word of an edge: on a free stretch where its line has one, otherwise midway, or nearer its start where another comes back.</summary>
    private void WriteWord(XmlWriter html, DiagramEdge edge, Route route)
    {
        var first = route.Passages[0];
        if (route.Passages.Count > 1)
        {
            WriteWordAt(html, edge, (first.End + route.Passages[1].Start) / 2.0, first.To);
            return;
        }

        var t = (GoesBothWays(edge), route.IsReversed) switch { (false, _) => 0.5, (_, true) => 0.74, _ => 0.26 };
        var (near, far, bend) = ((1 - t) * (1 - t) * (1 - t), t * t * t, 3 * t * (1 - t));
        var main = (near * first.Start) + (bend * first.Bend) + (far * first.End);
        var cross = ((near + (bend * (1 - t))) * first.From) + ((far + (bend * t)) * first.To);
        WriteWordAt(html, edge, main, cross);
    }

    /// <summary>Writes the word over a place of the layout, where the line gives way to it.</summary>
    private void WriteWordAt(XmlWriter html, DiagramEdge edge, double main, double cross)
    {
        var (x, y) = _isUpright ? (cross + _margin, main + Edge) : (main + _margin, cross + Edge);
        var width = TextMetrics.Width(Word(edge), DetailSize) + 2;
        Svg.Rectangle(html, x - (width / 2), y - 8, width, 16, "ak-behind", "#ffffff");
        Svg.Text(html, x, y + 4, Word(edge), "ak-detail ak-mid");
    }

    private bool GoesBothWays(DiagramEdge edge) => _pairs.Contains((edge.To, edge.From));

    private static string Word(DiagramEdge edge) => TextMetrics.Fit(edge.Label ?? "", DetailSize, 110);

    /// <summary>Up to the bend, round its corners and on; or in one curve.</summary>
    private void Follow(StringBuilder path, Passage passage)
    {
        var (from, to, bend) = (passage.From, passage.To, passage.Bend);
        if (from == to)
        {
            path.Append('L').Append(Point(passage.End, to));
        }
        else if (passage.IsCurved)
        {
            path.Append('L').Append(Point(passage.Start, from));
            path.Append('C').Append(Point(bend, from)).Append(' ').Append(Point(bend, to)).Append(' ').Append(Point(passage.End, to));
        }
        else
        {
            var turn = Math.Sign(to - from) * Math.Min(6, Math.Abs(to - from) / 2);
            var round = Math.Abs(turn);
            path.Append('L').Append(Point(bend - round, from)).Append('Q').Append(Point(bend, from)).Append(' ').Append(Point(bend, from + turn));
            path.Append('L').Append(Point(bend, to - turn)).Append('Q').Append(Point(bend, to)).Append(' ').Append(Point(bend + round, to));
            path.Append('L').Append(Point(passage.End, to));
        }
    }

    private void WriteArrow(XmlWriter html, Route route)
    {
        var (tip, back, line) = route.IsReversed
            ? (route.Start, route.Start + 8, route.Passages[0].From)
            : (route.End, route.End - 8, route.Passages[^1].To);
        html.Empty("path", ("d", $"M{Point(tip, line)}L{Point(back, line - 4)}L{Point(back, line + 4)}z"), ("class", "ak-arrow"), ("fill", "#66717c"));
    }

    private string Point(int main, int cross) =>
        _isUpright ? $"{cross + _margin} {main + Edge}" : $"{main + _margin} {cross + Edge}";
}
