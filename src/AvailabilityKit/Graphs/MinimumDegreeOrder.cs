namespace AvailabilityKit.Graphs;

/// <summary>An order in which the vertices of an undirected graph can be eliminated while few others become joined.</summary>
/// <remarks>
/// P. R. Amestoy, T. A. Davis, I. S. Duff, "An approximate minimum degree ordering algorithm", SIAM J. Matrix Analysis and Applications 17,
/// 1996. What is left of the graph is held as a quotient graph: an eliminated vertex becomes an element, which stands for the clique
/// of the vertices that it joined, so that the room taken never grows. Vertices with the same neighbours are eliminated as one, and a vertex with
/// nothing but the clique of the pivot together with it. Degrees are bounds from above, which hardly changes the order and saves most of the time.
/// </remarks>
internal sealed class MinimumDegreeOrder
{
    private const int None = -1;

    private readonly int _count;

    // The row of a vertex: first the elements that it belongs to, then the vertices that it is joined to outside any of them.
    private readonly int[] _starts;
    private readonly int[] _entries;
    private readonly int[] _elementCounts;
    private readonly int[] _vertexCounts;

    // How many vertices one stands for; zero once it is eliminated or stands under another.
    private readonly int[] _weights;
    private readonly int[] _degrees;

    // The vertices of an element; null for what is no element, or absorbed by another.
    private readonly int[]?[] _members;
    private readonly int[] _memberWeights;
    private readonly int[] _outside;
    private readonly int[] _outsideStamps;

    private readonly int[] _marks;
    private int _stamp;

    // Vertices by degree, as doubly linked lists.
    private readonly int[] _firstOfDegree;
    private readonly int[] _next;
    private readonly int[] _previous;
    private int _lowest;

    // Vertices that are eliminated together, as linked lists.
    private readonly int[] _nextTogether;
    private readonly int[] _lastTogether;

    private readonly int[] _hashes;
    private readonly int[] _firstOfHash;
    private readonly int[] _nextOfHash;

    private int[] _clique = new int[16];
    private readonly int[] _kept;
    private int _ordered;

    private MinimumDegreeOrder(Digraph graph)
    {
        _count = graph.VertexCount;
        _starts = graph.Offsets[.._count].ToArray();
        _entries = graph.Targets.ToArray();
        _elementCounts = new int[_count];
        _vertexCounts = new int[_count];
        _weights = new int[_count];
        _degrees = new int[_count];
        _members = new int[_count][];
        _memberWeights = new int[_count];
        _outside = new int[_count];
        _outsideStamps = new int[_count];
        _marks = new int[_count];
        _firstOfDegree = new int[_count];
        _next = new int[_count];
        _previous = new int[_count];
        _nextTogether = new int[_count];
        _lastTogether = new int[_count];
        _hashes = new int[_count];
        _firstOfHash = new int[_count];
        _nextOfHash = new int[_count];
        _kept = new int[_count];
        for (var v = 0; v < _count; v++)
        {
            _firstOfDegree[v] = None;
            _firstOfHash[v] = None;
            _vertexCounts[v] = graph.Successors(v).Length;
            _weights[v] = 1;
            _degrees[v] = _vertexCounts[v];
            _nextTogether[v] = None;
            _lastTogether[v] = v;
        }
    }

    /// <summary>The vertices in the order of elimination.</summary>
    /// <param name="graph">Every edge as two arcs; no loops and no parallel arcs.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static int[] Of(Digraph graph, CancellationToken cancellationToken)
    {
        var order = new int[graph.VertexCount];
        new MinimumDegreeOrder(graph).Fill(order, cancellationToken);
        return order;
    }

    private void Fill(int[] order, CancellationToken cancellationToken)
    {
        // A vertex that is joined to very many would be looked through at every step: it comes last, where it would have come anyhow.
        var most = Math.Max(16, (int)(10 * Math.Sqrt(_count)));
        var last = _count;
        for (var v = _count - 1; v >= 0; v--)
        {
            if (_degrees[v] > most)
            {
                _weights[v] = 0;
                order[--last] = v;
            }
        }

        for (var v = _count - 1; v >= 0; v--)
        {
            if (_weights[v] > 0)
            {
                Link(v);
            }
        }

        var position = 0;
        for (var step = 1; position < last; step++)
        {
            if ((step & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var pivot = Lowest();
            Unlink(pivot);
            Eliminate(pivot, last);
            for (var v = pivot; v != None; v = _nextTogether[v])
            {
                order[position++] = v;
            }
        }
    }

    private void Eliminate(int pivot, int total)
    {
        _ordered += _weights[pivot];
        var length = GatherClique(pivot, out var weight);
        _weights[pivot] = 0;
        var clique = _clique.AsSpan(0, length);
        MeasureElements(clique);
        foreach (var v in clique)
        {
            weight -= Renew(v, pivot);
        }

        foreach (var v in clique)
        {
            if (_weights[v] > 0)
            {
                MergeAlike(v);
            }
        }

        var left = 0;
        foreach (var v in clique)
        {
            _firstOfHash[_hashes[v]] = None;
            if (_weights[v] > 0)
            {
                clique[left++] = v;
                _degrees[v] = Math.Min(_degrees[v] + weight - _weights[v], total - _ordered - _weights[v]);
                Link(v);
            }
        }

        _members[pivot] = left == 0 ? null : clique[..left].ToArray();
        _memberWeights[pivot] = weight;
    }

    /// <summary>The vertices that the elimination joins, which leave the lists of degrees; the elements that the pivot belonged to are absorbed.</summary>
    private int GatherClique(int pivot, out int weight)
    {
        var mark = ++_stamp;
        _marks[pivot] = mark;
        var length = 0;
        weight = 0;
        var start = _starts[pivot];
        var elements = _elementCounts[pivot];
        for (var i = 0; i < elements; i++)
        {
            var element = _entries[start + i];
            if (_members[element] is { } members)
            {
                Gather(members, mark, ref length, ref weight);
                _members[element] = null;
            }
        }

        Gather(_entries.AsSpan(start + elements, _vertexCounts[pivot]), mark, ref length, ref weight);
        return length;
    }

    private void Gather(ReadOnlySpan<int> vertices, int mark, ref int length, ref int weight)
    {
        if (_clique.Length < length + vertices.Length)
        {
            Array.Resize(ref _clique, 2 * (length + vertices.Length));
        }

        foreach (var v in vertices)
        {
            if (_weights[v] > 0 && _marks[v] != mark)
            {
                _marks[v] = mark;
                _clique[length++] = v;
                weight += _weights[v];
                Unlink(v);
            }
        }
    }

    /// <summary>For every element that reaches into the clique, the weight of what it holds outside.</summary>
    private void MeasureElements(ReadOnlySpan<int> clique)
    {
        foreach (var v in clique)
        {
            foreach (var element in _entries.AsSpan(_starts[v], _elementCounts[v]))
            {
                if (_members[element] is null)
                {
                    continue;
                }

                if (_outsideStamps[element] != _stamp)
                {
                    _outsideStamps[element] = _stamp;
                    _outside[element] = _memberWeights[element];
                }

                _outside[element] -= _weights[v];
            }
        }
    }

    /// <summary>Writes the row of a vertex of the clique anew; returns the weight of what is eliminated together with the pivot.</summary>
    private int Renew(int v, int pivot)
    {
        var start = _starts[v];
        var elements = _elementCounts[v];
        var kept = 0;
        var degree = 0;
        var hash = (uint)pivot;
        for (var i = start; i < start + elements; i++)
        {
            var element = _entries[i];
            if (_members[element] is null)
            {
                continue;
            }

            if (_outside[element] == 0)
            {
                _members[element] = null;
                continue;
            }

            _kept[kept++] = element;
            degree += _outside[element];
            hash += (uint)element;
        }

        var elementsKept = kept;
        _kept[kept++] = pivot;
        for (var i = start + elements; i < start + elements + _vertexCounts[v]; i++)
        {
            var other = _entries[i];
            if (_weights[other] > 0 && _marks[other] != _stamp)
            {
                _kept[kept++] = other;
                degree += _weights[other];
                hash += (uint)other;
            }
        }

        if (degree == 0)
        {
            var weight = _weights[v];
            _ordered += weight;
            Join(pivot, v);
            return weight;
        }

        // It fits: the pivot was in the row before, as a vertex or by an element that is absorbed.
        _kept.AsSpan(0, kept).CopyTo(_entries.AsSpan(start));
        _elementCounts[v] = elementsKept + 1;
        _vertexCounts[v] = kept - elementsKept - 1;
        _degrees[v] = Math.Min(_degrees[v], degree);
        _hashes[v] = (int)(hash % (uint)_count);
        return 0;
    }

    /// <summary>Puts a vertex under one that has the same row, if there is one; else remembers it for those that follow.</summary>
    private void MergeAlike(int v)
    {
        var hash = _hashes[v];
        if (_firstOfHash[hash] != None)
        {
            var mark = ++_stamp;
            var row = _entries.AsSpan(_starts[v], _elementCounts[v] + _vertexCounts[v]);
            foreach (var entry in row)
            {
                _marks[entry] = mark;
            }

            for (var other = _firstOfHash[hash]; other != None; other = _nextOfHash[other])
            {
                if (_elementCounts[other] == _elementCounts[v] && _vertexCounts[other] == _vertexCounts[v] && IsMarked(other, mark))
                {
                    _weights[other] += _weights[v];
                    Join(other, v);
                    return;
                }
            }
        }

        _nextOfHash[v] = _firstOfHash[hash];
        _firstOfHash[hash] = v;
    }

    private bool IsMarked(int v, int mark)
    {
        foreach (var entry in _entries.AsSpan(_starts[v], _elementCounts[v] + _vertexCounts[v]))
        {
            if (_marks[entry] != mark)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Has <paramref name="v"/> eliminated together with <paramref name="first"/>.</summary>
    private void Join(int first, int v)
    {
        _weights[v] = 0;
        _nextTogether[_lastTogether[first]] = v;
        _lastTogether[first] = _lastTogether[v];
    }

    private int Lowest()
    {
        while (_firstOfDegree[_lowest] == None)
        {
            _lowest++;
        }

        return _firstOfDegree[_lowest];
    }

    private void Link(int v)
    {
        var degree = _degrees[v];
        var first = _firstOfDegree[degree];
        _next[v] = first;
        _previous[v] = None;
        if (first != None)
        {
            _previous[first] = v;
        }

        _firstOfDegree[degree] = v;
        _lowest = Math.Min(_lowest, degree);
    }

    private void Unlink(int v)
    {
        if (_previous[v] != None)
        {
            _next[_previous[v]] = _next[v];
        }
        else
        {
            _firstOfDegree[_degrees[v]] = _next[v];
        }

        if (_next[v] != None)
        {
            _previous[_next[v]] = _previous[v];
        }
    }
}
