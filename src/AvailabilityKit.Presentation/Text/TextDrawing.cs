using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Draws a diagram in character cells, from left to right or, where that is too wide, from top to bottom. What a grid of
/// cells cannot show without ambiguity (crossing lines, arrowheads, very large drawings) is said in words instead: those of the
/// diagram, or a list of its blocks and what follows each.
/// </summary>
internal sealed class TextDrawing(int width, bool ascii)
{
    private const int LongestLabel = 24;

    public void Write(StringBuilder output, DiagramPanel panel)
    {
        if (panel.Nodes.Count > 0 && !IsDrawn(output, panel))
        {
            WriteWords(output, panel);
        }
    }

    private bool IsDrawn(StringBuilder output, DiagramPanel panel)
    {
        if (panel.Nodes.Count > DiagramLayout.MostNodes || panel.IsDirected || panel.Edges.Any(edge => edge.Label is not null))
        {
            return false;
        }

        foreach (var isUpright in (bool[])[false, true])
        {
            var metrics = isUpright ? new LayoutMetrics(3, 3, 2, 1, 2, 2, 1) : new LayoutMetrics(5, 1, 2, 2, 2, 1, 1);
            Extent Turn(int across, int down) => isUpright ? new Extent(down, across) : new Extent(across, down);
            var layout = DiagramLayout.Of(
                panel,
                metrics,
                node => Turn(Lines(node).Max(CellText.Width) + 4, Lines(node).Length + 2),
                group => Turn(CellText.Width(Heading(group)) + 6, 3));
            var (across, down) = isUpright ? (layout.Size.Cross, layout.Size.Main) : (layout.Size.Main, layout.Size.Cross);
            if (across <= width && !layout.HasCrossings)
            {
                Draw(output, panel, layout, isUpright, across, down);
                return true;
            }
        }

        return false;
    }

    private static string Heading(DiagramGroup group) =>
        CellText.Fit(UntrustedText.OneLine(group.Detail is null ? group.Label : $"{group.Label}: {group.Detail}"), 2 * LongestLabel);

    private static string[] Lines(DiagramNode node) => node.Detail is null
        ? [CellText.Fit(UntrustedText.OneLine(node.Label), LongestLabel)]
        : [CellText.Fit(UntrustedText.OneLine(node.Label), LongestLabel), CellText.Fit(UntrustedText.OneLine(node.Detail), LongestLabel)];

    private void Draw(StringBuilder output, DiagramPanel panel, DiagramLayout layout, bool isUpright, int across, int down)
    {
        var canvas = new CellCanvas(across, down, isUpright, ascii);
        // Larger frames first: a group inside another is drawn on top of it.
        foreach (var (group, box) in panel.Groups.Zip(layout.Groups).OrderByDescending(pair => pair.Second.Size.Main * pair.Second.Size.Cross))
        {
            canvas.Frame(box, isDashed: true);
            canvas.Write(box, 0, Heading(group), indent: 2);
        }

        foreach (var (node, box) in panel.Nodes.Zip(layout.Nodes))
        {
            canvas.Frame(box, node.Kind == DiagramNodeKind.Spare);
            foreach (var (i, text) in Lines(node).Index())
            {
                canvas.Write(box, i + 1, text, indent: -1);
            }
        }

        // Last, so that lines join the outlines of the blocks.
        foreach (var route in layout.Routes.OfType<Route>())
        {
            var at = route.Start - 1;
            var line = route.Passages[0].From;
            foreach (var passage in route.Passages)
            {
                canvas.Along(line, at, passage.Bend);
                canvas.Cross(passage.Bend, passage.From, passage.To);
                (at, line) = (passage.Bend, passage.To);
            }

            canvas.Along(line, at, route.End);
        }

        canvas.AppendTo(output);
    }

    private void WriteWords(StringBuilder output, DiagramPanel panel)
    {
        foreach (var sentence in panel.Words.Count > 0 ? panel.Words : Sentences(panel))
        {
            TextBlocks.Paragraph(output, ascii ? "- " : "• ", sentence, width);
        }
    }

    /// <summary>Each block with what follows it, and each group that a line leaves.</summary>
    private IEnumerable<string> Sentences(DiagramPanel panel)
    {
        var labels = panel.Labels();
        var next = panel.Edges.ToLookup(
            edge => edge.From, edge => edge.Label is null ? labels[edge.To] : $"{labels[edge.To]} ({edge.Label})", StringComparer.Ordinal);
        var arrow = ascii ? " -> " : " → ";
        string Next(string id) => next[id].Any() ? arrow + string.Join(", ", next[id]) : "";

        var groups = panel.Groups.ToDictionary(group => group.Id, group => group.Label, StringComparer.Ordinal);
        var nodes = panel.Nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return panel.Nodes
            .Select(node => node.Label + (node.Detail is null ? "" : $", {node.Detail}") + (node.Group is null ? "" : $" [{groups[node.Group]}]") + Next(node.Id))
            .Concat(panel.Groups.Where(group => next[group.Id].Any() && !nodes.Contains(group.Id)).Select(group => group.Label + Next(group.Id)));
    }
}
