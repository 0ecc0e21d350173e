namespace AvailabilityKit.Blocks;

/// <summary>Turns a block diagram into its decision diagram.</summary>
/// <remarks>
/// Nested gates of one kind are one gate; the members of a gate are taken from the one with the fewest components to the one with the
/// most, and variables are numbered in that order, depth first. A diagram in which no component repeats then takes as many nodes as
/// components (k(n - k) for k of n), and its making O(n log n) steps however deep the nesting: each member stands above the rest it is
/// joined with. A network's members are numbered in the order of its frontier. Everything walks on explicit stacks.
/// </remarks>
internal sealed class BlockCompiler
{
    // With fewer members the plain diagram is made before a race of orders has begun.
    private const int SmallEnough = 64;

    private enum Kind : byte
    {
        Part,
        Constant,
        Series,
        Parallel,
        AtLeast,
        Not,
        Xor,
        Network,
    }

    private readonly BlockOptions _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<Block, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<Block> _blocks = [];
    private readonly List<int[]> _members = [];
    private readonly List<int> _uses = [];
    private readonly List<int> _user = [];
    private readonly Dictionary<int, FrontierPlan> _plans = [];
    private readonly Dictionary<string, BlockComponent> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private readonly List<BlockComponent> _components = [];
    private bool _mayBeNonCoherent;
    private int _repeated;

    private BlockCompiler(BlockOptions limits, CancellationToken cancellationToken)
    {
        _limits = limits;
        _cancellationToken = cancellationToken;
    }

    /// <param name="block">The diagram.</param>
    /// <param name="limits">How large the solution may grow.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="orders">The orders that the engine is to try, whatever the size of the diagram; null to let the size decide.</param>
    public static StructureFunction Compile(Block block, BlockOptions limits, CancellationToken cancellationToken, int[]? orders = null)
    {
        var compiler = new BlockCompiler(limits, cancellationToken);
        compiler.Discover(block);
        if (orders is not null || compiler.IsEntangled)
        {
            compiler.NumberVariables();
            var (graph, literal) = compiler.ToGates();
            var solved = StructureEngine.Solve(graph, literal, limits.MaximumNodes, compiler.IsCoherent, cancellationToken, orders);
            return new StructureFunction(block.ToString(), solved, [.. compiler._components], compiler._variables);
        }

        compiler.Flatten();
        var bottomUp = compiler.BottomUp();
        compiler.SortByWeight(bottomUp);
        compiler.NumberVariables();
        var count = compiler._components.Count;
        var diagram = new DecisionDiagram(count, limits.MaximumNodes);
        var whole = new Module(diagram.Compile([compiler.Build(diagram, bottomUp)]), [.. Enumerable.Range(0, count)]);
        return new StructureFunction(block.ToString(), new ModularFunction(count, [whole], limits.MaximumNodes, compiler.IsCoherent), [.. compiler._components], compiler._variables);
    }

    /// <summary>Whether so much stands in several places that orders are worth a race; networks bring the order of their frontier.</summary>
    private bool IsEntangled
    {
        get
        {
            var (members, reused) = (0, 0);
            for (var number = 0; number < _blocks.Count; number++)
            {
                members += _members[number].Length;
                reused += _uses[number] > 1 ? 1 : 0;
            }

            // The same name may be another object in each place.
            reused += _repeated;
            return _plans.Count == 0 && reused > 0 && members > SmallEnough;
        }
    }

    /// <summary>Without negations nothing needs to be found out.</summary>
    private bool? IsCoherent => _mayBeNonCoherent ? null : true;

    /// <summary>The blocks as a graph of conjunctions, whose leaves are the components, and the literal of the root.</summary>
    private (GateGraph Graph, int Root) ToGates()
    {
        var graph = new GateGraph(_components.Count, _limits.MaximumNodes);
        var literals = new int[_blocks.Count];
        foreach (var number in BottomUp())
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var members = Array.ConvertAll(_members[number], member => literals[member]);
            literals[number] = _blocks[number] switch
            {
                BlockComponent component => GateGraph.Leaf(_variables[component.Name]),
                ConstantBlock constant => constant.IsUp ? GateGraph.True : GateGraph.False,
                GateBlock gate => graph.AtLeast(gate.Needed, members),
                NotBlock => members[0] ^ 1,
                XorBlock => members.Aggregate(GateGraph.False, graph.Xor),
                var unknown => throw new InvalidOperationException($"{unknown.GetType()} is no kind of gate."),
            };
        }

        var (flat, root) = graph.Flattened(literals[0]);
        return flat.Flattened(root);
    }

    /// <summary>Numbers all blocks reached, the root 0, and notes what each is made of and how often it is used.</summary>
    private void Discover(Block root)
    {
        NumberOf(root);
        for (var next = 0; next < _blocks.Count; next++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            int[] members = [];
            switch (_blocks[next])
            {
                case BlockComponent component when !_named.TryAdd(component.Name, component):
                    var other = _named[component.Name];
                    if (!component.HasSameNumbers(other))
                    {
                        throw new ModelException(
                            $"Component \"{component.Name}\" is given twice with different numbers ({other.Numbers()}; {component.Numbers()}). The same name means the same physical component; give another one another name.",
                            component.Name);
                    }

                    _repeated++;
                    break;
                case GateBlock gate:
                    members = Array.ConvertAll(gate.Members, NumberOf);
                    break;
                case NotBlock negation:
                    members = [NumberOf(negation.Member)];
                    _mayBeNonCoherent = true;
                    break;
                case XorBlock exclusive:
                    members = Array.ConvertAll(exclusive.Members, NumberOf);
                    _mayBeNonCoherent = true;
                    break;
                case NetworkBlock network:
                    _plans[next] = FrontierPlan.Of(network);
                    members = Array.ConvertAll(InPlanOrder(network, _plans[next]), NumberOf);
                    break;
            }

            foreach (var member in members)
            {
                _uses[member]++;
                _user[member] = next;
            }

            _members.Add(members);
        }
    }

    private int NumberOf(Block block)
    {
        if (!_numbers.TryGetValue(block, out var number))
        {
            number = _blocks.Count;
            _numbers.Add(block, number);
            _blocks.Add(block);
            _uses.Add(0);
            _user.Add(-1);
        }

        return number;
    }

    /// <summary>The terminals, then what the frontier meets in its order, then what no path can use: that is still part of the model.</summary>
    private static Block[] InPlanOrder(NetworkBlock network, FrontierPlan plan)
    {
        var seen = new HashSet<Block>(ReferenceEqualityComparer.Instance);
        return network.Terminals.Select(terminal => network.Vertices[terminal])
            .Concat(plan.Steps.Select(step => step.Vertex >= 0 ? network.Vertices[step.Vertex] : network.Edges[step.Edge]))
            .Concat(network.Vertices).Concat(network.Edges)
            .Where(seen.Add).ToArray();
    }

    private Kind KindOf(int number) => _blocks[number] switch
    {
        BlockComponent => Kind.Part,
        ConstantBlock => Kind.Constant,
        GateBlock { IsSeries: true } => Kind.Series,
        GateBlock { IsParallel: true } => Kind.Parallel,
        GateBlock => Kind.AtLeast,
        NotBlock => Kind.Not,
        XorBlock => Kind.Xor,
        _ => Kind.Network,
    };

    /// <summary>Gives a series the members of the series in it, and so for parallels, where nothing else uses the inner one.</summary>
    private void Flatten()
    {
        var absorbed = new bool[_blocks.Count];
        for (var number = 0; number < absorbed.Length; number++)
        {
            absorbed[number] = _uses[number] == 1 && KindOf(number) is Kind.Series or Kind.Parallel && KindOf(_user[number]) == KindOf(number);
        }

        var pending = new Stack<int>();
        for (var number = 0; number < absorbed.Length; number++)
        {
            if (absorbed[number] || !Array.Exists(_members[number], member => absorbed[member]))
            {
                continue;
            }

            var members = new List<int>();
            PushAll(number);
            while (pending.TryPop(out var member))
            {
                if (absorbed[member])
                {
                    PushAll(member);
                }
                else
                {
                    members.Add(member);
                }
            }

            _members[number] = [.. members];
        }

        void PushAll(int gate)
        {
            for (var i = _members[gate].Length - 1; i >= 0; i--)
            {
                pending.Push(_members[gate][i]);
            }
        }
    }

    /// <summary>All blocks that the root is made of, members before what they make.</summary>
    private List<int> BottomUp()
    {
        var order = new List<int>();
        var entered = new bool[_blocks.Count];
        var pending = new Stack<(int Number, bool Leaving)>();
        pending.Push((0, false));
        while (pending.TryPop(out var next))
        {
            if (next.Leaving)
            {
                order.Add(next.Number);
            }
            else if (!entered[next.Number])
            {
                entered[next.Number] = true;
                pending.Push((next.Number, true));
                foreach (var member in _members[next.Number])
                {
                    pending.Push((member, false));
                }
            }
        }

        return order;
    }

    private void SortByWeight(List<int> bottomUp)
    {
        var weight = new double[_blocks.Count];
        foreach (var number in bottomUp)
        {
            var members = _members[number];
            if (KindOf(number) is Kind.Series or Kind.Parallel or Kind.AtLeast or Kind.Xor)
            {
                // LINQ's sort is stable: equals stay in the order given.
                _members[number] = members = [.. members.OrderBy(member => weight[member])];
            }

            weight[number] = KindOf(number) == Kind.Part ? 1 : members.Sum(member => weight[member]);
        }
    }

    private void NumberVariables()
    {
        var entered = new bool[_blocks.Count];
        var pending = new Stack<int>();
        pending.Push(0);
        while (pending.TryPop(out var number))
        {
            if (entered[number])
            {
                continue;
            }

            entered[number] = true;
            if (_blocks[number] is BlockComponent component && _variables.TryAdd(component.Name, _components.Count))
            {
                _components.Add(component);
            }

            for (var i = _members[number].Length - 1; i >= 0; i--)
            {
                pending.Push(_members[number][i]);
            }
        }
    }

    private int Build(DecisionDiagram diagram, List<int> bottomUp)
    {
        var functions = new int[_blocks.Count];
        foreach (var number in bottomUp)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var members = Array.ConvertAll(_members[number], member => functions[member]);
            functions[number] = _blocks[number] switch
            {
                BlockComponent component => diagram.Variable(_variables[component.Name]),
                ConstantBlock constant => constant.IsUp ? DecisionDiagram.True : DecisionDiagram.False,
                GateBlock { IsSeries: true } => diagram.And(members),
                GateBlock { IsParallel: true } => diagram.Or(members),
                GateBlock gate => diagram.AtLeast(gate.Needed, members),
                NotBlock => DecisionDiagram.Not(members[0]),
                XorBlock => members.Reverse().Aggregate(DecisionDiagram.False, diagram.Xor),
                NetworkBlock network => Build(diagram, network, _plans[number], functions),
                var unknown => throw new InvalidOperationException($"{unknown.GetType()} is no kind of block."),
            };
        }

        return functions[0];
    }

    private int Build(DecisionDiagram diagram, NetworkBlock network, FrontierPlan plan, int[] functions)
    {
        var terminals = Array.ConvertAll(network.Terminals, terminal => FunctionOf(network.Vertices[terminal]));
        if (network.IsOneVertex)
        {
            return terminals[0];
        }

        FrontierDiagram frontier = plan.JoinsMany
            ? new ConnectionFrontier(plan, _limits.MaximumStates, network.Title)
            : new PathFrontier(plan, _limits.MaximumStates, network.Title);
        var connected = frontier.Build(
            diagram,
            step => step.IsTerminal ? DecisionDiagram.True : FunctionOf(step.Vertex >= 0 ? network.Vertices[step.Vertex] : network.Edges[step.Edge]),
            _cancellationToken);
        return diagram.And([.. terminals, connected]);

        int FunctionOf(Block block) => functions[_numbers[block]];
    }
}
