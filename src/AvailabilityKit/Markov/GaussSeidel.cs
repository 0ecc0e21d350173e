namespace AvailabilityKit.Markov;

/// <summary>Stationary probabilities of an irreducible chain by Gauss-Seidel sweeps, with a proof of how far off they can be.</summary>
/// <remarks>
/// Each state is set, in turn, to what flows into it, until nothing changes any more. Sweeps in which no state is pinned settle far sooner where
/// no state has a large share of the time; those that go round in circles settle with one pinned, which is tried too. That
/// nothing changes proves nothing (slow chains change little at every sweep), so the answer is proved by induction: with one state pinned the sweep T
/// is monotone and affine, and on an irreducible chain it has one fixed point x. Where T^k(u) &lt;= u for some k, the vectors
/// T^k(u), T^2k(u), ... descend to a fixed point, so x &lt;= u; and where T^k(l) >= l, x >= l. The bounds tried are the answer times
/// 1 + d and 1 - d, for d from the width upwards at which what the pinned state takes back in k sweeps outweighs what rounding adds in them, and each value of these sweeps is multiplied by one plus or minus
/// <see cref="IncomingShares.SweepError"/>, so that the inequalities hold for exact sweeps as well.
/// <para>
/// The idea of proving bounds by induction: A. Hartmanns, B. L. Kaminski, "Optimistic value iteration", CAV 2020, who do it for
/// reachability. Sweeps: W. J. Stewart, "Introduction to the Numerical Solution of Markov Chains", Princeton 1994, section 3.3.
/// </para>
/// </remarks>
internal sealed class GaussSeidel
{
    private const double FinestWidth = 2e-13;
    private const double TightWidth = 1e-10;
    private const double CoarsestWidth = 1e-8;

    /// <summary>A sweep that changes no value by more than this is at the grain of a double.</summary>
    private const double Still = 8 * Rounding.Unit;

    /// <summary>A sweep that changes no value by more than this goes the right way.</summary>
    private const double Settling = 1e-3;

    // Products of smaller values and small shares lose digits, which the errors of a sweep do not cover.
    private const double Smallest = 1e-280;
    private const int FirstSweeps = 4;
    private const int TrialSweeps = 8;
    private const int ProofSweeps = 64;
    private const int FirstDoubt = 64;

    /// <summary>An error of each value of a sweep that is large beside rounding and small beside one: what becomes of it is what becomes of rounding.</summary>
    private const double Magnified = 1e-9;

    private const int NoState = -1;

    private readonly IncomingShares _flows;
    private double[] _values;
    private int _pinned;
    private bool _isPinned = true;
    private bool _backwards;
    private long _sweeps;
    private int _doubts;

    /// <summary>Nothing is swept yet.</summary>
    /// <param name="flows">The chain.</param>
    public GaussSeidel(IncomingShares flows)
    {
        _flows = flows;
        _values = new double[flows.StateCount];
        _values[_pinned] = 1;
    }

    /// <summary>The stationary probabilities, or null where nothing is proved by that many sweeps in all. Asked again, it goes on where it was.</summary>
    /// <param name="maximumSweeps">The most sweeps in all, before the proof.</param>
    /// <param name="onlyTight">Whether bounds are wanted only where they are hardly wider than the rounding of the sweeps. A slow part of a chain may change too little to be seen, and bounds are wide then.</param>
    /// <param name="cancellationToken">Stops the sweeps.</param>
    public StationarySolution? Solve(long maximumSweeps, bool onlyTight, CancellationToken cancellationToken)
    {
        var change = double.PositiveInfinity;
        if (_sweeps == 0)
        {
            Sweep(_values, FirstSweeps, cancellationToken);
            PinTheLargest();
            change = ChooseDirection(cancellationToken);
            _isPinned = false;
        }

        while (change > Still && _sweeps < maximumSweeps)
        {
            change = Sweep(_values, 1, cancellationToken);
            if (change > Still && long.IsPow2(_sweeps) && _sweeps >= FirstDoubt)
            {
                PinTheLargest();
                change = TryAnotherWay(cancellationToken);
            }
        }

        if (!(change <= Still) || Array.Exists(_values, value => !(value >= Smallest)))
        {
            return null;
        }

        PinTheLargest();
        var (sweeps, least) = WhatAProofTakes(cancellationToken);
        var coarsest = onlyTight ? TightWidth : CoarsestWidth;
        for (var width = Math.Max(FinestWidth, least); width <= coarsest; width *= 4)
        {
            if (Holds(width, sweeps, cancellationToken) && Holds(-width, sweeps, cancellationToken))
            {
                return new StationarySolution(Normalized(), (2.01 * width) + (4 * Rounding.Unit), SteadyStateMethod.GaussSeidel, Method());
            }
        }

        return null;
    }

    private string Method() =>
        $"Gauss-Seidel sweeps over {_flows.StateCount} states ({_sweeps}, {(_backwards ? "backwards" : "forwards")}), bounds proved by induction";

    /// <summary>How many sweeps a proof takes, about, and from which width on it may hold.</summary>
    /// <remarks>
    /// Beginning with twice the values but at the pinned state, what a value falls by in k sweeps is what the pinned state takes back of a width, relatively; and errors of
    /// <see cref="Magnified"/> at every value of k sweeps tell what those of rounding come to. The width has to outweigh them at every state.
    /// </remarks>
    private (long Sweeps, double Width) WhatAProofTakes(CancellationToken cancellationToken)
    {
        var doubled = Array.ConvertAll(_values, value => 2 * value);
        var magnified = _values.AsSpan().ToArray();
        doubled[_pinned] = _values[_pinned];
        var (best, width) = (0L, double.PositiveInfinity);
        var longest = Math.Max(ProofSweeps, 2 * _sweeps);
        for (var (done, until) = (0L, 8L); until <= longest; until *= 2)
        {
            for (; done < until; done++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _flows.Sweep(doubled, _pinned, _backwards, 1);
                _flows.Sweep(magnified, _pinned, _backwards, 1 + Magnified);
            }

            var takes = 0.0;
            for (var i = 0; i < _values.Length; i++)
            {
                if (i != _pinned)
                {
                    takes = Math.Max(takes, (magnified[i] - _values[i]) / Magnified / Math.Max(0, (2 * _values[i]) - doubled[i]));
                }
            }

            // What the sweeps had not settled yet is about as large as their rounding; twice as much again to be safe.
            takes *= 4 * IncomingShares.SweepError;
            if (takes > 0.8 * width)
            {
                break;
            }

            (best, width) = (until, takes);
        }

        return (best, width);
    }

    /// <summary>Whether one plus <paramref name="width"/> times the values is a bound on the exact ones: from above where it is positive, from below where it is negative.</summary>
    private bool Holds(double width, long sweeps, CancellationToken cancellationToken)
    {
        var bound = Array.ConvertAll(_values, value => value * (1 + width));
        bound[_pinned] = _values[_pinned];
        var swept = bound.AsSpan().ToArray();
        var factor = 1 + (Math.Sign(width) * IncomingShares.SweepError);
        for (var k = 0; k < 2 * sweeps; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _flows.Sweep(swept, _pinned, _backwards, factor);
            if (IsWithin(swept, bound, fromAbove: width > 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithin(double[] swept, double[] bound, bool fromAbove)
    {
        for (var i = 0; i < swept.Length; i++)
        {
            if (fromAbove ? !(swept[i] <= bound[i]) : !(swept[i] >= bound[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Which way to sweep is a matter of the chain: flows run along the order in which its states were found, or against it.</summary>
    /// <remarks>
    /// By how much probability still moves, not by the largest change of a value: at first that is one of the rarest states, which the
    /// sweeps have not come to yet, whichever way they go.
    /// </remarks>
    private double ChooseDirection(CancellationToken cancellationToken)
    {
        var other = _values.AsSpan().ToArray();
        var change = Sweep(_values, TrialSweeps - 1, cancellationToken);
        var (last, moved) = SweepAndWeigh(_values, cancellationToken);
        if (change <= Settling)
        {
            return last;
        }

        _backwards = true;
        Sweep(other, TrialSweeps - 1, cancellationToken);
        var (lastBackwards, movedBackwards) = SweepAndWeigh(other, cancellationToken);
        if (movedBackwards < moved)
        {
            _values = other;
            return lastBackwards;
        }

        _backwards = false;
        return last;
    }

    /// <summary>Where the first choice has not settled, the rare states have been reached, and the largest change says what is faster: the other direction or, in turn, to pin a state or none.</summary>
    private double TryAnotherWay(CancellationToken cancellationToken)
    {
        var other = _values.AsSpan().ToArray();
        var sweeps = (int)Math.Min(_sweeps / 8, int.MaxValue);
        var change = Sweep(_values, sweeps, cancellationToken);
        var (backwards, isPinned) = (_backwards, _isPinned);
        _doubts++;
        if (int.IsOddInteger(_doubts))
        {
            _isPinned = !_isPinned;
        }
        else
        {
            _backwards = !_backwards;
        }

        var otherChange = Sweep(other, sweeps, cancellationToken);
        if (otherChange < change / 2)
        {
            _values = other;
            return otherChange;
        }

        (_backwards, _isPinned) = (backwards, isPinned);
        return change;
    }

    /// <summary>One more sweep: its largest relative change, and the share of all that it moved.</summary>
    private (double Change, double Moved) SweepAndWeigh(double[] values, CancellationToken cancellationToken)
    {
        var before = values.AsSpan().ToArray();
        var change = Sweep(values, 1, cancellationToken);
        double moved = 0, all = 0;
        for (var i = 0; i < values.Length; i++)
        {
            moved += Math.Abs(values[i] - before[i]);
            all += values[i];
        }

        return (change, moved / all);
    }

    private double Sweep(double[] values, int times, CancellationToken cancellationToken)
    {
        var change = 0.0;
        for (var i = 0; i < times; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            change = _flows.Sweep(values, _isPinned ? _pinned : NoState, _backwards, 1);
            _sweeps++;
        }

        return change;
    }

    /// <summary>The more often the pinned state is visited, the fewer detours the sweeps have to take; from a rare one the values of others could leave the range of a double.</summary>
    private void PinTheLargest()
    {
        var most = _pinned;
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] > _values[most])
            {
                most = i;
            }
        }

        if (!(_values[most] > 2 * _values[_pinned]))
        {
            return;
        }

        _pinned = most;
        var largest = _values[most];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] /= largest;
        }
    }

    private double[] Normalized()
    {
        var total = CompensatedSum.Of(_values);
        return Array.ConvertAll(_values, value => value / total);
    }
}
