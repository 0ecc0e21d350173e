using AvailabilityKit.Graphs;

namespace AvailabilityKit.Markov;

/// <summary>Makes an <see cref="EliminationPlan"/>: the order, what each state touches by then, and the fronts.</summary>
internal sealed class EliminationPlanner
{
    private readonly int _eliminable;
    private readonly int _total;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly EliminationTree _tree;

    // The first position of each front, and at last the number of positions; and the front of each position.
    private readonly List<int> _firsts = [];
    private readonly int[] _frontOf;

    private readonly int[] _offsets;
    private readonly int[] _transitions;
    private readonly int[] _cells;

    private EliminationPlanner(int eliminable, int total, int[] from, int[] to, long maximumFill, CancellationToken cancellationToken)
    {
        _eliminable = eliminable;
        _total = total;
        _from = from;
        _to = to;
        var neighbours = Neighbours();
        _tree = EliminationTree.Of(neighbours, MinimumDegreeOrder.Of(neighbours, cancellationToken));
        _frontOf = new int[eliminable];
        FindFronts(CountTouched(neighbours, maximumFill, cancellationToken));
        _offsets = new int[_firsts.Count];
        _transitions = new int[from.Length];
        _cells = new int[from.Length];
        SortTransitions();
    }

    /// <summary>Plans the elimination of a chain, or of a part of one.</summary>
    /// <param name="eliminable">States 0..eliminable-1 have rows.</param>
    /// <param name="total">States from eliminable to total-1 are kept.</param>
    /// <param name="from">The state that each transition leaves, ascending.</param>
    /// <param name="to">The state that it leads to, another one.</param>
    /// <param name="maximumFill">The most cells that may be held at once.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <exception cref="SolverException">More cells would be needed.</exception>
    public static EliminationPlan Plan(int eliminable, int total, int[] from, int[] to, long maximumFill, CancellationToken cancellationToken) =>
        new EliminationPlanner(eliminable, total, from, to, maximumFill, cancellationToken).Plan(maximumFill, cancellationToken);

    /// <summary>The eliminable states between which a transition leads, either way.</summary>
    private Digraph Neighbours()
    {
        var sources = new int[2 * _from.Length];
        var targets = new int[2 * _from.Length];
        var arcs = 0;
        for (var i = 0; i < _from.Length; i++)
        {
            if (_to[i] < _eliminable)
            {
                (sources[arcs], targets[arcs]) = (_from[i], _to[i]);
                (sources[arcs + 1], targets[arcs + 1]) = (_to[i], _from[i]);
                arcs += 2;
            }
        }

        var both = Digraph.FromArcs(_eliminable, sources.AsSpan(0, arcs), targets.AsSpan(0, arcs));
        var offsets = new int[_eliminable + 1];
        var seenBy = new int[_eliminable];
        var distinct = 0;
        for (var state = 0; state < _eliminable; state++)
        {
            foreach (var neighbour in both.Successors(state))
            {
                if (seenBy[neighbour] != state + 1)
                {
                    seenBy[neighbour] = state + 1;
                    targets[distinct++] = neighbour;
                }
            }

            offsets[state + 1] = distinct;
        }

        return new Digraph(offsets, targets[..distinct]);
    }

    /// <summary>For every kept state those that lead to it.</summary>
    private Digraph SourcesOfKept()
    {
        List<int> kept = [];
        List<int> sources = [];
        for (var i = 0; i < _to.Length; i++)
        {
            if (_to[i] >= _eliminable)
            {
                kept.Add(_to[i]);
                sources.Add(_from[i]);
            }
        }

        return Digraph.FromArcs(_total, kept.ToArray(), sources.ToArray());
    }

    /// <summary>How many later positions and kept states each position touches once all before it are eliminated.</summary>
    /// <remarks>Each state is touched by a part of the tree: from its earlier neighbours upwards, to itself or, if it is kept, to a root.</remarks>
    private int[] CountTouched(Digraph neighbours, long maximumFill, CancellationToken cancellationToken)
    {
        var (positions, parents) = (_tree.Positions, _tree.Parents);
        var sourcesOfKept = SourcesOfKept();
        var counts = new int[_eliminable];
        var seenBy = new int[_eliminable];
        var all = 0L;
        for (var touched = 0; touched < _total; touched++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var neighbour in touched < _eliminable ? neighbours.Successors(_tree.Order[touched]) : sourcesOfKept.Successors(touched))
            {
                for (var k = positions[neighbour]; k >= 0 && k < touched && seenBy[k] != touched + 1; k = parents[k])
                {
                    seenBy[k] = touched + 1;
                    counts[k]++;
                    all++;
                }
            }

            if (all > maximumFill)
            {
                throw OutOfRoom(maximumFill);
            }
        }

        return counts;
    }

    /// <summary>Positions that follow each other and touch the same, but for themselves, share a front.</summary>
    private void FindFronts(int[] counts)
    {
        for (var position = 0; position < _eliminable; position++)
        {
            if (position == 0 || _tree.Parents[position - 1] != position || counts[position - 1] != counts[position] + 1)
            {
                _firsts.Add(position);
            }

            _frontOf[position] = _firsts.Count - 1;
        }

        _firsts.Add(_eliminable);
    }

    /// <summary>Sorts the transitions by the front in which the first of their two states is a pivot.</summary>
    private void SortTransitions()
    {
        for (var i = 0; i < _from.Length; i++)
        {
            _offsets[FrontMeeting(i) + 1]++;
        }

        for (var front = 0; front < _offsets.Length - 1; front++)
        {
            _offsets[front + 1] += _offsets[front];
        }

        var next = _offsets[..^1];
        for (var i = 0; i < _from.Length; i++)
        {
            _transitions[next[FrontMeeting(i)]++] = i;
        }
    }

    private int FrontMeeting(int transition) => _frontOf[Math.Min(_tree.Positions[_from[transition]], PositionOf(_to[transition]))];

    private int PositionOf(int state) => state < _eliminable ? _tree.Positions[state] : state;

    private EliminationPlan Plan(long maximumFill, CancellationToken cancellationToken)
    {
        var fronts = new EliminationFront[_firsts.Count - 1];
        var waiting = new Stack<EliminationFront>();
        var columns = new int[_total];
        var seenBy = new int[_total];
        List<EliminationFront> children = [];
        List<int> touched = [];
        long stack = 0, largestStack = 0, largestFront = 0, shares = 0;
        for (var number = 0; number < fronts.Length; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            children.Clear();
            while (waiting.TryPeek(out var next) && next.Parent == number)
            {
                children.Add(waiting.Pop());
                stack -= next.CellsLeft;
            }

            Gather(number, children, seenBy, touched);
            var front = Front(number, touched);
            largestFront = Math.Max(largestFront, (long)front.RowCount * front.Width);
            shares += front.ShareCount;
            if (shares + largestFront + largestStack > Math.Min(maximumFill, Array.MaxLength))
            {
                throw OutOfRoom(maximumFill);
            }

            Place(number, front, children, columns);
            fronts[number] = front;
            if (front.Parent >= 0)
            {
                waiting.Push(front);
                stack += front.CellsLeft;
                largestStack = Math.Max(largestStack, stack);
            }
        }

        return new EliminationPlan
        {
            Total = _total,
            Order = _tree.Order,
            Fronts = fronts,
            Offsets = _offsets,
            Transitions = _transitions,
            Cells = _cells,
            Parallels = CountParallels(),
            LargestFront = (int)largestFront,
            LargestStack = (int)largestStack,
            Shares = (int)shares,
            Height = HeightOf(fronts),
        };
    }

    /// <summary>The states of a front are put back from all after them there, the last pivot first.</summary>
    private int HeightOf(EliminationFront[] fronts)
    {
        var heights = new int[_eliminable];
        var highest = 0;
        for (var number = fronts.Length - 1; number >= 0; number--)
        {
            var front = fronts[number];
            var height = -1;
            foreach (var position in front.Touched.AsSpan(0, front.Touched.Length - front.KeptCount))
            {
                height = Math.Max(height, heights[position]);
            }

            for (var pivot = front.PivotCount - 1; pivot >= 0; pivot--)
            {
                heights[front.FirstPivot + pivot] = ++height;
            }

            highest = Math.Max(highest, height);
        }

        return highest;
    }

    /// <summary>What a front touches beyond its pivots: by their own transitions, and by what is left of the fronts below.</summary>
    private void Gather(int number, List<EliminationFront> children, int[] seenBy, List<int> touched)
    {
        touched.Clear();
        for (var i = _offsets[number]; i < _offsets[number + 1]; i++)
        {
            Touch(PositionOf(_from[_transitions[i]]), number, seenBy, touched);
            Touch(PositionOf(_to[_transitions[i]]), number, seenBy, touched);
        }

        foreach (var child in children)
        {
            foreach (var position in child.Touched)
            {
                Touch(position, number, seenBy, touched);
            }
        }

        // So kept states, whose positions are beyond all others, come last, and what is left of a front is one block of rows.
        touched.Sort();
    }

    private void Touch(int position, int number, int[] seenBy, List<int> touched)
    {
        if (position >= _firsts[number + 1] && seenBy[position] != number + 1)
        {
            seenBy[position] = number + 1;
            touched.Add(position);
        }
    }

    private EliminationFront Front(int number, List<int> touched)
    {
        var kept = 0;
        while (kept < touched.Count && touched[^(kept + 1)] >= _eliminable)
        {
            kept++;
        }

        var (first, end) = (_firsts[number], _firsts[number + 1]);
        var parent = _tree.Parents[end - 1];
        return new EliminationFront
        {
            FirstPivot = first,
            PivotCount = end - first,
            Touched = [.. touched],
            KeptCount = kept,
            Parent = parent < 0 ? -1 : _frontOf[parent],
        };
    }

    /// <summary>Finds the cells of a front that its transitions and the fronts below are met in.</summary>
    private void Place(int number, EliminationFront front, List<EliminationFront> children, int[] columns)
    {
        for (var i = 0; i < front.PivotCount; i++)
        {
            columns[front.FirstPivot + i] = i;
        }

        for (var i = 0; i < front.Touched.Length; i++)
        {
            columns[front.Touched[i]] = front.PivotCount + i;
        }

        for (var i = _offsets[number]; i < _offsets[number + 1]; i++)
        {
            var transition = _transitions[i];
            _cells[i] = (columns[PositionOf(_from[transition])] * front.Width) + columns[PositionOf(_to[transition])];
        }

        foreach (var child in children)
        {
            child.InParent = Array.ConvertAll(child.Touched, position => columns[position]);
        }
    }

    private int CountParallels()
    {
        var lastFrom = new int[_total];
        var parallels = 0;
        for (var i = 0; i < _from.Length; i++)
        {
            parallels += lastFrom[_to[i]] == _from[i] + 1 ? 1 : 0;
            lastFrom[_to[i]] = _from[i] + 1;
        }

        return parallels;
    }

    private SolverException OutOfRoom(long maximumFill) => new(new SolverLimit(
        $"{nameof(ChainOptions)}.{nameof(ChainOptions.MaximumFill)}",
        maximumFill,
        Needed: null,
        $"The elimination of {_eliminable} states needs working room for more than {maximumFill} rates, of 8 bytes each.",
        "keep less in the state"));
}
