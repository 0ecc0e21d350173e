using System.Xml;

namespace AvailabilityKit.Presentation;

/// <summary>Writes a table as HTML, in a box of its own that scrolls where the table is wider than its place.</summary>
internal static class HtmlTable
{
    private const int LongestWord = 24;

    // What a phone leaves to a table, and the padding of a cell, in pixels.
    private const double NarrowPlace = 328;
    private const double Padding = 16;
    private const double TextSize = 14;
    private const double Sentence = 120;

    public static void Write(XmlWriter html, TablePanel table, string name)
    {
        if (table.Emphasis is not null)
        {
            html.Open("p", ("class", "ak-key"), ("dir", "auto")).Open("span", ("aria-hidden", "true")).Shut().Text($"highlighted: {table.Emphasis}").Shut();
        }

        html.Open("div", ("class", "ak-scroll"), ("role", "group"), ("aria-label", CellText.Fit(UntrustedText.OneLine(name), 200)), ("tabindex", "0"));
        html.Open("table", ("class", IsWide(table) ? "ak-cards" : null)).Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Open("th", ("scope", "col"), ("class", Style(column, column.Name)));
            html.Element("bdi", column.Name);
            if (column.Unit is not null)
            {
                html.Text(" ").Element("small", column.Unit);
            }

            html.Shut();
        }

        html.Shut().Shut().Open("tbody");
        foreach (var row in table.Rows)
        {
            WriteRow(html, table, row);
        }

        html.Shut();
        if (table.Footer is not null)
        {
            html.Open("tfoot");
            WriteRow(html, table, table.Footer);
            html.Shut();
        }

        html.Shut().Shut();
    }

    private static void WriteRow(XmlWriter html, TablePanel table, TableRow row)
    {
        html.Open("tr", ("class", row.IsEmphasised ? "ak-em" : null));
        foreach (var (i, (cell, column)) in row.Cells.Zip(table.Columns).Index())
        {
            var heading = column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})";
            html.Open(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : null), ("class", Style(column, cell)), ("data-label", i == 0 || cell.Length == 0 ? null : heading));
            html.Element("bdi", cell).Shut();
        }

        html.Shut();
    }

    /// <summary>Whether the table is too wide for a phone even with its words wrapped, so that each row becomes a card there and no column is cut off.</summary>
    private static bool IsWide(TablePanel table) =>
        table.Columns.Count > 2 && table.Columns.Index().Sum(column => Padding + Least(table, column.Index)) > NarrowPlace;

    private static double Least(TablePanel table, int index)
    {
        var column = table.Columns[index];
        IEnumerable<TableRow> rows = table.Footer is null ? table.Rows : table.Rows.Append(table.Footer);
        var cells = rows.Select(row => row.Cells[index]);
        var isText = column.Alignment == ColumnAlignment.Text;
        var texts = isText ? cells.SelectMany(Words) : cells;
        var least = texts.Concat(Words(column.Name)).Select(text => TextMetrics.Width(text[..Math.Min(text.Length, LongestWord)], TextSize)).Max();

        // Sentences in a column of single words would be read down rather than along.
        return isText && cells.Any(cell => cell.Length > LongestWord) ? Math.Max(least, Sentence) : least;
    }

    private static string[] Words(string text) => text.Split(' ');

    /// <summary>Words break only where one is longer than any column should be: a table rather scrolls than splits its labels.</summary>
    private static string? Style(TableColumn column, string text)
    {
        var isLong = text.Length > LongestWord && TextWrap.LongestWord(UntrustedText.OneLine(text)) > LongestWord;
        var style = string.Join(
            ' ', ((string[])[column.Alignment == ColumnAlignment.Number && !isLong ? "ak-num" : "", column.IsEmphasised ? "ak-em" : "", isLong ? "ak-broken" : ""])
                .Where(name => name.Length > 0));
        return style.Length == 0 ? null : style;
    }
}
