using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>Paragraphs and labelled paragraphs in character cells.</summary>
internal static class TextBlocks
{
    /// <summary>Writes a paragraph with something before its first line and as much space before the others.</summary>
    public static void Paragraph(StringBuilder output, string lead, string text, int width)
    {
        var hanging = CellText.Width(lead);
        var first = true;
        foreach (var line in CellText.Wrap(CellText.Clean(text), width - hanging))
        {
            output.Append(first ? lead : new string(' ', hanging)).Append(line).Append('\n');
            first = false;
        }
    }

    /// <summary>Writes a label in a column of its own and a text beside it, both wrapped.</summary>
    public static void Beside(StringBuilder output, string label, string text, int indent, int labelWidth, int width)
    {
        var labels = CellText.Wrap(label, labelWidth);
        var texts = CellText.Wrap(text, Math.Max(2, width - indent - labelWidth - 2));
        for (var i = 0; i < Math.Max(labels.Count, texts.Count); i++)
        {
            var left = new string(' ', indent) + CellText.Pad(i < labels.Count ? labels[i] : "", labelWidth) + "  ";
            output.Append((left + (i < texts.Count ? texts[i] : "")).TrimEnd(' ')).Append('\n');
        }
    }
}
