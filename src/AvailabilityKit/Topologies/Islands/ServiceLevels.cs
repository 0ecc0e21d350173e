using AvailabilityKit.Blocks;
using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>For which share of the time a service serves with which share of its capacity.</summary>
/// <remarks>
/// The level of what is only up or down is 1 or 0. Of members that share work it is the mean of theirs, of a cluster the nodes that carry work over those that should; of
/// what several must do or hold as a whole, the level that so many of them reach: where all are needed the least. What is down has level 0, whatever is left of it.
/// </remarks>
internal sealed class ServiceLevels
{
    private readonly MultiStateDiagram _join;
    private readonly Levels[] _levels;
    private readonly LevelScale _scale = new();

    private ServiceLevels(IReadOnlyList<IslandView> views, int nodeLimit)
    {
        _levels = [.. views.Select(view => new Levels(view, _scale))];
        _join = new MultiStateDiagram(Array.ConvertAll(_levels, levels => levels.Vectors.Count), nodeLimit);
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
            return new Levels(views[only], new LevelScale()).OfQuestion(asked);
        }

        var service = new ServiceLevels(views, nodeLimit);
        var items = service.LevelsOf(root.Steps()).Items;
        var compiled = service._join.Compile([.. items.Select(item => item.Function)]);
        var point = compiled.NewPointOfRoots();
        for (var view = 0; view < views.Count; view++)
        {
            compiled.Set(point, view, service._levels[view].Probability);
        }

        compiled.EvaluateRoots(point);
        return [.. items.Select((item, root) => (Share: item.Value, Time: point.RootUp[root])).Where(level => level.Time > 0).OrderByDescending(level => level.Share)];
    }

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
        var vectors = _levels[view].Vectors;
        return ValuedStates.Of(_join.Diagram, vectors.Select(vector => vector[asked]).Distinct()
            .Select(level => (level, _join.Among(view, state => vectors[state][asked] == level))));
    }

    private ValuedStates Shared(int atLeast, ValuedStates[] operands)
    {
        var sum = operands[0];
        for (var i = 1; i < operands.Length; i++)
        {
            sum = sum.With(operands[i], (one, other) => _scale.Of(one + other));
        }

        return sum.Where(_join.Diagram.AtLeast(atLeast, Array.ConvertAll(operands, operand => operand.IsAboveZero))).Select(level => _scale.Of(level / operands.Length));
    }

    /// <summary>The level that so many of the operands reach.</summary>
    private ValuedStates Reached(int atLeast, ValuedStates[] operands)
    {
        List<(double Value, int Function)> items = [];
        var higher = DecisionDiagram.False;
        foreach (var level in operands.SelectMany(operand => operand.Items).Select(item => item.Value).Distinct().OrderDescending())
        {
            var reached = _join.Diagram.AtLeast(atLeast, Array.ConvertAll(operands, operand => _join.Diagram.Or([.. operand.Items.Where(item => item.Value >= level).Select(item => item.Function)])));
            items.Add((level, _join.Diagram.AndNot(reached, higher)));
            higher = reached;
        }

        return ValuedStates.Of(_join.Diagram, items);
    }

    /// <summary>What a part of an island shows: each combination of the levels behind its questions, and how probable it is.</summary>
    private sealed class Levels
    {
        public Levels(IslandView view, LevelScale scale)
        {
            var (plan, solution) = (view.Plan, view.Solution);
            var holds = new bool[plan.Formulas.Count];
            var levels = new double[plan.Formulas.Count];
            var scratch = new double[plan.Formulas.Select(formula => formula.OperandIndices.Length).Append(0).Max()];
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            List<CompensatedSum> sums = [];
            for (var state = 0; state < solution.StateCount; state++)
            {
                plan.Answer(solution, state, holds);
                foreach (var formula in plan.Formulas)
                {
                    levels[formula.Index] = !holds[formula.Index] ? 0 : scale.Of(formula.Element >= 0
                        ? plan.SpreadOf(formula)?.LevelIn(solution.ValuesIn(state)) ?? 1
                        : Joined(formula.AtLeast, formula.SharesWork, formula.OperandIndices, levels, scratch));
                }

                var vector = plan.Asked.ConvertAll(asked => levels[asked.Index]);
                var key = string.Join(' ', vector.ConvertAll(BitConverter.DoubleToInt64Bits));
                if (!places.TryGetValue(key, out var place))
                {
                    places.Add(key, place = sums.Count);
                    Vectors.Add([.. vector]);
                    sums.Add(new CompensatedSum());
                }

                var sum = sums[place];
                sum.Add(solution.Probability[state]);
                sums[place] = sum;
            }

            Probability = [.. sums.ConvertAll(sum => sum.Value)];
        }

        public List<double[]> Vectors { get; } = [];

        public double[] Probability { get; }

        /// <summary>The levels above zero behind one question, the highest first.</summary>
        public List<(double Share, double Time)> OfQuestion(int asked)
        {
            var times = new SortedDictionary<double, CompensatedSum>();
            for (var state = 0; state < Probability.Length; state++)
            {
                var sum = times.GetValueOrDefault(Vectors[state][asked]);
                sum.Add(Probability[state]);
                times[Vectors[state][asked]] = sum;
            }

            return [.. times.Where(level => level.Key > 0 && level.Value.Value > 0).Select(level => (level.Key, level.Value.Value)).Reverse()];
        }
    }
}
