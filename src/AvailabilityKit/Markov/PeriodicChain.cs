namespace AvailabilityKit.Markov;

/// <summary>The long run of a chain that goes by a clock.</summary>
/// <remarks>
/// <para>Over a whole period the segments and their jumps make a stochastic matrix, whose stationary distribution is found by elimination; what is in each state on average
/// is then the expected time in it over the length of the period.</para>
/// <para>A jump happens at a moment and not at a rate. How often it happens from a state, over the share of time in the state, is given in the place of its rate, so
/// that whatever adds up probability times rate counts it right.</para>
/// <para>Source: the periodic steady state is that of a Markov-regenerative process with deterministic times, e.g. R. German, Performance Analysis of Communication Systems with
/// Non-Markovian Stochastic Petri Nets, Wiley 2000, chapter 4.</para>
/// </remarks>
internal sealed class PeriodicChain
{
    private readonly RateMatrix _rates;
    private readonly bool[] _isJump;
    private readonly SegmentedChain _segments;

    /// <inheritdoc cref="SegmentedChain(RateMatrix, bool[], int[], double[], bool[])" path="/param"/>
    public PeriodicChain(RateMatrix rates, bool[] isJump, int[] segmentOf, double[] lengths)
    {
        _rates = rates;
        _isJump = isJump;
        _segments = new SegmentedChain(rates, isJump, segmentOf, lengths);
    }

    /// <summary>The most states of any segment: what the cost goes by, in its cube.</summary>
    public int LargestSegment => _segments.LargestSegment;

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
        var propagators = new Propagator[_segments.Lengths.Length];
        for (var segment = 0; segment < propagators.Length; segment++)
        {
            propagators[segment] = _segments.Over(segment, _segments.Lengths[segment], cancellationToken);
        }

        var first = _segments.StatesOf(0).Length;
        var period = new RateMatrixBuilder();
        for (var from = 0; from < first; from++)
        {
            var begin = new double[first];
            begin[from] = 1;
            for (var segment = 0; segment < propagators.Length; segment++)
            {
                begin = _segments.Jump(segment, propagators[segment].AtEndFrom(begin));
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
        var daily = new MarkovChain<int>("period", states, states.ToDictionary(state => state), period.Build(first), _segments.Within(0, start));
        var stationary = daily.SteadyState(options with { AllowAbsorbingStates = true }, cancellationToken);
        Spread(propagators, stationary.Probabilities.ToArray());

        // Each segment's matrix stands once in the period, and what it makes of a distribution is a sum over its states and one over the jumps into one; the stationary
        // distribution of a matrix moves by no more than 2 n times the relative error of its entries.
        var once = propagators.Sum(propagator => propagator.ErrorBound) + (propagators.Length * _segments.AddingError);
        ErrorBound = stationary.ErrorBound + (((2 * first) + 2) * once);
    }

    private void Spread(Propagator[] propagators, double[] begin)
    {
        var period = _segments.Lengths.Sum();
        Probabilities = new double[_segments.StateCount];
        EffectiveRates = _rates.RatesPerSecond.ToArray();
        for (var segment = 0; segment < propagators.Length; segment++)
        {
            var members = _segments.StatesOf(segment);
            var seconds = propagators[segment].SecondsFrom(begin);
            var atEnd = propagators[segment].AtEndFrom(begin);
            for (var place = 0; place < members.Length; place++)
            {
                Probabilities[members[place]] = seconds[place] / period;
                var jumps = _segments.JumpsOf(members[place]);
                for (var entry = _rates.Offsets[members[place]]; entry < _rates.Offsets[members[place] + 1]; entry++)
                {
                    if (_isJump[entry] && seconds[place] > 0)
                    {
                        EffectiveRates[entry] = atEnd[place] / seconds[place] * (_rates.RatesPerSecond[entry] / jumps);
                    }
                }
            }

            begin = _segments.Jump(segment, atEnd);
        }
    }
}
