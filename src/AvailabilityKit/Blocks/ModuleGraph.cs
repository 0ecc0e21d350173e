namespace AvailabilityKit.Blocks;

/// <summary>One module of a gate graph: conjunctions over leaves, which are components or other modules.</summary>
/// <param name="Leaves">The nodes that are leaves here.</param>
/// <param name="Gates">The literals of each conjunction, members before what they make, the last the module: of leaves first, then of gates.</param>
internal sealed record ModuleGraph(int[] Leaves, int[][] Gates)
{
    /// <summary>Finds the modules of a graph, each before the one that it stands in.</summary>
    /// <remarks>
    /// A module is a gate below which nothing is used from elsewhere. They are found in two walks over the graph, from when each node is first
    /// and last met (Y. Dutuit and A. Rauzy, "A linear-time algorithm to find modules of fault trees", IEEE Trans. Reliability 45 (3), 1996).
    /// Of a conjunction, the members that nothing else uses are made a module of their own where they are not all.
    /// </remarks>
    /// <returns>The nodes of the modules and what they are made of.</returns>
    public static List<(int Node, ModuleGraph Graph)> ModulesOf(GateGraph graph, int root)
    {
        var isModule = FindModules(graph, root);
        GroupPrivateMembers(graph, root, ref isModule);
        var local = new int[graph.Count];
        List<(int, ModuleGraph)> modules = [];
        foreach (var node in graph.BottomUp(root))
        {
            if (isModule[node])
            {
                modules.Add((node, Of(graph, node, isModule, local)));
            }
        }

        return modules;
    }

    private static bool[] FindModules(GateGraph graph, int root)
    {
        int[] first = new int[graph.Count], left = new int[graph.Count], last = new int[graph.Count];
        var time = 0;
        var pending = new Stack<(int Node, int Next)>();
        first[root] = ++time;
        pending.Push((root, 0));
        while (pending.TryPop(out var visit))
        {
            var members = graph.Members(visit.Node);
            if (visit.Next == members.Length)
            {
                left[visit.Node] = last[visit.Node] = ++time;
                continue;
            }

            pending.Push((visit.Node, visit.Next + 1));
            var member = members[visit.Next] >> 1;
            if (first[member] == 0)
            {
                first[member] = ++time;
                pending.Push((member, 0));
            }
            else
            {
                last[member] = ++time;
            }
        }

        var isModule = new bool[graph.Count];
        int[] earliest = new int[graph.Count], latest = new int[graph.Count];
        foreach (var node in graph.BottomUp(root))
        {
            (earliest[node], latest[node]) = (int.MaxValue, 0);
            foreach (var literal in graph.Members(node))
            {
                var member = literal >> 1;
                earliest[node] = Math.Min(earliest[node], Math.Min(first[member], earliest[member]));
                latest[node] = Math.Max(latest[node], Math.Max(last[member], latest[member]));
            }

            isModule[node] = graph.IsGate(node) && earliest[node] > first[node] && latest[node] < left[node];
        }

        return isModule;
    }

    private static void GroupPrivateMembers(GateGraph graph, int root, ref bool[] isModule)
    {
        var order = graph.BottomUp(root);
        var uses = graph.UsesIn(order);
        List<int> groups = [];
        foreach (var node in order)
        {
            var known = isModule;
            var members = graph.Members(node);
            var own = Array.FindAll(members, literal => uses[literal >> 1] == 1 && (!graph.IsGate(literal >> 1) || known[literal >> 1]));
            if (own.Length > 1 && own.Length < members.Length)
            {
                var group = graph.Add(own);
                groups.Add(group >> 1);
                graph.Replace(node, [.. Array.FindAll(members, literal => Array.BinarySearch(own, literal) < 0), group]);
            }
        }

        Array.Resize(ref isModule, graph.Count);
        foreach (var group in groups)
        {
            isModule[group] = true;
        }
    }

    /// <param name="graph">The graph.</param>
    /// <param name="root">The node of the module.</param>
    /// <param name="isModule">Which nodes are modules.</param>
    /// <param name="local">Room for a number a node, of any content.</param>
    private static ModuleGraph Of(GateGraph graph, int root, bool[] isModule, int[] local)
    {
        List<int> leaves = [], gates = [];
        var pending = new Stack<(int Node, bool Leaving)>([(root, false)]);
        Dictionary<int, bool> entered = [];
        while (pending.TryPop(out var visit))
        {
            if (visit.Leaving)
            {
                gates.Add(visit.Node);
            }
            else if (entered.TryAdd(visit.Node, true))
            {
                if (visit.Node != root && (isModule[visit.Node] || !graph.IsGate(visit.Node)))
                {
                    leaves.Add(visit.Node);
                    continue;
                }

                pending.Push((visit.Node, true));
                var members = graph.Members(visit.Node);
                for (var i = members.Length - 1; i >= 0; i--)
                {
                    pending.Push((members[i] >> 1, false));
                }
            }
        }

        for (var i = 0; i < leaves.Count; i++)
        {
            local[leaves[i]] = i;
        }

        for (var i = 0; i < gates.Count; i++)
        {
            local[gates[i]] = leaves.Count + i;
        }

        return new([.. leaves], [.. gates.Select(gate => Array.ConvertAll(graph.Members(gate), literal => (local[literal >> 1] << 1) | (literal & 1)))]);
    }
}
