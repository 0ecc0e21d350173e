namespace AvailabilityKit.Topologies.Islands;

/// <summary>A flow of outages from one up/down pattern to another, by cause, per second; null where it is not known how often.</summary>
internal readonly record struct PatternFlow(int From, int To, CauseKey Cause, double? Rate);

/// <summary>
/// What an island shows to a service: the joint up/down patterns of the elements that the service refers to, with their probabilities,
/// the causes of what is down in each, and the flows between them. Pattern 0 is all up.
/// </summary>
internal sealed class IslandView
{
    private IslandView(IslandSolution solution, int[] exposed)
    {
        Solution = solution;
        Exposed = exposed;
    }

    public IslandSolution Solution { get; }

    /// <summary>Positions in the topology of the elements that the patterns are about; bit i of a pattern is 1 while the i-th is down.</summary>
    public int[] Exposed { get; }

    public List<ulong> Patterns { get; } = [0];

    public List<double> Probability { get; } = [0];

    /// <summary>For every pattern the probabilities of the causes behind it; they sum to the pattern's own, but for pattern 0, which has none.</summary>
    public List<Dictionary<CauseKey, double>> Causes { get; } = [[]];

    public List<PatternFlow> Flows { get; } = [];

    /// <exception cref="SolverException">There are more patterns than <paramref name="patternLimit"/>.</exception>
    public static IslandView Of(string name, IslandSolution solution, int[] exposed, int patternLimit)
    {
        if (exposed.Length > 64)
        {
            throw new SolverException(new SolverLimit(
                Option: null,
                64,
                exposed.Length,
                $"The island of {name} shows {exposed.Length} elements to one service; 64 at most.",
                "divide them among several repair crews"));
        }

        var view = new IslandView(solution, exposed);
        var patternOf = view.AddPatterns(name, patternLimit);
        view.AddFlows(patternOf);
        return view;
    }

    private int[] AddPatterns(string name, int patternLimit)
    {
        var index = new Dictionary<ulong, int> { [0] = 0 };
        var patternOf = new int[Solution.States.Length];
        for (var state = 0; state < patternOf.Length; state++)
        {
            var down = DownIn(state);
            if (!index.TryGetValue(down, out var pattern))
            {
                pattern = Patterns.Count;
                if (pattern >= patternLimit)
                {
                    throw new SolverException(new SolverLimit(
                        $"{nameof(EvaluationOptions)}.{nameof(EvaluationOptions.MaximumPatterns)}",
                        patternLimit,
                        Needed: null,
                        $"The island of {name} shows more than {patternLimit} joint up/down patterns to one service.",
                        "divide its parts among several repair crews"));
                }

                index.Add(down, pattern);
                Patterns.Add(down);
                Probability.Add(0);
                Causes.Add([]);
            }

            patternOf[state] = pattern;
            Probability[pattern] += Solution.Probability[state];
            Spread(state, down, Solution.Probability[state], Causes[pattern]);
        }

        return patternOf;
    }

    private void AddFlows(int[] patternOf)
    {
        var sums = new Dictionary<FlowKey, double>();
        var shares = new Dictionary<CauseKey, double>();
        foreach (var (from, to, rate) in Solution.Steps)
        {
            var newlyDown = Patterns[patternOf[to]] & ~Patterns[patternOf[from]];
            if (newlyDown != 0)
            {
                shares.Clear();
                Spread(to, newlyDown, Solution.Probability[from] * rate, shares);
                foreach (var (cause, share) in shares)
                {
                    var key = new FlowKey(patternOf[from], patternOf[to], cause);
                    sums[key] = sums.GetValueOrDefault(key) + share;
                }
            }
        }

        foreach (var (flow, sum) in sums)
        {
            Flows.Add(new PatternFlow(flow.From, flow.To, flow.Cause, Solution.HasKnownRates ? sum : null));
        }
    }

    private sealed record FlowKey(int From, int To, CauseKey Cause);

    private ulong DownIn(int state)
    {
        var down = 0UL;
        for (var i = 0; i < Exposed.Length; i++)
        {
            if (Solution.CauseOf(state, Exposed[i]) is not null)
            {
                down |= 1UL << i;
            }
        }

        return down;
    }

    /// <summary>Divides an amount equally among the elements that are down, each by its own cause.</summary>
    private void Spread(int state, ulong down, double amount, Dictionary<CauseKey, double> causes)
    {
        var share = amount / System.Numerics.BitOperations.PopCount(down);
        for (var i = 0; i < Exposed.Length; i++)
        {
            if ((down >> i & 1) == 1 && Solution.CauseOf(state, Exposed[i]) is { } cause)
            {
                causes[cause] = causes.GetValueOrDefault(cause) + share;
            }
        }
    }
}
