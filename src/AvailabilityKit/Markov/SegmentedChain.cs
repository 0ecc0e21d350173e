namespace AvailabilityKit.Markov;

/// <summary>A chain that goes by a clock: in each segment of a repeating period it is a Markov chain, and at the end of each it jumps into the next.</summary>
/// <remarks>
/// With v the distribution at the beginning of a segment of length L, its rates Q and the jump J at its end, the next begins with v exp(Q L) J. Nothing is subtracted, so that
/// small probabilities keep their digits.
/// </remarks>
internal sealed class SegmentedChain
{
    private readonly RateMatrix _rates;
    private readonly bool[] _isJump;
    private readonly bool[]? _isLast;
    private readonly int[] _placeOf;
    private readonly int[][] _members;

    /// <param name="rates">The rates within segments; and for each jump, of several from one state, rates in proportion to how probable they are.</param>
    /// <param name="isJump">For each entry whether it is a jump into the next segment.</param>
    /// <param name="segmentOf">For each state the number of its segment.</param>
    /// <param name="lengths">The length of each segment in seconds; above zero.</param>
    /// <param name="isLast">For each state whether nothing follows it; null for states that are all followed by others.</param>
    public SegmentedChain(RateMatrix rates, bool[] isJump, int[] segmentOf, double[] lengths, bool[]? isLast = null)
    {
        _rates = rates;
        _isJump = isJump;
        _isLast = isLast;
        Lengths = lengths;
        StateCount = segmentOf.Length;
        _placeOf = new int[segmentOf.Length];
        var members = new List<int>[lengths.Length];
        for (var segment = 0; segment < members.Length; segment++)
        {
            members[segment] = [];
        }

        for (var state = 0; state < segmentOf.Length; state++)
        {
            _placeOf[state] = members[segmentOf[state]].Count;
            members[segmentOf[state]].Add(state);
        }

        _members = Array.ConvertAll(members, list => list.ToArray());
        LargestSegment = _members.Max(states => states.Length);
    }

    /// <summary>The length of each segment in seconds.</summary>
    public double[] Lengths { get; }

    /// <summary>All states, of all segments.</summary>
    public int StateCount { get; }

    /// <summary>The most states of any segment: what the cost goes by, in its cube.</summary>
    public int LargestSegment { get; }

    /// <summary>Bound on the relative error that adding up a distribution over one segment and its jump makes.</summary>
    public double AddingError => ((2 * LargestSegment) + 4) * Rounding.Unit;

    /// <summary>The states of a segment. A distribution over them has their order.</summary>
    public ReadOnlySpan<int> StatesOf(int segment) => _members[segment];

    /// <summary>The part of a distribution over all states that is in a segment.</summary>
    public double[] Within(int segment, ReadOnlySpan<double> all)
    {
        var part = new double[_members[segment].Length];
        for (var place = 0; place < part.Length; place++)
        {
            part[place] = all[_members[segment][place]];
        }

        return part;
    }

    /// <summary>What a segment, or a part of it, does from each of its states.</summary>
    public Propagator Over(int segment, double seconds, CancellationToken cancellationToken)
    {
        List<int> from = [];
        List<int> to = [];
        List<double> rates = [];
        foreach (var state in _members[segment])
        {
            for (var entry = _rates.Offsets[state]; !IsLast(state) && entry < _rates.Offsets[state + 1]; entry++)
            {
                if (!_isJump[entry] && _rates.Columns[entry] != state)
                {
                    from.Add(_placeOf[state]);
                    to.Add(_placeOf[_rates.Columns[entry]]);
                    rates.Add(_rates.RatesPerSecond[entry]);
                }
            }
        }

        return Propagator.Over(new UniformizedChain(_members[segment].Length, [.. from], [.. to], [.. rates], ExponentialSquaring.Slack), seconds, cancellationToken);
    }

    /// <summary>What the end of a segment makes of the distribution then. What is in a state that nothing follows is left out.</summary>
    public double[] Jump(int segment, double[] atEnd)
    {
        var next = new double[_members[(segment + 1) % _members.Length].Length];
        for (var place = 0; place < atEnd.Length; place++)
        {
            var state = _members[segment][place];
            if (IsLast(state) || atEnd[place] == 0)
            {
                continue;
            }

            var jumps = JumpsOf(state);
            for (var entry = _rates.Offsets[state]; entry < _rates.Offsets[state + 1]; entry++)
            {
                if (_isJump[entry])
                {
                    next[_placeOf[_rates.Columns[entry]]] += atEnd[place] * (_rates.RatesPerSecond[entry] / jumps);
                }
            }
        }

        return next;
    }

    /// <summary>The rates of all jumps from a state.</summary>
    public double JumpsOf(int state)
    {
        var sum = 0.0;
        for (var entry = _rates.Offsets[state]; entry < _rates.Offsets[state + 1]; entry++)
        {
            sum += _isJump[entry] ? _rates.RatesPerSecond[entry] : 0;
        }

        return sum;
    }

    /// <summary>Whether nothing follows a state.</summary>
    public bool IsLast(int state) => _isLast?[state] ?? false;
}
