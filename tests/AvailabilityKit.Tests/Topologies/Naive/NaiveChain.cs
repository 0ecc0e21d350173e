namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>The chain of a whole system: every state that can be reached, and its share of the time in the long run.</summary>
internal sealed class NaiveChain
{
    private NaiveChain(IReadOnlyList<NaiveState> states, IReadOnlyList<(int From, NaiveStep Step, int To)> steps)
    {
        States = states;
        Steps = steps;
        var lasting = LastingStates();
        var among = Enumerable.Range(0, states.Count).ToDictionary(state => state, state => Array.IndexOf(lasting, state));
        var share = Eliminate(lasting.Length, [.. steps.Where(step => among[step.From] >= 0).Select(step => (among[step.From], step.Step, among[step.To]))]);
        Probability = [.. states.Select((_, state) => among[state] >= 0 ? share[among[state]] : 0)];
    }

    public IReadOnlyList<NaiveState> States { get; }

    public IReadOnlyList<(int From, NaiveStep Step, int To)> Steps { get; }

    public IReadOnlyList<double> Probability { get; }

    /// <summary>Explores and solves; null where there are more states than the limit.</summary>
    public static NaiveChain? Of(NaiveInterpreter interpreter, int stateLimit)
    {
        List<NaiveState> states = [interpreter.Initial];
        Dictionary<NaiveState, int> index = new() { [interpreter.Initial] = 0 };
        List<(int, NaiveStep, int)> steps = [];
        for (var from = 0; from < states.Count; from++)
        {
            foreach (var step in interpreter.Steps(states[from]))
            {
                if (!index.TryGetValue(step.To, out var to))
                {
                    if (states.Count == stateLimit)
                    {
                        return null;
                    }

                    to = states.Count;
                    index.Add(step.To, to);
                    states.Add(step.To);
                }

                steps.Add((from, step, to));
            }
        }

        return new(states, steps);
    }

    /// <summary>
    /// The states that are come back to for ever: of all sets of states that can be reached from one, the smallest. Work that moved to
    /// a node that never fails does not move back, so that the first state need not be among them.
    /// </summary>
    private int[] LastingStates()
    {
        var next = Steps.Where(step => step.Step.Rate > 0).ToLookup(step => step.From, step => step.To);
        var smallest = ReachedFrom(0);
        for (var state = 0; state < States.Count; state++)
        {
            if (smallest.Contains(state) && ReachedFrom(state) is var reached && reached.Count < smallest.Count)
            {
                smallest = reached;
            }
        }

        return [.. smallest.Order()];

        HashSet<int> ReachedFrom(int start)
        {
            HashSet<int> reached = [start];
            Stack<int> open = new([start]);
            while (open.TryPop(out var state))
            {
                foreach (var to in next[state].Where(reached.Add))
                {
                    open.Push(to);
                }
            }

            return reached;
        }
    }

    /// <summary>The elimination of Grassmann, Taksar and Heyman (1985) on a full matrix: no subtraction, so that small shares keep their digits.</summary>
    private static double[] Eliminate(int count, List<(int From, NaiveStep Step, int To)> steps)
    {
        var rate = new double[count][];
        for (var i = 0; i < count; i++)
        {
            rate[i] = new double[count];
        }

        foreach (var (from, step, to) in steps)
        {
            rate[from][to] += from == to ? 0 : step.Rate;
        }

        for (var last = count - 1; last > 0; last--)
        {
            var away = rate[last].Take(last).Sum();
            for (var i = 0; i < last; i++)
            {
                rate[i][last] /= away;
                for (var j = 0; j < last && rate[i][last] > 0; j++)
                {
                    rate[i][j] += i == j ? 0 : rate[i][last] * rate[last][j];
                }
            }
        }

        var share = new double[count];
        share[0] = 1;
        for (var state = 1; state < count; state++)
        {
            share[state] = Enumerable.Range(0, state).Sum(i => share[i] * rate[i][state]);
        }

        var total = share.Sum();
        return [.. share.Select(each => each / total)];
    }
}
