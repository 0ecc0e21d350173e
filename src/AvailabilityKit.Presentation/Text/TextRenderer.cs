using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Renders an exhibit as text for a terminal: no line longer than the width, every column aligned whatever the names in it, and no escape
/// sequences but those of <see cref="Colour"/>, which is off by default.
/// </summary>
public sealed class TextRenderer
{
    /// <summary>The width without another wish: 100 character cells.</summary>
    public const int DefaultWidth = 100;

    private const int Narrowest = 40;

    // The lines of a usual terminal.
    private const int Screen = 24;

    /// <summary>The width in character cells, 40 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is under 40.</exception>
    public int Width
    {
        get;
        init => field = value >= Narrowest
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A width of {value} cells holds no table; give {Narrowest} or more.");
    } = DefaultWidth;

    /// <summary>Whether rules, bars and drawings keep to ASCII. Names stay as they are.</summary>
    public bool Ascii { get; init; }

    /// <summary>Whether headings, the column to look at, warnings and bars are coloured by the escape sequences of terminals (SGR).</summary>
    public bool Colour { get; init; }

    /// <summary>Renders the exhibit, its verdict first and, where that is more than a screen away, last; lines end in a line feed.</summary>
    /// <exception cref="ArgumentNullException">The exhibit is null.</exception>
    public string Render(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        return Render([exhibit]);
    }

    /// <summary>Renders exhibits one below the other; the verdicts of all stand first and last, as with one.</summary>
    /// <exception cref="ArgumentNullException">The list or an exhibit in it is null.</exception>
    public string Render(IReadOnlyList<Exhibit> exhibits)
    {
        ArgumentNullException.ThrowIfNull(exhibits);
        var output = new StringBuilder();
        string[] verdict = [.. exhibits.SelectMany(exhibit => exhibit.Verdict.Select(text => exhibits.Count > 1 ? $"{exhibit.Title}: {text}" : text))];
        if (exhibits.Count > 1 && verdict.Length > 0)
        {
            WriteVerdict(output, verdict);
            output.Append('\n');
        }

        foreach (var (i, exhibit) in exhibits.Index())
        {
            output.Append(i > 0 ? "\n" : "");
            Write(output, exhibit);
        }

        if (verdict.Length > 0 && output.ToString().AsSpan().Count('\n') > Screen)
        {
            output.Append('\n').Append(Ink.Rule(HeavyRule, Width)).Append('\n');
            WriteVerdict(output, verdict);
        }

        return output.ToString();
    }

    private TextInk Ink => new(Colour);

    private char HeavyRule => Ascii ? '=' : '═';

    private void Write(StringBuilder output, Exhibit exhibit)
    {
        TextBlocks.Paragraph(output, "", exhibit.Title, Width, Ink.Strong);
        if (exhibit.Subtitle is not null)
        {
            TextBlocks.Paragraph(output, "", exhibit.Subtitle, Width);
        }

        output.Append(Ink.Rule(HeavyRule, Width)).Append('\n');
        WriteVerdict(output, exhibit.Verdict);
        foreach (var panel in exhibit.Panels)
        {
            output.Append('\n');
            if (panel.Title.Length > 0)
            {
                TextBlocks.Paragraph(output, "", Heading(panel), Width, Ink.Strong);
                output.Append(Ink.Rule(Rule, Math.Min(Width, CellText.Width(UntrustedText.OneLine(Heading(panel)))))).Append('\n');
            }

            if (panel.Caption is not null)
            {
                TextBlocks.Paragraph(output, "", panel.Caption, Width);
                output.Append('\n');
            }

            Write(output, panel);
        }
    }

    /// <summary>One text stands as a paragraph, several as bullets.</summary>
    private void WriteVerdict(StringBuilder output, IReadOnlyList<string> verdict)
    {
        foreach (var text in verdict)
        {
            TextBlocks.Paragraph(output, verdict.Count > 1 ? Bullet : "", text, Width);
        }
    }

    private string Bullet => Ascii ? "- " : "• ";

    private char Rule => Ascii ? '-' : '─';

    private static string Heading(Panel panel) => panel switch
    {
        BarsPanel bars => $"{panel.Title} ({bars.Unit})",
        LinesPanel lines => $"{panel.Title} ({lines.Unit})",
        _ => panel.Title,
    };

    private void Write(StringBuilder output, Panel panel)
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
                if (bars.Scale == ChartScale.Logarithmic)
                {
                    new TextDots(Width, Ascii, Ink).Write(output, bars);
                }
                else
                {
                    new TextBars(Width, Ascii, Ink).Write(output, bars);
                }

                if (!bars.ValuesStandElsewhere)
                {
                    output.Append('\n');
                    WriteTable(output, ChartTables.Of(bars));
                }

                break;
            case LinesPanel lines:
                WriteLines(output, lines);
                break;
            case DiagramPanel diagram:
                new TextDrawing(Width, Ascii).Write(output, diagram);
                break;
            case NotesPanel notes:
                foreach (var note in notes.Notes)
                {
                    TextBlocks.Paragraph(output, note.IsWarning ? "! " : Bullet, note.Text, Width, paintLead: note.IsWarning ? Ink.Alarm : null);
                }

                break;
        }
    }

    private void WriteLines(StringBuilder output, LinesPanel panel)
    {
        var points = ChartTables.Of(panel, Ascii);
        WriteTable(output, points);
        if (points.Caption is not null)
        {
            TextBlocks.Paragraph(output, "", points.Caption, Width);
        }

        foreach (var mark in panel.Marks)
        {
            TextBlocks.Paragraph(output, "", $"{mark.Label}: {panel.Across} {Figure.Compact(mark.X)}", Width);
        }
    }

    private void WriteTable(StringBuilder output, TablePanel table)
    {
        // In the ink of the column that it speaks of.
        if (table.Emphasis is not null)
        {
            TextBlocks.Paragraph(output, "", table.Emphasis, Width, Ink.Emphasis);
            output.Append('\n');
        }

        new TextTable(Width, Rule, Ascii ? '=' : '━', Ink).Write(output, table.Columns, table.Rows, table.Footer);
    }

    private void WriteFacts(StringBuilder output, FactsPanel panel)
    {
        if (panel.Facts.Count == 0)
        {
            return;
        }

        var facts = panel.Facts.Where(fact => fact.IsHeadline).Concat(panel.Facts.Where(fact => !fact.IsHeadline))
            .Select(fact => fact with { Label = UntrustedText.OneLine(fact.Label), Value = UntrustedText.OneLine(fact.Value), Note = UntrustedText.OneLine(fact.Note ?? "") }).ToArray();
        var values = Math.Min(facts.Max(fact => CellText.Width(fact.Value)), Width / 3);
        var labels = Math.Min(facts.Max(fact => CellText.Width(fact.Label)), Math.Max(Width * 2 / 5, Width - values - 2));
        foreach (var (label, value, remark, isHeadline) in facts)
        {
            var note = remark ?? "";
            Func<string, string>? paint = isHeadline ? Ink.Strong : null;
            var isOneLine = CellText.Width(label) <= labels && CellText.Width(value) <= values
                && labels + values + 4 + CellText.Width(note) <= Width;
            if (isOneLine)
            {
                output.Append(CellText.Pad(label, labels)).Append("  ").Append(paint?.Invoke(value) ?? value);
                output.Append(' ', note.Length > 0 ? values - CellText.Width(value) + 2 : 0).Append(note).Append('\n');
                continue;
            }

            TextBlocks.Beside(output, label, value, indent: 0, labels, Width, paint);
            if (note.Length > 0)
            {
                TextBlocks.Paragraph(output, new string(' ', Math.Min(labels + 4, Width / 5)), note, Width);
            }
        }
    }
}
