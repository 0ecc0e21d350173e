using AvailabilityKit.Blocks;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>How often the work of a service is interrupted, and which share of it at once.</summary>
/// <remarks>
/// Every step of an island that fails something hits a share of the work, which depends on how many others serve beside it: of which value it is, and with what
/// probability, is said by functions of the other islands, joined as the service itself is. The sum over all steps of rate * share *
/// probability is how often all of the work is interrupted, parts of it counted by their share, and takes no subtraction.
/// </remarks>
internal sealed class ServiceInterruptions
{
    private readonly MultiStateDiagram _join;
    private readonly IReadOnlyList<JoinStep> _steps;
    private readonly int[] _up;
    private readonly Dictionary<(int Step, int Count), int> _exactly = [];

    private ServiceInterruptions(JoinNode root, IReadOnlyList<IslandView> views, int nodeLimit)
    {
        _join = new MultiStateDiagram([.. views.Select(view => view.Patterns.Count)], nodeLimit);
        _steps = root.Steps();
        _up = new int[_steps.Count];
        for (var step = 0; step < _up.Length; step++)
        {
            var (view, asked, atLeast, operands, _) = _steps[step];
            _up[step] = view >= 0
                ? _join.Among(view, pattern => !views[view].Patterns[pattern][asked])
                : _join.Diagram.AtLeast(atLeast, UpOf(operands));
        }
    }

    /// <summary>What a step of an island hits: from which pattern to which, and of each question the share of the work behind it.</summary>
    private sealed record Hit(int From, int To, double[] Lost)
    {
        public double PerSecond { get; set; }
    }

    /// <summary>Which shares of the work are interrupted at once, and how often per second each is; null where that is not known.</summary>
    /// <param name="root">When the service is up.</param>
    /// <param name="views">The islands.</param>
    /// <param name="withSurvival">Whether it is asked which of them the service survives.</param>
    /// <param name="nodeLimit">The most nodes of a diagram.</param>
    /// <exception cref="SolverException">The diagrams need more nodes.</exception>
    public static IReadOnlyList<Interruption>? SizesOf(JoinNode root, IReadOnlyList<IslandView> views, bool withSurvival, int nodeLimit)
    {
        var service = new ServiceInterruptions(root, views, nodeLimit);
        List<(int View, Hit Hit, double Share, int Function, int Survived)> all = [];
        List<int> functions = [];
        var rootOf = new Dictionary<int, int>();
        for (var view = 0; view < views.Count; view++)
        {
            var affected = service.AffectedBy(view);
            foreach (var hit in HitsIn(views[view]))
            {
                var shares = service.SharesOf(view, hit, affected);
                foreach (var (share, function) in shares.Items)
                {
                    var survived = withSurvival ? service._join.Diagram.And(function, service._join.Given(service._up[^1], view, hit.To)) : DecisionDiagram.False;
                    all.Add((view, hit, share, Asked(function), Asked(survived)));
                }
            }
        }

        var compiled = service._join.Compile([.. functions]);
        var point = compiled.NewPointOfRoots();
        for (var view = 0; view < views.Count; view++)
        {
            compiled.Set(point, view, views[view].Probability);
        }

        List<Interruption> sizes = [];
        foreach (var together in all.GroupBy(each => (each.View, each.Hit.From)))
        {
            var view = together.Key.View;
            var certain = new double[views[view].Patterns.Count];
            certain[together.Key.From] = 1;
            compiled.Set(point, view, certain);
            compiled.EvaluateRoots(point);
            compiled.Set(point, view, views[view].Probability);
            foreach (var (_, hit, share, function, survived) in together)
            {
                var perSecond = hit.PerSecond * point.RootUp[function];
                if (perSecond > 0 && !views[view].Solution.HasKnownRates)
                {
                    return null;
                }

                sizes.Add(new(share, perSecond, hit.PerSecond * point.RootUp[survived]));
            }
        }

        return sizes;

        int Asked(int function)
        {
            if (!rootOf.TryGetValue(function, out var root))
            {
                rootOf.Add(function, root = functions.Count);
                functions.Add(function);
            }

            return root;
        }
    }

    private static Dictionary<string, Hit>.ValueCollection HitsIn(IslandView view)
    {
        var losses = new StepLosses(view.Solution, view.Plan);
        var lost = new double[view.Plan.Asked.Count];
        var hits = new Dictionary<string, Hit>(StringComparer.Ordinal);
        foreach (var step in view.Solution.Steps)
        {
            if (losses.Read(step, lost))
            {
                var (from, to) = (view.PatternOf[step.From], view.PatternOf[step.To]);
                var key = $"{from} {to} {string.Join(' ', Array.ConvertAll(lost, BitConverter.DoubleToInt64Bits))}";
                if (!hits.TryGetValue(key, out var hit))
                {
                    hits.Add(key, hit = new(from, to, [.. lost]));
                }

                hit.PerSecond += view.Solution.Probability[step.From] * step.Rate;
            }
        }

        return hits.Values;
    }

    /// <summary>The steps of the structure that depend on an island, each after those that it reads.</summary>
    private List<int> AffectedBy(int view)
    {
        List<int> affected = [];
        for (var step = 0; step < _steps.Count; step++)
        {
            if (_steps[step].View == view || Array.Exists(_steps[step].Operands, operand => affected.BinarySearch(operand) >= 0))
            {
                affected.Add(step);
            }
        }

        return affected;
    }

    /// <summary>The share of the service's work that is hit.</summary>
    private ValuedStates SharesOf(int view, Hit hit, List<int> affected)
    {
        var known = new Dictionary<int, ValuedStates>();
        foreach (var place in affected)
        {
            var step = _steps[place];
            if (step.View >= 0)
            {
                known.Add(place, ValuedStates.Of(_join.Diagram, hit.Lost[step.Asked], DecisionDiagram.True));
            }
            else
            {
                known.Add(place, Joined(place, view, hit, [.. step.Operands.Where(known.ContainsKey).Select(operand => known[operand])]));
            }
        }

        return known[_steps.Count - 1];
    }

    private ValuedStates Joined(int place, int view, Hit hit, ValuedStates[] operands)
    {
        var step = _steps[place];
        if (!step.SharesWork && step.AtLeast < step.Operands.Length)
        {
            var isHit = _join.Diagram.Or(Array.ConvertAll(operands, operand => operand.IsAboveZero));
            var goesDown = _join.Diagram.AndNot(_join.Given(_up[place], view, hit.From), _join.Given(_up[place], view, hit.To));
            return ValuedStates.Of(_join.Diagram, 1, _join.Diagram.And(isHit, goesDown));
        }

        // Two hits at once: of members that share the work the sum, of two that all work passes what either hits.
        var together = operands[0];
        for (var i = 1; i < operands.Length; i++)
        {
            together = together.With(operands[i], step.SharesWork ? (one, other) => one + other : (one, other) => 1 - ((1 - one) * (1 - other)));
        }

        together = together.Where(_up[place]);
        return !step.SharesWork ? together : ValuedStates.Of(
            _join.Diagram,
            Enumerable.Range(1, step.Operands.Length).SelectMany(serving => together.Where(Exactly(place, serving)).Select(share => share / serving).Items));
    }

    private int Exactly(int place, int count)
    {
        if (!_exactly.TryGetValue((place, count), out var exactly))
        {
            var operands = UpOf(_steps[place].Operands);
            exactly = _join.Diagram.AndNot(_join.Diagram.AtLeast(count, operands), _join.Diagram.AtLeast(count + 1, operands));
            _exactly.Add((place, count), exactly);
        }

        return exactly;
    }

    private int[] UpOf(int[] steps) => Array.ConvertAll(steps, step => _up[step]);
}
