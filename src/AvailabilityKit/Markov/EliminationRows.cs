namespace AvailabilityKit.Markov;

/// <summary>The rows of a chain under elimination: sorted, with a symmetric pattern among the eliminable states, and ordered by degree.</summary>
/// <remarks>A row holds an entry for each state that it leads to or that leads to it (rate zero), so that the pattern of a pivot's row is also that of its column.</remarks>
internal sealed class EliminationRows
{
    private const int Gone = -2;

    private readonly int _eliminable;
    private readonly int _total;
    private readonly ChainOptions _options;
    private readonly int[][] _columns;
    private readonly double[][] _rates;
    private readonly int[] _lengths;

    // Doubly linked lists of the states of each degree; minimum degree is found from the lowest list that is not empty.
    private readonly int[] _firstOfDegree;
    private readonly int[] _next;
    private readonly int[] _previous;
    private int _lowest;

    private int[] _mergedColumns = new int[16];
    private double[] _mergedRates = new double[16];
    private long _entries;

    public EliminationRows(
        int eliminable, int total, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> rates, ChainOptions options)
    {
        _eliminable = eliminable;
        _total = total;
        _options = options;
        _columns = new int[eliminable][];
        _rates = new double[eliminable][];
        _lengths = new int[eliminable];
        Fill(from, to, rates);

        _firstOfDegree = new int[total + 1];
        for (var degree = 0; degree <= total; degree++)
        {
            _firstOfDegree[degree] = -1;
        }

        _next = new int[eliminable];
        _previous = new int[eliminable];
        for (var state = eliminable - 1; state >= 0; state--)
        {
            Link(state);
        }
    }

    public long PeakEntries { get; private set; }

    public ReadOnlySpan<int> Columns(int state) => _columns[state].AsSpan(0, _lengths[state]);

    public ReadOnlySpan<double> Rates(int state) => _rates[state].AsSpan(0, _lengths[state]);

    /// <summary>A state of the smallest degree among those left.</summary>
    public int SmallestDegree(out int degree)
    {
        while (_firstOfDegree[_lowest] < 0)
        {
            _lowest++;
        }

        degree = _lowest;
        return _firstOfDegree[_lowest];
    }

    /// <summary>Sends the rate from <paramref name="state"/> to the pivot on to where the pivot leads, and forgets the pivot; returns that rate over <paramref name="sum"/>.</summary>
    public double SendOn(int state, int pivot, double sum)
    {
        var columns = _columns[state].AsSpan(0, _lengths[state]);
        var rates = _rates[state].AsSpan(0, _lengths[state]);
        var pivotColumns = Columns(pivot);
        var pivotRates = Rates(pivot);
        var share = rates[columns.BinarySearch(pivot)] / sum;

        var needed = columns.Length + pivotColumns.Length;
        if (_mergedColumns.Length < needed)
        {
            _mergedColumns = new int[2 * needed];
            _mergedRates = new double[2 * needed];
        }

        int i = 0, j = 0, length = 0;
        while (i < columns.Length || j < pivotColumns.Length)
        {
            var mine = i < columns.Length ? columns[i] : int.MaxValue;
            var pivots = j < pivotColumns.Length ? pivotColumns[j] : int.MaxValue;
            var column = Math.Min(mine, pivots);
            var rate = 0.0;
            if (mine == column)
            {
                rate = rates[i++];
            }

            if (pivots == column)
            {
                rate += share * pivotRates[j++];
            }

            // Kept states need no symmetric pattern: one that nothing flows to is left out.
            if (column != pivot && column != state && (rate > 0 || column < _eliminable))
            {
                _mergedColumns[length] = column;
                _mergedRates[length++] = rate;
            }
        }

        Unlink(state);
        Store(state, length);
        Link(state);
        return share;
    }

    /// <summary>Takes an eliminated state out; its feeders are remembered elsewhere and still count as entries.</summary>
    public void Remove(int pivot, int feeders)
    {
        Unlink(pivot);
        Count(feeders - _columns[pivot].Length);
        _columns[pivot] = [];
        _rates[pivot] = [];
        _lengths[pivot] = 0;
    }

    /// <summary>The states left as a dense matrix, kept columns first, or null when that would be too large.</summary>
    public (int[] States, int[] Kept, int Width, double[] Values)? ToDense(int remaining)
    {
        if ((long)remaining * remaining > _options.MaximumFill)
        {
            return null;
        }

        var states = new List<int>();
        var isKept = new bool[_total];
        for (var state = 0; state < _eliminable; state++)
        {
            if (_previous[state] == Gone)
            {
                continue;
            }

            states.Add(state);
            foreach (var column in Columns(state))
            {
                isKept[column] = column >= _eliminable;
            }
        }

        var kept = new List<int>();
        for (var column = _eliminable; column < _total; column++)
        {
            if (isKept[column])
            {
                kept.Add(column);
            }
        }

        var width = kept.Count + states.Count;
        var size = (long)width * states.Count;
        if (size + _entries > _options.MaximumFill || size > Array.MaxLength)
        {
            return null;
        }

        var position = new int[_total];
        for (var i = 0; i < width; i++)
        {
            position[i < kept.Count ? kept[i] : states[i - kept.Count]] = i;
        }

        var values = new double[size];
        for (var i = 0; i < states.Count; i++)
        {
            var columns = Columns(states[i]);
            var rates = Rates(states[i]);
            for (var j = 0; j < columns.Length; j++)
            {
                values[(i * width) + position[columns[j]]] = rates[j];
            }
        }

        PeakEntries = Math.Max(PeakEntries, _entries + size);
        return (states.ToArray(), kept.ToArray(), width, values);
    }

    private void Fill(ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> rates)
    {
        var counts = new int[_eliminable];
        for (var i = 0; i < from.Length; i++)
        {
            counts[from[i]]++;
            if (to[i] < _eliminable)
            {
                counts[to[i]]++;
            }
        }

        for (var state = 0; state < _eliminable; state++)
        {
            _columns[state] = new int[counts[state]];
            _rates[state] = new double[counts[state]];
        }

        AppendInOrder(from, to, rates);
        for (var state = 0; state < _eliminable; state++)
        {
            var length = 0;
            for (var i = 0; i < _lengths[state]; i++)
            {
                if (length > 0 && _columns[state][length - 1] == _columns[state][i])
                {
                    _rates[state][length - 1] += _rates[state][i];
                }
                else
                {
                    _columns[state][length] = _columns[state][i];
                    _rates[state][length++] = _rates[state][i];
                }
            }

            _lengths[state] = length;
            Count(_columns[state].Length);
        }
    }

    /// <summary>Appends the entries in the order of their columns, so that every row comes out sorted: two passes instead of a sort of each row.</summary>
    private void AppendInOrder(ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> rates)
    {
        var byEnd = Ordered(to, _total);
        var byBegin = Ordered(from, _total);
        int ends = 0, begins = 0;
        for (var column = 0; column < _total; column++)
        {
            for (; ends < byEnd.Length && to[byEnd[ends]] == column; ends++)
            {
                Append(from[byEnd[ends]], column, rates[byEnd[ends]]);
            }

            for (; begins < byBegin.Length && from[byBegin[begins]] == column; begins++)
            {
                if (to[byBegin[begins]] < _eliminable)
                {
                    Append(to[byBegin[begins]], column, 0);
                }
            }
        }
    }

    /// <summary>The positions of the keys, which are below <paramref name="count"/>, in the order of the keys; of equal keys the first comes first.</summary>
    private static int[] Ordered(ReadOnlySpan<int> keys, int count)
    {
        var next = new int[count + 1];
        foreach (var key in keys)
        {
            next[key + 1]++;
        }

        for (var key = 0; key < count; key++)
        {
            next[key + 1] += next[key];
        }

        var ordered = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            ordered[next[keys[i]]++] = i;
        }

        return ordered;
    }

    private void Append(int state, int column, double rate)
    {
        _columns[state][_lengths[state]] = column;
        _rates[state][_lengths[state]++] = rate;
    }

    private void Store(int state, int length)
    {
        if (_columns[state].Length < length)
        {
            var capacity = length + (length / 2);
            Count(capacity - _columns[state].Length);
            _columns[state] = new int[capacity];
            _rates[state] = new double[capacity];
        }

        _mergedColumns.AsSpan(0, length).CopyTo(_columns[state]);
        _mergedRates.AsSpan(0, length).CopyTo(_rates[state]);
        _lengths[state] = length;
    }

    private void Count(int added)
    {
        _entries += added;
        PeakEntries = Math.Max(PeakEntries, _entries);
        if (_entries > _options.MaximumFill)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(ChainOptions)}.{nameof(ChainOptions.MaximumFill)}",
                _options.MaximumFill,
                Needed: null,
                $"The elimination of {_eliminable} states needs working room for more than {_options.MaximumFill} rates, of 16 bytes each.",
                "keep less in the state"));
        }
    }

    private void Link(int state)
    {
        var degree = _lengths[state];
        var first = _firstOfDegree[degree];
        _next[state] = first;
        _previous[state] = -1;
        if (first >= 0)
        {
            _previous[first] = state;
        }

        _firstOfDegree[degree] = state;
        _lowest = Math.Min(_lowest, degree);
    }

    private void Unlink(int state)
    {
        if (_previous[state] >= 0)
        {
            _next[_previous[state]] = _next[state];
        }
        else
        {
            _firstOfDegree[_lengths[state]] = _next[state];
        }

        if (_next[state] >= 0)
        {
            _previous[_next[state]] = _previous[state];
        }

        _previous[state] = Gone;
    }
}
