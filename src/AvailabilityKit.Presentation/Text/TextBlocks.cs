using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>Paragraphs and labelled paragraphs in character cells.</summary>
internal static class TextBlocks
{
    /// <summary>Writes a paragraph with something before its first line and as much space before the others.</summary>
    public static void Paragraph(StringBuilder output, string lead, string text, int width, Func<string, string>? paint = null, Func<string, string>? paintLead = null)
    {
        var hanging = CellText.Width(lead);
        foreach (var (i, line) in TextWrap.Lines(UntrustedText.OneLine(text), width - hanging).Index())
        {
            output.Append(i > 0 ? new string(' ', hanging) : paintLead?.Invoke(lead) ?? lead).Append(paint?.Invoke(line) ?? line).Append('\n');
        }
    }

    /// <summary>Writes a label in a column of its own and a text beside it, both wrapped.</summary>
    public static void Beside(StringBuilder output, string label, string text, int indent, int labelWidth, int width, Func<string, string>? paint = null)
    {
        var labels = TextWrap.Lines(label, labelWidth);
        var texts = TextWrap.Lines(text, Math.Max(2, width - indent - labelWidth - 2));
        for (var i = 0; i < Math.Max(labels.Count, texts.Count); i++)
        {
            var left = new string(' ', indent) + CellText.Pad(i < labels.Count ? labels[i] : "", labelWidth) + "  ";
            var right = i < texts.Count ? texts[i] : "";
            output.Append(right.Length == 0 ? left.TrimEnd(' ') : left).Append(paint?.Invoke(right) ?? right).Append('\n');
        }
    }
}
