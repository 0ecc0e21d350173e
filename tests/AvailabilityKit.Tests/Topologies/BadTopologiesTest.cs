using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What is said to somebody who models something that cannot be meant.</summary>
public class BadTopologiesTest
{
    private static readonly Topology Start = Topology.Named("site").Server("node-a", 8760.Hours, 4.Hours).Server("node-b", 8760.Hours, 4.Hours);
    private static readonly Failover Quick = Failover.In(30.Seconds);

    /// <summary>What was called, and the words its message must have.</summary>
    public static TheoryData<string, Func<object?>, string> Calls => new()
    {
        { "blank topology name", () => Topology.Named(" "), "A topology needs a name" },
        { "blank element name", () => Start.Server("", 1.Hours, 1.Hours), "An element needs a name" },
        { "endless element name", () => Start.Server(new string('x', 10_000), 1.Hours, 1.Hours), "has 10000 characters; at most 200" },
        { "same name twice", () => Start.Server("node-a", 1.Hours, 1.Hours), "two elements named \"node-a\"" },
        { "zero MTBF", () => Start.Server("c", Duration.Zero, 1.Hours), "The mtbf of \"c\" is 0 s; it must be above zero" },
        { "infinite MTTR", () => Start.Server("c", 1.Hours, Duration.Infinite), "is infinite" },
        { "blank name of a fault", () => Fault.Hardware(1.Hours, 1.Hours, " "), "leave it out or write" },
        { "two faults of one name", () => Start.Server("c", [Fault.Hardware(1.Hours, 1.Hours), Fault.Hardware(2.Hours, 1.Hours)]), "two faults named \"hardware\"" },
        { "planned work without end", () => PlannedWork.PerYear("upgrade", 8760, 1.Hours), "would never be up" },
        { "planned work never", () => PlannedWork.PerYear("upgrade", 0, 1.Hours), "give a number above zero" },
        { "planned work NaN times", () => PlannedWork.PerYear("upgrade", double.NaN, 1.Hours), "give a number above zero" },
        { "planned work without a name", () => PlannedWork.PerYear("", 1, 1.Hours), "say what is done" },
        { "planned work fills the year", () => Start.Server("c", [], planned: [PlannedWork.PerYear("a", 1, 5000.Hours), PlannedWork.PerYear("b", 1, 5000.Hours)]).Service("s", ["c"]).Evaluate(), "takes up all of its time" },
        { "cause that strikes itself", () => Start.CommonCause("surge", ["surge"], 1.Years, 1.Hours).Service("s", ["node-a"]).Evaluate(), "The common cause \"surge\" names itself in \"strikes\"; take it out" },
        { "stock for itself", () => Start.Spares("shelf", ["shelf"], 1, 1.Days).Service("s", ["node-a"]).Evaluate(), "names itself in \"replaces\"; take it out" },
        { "crew that repairs itself", () => Start.RepairCrew("crew", ["crew"]).Service("s", ["node-a"]).Evaluate(), "names itself in \"repairs\"; take it out" },
        { "cluster of one", () => Start.Cluster("c", ["node-a"], Quick).Service("s", ["c"]).Evaluate(), "needs at least two. Let what needs \"c\" need \"node-a\" itself" },
        { "cluster of one node twice", () => Start.Cluster("c", ["node-a", "node-a"], Quick), "names a node twice" },
        { "cluster of more nodes than fit", () => Enumerable.Range(0, 65).Aggregate(Start, (t, i) => t.Server($"n{i}", 1.Hours, 1.Hours)).Cluster("c", Enumerable.Range(0, 65).Select(i => $"n{i}"), Quick).Service("s", ["c"]).Evaluate(), "has 65 nodes; at most 64" },
        { "crews for a nested cluster", () => Start.Server("c", 1.Hours, 1.Hours).Cluster("inner", ["node-a", "node-b"], Quick).Cluster("outer", ["inner", "c"], Quick, repairCrews: 1).Service("s", ["outer"]).Evaluate(), "which nobody repairs as a whole" },
        { "site that stands by cold", () => Start.Server("c", 1.Hours, 1.Hours).Cluster("inner", ["node-a", "node-b"], Quick).Cluster("outer", ["inner", "c"], Quick, standby: Standby.Cold).Service("s", ["outer"]).Evaluate(), "has a cold standby, but its node \"inner\" is a cluster" },
        { "node that stands by cold and works elsewhere", () => Start.Server("c", 1.Hours, 1.Hours).Cluster("x", ["node-a", "node-b"], Quick, standby: Standby.Warm(0.5)).Cluster("y", ["node-b", "c"], Quick).Service("s", ["x", "y"]).Evaluate(), "\"node-b\" is a node of \"x\", which has a warm standby (50 %), and of \"y\"" },
        { "cluster of too many needed", () => Start.Cluster("c", ["node-a", "node-b"], Quick, atLeast: 3).Service("s", ["c"]).Evaluate(), "give a number from 1 to 2" },
        { "cluster without crews", () => Start.Cluster("c", ["node-a", "node-b"], Quick, repairCrews: 0), "give 1 or more" },
        { "uncovered without a recovery", () => Start.Cluster("c", ["node-a", "node-b"], Quick.Covering(0.9)), "OtherwiseIn" },
        { "infinite failover", () => Failover.In(Duration.Infinite), "is infinite" },
        { "coverage above one", () => Quick.Covering(1.2), "1.2" },
        { "empty group", () => Start.Group("g", []), "has no members" },
        { "group of too many needed", () => Start.Group("g", ["node-a", "node-b"], 3).Service("s", ["g"]).Evaluate(), "give a number from 1 to 2" },
        { "crew of nobody", () => Start.RepairCrew("crew", ["node-a"], 0), "give 1 or more" },
        { "crew for nothing", () => Start.RepairCrew("crew", []), "repairs nothing" },
        { "spares for nothing", () => Start.Spares("shelf", [], 1, 5.Days), "replaces nothing" },
        { "negative stock", () => Start.Spares("shelf", ["node-a"], -1, 5.Days), "holds -1 parts; give a number from 0 to 1000" },
        { "parts at once", () => Start.Spares("shelf", ["node-a"], 1, Duration.Zero), "The leadTime of \"shelf\" is 0 s; it must be above zero" },
        { "need of a stock", () => Start.Spares("shelf", ["node-a"], 1, 5.Days).Service("s", ["shelf"]).Evaluate(), "a stock is never down" },
        { "spares for a group", () => Start.Group("g", ["node-a"]).Spares("shelf", ["g"], 1, 5.Days).Service("s", ["g"]).Evaluate(), "parts are taken by components and fault-tolerant servers" },
        { "spares for software", () => Start.Software("db", 1.Hours, 1.Hours).Spares("shelf", ["db"], 1, 5.Days).Service("s", ["db"]).Evaluate(), "no fault of which takes a part" },
        { "two stocks", () => Start.Spares("shelf", ["node-a"], 1, 5.Days).Spares("cellar", ["node-a"], 1, 5.Days).Service("s", ["node-a"]).Evaluate(), "takes parts from both \"shelf\" and \"cellar\"" },
        { "service that needs nothing", () => Start.Service("s", []), "needs nothing" },
        { "load of nothing", () => Load.PerSecond(0, 1.Seconds), "rate above zero" },
        { "lockstep of four", () => new FaultTolerantServer("ft", 1.Hours, 1.Hours) { Modules = 4 }, "has 2 or 3" },
        { "lockstep without repair", () => new FaultTolerantServer("ft", 1.Hours, Duration.Zero), "must be above zero" },
        { "no service", () => Start.Evaluate(), "has no service" },
        { "unknown name", () => Start.Service("s", ["node-c"]).Evaluate(), "no such element. Did you mean \"node-a\"?" },
        { "cycle", () => Topology.Named("t").Server("a", 1.Hours, 1.Hours, ["b"]).Server("b", 1.Hours, 1.Hours, ["a"]).Service("s", ["a"]).Evaluate(), "depends on itself" },
        { "self-dependence", () => Topology.Named("t").Server("a", 1.Hours, 1.Hours, ["a"]).Service("s", ["a"]).Evaluate(), "\"a\" -> \"a\"" },
        { "failover that needs what needs the cluster", () => Start.Server("m", 1.Hours, 1.Hours, ["c"]).Cluster("c", ["node-a", "node-b"], Quick.Needs("m")).Service("s", ["c"]).Evaluate(), "depends on itself: \"m\" -> \"c\" -> \"m\"" },
        { "failover that needs a crew", () => Start.RepairCrew("crew", ["node-a"]).Cluster("c", ["node-a", "node-b"], Quick.Needs("crew")).Service("s", ["c"]).Evaluate(), "a crew is never down" },
        { "failover that needs a block diagram", () => Start.Block("m", Block.Component("m", 1.Hours, 1.Hours)).Cluster("c", ["node-a", "node-b"], Quick.Needs("m")).Service("s", ["c"]).Evaluate(), "The failover of the cluster \"c\" depends on \"m\"" },
        { "failover that needs one twice", () => Quick.Needs("m", "m"), "The failover names an element twice, \"m\"" },
        { "failover that needs nobody knows what", () => Start.Cluster("c", ["node-a", "node-b"], Quick.Needs("node-c")).Service("s", ["c"]).Evaluate(), "names \"node-c\" in \"failover.needs\"" },
        { "need of a cause", () => Start.CommonCause("surge", ["node-a"], 1.Years, 1.Hours).Service("s", ["surge"]).Evaluate(), "a cause is never down" },
        { "cause of a cluster", () => Start.Cluster("c", ["node-a", "node-b"], Quick).CommonCause("surge", ["c"], 1.Years, 1.Hours).Service("s", ["c"]).Evaluate(), "Name \"node-a\" and \"node-b\" instead." },
        { "cause of a block diagram", () => Start.Block("m", Block.Component("m", 1.Hours, 1.Hours)).CommonCause("surge", ["m"], 1.Years, 1.Hours).Service("s", ["m"]).Evaluate(), "cannot; use components" },
        { "cause of a service", () => Start.Service("s", ["node-a"]).CommonCause("surge", ["s"], 1.Years, 1.Hours).Evaluate(), "Name the elements behind \"s\"" },
        { "cause that strikes nothing", () => Start.CommonCause("surge", [], 1.Years, 1.Hours), "strikes nothing" },
        { "cause that strikes one twice", () => Start.CommonCause("surge", ["node-a", "node-a"], 1.Years, 1.Hours), "names an element twice" },
        { "cause without a repair", () => Start.CommonCause("surge", ["node-a"], 1.Years, Duration.Zero), "The mttr of \"surge\" is 0 s" },
        { "cause named as a fault", () => Start.CommonCause("hardware", ["node-a"], 1.Years, 1.Hours).Service("s", ["node-a"]).Evaluate(), "\"node-a\" has a fault of its own that is named \"hardware\"" },
        { "beta of unequal parts", () => Start.Server("c", 9.Hours, 1.Hours).CommonCause("design", ["node-a", "c"], beta: 0.1).Service("s", ["c"]).Evaluate(), "those of \"c\" differ from those of \"node-a\"" },
        { "beta of a lockstep server", () => Start.FaultTolerantServer("f", 9.Hours, 1.Hours).CommonCause("design", ["f"], beta: 0.1).Service("s", ["f"]).Evaluate(), "\"f\" is a fault-tolerant server; give an MTBF" },
        { "beta of what wears out", () => Start.Server("w", [Fault.Hardware(Lifetime.Weibull(2, mean: 9.Hours), 1.Hours)]).CommonCause("design", ["w"], beta: 0.1).Service("s", ["w"]).Evaluate(), "is a share of failure rates, and \"hardware\" of \"w\" has none that stays" },
        { "two betas", () => Start.CommonCause("x", ["node-a"], beta: 0.1).CommonCause("y", ["node-a"], beta: 0.1).Service("s", ["node-a"]).Evaluate(), "Both \"x\" and \"y\" take a share of the faults of \"node-a\"" },
        { "beta and mtbf", () => Start.With(new CommonCause("x", ["node-a"], 0.1) { Mtbf = 1.Years }).Service("s", ["node-a"]).Evaluate(), "both an MTBF and a beta factor" },
        { "neither beta nor mtbf", () => Start.With(new CommonCause("x", ["node-a"], 0.1) { Beta = null }).Service("s", ["node-a"]).Evaluate(), "neither an MTBF nor a beta factor" },
        { "mtbf without mttr", () => Start.With(new CommonCause("x", ["node-a"], 1.Years, 1.Hours) { Mttr = null }).Service("s", ["node-a"]).Evaluate(), "has no MTTR" },
        { "beta by chance", () => Start.With(new CommonCause("x", ["node-a"], 0.1) { Probability = 0.5 }).Service("s", ["node-a"]).Evaluate(), "leave the probability out" },
        { "chance for too many", () => Start.Servers("n", 13, 1.Years, 1.Hours).CommonCause("x", ["n"], 1.Years, 1.Hours, 0.5).Service("s", ["n"]).Evaluate(), "strike each of 13 elements with a probability of 50 %; at most 12" },
        { "need of a crew", () => Start.RepairCrew("crew", ["node-a"]).Service("s", ["crew"]).Evaluate(), "a crew is never down" },
        { "group as a node", () => Start.Group("g", ["node-a"]).Cluster("c", ["g", "node-b"], Quick).Service("s", ["c"]).Evaluate(), "Name the members of \"g\" as nodes, or let a node need \"g\"." },
        { "no time to swap", () => Start.FaultTolerantServer("ft", 1.Years, Duration.Zero), "The hotSwap of \"ft\" is 0 s; it must be above zero, for example 4 h." },
        { "zero MTBF of a named fault", () => Fault.Software(Duration.Zero, 1.Hours, "driver"), "The mtbf of the fault \"driver\" is 0 s" },
        { "work without a period", () => new PlannedWork("upgrade", Duration.Zero, 1.Hours), "The every of the planned work \"upgrade\" is 0 s; it must be above zero, for example 90 d." },
        { "crew for a cluster", () => Start.Cluster("c", ["node-a", "node-b"], Quick).RepairCrew("crew", ["c"]).Service("s", ["c"]).Evaluate(), "Name the parts of \"c\"" },
        { "two crews for one", () => Start.RepairCrew("x", ["node-a"]).RepairCrew("y", ["node-a"]).Service("s", ["node-a"]).Evaluate(), "repaired by the crews of both" },
        { "component on a service", () => Start.Service("s", ["node-a"]).Server("c", 1.Hours, 1.Hours, ["s"]).Evaluate(), "only a service can depend on a service" },
        { "two services, one asked for", () => Start.Service("s", ["node-a"]).Service("t", ["node-b"]).Evaluate().Availability, "say which one is meant" },
        { "unknown service", () => Start.Service("s", ["node-a"]).Evaluate()["t"], "has no service \"t\"" },
        { "state limit", () => Start.Cluster("c", ["node-a", "node-b"], Quick).Service("s", ["c"]).Evaluate(new EvaluationOptions { MaximumStates = 2 }), "Raise EvaluationOptions.MaximumStates, or" },
        { "pattern limit", () => Start.RepairCrew("crew", ["node-a", "node-b"]).Server("c", 1.Hours, 1.Hours).Group("any", ["node-a", "node-b", "c"]).Service("s", ["any"]).Evaluate(new EvaluationOptions { MaximumPatterns = 2 }), "MaximumPatterns" },
        { "times no double can tell apart", () => Topology.Named("t").Server("a", 1e-200.Hours, 1e200.Hours).Service("s", ["a"]).Evaluate(), "A fault of \"a\" lasts more than" },
        { "planned work in one, not in the other", () => Comparison.Of(Start.Service("s", ["node-a"]).Evaluate(), Topology.Named("other").Server("c", 1.Hours, 1.Hours).Service("s", ["c"]).Evaluate(new EvaluationOptions { Planned = PlannedDowntime.Excluded })), "use one basis for all" },
        { "negative limit", () => new EvaluationOptions { MaximumStates = -1 }, "give a number above zero" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Is_refused_with_a_message_that_helps(string what, Func<object?> call, string words)
    {
        var refusal = Record.Exception(call);

        Assert.True(refusal is ArgumentException or ModelException or SolverException or InvalidOperationException or KeyNotFoundException, $"{what}: {refusal?.GetType().Name ?? "nothing was thrown"} {refusal?.Message}");
        Assert.Contains(words, refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_different_parts_under_one_crew_name_the_limit_that_they_reach()
    {
        var names = Enumerable.Range(0, 100).Select(i => $"n{i}").ToArray();
        var topology = names.Aggregate(Topology.Named("t"), (t, name) => t.Server(name, (1000 + t.Elements.Count).Hours, 1.Hours)).RepairCrew("crew", names).Service("s", names);

        var refusal = Assert.Throws<SolverException>(() => topology.Evaluate(new EvaluationOptions { MaximumStates = 5_000 }));

        Assert.Equal("EvaluationOptions.MaximumStates", refusal.Limit?.Option);
    }

    public static TheoryData<EvaluationOptions, string, double> Limits => new()
    {
        { new EvaluationOptions { MaximumStates = 2 }, "EvaluationOptions.MaximumStates", 2 },
        { new EvaluationOptions { MaximumFill = 3 }, "EvaluationOptions.MaximumFill", 3 },
        { new EvaluationOptions { MaximumPatterns = 1 }, "EvaluationOptions.MaximumPatterns", 1 },
        { new EvaluationOptions { MaximumNodes = 1 }, "EvaluationOptions.MaximumNodes", 1 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_that_was_reached_is_a_property_of_the_refusal(EvaluationOptions options, string option, double value)
    {
        var topology = Start.Server("c", 1.Hours, 1.Hours).Server("d", 1.Hours, 1.Hours)
            .Cluster("db", ["node-a", "node-b"], Quick.Covering(0.9).OtherwiseIn(1.Minutes)).Group("any", ["c", "d"]).RepairCrew("crew", ["c", "d"]).Service("s", ["db", "any"]);

        var limit = Assert.Throws<SolverException>(() => topology.Evaluate(options)).Limit;

        Assert.Equal(option, limit?.Option);
        Assert.Equal(value, limit?.Value);
        Assert.Contains("Raise --limit x=N, or ", limit!.Message("--limit x=N"), StringComparison.Ordinal);
    }
}
