using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>What a part of an island shows of levels: each combination of those behind its questions, and how probable it is. The first is that nothing is missing.</summary>
internal sealed class ViewLevels
{
    private readonly IslandView _view;
    private readonly int[] _vectorOf;

    public ViewLevels(IslandView view, LevelScale scale)
    {
        _view = view;
        var (plan, solution) = (view.Plan, view.Solution);
        var holds = new bool[plan.Formulas.Count];
        var levels = new double[plan.Formulas.Count];
        var scratch = new double[plan.Formulas.Select(formula => formula.OperandIndices.Length).Append(0).Max()];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        List<CompensatedSum> sums = [];
        var whole = new double[plan.Asked.Count];
        Array.Fill(whole, 1);
        PlaceOf(whole);
        _vectorOf = new int[solution.StateCount];
        for (var state = 0; state < solution.StateCount; state++)
        {
            plan.Answer(solution, state, holds);
            foreach (var formula in plan.Formulas)
            {
                levels[formula.Index] = !holds[formula.Index] ? 0 : scale.Of(formula.Element >= 0
                    ? plan.SpreadOf(formula)?.LevelIn(solution.ValuesIn(state)) ?? 1
                    : ServiceLevels.Joined(formula.AtLeast, formula.SharesWork, formula.OperandIndices, levels, scratch));
            }

            var place = _vectorOf[state] = PlaceOf([.. plan.Asked.ConvertAll(asked => levels[asked.Index])]);
            var sum = sums[place];
            sum.Add(solution.Probability[state]);
            sums[place] = sum;
        }

        Probability = [.. sums.ConvertAll(sum => sum.Value)];

        int PlaceOf(double[] vector)
        {
            var key = string.Join(' ', Array.ConvertAll(vector, BitConverter.DoubleToInt64Bits));
            if (!places.TryGetValue(key, out var place))
            {
                places.Add(key, place = sums.Count);
                Vectors.Add(vector);
                sums.Add(new CompensatedSum());
            }

            return place;
        }
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

    /// <summary>For each combination the probabilities of the causes behind it; they sum to its own, but for the first, which has none.</summary>
    public Dictionary<CauseKey, double>[] Causes()
    {
        var causes = Array.ConvertAll(Probability, _ => new Dictionary<CauseKey, double>());
        for (var state = 0; state < _vectorOf.Length; state++)
        {
            if (_vectorOf[state] > 0)
            {
                _view.Sharing.SpreadMissing(state, _view.Solution.Probability[state], causes[_vectorOf[state]]);
            }
        }

        return Array.ConvertAll(causes, _view.Sharing.AmongCopies);
    }
}
