// The white paper's use cases and its Figures 1 and 3 in C#: dotnet run samples/white-paper/use-cases.cs [page.html]
// Each is the same model as the document beside this file, down to the last bit, and says so.
// Outside this repository, replace the project below by #:package AvailabilityKit@0.1.0
#:project ../../src/AvailabilityKit
#:property PublishAot=false

using AvailabilityKit;
using AvailabilityKit.Topologies;

// A permanent hardware fault in 4 years, ten transient ones for each, an operating system or hypervisor that fails every 2893 h, an operator error in 2 years.
Fault[] conventional =
[
    Fault.Hardware(4.Years, 6.Hours),
    Fault.Transient(0.4.Years, 10.Minutes),
    Fault.Software(2_893.Hours, 15.Minutes, "operating system or hypervisor"),
    Fault.Operator(2.Years, 1.Hours),
];
Fault[] onlyOnce = [Fault.Software(5.Years, 15.Minutes, "operating system or hypervisor"), Fault.CommonCause(200.Years, 4.Hours, "backplane or power")];
var load = Load.PerSecond(200, inFlightFor: 250.Milliseconds);
var restart = Failover.In(5.Minutes);

Topology FaultTolerant(Topology topology, string name, Duration? restart = null) => topology.FaultTolerantServer(
    name, moduleMtbf: 4.Years, hotSwap: 24.Hours, transientMtbf: 0.4.Years, resynchronization: 20.Minutes, coverage: 0.995, restart: restart ?? 10.Minutes, faults: onlyOnce);

// Consolidation (Figure 1): twelve applications, each on a server of its own, or all on one host.
Topology[] consolidation =
[
    Topology.Named("Twelve servers")
        .Servers("server", 12, conventional, restart: 5.Minutes)
        .Group("applications", ["server"], plannedTurns: PlannedTurns.AtAnyTime, work: MemberWork.Shared)
        .Service("users", ["applications"], load),
    Topology.Named("One conventional host")
        .Server("host", conventional)
        .VirtualMachines("applications", 12, ["host"], restart)
        .Service("users", ["applications"], load),
    FaultTolerant(Topology.Named("One fault-tolerant host"), "host")
        .VirtualMachines("applications", 12, ["host"], restart)
        .Service("users", ["applications"], load),
    Topology.Named("A pool of two hosts")
        .Servers("host", 2, conventional)
        .VirtualMachines("applications", 12, ["host"], restart)
        .Service("users", ["applications"], load),
];

// Live migration: the hypervisors of four hosts are upgraded four times a year, for two hours each.
PlannedWork[] upgrades = [PlannedWork.PerYear("hypervisor upgrade", 4, 2.Hours)];
var migration = LiveMigration.By(PreCopy.Of(memory: 16.GiB, dirtied: 512.MiB.PerSecond, sent: 1.GiB.PerSecond));
Topology Migrating(string name, LiveMigration migration) => Topology.Named(name)
    .Servers("host", 4, conventional, planned: upgrades)
    .VirtualMachines("machines", 24, ["host"], restart, perHost: 8, migration: migration)
    .Service("users", ["machines"], load);
Topology[] liveMigration =
[
    Topology.Named("Without live migration")
        .Servers("host", 4, conventional, restart: 5.Minutes, planned: upgrades)
        .Group("machines", ["host"], plannedTurns: PlannedTurns.AtAnyTime, work: MemberWork.Shared)
        .Service("users", ["machines"], load),
    Migrating("With live migration", migration),
    Migrating("With predicted failures", migration.Predicting(0.3, lead: 10.Minutes)),
];

// Failover within a site, and recovery at another.
Fault[] site = [Fault.Environment(10.Years, 24.Hours, "site")];
Topology[] recovery =
[
    Topology.Named("One host")
        .Server("host", 1_395.Hours, 30.Minutes, restart: 5.Minutes)
        .Storage("storage", 200_000.Hours, 6.Hours)
        .Power("site", site)
        .Service("users", ["host", "storage", "site"], load),
    Topology.Named("Restart on three hosts")
        .Servers("host", 3, 1_395.Hours, 30.Minutes)
        .Storage("storage", 200_000.Hours, 6.Hours)
        .Power("site", site)
        .VirtualMachines("orders", 1, ["host"], restart, needs: ["storage", "site"])
        .Service("users", ["orders"], load),
    Topology.Named("And a second site")
        .Servers("host", 3, 1_395.Hours, 30.Minutes)
        .Storage("storage", 200_000.Hours, 6.Hours)
        .Power("site", site)
        .Cluster("main site", ["host"], restart, needs: ["storage", "site"])
        .Servers("second host", 2, 1_395.Hours, 30.Minutes)
        .Storage("second storage", 200_000.Hours, 6.Hours)
        .Power("second place", site)
        .Cluster("second site", ["second host"], restart, needs: ["second storage", "second place"])
        .Network("link", 1.Years, 4.Hours)
        .Cluster("both sites", ["main site", "second site"], Failover.In(30.Minutes).DecidedAfter(15.Minutes).FailingBackIn(5.Minutes).Needs("link"))
        .Service("users", ["both sites"], load),
];

// Load balancing: eight applications, each of which needs half of a server.
Topology Balanced(string name, int servers) => Topology.Named(name)
    .Servers("server", servers, conventional)
    .VirtualMachines("applications", 8, ["server"], restart, atLeast: 8, perHost: 2)
    .Service("all served", ["applications"], load);
Topology[] balancing =
[
    Topology.Named("Fixed places")
        .Servers("server", 4, conventional, restart: 5.Minutes)
        .Group("applications", ["server"], atLeast: 4, work: MemberWork.Shared)
        .Service("all served", ["applications"], load),
    Balanced("Balanced on four servers", 4),
    Balanced("Balanced on five servers", 5),
];

// Management: where the server runs without which nothing is restarted.
Topology Managed(string name, Func<Topology, Topology> addManager) => addManager(Topology.Named(name).Servers("host", 3, conventional))
    .VirtualMachines("orders", 6, ["host"], restart.Needs("manager"))
    .Service("users", ["orders"], load);
Topology[] management =
[
    Topology.Named("Nobody needs it").Servers("host", 3, conventional).VirtualMachines("orders", 6, ["host"], restart).Service("users", ["orders"], load),
    Managed("A server of its own", hosts => hosts.Server("manager", conventional, restart: 5.Minutes)),
    Managed("On the pool that it manages", hosts => hosts.VirtualMachines("manager", 1, ["host"], Failover.In(30.Minutes))),
    Managed("A fault-tolerant server", hosts => FaultTolerant(hosts, "manager", restart: 5.Minutes)),
];

// Figure 3: a pool with hosts of both kinds, and two tiers of service.
Topology Tiers(Topology pool, string[] goldHosts) => pool
    .VirtualMachines("gold", 4, goldHosts, restart.Needs("manager"), needs: ["storage network"])
    .VirtualMachines("silver", 16, ["host"], restart.Needs("manager"), needs: ["storage network"])
    .Service("gold users", ["gold"], load)
    .Service("silver users", ["silver"], load);
Topology[] figure3 =
[
    Tiers(
        Topology.Named("Conventional pool").Servers("host", 4, conventional).Storage("storage network", 200_000.Hours, 6.Hours).Server("manager", conventional, restart: 5.Minutes),
        ["host"]),
    Tiers(
        FaultTolerant(
            FaultTolerant(FaultTolerant(Topology.Named("Hardened pool").Servers("host", 3, conventional), "hardened-1"), "hardened-2").Storage("storage network", 200_000.Hours, 6.Hours),
            "manager",
            restart: 5.Minutes),
        ["hardened-1", "hardened-2"]),
];

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var differ = 0;
foreach (var (name, topologies) in new[]
{
    ("consolidation", consolidation),
    ("live-migration", liveMigration),
    ("failover-and-recovery", recovery),
    ("load-balancing", balancing),
    ("management", management),
    ("figure-3", figure3),
})
{
    var document = ModelDocument.Load(Path.Combine(folder, $"{name}.json"));
    Console.WriteLine();
    Console.WriteLine(document.Title);
    foreach (var (topology, written) in topologies.Zip(document.Topologies, (topology, entry) => (topology, entry.Topology)))
    {
        var isSame = new ModelDocument(topology).ToJson() == new ModelDocument(written).ToJson();
        differ += isSame ? 0 : 1;
        foreach (var sentence in topology.Evaluate().ToExhibit().Verdict)
        {
            Console.WriteLine($"  {topology.Name}: {sentence}{(isSame ? "" : " (NOT as in the document)")}");
        }
    }

    differ += topologies.Length == document.Topologies.Count ? 0 : 1;
}

Console.WriteLine();
Console.WriteLine(differ == 0 ? "All are as in the documents." : $"{differ} are not as in the documents.");
if (args.Length > 0)
{
    File.WriteAllText(args[0], figure3[1].Evaluate().ToHtmlPage());
    Console.WriteLine($"The hardened pool of Figure 3 as a page: {args[0]}");
}

return differ == 0 ? 0 : 1;
