using AvailabilityKit.Blocks;
using AvailabilityKit.Topologies.Shares;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>
/// Joins the islands that a service depends on: a decision diagram over the joint up/down patterns of every island. Exact, and without
/// a subtraction: every figure is a sum of products of probabilities.
/// </summary>
/// <remarks>
/// <para>An island is a part of the structure function whose states are its patterns (<see cref="MultiStateDiagram"/>).</para>
/// <para>Outages: an island's flow from pattern p to pattern q begins one when the rest of the system makes the service up in p and
/// down in q.</para>
/// <para>Downtime by cause is the Shapley value of the causes (Shapley 1953): each gets its average effect on the unavailability
/// over all orders of adding the causes to a system that never fails. In Owen's multilinear form (Owen 1972) that is the integral over t in
/// [0, 1] of probability * dU/d(probability) with every cause scaled by t, a polynomial that Gauss-Legendre quadrature integrates
/// exactly. The shares are never negative, sum to the unavailability, and do not depend on the order of the elements.</para>
/// </remarks>
internal sealed class ServiceStructure
{
    private readonly IReadOnlyList<IslandView> _views;
    private readonly MultiStateFunction _function;

    /// <param name="views">The islands, in the order of their variables.</param>
    /// <param name="function">Builds the service's structure from the diagram of each exposed element.</param>
    /// <param name="nodeLimit">The most nodes of the diagram.</param>
    /// <exception cref="SolverException">The diagram has more nodes than <paramref name="nodeLimit"/>.</exception>
    public ServiceStructure(IReadOnlyList<IslandView> views, Func<DecisionDiagram, Func<int, int, int>, int> function, int nodeLimit)
    {
        _views = views;
        var patterns = new int[views.Count];
        for (var view = 0; view < patterns.Length; view++)
        {
            patterns[view] = views[view].Patterns.Count;
        }

        var join = new MultiStateDiagram(patterns, nodeLimit);
        var service = function(join.Diagram, (view, asked) => join.Among(view, pattern => !views[view].Patterns[pattern][asked]));
        _function = join.Compile(service, Changes(views));
        RelativeErrorBound = _function.RelativeErrorBound;
    }

    public int NodeCount => _function.NodeCount;

    /// <summary>Bound on the relative error that the joining adds to that of the islands.</summary>
    public double RelativeErrorBound { get; }

    /// <summary>The service's availability, its unavailability by cause, and its outages per second by cause, null where they are not known.</summary>
    public (Availability Availability, Dictionary<CauseKey, double> Unavailability, Dictionary<CauseKey, double?> Outages) Evaluate()
    {
        var point = _function.NewPoint();
        Evaluate(1, point);
        var availability = Availability.FromParts(point.RootUp[0], point.RootDown[0]);
        var outages = OutagesByCause(point);

        return (availability, Shares(availability.Unavailability, point), outages);
    }

    private Dictionary<CauseKey, double> Shares(double unavailability, MultiStatePoint point) => OwenIntegral.Shares(_views.Count, unavailability, (t, weight, causes) =>
    {
        Evaluate(t, point);
        return AddShares(weight, point, causes);
    });

    /// <summary>Evaluates with every imperfect pattern's probability scaled by <paramref name="t"/>.</summary>
    private void Evaluate(double t, MultiStatePoint point)
    {
        for (var view = 0; view < _views.Count; view++)
        {
            _function.Set(point, view, OwenIntegral.Scaled(t, _views[view].Probability));
        }

        _function.Evaluate(point);
    }

    /// <summary>The probability that the rest of the system makes the service up in one pattern of an island and down in another.</summary>
    private double Lost(MultiStatePoint point, int view, int from, int to) => _function.Decides(point, new(view, from, to));

    private static IEnumerable<StateChange> Changes(IReadOnlyList<IslandView> views)
    {
        for (var view = 0; view < views.Count; view++)
        {
            for (var pattern = 1; pattern < views[view].Patterns.Count; pattern++)
            {
                yield return new(view, 0, pattern);
            }

            foreach (var flow in views[view].Flows)
            {
                yield return new(view, flow.From, flow.To);
            }
        }
    }

    private Dictionary<CauseKey, double?> OutagesByCause(MultiStatePoint point)
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
    private double AddShares(double weight, MultiStatePoint point, Dictionary<CauseKey, double> causes)
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

    private static void Add(Dictionary<CauseKey, double> sums, CauseKey cause, double amount) =>
        sums[cause] = sums.GetValueOrDefault(cause) + amount;
}
