using AvailabilityKit.Blocks;

namespace AvailabilityKit.Topologies;

/// <summary>
/// Joins the islands that a service depends on: a decision diagram over the joint up/down patterns of every island. Exact, and without
/// a subtraction: every figure is a sum of products of probabilities.
/// </summary>
/// <remarks>
/// <para>An island with patterns 0..R-1 becomes R-1 independent Boolean variables by breaking its distribution piece by piece:
/// variable r says "the pattern is r, given that it is none before r". With two patterns that is the usual component variable.</para>
/// <para>Outages: an island's flow from pattern p to pattern q begins one when the rest of the system makes the service up in p and
/// down in q, a diagram of its own for each pair.</para>
/// <para>Downtime by cause is the Shapley value of the causes (Shapley 1953): each gets its average effect on the unavailability
/// over all orders of adding the causes to a system that never fails. In Owen's multilinear form (Owen 1972) that is the integral over t in
/// [0, 1] of probability * dU/d(probability) with every cause scaled by t, a polynomial that Gauss-Legendre quadrature integrates
/// exactly. The shares are never negative, sum to the unavailability, and do not depend on the order of the elements.</para>
/// </remarks>
internal sealed class ServiceStructure
{
    /// <summary>Beyond this many nodes more change nothing: the integrand's high powers carry the high powers of small probabilities.</summary>
    private const int MostQuadratureNodes = 32;

    private readonly IReadOnlyList<IslandView> _views;
    private readonly int[] _firstVariable;
    private readonly CompiledDiagram _diagram;
    private readonly List<(int View, int Pattern)> _effects = [];
    private readonly List<(int View, int From, int To)> _pairs = [];

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
            var given = new int[views[view].Patterns.Count];
            for (var pattern = 0; pattern < given.Length; pattern++)
            {
                given[pattern] = Given(diagram, service, view, pattern);
                if (pattern > 0 && diagram.AndNot(given[0], given[pattern]) is var effect && effect != DecisionDiagram.False)
                {
                    _effects.Add((view, pattern));
                    roots.Add(effect);
                }
            }

            foreach (var (from, to) in views[view].Flows.Select(flow => (flow.From, flow.To)).Distinct())
            {
                _pairs.Add((view, from, to));
            }
        }

        foreach (var (view, from, to) in _pairs)
        {
            roots.Add(diagram.AndNot(Given(diagram, service, view, from), Given(diagram, service, view, to)));
        }

        _diagram = diagram.Compile(roots.ToArray());
    }

    public int NodeCount => _diagram.NodeCount;

    /// <summary>Bound on the relative error that the joining adds to that of the islands.</summary>
    public double RelativeErrorBound => _diagram.RelativeErrorBound;

    /// <summary>The service's availability, its unavailability by cause, and its outages per second by cause.</summary>
    public (Availability Availability, Dictionary<Cause, double> Unavailability, Dictionary<Cause, double> Outages) Evaluate()
    {
        var up = new double[_diagram.VariableCount];
        var down = new double[_diagram.VariableCount];
        var scratch = new double[_diagram.ScratchLength];
        var rootUp = new double[_diagram.RootCount];
        var rootDown = new double[_diagram.RootCount];

        Scale(1, up, down);
        _diagram.Evaluate(up, down, scratch, rootUp, rootDown);
        var availability = Availability.FromParts(rootUp[0], rootDown[0]);
        var outages = OutagesByCause(rootUp);

        var shares = new double[_effects.Count];
        var (nodes, weights) = GaussLegendre.OnUnitInterval(Math.Clamp((_views.Count + 1) / 2, 1, MostQuadratureNodes));
        for (var node = 0; node < nodes.Length; node++)
        {
            Scale(nodes[node], up, down);
            _diagram.Evaluate(up, down, scratch, rootUp, rootDown);
            for (var effect = 0; effect < shares.Length; effect++)
            {
                shares[effect] += weights[node] * rootUp[1 + effect];
            }
        }

        return (availability, UnavailabilityByCause(shares, availability.Unavailability), outages);
    }

    private Dictionary<Cause, double> OutagesByCause(double[] rootUp)
    {
        var critical = new Dictionary<(int View, int From, int To), double>();
        for (var pair = 0; pair < _pairs.Count; pair++)
        {
            critical.Add(_pairs[pair], rootUp[1 + _effects.Count + pair]);
        }

        var outages = new Dictionary<Cause, double>();
        for (var view = 0; view < _views.Count; view++)
        {
            foreach (var flow in _views[view].Flows)
            {
                Add(outages, flow.Cause, flow.Rate * critical[(view, flow.From, flow.To)]);
            }
        }

        return outages;
    }

    private Dictionary<Cause, double> UnavailabilityByCause(double[] shares, double unavailability)
    {
        var causes = new Dictionary<Cause, double>();
        var total = 0.0;
        for (var effect = 0; effect < shares.Length; effect++)
        {
            var (view, pattern) = _effects[effect];
            foreach (var (cause, probability) in _views[view].Causes[pattern])
            {
                Add(causes, cause, probability * shares[effect]);
                total += probability * shares[effect];
            }
        }

        if (Math.Abs(total - unavailability) > 1e-9 * unavailability)
        {
            throw new SolverException($"The causes of downtime sum to {total}, not to the unavailability {unavailability}; the system has too many unreliable parts for the quadrature of their shares.");
        }

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
            for (var pattern = probability.Count - 1; pattern > 0; pattern--)
            {
                var itself = t * probability[pattern];
                if (pattern < probability.Count - 1)
                {
                    var variable = _firstVariable[view] + pattern;
                    up[variable] = itself + rest > 0 ? itself / (itself + rest) : 1;
                    down[variable] = itself + rest > 0 ? rest / (itself + rest) : 0;
                }

                rest += itself;
            }

            if (probability.Count > 1)
            {
                var unscaled = 0.0;
                for (var pattern = probability.Count - 1; pattern > 0; pattern--)
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

    private static bool IsUp(ulong pattern, int exposed) => (pattern >> exposed & 1) == 0;

    private static void Add(Dictionary<Cause, double> sums, Cause cause, double amount) =>
        sums[cause] = sums.GetValueOrDefault(cause) + amount;
}
