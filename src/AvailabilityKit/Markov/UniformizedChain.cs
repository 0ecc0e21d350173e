namespace AvailabilityKit.Markov;

/// <summary>A chain in discrete steps: it jumps at the events of a Poisson process of one rate for all states, and a jump may stay.</summary>
/// <remarks>A. Jensen, "Markoff chains as an aid in the study of Markoff processes", Skandinavisk Aktuarietidskrift 36, 1953. Stored by columns, so that a step gathers.</remarks>
internal sealed class UniformizedChain
{
    private readonly int[] _offsets;
    private readonly int[] _sources;
    private readonly double[] _probabilities;
    private readonly double[] _stays;

    /// <summary>Uniformizes at <paramref name="slack"/> (above one) times the largest exit rate, so that no state's probability of staying is a small difference.</summary>
    public UniformizedChain(int stateCount, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> rates, double slack)
    {
        var exits = new double[stateCount];
        _offsets = new int[stateCount + 1];
        for (var i = 0; i < from.Length; i++)
        {
            exits[from[i]] += rates[i];
            _offsets[to[i] + 1]++;
        }

        var largest = 0;
        for (var state = 0; state < stateCount; state++)
        {
            largest = Math.Max(largest, _offsets[state + 1]);
            _offsets[state + 1] += _offsets[state];
            Rate = Math.Max(Rate, slack * exits[state]);
        }

        var next = _offsets.AsSpan(0, stateCount).ToArray();
        _sources = new int[from.Length];
        _probabilities = new double[from.Length];
        for (var i = 0; i < from.Length; i++)
        {
            var position = next[to[i]]++;
            _sources[position] = from[i];
            _probabilities[position] = rates[i] / Rate;
        }

        _stays = new double[stateCount];
        for (var state = 0; state < stateCount; state++)
        {
            _stays[state] = Rate == 0 ? 1 : (Rate - exits[state]) / Rate;
        }

        StepError = (largest + 4 + (2 / (slack - 1))) * Rounding.Unit;
    }

    public int StateCount => _stays.Length;

    public int EntryCount => _sources.Length + _stays.Length;

    /// <summary>Jumps a second.</summary>
    public double Rate { get; }

    /// <summary>The largest relative error that one step adds to any entry.</summary>
    public double StepError { get; }

    public void Step(ReadOnlySpan<double> before, Span<double> after)
    {
        for (var state = 0; state < after.Length; state++)
        {
            var sum = before[state] * _stays[state];
            for (var entry = _offsets[state]; entry < _offsets[state + 1]; entry++)
            {
                sum += before[_sources[entry]] * _probabilities[entry];
            }

            after[state] = sum;
        }
    }
}
