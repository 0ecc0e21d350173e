using AvailabilityKit.Markov;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>A flow of outages from one pattern to another, by cause, per second; null where it is not known how often.</summary>
internal readonly record struct PatternFlow(int From, int To, CauseKey Cause, double? Rate);

/// <summary>
/// What a part of an island answers a service: the joint patterns of answers to its questions with their probabilities, the causes of
/// what is down in each, and the flows between them. Pattern 0 is "all yes".
/// </summary>
internal sealed class IslandView
{
    private const double RoundingUnit = 1.1102230246251565e-16;

    private IslandView(IslandSolution solution, PlannedView plan, CauseSharing causes)
    {
        Solution = solution;
        Plan = plan;
        Sharing = causes;
        Patterns = [new bool[plan.Asked.Count]];
    }

    public IslandSolution Solution { get; }

    /// <summary>Bound on the relative error of every probability: that of the states, and two roundings of their sum.</summary>
    public double RelativeErrorBound => Solution.RelativeErrorBound + (Solution.StateCount > Patterns.Count ? 2 * RoundingUnit : 0);

    public PlannedView Plan { get; }

    /// <summary>Shares what is down in a state among its causes.</summary>
    public CauseSharing Sharing { get; }

    /// <summary>For each pattern which questions are answered with no.</summary>
    public List<bool[]> Patterns { get; }

    public double[] Probability { get; private set; } = [];

    /// <summary>The pattern that each state of the solution shows.</summary>
    public int[] PatternOf { get; private set; } = [];

    /// <summary>For every pattern the probabilities of the causes behind it; they sum to the pattern's own, but for pattern 0, which has none.</summary>
    public List<Dictionary<CauseKey, double>> Causes { get; } = [[]];

    public List<PatternFlow> Flows { get; } = [];

    /// <exception cref="SolverException">There are more patterns than the options allow, or sharing the downtime takes a diagram of more nodes than they do.</exception>
    public static IslandView Of(string name, ResolvedTopology topology, IslandSolution solution, PlannedView plan, EvaluationOptions options)
    {
        var view = new IslandView(solution, plan, new CauseSharing(topology, solution, plan, options));
        view.PatternOf = view.AddPatterns(name, options.MaximumPatterns);
        view.AddFlows(view.PatternOf);
        return view;
    }

    private int[] AddPatterns(string name, int patternLimit)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal) { [KeyOf(Patterns[0])] = 0 };
        var patternOf = new int[Solution.StateCount];
        var holds = new bool[Plan.Formulas.Count];
        for (var state = 0; state < patternOf.Length; state++)
        {
            var noes = NoesIn(state, holds);
            if (!index.TryGetValue(KeyOf(noes), out var pattern))
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

                index.Add(KeyOf(noes), pattern);
                Patterns.Add(noes);
                Causes.Add([]);
            }

            patternOf[state] = pattern;
            if (pattern > 0)
            {
                Sharing.SpreadDown(state, Solution.Probability[state], Causes[pattern]);
            }
        }

        var sums = new CompensatedSum[Patterns.Count];
        for (var state = 0; state < patternOf.Length; state++)
        {
            sums[patternOf[state]].Add(Solution.Probability[state]);
        }

        Probability = Array.ConvertAll(sums, static sum => sum.Value);
        for (var pattern = 1; pattern < Causes.Count; pattern++)
        {
            Causes[pattern] = Sharing.AmongCopies(Causes[pattern]);
        }

        return patternOf;
    }

    private void AddFlows(int[] patternOf)
    {
        var sums = new Dictionary<(int From, int To), Dictionary<CauseKey, double>>();
        foreach (var (from, to, rate) in Solution.Steps)
        {
            if (TurnsToNo(patternOf[from], patternOf[to]))
            {
                if (!sums.TryGetValue((patternOf[from], patternOf[to]), out var causes))
                {
                    sums.Add((patternOf[from], patternOf[to]), causes = []);
                }

                Sharing.SpreadGoingDown(from, to, Solution.Probability[from] * rate, causes);
            }
        }

        foreach (var ((from, to), causes) in sums)
        {
            foreach (var (cause, rate) in Sharing.AmongCopies(causes))
            {
                Flows.Add(new PatternFlow(from, to, cause, Solution.HasKnownRates ? rate : null));
            }
        }
    }

    /// <summary>Whether the answer to some question turns from yes to no; where answers only turn to yes, no outage begins, whatever else goes down.</summary>
    private bool TurnsToNo(int from, int to)
    {
        if (from == to)
        {
            return false;
        }

        for (var asked = 0; asked < Patterns[to].Length; asked++)
        {
            if (Patterns[to][asked] && !Patterns[from][asked])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which questions are answered with no in a state.</summary>
    private bool[] NoesIn(int state, bool[] holds)
    {
        Plan.Answer(Solution, state, holds);
        var noes = new bool[Plan.Asked.Count];
        for (var asked = 0; asked < noes.Length; asked++)
        {
            noes[asked] = !holds[Plan.Asked[asked].Index];
        }

        return noes;
    }

    private static string KeyOf(bool[] noes) => string.Create(noes.Length, noes, static (text, noes) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = noes[i] ? '1' : '0';
        }
    });
}
