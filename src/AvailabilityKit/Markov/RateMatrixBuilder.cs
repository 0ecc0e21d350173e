namespace AvailabilityKit.Markov;

/// <summary>Collects transitions in any order and lays them out in compressed rows.</summary>
internal sealed class RateMatrixBuilder
{
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<double> _rates = [];
    private readonly List<int> _events = [];
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _nameIndices = new(StringComparer.Ordinal);

    public int Count => _from.Count;

    public void Add(int from, int to, double perSecond, string? named)
    {
        var happening = RateMatrix.Unnamed;
        if (named is not null && !_nameIndices.TryGetValue(named, out happening))
        {
            happening = _names.Count;
            _nameIndices.Add(named, happening);
            _names.Add(named);
        }

        _from.Add(from);
        _to.Add(to);
        _rates.Add(perSecond);
        _events.Add(happening);
    }

    /// <summary>A matrix of its own: the builder may go on.</summary>
    public RateMatrix Build(int stateCount)
    {
        var offsets = new int[stateCount + 1];
        foreach (var from in _from)
        {
            offsets[from + 1]++;
        }

        for (var state = 0; state < stateCount; state++)
        {
            offsets[state + 1] += offsets[state];
        }

        var next = offsets.AsSpan(0, stateCount).ToArray();
        var columns = new int[Count];
        var rates = new double[Count];
        var events = new int[Count];
        for (var i = 0; i < Count; i++)
        {
            var position = next[_from[i]]++;
            columns[position] = _to[i];
            rates[position] = _rates[i];
            events[position] = _events[i];
        }

        return new RateMatrix(offsets, columns, rates, events, _names.ToArray());
    }
}
