namespace AvailabilityKit.Blocks;

/// <summary>Decision diagrams of some functions in evaluation order: immutable, safe on many threads, evaluated without allocation.</summary>
/// <remarks>
/// A node's probabilities of one and of zero are both sums of products of its children's: P(f) = p P(f|1) + q P(f|0), with p and q
/// given separately. No term is negative and nothing is subtracted, so each result's relative error is at most
/// <see cref="RelativeErrorBound"/> whatever its size, short of underflow (below 1e-308 digits are lost).
/// Edges are twice a node's number plus one when complemented; node 0 is the terminal, False as an edge 0, True as 1.
/// </remarks>
internal sealed class CompiledDiagram
{
    private readonly int[] _variable;
    private readonly int[] _high;
    private readonly int[] _low;
    private readonly int[] _roots;
    private readonly bool[] _dependsOn;

    /// <summary>Takes nodes numbered so that children come before their parents.</summary>
    internal CompiledDiagram(int variables, int[] variable, int[] high, int[] low, int[] roots)
    {
        _variable = variable;
        _high = high;
        _low = low;
        _roots = roots;
        _dependsOn = new bool[variables];
        var longestPath = new int[variable.Length];
        for (var node = 1; node < variable.Length; node++)
        {
            _dependsOn[variable[node]] = true;
            longestPath[node] = 1 + Math.Max(longestPath[high[node] >> 1], longestPath[low[node] >> 1]);
            Depth = Math.Max(Depth, longestPath[node]);
        }
    }

    /// <summary>Nodes, the terminal included.</summary>
    public int NodeCount => _variable.Length;

    public int RootCount => _roots.Length;

    public int VariableCount => _dependsOn.Length;

    /// <summary>Variables on the longest path.</summary>
    public int Depth { get; }

    /// <summary>Doubles that <see cref="Evaluate"/> needs to work in.</summary>
    public int ScratchLength => 2 * NodeCount;

    /// <summary>Bound on the relative error of every probability: a multiplication and an addition for each variable on a path.</summary>
    public double RelativeErrorBound => RoundingBound(2 * Depth);

    public ReadOnlySpan<int> Roots => _roots;

    public int Variable(int node) => _variable[node];

    public int High(int node) => _high[node];

    public int Low(int node) => _low[node];

    /// <summary>The edges that an edge to a node leads on to, with its variable at one and at zero.</summary>
    public (int High, int Low) Children(int edge) => (_high[edge >> 1] ^ (edge & 1), _low[edge >> 1] ^ (edge & 1));

    /// <summary>Whether any root's function depends on the variable.</summary>
    public bool DependsOn(int variable) => _dependsOn[variable];

    /// <summary>Relative error that a number of roundings to nearest can add up to.</summary>
    public static double RoundingBound(int roundings)
    {
        const double UnitRoundoff = 1.1102230246251565e-16;
        return roundings * UnitRoundoff / (1 - (roundings * UnitRoundoff));
    }

    /// <summary>The most roundings that add up in a probability, where those of each variable have some already.</summary>
    public int RoundingsOf(int[] already)
    {
        var longest = new int[NodeCount];
        for (var node = 1; node < longest.Length; node++)
        {
            longest[node] = 2 + already[_variable[node]] + Math.Max(longest[_high[node] >> 1], longest[_low[node] >> 1]);
        }

        return _roots.Max(root => longest[root >> 1]);
    }

    /// <summary>Whether a root is one while all variables are.</summary>
    public bool IsUpWithAllUp(int root)
    {
        var edge = _roots[root];
        while (edge > DecisionDiagram.True)
        {
            edge = Children(edge).High;
        }

        return edge == DecisionDiagram.True;
    }

    /// <summary>The negations of the same functions.</summary>
    public CompiledDiagram Turned() => new(VariableCount, _variable, _high, _low, Array.ConvertAll(_roots, root => root ^ 1));

    /// <summary>
    /// The probability of one and of zero of every root, the variables being independent and one with probability
    /// <paramref name="up"/>, zero with probability <paramref name="down"/>.
    /// </summary>
    /// <param name="up">Probability of one of each variable.</param>
    /// <param name="down">Probability of zero of each variable; up + down = 1 to rounding, each accurate in itself.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> doubles; afterwards edge e has probability of one scratch[e] and of zero scratch[e ^ 1].</param>
    /// <param name="rootUp">Receives the probability of one of each root.</param>
    /// <param name="rootDown">Receives the probability of zero of each root.</param>
    public void Evaluate(
        ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> scratch, Span<double> rootUp, Span<double> rootDown)
    {
        EvaluateNodes(up, down, scratch);
        for (var i = 0; i < _roots.Length; i++)
        {
            rootUp[i] = scratch[_roots[i]];
            rootDown[i] = scratch[_roots[i] ^ 1];
        }
    }

    /// <summary>The same for the nodes alone: fills <paramref name="scratch"/>.</summary>
    public void EvaluateNodes(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> scratch)
    {
        if (up.Length != VariableCount || down.Length != VariableCount)
        {
            throw new ArgumentException(
                $"{VariableCount} variables need as many probabilities up and down, not {up.Length} and {down.Length}.", nameof(up));
        }

        if (scratch.Length < ScratchLength)
        {
            throw new ArgumentException($"The scratch must hold {ScratchLength} doubles, not {scratch.Length}.", nameof(scratch));
        }

        scratch[0] = 0;
        scratch[1] = 1;
        var variable = _variable;
        var highs = _high;
        var lows = _low;
        for (var node = 1; node < variable.Length; node++)
        {
            var p = up[variable[node]];
            var q = down[variable[node]];
            int high = highs[node], low = lows[node];
            scratch[2 * node] = (p * scratch[high]) + (q * scratch[low]);
            scratch[(2 * node) + 1] = (p * scratch[high ^ 1]) + (q * scratch[low ^ 1]);
        }
    }

    /// <summary>
    /// The probability that the path a root's evaluation takes comes through each edge: reach[e], by sums of products from the top down.
    /// </summary>
    public void EvaluateReach(int root, ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> reach)
    {
        reach[..ScratchLength].Clear();
        reach[_roots[root]] = 1;
        Descend(up, down, reach);
    }

    /// <summary>The sum over all roots of the same, each root's by its weight.</summary>
    public void EvaluateReach(ReadOnlySpan<double> weights, ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> reach)
    {
        reach[..ScratchLength].Clear();
        for (var root = 0; root < _roots.Length; root++)
        {
            reach[_roots[root]] += weights[root];
        }

        Descend(up, down, reach);
    }

    /// <summary>The derivative by each variable of what the reach was taken of.</summary>
    /// <param name="values">The probability of each edge.</param>
    /// <param name="reach">How probable it is that the evaluation comes through each edge.</param>
    /// <param name="derivatives">Receives one for each variable.</param>
    public void Derivatives(ReadOnlySpan<double> values, ReadOnlySpan<double> reach, Span<double> derivatives)
    {
        derivatives[..VariableCount].Clear();
        for (var node = 1; node < _variable.Length; node++)
        {
            derivatives[_variable[node]] += (reach[2 * node] - reach[(2 * node) + 1]) * Difference(values, _high[node], _low[node]);
        }
    }

    /// <summary>By how much one edge is more probable than another, from those of their probabilities and their complements that are small.</summary>
    private static double Difference(ReadOnlySpan<double> probability, int one, int other) => probability[one] + probability[other] <= 1
        ? probability[one] - probability[other]
        : probability[other ^ 1] - probability[one ^ 1];

    private void Descend(ReadOnlySpan<double> up, ReadOnlySpan<double> down, Span<double> reach)
    {
        for (var node = _variable.Length - 1; node >= 1; node--)
        {
            var p = up[_variable[node]];
            var q = down[_variable[node]];
            for (var complement = 0; complement < 2; complement++)
            {
                var here = reach[(2 * node) + complement];
                if (here != 0)
                {
                    reach[_high[node] ^ complement] += p * here;
                    reach[_low[node] ^ complement] += q * here;
                }
            }
        }
    }
}
