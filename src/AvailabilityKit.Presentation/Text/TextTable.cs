using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Sets a table in character cells: columns as wide as they need to be; where that is too wide, cells wrap; where even that
/// is too wide, each row becomes a short list.
/// </summary>
internal sealed class TextTable(int width, char rule, char heavyRule)
{
    private const int Gutter = 3;
    private const int NarrowestText = 12;

    public void Write(StringBuilder output, IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TableRow? footer)
    {
        if (columns.Count == 0)
        {
            return;
        }

        string[] headings = [.. columns.Select(Heading)];
        List<string[]> body = [.. rows.Select(row => Cleaned(row.Cells))];
        var last = footer is null ? null : Cleaned(footer.Cells);
        List<string[]> all = last is null ? [headings, .. body] : [headings, .. body, last];

        var widths = Widths(columns, all);
        if (widths is null)
        {
            WriteLists(output, headings, body, last);
            return;
        }

        var span = widths.Sum() + (Gutter * (widths.Length - 1));
        WriteRow(output, columns, widths, headings);
        output.Append(heavyRule, span).Append('\n');

        // Where cells wrap, a rule between rows shows where one ends.
        var wraps = body.Exists(row => row.Index().Any(cell => CellText.Width(cell.Item) > widths[cell.Index]));
        for (var i = 0; i < body.Count; i++)
        {
            if (wraps && i > 0)
            {
                output.Append(rule, span).Append('\n');
            }

            WriteRow(output, columns, widths, body[i]);
        }

        if (last is not null)
        {
            output.Append(rule, span).Append('\n');
            WriteRow(output, columns, widths, last);
        }
    }

    private static string Heading(TableColumn column) =>
        CellText.Clean(column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})");

    private static string[] Cleaned(IReadOnlyList<string> cells) => [.. cells.Select(CellText.Clean)];

    private static void WriteRow(StringBuilder output, IReadOnlyList<TableColumn> columns, int[] widths, string[] cells)
    {
        var wrapped = cells.Select((cell, i) => CellText.Wrap(cell, widths[i])).ToArray();
        var height = wrapped.Max(lines => lines.Count);
        for (var line = 0; line < height; line++)
        {
            var start = output.Length;
            for (var i = 0; i < wrapped.Length; i++)
            {
                var text = line < wrapped[i].Count ? wrapped[i][line] : "";
                output.Append(' ', i == 0 ? 0 : Gutter).Append(CellText.Pad(text, widths[i], columns[i].Alignment == ColumnAlignment.Number));
            }

            TrimEnd(output, start);
            output.Append('\n');
        }
    }

    private static void TrimEnd(StringBuilder output, int start)
    {
        while (output.Length > start && output[^1] == ' ')
        {
            output.Length--;
        }
    }

    /// <summary>The widths of the columns, the widest one giving way first, or null where the table does not fit.</summary>
    private int[]? Widths(IReadOnlyList<TableColumn> columns, List<string[]> all)
    {
        int[] widths = [.. columns.Select((_, i) => Math.Max(1, all.Max(row => CellText.Width(row[i]))))];
        int[] least = [.. columns.Select((column, i) => Math.Min(widths[i], Least(column, all, i)))];
        var excess = widths.Sum() + (Gutter * (widths.Length - 1)) - width;
        while (excess > 0)
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
                return null;
            }

            // Down to the next widest column at once: names of ten thousand characters are not given way cell by cell.
            var next = widths.Where((w, i) => i != widest && w < widths[widest]).DefaultIfEmpty(1).Max();
            var step = Math.Clamp(widths[widest] - Math.Max(next, least[widest]), 1, excess);
            widths[widest] -= step;
            excess -= step;
        }

        return widths;
    }

    /// <summary>Figures stay whole; their headings and texts may break between words, and long words anywhere.</summary>
    private static int Least(TableColumn column, List<string[]> all, int index)
    {
        var words = Math.Min(NarrowestText, CellText.LongestWord(all[0][index]));
        if (column.Alignment == ColumnAlignment.Number)
        {
            words = Math.Max(words, all.Skip(1).Select(row => CellText.Width(row[index])).DefaultIfEmpty(1).Max());
        }
        else
        {
            words = Math.Max(words, all.Skip(1).Select(row => Math.Min(NarrowestText, CellText.LongestWord(row[index]))).DefaultIfEmpty(1).Max());
        }

        return Math.Max(2, words);
    }

    private void WriteLists(StringBuilder output, string[] headings, List<string[]> body, string[]? last)
    {
        var labels = Math.Min(headings.Skip(1).Select(CellText.Width).DefaultIfEmpty(1).Max(), (width - Gutter) / 2);
        List<string[]> rows = last is null ? body : [.. body, last];
        for (var r = 0; r < rows.Count; r++)
        {
            if (r > 0)
            {
                output.Append(rule, width).Append('\n');
            }

            foreach (var line in CellText.Wrap(rows[r][0], width))
            {
                output.Append(line).Append('\n');
            }

            for (var i = 1; i < headings.Length; i++)
            {
                TextBlocks.Beside(output, headings[i], rows[r][i], indent: 2, labels, width);
            }
        }
    }
}
