using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>What a topology does to its services, by <see cref="NaiveInterpreter"/> and plain elimination: what the library is held to.</summary>
internal sealed class NaiveEvaluation
{
    private readonly NaiveInterpreter _interpreter;
    private readonly NaiveChain _chain;

    private NaiveEvaluation(NaiveInterpreter interpreter, NaiveChain chain)
    {
        _interpreter = interpreter;
        _chain = chain;
    }

    public int StateCount => _chain.States.Count;

    /// <summary>Evaluates a topology whose whole system has at most so many states; null for a larger one.</summary>
    /// <param name="topology">A topology without mistakes.</param>
    /// <param name="stateLimit">Dense elimination takes the cube of the states.</param>
    /// <param name="includingPlanned">Whether planned work is done.</param>
    public static NaiveEvaluation? Of(Topology topology, int stateLimit = 1000, bool includingPlanned = true)
    {
        var interpreter = new NaiveInterpreter(topology, includingPlanned);
        return NaiveChain.Of(interpreter, stateLimit) is { } chain ? new(interpreter, chain) : null;
    }

    public NaiveService this[string service]
    {
        get
        {
            var sharing = new NaiveSharing(_interpreter, _chain, service);
            var isUp = _chain.States.Select(state => _interpreter.IsUp(state, service)).ToArray();
            Dictionary<NaiveCause, double> outages = [];
            foreach (var (from, step, to) in _chain.Steps.Where(each => isUp[each.From] && !isUp[each.To]))
            {
                foreach (var (cause, share) in sharing.SharesOfStep(_chain.States[from], step.To, _chain.Probability[from] * step.Rate))
                {
                    outages[cause] = outages.GetValueOrDefault(cause) + share;
                }
            }

            return new NaiveService
            {
                Available = SumWhere(isUp, true),
                Unavailability = SumWhere(isUp, false),
                Causes = sharing.Shares(),
                Outages = outages,
                Load = ((Service)_interpreter.System[service]).Load,
            };
        }
    }

    /// <summary>How often a second something counted happens to an element.</summary>
    public double Frequency(NaiveEventKind kind, string element) => _chain.Steps.Sum(each =>
        _chain.Probability[each.From] * each.Step.Rate * each.Step.Events.Count(counted => counted == new NaiveEvent(kind, element)));

    private double SumWhere(bool[] isUp, bool asked) =>
        _chain.Probability.Where((_, state) => isUp[state] == asked).Order().Sum();
}
