namespace AvailabilityKit.Blocks;

/// <summary>Zero-suppressed decision diagrams of families of sets: a node is the sets without its variable and those with it.</summary>
/// <remarks>
/// S. Minato, "Zero-suppressed BDDs for set manipulation in combinatorial problems", DAC 1993. A node of which no set has the variable is
/// not made. Variables stand in the order of their numbers. Every operation runs on an explicit stack.
/// </remarks>
internal sealed class SetDiagram
{
    /// <summary>The family of no sets.</summary>
    public const int Nothing = 0;

    /// <summary>The family of the empty set alone.</summary>
    public const int Empty = 1;

    private readonly int _nodeLimit;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(int Variable, int With, int Without)> _nodes = [(int.MaxValue, 0, 0), (int.MaxValue, 0, 0)];
    private readonly Dictionary<(int Variable, int With, int Without), int> _known = [];
    private readonly Dictionary<(int F, int G), int> _differences = [];

    public SetDiagram(int nodeLimit, CancellationToken cancellationToken)
    {
        _nodeLimit = nodeLimit;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The sets of a family with a variable put into each, and those of another.</summary>
    public int Node(int variable, int with, int without)
    {
        if (with == Nothing)
        {
            return without;
        }

        var key = (variable, with, without);
        if (!_known.TryGetValue(key, out var node))
        {
            if (_nodes.Count > _nodeLimit)
            {
                throw DiagramLimit.Exceeded(_nodeLimit);
            }

            if ((_nodes.Count & 0xFFFF) == 0)
            {
                _cancellationToken.ThrowIfCancellationRequested();
            }

            node = _nodes.Count;
            _nodes.Add(key);
            _known.Add(key, node);
        }

        return node;
    }

    /// <summary>The sets of a family that contain no set of another (A. Rauzy, "New algorithms for fault trees analysis", RESS 40, 1993).</summary>
    public int NotContaining(int f, int g)
    {
        // With v above: the sets of f with v contain a set of g where they contain one without v, or one with it.
        var values = new Stack<int>();
        var pending = new Stack<(Step Step, int F, int G)>([(Step.Solve, f, g)]);
        while (pending.TryPop(out var next))
        {
            var (step, one, other) = next;
            switch (step)
            {
                case Step.Solve when one == Nothing || one == other || other == Empty:
                    values.Push(Nothing);
                    break;
                case Step.Solve when other == Nothing:
                    values.Push(one);
                    break;
                case Step.Solve when one == Empty:
                    values.Push(HasEmpty(other) ? Nothing : Empty);
                    break;
                case Step.Solve when _differences.TryGetValue((one, other), out var known):
                    values.Push(known);
                    break;
                case Step.Solve when _nodes[one].Variable > _nodes[other].Variable:
                    pending.Push((Step.Remember, one, other));
                    pending.Push((Step.Solve, one, _nodes[other].Without));
                    break;
                case Step.Solve when _nodes[one].Variable < _nodes[other].Variable:
                    pending.Push((Step.Remember, one, other));
                    pending.Push((Step.Join, _nodes[one].Variable, 0));
                    pending.Push((Step.Solve, _nodes[one].Without, other));
                    pending.Push((Step.Solve, _nodes[one].With, other));
                    break;
                case Step.Solve:
                    pending.Push((Step.Remember, one, other));
                    pending.Push((Step.Join, _nodes[one].Variable, 0));
                    pending.Push((Step.Solve, _nodes[one].Without, _nodes[other].Without));
                    pending.Push((Step.Again, _nodes[other].Without, 0));
                    pending.Push((Step.Solve, _nodes[one].With, _nodes[other].With));
                    break;
                case Step.Again:
                    pending.Push((Step.Solve, values.Pop(), one));
                    break;
                case Step.Join:
                    var without = values.Pop();
                    values.Push(Node(one, values.Pop(), without));
                    break;
                case Step.Remember:
                    _differences[(one, other)] = values.Peek();
                    break;
            }
        }

        return values.Pop();
    }

    /// <summary>The nodes that a family is made of, numbered anew from the bottom up; the first two are the families without a variable.</summary>
    public SetFamily Extract(int root, int[] variables)
    {
        var number = new int[_nodes.Count];
        number[Empty] = Empty;
        var isNeeded = new bool[_nodes.Count];
        isNeeded[root] = true;
        for (var node = root; node > Empty; node--)
        {
            if (isNeeded[node])
            {
                isNeeded[_nodes[node].With] = isNeeded[_nodes[node].Without] = true;
            }
        }

        List<int> variable = [-1, -1], with = [0, 0], without = [0, 0];
        for (var node = 2; node <= root; node++)
        {
            if (isNeeded[node])
            {
                number[node] = variable.Count;
                variable.Add(variables[_nodes[node].Variable]);
                with.Add(number[_nodes[node].With]);
                without.Add(number[_nodes[node].Without]);
            }
        }

        return new([.. variable], [.. with], [.. without], number[root]);
    }

    private bool HasEmpty(int family)
    {
        while (family > Empty)
        {
            family = _nodes[family].Without;
        }

        return family == Empty;
    }

    private enum Step : byte
    {
        Solve,
        Again,
        Join,
        Remember,
    }
}

/// <summary>A family of sets as a diagram, its nodes from the bottom up: what is without each node's variable, and what is with it.</summary>
internal sealed record SetFamily(int[] Variable, int[] With, int[] Without, int Root);
