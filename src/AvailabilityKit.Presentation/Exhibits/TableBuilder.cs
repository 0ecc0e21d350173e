namespace AvailabilityKit.Presentation;

/// <summary>Collects the columns and rows of a <see cref="TablePanel"/>: columns first.</summary>
public sealed class TableBuilder
{
    private readonly List<TableColumn> _columns = [];
    private readonly List<TableRow> _rows = [];
    private TableRow? _footer;
    private string? _caption;
    private string? _emphasis;

    internal TableBuilder()
    {
    }

    /// <summary>Adds a column of text.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="unit">The unit of its cells, or null.</param>
    /// <param name="emphasised">Whether it is the one to look at.</param>
    /// <exception cref="InvalidOperationException">Rows were added already.</exception>
    public TableBuilder Column(string name, string? unit = null, bool emphasised = false) =>
        Column(name, ColumnAlignment.Text, unit, emphasised);

    /// <summary>Adds a column of figures, set at the right.</summary>
    /// <param name="name">Its heading.</param>
    /// <param name="unit">The unit of its cells, or null.</param>
    /// <param name="emphasised">Whether it is the one to look at.</param>
    /// <exception cref="InvalidOperationException">Rows were added already.</exception>
    public TableBuilder Number(string name, string? unit = null, bool emphasised = false) =>
        Column(name, ColumnAlignment.Number, unit, emphasised);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text for each column; null is an empty cell.</param>
    /// <exception cref="ArgumentException">There are not as many cells as columns.</exception>
    public TableBuilder Row(params IEnumerable<string?> cells)
    {
        _rows.Add(new TableRow(Checked(cells), IsEmphasised: false));
        return this;
    }

    /// <summary>Adds the row to look at.</summary>
    /// <inheritdoc cref="Row"/>
    public TableBuilder EmphasisedRow(params IEnumerable<string?> cells)
    {
        _rows.Add(new TableRow(Checked(cells), IsEmphasised: true));
        return this;
    }

    /// <summary>Sets the last row, set apart from the others: a total.</summary>
    /// <inheritdoc cref="Row"/>
    public TableBuilder Footer(params IEnumerable<string?> cells)
    {
        _footer = new TableRow(Checked(cells), IsEmphasised: false);
        return this;
    }

    /// <summary>Sets the sentence below the panel's title.</summary>
    public TableBuilder Caption(string? text)
    {
        _caption = text;
        return this;
    }

    /// <summary>Says why columns or rows are emphasised, in a few words such as <c>the most available</c>.</summary>
    public TableBuilder EmphasisMeans(string? text)
    {
        _emphasis = string.IsNullOrWhiteSpace(text) ? null : text;
        return this;
    }

    internal TablePanel Build(string title) => new(title, _caption, [.. _columns], [.. _rows], _footer, _emphasis);

    private TableBuilder Column(string name, ColumnAlignment alignment, string? unit, bool emphasised)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_rows.Count > 0 || _footer is not null)
        {
            throw new InvalidOperationException($"Column \"{name}\" comes after the first row; name all columns before adding rows.");
        }

        _columns.Add(new TableColumn(name, alignment, string.IsNullOrWhiteSpace(unit) ? null : unit, emphasised));
        return this;
    }

    private string[] Checked(IEnumerable<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        string[] texts = [.. cells.Select(cell => cell ?? "")];
        return texts.Length == _columns.Count
            ? texts
            : throw new ArgumentException(
                $"Row {_rows.Count + 1} has {texts.Length} cells; the table has {_columns.Count} columns, so give {_columns.Count}.", nameof(cells));
    }
}
