using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Sets a table in character cells: columns as wide as they need to be; where that is too wide, headings and texts wrap at words;
/// where even that is too wide, each row becomes a short list. Figures are never broken, and words only where one is longer than any
/// column should be.
/// </summary>
internal sealed class TextTable(int width, char rule, char heavyRule, TextInk ink)
{
    private const int Gutter = 3;

    /// <summary>A column of texts gives way to this before headings break at hyphens.</summary>
    private const int ComfortableText = 20;

    /// <summary>Longer words are broken where a table would not fit otherwise.</summary>
    private const int LongestKept = 24;
    private const int NarrowestText = 12;

    /// <summary>What a wrapped first cell is indented by, so that the rows are told apart without rules.</summary>
    private const int Hanging = 2;

    public void Write(StringBuilder output, IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TableRow? footer)
    {
        if (columns.Count == 0)
        {
            return;
        }

        string[] headings = [.. columns.Select(Heading)];
        List<string[]> body = [.. rows.Select(row => Cleaned(row.Cells))];
        var last = footer is null ? null : Cleaned(footer.Cells);
        List<string[]> cells = last is null ? body : [.. body, last];
        var widths = Widths(columns, headings, cells);
        if (widths is null)
        {
            WriteLists(output, columns, headings, cells, last);
            return;
        }

        var span = Span(widths);
        WriteRow(output, columns, widths, headings, (_, text) => ink.Strong(text));
        output.Append(ink.Rule(heavyRule, span)).Append('\n');
        for (var line = 0; line < body.Count; line++)
        {
            var isEmphasised = rows[line].IsEmphasised;
            WriteRow(output, columns, widths, body[line], (i, text) => isEmphasised || columns[i].IsEmphasised ? ink.Emphasis(text) : text);
        }

        if (last is not null)
        {
            output.Append(ink.Rule(rule, span)).Append('\n');
            WriteRow(output, columns, widths, last, (i, text) => columns[i].IsEmphasised ? ink.Emphasis(text) : ink.Strong(text));
        }
    }

    private static string Heading(TableColumn column) =>
        UntrustedText.OneLine(column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})");

    private static string[] Cleaned(IReadOnlyList<string> cells) => [.. cells.Select(UntrustedText.OneLine)];

    private static void WriteRow(
        StringBuilder output, IReadOnlyList<TableColumn> columns, int[] widths, string[] cells, Func<int, string, string> paint)
    {
        var wrapped = cells.Select((cell, i) => TextWrap.Lines(cell, widths[i], i == 0 ? Hanging : 0)).ToArray();
        var height = wrapped.Max(lines => lines.Count);
        for (var line = 0; line < height; line++)
        {
            // Spaces are written when something follows them, so that none ends a line.
            var spaces = 0;
            for (var i = 0; i < wrapped.Length; i++)
            {
                var text = line < wrapped[i].Count ? wrapped[i][line] : "";
                var free = widths[i] - CellText.Width(text);
                var isRight = columns[i].Alignment == ColumnAlignment.Number;
                spaces += i == 0 ? 0 : Gutter;
                if (text.Length > 0)
                {
                    output.Append(' ', spaces + (isRight ? free : 0)).Append(paint(i, text));
                    spaces = isRight ? 0 : free;
                }
                else
                {
                    spaces += free;
                }
            }

            output.Append('\n');
        }
    }

    /// <summary>
    /// The widths of the columns, or null where the table does not fit. Headings over figures give way first, word by word, since they
    /// stand there once; then texts, and words only at the end.
    /// </summary>
    private int[]? Widths(IReadOnlyList<TableColumn> columns, string[] headings, List<string[]> cells)
    {
        var widths = new int[headings.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = Widest(cells, i, CellText.Width, Math.Max(1, CellText.Width(headings[i])));
        }

        bool IsNumber(int i) => columns[i].Alignment == ColumnAlignment.Number;
        int Figures(int i) => Widest(cells, i, CellText.Width, cells.Count == 0 ? 1 : 0);
        int Texts(int i, Func<string, int> longest) => Widest(cells, i, longest, longest(headings[i])) + (i == 0 ? Hanging : 0);
        Func<int, int>[] least =
        [
            i => IsNumber(i) ? Math.Max(Figures(i), TextWrap.LongestWord(headings[i])) : widths[i],
            i => IsNumber(i) ? widths[i] : Math.Max(ComfortableText, Texts(i, TextWrap.LongestWord)),
            i => IsNumber(i) ? Math.Max(Figures(i), TextWrap.LongestPart(headings[i])) : widths[i],
            i => IsNumber(i) ? widths[i] : Math.Max(NarrowestText, Texts(i, TextWrap.LongestPart)),
            i => IsNumber(i)
                ? Math.Max(Figures(i), Kept(TextWrap.LongestPart(headings[i])))
                : Math.Max(2, Texts(i, text => Kept(TextWrap.LongestPart(text)))),
        ];
        foreach (var step in least)
        {
            var kept = new int[widths.Length];
            for (var i = 0; i < kept.Length; i++)
            {
                kept[i] = Math.Min(widths[i], step(i));
            }

            GiveWay(widths, kept);
        }

        return Excess(widths) > 0 ? null : widths;
    }

    /// <summary>How much of a word is kept in one piece: all of it, unless it is longer than any column should be.</summary>
    private static int Kept(int word) => word <= LongestKept ? word : NarrowestText;

    /// <summary>The widest cell of a column by some measure, and no less than the given number.</summary>
    private static int Widest(List<string[]> cells, int column, Func<string, int> measure, int atLeast)
    {
        foreach (var row in cells)
        {
            atLeast = Math.Max(atLeast, measure(row[column]));
        }

        return atLeast;
    }

    /// <summary>The cells that columns of these widths take, with the gutters between them.</summary>
    private static int Span(int[] widths)
    {
        var span = Gutter * (widths.Length - 1);
        foreach (var width in widths)
        {
            span += width;
        }

        return span;
    }

    private int Excess(int[] widths) => Span(widths) - width;

    /// <summary>Takes from the widest column first, down to what each must keep.</summary>
    private void GiveWay(int[] widths, int[] least)
    {
        for (var excess = Excess(widths); excess > 0;)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]))
                {
                    widest = i;
                }
            }

            if (widest < 0)
            {
                return;
            }

            // Down to the next widest column at once: names of ten thousand characters are not given way cell by cell.
            var next = 1;
            foreach (var other in widths)
            {
                next = other < widths[widest] ? Math.Max(next, other) : next;
            }

            var step = Math.Clamp(widths[widest] - Math.Max(next, least[widest]), 1, excess);
            widths[widest] -= step;
            excess -= step;
        }
    }

    private void WriteLists(StringBuilder output, IReadOnlyList<TableColumn> columns, string[] headings, List<string[]> rows, string[]? last)
    {
        // The labels take what the values leave, but no less than half.
        var values = rows.SelectMany(row => row.Skip(1)).Select(CellText.Width).DefaultIfEmpty(1).Max();
        var room = Math.Max(width - Hanging - 2 - values, (width - Gutter) / 2);
        var labels = Math.Min(headings.Skip(1).Select(CellText.Width).DefaultIfEmpty(1).Max(), room);
        foreach (var row in rows)
        {
            if (row == last)
            {
                output.Append(ink.Rule(rule, width)).Append('\n');
            }

            foreach (var line in TextWrap.Lines(row[0], width))
            {
                output.Append(ink.Strong(line)).Append('\n');
            }

            for (var i = 1; i < headings.Length; i++)
            {
                TextBlocks.Beside(output, headings[i], row[i], Hanging, labels, width, columns[i].IsEmphasised ? ink.Emphasis : null);
            }
        }
    }
}
