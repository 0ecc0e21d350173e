namespace AvailabilityKit.Markov;

/// <summary>An irreducible chain by what flows into its states: at balance the value of state j is the sum, over the states i that lead to it, of the value of i times q(i,j) / q(j).</summary>
/// <remarks>
/// q(i,j) is the rate from i to j, q(j) all that leaves j, and a value is any multiple of a stationary probability. The shares of
/// what flows into one state may sum to more than one; what matters is that none is negative, so that a sweep is monotone:
/// larger values in, larger values out.
/// </remarks>
internal sealed class IncomingShares
{
    /// <summary>The largest relative error of one value of a sweep.</summary>
    /// <remarks>The exit rate two units of rounding, the share and the product one each, the sum one and a little, the factor one; and as much again for what is below them.</remarks>
    public const double SweepError = 16 * Rounding.Unit;

    private readonly int[] _offsets;
    private readonly int[] _sources;
    private readonly double[] _shares;

    private IncomingShares(int[] offsets, int[] sources, double[] shares)
    {
        _offsets = offsets;
        _sources = sources;
        _shares = shares;
    }

    public int StateCount => _offsets.Length - 1;

    /// <summary>The states of a closed class, numbered in the order of <paramref name="members"/>; a transition from a state to itself changes no balance and is left out.</summary>
    public static IncomingShares Of(RateMatrix matrix, int[] members)
    {
        var local = Numbers(matrix.StateCount, members);
        var offsets = new int[members.Length + 1];
        var exits = new double[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            var exit = new CompensatedSum();
            for (var entry = matrix.Offsets[members[i]]; entry < matrix.Offsets[members[i] + 1]; entry++)
            {
                if (matrix.Columns[entry] != members[i])
                {
                    exit.Add(matrix.RatesPerSecond[entry]);
                    offsets[local[matrix.Columns[entry]] + 1]++;
                }
            }

            exits[i] = exit.Value;
        }

        for (var i = 0; i < members.Length; i++)
        {
            offsets[i + 1] += offsets[i];
        }

        var next = offsets.AsSpan(0, members.Length).ToArray();
        var sources = new int[offsets[^1]];
        var shares = new double[offsets[^1]];
        for (var i = 0; i < members.Length; i++)
        {
            for (var entry = matrix.Offsets[members[i]]; entry < matrix.Offsets[members[i] + 1]; entry++)
            {
                if (matrix.Columns[entry] != members[i])
                {
                    var target = local[matrix.Columns[entry]];
                    sources[next[target]] = i;
                    shares[next[target]++] = matrix.RatesPerSecond[entry] / exits[target];
                }
            }
        }

        return new IncomingShares(offsets, sources, shares);
    }

    /// <summary>
    /// Sets each value but that of a pinned state, or each where that is -1, to what flows into it, one after the other, times a factor near one; returns the largest relative
    /// change of a value. It is not a number, or infinite, where a value left the range of a double.
    /// </summary>
    /// <remarks>Sums carry their rounding errors along: T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM Journal on Scientific Computing 26, 2005, algorithm 4.4.</remarks>
    public double Sweep(Span<double> values, int pinned, bool backwards, double factor)
    {
        var (first, end, step) = backwards ? (StateCount - 1, -1, -1) : (0, StateCount, 1);
        ReadOnlySpan<int> offsets = _offsets;
        ReadOnlySpan<int> sources = _sources;
        ReadOnlySpan<double> shares = _shares;
        var change = 0.0;
        for (var state = first; state != end; state += step)
        {
            if (state == pinned)
            {
                continue;
            }

            double sum = 0, lost = 0;
            for (var entry = offsets[state]; entry < offsets[state + 1]; entry++)
            {
                var term = values[sources[entry]] * shares[entry];
                var next = sum + term;
                var added = next - sum;
                lost += (sum - (next - added)) + (term - added);
                sum = next;
            }

            var value = (sum + lost) * factor;
            var difference = Math.Abs(value - values[state]);
            values[state] = value;
            if (!(difference <= change * value))
            {
                change = difference / value;
            }
        }

        return change;
    }

    private static int[] Numbers(int stateCount, int[] members)
    {
        var local = new int[stateCount];
        for (var i = 0; i < members.Length; i++)
        {
            local[members[i]] = i;
        }

        return local;
    }
}
