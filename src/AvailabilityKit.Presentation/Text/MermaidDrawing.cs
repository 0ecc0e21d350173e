using System.Globalization;
using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Writes a diagram as a Mermaid flowchart, which GitHub, GitLab and DocFX draw inside Markdown. Nodes have numbers for names, so that
/// no text from outside stands where Mermaid reads its own words, and labels spell out all but letters, digits and a few signs.
/// </summary>
internal static class MermaidDrawing
{
    // No sign of these means anything to Mermaid, Markdown or HTML within a quoted label.
    private const string Harmless = " .,:()+=/";
    private const int LongestLabel = 120;

    /// <summary>The lines of the flowchart, each ended by a line feed, without the fence around them.</summary>
    public static void Write(StringBuilder output, DiagramPanel panel)
    {
        output.Append("flowchart LR\n");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (i, group) in panel.Groups.Index())
        {
            names[group.Id] = Invariant($"g{i}");
        }

        var groupNames = new Dictionary<string, string>(names, StringComparer.Ordinal);
        foreach (var (i, node) in panel.Nodes.Index())
        {
            names[node.Id] = Invariant($"n{i}");
        }

        WriteInside(output, panel, null, names, groupNames, "    ");
        foreach (var edge in panel.Edges.Where(edge => edge.From != edge.To && !Encloses(panel, edge.From, edge.To) && !Encloses(panel, edge.To, edge.From)))
        {
            var label = edge.Label is null ? "" : $"|\"{Label(edge.Label)}\"|";
            output.Append($"    {names[edge.From]} {(panel.IsDirected ? "-->" : "---")}{label} {names[edge.To]}\n");
        }
    }

    /// <summary>A text within quotes: what is not a letter, a digit or harmless is written by its number.</summary>
    internal static string Label(string text)
    {
        var label = new StringBuilder();
        foreach (var rune in CellText.Fit(UntrustedText.OneLine(text), LongestLabel).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (rune.IsAscii && Harmless.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                label.Append(rune.ToString());
            }
            else
            {
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        // Mermaid refuses a label without a character.
        return label.Length == 0 ? " " : label.ToString();
    }

    private static void WriteInside(
        StringBuilder output, DiagramPanel panel, string? parent, Dictionary<string, string> names, Dictionary<string, string> groupNames, string indent)
    {
        foreach (var node in panel.Nodes.Where(node => node.Group == parent))
        {
            var text = node.Detail is null ? Label(node.Label) : $"{Label(node.Label)}<br>{Label(node.Detail)}";
            var (open, end) = node.Kind == DiagramNodeKind.Sign ? ("([", "])") : ("[", "]");
            output.Append($"{indent}{names[node.Id]}{open}\"{text}\"{end}\n");
            var style = node.Kind switch
            {
                DiagramNodeKind.Spare => "stroke-dasharray:5 3",
                DiagramNodeKind.Emphasised => "stroke-width:3px",
                _ => null,
            };
            output.Append(style is null ? "" : $"{indent}style {names[node.Id]} {style}\n");
        }

        foreach (var group in panel.Groups.Where(group => group.Parent == parent))
        {
            var text = group.Detail is null ? Label(group.Label) : $"{Label(group.Label)}: {Label(group.Detail)}";
            output.Append($"{indent}subgraph {groupNames[group.Id]}[\"{text}\"]\n");
            WriteInside(output, panel, group.Id, names, groupNames, indent + "    ");
            output.Append($"{indent}end\n");
        }
    }

    // Mermaid draws no line from a group to what stands in it.
    private static bool Encloses(DiagramPanel panel, string outer, string inner)
    {
        var parents = panel.Groups.ToDictionary(group => group.Id, group => group.Parent, StringComparer.Ordinal);
        var at = panel.Nodes.FirstOrDefault(node => node.Id == inner) is { } node ? node.Group : parents[inner];
        while (at is not null && at != outer)
        {
            at = parents[at];
        }

        return at is not null && panel.Nodes.All(node => node.Id != outer);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
