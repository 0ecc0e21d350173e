namespace AvailabilityKit.Presentation;

/// <summary>Writes a table as HTML, in a box of its own that scrolls where the table is wider than its place.</summary>
internal static class HtmlTable
{
    private const int LongestWord = 24;

    public static void Write(MarkupWriter html, TablePanel table, string name)
    {
        html.Open("div", ("class", "ak-scroll"), ("role", "group"), ("aria-label", CellText.Fit(CellText.Clean(name), 200)), ("tabindex", "0"));
        html.Open("table").Open("thead").Open("tr");
        foreach (var column in table.Columns)
        {
            html.Open("th", ("scope", "col"), ("class", Style(column, column.Name)));
            html.Element("bdi", column.Name);
            if (column.Unit is not null)
            {
                html.Text(" ").Element("small", column.Unit);
            }

            html.Close();
        }

        html.Close().Close().Open("tbody");
        foreach (var row in table.Rows)
        {
            WriteRow(html, table, row);
        }

        html.Close();
        if (table.Footer is not null)
        {
            html.Open("tfoot");
            WriteRow(html, table, table.Footer);
            html.Close();
        }

        html.Close().Close();
    }

    private static void WriteRow(MarkupWriter html, TablePanel table, TableRow row)
    {
        html.Open("tr", ("class", row.IsEmphasised ? "ak-em" : null));
        foreach (var (i, (cell, column)) in row.Cells.Zip(table.Columns).Index())
        {
            html.Open(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : null), ("class", Style(column, cell)));
            html.Element("bdi", cell).Close();
        }

        html.Close();
    }

    /// <summary>Words break only where one is longer than any column should be: a table rather scrolls than splits its labels.</summary>
    private static string? Style(TableColumn column, string text)
    {
        var isLong = text.Length > LongestWord && CellText.LongestWord(CellText.Clean(text)) > LongestWord;
        var style = string.Join(
            ' ', ((string[])[column.Alignment == ColumnAlignment.Number && !isLong ? "ak-num" : "", column.IsEmphasised ? "ak-em" : "", isLong ? "ak-broken" : ""])
                .Where(name => name.Length > 0));
        return style.Length == 0 ? null : style;
    }
}
