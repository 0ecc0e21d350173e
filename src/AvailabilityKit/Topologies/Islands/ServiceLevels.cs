using AvailabilityKit.Blocks;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>For which share of the time a service serves with which share of its capacity.</summary>
/// <remarks>
/// The level of what is only up or down is 1 or 0. Of members that share work it is the mean of theirs, of a cluster the nodes that carry work over those that should; of
/// what several must do or hold as a whole, the level that so many of them reach: where all are needed the least. What is down has level 0, whatever is left of it.
/// </remarks>
internal sealed class ServiceLevels
{
    private readonly LevelScale _scale = new();
    private readonly ValuedStates _levels;

    private ServiceLevels(JoinNode root, IReadOnlyList<IslandView> views, int nodeLimit)
    {
        Views = [.. views.Select(view => new ViewLevels(view, _scale))];
        Join = new MultiStateDiagram(Array.ConvertAll(Views, levels => levels.Vectors.Count), nodeLimit);
        _levels = LevelsOf(root.Steps());
    }

    /// <summary>The levels that each part shows.</summary>
    public ViewLevels[] Views { get; }

    /// <summary>The diagram over these.</summary>
    public MultiStateDiagram Join { get; }

    /// <summary>What is missing, as steps: how much more is, and when, namely while a level is not reached.</summary>
    /// <remarks>The best level is 1, where nothing is missing. Each step grows with what fails, so that their effects add up without a subtraction.</remarks>
    public IReadOnlyList<(double Share, int Function)> Missing
    {
        get
        {
            (double Value, int Function)[] reaching = [.. _levels.Reaching()];
            return [.. reaching.Select((level, i) => (level.Value - (i + 1 < reaching.Length ? reaching[i + 1].Value : 0), DecisionDiagram.Not(level.Function)))];
        }
    }

    /// <summary>The levels above zero, the highest first, and the share of time of each.</summary>
    /// <param name="root">When the service is up.</param>
    /// <param name="views">The islands.</param>
    /// <param name="nodeLimit">The most nodes of a diagram.</param>
    /// <exception cref="SolverException">The diagrams need more nodes.</exception>
    public static List<(double Share, double Time)> Of(JoinNode root, IReadOnlyList<IslandView> views, int nodeLimit)
    {
        // One question to one part needs no join.
        if (root.Steps() is [{ View: var only and >= 0, Asked: var asked }])
        {
            return new ViewLevels(views[only], new LevelScale()).OfQuestion(asked);
        }

        var service = Joined(root, views, nodeLimit);
        var items = service._levels.Items;
        var compiled = service.Join.Compile([.. items.Select(item => item.Function)]);
        var point = compiled.NewPointOfRoots();
        for (var view = 0; view < views.Count; view++)
        {
            compiled.Set(point, view, service.Views[view].Probability);
        }

        compiled.EvaluateRoots(point);
        return [.. items.Select((item, root) => (Share: item.Value, Time: point.RootUp[root])).Where(level => level.Time > 0).OrderByDescending(level => level.Share)];
    }

    /// <summary>The levels of the parts, joined.</summary>
    /// <exception cref="SolverException">The diagrams need more nodes.</exception>
    public static ServiceLevels Joined(JoinNode root, IReadOnlyList<IslandView> views, int nodeLimit) => new(root, views, nodeLimit);

    /// <summary>Whether a service has more levels than up and down.</summary>
    public static bool AreSeveral(ServicePlan plan) =>
        plan.Root.Steps().Any(step => step.SharesWork) || plan.Views.Any(view => view.Formulas.Exists(formula => formula.SharesWork || view.SpreadOf(formula) is { Full: > 1 }));

    /// <summary>The level of what does its work with others, so many of which must do some.</summary>
    /// <param name="atLeast">How many.</param>
    /// <param name="sharesWork">Whether they share the work, rather than each doing all of it.</param>
    /// <param name="operands">The places of these others.</param>
    /// <param name="levels">The level at each place; 0 where it is down.</param>
    /// <param name="scratch">As many places as there are others, or more, for whatever.</param>
    public static double Joined(int atLeast, bool sharesWork, ReadOnlySpan<int> operands, ReadOnlySpan<double> levels, Span<double> scratch)
    {
        var (sum, up) = (0.0, 0);
        foreach (var operand in operands)
        {
            sum += levels[operand];
            up += levels[operand] > 0 ? 1 : 0;
        }

        if (up < atLeast)
        {
            return 0;
        }

        if (sharesWork)
        {
            return sum / operands.Length;
        }

        for (var i = 0; i < operands.Length; i++)
        {
            scratch[i] = levels[operands[i]];
        }

        var own = scratch[..operands.Length];
        own.Sort();
        return atLeast == 0 ? 1 : own[^atLeast];
    }

    private ValuedStates LevelsOf(IReadOnlyList<JoinStep> steps)
    {
        var known = new ValuedStates[steps.Count];
        for (var place = 0; place < known.Length; place++)
        {
            var (view, asked, atLeast, operands, sharesWork) = steps[place];
            known[place] = view >= 0 ? Asked(view, asked)
                : sharesWork ? Shared(atLeast, Array.ConvertAll(operands, operand => known[operand]))
                : Reached(atLeast, Array.ConvertAll(operands, operand => known[operand]));
        }

        return known[^1];
    }

    private ValuedStates Asked(int view, int asked)
    {
        var vectors = Views[view].Vectors;
        return ValuedStates.Of(Join.Diagram, vectors.Select(vector => vector[asked]).Distinct()
            .Select(level => (level, Join.Among(view, state => vectors[state][asked] == level))));
    }

    private ValuedStates Shared(int atLeast, ValuedStates[] operands)
    {
        // The last first: what is added then stands above all that is there, and a sum of n takes some n^2 / 2 nodes in place of n^3 / 3.
        var sum = operands[^1];
        for (var i = operands.Length - 2; i >= 0; i--)
        {
            sum = sum.With(operands[i], (one, other) => _scale.Of(one + other));
        }

        // No level is above 1, so that a sum of so many takes as many that are up; and where none is below, as many make no less.
        var areWhole = Array.TrueForAll(operands, operand => operand.Items.All(static item => item.Value == 1));
        var isEnough = areWhole ? DecisionDiagram.False : Join.Diagram.AtLeast(atLeast, Array.ConvertAll(operands, operand => operand.IsAboveZero));
        return ValuedStates.Of(Join.Diagram, sum.Items.Select(item =>
            (_scale.Of(item.Value / operands.Length), item.Value >= atLeast ? item.Function : areWhole ? DecisionDiagram.False : Join.Diagram.And(item.Function, isEnough))));
    }

    /// <summary>The level that so many of the operands reach.</summary>
    private ValuedStates Reached(int atLeast, ValuedStates[] operands)
    {
        List<(double Value, int Function)> items = [];
        var higher = DecisionDiagram.False;
        (double Value, int Function)[][] reaching = Array.ConvertAll(operands, operand => operand.Reaching().ToArray());
        var reached = new int[operands.Length];
        var next = new int[operands.Length];
        foreach (var level in operands.SelectMany(operand => operand.Items).Select(item => item.Value).Distinct().OrderDescending())
        {
            for (var i = 0; i < operands.Length; i++)
            {
                while (next[i] < reaching[i].Length && reaching[i][next[i]].Value >= level)
                {
                    reached[i] = reaching[i][next[i]++].Function;
                }
            }

            var enough = Join.Diagram.AtLeast(atLeast, reached);
            items.Add((level, Join.Diagram.AndNot(enough, higher)));
            higher = enough;
        }

        return ValuedStates.Of(Join.Diagram, items);
    }
}
