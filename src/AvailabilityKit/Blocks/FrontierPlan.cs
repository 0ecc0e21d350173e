using AvailabilityKit.Graphs;

namespace AvailabilityKit.Blocks;

/// <summary>
/// The steps in which a network is worked through: a vertex appears on the frontier, its edges to what is there are decided
/// one by one, and vertices with nothing left to decide leave. Depends on the graph alone.
/// </summary>
internal sealed class FrontierPlan
{
    /// <summary>In place of a frontier slot: the terminal the paths start from.</summary>
    public const int Source = -1;

    /// <summary>In place of a frontier slot: the terminal the paths lead to.</summary>
    public const int Target = -2;

    /// <summary>Slots a frontier can have: connectivity is kept in the bits of a word.</summary>
    public const int MostSlots = 64;

    private readonly List<Step> _steps = [];

    private FrontierPlan()
    {
    }

    /// <summary>One decision.</summary>
    /// <param name="Edge">The edge decided, or -1 for a vertex.</param>
    /// <param name="Vertex">The vertex decided, or -1 for an edge.</param>
    /// <param name="U">The slot of the vertex, or of the edge's one end.</param>
    /// <param name="V">The slot of the edge's other end.</param>
    /// <param name="Forward">Whether the edge leads from U to V.</param>
    /// <param name="Backward">Whether the edge leads from V to U.</param>
    public readonly record struct Step(int Edge, int Vertex, int U, int V, bool Forward, bool Backward)
    {
        /// <summary>Slots that are free afterwards.</summary>
        public ulong Leaving { get; init; }

        /// <summary>Whether no later step touches the starting terminal.</summary>
        public bool SourceDone { get; init; }

        /// <summary>Whether no later step touches the terminal to reach.</summary>
        public bool TargetDone { get; init; }

        /// <summary>Whether the vertex decided is one of more than two terminals.</summary>
        public bool IsTerminal { get; init; }

        /// <summary>Whether a later step decides a terminal.</summary>
        public bool TerminalsLeft { get; init; }
    }

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Whether the terminals are more than two, which then stand on the frontier like other vertices.</summary>
    public bool JoinsMany { get; private init; }

    /// <summary>The widest frontier, in slots.</summary>
    public int Width { get; private set; }

    public static FrontierPlan Of(NetworkBlock network)
    {
        var plan = new FrontierPlan { JoinsMany = network.Terminals.Length > 2 };
        if (!network.IsOneVertex)
        {
            plan.Make(network, UsefulVertices(network));
        }

        return plan;
    }

    /// <summary>The terminals, and vertices that can lie on a simple path between two of them, as far as reachability and dead ends tell.</summary>
    private static bool[] UsefulVertices(NetworkBlock network)
    {
        var n = network.Vertices.Length;
        var directed = Digraph.FromArcs(n, network.Sources, network.Targets);
        var reversed = network.Directed ? directed.Reversed() : Both(n, network.Sources, network.Targets);
        var fromSource = Reachability.From(network.Directed ? directed : reversed, network.Terminals[0]);
        var toTarget = Reachability.From(reversed, network.Terminals[1]);
        var useful = new bool[n];
        var isTerminal = Terminals(network);
        for (var v = 0; v < n; v++)
        {
            useful[v] = isTerminal[v] || (fromSource[v] && toTarget[v]);
        }

        // A vertex with one neighbour is a dead end; taking it away may make another.
        var neighbours = Neighbours(network, useful);
        var degree = new int[n];
        var deadEnds = new Stack<int>();
        for (var v = 0; v < n; v++)
        {
            degree[v] = neighbours.Successors(v).Length;
            if (useful[v] && degree[v] <= 1)
            {
                deadEnds.Push(v);
            }
        }

        while (deadEnds.TryPop(out var v))
        {
            if (isTerminal[v] || !useful[v])
            {
                continue;
            }

            useful[v] = false;
            foreach (var w in neighbours.Successors(v))
            {
                if (--degree[w] <= 1 && useful[w])
                {
                    deadEnds.Push(w);
                }
            }
        }

        return useful;
    }

    private static bool[] Terminals(NetworkBlock network)
    {
        var isTerminal = new bool[network.Vertices.Length];
        Array.ForEach(network.Terminals, terminal => isTerminal[terminal] = true);
        return isTerminal;
    }

    private static Digraph Both(int n, int[] sources, int[] targets) => Digraph.FromArcs(n, [.. sources, .. targets], [.. targets, .. sources]);

    /// <summary>The simple symmetric graph of the edges between the vertices marked.</summary>
    private static Digraph Neighbours(NetworkBlock network, bool[] among)
    {
        var pairs = new List<long>();
        for (var e = 0; e < network.Edges.Length; e++)
        {
            var (u, v) = (network.Sources[e], network.Targets[e]);
            if (u != v && among[u] && among[v])
            {
                pairs.Add(((long)u << 32) | (uint)v);
                pairs.Add(((long)v << 32) | (uint)u);
            }
        }

        // Sorted, parallel arcs stand side by side.
        pairs.Sort();
        int[] sources = new int[pairs.Count], targets = new int[pairs.Count];
        var count = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            if (i == 0 || pairs[i] != pairs[i - 1])
            {
                sources[count] = (int)(pairs[i] >> 32);
                targets[count++] = (int)(uint)pairs[i];
            }
        }

        return Digraph.FromArcs(among.Length, sources.AsSpan(0, count), targets.AsSpan(0, count));
    }

    private void Make(NetworkBlock network, bool[] useful)
    {
        var n = network.Vertices.Length;
        var (from, to) = JoinsMany ? (-1, -1) : (network.Terminals[0], network.Terminals[1]);
        var isTerminal = Terminals(network);
        var incident = new List<int>[n];
        for (var v = 0; v < n; v++)
        {
            incident[v] = [];
        }

        for (var e = 0; e < network.Edges.Length; e++)
        {
            var (u, v) = (network.Sources[e], network.Targets[e]);
            if (u == v || !useful[u] || !useful[v] || (network.Directed && (v == from || u == to)))
            {
                continue;
            }

            if ((u == from && v == to) || (u == to && v == from))
            {
                _steps.Add(new Step(e, -1, Source, Target, Forward: true, Backward: false));
                continue;
            }

            incident[u].Add(e);
            incident[v].Add(e);
        }

        // Which step is the last to touch each vertex decides when its slot is free, so slots are given in a second pass.
        var steps = new List<(int Edge, int Vertex)>();
        var taken = new bool[n];
        var last = new int[n];
        if (!JoinsMany)
        {
            taken[from] = taken[to] = true;
        }

        foreach (var v in InnerOrder(network, useful))
        {
            last[v] = steps.Count;
            steps.Add((-1, v));
            taken[v] = true;
            foreach (var e in incident[v])
            {
                var other = network.Sources[e] == v ? network.Targets[e] : network.Sources[e];
                if (taken[other])
                {
                    last[v] = last[other] = steps.Count;
                    steps.Add((e, -1));
                }
            }
        }

        var slotOf = new int[n];
        if (!JoinsMany)
        {
            slotOf[from] = Source;
            slotOf[to] = Target;
        }

        var used = 0UL;
        for (var i = 0; i < steps.Count; i++)
        {
            var (edge, vertex) = steps[i];
            Step step;
            if (vertex >= 0)
            {
                var slot = System.Numerics.BitOperations.TrailingZeroCount(~used);
                if (slot == MostSlots)
                {
                    throw new SolverException(new SolverLimit(
                        Option: null,
                        MostSlots,
                        Needed: null,
                        $"The {network.Title} is too wide: more than {MostSlots} of its vertices stand on the frontier at once.",
                        "split it into parts that meet in few vertices"));
                }

                slotOf[vertex] = slot;
                used |= 1UL << slot;
                Width = Math.Max(Width, slot + 1);
                step = new Step(-1, vertex, slot, slot, Forward: false, Backward: false) { IsTerminal = isTerminal[vertex] };
            }
            else
            {
                step = EdgeStep(edge, slotOf[network.Sources[edge]], slotOf[network.Targets[edge]], network.Directed);
            }

            var leaving = Leaving(step, i, steps, network, last, slotOf);
            used &= ~leaving;
            _steps.Add(step with { Leaving = leaving });
        }

        bool sourceDone = true, targetDone = true, terminalsLeft = false;
        for (var i = _steps.Count - 1; i >= 0; i--)
        {
            _steps[i] = _steps[i] with { SourceDone = sourceDone, TargetDone = targetDone, TerminalsLeft = terminalsLeft };
            sourceDone &= _steps[i].U != Source;
            targetDone &= _steps[i].V != Target;
            terminalsLeft |= _steps[i].IsTerminal;
        }
    }

    /// <summary>The vertices to stand on the frontier, in their order: all useful ones but the two ends of a path.</summary>
    private int[] InnerOrder(NetworkBlock network, bool[] useful)
    {
        var inner = new bool[useful.Length];
        var numbers = new List<int>();
        var newNumber = new int[useful.Length];
        for (var v = 0; v < useful.Length; v++)
        {
            inner[v] = useful[v] && (JoinsMany || !network.Terminals.Contains(v));
            if (inner[v])
            {
                newNumber[v] = numbers.Count;
                numbers.Add(v);
            }
        }

        var neighbours = Neighbours(network, inner);
        List<int> sources = [], targets = [];
        foreach (var v in numbers)
        {
            foreach (var w in neighbours.Successors(v))
            {
                sources.Add(newNumber[v]);
                targets.Add(newNumber[w]);
            }
        }

        var order = FrontierOrder.Of(Digraph.FromArcs(numbers.Count, sources.ToArray(), targets.ToArray()));
        return Array.ConvertAll(order, v => numbers[v]);
    }

    /// <summary>An edge, turned so that a terminal to start from is U and one to reach is V.</summary>
    private static Step EdgeStep(int edge, int source, int target, bool directed)
    {
        if (target == Source || source == Target)
        {
            (source, target) = (target, source);
        }

        return new Step(edge, -1, source, target, Forward: true, Backward: !directed && source >= 0 && target >= 0);
    }

    private static ulong Leaving(
        Step step, int index, List<(int Edge, int Vertex)> steps, NetworkBlock network, int[] last, int[] slotOf)
    {
        var leaving = 0UL;
        var (edge, vertex) = steps[index];
        foreach (var v in (ReadOnlySpan<int>)(edge >= 0 ? [network.Sources[edge], network.Targets[edge]] : [vertex]))
        {
            if (last[v] == index && slotOf[v] >= 0)
            {
                leaving |= 1UL << slotOf[v];
            }
        }

        return leaving;
    }
}
