namespace AvailabilityKit.Blocks;

/// <summary>
/// For one function, the probability that each variable decides it: Birnbaum's importance, exact and without a subtraction.
/// </summary>
/// <remarks>
/// Variable i decides the function when f is one with i at one and zero with i at zero. In a decision diagram that probability is the
/// sum, over the nodes that test i, of the probability that the evaluation's path comes through the node times the probability that
/// the node's high child is one while its low child is zero; the latter is a diagram of its own. All terms are products of
/// probabilities, so the result is relatively accurate where P(f | i up) - P(f | i down) would cancel. The function must be coherent
/// (monotone); a variable that decides it the wrong way round does not count.
/// Method: Z. W. Birnbaum 1969 for the measure; the formula by nodes follows from Shannon's expansion.
/// </remarks>
internal sealed class BooleanDifferences
{
    private readonly CompiledDiagram _diagram;

    // Root 0 is the function itself; _difference[e] is the root of "high and not low" at edge e, 0 where it is not reached.
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
    /// <exception cref="SolverException">They need more nodes than <paramref name="nodeLimit"/>.</exception>
    public static BooleanDifferences Of(CompiledDiagram function, int root, int nodeLimit = DecisionDiagram.DefaultNodeLimit)
    {
        var diagram = new DecisionDiagram(function.VariableCount, nodeLimit);
        var edges = diagram.Import(function);
        var rootEdge = function.Roots[root];
        var visited = new bool[function.ScratchLength];
        var pending = new Stack<int>();
        var roots = new List<int> { edges[rootEdge >> 1] ^ (rootEdge & 1) };
        var sources = new List<int>();
        Visit(rootEdge);
        while (pending.TryPop(out var edge))
        {
            var high = function.High(edge >> 1) ^ (edge & 1);
            var low = function.Low(edge >> 1) ^ (edge & 1);
            sources.Add(edge);
            roots.Add(diagram.AndNot(edges[high >> 1] ^ (high & 1), edges[low >> 1] ^ (low & 1)));
            Visit(high);
            Visit(low);
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

        void Visit(int edge)
        {
            if (edge > DecisionDiagram.True && !visited[edge])
            {
                visited[edge] = true;
                pending.Push(edge);
            }
        }
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
}
