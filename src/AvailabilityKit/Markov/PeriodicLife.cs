namespace AvailabilityKit.Markov;

/// <summary>What a chain that goes by a clock does from a beginning on: over a limited time, and until it comes to a state that nothing follows.</summary>
/// <remarks>
/// Segment by segment, each by its <see cref="Propagator"/>; a part of one at the beginning and at the end. The mean time to the end of all is that until the first period begins
/// and then the visits to the beginnings of periods, each with what is left of it: the matrix of one period makes them an absorbing chain, which is solved by elimination. Nothing is subtracted.
/// </remarks>
internal sealed class PeriodicLife
{
    private readonly SegmentedChain _segments;
    private readonly ChainOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly Propagator?[] _whole;
    private readonly double _period;

    /// <param name="segments">The chain.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public PeriodicLife(SegmentedChain segments, ChainOptions options, CancellationToken cancellationToken)
    {
        _segments = segments;
        _options = options;
        _cancellationToken = cancellationToken;
        _whole = new Propagator?[segments.Lengths.Length];
        _period = segments.Lengths.Sum();
    }

    /// <summary>Follows the chain for some time. What begins at the very end is not part of it.</summary>
    /// <param name="start">The distribution over all states at the beginning, within one segment.</param>
    /// <param name="moment">The seconds of the period that have passed then.</param>
    /// <param name="seconds">How long it is followed; above zero.</param>
    /// <exception cref="SolverException">There are more segments on the way than the options allow steps.</exception>
    public PeriodicSpan Over(ReadOnlySpan<double> start, double moment, double seconds)
    {
        var (segment, rest) = SegmentAt(moment);
        return Follow(_segments.Within(segment, start), segment, rest, seconds);
    }

    /// <summary>The mean time until it comes to a state that nothing follows, and a bound on its relative error.</summary>
    /// <inheritdoc cref="Over" path="/param"/>
    public (Duration Mean, double ErrorBound) MeanTimeToLast(ReadOnlySpan<double> start, double moment)
    {
        var until = Over(start, moment, _period - moment);
        var atMidnight = Survivors(until);
        var survivors = CompensatedSum.Of(atMidnight);
        var meanwhile = SecondsBefore(until);
        if (survivors == 0)
        {
            return (Duration.FromSeconds(meanwhile), until.ErrorBound);
        }

        var (count, builder, error) = (atMidnight.Length, new RateMatrixBuilder(), 0.0);
        var isOver = new bool[count + 1];
        isOver[count] = true;
        for (var from = 0; from < count; from++)
        {
            isOver[from] = _segments.IsLast(_segments.StatesOf(0)[from]);
            if (isOver[from])
            {
                continue;
            }

            var begin = new double[count];
            begin[from] = 1;
            var period = Follow(begin, 0, _segments.Lengths[0], _period);
            var lived = SecondsBefore(period);
            var next = Survivors(period);
            error = Math.Max(error, period.ErrorBound);
            for (var to = 0; to < count; to++)
            {
                if (to != from && next[to] > 0)
                {
                    builder.Add(from, to, next[to] / lived, null);
                }
            }

            if (period.Ended > 0)
            {
                builder.Add(from, count, period.Ended / lived, null);
            }
        }

        int[] states = [.. Enumerable.Range(0, count + 1)];
        var periods = new MarkovChain<int>("periods", states, states.ToDictionary(state => state), builder.Build(count + 1), [.. atMidnight.Select(mass => mass / survivors), 0]);
        var passage = periods.Until(state => isOver[state], _options, _cancellationToken);
        return (
            passage.MeanTime.IsInfinite ? Duration.Infinite : Duration.FromSeconds(meanwhile + (survivors * passage.MeanTime.TotalSeconds)),
            until.ErrorBound + passage.ErrorBound + (((4 * count) + 4) * (error + (4 * Rounding.Unit))));
    }

    private (int Segment, double UntilItsEnd) SegmentAt(double moment)
    {
        var (segment, end) = (0, _segments.Lengths[0]);
        while (moment >= end)
        {
            segment++;
            end += _segments.Lengths[segment];
        }

        return (segment, end - moment);
    }

    private PeriodicSpan Follow(double[] begin, int segment, double rest, double seconds)
    {
        if (seconds / _period * _segments.Lengths.Length > _options.MaximumSteps)
        {
            throw new SolverException(new SolverLimit(
                $"{nameof(ChainOptions)}.{nameof(ChainOptions.MaximumSteps)}",
                _options.MaximumSteps,
                Needed: null,
                $"{Duration.FromSeconds(seconds)} have more than {_options.MaximumSteps} moments of the clock.",
                "ask for a shorter time"));
        }

        var span = new PeriodicSpan(_segments.StateCount);
        var passed = 0.0;
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var length = Math.Min(rest, seconds - passed);
            var isWhole = length == _segments.Lengths[segment];
            var propagator = !isWhole ? _segments.Over(segment, length, _cancellationToken)
                : _whole[segment] ??= _segments.Over(segment, length, _cancellationToken);
            var atEnd = propagator.AtEndFrom(begin);
            var isEnd = length < rest || passed + length >= seconds;
            span.Add(_segments, segment, propagator.SecondsFrom(begin), atEnd, isEnd, propagator.ErrorBound + _segments.AddingError);
            if (isEnd)
            {
                return span;
            }

            begin = _segments.Jump(segment, atEnd);
            passed += length;
            segment = (segment + 1) % _segments.Lengths.Length;
            rest = _segments.Lengths[segment];
        }
    }

    /// <summary>What begins the next period after a span that ends with one.</summary>
    private double[] Survivors(PeriodicSpan span)
    {
        var last = _segments.Lengths.Length - 1;
        return _segments.Jump(last, _segments.Within(last, span.AtEnd));
    }

    private double SecondsBefore(PeriodicSpan span)
    {
        var sum = new CompensatedSum();
        for (var state = 0; state < span.Seconds.Length; state++)
        {
            sum.Add(_segments.IsLast(state) ? 0 : span.Seconds[state]);
        }

        return sum.Value;
    }
}
