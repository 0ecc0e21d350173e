namespace AvailabilityKit.Presentation;

/// <summary>A table. The first column heads the rows.</summary>
public sealed class TablePanel : Panel
{
    internal TablePanel(string title, string? caption, IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TableRow? footer, string? emphasis)
        : base(title, caption)
    {
        Columns = columns;
        Rows = rows;
        Footer = footer;
        Emphasis = emphasis;
    }

    /// <summary>The columns from left to right.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows from top to bottom, without the footer.</summary>
    public IReadOnlyList<TableRow> Rows { get; }

    /// <summary>The last row, set apart (a total), or null.</summary>
    public TableRow? Footer { get; }

    /// <summary>Why columns or rows are emphasised, shown beside the table wherever the emphasis is; null where nothing needs a word.</summary>
    public string? Emphasis { get; }

    internal static TablePanel Describe(string title, Action<TableBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new TableBuilder();
        describe(builder);
        return builder.Build(title);
    }
}
