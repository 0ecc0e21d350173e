using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Crews;
using AvailabilityKit.Topologies.Islands;

namespace AvailabilityKit.Topologies.Lives;

/// <summary>A topology as one behaviour, made ready to be simulated with the figures of all its services.</summary>
internal sealed class SimulatedTopology
{
    /// <summary>So many outages may follow one another before the one that counts: failovers, before too few nodes are left.</summary>
    private const int MostOutages = 6;

    private readonly ResolvedTopology _topology;
    private readonly IslandBehaviour _whole;
    private readonly IslandPlans _plans;
    private readonly Service[] _services;
    private readonly CrewLoad[] _crews;
    private readonly SimulationOptions _options;
    private readonly EvaluationOptions _evaluation;
    private readonly long _seed;

    /// <exception cref="ModelException">The topology has a mistake, nothing in it ever changes, or how often an element goes down is not known.</exception>
    /// <exception cref="SolverException">How often planned work must begin takes a chain that is larger than the evaluation allows.</exception>
    public SimulatedTopology(ResolvedTopology topology, EvaluationOptions evaluation, long seed, SimulationOptions options, CancellationToken cancellationToken)
    {
        _topology = topology;
        _whole = WholeBehaviour.Described(topology, evaluation, cancellationToken);
        _plans = topology.PlansOn(BehaviourBasis.Of(evaluation));
        _services = [.. topology.Topology.Services];
        var counting = _plans.CrewsThatCount().Select(crew => crew.Load.Name).ToHashSet(StringComparer.Ordinal);
        _crews = [.. _whole.Crews.Where(load => counting.Contains(load.Name)).OrderBy(load => topology.PositionOf(load.Name))];
        _seed = seed;
        _options = options;
        _evaluation = evaluation;
    }

    /// <summary>What one run lived, and for which services it can be read.</summary>
    /// <param name="Sums">What was added up.</param>
    /// <param name="Plan">Where it stands.</param>
    /// <param name="Method">How, in words.</param>
    /// <param name="Time">The time that was observed.</param>
    /// <param name="Events">The number of events.</param>
    /// <param name="Cycles">The number of regenerative cycles.</param>
    /// <param name="Limit">What ended it early; null for nothing.</param>
    public sealed record Run(LongRunSums Sums, CauseLedgerPlan Plan, string Method, Duration Time, long Events, long Cycles, SolverLimit? Limit);

    /// <summary>Lives for a time, or until every service is known well enough.</summary>
    public Run Plain(Action<LongRun> live, CancellationToken cancellationToken)
    {
        var ledger = new CauseLedgerPlan(_topology, _whole, _plans, _services, _crews, _evaluation);
        var plan = PlanOf(ledger, biasing: null);
        var run = new LongRun(plan, _seed, _options, cancellationToken);
        live(run);
        return new(
            LongRunSums.Of(plan, run, _options.Level.Value),
            ledger,
            run.Method,
            Duration.FromSeconds(run.Samples[Tally.Time]),
            run.Events,
            run.Cycles,
            run.Limit);
    }

    /// <summary>Lives with frequent failures until each service is known well enough, one after the other.</summary>
    /// <exception cref="ModelException">A lifetime is not exponential, something goes by the clock, or no state recurs often enough.</exception>
    public IReadOnlyList<Run> WithFrequentFailures(double relativeError, CancellationToken cancellationToken)
    {
        if (_whole.Clock is not null)
        {
            throw new ModelException($"\"{_topology.Topology.Name}\" goes by the clock, whose times are not exponential, and failures are made frequent by their rates alone. Simulate it without, or leave out times of day and hours.");
        }

        var failures = LikelyFailures.Of(_whole);
        return [.. _services.Select(service =>
        {
            var ledger = new CauseLedgerPlan(_topology, _whole, _plans, [service], _crews, _evaluation);
            var plan = PlanOf(ledger, failures);
            var run = new RareRun(plan, _seed, _options, MostOutages, cancellationToken);
            run.LiveUntil(relativeError);
            return new Run(LongRunSums.Of(plan, run, _options.Level.Value), ledger, RareFailures.HowSimulated, Duration.FromSeconds(run.Seconds), run.Events, run.BiasedCycles + run.PlainCycles, run.Limit);
        })];
    }

    private SimulationPlan PlanOf(CauseLedgerPlan ledger, FailureBiasing? biasing)
    {
        var behaviour = _whole.Behaviour!;
        return new SimulationPlan(behaviour, [.. ledger.Services.Select(service => MeasureOf(behaviour.Observable(service.Service.Name), service.IsWanted)), .. ledger.Measures], _options.MaximumReactions, biasing, ledger);
    }

    private static Measure MeasureOf(Observable service, Condition? isWanted) => isWanted is null ? service : Measure.Named(service.Element, service.IsUp | !isWanted);
}
