using System.Diagnostics;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Lives;
using AvailabilityKit.Topologies.Results;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit;

/// <summary>What a topology did when it was lived event by event: the figures of an <see cref="Evaluation"/>, each with an interval, and the exact ones beside them.</summary>
/// <remarks>Made by <see cref="Topology.Simulate"/>, <see cref="Topology.SimulateUntil"/> and <see cref="Topology.SimulateRareOutages"/>. Immutable and safe to share between threads.</remarks>
[JsonConverter(typeof(TopologySimulationConverter))]
public sealed class TopologySimulation : ExhibitableResult
{
    private readonly ServiceSimulation[] _services;

    private TopologySimulation(
        Topology topology,
        EvaluationOptions evaluation,
        IReadOnlyList<SimulatedTopology.Run> runs,
        SimulationOptions options,
        long seed,
        (Evaluation? Evaluation, string? WhyNone) exact,
        TimeSpan elapsed)
    {
        Topology = topology;
        Options = evaluation;
        Level = options.Level;
        Seed = seed;
        (Exact, WhyNotExact) = exact;
        _services = [.. runs.SelectMany(run => run.Plan.Services.Select((service, index) =>
            new ServiceReading(run.Sums, run.Plan, index, evaluation.Calendar, Exact?[service.Service.Name]).Read(options.Level)))];
        Crews = [.. runs[0].Plan.Crews.Select((crew, index) => crew.Read(
            runs[0].Sums, runs[0].Plan.Services.Length + index, evaluation.Calendar, options.Level, Exact?.Crews.FirstOrDefault(exact => exact.Name == crew.Name)))];
        Method = runs[0].Method;
        Time = Duration.FromSeconds(runs.Sum(run => run.Time.TotalSeconds));
        Events = runs.Sum(run => run.Events);
        Cycles = runs.Sum(run => run.Cycles);
        Limit = runs.Select(run => run.Limit).FirstOrDefault(limit => limit is not null);
        Assumptions =
        [
            "The long run is the same whatever happens first.",
            "Planned work that has no time of day begins and ends at random, as often and as long as is asked for on average.",
            .. Exact?.Explanation.HasFittedTimes == true ? ["Times that are not exponential are lived as they are given; the exact figures beside rest on phases, as the evaluation says, and may differ by more than chance."] : Array.Empty<string>(),
            .. runs[0].Method == RareFailures.HowSimulated ? ["An outage that nothing leads to which happens while all is well may be missed."] : Array.Empty<string>(),
        ];
        Agreement = AgreementOf(runs);
        Elapsed = elapsed;
    }

    /// <summary>What was simulated.</summary>
    public Topology Topology { get; }

    /// <summary>The calendar and basis, and the limits of the evaluation beside it.</summary>
    public EvaluationOptions Options { get; }

    /// <summary>One entry for each service, in the order of the topology.</summary>
    public IReadOnlyList<ServiceSimulation> Services => _services;

    /// <summary>How busy each repair crew is, in the order of the topology; with frequent failures, from the lives that were lived for the first service.</summary>
    public IReadOnlyList<CrewSimulation> Crews { get; }

    /// <summary>The evaluation of the same topology; null where a limit was reached.</summary>
    public Evaluation? Exact { get; }

    /// <summary>Why there is no evaluation; null where there is one.</summary>
    public string? WhyNotExact { get; }

    /// <summary>How the exact values lie in the intervals; null where there are none.</summary>
    public SimulationAgreement? Agreement { get; }

    /// <summary>In words, how it was simulated.</summary>
    public string Method { get; }

    /// <summary>What is assumed beyond what the model says.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>How probable it is that an interval holds the exact value.</summary>
    public Probability Level { get; }

    /// <summary>The seed: with it and the same options the result comes back to the last bit, on any number of threads.</summary>
    public long Seed { get; }

    /// <summary>The time that was observed, of all lives together; with frequent failures, that of the lives without.</summary>
    public Duration Time { get; }

    /// <summary>The number of events.</summary>
    public long Events { get; }

    /// <summary>The number of regenerative cycles; 0 where no state recurs often enough.</summary>
    public long Cycles { get; }

    /// <summary>The limit that ended the simulation before it had what was asked for; null where it had. The intervals are as good as ever, and wider than wanted.</summary>
    public SolverLimit? Limit { get; }

    /// <summary>How long simulation and evaluation took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The result of the only service.</summary>
    /// <exception cref="InvalidOperationException">There are several services; name one: <c>simulation["orders"]</c>.</exception>
    public ServiceSimulation Service => _services.Length == 1
        ? _services[0]
        : throw new InvalidOperationException($"\"{Topology.Name}\" has {_services.Length} services; say which one is meant, for example simulation[\"{_services[0].Name}\"].");

    /// <summary>The availability of the only service.</summary>
    /// <exception cref="InvalidOperationException">There are several services.</exception>
    public Estimate<Availability> Availability => Service.Availability;

    /// <summary>The result of one service.</summary>
    /// <param name="service">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such service.</exception>
    public ServiceSimulation this[string service] =>
        Array.Find(_services, candidate => candidate.Name == service)
        ?? throw new KeyNotFoundException($"\"{Topology.Name}\" has no service \"{service}\"; it has {string.Join(", ", _services.Select(candidate => $"\"{candidate.Name}\""))}.");

    /// <summary>How busy one repair crew is.</summary>
    /// <param name="name">Its name, or that of the cluster whose own it is.</param>
    /// <exception cref="KeyNotFoundException">There is no such crew among <see cref="Crews"/>.</exception>
    public CrewSimulation Crew(string name) =>
        Crews.FirstOrDefault(crew => crew.Name == name) ?? throw CrewTable.NoCrew(Topology, name, Crews.Select(crew => crew.Name));

    /// <summary>Writes several simulations as one result in JSON, in the form of <see cref="ToJson()"/>.</summary>
    /// <param name="simulations">At least one, in the order in which they are written.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string ToJson(IEnumerable<TopologySimulation> simulations)
    {
        ArgumentNullException.ThrowIfNull(simulations);
        TopologySimulation[] all = [.. simulations];
        return all.Length > 0 ? SimulationJson.Text(all) : throw new ArgumentException("There is no simulation to write; give at least one.", nameof(simulations));
    }

    /// <summary>Writes the result as JSON: every estimate with its interval and the exact value, with the method, the seed and the assumptions.</summary>
    /// <remarks>The form is that of <see cref="Evaluation.JsonSchema"/>, described in docs/results-in-json.md.</remarks>
    public string ToJson() => SimulationJson.Text([this]);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => TopologySimulationExhibit.Of(this);

    internal static TopologySimulation Plain(Topology topology, Action<LongRun> live, long seed, EvaluationOptions? evaluation, SimulationOptions? options, CancellationToken cancellationToken) =>
        Of(topology, simulated => [simulated.Plain(live, cancellationToken)], seed, evaluation, options, cancellationToken);

    internal static TopologySimulation Rare(Topology topology, double relativeError, long seed, EvaluationOptions? evaluation, SimulationOptions? options, CancellationToken cancellationToken) =>
        Of(topology, simulated => simulated.WithFrequentFailures(relativeError, cancellationToken), seed, evaluation, options, cancellationToken);

    private static TopologySimulation Of(
        Topology topology,
        Func<SimulatedTopology, IReadOnlyList<SimulatedTopology.Run>> live,
        long seed,
        EvaluationOptions? evaluation,
        SimulationOptions? options,
        CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        evaluation ??= EvaluationOptions.Default;
        options ??= SimulationOptions.Default;
        var resolved = topology.Resolved();
        var runs = live(new SimulatedTopology(resolved, evaluation, seed, options, cancellationToken));
        return new TopologySimulation(topology, evaluation, runs, options, seed, ExactOf(topology, evaluation, cancellationToken), watch.Elapsed);
    }

    /// <summary>A limit that the evaluation reaches is a reason to simulate, and none to have no answer.</summary>
    private static (Evaluation? Evaluation, string? WhyNone) ExactOf(Topology topology, EvaluationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return (topology.Evaluate(options, cancellationToken), null);
        }
        catch (SolverException refusal)
        {
            return (null, refusal.Message);
        }
    }

    private SimulationAgreement? AgreementOf(IReadOnlyList<SimulatedTopology.Run> runs)
    {
        if (Exact is null)
        {
            return null;
        }

        SimulatedFigure[] judged = [.. _services.SelectMany(service => service.Figures).Concat(Crews.SelectMany(crew => crew.Figures)).Where(figure => figure.IsJudged)];
        var farthest = judged.MaxBy(figure => figure.Deviation);

        // As many chances of a false alarm as there are figures share the one that is allowed (Bonferroni).
        var widest = judged.Length == 0 ? 1 : runs.Max(run => run.Sums.Widening(1 - (SimulationAgreement.FalseAlarm / judged.Length)));
        return new SimulationAgreement(
            judged.Length,
            judged.Count(figure => figure.IsInside == true),
            judged.Length * Level.Value,
            farthest is null || farthest.Deviation <= widest,
            farthest?.Name);
    }
}
