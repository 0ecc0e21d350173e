using AvailabilityKit.Blocks;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// Joins the islands that a service depends on: a decision diagram over the joint up/down patterns of every island. Exact, and without
/// a subtraction: every figure is a sum of products of probabilities.
/// </summary>
/// <remarks>
/// <para>An island with patterns 0..R-1 becomes R-1 independent Boolean variables by breaking its distribution piece by piece:
/// variable r says "the pattern is r, given that it is none before r". With two patterns that is the usual component variable.</para>
/// <para>Outages: an island's flow from pattern p to pattern q begins one when the rest of the system makes the service up in p and
/// down in q. For an island of two patterns that is the probability that its variable decides the service; otherwise each pair has
/// a diagram of its own.</para>
/// <para>Downtime by cause is the Shapley value of the causes (Shapley 1953): each gets its average effect on the unavailability
/// over all orders of adding the causes to a system that never fails. In Owen's multilinear form (Owen 1972) that is the integral over t in
/// [0, 1] of probability * dU/d(probability) with every cause scaled by t, a polynomial that Gauss-Legendre quadrature integrates
/// exactly. The shares are never negative, sum to the unavailability, and do not depend on the order of the elements.</para>
/// </remarks>
internal sealed class ServiceStructure
{
    /// <summary>With how many nodes of the quadrature the shares of the causes are first tried.</summary>
    private const int FewestQuadratureNodes = 32;

    /// <summary>How near, relatively, the shares must come to the unavailability before they are taken.</summary>
    private const double QuadratureTolerance = 1e-12;

    private readonly IReadOnlyList<IslandView> _views;
    private readonly int[] _firstVariable;
    private readonly CompiledDiagram _diagram;
    private readonly BooleanDifferences _decisive;

    /// <summary>For each pair of patterns of an island that shows more than two, the root of "the service is up in the first and down in the second".</summary>
    private readonly Dictionary<(int View, int From, int To), int> _lost = [];

    /// <param name="views">The islands, in the order of their variables.</param>
    /// <param name="function">Builds the service's structure from the diagram of each exposed element.</param>
    /// <param name="nodeLimit">The most nodes of the diagram.</param>
    /// <exception cref="SolverException">The diagram has more nodes than <paramref name="nodeLimit"/>.</exception>
    public ServiceStructure(IReadOnlyList<IslandView> views, Func<DecisionDiagram, Func<int, int, int>, int> function, int nodeLimit)
    {
        _views = views;
        _firstVariable = new int[views.Count];
        var variables = 0;
        for (var view = 0; view < views.Count; view++)
        {
            _firstVariable[view] = variables;
            variables += views[view].Patterns.Count - 1;
        }

        var diagram = new DecisionDiagram(variables, nodeLimit);
        var service = function(diagram, (view, exposed) => ExposedUp(diagram, view, exposed));
        List<int> roots = [service];
        for (var view = 0; view < views.Count; view++)
        {
            if (views[view].Patterns.Count > 2)
            {
                AddLosses(diagram, service, view, roots);
            }
        }

        _diagram = diagram.Compile(roots.ToArray());
        _decisive = BooleanDifferences.Of(_diagram, root: 0, nodeLimit);
    }

    public int NodeCount => _diagram.NodeCount;

    /// <summary>Bound on the relative error that the joining adds to that of the islands.</summary>
    public double RelativeErrorBound => Math.Max(_diagram.RelativeErrorBound, _decisive.RelativeErrorBound);

    /// <summary>The service's availability, its unavailability by cause, and its outages per second by cause, null where they are not known.</summary>
    public (Availability Availability, Dictionary<CauseKey, double> Unavailability, Dictionary<CauseKey, double?> Outages) Evaluate()
    {
        var point = new Point(_diagram, _decisive);
        Evaluate(1, point);
        var availability = Availability.FromParts(point.RootUp[0], point.RootDown[0]);
        var outages = OutagesByCause(point);

        return (availability, Shares(availability.Unavailability, point), outages);
    }

    /// <summary>
    /// The integral of the causes' shares. As many nodes as half the islands make it exact; far fewer do where failures are rare, since
    /// the integrand's high powers carry the high powers of small probabilities, and the sum of the shares shows whether they did.
    /// </summary>
    private Dictionary<CauseKey, double> Shares(double unavailability, Point point)
    {
        var exact = Math.Max(1, (_views.Count + 1) / 2);
        for (var count = Math.Min(exact, FewestQuadratureNodes); ; count = Math.Min(exact, 4 * count))
        {
            var (nodes, weights) = GaussLegendre.OnUnitInterval(count);
            var causes = new Dictionary<CauseKey, double>();
            var total = 0.0;
            for (var node = 0; node < nodes.Length; node++)
            {
                Evaluate(nodes[node], point);
                total += AddShares(weights[node], point, causes);
            }

            if (count == exact || Math.Abs(total - unavailability) <= QuadratureTolerance * unavailability)
            {
                return Normalized(causes, total, unavailability);
            }
        }
    }

    /// <summary>The arrays in which the diagrams are evaluated at one t.</summary>
    private sealed class Point(CompiledDiagram diagram, BooleanDifferences decisive)
    {
        public double[] Up { get; } = new double[diagram.VariableCount];

        public double[] Down { get; } = new double[diagram.VariableCount];

        public double[] Scratch { get; } = new double[Math.Max(diagram.ScratchLength, decisive.ScratchLength)];

        public double[] RootUp { get; } = new double[diagram.RootCount];

        public double[] RootDown { get; } = new double[diagram.RootCount];

        public double[] Decisive { get; } = new double[diagram.VariableCount];
    }

    private void Evaluate(double t, Point point)
    {
        Scale(t, point.Up, point.Down);
        _diagram.Evaluate(point.Up, point.Down, point.Scratch, point.RootUp, point.RootDown);
        _decisive.Evaluate(point.Up, point.Down, point.Scratch, point.Decisive);
    }

    /// <summary>The probability that the rest of the system makes the service up in one pattern of an island and down in another.</summary>
    private double Lost(Point point, int view, int from, int to)
    {
        if (_views[view].Patterns.Count == 2)
        {
            return point.Decisive[_firstVariable[view]];
        }

        return _lost.TryGetValue((view, from, to), out var root) ? point.RootUp[root] : 0;
    }

    private void AddLosses(DecisionDiagram diagram, int service, int view, List<int> roots)
    {
        var given = new int[_views[view].Patterns.Count];
        for (var pattern = 0; pattern < given.Length; pattern++)
        {
            given[pattern] = Given(diagram, service, view, pattern);
        }

        var changes = new HashSet<(int From, int To)>();
        for (var pattern = 1; pattern < given.Length; pattern++)
        {
            changes.Add((0, pattern));
        }

        foreach (var flow in _views[view].Flows)
        {
            changes.Add((flow.From, flow.To));
        }

        foreach (var (from, to) in changes)
        {
            var lost = diagram.AndNot(given[from], given[to]);
            if (lost != DecisionDiagram.False)
            {
                _lost.Add((view, from, to), roots.Count);
                roots.Add(lost);
            }
        }
    }

    private Dictionary<CauseKey, double?> OutagesByCause(Point point)
    {
        var outages = new Dictionary<CauseKey, double?>();
        for (var view = 0; view < _views.Count; view++)
        {
            foreach (var flow in _views[view].Flows)
            {
                // What can never begin an outage adds none, known or not.
                if (Lost(point, view, flow.From, flow.To) is > 0 and var lost)
                {
                    outages[flow.Cause] = (outages.TryGetValue(flow.Cause, out var sum) ? sum : 0) + (flow.Rate * lost);
                }
            }
        }

        return outages;
    }

    /// <summary>Adds what every cause contributes at one node of the quadrature, and returns the sum.</summary>
    private double AddShares(double weight, Point point, Dictionary<CauseKey, double> causes)
    {
        var total = 0.0;
        for (var view = 0; view < _views.Count; view++)
        {
            for (var pattern = 1; pattern < _views[view].Patterns.Count; pattern++)
            {
                var effect = weight * Lost(point, view, 0, pattern);
                if (effect > 0)
                {
                    foreach (var (cause, probability) in _views[view].Causes[pattern])
                    {
                        Add(causes, cause, probability * effect);
                        total += probability * effect;
                    }
                }
            }
        }

        return total;
    }

    /// <summary>Takes out the roundings of the quadrature, so that the shares sum to the unavailability.</summary>
    private static Dictionary<CauseKey, double> Normalized(Dictionary<CauseKey, double> causes, double total, double unavailability)
    {
        foreach (var cause in causes.Keys.ToArray())
        {
            causes[cause] *= total > 0 ? unavailability / total : 1;
        }

        return causes;
    }

    /// <summary>The islands' variables with every imperfect pattern's probability scaled by <paramref name="t"/>.</summary>
    private void Scale(double t, double[] up, double[] down)
    {
        for (var view = 0; view < _views.Count; view++)
        {
            var probability = _views[view].Probability;
            var rest = 0.0;
            for (var pattern = probability.Length - 1; pattern > 0; pattern--)
            {
                var itself = t * probability[pattern];
                if (pattern < probability.Length - 1)
                {
                    var variable = _firstVariable[view] + pattern;
                    up[variable] = itself + rest > 0 ? itself / (itself + rest) : 1;
                    down[variable] = itself + rest > 0 ? rest / (itself + rest) : 0;
                }

                rest += itself;
            }

            if (probability.Length > 1)
            {
                var unscaled = 0.0;
                for (var pattern = probability.Length - 1; pattern > 0; pattern--)
                {
                    unscaled += probability[pattern];
                }

                var perfect = probability[0] + ((1 - t) * unscaled);
                up[_firstVariable[view]] = perfect / (perfect + rest);
                down[_firstVariable[view]] = rest / (perfect + rest);
            }
        }
    }

    /// <summary>The function with the island's pattern fixed.</summary>
    private int Given(DecisionDiagram diagram, int function, int view, int pattern)
    {
        var last = _views[view].Patterns.Count - 1;
        for (var earlier = 0; earlier < Math.Min(pattern, last); earlier++)
        {
            function = diagram.Restrict(function, _firstVariable[view] + earlier, value: false);
        }

        return pattern < last ? diagram.Restrict(function, _firstVariable[view] + pattern, value: true) : function;
    }

    /// <summary>The diagram of "this exposed element is up": the patterns in which it is.</summary>
    private int ExposedUp(DecisionDiagram diagram, int view, int exposed)
    {
        var patterns = _views[view].Patterns;
        var function = IsUp(patterns[^1], exposed) ? DecisionDiagram.True : DecisionDiagram.False;
        for (var pattern = patterns.Count - 2; pattern >= 0; pattern--)
        {
            var itself = IsUp(patterns[pattern], exposed) ? DecisionDiagram.True : DecisionDiagram.False;
            function = diagram.IfThenElse(diagram.Variable(_firstVariable[view] + pattern), itself, function);
        }

        return function;
    }

    private static bool IsUp(bool[] noes, int asked) => !noes[asked];

    private static void Add(Dictionary<CauseKey, double> sums, CauseKey cause, double amount) =>
        sums[cause] = sums.GetValueOrDefault(cause) + amount;
}
