namespace AvailabilityKit.Markov;

/// <summary>Gaussian elimination on a chain without a single subtraction: states are censored one by one, and their visits put back.</summary>
/// <remarks>
/// W. K. Grassmann, M. I. Taksar, D. P. Heyman, "Regenerative analysis and steady state distributions for Markov chains",
/// Operations Research 33, 1985. Eliminating state k sends every rate i -> k on to where k leads, in proportion; the pivot is the
/// sum of the rates out of k, never a difference, so no digit is lost however stiff the chain.
/// <para>Order: minimum degree on the symmetrised pattern, which keeps fill small; once what is left is nearly full it is
/// finished as a dense matrix. States from <c>eliminable</c> upwards are kept: they only collect what flows into them.</para>
/// <para>Error bound: every elimination step perturbs at most d rows, d being the degree of the pivot, by at most six units of
/// rounding each. A stationary probability is a ratio of sums over spanning trees (each a product of one rate out of each
/// state but the root), so a step changes it by at most 2 d 6 u; putting back adds 10 u a level. That is the entrywise
/// relative bound of C. A. O'Cinneide, "Entrywise perturbation theory and error analysis for Markov chains", Numerische
/// Mathematik 65, 1993, refined by the sparsity.</para>
/// <para>Cost: the sum of squared degrees; O(n) for a birth-death chain, O(n^3) / 3 for a full one.</para>
/// </remarks>
internal sealed class GrassmannTaksarHeyman
{
    private readonly int _eliminable;
    private readonly ChainOptions _options;
    private readonly EliminationRows _rows;
    private readonly double[] _mass;
    private readonly double[] _pivotSums;
    private readonly int[] _order;

    // For each eliminated state, the shares of other states' exits that led to it: what it takes to put its visits back.
    private readonly int[][] _feeders;
    private readonly double[][] _feederShares;
    private double _perturbation;

    /// <summary>Takes the transitions among states 0..total-1, of which the first <paramref name="eliminable"/> have rows.</summary>
    public GrassmannTaksarHeyman(
        int eliminable, int total, ReadOnlySpan<int> from, ReadOnlySpan<int> to, ReadOnlySpan<double> rates, ChainOptions options)
    {
        _eliminable = eliminable;
        _options = options;
        _rows = new EliminationRows(eliminable, total, from, to, rates, options);
        _mass = new double[total];
        _pivotSums = new double[eliminable];
        _order = new int[eliminable];
        _feeders = new int[eliminable][];
        _feederShares = new double[eliminable][];
    }

    /// <summary>Largest relative error of any entry of the last answer, in exact rates.</summary>
    public double ErrorBound { get; private set; }

    /// <summary>Entries that were held at once, at most.</summary>
    public long Fill { get; private set; }

    /// <summary>The stationary distribution of an irreducible chain.</summary>
    public double[] Stationary(CancellationToken cancellationToken)
    {
        Eliminate(leave: 1, cancellationToken);
        var weights = PutBackScaled();
        var total = CompensatedSum.Of(weights);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= total;
        }

        return weights;
    }

    /// <summary>For a start spread over the eliminable states: the expected time in each, and the probability of ending in each kept state.</summary>
    public (double[] Times, double[] Hits) Absorb(ReadOnlySpan<double> start, CancellationToken cancellationToken)
    {
        start.CopyTo(_mass);
        Eliminate(leave: 0, cancellationToken);
        var times = new double[_eliminable];
        PutBack(times);
        return (times, _mass[_eliminable..]);
    }

    private void Eliminate(int leave, CancellationToken cancellationToken)
    {
        var eliminated = 0;
        while (eliminated < _eliminable - leave)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pivot = _rows.SmallestDegree(out var degree);
            var remaining = _eliminable - eliminated;
            if (2 * degree >= remaining && TryEliminateDense(eliminated, leave, cancellationToken))
            {
                break;
            }

            _order[eliminated++] = pivot;
            EliminateSparse(pivot);
            if ((eliminated & 0xFFF) == 0)
            {
                _options.Progress?.Report((double)eliminated / _eliminable);
            }
        }

        if (leave == 1 && eliminated == _eliminable - 1)
        {
            _order[eliminated] = _rows.SmallestDegree(out _);
        }

        Fill = _rows.PeakEntries;
    }

    private void EliminateSparse(int pivot)
    {
        var columns = _rows.Columns(pivot);
        var rates = _rows.Rates(pivot);
        var sum = CompensatedSum.Of(rates);
        CheckPivot(sum);
        _pivotSums[pivot] = sum;

        var mass = _mass[pivot] / sum;
        var neighbours = 0;
        for (var i = 0; i < columns.Length; i++)
        {
            if (mass > 0)
            {
                _mass[columns[i]] += mass * rates[i];
            }

            neighbours += columns[i] < _eliminable ? 1 : 0;
        }

        var feeders = new int[neighbours];
        var shares = new double[neighbours];
        for (var i = 0; i < neighbours; i++)
        {
            feeders[i] = columns[i];
            shares[i] = _rows.SendOn(columns[i], pivot, sum);
        }

        _feeders[pivot] = feeders;
        _feederShares[pivot] = shares;
        _perturbation += 12.0 * neighbours;
        _rows.Remove(pivot, neighbours);
    }

    private bool TryEliminateDense(int eliminated, int leave, CancellationToken cancellationToken)
    {
        var dense = _rows.ToDense(_eliminable - eliminated);
        if (dense is null)
        {
            return false;
        }

        // Kept columns come first and states after them, so that what a pivot still touches is one stretch of memory.
        var (states, kept, width, values) = dense.Value;
        for (var p = states.Length - 1; p >= leave; p--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pivot = states[p];
            var row = values.AsSpan(p * width, kept.Length + p);
            var sum = CompensatedSum.Of(row);
            CheckPivot(sum);
            _pivotSums[pivot] = sum;
            _order[eliminated++] = pivot;

            var mass = _mass[pivot] / sum;
            if (mass > 0)
            {
                for (var j = 0; j < row.Length; j++)
                {
                    _mass[j < kept.Length ? kept[j] : states[j - kept.Length]] += mass * row[j];
                }
            }

            var feeders = new int[p];
            var shares = new double[p];
            for (var i = 0; i < p; i++)
            {
                var share = values[(i * width) + kept.Length + p] / sum;
                feeders[i] = states[i];
                shares[i] = share;
                if (share > 0)
                {
                    ScaledRow.Add(values.AsSpan(i * width, row.Length), row, share);
                }
            }

            _feeders[pivot] = feeders;
            _feederShares[pivot] = shares;
            _perturbation += 12.0 * p;
        }

        if (leave == 1)
        {
            _order[eliminated] = states[0];
        }

        return true;
    }

    private void PutBack(double[] times)
    {
        var depths = new Depths(_eliminable);
        for (var step = _eliminable - 1; step >= 0; step--)
        {
            var state = _order[step];
            var feeders = _feeders[state];
            var shares = _feederShares[state];
            var sum = new CompensatedSum();
            sum.Add(_mass[state] / _pivotSums[state]);
            for (var i = 0; i < feeders.Length; i++)
            {
                sum.Add(times[feeders[i]] * shares[i]);
            }

            times[state] = sum.Value;
            depths.Enter(state, feeders);
            if (!double.IsFinite(times[state]))
            {
                throw OutOfRange();
            }
        }

        SetErrorBound(depths);
    }

    /// <summary>The weights of a stationary distribution, the largest of them near one.</summary>
    /// <remarks>
    /// They are free to scale, and the state that was kept may be a rare one; and the way to a common state may lead through
    /// states rarer than a double can hold. So each weight has a power of two of its own until all are known.
    /// </remarks>
    private double[] PutBackScaled()
    {
        var weights = new double[_eliminable];
        var scales = new int[_eliminable];
        weights[_order[_eliminable - 1]] = 1;
        var depths = new Depths(_eliminable);
        var largest = 0;
        for (var step = _eliminable - 2; step >= 0; step--)
        {
            var state = _order[step];
            var feeders = _feeders[state];
            var shares = _feederShares[state];
            var top = int.MinValue;
            for (var i = 0; i < feeders.Length; i++)
            {
                if (shares[i] > 0 && weights[feeders[i]] > 0)
                {
                    top = Math.Max(top, scales[feeders[i]] + Math.ILogB(shares[i]));
                }
            }

            var sum = new CompensatedSum();
            for (var i = 0; i < feeders.Length; i++)
            {
                // The weight is from one to two and the scaled share below two: what vanishes here is nothing beside the largest.
                if (shares[i] > 0 && weights[feeders[i]] > 0)
                {
                    sum.Add(weights[feeders[i]] * Math.ScaleB(shares[i], scales[feeders[i]] - top));
                }
            }

            depths.Enter(state, feeders);
            if (sum.Value == 0)
            {
                // All that flows into the state fell below the range of a double already as rates.
                continue;
            }

            var excess = Math.ILogB(sum.Value);
            weights[state] = Math.ScaleB(sum.Value, -excess);
            scales[state] = top + excess;
            largest = Math.Max(largest, scales[state]);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.ScaleB(weights[i], scales[i] - largest);
        }

        SetErrorBound(depths);
        return weights;
    }

    private void SetErrorBound(Depths depths) => ErrorBound = ((10.0 * depths.Height) + _perturbation + 8) * Rounding.Unit;

    private static void CheckPivot(double sum)
    {
        if (sum == 0 || !double.IsFinite(sum))
        {
            throw OutOfRange();
        }
    }

    private static SolverException OutOfRange() => new(
        "The elimination left the range of a double (1e-308 to 1e308): the products of rates along the chain differ by more than that. "
        + "Leave out transitions so rare that they never matter.");

    /// <summary>How many levels of putting back each state rests on.</summary>
    private sealed class Depths(int states)
    {
        private readonly int[] _depths = new int[states];

        public int Height { get; private set; }

        public void Enter(int state, int[] feeders)
        {
            var depth = 0;
            foreach (var feeder in feeders)
            {
                depth = Math.Max(depth, _depths[feeder] + 1);
            }

            _depths[state] = depth;
            Height = Math.Max(Height, depth);
        }
    }
}
