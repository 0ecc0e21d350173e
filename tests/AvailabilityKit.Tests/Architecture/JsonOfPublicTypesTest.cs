using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using AvailabilityKit.Behaviours;
using AvailabilityKit.Blocks;
using AvailabilityKit.Criticality;
using AvailabilityKit.Documents;
using AvailabilityKit.Economics;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Markov;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;
using AvailabilityKit.Studies;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Tests.Architecture;

/// <summary>What JsonSerializer makes of every public type: it comes back equal, or is refused in words; nothing is lost in silence.</summary>
public class JsonOfPublicTypesTest
{
    private static readonly Topology Small = Topology.Named("Small").Server("a", 1.Years, 4.Hours).Service("s", needs: ["a"]);

    /// <summary>A value of every type that comes back.</summary>
    private static readonly Dictionary<Type, object> Values = new()
    {
        [typeof(Duration)] = 4.Hours,
        [typeof(Rate)] = Rate.PerSecond(0.3),
        [typeof(DataSize)] = DataSize.FromBytes(0.3),
        [typeof(DataRate)] = DataRate.FromBytesPerSecond(0.3),
        [typeof(Probability)] = (Probability)0.95,
        [typeof(Availability)] = Availability.FromUnavailability(1e-17),
        [typeof(Money)] = Money.Of(1.50m, "USD"),
        [typeof(Calendar)] = Calendar.ServiceHours(2_500.Hours, "office hours"),
        [typeof(ModelDocument)] = new ModelDocument(Small) { Title = "One" },
        [typeof(Prices)] = new Prices("USD") { Years = 7, DiscountRate = 0.08, ResidualValue = ResidualValue.StraightLine, HourOfDowntime = 1, HourOfPlannedDowntime = 2, InFlightItem = 3, RefusedItem = 4, Failover = 5, KilowattHour = 0.12m, Calendar = Calendar.Julian },
        [typeof(YearlyLosses)] = new YearlyLosses { Calendar = Calendar.Julian, UnplannedDowntime = 1.Hours, PlannedDowntime = 2.Hours, Failovers = 3, InFlightItemsLost = 4, RefusedItems = 5 },
        [typeof(DowntimeCause)] = new DowntimeCause("a", "hardware", CauseKind.Software, 1e-9, 2.Hours, Rate.PerSecond(3), 4) { Layer = Layer.Hypervisor },
        [typeof(DowntimeCauses.InLayer)] = new DowntimeCauses.InLayer(Layer.PlannedWork, 1e-9, 2.Hours, 0.25, Rate.PerSecond(3), 4),
        [typeof(ClusterFailovers)] = new ClusterFailovers("db", 1, 2),
        [typeof(ServiceMission)] = new ServiceMission("s", Availability.FromUnavailability(1e-9), Availability.FromUnavailability(1e-10), Probability.FromComplement(1e-17), Duration.Infinite, 4, 1e-12),
        [typeof(Hours)] = Hours.Parse("weekdays 08:00-17:00, sat 09:00-13:00"),
        [typeof(ServiceLevel)] = new ServiceLevel(0.5, 0.25),
        [typeof(BlastRadius.Size)] = new BlastRadius.Size(0.5, 6.25),
        [typeof(WorkLost)] = new WorkLost(1, 2, 3, 4, 5, 6),
        [typeof(SimulatedCause)] = new SimulatedCause("a", "hardware", CauseKind.Software, new(2.Hours, 1.Hours, 3.Hours, 0.5), new(4, 3, 5, 0.25), 7, new DowntimeCause("a", "hardware", CauseKind.Software, 1e-9, 2.Hours, null, null)),
        [typeof(SimulatedFailovers)] = new SimulatedFailovers("db", new(2, 1, 3, 0.5), new(4, 3, 5, 0.25), new ClusterFailovers("db", 1, 2)),
        [typeof(SimulatedWorkLost)] = new SimulatedWorkLost(new(2, 1, 3, 0.5), new(4, 3, 5, 0.25), new(1, 0.5, 1.5, 0.5), new(8, 6, 10, 0.25), new WorkLost(1, 2, 3, 4, 5, 6)),
        [typeof(SimulatedFigure)] = new SimulatedFigure("Downtime", "s", new(2, 1, 3, 0.5), 2.5, 300),
        [typeof(SimulationAgreement)] = new SimulationAgreement(20, 19, 19, true, "Downtime"),
        [typeof(DocumentMistake)] = new DocumentMistake(1, 2, "$.x", "wrong"),
        [typeof(TopologyMistake)] = new TopologyMistake("a", "needs", 3, "wrong"),
        [typeof(TopologyWarning)] = new TopologyWarning(TopologyWarningKind.Unneeded, "a", "wrong"),
        [typeof(EvaluationProgress)] = new EvaluationProgress("step", 1, 2),
        [typeof(EvaluationOptions)] = new EvaluationOptions { Calendar = Calendar.Julian, Planned = PlannedDowntime.Excluded },
        [typeof(DocumentOptions)] = new DocumentOptions { MaximumBytes = 1, MaximumDepth = 2, MaximumValues = 3, MaximumElements = 4, MaximumMistakes = 5 },
        [typeof(BlockOptions)] = new BlockOptions(),
        [typeof(SolverLimit)] = new SolverLimit("ChainOptions.MaximumFill", 5, 7, "It grew too large.", "keep less in the state"),
        [typeof(ChainOptions)] = new ChainOptions(),
        [typeof(GenerationOptions)] = new GenerationOptions { Lump = false, MaximumStates = 5 },
        [typeof(SimulationOptions)] = new SimulationOptions { Level = 0.99, MaximumEvents = 5, MaximumReactions = 6, MaximumThreads = 7, WarmUp = 0.5 },
        [typeof(Estimate<string>)] = new Estimate<string>("2", "1", "3", 0.5),
        [typeof(SimulationProgress)] = new SimulationProgress(5, 3.Hours, 0.25),
        [typeof(ExplorationOptions)] = new ExplorationOptions(),
        [typeof(Transition<string>)] = new Transition<string>("up", "down", Rate.PerSecond(0.3), "fails"),
        [typeof(UseCase)] = new UseCase("consolidation") { Processes = 3, Users = 400, VirtualMachines = 12, Impact = Impact.Moderate, TolerableDowntime = 4.Hours, CostOfOutage = Money.Of(1.50m, "USD"), DataAtRisk = 50 },
        [typeof(CriticalityScale)] = CriticalityScale.Version1 with { Version = "ours", Users = 50, OfCost = 0.3, NotUrgent = 8.Hours },
        [typeof(CriticalityDimension)] = new CriticalityDimension("impact", "moderate", 0.6, 0.4, 12),
        [typeof(Candidate)] = new Candidate("fault-tolerant hosts", 4.5m, 0.3),
        [typeof(AllocationOptions)] = new AllocationOptions { MaximumDesigns = 5, MaximumBudget = 6.5m },
        [typeof(FaultTreeOptions)] = new FaultTreeOptions { MaximumBytes = 1, MaximumDepth = 2, MaximumElements = 3, MaximumDefinitions = 4 },
        [typeof(FaultTreeQuestions)] = new FaultTreeQuestions { Top = "top", MissionTime = 24.Hours, Importance = true, CutSets = 3, MaximumOrder = 2, CountCutSets = true, Approximation = CutSetApproximation.MinCutUpperBound, Limits = new() { MaximumNodes = 5 } },
        [typeof(EventImportance)] = new EventImportance("a", 0.1, 0.2, 0.3, 0.4, 5, 6),
        [typeof(Dependency)] = new Dependency("a", "b", "needs"),
    };

    public static TheoryData<string> Types { get; } = [.. typeof(Topology).Assembly.GetExportedTypes()
        .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal) && !type.IsEnum && !type.IsInterface && !(type.IsAbstract && type.IsSealed) && !typeof(Exception).IsAssignableFrom(type) && !typeof(JsonConverter).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type))
        .Select(type => type.FullName!)];

    [Theory, MemberData(nameof(Types))]
    public void A_public_type_comes_back_or_is_refused_in_words(string name)
    {
        var type = typeof(Topology).Assembly.GetType(name, throwOnError: true)!;
        type = type.ContainsGenericParameters ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(string))]) : type;
        if (Values.TryGetValue(type, out var value))
        {
            Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type), type));
            return;
        }

        Refuses(type, () => JsonSerializer.Deserialize("{}", type));
        if (type != typeof(Evaluation) && type != typeof(MissionEvaluation) && type != typeof(TopologySimulation) && type != typeof(Comparison) && !type.IsAbstract && !type.IsByRefLike)
        {
            var made = RuntimeHelpers.GetUninitializedObject(type);
            Refuses(type, () => JsonSerializer.Serialize(made, type));
        }
    }

    [Fact]
    public void A_result_stands_inside_other_json_in_its_own_form()
    {
        var evaluation = Small.Evaluate();
        var other = Topology.Named("Other").Server("a", 2.Years, 4.Hours).Service("s", needs: ["a"]).Evaluate();
        var comparison = Comparison.Of(evaluation, other);

        Assert.Equal($"{{\"Now\":{evaluation.ToJson()}}}", JsonSerializer.Serialize(new { Now = evaluation }));
        Assert.Equal($"{{\"Both\":{comparison.ToJson()}}}", JsonSerializer.Serialize(new { Both = comparison }));
    }

    private static void Refuses(Type type, Action use)
    {
        var message = Assert.Throws<NotSupportedException>(use).Message;
        Assert.Contains(type.Name.Split('`')[0], message, StringComparison.OrdinalIgnoreCase);
        Assert.True(message.Contains("form in JSON", StringComparison.Ordinal) || message.Contains("model document", StringComparison.Ordinal), message);
    }
}
