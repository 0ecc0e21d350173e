using System.Runtime.InteropServices;

namespace AvailabilityKit.Blocks;

/// <summary>A structure as conjunctions of literals: every other gate is said with negations, and equal gates are one.</summary>
/// <remarks>
/// A literal is twice a node's number, plus one when negated; node 0 is the constant, False as the literal 0, True as 1. Nodes are leaves or
/// conjunctions of two or more literals of lower nodes. Making one removes repeated and constant members, sees a member beside its own
/// negation, and looks one level into its members for what absorbs them (A. Rauzy, "Toward an efficient implementation of the MOCUS
/// algorithm", IEEE Trans. Reliability 52 (2), 2003, for the rules).
/// </remarks>
internal sealed class GateGraph
{
    public const int False = 0;
    public const int True = 1;

    // Looking into wider gates than this would make the making of many wide gates quadratic.
    private const int WidestLookedInto = 256;

    private readonly int _nodeLimit;
    private readonly List<int[]> _members = [[]];
    private readonly Dictionary<int[], int> _known = new(new SameMembers());
    private readonly List<int> _marks = [0, 0];
    private int _mark;

    public GateGraph(int leaves, int nodeLimit)
    {
        Leaves = leaves;
        _nodeLimit = nodeLimit;
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            Add([]);
        }
    }

    /// <summary>Leaves are the nodes from 1 to this.</summary>
    public int Leaves { get; }

    public int Count => _members.Count;

    public bool IsGate(int node) => node > Leaves;

    /// <summary>The literals of a conjunction; none for a leaf.</summary>
    public int[] Members(int node) => _members[node];

    /// <summary>Gives a conjunction other members that mean the same.</summary>
    public void Replace(int node, int[] members) => _members[node] = members;

    public static int Leaf(int leaf) => (leaf + 1) << 1;

    public int Or(ReadOnlySpan<int> literals) => And(Negated(literals)) ^ 1;

    public int Xor(int f, int g) => And([And([f, g ^ 1]) ^ 1, And([f ^ 1, g]) ^ 1]) ^ 1;

    /// <summary>At least k of the literals, by k (n - k) pairs of conjunctions.</summary>
    public int AtLeast(int k, ReadOnlySpan<int> literals)
    {
        var n = literals.Length;
        if (k == n || k <= 1)
        {
            return k <= 0 ? True : k == n ? And(literals) : Or(literals);
        }

        // rest[j]: at least j of those from position i on. Only j that can still matter are kept up to date.
        var rest = new int[k + 1];
        rest[0] = True;
        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = Math.Min(k, n - i); j >= Math.Max(1, k - i); j--)
            {
                rest[j] = Or([And([literals[i], rest[j - 1]]), rest[j]]);
            }
        }

        return rest[k];
    }

    /// <summary>All of the literals.</summary>
    /// <exception cref="SolverException">There are more gates than the limit allows.</exception>
    public int And(ReadOnlySpan<int> literals)
    {
        var members = literals.ToArray();
        if (!Reduce(ref members))
        {
            return False;
        }

        if (members.Length > 1 && !LookInside(ref members))
        {
            return False;
        }

        return members.Length switch
        {
            0 => True,
            1 => members[0],
            _ => _known.TryGetValue(members, out var known) ? known << 1 : Known(members),
        };
    }

    /// <summary>A conjunction that no other one is looked up as.</summary>
    public int Add(int[] members)
    {
        if (_members.Count > _nodeLimit)
        {
            throw DiagramLimit.Exceeded(_nodeLimit);
        }

        _members.Add(members);
        _marks.Add(0);
        _marks.Add(0);
        return (_members.Count - 1) << 1;
    }

    /// <summary>The nodes that a root is made of, members before what they make.</summary>
    public List<int> BottomUp(int root)
    {
        List<int> order = [];
        var state = new byte[Count];
        var pending = new Stack<int>([root]);
        while (pending.TryPeek(out var node))
        {
            if (state[node] == 0)
            {
                state[node] = 1;
                foreach (var literal in _members[node])
                {
                    if (state[literal >> 1] == 0)
                    {
                        pending.Push(literal >> 1);
                    }
                }
            }
            else
            {
                pending.Pop();
                if (state[node] == 1)
                {
                    state[node] = 2;
                    order.Add(node);
                }
            }
        }

        return order;
    }

    /// <summary>The same function with conjunctions used once, and unnegated, made one with the conjunction that uses them.</summary>
    /// <returns>The graph and the literal of the root in it.</returns>
    public (GateGraph Graph, int Root) Flattened(int root)
    {
        var order = BottomUp(root >> 1);
        var uses = UsesIn(order);
        var flat = new GateGraph(Leaves, _nodeLimit);
        var literals = new int[Count];
        literals[0] = False;
        List<int> members = [];
        foreach (var node in order)
        {
            if (!IsGate(node))
            {
                literals[node] = node << 1;
                continue;
            }

            members.Clear();
            foreach (var literal in _members[node])
            {
                var made = literals[literal >> 1] ^ (literal & 1);
                if ((made & 1) == 0 && flat.IsGate(made >> 1) && uses[literal >> 1] == 1)
                {
                    members.AddRange(flat._members[made >> 1]);
                }
                else
                {
                    members.Add(made);
                }
            }

            literals[node] = flat.And(CollectionsMarshal.AsSpan(members));
        }

        return (flat, literals[root >> 1] ^ (root & 1));
    }

    /// <summary>How often each node is a member of one of these.</summary>
    public int[] UsesIn(List<int> nodes)
    {
        var uses = new int[Count];
        foreach (var node in nodes)
        {
            foreach (var literal in _members[node])
            {
                uses[literal >> 1]++;
            }
        }

        return uses;
    }

    private static int[] Negated(ReadOnlySpan<int> literals)
    {
        var negated = literals.ToArray();
        for (var i = 0; i < negated.Length; i++)
        {
            negated[i] ^= 1;
        }

        return negated;
    }

    /// <summary>Sorts, and takes out what is there twice or always holds; false when nothing can make all of them hold.</summary>
    private static bool Reduce(ref int[] members)
    {
        Array.Sort(members);
        var count = 0;
        foreach (var literal in members)
        {
            if (literal == False || (count > 0 && members[count - 1] == (literal ^ 1)))
            {
                return false;
            }

            if (literal != True && (count == 0 || members[count - 1] != literal))
            {
                members[count++] = literal;
            }
        }

        Array.Resize(ref members, count);
        return true;
    }

    /// <summary>Uses that the other members hold inside each member that is a gate; false when they cannot all hold.</summary>
    private bool LookInside(ref int[] members)
    {
        _mark++;
        foreach (var literal in members)
        {
            _marks[literal] = _mark;
        }

        var changed = false;
        for (var i = 0; i < members.Length; i++)
        {
            var inner = _members[members[i] >> 1];
            if (inner.Length == 0 || inner.Length > WidestLookedInto)
            {
                continue;
            }

            var isNegated = (members[i] & 1) != 0;
            if (Array.Exists(inner, literal => _marks[literal ^ 1] == _mark))
            {
                // One of its members cannot hold beside the others, so that it does not.
                if (!isNegated)
                {
                    return false;
                }

                members[i] = True;
                changed = true;
            }
            else if (Array.Exists(inner, literal => _marks[literal] == _mark))
            {
                if (isNegated)
                {
                    var mark = _mark;
                    members[i] = And(Array.FindAll(inner, literal => _marks[literal] != mark)) ^ 1;
                    changed = true;
                    _mark++;
                    foreach (var literal in members)
                    {
                        _marks[literal] = _mark;
                    }
                }
            }
        }

        return !changed || Reduce(ref members);
    }

    private int Known(int[] members)
    {
        var literal = Add(members);
        _known.Add(members, literal >> 1);
        return literal;
    }

    private sealed class SameMembers : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? left, int[]? right) => left.AsSpan().SequenceEqual(right);

        public int GetHashCode(int[] members)
        {
            var hash = 0UL;
            foreach (var literal in members)
            {
                hash = (hash ^ (uint)literal) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            return (int)(hash >> 32);
        }
    }
}
