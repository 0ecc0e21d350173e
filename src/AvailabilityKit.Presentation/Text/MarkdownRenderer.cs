using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>Renders an exhibit as GitHub-flavoured Markdown; charts become the tables behind them, and diagrams Mermaid.</summary>
public static class MarkdownRenderer
{
    private const string Special = "\\`*_{}[]<>#|~$&!";

    /// <summary>Renders the exhibit; lines end in a line feed.</summary>
    /// <exception cref="ArgumentNullException">The exhibit is null.</exception>
    public static string Render(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        var output = new StringBuilder();
        output.Append("# ").Append(Escape(exhibit.Title)).Append('\n');
        Paragraph(output, exhibit.Subtitle);
        foreach (var text in exhibit.Verdict)
        {
            Paragraph(output, text);
        }

        foreach (var panel in exhibit.Panels)
        {
            if (panel.Title.Length > 0)
            {
                output.Append("\n## ").Append(Escape(panel.Title)).Append('\n');
            }

            Paragraph(output, panel.Caption);
            output.Append('\n');
            Write(output, panel);
        }

        return output.ToString();
    }

    /// <summary>One line of text that Markdown shows as it is.</summary>
    internal static string Escape(string text)
    {
        var clean = UntrustedText.OneLine(text).Trim();
        var escaped = new StringBuilder(clean.Length + 8);
        foreach (var c in clean)
        {
            // Entities rather than backslashes for what HTML or a table would take for its own.
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' => "\\|",
                _ => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static void Paragraph(StringBuilder output, string? text)
    {
        if (text is not null)
        {
            output.Append('\n').Append(Leading(Escape(text))).Append('\n');
        }
    }

    /// <summary>Keeps a text from beginning a list, as <c>1. </c> or <c>- </c> would.</summary>
    private static string Leading(string escaped)
    {
        var digits = escaped.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < escaped.Length && escaped[digits] is '.' or ')')
        {
            return escaped.Insert(digits, "\\");
        }

        return escaped.Length > 0 && escaped[0] is '-' or '+' or '=' ? "\\" + escaped : escaped;
    }

    private static void Write(StringBuilder output, Panel panel)
    {
        switch (panel)
        {
            case FactsPanel facts:
                WriteFacts(output, facts);
                break;
            case TablePanel table:
                WriteTable(output, table);
                break;
            case BarsPanel bars:
                output.Append("Unit: ").Append(Escape(bars.Unit)).Append("\n\n");
                WriteTable(output, ChartTables.Of(bars));
                break;
            case LinesPanel lines:
                output.Append("Unit: ").Append(Escape(lines.Unit)).Append("\n\n");
                var points = ChartTables.Of(lines, plain: false);
                WriteTable(output, points);
                Paragraph(output, points.Caption);
                foreach (var mark in lines.Marks)
                {
                    output.Append($"\n{Escape(mark.Label)}: {Escape(lines.Across)} {Figure.Compact(mark.X)}\n");
                }

                break;
            case DiagramPanel diagram:
                WriteDrawing(output, diagram);
                break;
            case NotesPanel notes:
                foreach (var note in notes.Notes)
                {
                    output.Append("- ").Append(note.IsWarning ? "**Warning:** " : "").Append(Leading(Escape(note.Text))).Append('\n');
                }

                break;
        }
    }

    private static void WriteFacts(StringBuilder output, FactsPanel panel)
    {
        foreach (var fact in panel.Facts.OrderByDescending(fact => fact.IsHeadline))
        {
            var value = fact.IsHeadline ? $"**{Escape(fact.Value)}**" : Escape(fact.Value);
            output.Append($"- {Leading(Escape(fact.Label))}: {value}").Append(fact.Note is null ? "" : $" ({Escape(fact.Note)})").Append('\n');
        }
    }

    private static void WriteTable(StringBuilder output, TablePanel table)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }

        WriteRow(output, table.Columns.Select(column => Strong(column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})", isStrong: false)));
        WriteRow(output, table.Columns.Select(column => column.Alignment == ColumnAlignment.Number ? "---:" : ":---"));
        foreach (var row in table.Rows)
        {
            WriteRow(output, row.Cells.Select(cell => Strong(cell, row.IsEmphasised)));
        }

        if (table.Footer is not null)
        {
            WriteRow(output, table.Footer.Cells.Select(cell => Strong(cell, isStrong: true)));
        }
    }

    private static string Strong(string cell, bool isStrong)
    {
        var escaped = Escape(cell);
        return isStrong && escaped.Length > 0 ? $"**{escaped}**" : escaped;
    }

    private static void WriteRow(StringBuilder output, IEnumerable<string> cells) =>
        output.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>What the drawing says, and the drawing itself; the fence cannot be closed from inside, where no backtick is written as one.</summary>
    private static void WriteDrawing(StringBuilder output, DiagramPanel panel)
    {
        foreach (var sentence in panel.Words)
        {
            output.Append("- ").Append(Leading(Escape(sentence))).Append('\n');
        }

        if (panel.Nodes.Count is 0 or > DiagramLayout.MostNodes)
        {
            return;
        }

        output.Append(panel.Words.Count > 0 ? "\n" : "").Append("```mermaid\n");
        MermaidDrawing.Write(output, panel);
        output.Append("```\n");
    }
}
