namespace AvailabilityKit.Documents;

/// <summary>The keys that one kind of object of the document has: what the reader accepts and the schema describes.</summary>
/// <param name="Name">Its definition in the schema.</param>
/// <param name="Noun">What messages call it, with its article.</param>
/// <param name="Required">The keys that must be there.</param>
/// <param name="Optional">The keys that may be there.</param>
internal sealed record DocumentShape(string Name, string Noun, string[] Required, string[] Optional)
{
    public static readonly DocumentShape Document =
        new("document", "a model document", ["version"], ["topologies", "block", "chain", "up", "name", "$schema", "title", "notes", "calendar", "planned", "prices"])
        {
            Elsewhere = new()
            {
                ["costs"] = "\"costs\" stand in a topology; write a list of \"topologies\", and in one of them the costs.",
                ["elements"] = "\"elements\" stand in a topology; write \"topologies\": [ { \"name\": ..., \"elements\": [ ... ] } ].",
            },
        };

    public static readonly DocumentShape Calendar = new("serviceHours", "service hours", ["hours", "name"], []);

    public static readonly DocumentShape Prices = new(
        "prices",
        "prices",
        ["currency"],
        ["years", "discountRate", "residualValue", "hourOfDowntime", "hourOfPlannedDowntime", "inFlightItem", "refusedItem", "failover", "kilowattHour"]);

    public static readonly DocumentShape Topology = new("topology", "a topology", ["name", "elements"], ["costs", "useCases"]);

    public static readonly DocumentShape Component =
        new("component", "a component", ["type", "name"], ["mtbf", "mttr", "faults", "restart", "planned", "capacity", "needs", "count"]);

    public static readonly DocumentShape FaultTolerantServer = new(
        "faultTolerantServer",
        "a fault-tolerant server",
        ["type", "name"],
        ["modules", "atLeast", "selfChecking", "moduleMtbf", "hotSwap", "transientMtbf", "coverage", "moduleFaults", "resynchronization", "rejoinFailure", "rejoinBlackout", "restart", "faults", "planned", "capacity", "needs", "count"]);

    public static readonly DocumentShape ModuleFault = new("moduleFault", "a class of module faults", ["name", "mtbf"], ["hotSwap", "transient", "coverage"]);

    public static readonly DocumentShape DiskArray = new(
        "diskArray",
        "a disk array",
        ["type", "name", "data", "parity", "diskMtbf", "rebuild"],
        ["rebuildsAtOnce", "hotSpares", "replacement", "unreadable", "restore", "faults", "planned", "needs", "count"]);

    public static readonly DocumentShape Cluster =
        new("cluster", "a cluster", ["type", "name", "nodes", "failover"], ["atLeast", "mode", "standby", "repairCrews", "planned", "needs"]);

    public static readonly DocumentShape VirtualMachines =
        new("virtualMachines", "virtual machines", ["type", "name", "count", "hosts", "restart"], ["atLeast", "perHost", "demand", "priority", "spareHosts", "migration", "needs"]);

    public static readonly DocumentShape Resources = new("resources", "resources of a host", [], ["cpu", "memory"]);

    public static readonly DocumentShape Group = new("group", "a group", ["type", "name", "members"], ["atLeast", "plannedTurns", "work", "needs"]);

    public static readonly DocumentShape Known = new("known", "a known availability", ["type", "name", "availability"], ["meanOutage", "needs", "count"]);

    public static readonly DocumentShape Chain =
        new("chain", "a Markov chain", ["type", "name", "up", "transitions"], ["states", "startingIn", "needs", "count"]);

    public static readonly DocumentShape SingleChain = new("singleChain", "the chain of a document", ["transitions"], ["states", "startingIn"])
    {
        Elsewhere = new()
        {
            ["up"] = "\"up\" stands beside \"chain\" here, not in it.",
            ["name"] = "\"name\" stands beside \"chain\" here, not in it.",
        },
    };

    public static readonly DocumentShape Transition = new("transition", "a transition", ["from", "to", "rate"], ["named"]);

    public static readonly DocumentShape Block = new("block", "a block diagram", ["type", "name", "block"], ["needs", "count"]);

    public static readonly DocumentShape BlockComponent =
        new("blockComponent", "a component of a block diagram", ["type", "name"], ["mtbf", "mttr", "availability"]);

    public static readonly DocumentShape Gate = new("gate", "a series, a parallel or an exclusive-or", ["type", "blocks"], []);

    public static readonly DocumentShape AtLeast = new("atLeast", "an at-least", ["type", "atLeast", "blocks"], []);

    public static readonly DocumentShape Not = new("not", "a negation", ["type", "block"], []);

    public static readonly DocumentShape NetworkBlock = new("networkBlock", "a network of blocks", ["type", "terminals", "links"], ["vertices", "directed"]);

    public static readonly DocumentShape NetworkVertex = new("networkVertex", "a vertex of a network", ["name"], ["block"]);

    public static readonly DocumentShape NetworkLink = new("networkLink", "a link of a network", ["from", "to"], ["block"]);

    public static readonly DocumentShape ConstantBlock = new("constantBlock", "a block that is always up or never", ["type"], []);

    public static readonly DocumentShape RepairCrew = new("repairCrew", "a repair crew", ["type", "name", "repairs"], ["size", "discipline", "travel", "hours", "faults", "kinds"]);

    public static readonly DocumentShape Spares = new("spares", "a stock of spares", ["type", "name", "replaces", "stock", "leadTime"], []);

    public static readonly DocumentShape CommonCause =
        new("commonCause", "a common cause", ["type", "name", "strikes"], ["mtbf", "mttr", "beta", "probability", "needsCrew"]);

    public static readonly DocumentShape Service = new("service", "a service", ["type", "name", "needs"], ["load", "hours", "users"]);

    public static readonly DocumentShape Fault = new("fault", "a fault", ["kind", "mttr"], ["mtbf", "changesPerYear", "failing", "name", "needsCrew", "needsSpare", "rollback"]);

    public static readonly DocumentShape Rollback = new("rollback", "a rollback", ["noticedAfter", "snapshotsEvery"], ["keptFor"]);

    public static readonly DocumentShape WeibullTime = new("weibullTime", "a Weibull time", ["law", "shape", "mean"], ["phases"]);

    public static readonly DocumentShape LogNormalTime = new("lognormalTime", "a lognormal time", ["law", "mean", "variation"], ["phases"]);

    public static readonly DocumentShape GammaTime = new("gammaTime", "a gamma time", ["law", "shape", "mean"], ["phases"]);

    public static readonly DocumentShape UniformTime = new("uniformTime", "a uniform time", ["law", "shortest", "longest"], ["phases"]);

    public static readonly DocumentShape FixedTime = new("fixedTime", "a fixed time", ["law", "time"], ["phases"]);

    public static readonly DocumentShape ObservedTime = new("observedTime", "an observed time", ["law", "times"], ["phases"]);

    public static readonly DocumentShape ErlangTime = new("erlangTime", "an Erlang time", ["law", "stages", "mean"], []);

    public static readonly DocumentShape HyperExponentialTime = new("hyperexponentialTime", "a hyper-exponential time", ["law", "branches"], []);

    public static readonly DocumentShape Branch = new("branch", "a branch of a hyper-exponential time", ["weight", "mean"], []);

    public static readonly DocumentShape PlannedWork = new("plannedWork", "planned work", ["activity", "lasting"], ["every", "perYear", "at", "on", "online", "switchOver"]);

    public static readonly DocumentShape Failover = new("failover", "a failover", ["delay"], ["coverage", "uncoveredRecovery", "failback", "switchOver", "decisionDelay", "policy", "changesPerYear", "breaking", "testedBy", "lag", "needs"]);

    public static readonly DocumentShape LiveMigration = new("liveMigration", "a live migration", [], ["total", "blackout", "copy", "success", "predicted", "lead"])
    {
        Elsewhere = PreCopyKeys.ToDictionary(key => key, key => $"\"{key}\" stands in \"copy\"; write \"copy\": {Example("copy")}."),
    };

    public static readonly DocumentShape PreCopy = new("preCopy", "a pre-copy", ["memory", "dirtied", "sent"], PreCopyKeys[3..]);

    public static readonly DocumentShape WarmStandby = new("warmStandby", "a warm standby", ["warm"], []);

    public static readonly DocumentShape Load = new("load", "a load", ["inFlightFor"], ["perSecond", "arrivals", "replayed", "retried", "noticedAfter"]);

    public static readonly DocumentShape Costs = new("costs", "costs", [], ["currency", "items", "maintenance", "power", "units"]);

    public static readonly DocumentShape CostItem = new("costItem", "an item of the costs", ["category"], ["name", "once", "yearly", "count", "inYear", "lifeYears"]);

    public static readonly DocumentShape CostUnit = new("costUnit", "a unit that shares the costs", ["name", "count"], []);

    public static readonly DocumentShape UseCase = new(
        "useCase", "a use case", ["name"], ["service", "processes", "users", "virtualMachines", "impact", "tolerableDowntime", "costOfOutage", "dataAtRisk"]);

    public static readonly DocumentShape PowerDraw = new("powerDraw", "a power draw", ["watts"], ["count", "pue"]);

    /// <summary>Every kind of object there is.</summary>
    public static IReadOnlyList<DocumentShape> All =>
    [
        Document, Calendar, Prices, Topology, Component, FaultTolerantServer, ModuleFault, DiskArray, Cluster, VirtualMachines, Resources, Group, Known, Chain, SingleChain, Transition, Block, BlockComponent, Gate, AtLeast, NetworkBlock,
        NetworkVertex, NetworkLink, ConstantBlock, Not, RepairCrew, Spares, CommonCause, Service, Fault, Rollback, WeibullTime, LogNormalTime, GammaTime, UniformTime, FixedTime, ObservedTime, ErlangTime, HyperExponentialTime, Branch, PlannedWork, Failover, LiveMigration, PreCopy, WarmStandby,
        Load, Costs, CostItem, PowerDraw, CostUnit, UseCase,
    ];

    /// <summary>Keys that are looked for here and stand elsewhere, with the message that says where.</summary>
    public Dictionary<string, string> Elsewhere { get; init; } = [];

    private static string[] PreCopyKeys => ["memory", "dirtied", "sent", "workingSet", "stopAt", "stopBelow", "rounds", "timesMemory", "resume"];

    public string[] Keys { get; } = [.. Required, .. Optional];

    /// <summary>A value that would be right for a key, for messages.</summary>
    public static string Example(string key) => key switch
    {
        "version" => "1",
        "topologies" => """[ { "name": "Two-node cluster", "elements": [ ... ] } ]""",
        "elements" => """[ { "type": "server", "name": "node-a", "mtbf": "8760 h", "mttr": "4 h" }, ... ]""",
        "type" => "\"server\"",
        "name" => "\"node-a\"",
        "kind" => "\"hardware\"",
        "changesPerYear" => "50",
        "failing" or "breaking" => "\"5 %\"",
        "kinds" => """["hardware", "environment"]""",
        "mtbf" or "moduleMtbf" or "transientMtbf" => "\"8760 h\"",
        "moduleFaults" => """[ { "name": "memory", "mtbf": "20 y", "hotSwap": "4 h" }, ... ]""",
        "rejoinFailure" => "\"1 %\"",
        "rejoinBlackout" or "switchOver" => "\"5 s\"",
        "data" => "6",
        "parity" or "hotSpares" => "2",
        "diskMtbf" => "\"100 y\"",
        "rebuild" or "restore" or "replacement" => "\"12 h\"",
        "rebuildsAtOnce" => "1",
        "unreadable" => "\"1 %\"",
        "mttr" or "hotSwap" or "mean" or "time" or "longest" => "\"4 h\"",
        "shortest" => "\"1 h\"",
        "times" => """["2 h", "5 h", "3 h"]""",
        "law" => "\"weibull\"",
        "shape" => "2.5",
        "variation" => "1.5",
        "stages" => "4",
        "phases" => "20",
        "weight" => "0.9",
        "branches" => """[ { "weight": 0.9, "mean": "2 h" }, { "weight": 0.1, "mean": "48 h" } ]""",
        "count" => "10",
        "perHost" => "20",
        "restart" => """{ "delay": "5 min" }""",
        "hosts" => """["host"]""",
        "capacity" => """{ "cpu": 32, "memory": "256 GiB" }""",
        "demand" => """{ "cpu": 2, "memory": "16 GiB" }""",
        "cpu" => "32",
        "users" => "2000",
        "useCases" => """[ { "name": "Order entry", "processes": 6, "users": 400, "impact": "moderate" } ]""",
        "service" => "\"orders\"",
        "processes" => "6",
        "virtualMachines" => "12",
        "impact" => "\"moderate\"",
        "tolerableDowntime" => "\"4 h\"",
        "costOfOutage" => "25000",
        "dataAtRisk" => "100",
        "priority" or "spareHosts" => "1",
        "migration" => """{ "total": "32 s", "blackout": "250 ms" }""",
        "total" or "lead" => "\"10 min\"",
        "blackout" or "stopAt" or "resume" => "\"250 ms\"",
        "copy" => """{ "memory": "16 GiB", "dirtied": "512 MiB/s", "sent": "1 GiB/s" }""",
        "memory" or "workingSet" or "stopBelow" => "\"16 GiB\"",
        "dirtied" or "sent" => "\"1 GiB/s\"",
        "nodes" or "members" => """["node-a", "node-b"]""",
        "needs" or "repairs" or "replaces" or "strikes" => """["db", "san"]""",
        "availability" => "\"99.99 %\"",
        "up" => """["both up", "one up"]""",
        "transitions" => """[ { "from": "both up", "to": "one up", "rate": "2/y" }, ... ]""",
        "from" => "\"both up\"",
        "to" => "\"one up\"",
        "rate" => "\"1/y\"",
        "chain" => """{ "transitions": [ { "from": "both up", "to": "one up", "rate": "2/y" }, ... ] }""",
        "block" => """{ "type": "component", "name": "disk", "mtbf": "100000 h", "mttr": "8 h" }""",
        "blocks" => """[ { "type": "component", "name": "disk", "mtbf": "100000 h", "mttr": "8 h" }, ... ]""",
        "atLeast" => "2",
        "links" => """[ { "from": "a", "to": "b", "block": { ... } }, ... ]""",
        "terminals" => """["a", "b"]""",
        "failover" => """{ "delay": "30 s", "coverage": "95 %", "uncoveredRecovery": "15 min" }""",
        "stock" => "2",
        "leadTime" => "\"5 d\"",
        "delay" => "\"30 s\"",
        "lag" => "\"5 s\"",
        "rollback" => """{ "noticedAfter": "3 h", "snapshotsEvery": "15 min", "keptFor": "7 d" }""",
        "noticedAfter" => "\"3 h\"",
        "snapshotsEvery" => "\"15 min\"",
        "keptFor" => "\"7 d\"",
        "uncoveredRecovery" => "\"15 min\"",
        "standby" => "\"cold\"",
        "warm" => "\"25 %\"",
        "activity" => "\"OS upgrade\"",
        "testedBy" => "\"cluster test\"",
        "lasting" => "\"1 h\"",
        "every" => "\"90 d\"",
        "perYear" => "4",
        "perSecond" => "200",
        "hours" => "\"2500 h\"",
        "inFlightFor" => "\"250 ms\"",
        "currency" => "\"USD\"",
        "category" => "\"servers\"",
        "watts" => "450",
        "inYear" => "3",
        "lifeYears" => "5",
        "residualValue" => "\"straight-line\"",
        "units" => """[ { "name": "virtual machine", "count": 24 } ]""",
        _ => "...",
    };
}
