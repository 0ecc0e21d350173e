using AvailabilityKit.Markov;
using AvailabilityKit.Topologies.Crews;
using AvailabilityKit.Topologies.Statements;

namespace AvailabilityKit.Topologies.Islands;

/// <summary>Reads from the solved parts of islands how busy a crew is.</summary>
/// <remarks>
/// Every figure is a sum of products of probabilities and of numbers that are not negative. What a crew does in independent parts adds up, and the number of
/// busy men has the convolution of their distributions.
/// </remarks>
internal sealed class CrewReading
{
    private const double RoundingUnit = 1.1102230246251565e-16;

    private readonly SharedRepairs _crew;
    private double[] _byBusyMen = [1];
    private double _busy;
    private double _idle;
    private double _waiting;
    private double _ending;
    private double _errorBound;

    private CrewReading(SharedRepairs crew) => _crew = crew;

    /// <summary>The figures of all crews that count.</summary>
    /// <param name="islands">The solved islands; what was not solved for a service is solved now.</param>
    /// <param name="options">Calendar and limits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The figures that are known, and for every crew that takes a chain too large why they are not.</returns>
    public static (IReadOnlyList<CrewEvaluation> Known, IReadOnlyList<TopologyWarning> NotKnown) Of(SolvedIslands islands, EvaluationOptions options, CancellationToken cancellationToken)
    {
        List<CrewEvaluation> known = [];
        List<TopologyWarning> notKnown = [];
        foreach (var (island, load) in islands.Crews)
        {
            try
            {
                known.Add(Of(islands, island, load, options, cancellationToken));
            }
            catch (Exception refusal) when (refusal is SolverException { Limit: not null } or ModelException)
            {
                // No service stands on what is too large here, so that this is no reason to have no answer.
                notKnown.Add(new(TopologyWarningKind.CrewNotKnown, load.Name, $"How busy the crew of \"{load.Name}\" is cannot be said, since it also repairs what no service needs. {refusal.Message}"));
            }
        }

        return (known, notKnown);
    }

    private static CrewEvaluation Of(SolvedIslands islands, Island island, CrewLoad load, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var reading = new CrewReading(load.Crew) { _idle = load.Crew.Size };
        if (island.Behaviour.Behaviour is { } behaviour && load.Shares.Count > 0)
        {
            reading._idle = 0;
            foreach (var (variables, shares) in IslandPart.Apart(behaviour, [.. load.Shares.Select(share => share.Reads)]))
            {
                reading.Add(islands.SolutionWith(island, variables, options, cancellationToken), [.. shares.Select(share => load.Shares[share])]);
            }
        }

        return reading.Figures(load.Name, options.Calendar);
    }

    /// <summary>Adds what the crew does in one part.</summary>
    private void Add(IslandSolution solution, CrewLoad.Share[] shares)
    {
        var (busy, waiting, ending) = (new CompensatedSum(), new CompensatedSum(), new CompensatedSum());
        var men = new int[solution.StateCount];
        for (var state = 0; state < men.Length; state++)
        {
            var (probability, values) = (solution.Probability[state], solution.ValuesIn(state));
            men[state] = (int)shares.Sum(share => share.Busy.In(values));
            busy.Add(probability * men[state]);
            waiting.Add(probability * shares.Sum(share => share.Waiting.In(values)));
            ending.Add(probability * shares.Sum(share => share.Ending.In(values)));
        }

        var byBusyMen = new CompensatedSum[men.Max() + 1];
        for (var state = 0; state < men.Length; state++)
        {
            byBusyMen[men[state]].Add(solution.Probability[state]);
        }

        _busy += busy.Value;
        _waiting += waiting.Value;
        _ending += ending.Value;
        _byBusyMen = Convolved(_byBusyMen, Array.ConvertAll(byBusyMen, static sum => sum.Value));
        _errorBound += solution.RelativeErrorBound + (8 * RoundingUnit);
    }

    private CrewEvaluation Figures(string name, Calendar calendar)
    {
        for (var men = 0; men < _byBusyMen.Length; men++)
        {
            _idle += _byBusyMen[men] * (_crew.Size - men);
        }

        var allBusy = _byBusyMen.Length > _crew.Size ? _byBusyMen[_crew.Size] : 0;
        return new CrewEvaluation
        {
            Name = name,
            Men = _crew.Size,
            Discipline = _crew.Discipline,
            Calendar = calendar,
            BusyMen = _busy,
            Utilization = Probability.FromParts(_busy, _idle),
            AllBusy = Probability.FromParts(allBusy, _byBusyMen.Take(_crew.Size).Sum()),
            Waiting = _waiting,
            RepairsPerYear = Rate.PerSecond(_ending) * calendar.Year,
            MeanWait = Duration.FromSeconds(_ending > 0 ? _waiting / _ending : 0),
            ErrorBound = _errorBound,
        };
    }

    private static double[] Convolved(double[] one, double[] other)
    {
        var sum = new double[one.Length + other.Length - 1];
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = 0; j < other.Length; j++)
            {
                sum[i + j] += one[i] * other[j];
            }
        }

        return sum;
    }
}
