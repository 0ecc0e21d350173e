using System.Numerics;

namespace AvailabilityKit.Blocks;

/// <summary>The decision diagram of a two-terminal network, built state by state along the frontier.</summary>
/// <remarks>
/// After G. Hardy, C. Lucet and N. Limnios, "K-terminal network reliability measures with binary decision diagrams", IEEE Trans.
/// Reliability 56 (3), 2007, and K. Sekine, H. Imai and S. Tani, "Computing the Tutte polynomial of a graph of moderate size", ISAAC 1995:
/// what has been decided matters only through how it connects the frontier, so decisions that leave the same connectivity are one
/// state. Here connectivity is kept as reachability (which frontier vertices the source reaches, which reach the target, and which of
/// the rest reach which), so that directed, undirected and failing vertices are one algorithm. The states of each step are then turned
/// into functions from the last step back, f = decision ? f(up) : f(down), where a decision may be any function of the variables.
/// Exact; time and space grow with the number of states, exponential in the frontier's width and linear in the network's length.
/// </remarks>
internal sealed class FrontierDiagram
{
    private const int IsFalse = -1;
    private const int IsTrue = -2;
    private const int SourceWord = 0;
    private const int TargetWord = 1;
    private const int Rows = 2;

    private readonly FrontierPlan _plan;
    private readonly int _stride;
    private readonly int _stateLimit;
    private readonly string _title;

    // States of the step being made: a word for what the source reaches, one for what reaches the target, a row for each slot.
    private ulong[] _next;
    private int _nextCount;
    private int[] _table;
    private long _total;

    private FrontierDiagram(FrontierPlan plan, int stateLimit, string title)
    {
        _plan = plan;
        _stride = Rows + plan.Width;
        _stateLimit = stateLimit;
        _title = title;
        _next = new ulong[_stride * 16];
        _table = new int[64];
    }

    /// <summary>The function "some path is up" of the decisions' functions; the two terminals' own functions are left to the caller.</summary>
    /// <param name="diagram">The diagram to build in.</param>
    /// <param name="plan">The steps.</param>
    /// <param name="decision">The function that decides each step.</param>
    /// <param name="stateLimit">States to keep at most.</param>
    /// <param name="title">The network, for messages.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static int Build(
        DecisionDiagram diagram, FrontierPlan plan, Func<FrontierPlan.Step, int> decision, int stateLimit, string title, CancellationToken cancellationToken) =>
        new FrontierDiagram(plan, stateLimit, title).Build(diagram, decision, cancellationToken);

    private int Build(DecisionDiagram diagram, Func<FrontierPlan.Step, int> decision, CancellationToken cancellationToken)
    {
        var steps = _plan.Steps;
        var ups = new int[steps.Count][];
        var downs = new int[steps.Count][];
        var current = new ulong[_stride];
        var count = 1;
        for (var i = 0; i < steps.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var function = decision(steps[i]);
            (ups[i], downs[i]) = Expand(steps[i], function, current.AsSpan(0, count * _stride), count);
            (current, _next) = (_next, current);
            count = _nextCount;
        }

        var functions = Array.Empty<int>();
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var function = decision(steps[i]);
            var made = new int[ups[i].Length];
            for (var state = 0; state < made.Length; state++)
            {
                made[state] = diagram.IfThenElse(function, Function(ups[i][state]), Function(downs[i][state]));
            }

            functions = made;
        }

        return functions.Length == 0 ? DecisionDiagram.False : functions[0];

        int Function(int state) => state switch
        {
            IsFalse => DecisionDiagram.False,
            IsTrue => DecisionDiagram.True,
            _ => functions[state],
        };
    }

    private (int[] Ups, int[] Downs) Expand(FrontierPlan.Step step, int function, ReadOnlySpan<ulong> current, int count)
    {
        _nextCount = 0;
        _table.AsSpan().Clear();
        int[] ups = new int[count], downs = new int[count];
        Span<ulong> state = stackalloc ulong[_stride];
        for (var i = 0; i < count; i++)
        {
            var before = current.Slice(i * _stride, _stride);
            if (function != DecisionDiagram.False)
            {
                before.CopyTo(state);
                ups[i] = Up(step, state) ? IsTrue : Settled(step, state);
            }

            if (function != DecisionDiagram.True)
            {
                before.CopyTo(state);
                downs[i] = Settled(step, state);
            }

            // A decision that is no decision has one outcome.
            if (function == DecisionDiagram.False)
            {
                ups[i] = downs[i];
            }
            else if (function == DecisionDiagram.True)
            {
                downs[i] = ups[i];
            }
        }

        return (ups, downs);
    }

    /// <summary>Applies a step decided up; true when source and target are connected now.</summary>
    private static bool Up(FrontierPlan.Step step, Span<ulong> state)
    {
        if (step.Vertex >= 0)
        {
            state[Rows + step.U] = 1UL << step.U;
            return false;
        }

        if (step.U == FrontierPlan.Source)
        {
            return step.V == FrontierPlan.Target || ReachFromSource(state, step.V);
        }

        if (step.V == FrontierPlan.Target)
        {
            return ReachToTarget(state, step.U);
        }

        return (step.Forward && Join(state, step.U, step.V)) || (step.Backward && Join(state, step.V, step.U));
    }

    /// <summary>An arc from u to v is up.</summary>
    private static bool Join(Span<ulong> state, int u, int v)
    {
        ulong atU = 1UL << u, atV = 1UL << v;
        if ((state[SourceWord] & atU) != 0)
        {
            return ReachFromSource(state, v);
        }

        if ((state[TargetWord] & atV) != 0)
        {
            return ReachToTarget(state, u);
        }

        // An arc into what the source reaches already, or out of what reaches the target already, opens no new path; nor does one at a vertex that is down.
        if (state[Rows + u] != 0 && state[Rows + v] != 0)
        {
            foreach (ref var row in state[Rows..])
            {
                if ((row & atU) != 0)
                {
                    row |= state[Rows + v];
                }
            }
        }

        return false;
    }

    private static bool ReachFromSource(Span<ulong> state, int slot)
    {
        if ((state[TargetWord] & (1UL << slot)) != 0)
        {
            return true;
        }

        // The row is empty when the vertex is down or the source reaches it already; either way nothing changes.
        var reached = state[Rows + slot];
        state[SourceWord] |= reached;
        Forget(state, reached);
        return false;
    }

    private static bool ReachToTarget(Span<ulong> state, int slot)
    {
        var at = 1UL << slot;
        if ((state[SourceWord] & at) != 0)
        {
            return true;
        }

        var reaching = 0UL;
        for (var other = Rows; other < state.Length; other++)
        {
            if ((state[other] & at) != 0)
            {
                reaching |= 1UL << (other - Rows);
            }
        }

        state[TargetWord] |= reaching;
        Forget(state, reaching);
        return false;
    }

    /// <summary>Takes slots out of the reachability among the rest.</summary>
    private static void Forget(Span<ulong> state, ulong slots)
    {
        if (slots == 0)
        {
            return;
        }

        foreach (ref var row in state[Rows..])
        {
            row &= ~slots;
        }

        for (var rest = slots; rest != 0; rest &= rest - 1)
        {
            state[Rows + BitOperations.TrailingZeroCount(rest)] = 0;
        }
    }

    /// <summary>Ends a step: slots leave, hopeless states are False, equal states become one.</summary>
    private int Settled(FrontierPlan.Step step, Span<ulong> state)
    {
        if (step.Leaving != 0)
        {
            state[SourceWord] &= ~step.Leaving;
            state[TargetWord] &= ~step.Leaving;
            Forget(state, step.Leaving);
        }

        if ((step.SourceDone && state[SourceWord] == 0) || (step.TargetDone && state[TargetWord] == 0))
        {
            return IsFalse;
        }

        if (_nextCount * 2 >= _table.Length)
        {
            GrowTable();
        }

        var slot = Slot(state, _table.Length - 1);
        for (int entry; (entry = _table[slot]) != 0; slot = (slot + 1) & (_table.Length - 1))
        {
            if (_next.AsSpan((entry - 1) * _stride, _stride).SequenceEqual(state))
            {
                return entry - 1;
            }
        }

        if (++_total > _stateLimit)
        {
            throw new SolverException(
                $"The {_title} has more than {_stateLimit} frontier states (its frontier is {_plan.Width} vertices wide). Raise StateLimit, or split the network into parts that meet in few vertices.");
        }

        if ((_nextCount + 1) * _stride > _next.Length)
        {
            Array.Resize(ref _next, _next.Length * 2);
        }

        state.CopyTo(_next.AsSpan(_nextCount * _stride));
        _table[slot] = ++_nextCount;
        return _nextCount - 1;
    }

    private void GrowTable()
    {
        _table = new int[_table.Length * 2];
        var mask = _table.Length - 1;
        for (var entry = 0; entry < _nextCount; entry++)
        {
            var slot = Slot(_next.AsSpan(entry * _stride, _stride), mask);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _table[slot] = entry + 1;
        }
    }

    private static int Slot(ReadOnlySpan<ulong> state, int mask)
    {
        var hash = 0UL;
        foreach (var word in state)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
        }

        return (int)hash & mask;
    }
}
