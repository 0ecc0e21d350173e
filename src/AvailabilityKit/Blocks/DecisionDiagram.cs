using System.Runtime.CompilerServices;

namespace AvailabilityKit.Blocks;

/// <summary>Reduced ordered binary decision diagrams of many functions of the same variables, sharing their nodes.</summary>
/// <remarks>
/// R. E. Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Computers C-35 (8), 1986; complemented
/// edges and the standard triples after K. S. Brace, R. L. Rudell and R. E. Bryant, "Efficient implementation of a BDD package",
/// DAC 1990. A function is an edge: twice the node's number, plus one when complemented, so that negation is free and two
/// functions are equal exactly when their edges are. Variables are ordered by their index, 0 at the top.
/// Nodes live in parallel arrays, the unique table and the computed cache are open arrays of ints, and every operation runs on an
/// explicit stack: a series of a million components is as safe as one of ten. Nothing is collected; <c>nodeLimit</c> bounds the memory
/// (about 40 bytes a node). Not thread-safe: <see cref="Compile"/> gives the immutable form.
/// </remarks>
internal sealed class DecisionDiagram
{
    public const int False = 0;
    public const int True = 1;

    /// <summary>Nodes a diagram may have unless its maker says otherwise; about 700 MB when reached.</summary>
    public const int DefaultNodeLimit = 16_000_000;

    private const int TerminalLevel = int.MaxValue;
    private const int FrameSize = 6;

    private readonly int _variables;
    private readonly int _nodeLimit;

    // Nodes; the terminal is node 0. The low edge is never complemented, which makes the form unique.
    private int[] _level;
    private int[] _high;
    private int[] _low;
    private int _nodeCount = 1;

    // Unique table: node numbers, 0 is free.
    private int[] _unique;

    private readonly ComputedCache _cache;

    private int[] _stack = new int[64 * FrameSize];

    public DecisionDiagram(int variables, int nodeLimit = DefaultNodeLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeLimit, 1);
        _variables = variables;
        _nodeLimit = Math.Min(nodeLimit, 1 << 28);
        const int InitialNodes = 128;
        _level = new int[InitialNodes];
        _high = new int[InitialNodes];
        _low = new int[InitialNodes];
        _level[0] = TerminalLevel;
        _unique = new int[InitialNodes * 2];
        _cache = new ComputedCache(InitialNodes);
    }

    /// <summary>Number of variables, fixed at construction.</summary>
    public int VariableCount => _variables;

    /// <summary>Nodes made so far, the terminal and those no longer in use included.</summary>
    public int NodeCount => _nodeCount;

    public int Variable(int v)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)v, (uint)_variables, nameof(v));
        return Node(v, True, False);
    }

    public static int Not(int f) => f ^ 1;

    public int And(int f, int g) => IfThenElse(f, g, False);

    public int Or(int f, int g) => IfThenElse(f, True, g);

    /// <summary>f and not g.</summary>
    public int AndNot(int f, int g) => IfThenElse(f, g ^ 1, False);

    public int Xor(int f, int g) => IfThenElse(f, g ^ 1, g);

    /// <summary>All of the functions, joined from the one that begins deepest in the order to the one that begins highest.</summary>
    /// <remarks>Each then stands above the rest as far as the order allows, and joining it costs its own size and not theirs.</remarks>
    public int And(ReadOnlySpan<int> functions)
    {
        var result = True;
        foreach (var f in DeepestFirst(functions))
        {
            result = And(f, result);
        }

        return result;
    }

    /// <summary>Any of the functions, joined in the same order.</summary>
    public int Or(ReadOnlySpan<int> functions)
    {
        var result = False;
        foreach (var f in DeepestFirst(functions))
        {
            result = Or(f, result);
        }

        return result;
    }

    /// <summary>At least <paramref name="k"/> of the functions, which may be any and may share variables; k(n - k) steps.</summary>
    public int AtLeast(int k, ReadOnlySpan<int> functions)
    {
        var n = functions.Length;
        if (k <= 0)
        {
            return True;
        }

        if (k > n)
        {
            return False;
        }

        // rest[j]: at least j of those after position i. Only j that can still matter are kept up to date.
        var rest = new int[k + 1];
        rest[0] = True;
        var deepestFirst = DeepestFirst(functions);
        for (var i = n - 1; i >= 0; i--)
        {
            var fewest = Math.Max(1, k - i);
            for (var j = Math.Min(k, n - i); j >= fewest; j--)
            {
                rest[j] = IfThenElse(deepestFirst[n - 1 - i], rest[j - 1], rest[j]);
            }
        }

        return rest[k];
    }

    /// <summary>f with variable v held at a value.</summary>
    public int Restrict(int f, int v, bool value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)v, (uint)_variables, nameof(v));
        var done = new Dictionary<int, int>();
        var pending = new Stack<int>();
        pending.Push(f >> 1);
        while (pending.TryPeek(out var node))
        {
            if (done.ContainsKey(node))
            {
                pending.Pop();
            }
            else if (_level[node] > v)
            {
                done[node] = node << 1;
            }
            else if (_level[node] == v)
            {
                done[node] = value ? _high[node] : _low[node];
            }
            else if (!done.TryGetValue(_high[node] >> 1, out var high))
            {
                pending.Push(_high[node] >> 1);
            }
            else if (!done.TryGetValue(_low[node] >> 1, out var low))
            {
                pending.Push(_low[node] >> 1);
            }
            else
            {
                done[node] = Node(_level[node], high ^ (_high[node] & 1), low ^ (_low[node] & 1));
            }
        }

        return done[f >> 1] ^ (f & 1);
    }

    /// <summary>f ? g : h.</summary>
    public int IfThenElse(int f, int g, int h)
    {
        // Frame: f, g, h (normalised, the cache's key), level, complement of the result, high result or -1 while it is being made.
        var depth = 0;
        while (true)
        {
            int result;
            var complement = StandardTriple.Normalise(ref f, ref g, ref h);
            if (f == True)
            {
                result = g ^ complement;
            }
            else if (_cache.TryFind(f, g, h, out var remembered))
            {
                result = remembered ^ complement;
            }
            else
            {
                var level = Math.Min(_level[f >> 1], Math.Min(_level[g >> 1], _level[h >> 1]));
                if (depth * FrameSize == _stack.Length)
                {
                    Array.Resize(ref _stack, _stack.Length * 2);
                }

                var frame = _stack.AsSpan(depth++ * FrameSize, FrameSize);
                frame[0] = f;
                frame[1] = g;
                frame[2] = h;
                frame[3] = level;
                frame[4] = complement;
                frame[5] = -1;
                f = High(f, level);
                g = High(g, level);
                h = High(h, level);
                continue;
            }

            while (true)
            {
                if (depth == 0)
                {
                    return result;
                }

                var frame = _stack.AsSpan((depth - 1) * FrameSize, FrameSize);
                if (frame[5] < 0)
                {
                    frame[5] = result;
                    f = Low(frame[0], frame[3]);
                    g = Low(frame[1], frame[3]);
                    h = Low(frame[2], frame[3]);
                    break;
                }

                result = Node(frame[3], frame[5], result);
                _cache.Remember(frame[0], frame[1], frame[2], result);
                result ^= frame[4];
                depth--;
            }
        }
    }

    /// <summary>The shared diagram of some functions, renumbered from the bottom up and fit for evaluation on many threads.</summary>
    public CompiledDiagram Compile(ReadOnlySpan<int> roots)
    {
        var reached = new bool[_nodeCount];
        reached[0] = true;
        var nodes = new List<int>();
        foreach (var root in roots)
        {
            Reach(root >> 1);
        }

        // Children stand at larger levels, so ordering by level, deepest first, puts them before their parents.
        nodes.Sort((a, b) => _level[a] != _level[b] ? _level[b].CompareTo(_level[a]) : a.CompareTo(b));
        var newNumber = new int[_nodeCount];
        for (var i = 0; i < nodes.Count; i++)
        {
            newNumber[nodes[i]] = i + 1;
        }

        var count = nodes.Count + 1;
        int[] level = new int[count], high = new int[count], low = new int[count];
        level[0] = -1;
        for (var i = 1; i < count; i++)
        {
            var node = nodes[i - 1];
            level[i] = _level[node];
            high[i] = (newNumber[_high[node] >> 1] << 1) | (_high[node] & 1);
            low[i] = newNumber[_low[node] >> 1] << 1;
        }

        var newRoots = new int[roots.Length];
        for (var i = 0; i < newRoots.Length; i++)
        {
            newRoots[i] = (newNumber[roots[i] >> 1] << 1) | (roots[i] & 1);
        }

        return new CompiledDiagram(_variables, level, high, low, newRoots);

        void Reach(int root)
        {
            if (reached[root])
            {
                return;
            }

            reached[root] = true;
            var next = nodes.Count;
            nodes.Add(root);
            for (; next < nodes.Count; next++)
            {
                foreach (var child in (ReadOnlySpan<int>)[_high[nodes[next]] >> 1, _low[nodes[next]] >> 1])
                {
                    if (!reached[child])
                    {
                        reached[child] = true;
                        nodes.Add(child);
                    }
                }
            }
        }
    }

    /// <summary>Takes the functions of a compiled diagram into this one, which must have the same variables, and gives the edge of every node.</summary>
    public int[] Import(CompiledDiagram compiled)
    {
        var edges = new int[compiled.NodeCount];
        for (var node = 1; node < edges.Length; node++)
        {
            var high = compiled.High(node);
            edges[node] = Node(compiled.Variable(node), edges[high >> 1] ^ (high & 1), edges[compiled.Low(node) >> 1]);
        }

        return edges;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int High(int f, int level) => _level[f >> 1] == level ? _high[f >> 1] ^ (f & 1) : f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Low(int f, int level) => _level[f >> 1] == level ? _low[f >> 1] ^ (f & 1) : f;

    private int[] DeepestFirst(ReadOnlySpan<int> functions)
    {
        var sorted = functions.ToArray();
        Array.Sort(sorted, (f, g) => _level[g >> 1] != _level[f >> 1] ? _level[g >> 1].CompareTo(_level[f >> 1]) : g.CompareTo(f));
        return sorted;
    }

    private int Node(int level, int high, int low)
    {
        if (high == low)
        {
            return high;
        }

        var complement = low & 1;
        high ^= complement;
        low ^= complement;
        var mask = _unique.Length - 1;
        var slot = (int)ComputedCache.Mixed(level, high, low) & mask;
        for (int node; (node = _unique[slot]) != 0; slot = (slot + 1) & mask)
        {
            if (_level[node] == level && _high[node] == high && _low[node] == low)
            {
                return (node << 1) | complement;
            }
        }

        if (_nodeCount > _nodeLimit)
        {
            throw DiagramLimit.Exceeded(_nodeLimit);
        }

        if (_nodeCount == _level.Length)
        {
            Grow();
            mask = _unique.Length - 1;
            slot = (int)ComputedCache.Mixed(level, high, low) & mask;
            while (_unique[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
        }

        _level[_nodeCount] = level;
        _high[_nodeCount] = high;
        _low[_nodeCount] = low;
        _unique[slot] = _nodeCount;
        return (_nodeCount++ << 1) | complement;
    }

    private void Grow()
    {
        var capacity = _level.Length * 2;
        Array.Resize(ref _level, capacity);
        Array.Resize(ref _high, capacity);
        Array.Resize(ref _low, capacity);

        // Twice as many slots as nodes keeps probes short.
        _unique = new int[capacity * 2];
        var mask = _unique.Length - 1;
        for (var node = 1; node < _nodeCount; node++)
        {
            var slot = (int)ComputedCache.Mixed(_level[node], _high[node], _low[node]) & mask;
            while (_unique[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _unique[slot] = node;
        }

        _cache.GrowTo(capacity);
    }
}
