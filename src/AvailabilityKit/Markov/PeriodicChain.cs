namespace AvailabilityKit.Markov;

/// <summary>The long run of a chain that goes by a clock: between given moments of a repeating period it is a Markov chain, and at each of them it jumps.</summary>
/// <remarks>
/// <para>Every state belongs to one segment of the period. With v the distribution at the beginning of a segment of length L, its rates Q and the jump J at its end, the next
/// begins with v exp(Q L) J. Over a whole period these make a stochastic matrix, whose stationary distribution is found by elimination; what is in each state on average
/// is then the expected time in it over the length of the period. Nothing is subtracted, so that small probabilities keep their digits.</para>
/// <para>A jump happens at a moment and not at a rate. How often it happens from a state, over the share of time in the state, is given in the place of its rate, so
/// that whatever adds up probability times rate counts it right.</para>
/// <para>Source: the periodic steady state is that of a Markov-regenerative process with deterministic times, e.g. R. German, Performance Analysis of Communication Systems with
/// Non-Markovian Stochastic Petri Nets, Wiley 2000, chapter 4.</para>
/// </remarks>
internal sealed class PeriodicChain
{
    private readonly RateMatrix _rates;
    private readonly bool[] _isJump;
    private readonly int[] _segmentOf;
    private readonly double[] _lengths;
    private readonly int[] _placeOf;
    private readonly int[][] _members;

    /// <param name="rates">The rates within segments; and for each jump, of several from one state, rates in proportion to how probable they are.</param>
    /// <param name="isJump">For each entry whether it is a jump into the next segment.</param>
    /// <param name="segmentOf">For each state the number of its segment.</param>
    /// <param name="lengths">The length of each segment in seconds; above zero.</param>
    public PeriodicChain(RateMatrix rates, bool[] isJump, int[] segmentOf, double[] lengths)
    {
        _rates = rates;
        _isJump = isJump;
        _segmentOf = segmentOf;
        _lengths = lengths;
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
    }

    /// <summary>The most states of any segment: what the cost goes by, in its cube.</summary>
    public int LargestSegment => _members.Max(members => members.Length);

    /// <summary>The share of time in each state.</summary>
    public double[] Probabilities { get; private set; } = [];

    /// <summary>For each entry its rate, a jump's being how often it happens over the share of time in its state.</summary>
    public double[] EffectiveRates { get; private set; } = [];

    /// <summary>Bound on the relative error of every probability.</summary>
    public double ErrorBound { get; private set; }

    /// <summary>Solves it.</summary>
    /// <param name="start">The distribution at the beginning, within the first segment.</param>
    /// <param name="options">Limits of the elimination.</param>
    /// <param name="cancellationToken">Stops the solver.</param>
    /// <exception cref="SolverException">The elimination needs more room than the options allow.</exception>
    public void Solve(ReadOnlySpan<double> start, ChainOptions options, CancellationToken cancellationToken)
    {
        var propagators = new Propagator[_lengths.Length];
        for (var segment = 0; segment < propagators.Length; segment++)
        {
            propagators[segment] = Propagator.Over(Within(segment), _lengths[segment], cancellationToken);
        }

        var first = _members[0].Length;
        var period = new RateMatrixBuilder();
        for (var from = 0; from < first; from++)
        {
            var begin = new double[first];
            begin[from] = 1;
            for (var segment = 0; segment < propagators.Length; segment++)
            {
                begin = Jump(segment, AtEnd(propagators[segment], begin));
            }

            for (var to = 0; to < first; to++)
            {
                if (to != from && begin[to] > 0)
                {
                    period.Add(from, to, begin[to], null);
                }
            }
        }

        var states = Enumerable.Range(0, first).ToArray();
        var within = new double[first];
        for (var place = 0; place < first; place++)
        {
            within[place] = start[_members[0][place]];
        }

        var daily = new MarkovChain<int>("period", states, states.ToDictionary(state => state), period.Build(first), within);
        var stationary = daily.SteadyState(options with { AllowAbsorbingStates = true }, cancellationToken);
        Spread(propagators, stationary.Probabilities.ToArray());

        // Each segment's matrix stands once in the period, and what it makes of a distribution is a sum over its states and one over the jumps into one; the stationary
        // distribution of a matrix moves by no more than 2 n times the relative error of its entries.
        var once = propagators.Sum(propagator => propagator.ErrorBound) + (_lengths.Length * ((2 * LargestSegment) + 4) * Rounding.Unit);
        ErrorBound = stationary.ErrorBound + (((2 * first) + 2) * once);
    }

    private void Spread(Propagator[] propagators, double[] begin)
    {
        var period = _lengths.Sum();
        Probabilities = new double[_segmentOf.Length];
        EffectiveRates = _rates.RatesPerSecond.ToArray();
        for (var segment = 0; segment < propagators.Length; segment++)
        {
            var members = _members[segment];
            var seconds = new double[members.Length];
            for (var from = 0; from < members.Length; from++)
            {
                if (begin[from] > 0)
                {
                    ScaledRow.Add(seconds, propagators[segment].Seconds(from), begin[from]);
                }
            }

            var atEnd = AtEnd(propagators[segment], begin);
            for (var place = 0; place < members.Length; place++)
            {
                Probabilities[members[place]] = seconds[place] / period;
                var jumps = JumpsOf(members[place]);
                for (var entry = _rates.Offsets[members[place]]; entry < _rates.Offsets[members[place] + 1]; entry++)
                {
                    if (_isJump[entry] && seconds[place] > 0)
                    {
                        EffectiveRates[entry] = atEnd[place] / seconds[place] * (_rates.RatesPerSecond[entry] / jumps);
                    }
                }
            }

            begin = Jump(segment, atEnd);
        }
    }

    private static double[] AtEnd(Propagator propagator, double[] begin)
    {
        var end = new double[begin.Length];
        for (var from = 0; from < begin.Length; from++)
        {
            if (begin[from] > 0)
            {
                ScaledRow.Add(end, propagator.AtEnd(from), begin[from]);
            }
        }

        return end;
    }

    private double[] Jump(int segment, double[] atEnd)
    {
        var next = new double[_members[(segment + 1) % _members.Length].Length];
        for (var place = 0; place < atEnd.Length; place++)
        {
            var state = _members[segment][place];
            var jumps = atEnd[place] > 0 ? JumpsOf(state) : 1;
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

    private double JumpsOf(int state)
    {
        var sum = 0.0;
        for (var entry = _rates.Offsets[state]; entry < _rates.Offsets[state + 1]; entry++)
        {
            sum += _isJump[entry] ? _rates.RatesPerSecond[entry] : 0;
        }

        return sum;
    }

    private UniformizedChain Within(int segment)
    {
        List<int> from = [];
        List<int> to = [];
        List<double> rates = [];
        foreach (var state in _members[segment])
        {
            for (var entry = _rates.Offsets[state]; entry < _rates.Offsets[state + 1]; entry++)
            {
                if (!_isJump[entry] && _rates.Columns[entry] != state)
                {
                    from.Add(_placeOf[state]);
                    to.Add(_placeOf[_rates.Columns[entry]]);
                    rates.Add(_rates.RatesPerSecond[entry]);
                }
            }
        }

        return new UniformizedChain(_members[segment].Length, [.. from], [.. to], [.. rates], ExponentialSquaring.Slack);
    }
}
