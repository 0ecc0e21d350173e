using System.Runtime.CompilerServices;

namespace AvailabilityKit.Blocks;

/// <summary>Decision diagrams under a budget of nodes, whose room is used again: what the engine tries orders in.</summary>
/// <remarks>
/// Nodes of 16 bytes (level, high, low, next in the chain of the unique table); the low edge is never complemented. The one operation is the
/// conjunction of two, with a cache of its own. What outgrows the budget gives <see cref="Abort"/>, not an exception, for losing attempts are
/// part of the work. Recursion goes as deep as there are levels; above <see cref="DeepestRecursion"/> of them an explicit stack is used.
/// Method: R. E. Bryant 1986; K. S. Brace, R. L. Rudell and R. E. Bryant 1990.
/// </remarks>
internal sealed class NodeArena
{
    public const int False = 0;
    public const int True = 1;
    public const int Abort = -1;

    private const int DeepestRecursion = 1_000;
    private const int Smallest = 1 << 10;
    private const int MostCached = 1 << 21;

    private Node[] _nodes = new Node[Smallest];
    private int[] _buckets = new int[Smallest];
    private Cached[] _cache = new Cached[Smallest];
    private int[] _stack = new int[64 * 4];
    private int _count = 1;
    private int _free;
    private int _live = 1;
    private int _budget;
    private int _levels;
    private CancellationToken _cancellationToken;

    public NodeArena() => _nodes[0].Level = int.MaxValue;

    /// <summary>Nodes in use, the terminal included.</summary>
    public int Live => _live;

    public int Level(int edge) => _nodes[edge >> 1].Level;

    public int High(int edge) => _nodes[edge >> 1].High ^ (edge & 1);

    public int Low(int edge) => _nodes[edge >> 1].Low ^ (edge & 1);

    /// <summary>Forgets everything.</summary>
    /// <param name="levels">How many levels there will be.</param>
    /// <param name="budget">The most nodes.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Reset(int levels, int budget, CancellationToken cancellationToken)
    {
        // Room that a large attempt left behind would cost each small one the time to clear it.
        if (_buckets.Length > Smallest && _buckets.Length / 16 > budget)
        {
            _buckets = new int[Smallest];
            _cache = new Cached[Smallest];
            Array.Resize(ref _nodes, Smallest);
        }
        else if (_count > 1)
        {
            Array.Clear(_buckets);
            Array.Clear(_cache);
        }

        (_count, _live, _free, _levels, _budget, _cancellationToken) = (1, 1, 0, levels, budget, cancellationToken);
    }

    /// <summary>The variable of a level, or <see cref="Abort"/>.</summary>
    public int Variable(int level) => Make(level, True, False);

    /// <summary>The conjunction of two functions, or <see cref="Abort"/>.</summary>
    public int And(int f, int g) => _levels <= DeepestRecursion ? Conjoin(f, g) : ConjoinDeep(f, g);

    /// <summary>Frees all nodes that these functions do not need.</summary>
    public void Collect(ReadOnlySpan<int> roots)
    {
        var isLive = new bool[_count];
        isLive[0] = true;
        var pending = new Stack<int>();
        foreach (var root in roots)
        {
            pending.Push(root >> 1);
        }

        while (pending.TryPop(out var node))
        {
            if (!isLive[node])
            {
                isLive[node] = true;
                pending.Push(_nodes[node].High >> 1);
                pending.Push(_nodes[node].Low >> 1);
            }
        }

        Array.Clear(_buckets);
        Array.Clear(_cache);
        (_free, _live) = (0, 1);
        for (var node = 1; node < _count; node++)
        {
            ref var here = ref _nodes[node];
            if (isLive[node])
            {
                ref var bucket = ref _buckets[Slot(here.Level, here.High, here.Low)];
                here.Next = bucket;
                bucket = node;
                _live++;
            }
            else
            {
                here.Next = _free;
                _free = node;
            }
        }
    }

    private int Conjoin(int f, int g)
    {
        if (Settled(ref f, ref g, out var result))
        {
            return result;
        }

        ref readonly var nf = ref _nodes[f >> 1];
        ref readonly var ng = ref _nodes[g >> 1];
        var level = Math.Min(nf.Level, ng.Level);
        int fh = f, fl = f, gh = g, gl = g;
        if (nf.Level == level)
        {
            fh = nf.High ^ (f & 1);
            fl = nf.Low ^ (f & 1);
        }

        if (ng.Level == level)
        {
            gh = ng.High ^ (g & 1);
            gl = ng.Low ^ (g & 1);
        }

        var high = Conjoin(fh, gh);
        if (high < 0)
        {
            return Abort;
        }

        var low = Conjoin(fl, gl);
        return low < 0 ? Abort : Remembered(f, g, Make(level, high, low));
    }

    private int ConjoinDeep(int f, int g)
    {
        // Frame: f, g, level, high result or -1 while it is being made.
        var depth = 0;
        while (true)
        {
            if (!Settled(ref f, ref g, out var result))
            {
                if (depth * 4 == _stack.Length)
                {
                    Array.Resize(ref _stack, _stack.Length * 2);
                }

                var level = Math.Min(Level(f), Level(g));
                var made = _stack.AsSpan(depth++ * 4, 4);
                (made[0], made[1], made[2], made[3]) = (f, g, level, -1);
                (f, g) = (Level(f) == level ? High(f) : f, Level(g) == level ? High(g) : g);
                continue;
            }

            while (true)
            {
                if (depth == 0 || result < 0)
                {
                    return result;
                }

                var frame = _stack.AsSpan((depth - 1) * 4, 4);
                if (frame[3] < 0)
                {
                    frame[3] = result;
                    (f, g) = (Level(frame[0]) == frame[2] ? Low(frame[0]) : frame[0], Level(frame[1]) == frame[2] ? Low(frame[1]) : frame[1]);
                    break;
                }

                result = Remembered(frame[0], frame[1], Make(frame[2], frame[3], result));
                depth--;
            }
        }
    }

    /// <summary>The conjunction where it is plain or remembered; otherwise puts the two in the order in which they are remembered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Settled(ref int f, ref int g, out int result)
    {
        if (f > g)
        {
            (f, g) = (g, f);
        }

        if (f <= True || f == g)
        {
            result = f == False ? False : g;
            return true;
        }

        if (f == (g ^ 1))
        {
            result = False;
            return true;
        }

        ref readonly var cached = ref _cache[Mixed(f, g) & (uint)(_cache.Length - 1)];
        result = cached.Result;
        return cached.F == f && cached.G == g;
    }

    private int Remembered(int f, int g, int result)
    {
        if (result >= 0)
        {
            ref var cached = ref _cache[Mixed(f, g) & (uint)(_cache.Length - 1)];
            (cached.F, cached.G, cached.Result) = (f, g, result);
        }

        return result;
    }

    private int Make(int level, int high, int low)
    {
        if (high == low)
        {
            return high;
        }

        var complement = low & 1;
        high ^= complement;
        low ^= complement;
        var slot = Slot(level, high, low);
        for (var node = _buckets[slot]; node != 0; node = _nodes[node].Next)
        {
            ref readonly var there = ref _nodes[node];
            if (there.Level == level && there.High == high && there.Low == low)
            {
                return (node << 1) | complement;
            }
        }

        if (_live > _budget)
        {
            return Abort;
        }

        var made = _free;
        if (made != 0)
        {
            _free = _nodes[made].Next;
        }
        else
        {
            if (_count == _nodes.Length)
            {
                Grow();
                slot = Slot(level, high, low);
            }

            made = _count++;
        }

        if ((++_live & 0xFFFF) == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        ref var here = ref _nodes[made];
        (here.Level, here.High, here.Low, here.Next) = (level, high, low, _buckets[slot]);
        _buckets[slot] = made;
        return (made << 1) | complement;
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, _nodes.Length * 2);
        if (_cache.Length < MostCached)
        {
            var old = _cache;
            _cache = new Cached[old.Length * 2];
            foreach (ref readonly var cached in old.AsSpan())
            {
                if (cached.F != 0)
                {
                    _cache[Mixed(cached.F, cached.G) & (uint)(_cache.Length - 1)] = cached;
                }
            }
        }

        _buckets = new int[_nodes.Length];
        for (var node = 1; node < _count; node++)
        {
            ref var here = ref _nodes[node];
            ref var bucket = ref _buckets[Slot(here.Level, here.High, here.Low)];
            here.Next = bucket;
            bucket = node;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(int level, int high, int low) => (int)(ComputedCache.Mixed(level, high, low) & (uint)(_buckets.Length - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mixed(int f, int g)
    {
        var x = (((ulong)(uint)f << 32) | (uint)g) * 0x9E3779B97F4A7C15UL;
        return (uint)((x ^ (x >> 29)) * 0xD6E8FEB86659FD93UL >> 32);
    }

    private struct Node
    {
        public int Level;
        public int High;
        public int Low;
        public int Next;
    }

    private struct Cached
    {
        public int F;
        public int G;
        public int Result;
    }
}
