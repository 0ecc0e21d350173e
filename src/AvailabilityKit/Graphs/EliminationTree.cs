namespace AvailabilityKit.Graphs;

/// <summary>Which vertex of an undirected graph each one hands on to when the vertices are eliminated in an order: the first of those that it joined.</summary>
/// <remarks>
/// J. W. H. Liu, "The role of elimination trees in sparse factorization", SIAM J. Matrix Analysis and Applications 11, 1990. The order is changed into
/// an equivalent one in which every vertex follows its whole subtree at once. Positions in that order name the vertices from here on.
/// </remarks>
internal sealed class EliminationTree
{
    private const int None = -1;

    private EliminationTree(int[] order, int[] positions, int[] parents)
    {
        Order = order;
        Positions = positions;
        Parents = parents;
    }

    /// <summary>The vertex at each position.</summary>
    public int[] Order { get; }

    /// <summary>The position of each vertex.</summary>
    public int[] Positions { get; }

    /// <summary>The position that each position hands on to, which is a later one; -1 for a root.</summary>
    public int[] Parents { get; }

    /// <param name="graph">Every edge as two arcs.</param>
    /// <param name="order">An order of the vertices.</param>
    public static EliminationTree Of(Digraph graph, int[] order)
    {
        var parents = ParentsIn(graph, order);
        var last = PostorderOf(parents);
        var vertices = new int[order.Length];
        var moved = new int[order.Length];
        for (var i = 0; i < last.Length; i++)
        {
            vertices[i] = order[last[i]];
            moved[last[i]] = i;
        }

        var movedParents = new int[order.Length];
        for (var i = 0; i < parents.Length; i++)
        {
            movedParents[moved[i]] = parents[i] == None ? None : moved[parents[i]];
        }

        return new EliminationTree(vertices, PositionsOf(vertices), movedParents);
    }

    private static int[] PositionsOf(int[] order)
    {
        var positions = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            positions[order[i]] = i;
        }

        return positions;
    }

    private static int[] ParentsIn(Digraph graph, int[] order)
    {
        var positions = PositionsOf(order);
        var parents = new int[order.Length];
        var ancestors = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            parents[i] = None;
            ancestors[i] = None;
            foreach (var neighbour in graph.Successors(order[i]))
            {
                // Up from every earlier neighbour to the root found so far, which hands on to this one; the way is made short for the next.
                for (var k = positions[neighbour]; k != None && k < i;)
                {
                    var up = ancestors[k];
                    ancestors[k] = i;
                    if (up == None)
                    {
                        parents[k] = i;
                    }

                    k = up;
                }
            }
        }

        return parents;
    }

    private static int[] PostorderOf(int[] parents)
    {
        var firstChild = new int[parents.Length];
        var nextSibling = new int[parents.Length];
        var stack = new Stack<int>();
        for (var i = parents.Length - 1; i >= 0; i--)
        {
            // Parents are met before their children, so that a list is begun before anything is added to it.
            firstChild[i] = None;
            nextSibling[i] = None;
            if (parents[i] != None)
            {
                nextSibling[i] = firstChild[parents[i]];
                firstChild[parents[i]] = i;
            }
        }

        var postorder = new int[parents.Length];
        var count = 0;
        for (var root = 0; root < parents.Length; root++)
        {
            if (parents[root] != None)
            {
                continue;
            }

            stack.Push(root);
            while (stack.TryPeek(out var top))
            {
                var child = firstChild[top];
                if (child != None)
                {
                    firstChild[top] = nextSibling[child];
                    stack.Push(child);
                }
                else
                {
                    postorder[count++] = stack.Pop();
                }
            }
        }

        return postorder;
    }
}
