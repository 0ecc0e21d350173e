using System.Globalization;
using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Tests.Behaviours.Naive;

/// <summary>
/// The slow and plain reading of a behaviour: states are texts in a dictionary, nothing is packed, lumped or cut away, and the steady
/// state is that of a dense matrix. Written from the documentation of the parts, without the library's conditions, amounts or chains.
/// </summary>
internal sealed class NaiveInterpreter
{
    private const int MostReactions = 1_000;
    private const int MostStates = 150;

    private int _reactionsLeft;

    private readonly PlainBehaviour _behaviour;
    private readonly Dictionary<string, int> _indices = [];
    private readonly List<int[]> _states = [];
    private readonly List<(int From, int To, double Rate, string[] Tags)> _steps = [];

    /// <summary>Explores and solves.</summary>
    /// <param name="behaviour">Returns to its beginning from everywhere, so that there is one long run.</param>
    /// <exception cref="ModelException">Reactions never come to rest.</exception>
    public NaiveInterpreter(PlainBehaviour behaviour)
    {
        _behaviour = behaviour;

        // A state is the values of the variables, then the phase of each activity, 0 for one that is not running.
        var begin = new int[behaviour.Highest.Length + behaviour.Activities.Length];
        _reactionsLeft = MostReactions;
        Settle(begin, 1, [], (state, _, _) => Enter(state));
        for (var from = 0; from < _states.Count && _states.Count <= MostStates; from++)
        {
            Walk(from);
        }

        if (_states.Count > MostStates)
        {
            return;
        }

        var next = _steps.ToLookup(step => step.From, step => step.To);
        var reached = _states.Select((_, state) => ReachedFrom(state, next)).ToArray();
        int[] recurrent = [.. Enumerable.Range(0, _states.Count).Where(state => reached[state].All(other => reached[other].Contains(state)))];
        IsSolved = recurrent.All(state => reached[recurrent[0]].Contains(state));
        Probabilities = Solve(recurrent);
    }

    /// <summary>Whether it was solved: the long run is the same from everywhere, and the states are few enough for a dense matrix.</summary>
    public bool IsSolved { get; }

    public int StateCount => _states.Count;

    private double[] Probabilities { get; } = [];

    public double Probability(int variable, int value) => _states.Select((state, index) => state[variable] == value ? Probabilities[index] : 0).Sum();

    public double EventRatePerHour(string tag) => _steps.Sum(step => Probabilities[step.From] * step.Rate * step.Tags.Count(other => other == tag));

    private void Walk(int from)
    {
        var state = _states[from];
        for (var index = 0; index < _behaviour.Activities.Length; index++)
        {
            var activity = _behaviour.Activities[index];
            var phase = state[_behaviour.Highest.Length + index];
            if (!Holds(activity.Guard, state))
            {
                continue;
            }

            var sharing = activity.Sharers.Count(variable => state[variable] != 0);
            var rate = (activity.Sharers.Length == 0 ? 1 : Math.Min(1, 1.5 / Math.Max(1, sharing))) / activity.Hours[phase - 1];
            var next = (int[])state.Clone();
            _reactionsLeft = MostReactions;
            if (activity.IsErlang && phase < activity.Hours.Length)
            {
                next[_behaviour.Highest.Length + index] = phase + 1;
                Settle(next, rate, [], (to, r, tags) => _steps.Add((from, Enter(to), r, tags)));
                continue;
            }

            next[_behaviour.Highest.Length + index] = 0;
            Happen($"a{index}", activity.Outcomes, next, rate, [], (to, r, tags) => _steps.Add((from, Enter(to), r, tags)));
        }
    }

    private void Happen(string name, PlainOutcome[] outcomes, int[] state, double weight, string[] tags, Action<int[], double, string[]> emit)
    {
        var first = outcomes[0].DrawnBy is { } drawnBy ? state[drawnBy] / (double)_behaviour.Highest[drawnBy] : (double?)null;
        var total = outcomes.Skip(first is null ? 0 : 1).Sum(outcome => outcome.Weight);
        for (var i = 0; i < outcomes.Length; i++)
        {
            var share = first is not { } chance ? outcomes[i].Weight / total : i == 0 ? chance : (1 - chance) * outcomes[i].Weight / total;
            if (share > 0)
            {
                Settle(Changed(state, outcomes[i].Changes), weight * share, [.. tags, $"{name}: outcome {i}"], emit);
            }
        }
    }

    private void Settle(int[] state, double weight, string[] tags, Action<int[], double, string[]> emit)
    {
        for (var i = 0; i < _behaviour.Reactions.Length; i++)
        {
            if (Holds(_behaviour.Reactions[i].Guard, state))
            {
                if (_reactionsLeft-- == 0)
                {
                    throw new ModelException("never at rest");
                }

                Happen($"r{i}", _behaviour.Reactions[i].Outcomes, state, weight, tags, emit);
                return;
            }
        }

        SettlePhases(state, 0, weight, tags, emit);
    }

    /// <summary>Once at rest, activities that may run begin, and those that may not are interrupted.</summary>
    private void SettlePhases(int[] state, int index, double weight, string[] tags, Action<int[], double, string[]> emit)
    {
        if (index == _behaviour.Activities.Length)
        {
            emit(state, weight, tags);
            return;
        }

        var activity = _behaviour.Activities[index];
        var position = _behaviour.Highest.Length + index;
        var phase = state[position];
        var runs = Holds(activity.Guard, state);
        var entered = runs && phase == 0;
        var phases = entered && !activity.IsErlang && activity.Hours.Length > 1 ? activity.Hours.Length : 1;
        for (var first = 1; first <= phases; first++)
        {
            var next = (int[])state.Clone();

            // An exponential lifetime has no age: it is as if it began anew each time.
            var forgets = activity.Memory == Memory.Resample || activity.Hours.Length == 1;
            next[position] = entered ? first : !runs && forgets ? 0 : phase;
            SettlePhases(next, index + 1, weight / phases, tags, emit);
        }
    }

    private static bool Holds(PlainTest[][] guard, int[] state) => guard.Any(all => all.All(test => test.Kind switch
    {
        0 => state[test.Variable] == test.Value,
        1 => state[test.Variable] != test.Value,
        2 => state[test.Variable] >= test.Value,
        _ => state[test.Variable] < test.Value,
    }));

    private int[] Changed(int[] state, PlainChange[] changes)
    {
        var next = (int[])state.Clone();
        foreach (var (variable, kind, value) in changes)
        {
            next[variable] = kind switch
            {
                0 => value,
                1 => Math.Min(state[variable] + 1, _behaviour.Highest[variable]),
                2 => Math.Max(state[variable] - 1, 0),
                _ => Math.Min(state[value], _behaviour.Highest[variable]),
            };
        }

        return next;
    }

    private int Enter(int[] state)
    {
        var key = string.Join(" ", state.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        if (!_indices.TryGetValue(key, out var index))
        {
            index = _states.Count;
            _indices.Add(key, index);
            _states.Add(state);
        }

        return index;
    }

    private static HashSet<int> ReachedFrom(int state, ILookup<int, int> next)
    {
        HashSet<int> reached = [state];
        var open = new Queue<int>(reached);
        while (open.TryDequeue(out var from))
        {
            foreach (var to in next[from].Where(reached.Add))
            {
                open.Enqueue(to);
            }
        }

        return reached;
    }

    /// <summary>Elimination of one state after the other, the last first, without a subtraction (Grassmann, Taksar, Heyman 1985), on the dense matrix.</summary>
    private double[] Solve(int[] recurrent)
    {
        var n = recurrent.Length;
        var place = recurrent.Select((state, index) => (state, index)).ToDictionary(pair => pair.state, pair => pair.index);
        var rates = new double[n, n];
        foreach (var (from, to, rate, _) in _steps.Where(step => step.From != step.To && place.ContainsKey(step.From)))
        {
            rates[place[from], place[to]] += rate;
        }

        for (var gone = n - 1; gone > 0; gone--)
        {
            var exit = Enumerable.Range(0, gone).Sum(to => rates[gone, to]);
            for (var from = 0; from < gone; from++)
            {
                rates[from, gone] /= exit;
                for (var to = 0; to < gone; to++)
                {
                    rates[from, to] += rates[from, gone] * rates[gone, to];
                }
            }
        }

        var weights = new double[n];
        weights[0] = 1;
        for (var state = 1; state < n; state++)
        {
            weights[state] = Enumerable.Range(0, state).Sum(from => weights[from] * rates[from, state]);
        }

        var total = weights.Sum();
        return [.. Enumerable.Range(0, _states.Count).Select(state => place.TryGetValue(state, out var index) ? weights[index] / total : 0)];
    }
}
