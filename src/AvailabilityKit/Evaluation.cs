using System.Diagnostics;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Checks;
using AvailabilityKit.Topologies.Exhibits;
using AvailabilityKit.Topologies.Explanations;
using AvailabilityKit.Topologies.Figures;
using AvailabilityKit.Topologies.Islands;
using AvailabilityKit.Topologies.Results;
using AvailabilityKit.Topologies.Rollbacks;

namespace AvailabilityKit;

/// <summary>What a topology does: availability, downtime by cause, outages and losses of each of its services, and how that was computed.</summary>
/// <remarks>Printing it gives the report; <see cref="Explanation"/> says how the figures came about.</remarks>
[JsonConverter(typeof(EvaluationConverter))]
public sealed class Evaluation : ExhibitableResult
{
    /// <summary>Where the schema of results in JSON is published.</summary>
    public const string JsonSchemaAddress = "https://raw.githubusercontent.com/availabilitykit/availabilitykit/main/docs/schema/availability-result-1.schema.json";

    /// <summary>So large may be the chain of an array with all that its repairs wait for, so that a report does not wait for it.</summary>
    private const int MostStatesOfDurability = 2_000;

    /// <summary>What differs by no more than this, relatively, differs by rounding.</summary>
    private const double SameLoss = 1e-9;

    private readonly ServiceEvaluation[] _services;
    private readonly Lazy<IReadOnlyList<TopologyWarning>> _warnings;
    private readonly Lazy<(IReadOnlyList<Durability> Known, IReadOnlyList<TopologyWarning> NotKnown)> _durability;

    private Evaluation(
        Topology topology, EvaluationOptions options, ServiceEvaluation[] services, IReadOnlyList<CrewEvaluation> crews, Explanation explanation, IReadOnlyList<TopologyWarning> warnings, TimeSpan elapsed)
    {
        _durability = new(() => DurabilityOf(topology, options), LazyThreadSafetyMode.PublicationOnly);
        _warnings = new(() => [.. warnings, .. _durability.Value.NotKnown, .. RedundancyTrial.Of(this)], LazyThreadSafetyMode.PublicationOnly);
        Topology = topology;
        Options = options;
        _services = services;
        Crews = crews;
        Explanation = explanation;
        Elapsed = elapsed;
    }

    /// <summary>The topology evaluated.</summary>
    public Topology Topology { get; }

    /// <summary>The calendar, basis and limits used.</summary>
    public EvaluationOptions Options { get; }

    /// <summary>One entry for each service, in the order of the topology.</summary>
    public IReadOnlyList<ServiceEvaluation> Services => _services;

    /// <summary>How busy each repair crew is that repairs something which a service depends on, and each cluster's own, in the order of the topology.</summary>
    /// <remarks>One that also repairs what no service needs, and is too large to be solved with it, is left out; <see cref="Warnings"/> says why.</remarks>
    public IReadOnlyList<CrewEvaluation> Crews { get; }

    /// <summary>How well each disk array keeps its data over a year, in the order of the topology; of a counted one, how well each of its copies does: one entry by its own name, or one for each copy where something makes a difference between them.</summary>
    /// <remarks>Found when it is first read: a mission of a year of each array. One that takes a chain of more than 2 000 states, with all that its repairs wait for, is left out; <see cref="Warnings"/> says why.</remarks>
    public IReadOnlyList<Durability> Durability => _durability.Value.Known;

    /// <summary>How it was computed.</summary>
    public Explanation Explanation { get; }

    /// <summary>What is assumed beyond what the model says.</summary>
    public IReadOnlyList<string> Assumptions => Explanation.Assumptions;

    /// <summary>What the model allows and probably does not mean.</summary>
    /// <remarks>
    /// Whether a redundancy does harm is found by evaluating the topology once more without it, and with each node of a cluster that is
    /// unlike the others, when this is first read: 16 times at most. Topologies with more than 16 clusters and fault-tolerant servers, or
    /// 20 000 joint states, are not tried.
    /// </remarks>
    public IReadOnlyList<TopologyWarning> Warnings => _warnings.Value;

    /// <summary>In words, how the figures were computed.</summary>
    public string Method => "Islands solved in closed form or as Markov chains (GTH elimination, or sweeps whose bounds are proved), joined exactly by a binary decision diagram.";

    /// <summary>Bound on the relative error of every unavailability, given the model: the largest of the services'.</summary>
    public double ErrorBound => _services.Max(service => service.ErrorBound);

    /// <summary>How long the computation took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The JSON Schema (2020-12) of what <see cref="ToJson()"/>, <see cref="Comparison.ToJson"/> and <see cref="Explanation.ToJson"/> write, as it ships with the library.</summary>
    public static string JsonSchema
    {
        get
        {
            using var schema = typeof(Evaluation).Assembly.GetManifestResourceStream("availability-result-1.schema.json")!;
            using var reader = new StreamReader(schema);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The result of the only service.</summary>
    /// <exception cref="InvalidOperationException">There are several services; name one: <c>evaluation["orders"]</c>.</exception>
    public ServiceEvaluation Service => _services.Length == 1
        ? _services[0]
        : throw new InvalidOperationException($"\"{Topology.Name}\" has {_services.Length} services; say which one is meant, for example evaluation[\"{_services[0].Name}\"].");

    /// <summary>The availability of the only service.</summary>
    /// <exception cref="InvalidOperationException">There are several services.</exception>
    public Availability Availability => Service.Availability;

    /// <summary>The result of one service.</summary>
    /// <param name="service">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such service.</exception>
    public ServiceEvaluation this[string service] =>
        Array.Find(_services, candidate => candidate.Name == service)
        ?? throw new KeyNotFoundException($"\"{Topology.Name}\" has no service \"{service}\"; it has {string.Join(", ", _services.Select(candidate => $"\"{candidate.Name}\""))}.");

    /// <summary>How busy one repair crew is.</summary>
    /// <param name="name">Its name, or that of the cluster whose own it is.</param>
    /// <exception cref="KeyNotFoundException">There is no such crew among <see cref="Crews"/>.</exception>
    public CrewEvaluation Crew(string name) =>
        Crews.FirstOrDefault(crew => crew.Name == name) ?? throw CrewTable.NoCrew(Topology, name, Crews.Select(crew => crew.Name));

    /// <summary>Writes several evaluations as one result in JSON, in the form of <see cref="ToJson()"/>.</summary>
    /// <param name="evaluations">At least one, in the order in which they are written.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string ToJson(IEnumerable<Evaluation> evaluations) => EvaluationJson.Text(AtLeastOne(evaluations));

    /// <summary>Writes the result as JSON: availability, downtime by cause, outages, failovers and work lost of each service, with the method, the error bound and the assumptions.</summary>
    /// <remarks>The form is that of <see cref="JsonSchema"/>, described in docs/results-in-json.md. Numbers keep every digit; a time is in seconds; what is infinite or not known is null.</remarks>
    public string ToJson() => EvaluationJson.Text([this]);

    /// <inheritdoc/>
    public override Exhibit ToExhibit() => EvaluationExhibit.Of(this, target: null);

    /// <summary>The evaluation as a document whose verdict says whether each service is available enough.</summary>
    /// <param name="target">The availability that each service should reach, on the basis of the evaluation.</param>
    public Exhibit ToExhibit(Availability target) => EvaluationExhibit.Of(this, target);

    internal static Evaluation[] AtLeastOne(IEnumerable<Evaluation> evaluations)
    {
        ArgumentNullException.ThrowIfNull(evaluations);
        Evaluation[] all = [.. evaluations];
        return all.Length > 0 ? all : throw new ArgumentException("There is no evaluation to write; give at least one.", nameof(evaluations));
    }

    internal static Evaluation Of(Topology topology, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var resolved = topology.Resolved();
        var islands = new SolvedIslands(resolved, options, cancellationToken);
        List<ServiceEvaluation> services = [];
        List<string> joins = [];
        foreach (var service in topology.Services)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Report(new EvaluationProgress($"Joining the islands behind \"{service.Name}\"", islands.Parts.Count + services.Count, islands.Parts.Count + topology.Services.Count()));
            var compiled = ServiceCompiler.Compile(resolved, islands, service, options);
            services.Add(Result(service, compiled, options.Calendar, resolved));
            joins.Add($"\"{service.Name}\": binary decision diagram of {compiled.Structure.NodeCount} nodes over {compiled.Views.Count} independent parts.");
        }

        var (crews, notKnown) = CrewReading.Of(islands, options, cancellationToken);
        string[] fitted = [.. FittedTimes.In([.. islands.Parts.Concat(islands.PartsOfCrews).Select(solved => solved.Part)], options)];
        var explanation = new Explanation(topology, IslandReasons.Of(resolved, islands, options), joins, AssumptionsMade.Of(resolved, islands, fitted, options)) { HasFittedTimes = fitted.Length > 0 };
        return new Evaluation(topology, options, [.. services], crews, explanation, [.. TopologyWarnings.Of(topology, resolved, islands, options.Interruptions), .. notKnown], watch.Elapsed);
    }

    private static (IReadOnlyList<Durability> Known, IReadOnlyList<TopologyWarning> NotKnown) DurabilityOf(Topology topology, EvaluationOptions options)
    {
        List<Durability> known = [];
        List<TopologyWarning> notKnown = [];
        foreach (var element in topology.Elements.Where(element => element.LossesOfData.Count > 0))
        {
            // Copies fare alike where nobody makes a difference between them.
            List<Durability> copies = [];
            foreach (var name in topology.IsLeftAlone(element) ? [element.Name] : element.CopyNames())
            {
                try
                {
                    copies.Add(topology.Durability(name, options.Calendar.Year, options with { MaximumStates = Math.Min(options.MaximumStates, MostStatesOfDurability), Progress = null }));
                }
                catch (SolverException refusal)
                {
                    // How well data are kept is told beside the answer, so that this is no reason to have none.
                    notKnown.Add(new(TopologyWarningKind.DurabilityNotKnown, name, $"How well \"{name}\" keeps its data is not told here. {refusal.Message} Or ask topology.Durability(\"{name}\", over: 1.Years), which may take longer."));
                    break;
                }
            }

            known.AddRange(copies.Count > 1 && copies.TrueForAll(copy => IsLike(copy, copies[0])) ? [copies[0] with { Element = element.Name }] : copies);
        }

        return (known, notKnown);
    }

    private static bool IsLike(Durability one, Durability other) =>
        Math.Abs(one.Kept.Complement - other.Kept.Complement) <= SameLoss * other.Kept.Complement && (one.MeanTimeToLoss == other.MeanTimeToLoss || Math.Abs((one.MeanTimeToLoss / other.MeanTimeToLoss) - 1) <= SameLoss);

    private static ServiceEvaluation Result(Service service, CompiledService compiled, Calendar calendar, ResolvedTopology topology)
    {
        var (structure, views, interruptions, levels) = compiled;
        var (availability, unavailability, outages) = structure.Evaluate();
        if (service.Hours is { } hours)
        {
            calendar = Calendar.ServiceHours(calendar.Year * hours.Share.Value, hours.ToString());
            AddOutagesMetAtOpening(hours, compiled.WhenItOpens?.Evaluate().Unavailability ?? unavailability);
        }

        List<DowntimeCause> causes = [];
        foreach (var cause in unavailability.Keys)
        {
            AddCause(cause, unavailability[cause]);
        }

        foreach (var cause in outages.Keys)
        {
            if (!unavailability.ContainsKey(cause))
            {
                AddCause(cause, 0);
            }
        }

        // An island may hold more than this service depends on: what shares a crew with it, what shares a node.
        var isBehind = topology.Closure([topology.PositionOf(service.Name)]);
        List<ClusterFailovers> failovers = [];
        var masked = 0.0;
        foreach (var solution in views.Select(view => view.Solution).Distinct())
        {
            for (var i = 0; i < solution.Failovers.Count; i++)
            {
                var rates = solution.Failovers[i];
                if (isBehind[topology.PositionOf(rates.Cluster)])
                {
                    failovers.Add(new(rates.Cluster, Rate.PerSecond(rates.Covered) * calendar.Year, Rate.PerSecond(rates.Uncovered) * calendar.Year) 
                    {
                        MigrationsPerYear = Rate.PerSecond(rates.Migrated) * calendar.Year,
                        Lag = topology.Elements[topology.PositionOf(rates.Cluster)].CommittedLag,
                        ShareMoved = rates.Moved > 0 ? rates.Moved / rates.Covered : 1,
                    });
                }
            }

            foreach (var (element, faults) in solution.MaskedFaults)
            {
                masked += isBehind[topology.PositionOf(element)] ? faults : 0;
            }
        }

        var islandError = 0.0;
        foreach (var view in views)
        {
            islandError += view.RelativeErrorBound;
        }

        var ranked = CauseRanking.Of(causes);
        return new ServiceEvaluation(
            service,
            calendar,
            availability,
            ranked,
            failovers,
            ServiceRollbacks.Among(ranked, name => topology.Elements[topology.PositionOf(name)]),
            Rate.PerSecond(masked) * calendar.Year,
            interruptions,
            levels,
            compiled.MissingByCause is { } missing ? new(() => Missing(missing(), calendar, topology), LazyThreadSafetyMode.PublicationOnly) : null,
            structure.RelativeErrorBound + islandError);

        // An outage that began while nobody wanted the service is met when the hours begin.
        void AddOutagesMetAtOpening(Hours hours, Dictionary<CauseKey, double> downAtOpening)
        {
            var openings = hours.Openings / (Duration.FromDays(7).TotalSeconds * hours.Share.Value);
            foreach (var (cause, share) in downAtOpening)
            {
                outages[cause] = (outages.TryGetValue(cause, out var known) ? known : 0) + (openings * share);
            }
        }

        void AddCause(CauseKey cause, double share)
        {
            Rate? rate = outages.TryGetValue(cause, out var perSecond) ? (perSecond is { } known ? Rate.PerSecond(known) : null) : Rate.Zero;
            var found = new DowntimeCause(cause.Element, cause.Label, cause.Kind, share, calendar.Year * share, rate, rate * calendar.Year) { Layer = LayerOf(cause, topology) };
            if (found.Unavailability > 0 || found.OutagesPerYear is not 0)
            {
                causes.Add(found);
            }
        }
    }

    private static Layer LayerOf(CauseKey cause, ResolvedTopology topology) => topology.Elements[topology.PositionOf(cause.Element)].LayerOf(cause.Kind);

    private static DowntimeCauses Missing(Dictionary<CauseKey, double> shares, Calendar calendar, ResolvedTopology topology) => new(
        CauseRanking.Of(shares.Where(share => share.Value > 0).Select(share =>
            new DowntimeCause(share.Key.Element, share.Key.Label, share.Key.Kind, share.Value, calendar.Year * share.Value, Outages: null, OutagesPerYear: null) { Layer = LayerOf(share.Key, topology) })),
        calendar,
        ofCapacity: true);
}
