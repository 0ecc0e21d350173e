using System.Numerics;

namespace AvailabilityKit.Simulation;

/// <summary>Weights whose sum is known, of which one can be changed or drawn in as many steps as their number has binary digits.</summary>
/// <remarks>Every sum is made anew from its two halves when one changes (the binary tree of C. K. Wong, M. C. Easton, An efficient method for weighted sampling without replacement, 1980), so that no rounding adds up over billions of changes.</remarks>
internal sealed class SumTree
{
    private readonly int _leaves;
    private readonly double[] _sums;

    public SumTree(int count)
    {
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, count));
        _sums = new double[2 * _leaves];
    }

    public double Total => _sums[1];

    public double this[int index]
    {
        get => _sums[_leaves + index];
        set
        {
            var at = _leaves + index;
            if (_sums[at] == value)
            {
                return;
            }

            _sums[at] = value;
            for (at >>= 1; at > 0; at >>= 1)
            {
                _sums[at] = _sums[2 * at] + _sums[(2 * at) + 1];
            }
        }
    }

    /// <summary>The weight that a point between zero and the total falls on; never one of zero.</summary>
    public int Find(double point)
    {
        var at = 1;
        while (at < _leaves)
        {
            at *= 2;
            if (point >= _sums[at] && _sums[at + 1] > 0)
            {
                point -= _sums[at];
                at++;
            }
        }

        return at - _leaves;
    }
}
