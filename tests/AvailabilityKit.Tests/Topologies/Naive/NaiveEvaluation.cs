using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies.Naive;

/// <summary>What a topology does to its services, by <see cref="NaiveInterpreter"/> and plain elimination: what the library is held to.</summary>
internal sealed class NaiveEvaluation
{
    /// <summary>Work that finds no time takes more than any number.</summary>
    private const int MostRounds = 100;

    private readonly NaiveInterpreter _interpreter;
    private readonly NaiveChain _chain;

    private NaiveEvaluation(NaiveInterpreter interpreter, NaiveChain chain)
    {
        _interpreter = interpreter;
        _chain = chain;
    }

    public int StateCount => _chain.States.Count;

    /// <summary>Evaluates a topology whose whole system has at most so many states; null for a larger one, and where planned work finds no time, or hardly any.</summary>
    /// <param name="topology">A topology without mistakes.</param>
    /// <param name="stateLimit">Dense elimination takes the cube of the states.</param>
    /// <param name="includingPlanned">Whether planned work is done.</param>
    /// <param name="nodesHoldStill">Whether nodes are left as they are while their cluster is interrupted.</param>
    public static NaiveEvaluation? Of(Topology topology, int stateLimit = 1000, bool includingPlanned = true, bool nodesHoldStill = false)
    {
        var interpreter = new NaiveInterpreter(topology, includingPlanned, nodesHoldStill);
        for (var round = 0; round < MostRounds; round++)
        {
            if (NaiveChain.Of(interpreter, stateLimit) is not { } chain)
            {
                return null;
            }

            if (Paced(interpreter.Work, chain))
            {
                return new(interpreter, chain);
            }
        }

        return null;
    }

    /// <summary>Whether every work is done as often as asked, that on alike nodes together; if not, each pace is set right by what was done.</summary>
    private static bool Paced(NaiveWork work, NaiveChain chain)
    {
        var isRight = true;
        foreach (var alike in work.All.GroupBy(each => (work.FirstAlike(each.Element), each.Work)))
        {
            var done = alike.Sum(each => chain.Steps.Where(step => each.Work.Equals(NaiveWork.At(step.Step.To, each.Element)) && !each.Work.Equals(NaiveWork.At(chain.States[step.From], each.Element)))
                .Sum(step => chain.Probability[step.From] * step.Step.Rate));
            var asked = alike.Sum(each => each.Asked);
            isRight &= Math.Abs((done / asked) - 1) < 1e-13;
            foreach (var each in alike)
            {
                work[each.Element, each.Work] *= asked / done;
            }
        }

        return isRight;
    }

    /// <summary>The figures of one service, its causes named at one level.</summary>
    public NaiveService this[string service, CauseLevel level]
    {
        get
        {
            var sharing = new NaiveSharing(_interpreter, _chain, service, level);
            var isUp = _chain.States.Select(state => _interpreter.IsUp(state, service)).ToArray();
            Dictionary<NaiveCause, double> outages = [];
            foreach (var (from, step, to) in _chain.Steps.Where(each => isUp[each.From] && !isUp[each.To]))
            {
                foreach (var (cause, share) in sharing.SharesOfStep(_chain.States[from], step.To, _chain.Probability[from] * step.Rate))
                {
                    outages[cause] = outages.GetValueOrDefault(cause) + share;
                }
            }

            var losses = new NaiveLosses(_interpreter);
            var levels = new NaiveLevels(_interpreter);
            return new NaiveService
            {
                MeanLevel = _chain.States.Select((state, index) => _chain.Probability[index] * levels.Of(service, state)).Order().Sum(),
                Interruptions = Interrupted(_ => true),
                SurvivedInterruptions = Interrupted(to => isUp[to]),
                Available = SumWhere(isUp, true),
                Unavailability = SumWhere(isUp, false),
                Causes = sharing.Shares(),
                Outages = outages,
                Load = ((Service)_interpreter.System[service]).Load,
            };

            double Interrupted(Func<int, bool> leadsTo) => _chain.Steps.Where(each => isUp[each.From] && leadsTo(each.To))
                .Select(each => _chain.Probability[each.From] * each.Step.Rate * losses.Of(service, _chain.States[each.From], each.Step)).Order().Sum();
        }
    }

    /// <summary>The same system from all up, or from where it begins with some probabilities, for one service.</summary>
    public NaiveMission MissionOf(string service, double[]? start = null) => new(_chain, [.. _chain.States.Select(state => _interpreter.IsUp(state, service))], start);

    /// <summary>For each state how probable it is just after a fault strikes a component while all is up; null where none can.</summary>
    public double[]? JustAfter(string component, Fault fault)
    {
        var cause = NaiveCause.Of(component, fault);
        var strikes = _chain.Steps.Where(each => each.From == 0 && each.Step.Rate > 0 && cause.Equals(_interpreter.DownBy(_chain.States[each.To], component))).ToArray();
        var all = strikes.Sum(each => each.Step.Rate);
        return strikes.Length == 0 ? null : [.. _chain.States.Select((_, state) => strikes.Where(each => each.To == state).Sum(each => each.Step.Rate) / all)];
    }

    /// <summary>How often a second something counted happens to an element.</summary>
    public double Frequency(NaiveEventKind kind, string element) => _chain.Steps.Sum(each =>
        _chain.Probability[each.From] * each.Step.Rate * each.Step.Events.Count(counted => counted == new NaiveEvent(kind, element)));

    /// <summary>What a crew, or the men of a cluster, do: busy men, repairs that wait, repairs done per second, and the share of time in which all are busy.</summary>
    public (double Busy, double Waiting, double Done, double AllBusy) CrewOf(string name)
    {
        var crews = _interpreter.Crews;
        var busy = _chain.States.Select(state => crews.BusyMen(state, name)).ToArray();
        return (
            Mean((_, index) => busy[index]),
            Mean((state, index) => crews.JobsFor(state, name) - busy[index]),
            Frequency(NaiveEventKind.Repair, name),
            Mean((_, index) => busy[index] == crews.Of(name).Men ? 1 : 0));

        double Mean(Func<NaiveState, int, double> figure) => _chain.States.Select((state, index) => _chain.Probability[index] * figure(state, index)).Order().Sum();
    }

    private double SumWhere(bool[] isUp, bool asked) =>
        _chain.Probability.Where((_, state) => isUp[state] == asked).Order().Sum();
}
