namespace AvailabilityKit.Blocks;

/// <summary>
/// For one function, the probability that each variable decides it: Birnbaum's importance, exact and without a subtraction.
/// </summary>
/// <remarks>
/// Variable i decides the function when f is one with i at one and zero with i at zero. In a decision diagram that probability is the
/// sum, over the nodes that test i, of the probability that the evaluation's path comes through the node times the probability that
/// the node's high child is one while its low child is zero; the latter is a diagram of its own. All terms are products of
/// probabilities, so the result is relatively accurate where P(f | i up) - P(f | i down) would cancel. Where the function is not
/// coherent (monotone), a variable may also decide it the wrong way round, with the high child zero while the low child is one. That
/// counts if it is asked for, and the diagrams are then of "high is not low"; otherwise it does not.
/// Method: Z. W. Birnbaum 1969 for the measure; J. D. Andrews and S. Beeson, "Birnbaum's measure of component importance for noncoherent
/// systems", IEEE Trans. Reliability 52 (2), 2003, for both ways; the formula by nodes follows from Shannon's expansion.
/// </remarks>
internal sealed class BooleanDifferences
{
    private readonly CompiledDiagram _diagram;

    // Root 0 is the function itself; _difference[e] is the root of "high and not low", or "high is not low", at edge e, 0 where it is not reached.
    private readonly int[] _difference;

    private BooleanDifferences(CompiledDiagram diagram, int[] difference)
    {
        _diagram = diagram;
        _difference = difference;
    }

    /// <summary>Doubles that <see cref="Evaluate"/> needs to work in.</summary>
    public int ScratchLength => 2 * _diagram.ScratchLength;

    /// <summary>Bound on the relative error of every probability: the way down, the way up, and a sum over at most all nodes twice.</summary>
    public double RelativeErrorBound => CompiledDiagram.RoundingBound((4 * _diagram.Depth) + (2 * _diagram.NodeCount));

    /// <summary>Makes the differences of one root of a compiled diagram.</summary>
    /// <param name="function">The compiled diagram.</param>
    /// <param name="root">The number of the root.</param>
    /// <param name="nodeLimit">The most nodes of the differences.</param>
    /// <param name="eitherWay">Whether deciding it the wrong way round counts, too.</param>
    /// <exception cref="SolverException">They need more nodes than <paramref name="nodeLimit"/>.</exception>
    public static BooleanDifferences Of(CompiledDiagram function, int root, int nodeLimit = DecisionDiagram.DefaultNodeLimit, bool eitherWay = false)
    {
        var diagram = new DecisionDiagram(function.VariableCount, nodeLimit);
        var edges = diagram.Import(function);
        var rootEdge = function.Roots[root];
        var roots = new List<int> { edges[rootEdge >> 1] ^ (rootEdge & 1) };
        var sources = EdgesOf(function, root);
        foreach (var edge in sources)
        {
            var (high, low) = function.Children(edge);
            var (one, zero) = (edges[high >> 1] ^ (high & 1), edges[low >> 1] ^ (low & 1));
            roots.Add(eitherWay ? diagram.Xor(one, zero) : diagram.AndNot(one, zero));
        }

        // The compiled form numbers nodes anew, but its function's nodes are the same nodes in the same form.
        var nodeRoots = new int[sources.Count];
        for (var i = 0; i < nodeRoots.Length; i++)
        {
            nodeRoots[i] = edges[sources[i] >> 1] ^ (sources[i] & 1);
        }

        var compiled = diagram.Compile([.. roots, .. nodeRoots]);
        var difference = new int[compiled.ScratchLength];
        for (var i = 0; i < nodeRoots.Length; i++)
        {
            difference[compiled.Roots[roots.Count + i]] = compiled.Roots[1 + i];
        }

        return new BooleanDifferences(compiled, difference);
    }

    /// <summary>Whether no variable decides the first root of a diagram the wrong way round: whether the function is monotone.</summary>
    /// <remarks>It is exactly if at each edge that is reached the low child implies the high one.</remarks>
    /// <exception cref="SolverException">Finding out needs more nodes than <paramref name="nodeLimit"/>.</exception>
    public static bool AreOneWay(CompiledDiagram function, int nodeLimit)
    {
        var diagram = new DecisionDiagram(function.VariableCount, nodeLimit);
        var edges = diagram.Import(function);
        return EdgesOf(function, root: 0).TrueForAll(edge =>
        {
            var (high, low) = function.Children(edge);
            return diagram.AndNot(edges[low >> 1] ^ (low & 1), edges[high >> 1] ^ (high & 1)) == DecisionDiagram.False;
        });
    }

    /// <summary>The probability that each variable decides the function.</summary>
    /// <param name="up">Probability of one of each variable.</param>
    /// <param name="down">Probability of zero of each variable.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> doubles.</param>
    /// <param name="birnbaum">Receives the importance of each variable.</param>
    public void Evaluate(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> scratch, Span<double> birnbaum)
    {
        var value = scratch[.._diagram.ScratchLength];
        var reach = scratch.Slice(_diagram.ScratchLength, _diagram.ScratchLength);
        _diagram.EvaluateNodes(up, down, value);
        _diagram.EvaluateReach(0, up, down, reach);
        birnbaum[.._diagram.VariableCount].Clear();
        for (var edge = 2; edge < reach.Length; edge++)
        {
            if (reach[edge] != 0)
            {
                birnbaum[_diagram.Variable(edge >> 1)] += reach[edge] * value[_difference[edge]];
            }
        }
    }

    /// <summary>The edges to nodes that a root's evaluation may come through, itself first.</summary>
    private static List<int> EdgesOf(CompiledDiagram function, int root)
    {
        List<int> edges = [];
        var visited = new bool[function.ScratchLength];
        Visit(function.Roots[root]);
        for (var next = 0; next < edges.Count; next++)
        {
            var (high, low) = function.Children(edges[next]);
            Visit(high);
            Visit(low);
        }

        return edges;

        void Visit(int edge)
        {
            if (edge > DecisionDiagram.True && !visited[edge])
            {
                visited[edge] = true;
                edges.Add(edge);
            }
        }
    }
}
