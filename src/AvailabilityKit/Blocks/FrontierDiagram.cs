using System.Numerics;

namespace AvailabilityKit.Blocks;

/// <summary>The decision diagram of a network, built state by state along the frontier.</summary>
/// <remarks>
/// After G. Hardy, C. Lucet and N. Limnios, "K-terminal network reliability measures with binary decision diagrams", IEEE Trans.
/// Reliability 56 (3), 2007, and K. Sekine, H. Imai and S. Tani, "Computing the Tutte polynomial of a graph of moderate size", ISAAC 1995:
/// what has been decided matters only through how it connects the frontier, so decisions that leave the same connectivity are one
/// state. What connectivity is to two terminals and to more than two, <see cref="PathFrontier"/> and <see cref="ConnectionFrontier"/>
/// say. The states of each step are then turned into functions from the last step back, f = decision ? f(up) : f(down), where a
/// decision may be any function of the variables. Exact; time and space grow with the number of states, exponential in the frontier's
/// width and linear in the network's length.
/// </remarks>
internal abstract class FrontierDiagram
{
    private const int IsFalse = -1;
    private const int IsTrue = -2;

    /// <summary>Where a state's rows begin, one for each slot; before them stand the words of what the terminals are connected to.</summary>
    protected const int Rows = 2;

    private readonly FrontierPlan _plan;
    private readonly int _stride;
    private readonly int _stateLimit;
    private readonly string _title;

    // States of the step being made: the terminals' words, then a row for each slot.
    private ulong[] _next;
    private int _nextCount;
    private int[] _table;
    private long _total;

    protected FrontierDiagram(FrontierPlan plan, int stateLimit, string title)
    {
        _plan = plan;
        _stride = Rows + plan.Width;
        _stateLimit = stateLimit;
        _title = title;
        _next = new ulong[_stride * 16];
        _table = new int[64];
    }

    /// <summary>The function "the terminals are connected" of the decisions' functions; the terminals' own functions are left to the caller.</summary>
    /// <param name="diagram">The diagram to build in.</param>
    /// <param name="decision">The function that decides each step.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public int Build(DecisionDiagram diagram, Func<FrontierPlan.Step, int> decision, CancellationToken cancellationToken)
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

    /// <summary>Applies a step decided up; true when the terminals are connected now, whatever is still to be decided.</summary>
    protected abstract bool Up(FrontierPlan.Step step, Span<ulong> state);

    /// <summary>Takes the slots out that a step is the last to touch; false when the terminals can no longer be connected.</summary>
    protected abstract bool Leave(FrontierPlan.Step step, Span<ulong> state);

    /// <summary>Takes slots out of the reachability among the rest.</summary>
    protected static void Forget(Span<ulong> state, ulong slots)
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

    /// <summary>Ends a step: slots leave, hopeless states are False, equal states become one.</summary>
    private int Settled(FrontierPlan.Step step, Span<ulong> state)
    {
        if (!Leave(step, state))
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
            throw new SolverException(new SolverLimit(
                $"{nameof(BlockOptions)}.{nameof(BlockOptions.MaximumStates)}",
                _stateLimit,
                Needed: null,
                $"The {_title} has more than {_stateLimit} frontier states (its frontier is {_plan.Width} vertices wide).",
                "split the network into parts that meet in few vertices"));
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
