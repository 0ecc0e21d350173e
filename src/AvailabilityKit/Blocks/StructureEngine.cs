namespace AvailabilityKit.Blocks;

/// <summary>Makes the decision diagrams of a gate graph, one a module.</summary>
/// <remarks>
/// For each module several orders of its leaves are tried under a budget of nodes that grows fourfold from round to round. Which one wins is
/// decided by the round and its place in the list, so that a result repeats. What no conjunction still to be made needs is collected when
/// the budget is reached. Every module is turned so that it is up while all its components are; a coherent structure then has coherent modules.
/// </remarks>
internal sealed class StructureEngine
{
    // Orders are tried with this many nodes a leaf at first, but not more than are made in a few milliseconds, and with four times as many in each
    // round that follows.
    private const int FirstBudgetALeaf = 512;
    private const int FirstBudget = 1 << 16;

    private readonly NodeArena _arena = new();
    private readonly int _nodeLimit;
    private readonly int[] _orders;
    private readonly CancellationToken _cancellationToken;

    private StructureEngine(int nodeLimit, int[] orders, CancellationToken cancellationToken)
    {
        _nodeLimit = nodeLimit;
        _orders = orders;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Solves the function of a literal.</summary>
    /// <param name="graph">The graph, whose leaves are the components.</param>
    /// <param name="root">The literal.</param>
    /// <param name="nodeLimit">The most nodes of one diagram.</param>
    /// <param name="isCoherent">Whether the structure is coherent, where that is known.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="orders">The orders to try; all if null.</param>
    /// <exception cref="SolverException">A module outgrows the limit in every order.</exception>
    public static ModularFunction Solve(GateGraph graph, int root, int nodeLimit, bool? isCoherent, CancellationToken cancellationToken, int[]? orders = null)
    {
        var components = graph.Leaves;
        if (!graph.IsGate(root >> 1))
        {
            var alone = root >> 1 == 0
                ? new CompiledDiagram(0, [-1], [0], [0], [root])
                : new CompiledDiagram(1, [-1, 0], [0, 1], [0, 0], [2 ^ (root & 1)]);
            return new ModularFunction(components, [new Module(alone, root >> 1 == 0 ? [] : [(root >> 1) - 1])], nodeLimit, isCoherent);
        }

        var engine = new StructureEngine(nodeLimit, orders ?? LeafOrders.All, cancellationToken);
        var found = ModuleGraph.ModulesOf(graph, root >> 1);
        var variable = new int[graph.Count];
        var isTurned = new bool[graph.Count];
        var isConstant = new bool[graph.Count];
        for (var leaf = 0; leaf < components; leaf++)
        {
            variable[leaf + 1] = leaf;
        }

        var modules = new Module[found.Count];
        for (var i = 0; i < modules.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (node, module) = found[i];
            var (diagram, order) = engine.Solve(module, Array.ConvertAll(module.Leaves, leaf => isTurned[leaf]), Array.ConvertAll(module.Leaves, leaf => isConstant[leaf]));
            var isLast = i == modules.Length - 1;
            isTurned[node] = isLast ? (root & 1) != 0 : !diagram.IsUpWithAllUp(0);
            if (isTurned[node])
            {
                diagram = diagram.Turned();
            }

            // One node is the terminal alone: always up once it is turned.
            isConstant[node] = diagram.NodeCount == 1;

            variable[node] = components + i;
            modules[i] = new Module(diagram, Array.ConvertAll(order, leaf => variable[module.Leaves[leaf]]));
        }

        return new ModularFunction(components, modules, nodeLimit, isCoherent);
    }

    /// <summary>The diagram of one module, whose variables are its levels, and the leaf at each level.</summary>
    private (CompiledDiagram Diagram, int[] Order) Solve(ModuleGraph module, bool[] isTurned, bool[] isConstant)
    {
        var orders = new int[_orders.Length][];
        for (var budget = Math.Min(_nodeLimit, Math.Min(FirstBudget, (long)FirstBudgetALeaf * module.Leaves.Length)); ; budget = Math.Min(_nodeLimit, budget * 4))
        {
            for (var number = 0; number < orders.Length; number++)
            {
                var order = orders[number] ??= LeafOrders.Of(module, _orders[number]);
                var root = Build(module, order, isTurned, isConstant, (int)budget);
                if (root >= 0)
                {
                    return (Compile(root, module.Leaves.Length), order);
                }
            }

            if (budget == _nodeLimit)
            {
                throw DiagramLimit.Exceeded(_nodeLimit);
            }
        }
    }

    private int Build(ModuleGraph module, int[] order, bool[] isTurned, bool[] isConstant, int budget)
    {
        _arena.Reset(order.Length, budget, _cancellationToken);
        var leaves = order.Length;
        var functions = new int[leaves + module.Gates.Length];
        var lastUse = LastUses(module);
        for (var level = 0; level < leaves; level++)
        {
            var function = isConstant[order[level]] ? NodeArena.True : _arena.Variable(level);
            if (function < 0)
            {
                return NodeArena.Abort;
            }

            functions[order[level]] = function ^ (isTurned[order[level]] ? 1 : 0);
        }

        for (var gate = 0; gate < module.Gates.Length; gate++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var members = Array.ConvertAll(module.Gates[gate], literal => functions[literal >> 1] ^ (literal & 1));

            // Each then stands above the rest as far as the order allows, and joining it costs its own size and not theirs.
            Array.Sort(members, (one, other) => _arena.Level(other) != _arena.Level(one) ? _arena.Level(other).CompareTo(_arena.Level(one)) : other.CompareTo(one));
            var result = NodeArena.True;
            for (var i = 0; i < members.Length; i++)
            {
                var joined = _arena.And(members[i], result);
                if (joined < 0)
                {
                    Collect(gate, result, members.AsSpan(i));
                    joined = _arena.Live > budget / 2 ? NodeArena.Abort : _arena.And(members[i], result);
                    if (joined < 0)
                    {
                        return NodeArena.Abort;
                    }
                }

                result = joined;
            }

            functions[leaves + gate] = result;
        }

        return functions[^1];

        void Collect(int gate, int partial, ReadOnlySpan<int> rest)
        {
            List<int> needed = [partial, .. rest];
            for (var node = 0; node < leaves + gate; node++)
            {
                if (lastUse[node] >= gate)
                {
                    needed.Add(functions[node]);
                }
            }

            _arena.Collect(needed.ToArray());
        }
    }

    private static int[] LastUses(ModuleGraph module)
    {
        var last = new int[module.Leaves.Length + module.Gates.Length];
        for (var gate = 0; gate < module.Gates.Length; gate++)
        {
            foreach (var literal in module.Gates[gate])
            {
                last[literal >> 1] = gate;
            }
        }

        return last;
    }

    /// <summary>Takes a function out of the arena, its nodes numbered from the bottom up.</summary>
    private CompiledDiagram Compile(int root, int levels)
    {
        List<int> nodes = [];
        Dictionary<int, int> number = new() { [0] = 0 };
        var pending = new Stack<int>([root & ~1]);
        while (pending.TryPeek(out var edge))
        {
            if (number.ContainsKey(edge >> 1))
            {
                pending.Pop();
                continue;
            }

            var (high, low) = (_arena.High(edge) & ~1, _arena.Low(edge) & ~1);
            var (knowsHigh, knowsLow) = (number.ContainsKey(high >> 1), number.ContainsKey(low >> 1));
            if (knowsHigh && knowsLow)
            {
                pending.Pop();
                nodes.Add(edge);
                number.Add(edge >> 1, nodes.Count);
                continue;
            }

            if (!knowsLow)
            {
                pending.Push(low);
            }

            if (!knowsHigh)
            {
                pending.Push(high);
            }
        }

        int[] variables = new int[nodes.Count + 1], highs = new int[nodes.Count + 1], lows = new int[nodes.Count + 1];
        variables[0] = -1;
        for (var i = 0; i < nodes.Count; i++)
        {
            var (high, low) = (_arena.High(nodes[i]), _arena.Low(nodes[i]));
            variables[i + 1] = _arena.Level(nodes[i]);
            highs[i + 1] = (number[high >> 1] << 1) | (high & 1);
            lows[i + 1] = number[low >> 1] << 1;
        }

        return new CompiledDiagram(levels, variables, highs, lows, [(number[root >> 1] << 1) | (root & 1)]);
    }
}
