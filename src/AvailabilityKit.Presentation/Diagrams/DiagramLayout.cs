namespace AvailabilityKit.Presentation;

/// <summary>
/// Lays a drawing out in layers after Sugiyama, Tagawa and Toda (1981): longest-path layers, barycentre order, and positions
/// that are the least-squares fit to straight lines under the minimum distances. Groups are laid out first and then stand as
/// single blocks in the layers of what is around them, so a frame never encloses a stranger.
/// </summary>
internal sealed class DiagramLayout
{
    /// <summary>Drawings with more nodes than this are listed instead of drawn.</summary>
    public const int MostNodes = 150;

    private readonly DiagramPanel _panel;
    private readonly LayoutMetrics _metrics;
    private readonly Func<DiagramNode, Extent> _nodeSize;
    private readonly Func<DiagramGroup, Extent> _groupSize;
    private readonly Dictionary<string, LayoutItem> _nodeItems = new(StringComparer.Ordinal);
    private readonly List<LayoutFrame> _frames = [];

    private DiagramLayout(DiagramPanel panel, LayoutMetrics metrics, Func<DiagramNode, Extent> nodeSize, Func<DiagramGroup, Extent> groupSize)
    {
        _panel = panel;
        _metrics = metrics;
        _nodeSize = nodeSize;
        _groupSize = groupSize;
    }

    /// <summary>The room that the whole drawing takes.</summary>
    public Extent Size { get; private set; }

    /// <summary>Where each node stands, in the order of the panel.</summary>
    public Box[] Nodes { get; private set; } = [];

    /// <summary>Where each group stands, in the order of the panel.</summary>
    public Box[] Groups { get; private set; } = [];

    /// <summary>The line of each edge in the order of the panel; null for one from a node to itself, or between a group and what stands in it.</summary>
    public Route?[] Routes { get; private set; } = [];

    /// <summary>Whether lines cross or had to be curved, which only a fine drawing can show.</summary>
    public bool HasCrossings { get; private set; }

    /// <summary>Lays the drawing out.</summary>
    public static DiagramLayout Of(DiagramPanel panel, LayoutMetrics metrics, Func<DiagramNode, Extent> nodeSize, Func<DiagramGroup, Extent> groupSize)
    {
        var layout = new DiagramLayout(panel, metrics, nodeSize, groupSize);
        layout.Run();
        return layout;
    }

    private void Run()
    {
        var root = Frame(parent: null);
        foreach (var (i, edge) in _panel.Edges.Index())
        {
            Connect(i, ItemOf(edge.From), ItemOf(edge.To));
        }

        Arrange(root);
        Place(root, 0, 0);
        Size = root.Size;
        Nodes = [.. _panel.Nodes.Select(node => _nodeItems[node.Id].Place)];
        Groups = [.. _panel.Groups.Select(group => _frames.Find(frame => frame.Group == group)!.Item!.Place)];
        Routes = new Route?[_panel.Edges.Count];
        foreach (var frame in _frames)
        {
            RouteEdges(frame);
        }
    }

    private LayoutItem ItemOf(string id) =>
        _nodeItems.TryGetValue(id, out var node) ? node : _frames.Find(frame => frame.Group?.Id == id)!.Item!;

    private LayoutFrame Frame(DiagramGroup? parent)
    {
        var frame = new LayoutFrame(parent);
        _frames.Add(frame);
        foreach (var node in _panel.Nodes.Where(node => string.Equals(node.Group, parent?.Id, StringComparison.Ordinal)))
        {
            var item = new LayoutItem { Frame = frame, Size = _nodeSize(node) };
            item.Anchor = item.Size.Cross / 2;
            _nodeItems[node.Id] = item;
            frame.Items.Add(item);
        }

        foreach (var group in _panel.Groups.Where(group => string.Equals(group.Parent, parent?.Id, StringComparison.Ordinal)))
        {
            var inner = Frame(group);
            inner.Item = new LayoutItem { Frame = frame, Inner = inner };
            frame.Items.Add(inner.Item);
        }

        return frame;
    }

    /// <summary>Enters the edge into the innermost frame that holds both its ends.</summary>
    private static void Connect(int edge, LayoutItem from, LayoutItem to)
    {
        var outer = new Dictionary<LayoutFrame, LayoutItem>();
        for (var item = from; item is not null; item = item.Frame.Item)
        {
            outer[item.Frame] = item;
        }

        var end = to;
        while (!outer.ContainsKey(end.Frame))
        {
            end = end.Frame.Item!;
        }

        // From a node to itself, or from a group to what stands in it.
        if (outer[end.Frame] == end)
        {
            return;
        }

        end.Frame.Links.Add(new LayoutLink(edge, outer[end.Frame], end, from, to));
    }

    private void Arrange(LayoutFrame frame)
    {
        foreach (var item in frame.Items.Where(item => item.Inner is not null))
        {
            Arrange(item.Inner!);
            item.Size = item.Inner!.Size;
            item.Anchor = item.Inner.Anchor;
        }

        LayerAssignment.Assign(frame);
        LayerPositions.Assign(frame, _metrics.NodeGap);

        var (start, before) = frame.Group is null ? (0, 0) : (_metrics.PadStart, _metrics.PadBefore);
        var (end, after) = frame.Group is null ? (0, 0) : (_metrics.PadEnd, _metrics.PadAfter);
        var least = frame.Group is null ? default : _groupSize(frame.Group);
        var top = frame.AllItems.Select(item => item.Cross).DefaultIfEmpty(0).Min();
        var content = frame.AllItems.Select(item => item.Cross + item.Size.Cross).DefaultIfEmpty(0).Max() - top;
        before += Math.Max(0, least.Cross - (before + content + after)) / 2;

        var main = start;
        var slack = 0;
        if (frame.Group is not null)
        {
            var needed = start + frame.Layers.Sum(layer => layer.Max(item => item.Size.Main)) + (Math.Max(0, frame.Layers.Count - 1) * _metrics.LayerGap) + end;
            slack = Math.Max(0, least.Main - needed);
            main += slack / 2;
        }

        foreach (var layer in frame.Layers)
        {
            var width = layer.Max(item => item.Size.Main);
            frame.Spans.Add((main, main + width));
            foreach (var item in layer)
            {
                item.Main = main + ((width - item.Size.Main) / 2);
                item.Cross += before - top;
            }

            main += width + _metrics.LayerGap;
        }

        main -= frame.Layers.Count > 0 ? _metrics.LayerGap : 0;
        frame.Size = new Extent(main + end + (slack - (slack / 2)), Math.Max(before + content + after, least.Cross));
        var first = frame.Layers.Count > 0 ? frame.Layers[0] : [];
        frame.Anchor = first.Count == 0 ? frame.Size.Cross / 2 : (first[0].Line + first[^1].Line) / 2;
    }

    private static void Place(LayoutFrame frame, int main, int cross)
    {
        frame.Main = main;
        foreach (var item in frame.AllItems)
        {
            item.Place = new Box(main + item.Main, cross + item.Cross, item.Size);
            if (item.Inner is not null)
            {
                Place(item.Inner, item.Place.Main, item.Place.Cross);
            }
        }
    }

    private void RouteEdges(LayoutFrame frame)
    {
        var passages = frame.Links.ToDictionary(link => link, _ => new List<Passage>());
        for (var gap = 0; gap + 1 < frame.Layers.Count; gap++)
        {
            var (start, end) = (frame.Main + frame.Spans[gap].End, frame.Main + frame.Spans[gap + 1].Start);
            var lines = new List<(LayoutLink Link, int From, int To)>();
            foreach (var link in frame.Links.Where(link => link.First.Layer <= gap && gap < link.Last.Layer))
            {
                lines.Add((link, link.LineAt(gap), link.LineAt(gap + 1)));
            }

            var trunks = Trunks.Between([.. lines.Select(line => (line.From, line.To))], _metrics.Slots);
            HasCrossings |= trunks.HasCrossings;
            foreach (var (i, (link, from, to)) in lines.Index())
            {
                var bend = start + ((end - start) * (trunks.Slot[i] + 1) / (trunks.SlotCount + 1));
                passages[link].Add(new Passage(start, end, from, to, bend, trunks.IsCurved[i]));
            }
        }

        foreach (var (link, crossed) in passages)
        {
            Routes[link.Edge] = new Route(link.Near.Place.End, link.Far.Place.Main, crossed, link.IsReversed);
        }
    }
}
