namespace AvailabilityKit.Markov;

/// <summary>Gaussian elimination on a chain without a single subtraction: states are censored one by one, and their visits put back.</summary>
/// <remarks>
/// W. K. Grassmann, M. I. Taksar, D. P. Heyman, "Regenerative analysis and steady state distributions for Markov chains",
/// Operations Research 33, 1985. Eliminating state k sends every rate i -> k on to where k leads, in proportion; the pivot is the
/// sum of the rates out of k, never a difference, so no digit is lost however stiff the chain.
/// <para>Order and place of every rate: <see cref="EliminationPlan"/>. Kept states only collect what flows into them.</para>
/// <para>Error bound: eliminating a state perturbs at most d rows, d being the states it touches, by at most eight units of
/// rounding each (its exit rate four, the share one, and a product, an addition); taking in what is left of a front perturbs each of its rows by one more.
/// A stationary probability is a ratio of sums over spanning trees (each a product of one rate out of each
/// state but the root), so a perturbed row changes it by at most twice that; putting back adds 10 u a level. That is the entrywise
/// relative bound of C. A. O'Cinneide, "Entrywise perturbation theory and error analysis for Markov chains", Numerische
/// Mathematik 65, 1993, refined by the sparsity.</para>
/// <para>Cost: the sum of squared degrees; O(n) for a birth-death chain, O(n^3) / 3 for a full one.</para>
/// </remarks>
internal sealed class GrassmannTaksarHeyman
{
    private readonly EliminationPlan _plan;
    private readonly double[] _rates;
    private readonly ChainOptions _options;

    // By position in the order of elimination: the probability that is sent on, and the exit rate met at the elimination.
    private readonly double[] _mass;
    private readonly double[] _exits;

    // For each pivot in order, the shares of the exits of the later states of its front that led to it: what it takes to put its visits back.
    private readonly double[] _shares;
    private double _perturbation;

    /// <summary>Takes the rates of the transitions that the plan was made of.</summary>
    public GrassmannTaksarHeyman(EliminationPlan plan, double[] rates, ChainOptions options)
    {
        _plan = plan;
        _rates = rates;
        _options = options;
        _mass = new double[plan.Total];
        _exits = new double[plan.Order.Length];
        _shares = new double[plan.Shares];
    }

    /// <summary>Largest relative error of any entry of the last answer, in exact rates.</summary>
    public double ErrorBound { get; private set; }

    /// <summary>The stationary distribution of an irreducible chain.</summary>
    public double[] Stationary(CancellationToken cancellationToken)
    {
        Eliminate(_exits.Length - 1, cancellationToken);
        var weights = PutBackScaled();
        var total = CompensatedSum.Of(weights);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= total;
        }

        return InOrderOfStates(weights);
    }

    /// <summary>For a start spread over the eliminable states: the expected time in each, and the probability of ending in each kept state.</summary>
    public (double[] Times, double[] Hits) Absorb(ReadOnlySpan<double> start, CancellationToken cancellationToken)
    {
        for (var position = 0; position < _exits.Length; position++)
        {
            _mass[position] = start[_plan.Order[position]];
        }

        Eliminate(_exits.Length, cancellationToken);
        return (InOrderOfStates(PutBack()), _mass[_exits.Length..]);
    }

    private double[] InOrderOfStates(double[] values)
    {
        var ordered = new double[values.Length];
        for (var position = 0; position < values.Length; position++)
        {
            ordered[_plan.Order[position]] = values[position];
        }

        return ordered;
    }

    /// <summary>Eliminates the first <paramref name="count"/> positions.</summary>
    private void Eliminate(int count, CancellationToken cancellationToken)
    {
        var cells = new double[_plan.LargestFront];
        var stack = new double[_plan.LargestStack];
        var waiting = new Stack<EliminationFront>();
        int onStack = 0, shares = 0;
        _perturbation = 2.0 * _plan.Parallels;
        for (var number = 0; number < _plan.Fronts.Length; number++)
        {
            var front = _plan.Fronts[number];
            var matrix = cells.AsSpan(0, front.RowCount * front.Width);
            matrix.Clear();
            for (var i = _plan.Offsets[number]; i < _plan.Offsets[number + 1]; i++)
            {
                matrix[_plan.Cells[i]] += _rates[_plan.Transitions[i]];
            }

            while (waiting.TryPeek(out var below) && below.Parent == number)
            {
                waiting.Pop();
                onStack -= below.CellsLeft;
                TakeIn(below, stack.AsSpan(onStack, below.CellsLeft), matrix, front.Width);
            }

            var pivots = Math.Min(front.PivotCount, count - front.FirstPivot);
            for (var pivot = 0; pivot < pivots;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var together = Math.Min(ScaledRow.Together, pivots - pivot);
                shares += Eliminate(front, pivot, together, matrix, _shares.AsSpan(shares));
                pivot += together;
            }

            if (front.Parent >= 0)
            {
                Leave(front, matrix, stack.AsSpan(onStack, front.CellsLeft));
                onStack += front.CellsLeft;
                waiting.Push(front);
            }

            if ((number & 0xFFF) == 0xFFF)
            {
                _options.Progress?.Report((double)front.FirstPivot / _exits.Length);
            }
        }
    }

    /// <summary>Eliminates some pivots of a front that follow each other; returns how many shares they leave.</summary>
    /// <remarks>What they send on to a row below them is added in one pass: it is memory that the time goes to.</remarks>
    private int Eliminate(EliminationFront front, int first, int together, Span<double> matrix, Span<double> shares)
    {
        var (width, end, rows) = (front.Width, first + together, front.RowCount);
        Span<double> factors = stackalloc double[ScaledRow.Together];
        Span<int> places = stackalloc int[ScaledRow.Together];
        var length = 0;
        for (var pivot = first; pivot < end; pivot++)
        {
            var row = matrix.Slice((pivot * width) + pivot + 1, width - pivot - 1);
            var exits = CompensatedSum.Of(row);
            if (exits == 0 || !double.IsFinite(exits))
            {
                throw OutOfRange();
            }

            _exits[front.FirstPivot + pivot] = exits;
            SendOn(_mass[front.FirstPivot + pivot] / exits, row, front, pivot);
            places[pivot - first] = length - pivot - 1;
            for (var later = pivot + 1; later < end; later++)
            {
                var start = (later * width) + pivot;
                var share = matrix[start] / exits;
                shares[length + later - pivot - 1] = share;
                if (share > 0)
                {
                    ScaledRow.Add(matrix.Slice(start + 1, row.Length), row, share);
                }
            }

            length += rows - pivot - 1;
            _perturbation += 16.0 * (rows - pivot - 1);
        }

        for (var later = end; later < rows; later++)
        {
            var row = matrix.Slice(later * width, width);
            var any = false;
            for (var pivot = first; pivot < end; pivot++)
            {
                var share = row[pivot] / _exits[front.FirstPivot + pivot];
                factors[pivot - first] = share;
                shares[places[pivot - first] + later] = share;
                any |= share > 0;
                for (var column = pivot + 1; column < end; column++)
                {
                    row[column] += share * matrix[(pivot * width) + column];
                }
            }

            if (any)
            {
                ScaledRow.AddAll(row[end..], matrix[((first * width) + end)..], width, factors[..together]);
            }
        }

        return length;
    }

    private void SendOn(double mass, ReadOnlySpan<double> row, EliminationFront front, int pivot)
    {
        if (mass == 0)
        {
            return;
        }

        for (var i = 0; i < row.Length; i++)
        {
            _mass[PositionIn(front, pivot + 1 + i)] += mass * row[i];
        }
    }

    private static int PositionIn(EliminationFront front, int column) =>
        column < front.PivotCount ? front.FirstPivot + column : front.Touched[column - front.PivotCount];

    /// <summary>Adds what is left of a front below.</summary>
    private void TakeIn(EliminationFront below, ReadOnlySpan<double> left, Span<double> matrix, int width)
    {
        var columns = below.InParent;
        var rows = columns.Length - below.KeptCount;
        for (var i = 0; i < rows; i++)
        {
            var row = left.Slice(i * columns.Length, columns.Length);
            var target = matrix.Slice(columns[i] * width, width);
            for (var j = 0; j < row.Length; j++)
            {
                target[columns[j]] += row[j];
            }
        }

        _perturbation += 2.0 * rows;
    }

    private static void Leave(EliminationFront front, ReadOnlySpan<double> matrix, Span<double> left)
    {
        var length = front.Width - front.PivotCount;
        for (var row = front.PivotCount; row < front.RowCount; row++)
        {
            matrix.Slice((row * front.Width) + front.PivotCount, length).CopyTo(left[((row - front.PivotCount) * length)..]);
        }
    }

    private double[] PutBack()
    {
        var times = new double[_exits.Length];
        var end = _shares.Length;
        for (var number = _plan.Fronts.Length - 1; number >= 0; number--)
        {
            var front = _plan.Fronts[number];
            for (var pivot = front.PivotCount - 1; pivot >= 0; pivot--)
            {
                var position = front.FirstPivot + pivot;
                var shares = _shares.AsSpan(end - (front.RowCount - pivot - 1), front.RowCount - pivot - 1);
                end -= shares.Length;
                var sum = new CompensatedSum();
                sum.Add(_mass[position] / _exits[position]);
                for (var i = 0; i < shares.Length; i++)
                {
                    var feeder = PositionIn(front, pivot + 1 + i);
                    sum.Add(times[feeder] * shares[i]);
                }

                times[position] = sum.Value;
                if (!double.IsFinite(times[position]))
                {
                    throw OutOfRange();
                }
            }
        }

        SetErrorBound();
        return times;
    }

    /// <summary>The weights of a stationary distribution, the largest of them near one.</summary>
    /// <remarks>
    /// They are free to scale, and the state that was kept may be a rare one; and the way to a common state may lead through
    /// states rarer than a double can hold. So each weight has a power of two of its own until all are known.
    /// </remarks>
    private double[] PutBackScaled()
    {
        var weights = new double[_exits.Length];
        var scales = new int[_exits.Length];
        weights[^1] = 1;
        var largest = 0;
        var end = _shares.Length;
        for (var number = _plan.Fronts.Length - 1; number >= 0; number--)
        {
            var front = _plan.Fronts[number];
            for (var pivot = front.PivotCount - 1; pivot >= 0; pivot--)
            {
                var position = front.FirstPivot + pivot;
                var shares = _shares.AsSpan(end - (front.RowCount - pivot - 1), front.RowCount - pivot - 1);
                end -= shares.Length;
                if (shares.Length == 0)
                {
                    continue;
                }

                var top = int.MinValue;
                for (var i = 0; i < shares.Length; i++)
                {
                    var feeder = PositionIn(front, pivot + 1 + i);
                    if (shares[i] > 0 && weights[feeder] > 0)
                    {
                        top = Math.Max(top, scales[feeder] + Math.ILogB(shares[i]));
                    }
                }

                var sum = new CompensatedSum();
                for (var i = 0; i < shares.Length; i++)
                {
                    // The weight is from one to two and the scaled share below two: what vanishes here is nothing beside the largest.
                    var feeder = PositionIn(front, pivot + 1 + i);
                    if (shares[i] > 0 && weights[feeder] > 0)
                    {
                        sum.Add(weights[feeder] * Math.ScaleB(shares[i], scales[feeder] - top));
                    }
                }

                if (sum.Value == 0)
                {
                    // All that flows into the state fell below the range of a double already as rates.
                    continue;
                }

                var excess = Math.ILogB(sum.Value);
                weights[position] = Math.ScaleB(sum.Value, -excess);
                scales[position] = top + excess;
                largest = Math.Max(largest, scales[position]);
            }
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.ScaleB(weights[i], scales[i] - largest);
        }

        SetErrorBound();
        return weights;
    }

    private void SetErrorBound() => ErrorBound = ((10.0 * _plan.Height) + _perturbation + 8) * Rounding.Unit;

    private static SolverException OutOfRange() => new(
        "The elimination left the range of a double (1e-308 to 1e308): the products of rates along the chain differ by more than that. "
        + "Leave out transitions so rare that they never matter.");
}
