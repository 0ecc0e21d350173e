using System.Diagnostics;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Explanations;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Results;

namespace AvailabilityKit;

/// <summary>What a topology does over a limited time, from the moment at which everything is up, or from a live state: availability, reliability and time to the first failure of each service.</summary>
/// <remarks>Made by <see cref="Topology.Mission(Duration, EvaluationOptions?, CancellationToken)"/>. Immutable and safe to share between threads.</remarks>
[JsonConverter(typeof(MissionEvaluationConverter))]
public sealed class MissionEvaluation : ExhibitableResult
{
    private readonly ServiceMission[] _services;

    private MissionEvaluation(Topology topology, Duration length, LiveState from, EvaluationOptions options, ServiceMission[] services, IReadOnlyList<string> assumptions, TimeSpan elapsed)
    {
        Topology = topology;
        Length = length;
        From = from;
        Options = options;
        _services = services;
        Assumptions = assumptions;
        Elapsed = elapsed;
    }

    /// <summary>The topology that was followed.</summary>
    public Topology Topology { get; }

    /// <summary>How long the mission lasts.</summary>
    public Duration Length { get; }

    /// <summary>How things stood at its beginning.</summary>
    public LiveState From { get; }

    /// <summary>Whether it matters at which time of day or of the week it begins.</summary>
    internal bool GoesByTheClock { get; private init; }

    /// <summary>The basis and limits used.</summary>
    public EvaluationOptions Options { get; }

    /// <summary>One entry for each service, in the order of the topology.</summary>
    public IReadOnlyList<ServiceMission> Services => _services;

    /// <summary>What is assumed beyond what the model says.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>In words, how the figures were computed.</summary>
    public string Method => GoesByTheClock
        ? "Each service as one Markov chain from the beginning: from moment to moment of the day or week where it goes by the clock, uniformization or squaring between them and elsewhere, elimination for mean times."
        : "Each service as one Markov chain from the beginning: uniformization or squaring at a time, elimination for mean times.";

    /// <summary>Bound on the relative error of every figure, given the model: the largest of the services'.</summary>
    public double ErrorBound => _services.Max(service => service.ErrorBound);

    /// <summary>How long the computation took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The result of the only service.</summary>
    /// <exception cref="InvalidOperationException">There are several services; name one: <c>mission["orders"]</c>.</exception>
    public ServiceMission Service => _services.Length == 1
        ? _services[0]
        : throw new InvalidOperationException($"\"{Topology.Name}\" has {_services.Length} services; say which one is meant, for example mission[\"{_services[0].Service}\"].");

    /// <summary>The result of one service.</summary>
    /// <param name="service">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such service.</exception>
    public ServiceMission this[string service] =>
        Array.Find(_services, candidate => candidate.Service == service)
        ?? throw new KeyNotFoundException($"\"{Topology.Name}\" has no service \"{service}\"; it has {string.Join(", ", _services.Select(candidate => $"\"{candidate.Service}\""))}.");

    /// <summary>Writes the result as JSON, with the method, the error bound and the assumptions.</summary>
    /// <remarks>The form is that of <see cref="Evaluation.JsonSchema"/>, described in docs/results-in-json.md.</remarks>
    public string ToJson() => MissionsJson.Text([this]);

    /// <summary>Writes several missions as one result in JSON, in the form of <see cref="ToJson()"/>.</summary>
    /// <param name="missions">At least one, in the order in which they are written.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string ToJson(IEnumerable<MissionEvaluation> missions)
    {
        ArgumentNullException.ThrowIfNull(missions);
        MissionEvaluation[] all = [.. missions];
        return all.Length > 0 ? MissionsJson.Text(all) : throw new ArgumentException("There is no mission to write; give at least one.", nameof(missions));
    }

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => MissionExhibit.Of(this);

    internal static MissionEvaluation Of(Topology topology, Duration length, LiveState from, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var resolved = topology.Resolved();
        var isBehind = resolved.ClosureOfServices();
        Element[] behind = [.. resolved.Elements.Where((_, position) => isBehind[position])];
        RequireBeginnings(behind);
        var whole = WholeBehaviour.Followed(resolved, options, cancellationToken);
        var beginning = LiveBeginning.Of(resolved, whole, from);
        List<ServiceMission> services = [];
        foreach (var service in topology.Services)
        {
            options.Progress?.Report(new EvaluationProgress($"Following \"{service.Name}\" for {length}", services.Count, topology.Services.Count()));
            services.Add(ServiceLife.Of(resolved, whole, beginning, from.SecondOfWeek, service, length, options, cancellationToken));
        }

        return new MissionEvaluation(topology, length, from, options, [.. services], [.. AssumptionsMade(behind, from, whole.Clock is not null, options), .. FittedTimes.In(whole.Described, options)], watch.Elapsed) { GoesByTheClock = whole.Clock is not null };
    }

    /// <exception cref="ModelException">An element is known by its long run, in which it has forgotten how it began.</exception>
    private static void RequireBeginnings(Element[] behind)
    {
        foreach (var element in behind)
        {
            if (element.WhyNotFromAllUp is { } reason)
            {
                throw new ModelException($"A mission begins with everything up, and how \"{element.Name}\" goes on from there is not known: {reason}.", element.Name);
            }
        }
    }

    private static List<string> AssumptionsMade(Element[] behind, LiveState from, bool byTheClock, EvaluationOptions options)
    {
        List<string> assumptions =
        [
            from.IsAllUp
                ? "At the beginning everything is up, clusters work on their first nodes, and no planned work is under way."
                : $"At the beginning {string.Join(", ", from.Facts)}; everything else is up and new. What is down was failed over as it should be, and its repair begins at the beginning or waits its turn.",
            "Times to failure, repair and failover are exponentially distributed with the means that are given, unless another distribution is given; all parts that are up are new at the beginning.",
            "An interruption of no length is no failure.",
        ];
        if (byTheClock)
        {
            assumptions.Add($"It begins at {from.Moment}. Where a service has hours, what happens in others is neither an outage nor a part of the time on the way; what begins at the very end is not part of it.");
        }

        assumptions.AddRange(behind.Where(element => element.IsSolvedByItself).SelectMany(element => element.Assumptions(element.Name, options)));
        if (behind.Any(element => element.AnnouncedWork.Count > 0))
        {
            assumptions.Add(options.Planned == PlannedDowntime.Included
                ? "Planned work is included, and an outage for it is a failure as any other: where it has no time of day it begins at random while it may, as often as was asked for in the long run."
                : "Planned work is excluded: the figures are as if none were ever done.");
        }

        return assumptions;
    }
}
