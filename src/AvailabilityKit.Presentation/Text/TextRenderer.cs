using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Renders an exhibit as plain text for a terminal: no colours and no escape sequences, no line longer than the width, every
/// column aligned whatever the names in it.
/// </summary>
public sealed class TextRenderer
{
    /// <summary>The width without another wish: 100 character cells.</summary>
    public const int DefaultWidth = 100;

    private const int Narrowest = 40;

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

    /// <summary>Renders the exhibit; lines end in a line feed.</summary>
    /// <exception cref="ArgumentNullException">The exhibit is null.</exception>
    public string Render(Exhibit exhibit)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        var output = new StringBuilder();
        TextBlocks.Paragraph(output, "", exhibit.Title, Width);
        if (exhibit.Subtitle is not null)
        {
            TextBlocks.Paragraph(output, "", exhibit.Subtitle, Width);
        }

        output.Append(Ascii ? '=' : '═', Width).Append('\n');
        foreach (var panel in exhibit.Panels)
        {
            output.Append('\n');
            if (panel.Title.Length > 0)
            {
                TextBlocks.Paragraph(output, "", Heading(panel), Width);
                output.Append(Rule, Math.Min(Width, CellText.Width(CellText.Clean(Heading(panel))))).Append('\n');
            }

            if (panel.Caption is not null)
            {
                TextBlocks.Paragraph(output, "", panel.Caption, Width);
                output.Append('\n');
            }

            Write(output, panel);
        }

        return output.ToString();
    }

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
                new TextBars(Width, Ascii).Write(output, bars);
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
                    TextBlocks.Paragraph(output, (Ascii, note.IsWarning) switch { (_, true) => "! ", (true, _) => "- ", _ => "• " }, note.Text, Width);
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

    private void WriteTable(StringBuilder output, TablePanel table) =>
        new TextTable(Width, Rule, Ascii ? '=' : '━').Write(output, table.Columns, table.Rows, table.Footer);

    private void WriteFacts(StringBuilder output, FactsPanel panel)
    {
        if (panel.Facts.Count == 0)
        {
            return;
        }

        var facts = panel.Facts.OrderByDescending(fact => fact.IsHeadline)
            .Select(fact => (Label: CellText.Clean(fact.Label), Value: CellText.Clean(fact.Value), Note: CellText.Clean(fact.Note ?? ""))).ToArray();
        var labels = Math.Min(facts.Max(fact => CellText.Width(fact.Label)), Width * 2 / 5);
        var values = Math.Min(facts.Max(fact => CellText.Width(fact.Value)), Width / 3);
        foreach (var (label, value, note) in facts)
        {
            var isOneLine = CellText.Width(label) <= labels && CellText.Width(value) <= values
                && labels + values + 4 + CellText.Width(note) <= Width;
            if (isOneLine)
            {
                output.Append($"{CellText.Pad(label, labels)}  {CellText.Pad(value, values)}  {note}".TrimEnd(' ')).Append('\n');
                continue;
            }

            TextBlocks.Beside(output, label, value, indent: 0, labels, Width);
            if (note.Length > 0)
            {
                TextBlocks.Beside(output, "", note, indent: 2, labels, Width);
            }
        }
    }
}
