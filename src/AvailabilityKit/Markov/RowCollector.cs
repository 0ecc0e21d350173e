namespace AvailabilityKit.Markov;

/// <summary>Collects the transitions of a chain row by row; those of a row that lead to the same state are added up.</summary>
internal sealed class RowCollector
{
    /// <summary>Rows up to this length are searched one by one.</summary>
    private const int ShortRow = 32;

    private readonly ChunkedList<int> _columns = new();
    private readonly ChunkedList<double> _rates = new();
    private readonly ChunkedList<int> _offsets = new();
    private readonly Dictionary<int, int> _positions = [];
    private int[] _rowColumns = new int[ShortRow];
    private double[] _rowRates = new double[ShortRow];

    public RowCollector() => _offsets.Add(0);

    /// <summary>How many transitions the rows before this one have, and this one so far.</summary>
    public long Count => _ended + RowLength;

    /// <summary>How many states this row leads to so far.</summary>
    public int RowLength { get; private set; }

    private int _ended;

    /// <summary>Adds a transition to the present row; the place in the row that it has.</summary>
    public int Add(int column, double rate)
    {
        var place = PlaceOf(column);
        if (place < RowLength)
        {
            _rowRates[place] += rate;
            return place;
        }

        if (RowLength == _rowColumns.Length)
        {
            Array.Resize(ref _rowColumns, 2 * RowLength);
            Array.Resize(ref _rowRates, 2 * RowLength);
        }

        _rowColumns[RowLength] = column;
        _rowRates[RowLength++] = rate;
        return place;
    }

    /// <summary>Ends the present row, each of its rates times a factor.</summary>
    public void EndRow(double factor)
    {
        for (var i = 0; i < RowLength; i++)
        {
            _columns.Add(_rowColumns[i]);
            _rates.Add(factor == 1 ? _rowRates[i] : _rowRates[i] * factor);
        }

        _ended += RowLength;
        _offsets.Add(_ended);
        RowLength = 0;
        _positions.Clear();
    }

    /// <summary>The chain; nothing can be collected afterwards.</summary>
    public RateMatrix ToMatrix()
    {
        var offsets = _offsets.Drain();
        var columns = _columns.Drain();
        var rates = _rates.Drain();
        var events = new int[columns.Length];
        events.AsSpan().Fill(RateMatrix.Unnamed);
        return new RateMatrix(offsets, columns, rates, events, []);
    }

    private int PlaceOf(int column)
    {
        if (RowLength < ShortRow)
        {
            var place = _rowColumns.AsSpan(0, RowLength).IndexOf(column);
            return place < 0 ? RowLength : place;
        }

        if (_positions.Count == 0)
        {
            for (var i = 0; i < RowLength; i++)
            {
                _positions.Add(_rowColumns[i], i);
            }
        }

        if (_positions.TryGetValue(column, out var known))
        {
            return known;
        }

        _positions.Add(column, RowLength);
        return RowLength;
    }
}
