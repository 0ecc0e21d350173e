// A first report in one file: dotnet run samples/first-report/report.cs [page.html]
// Outside this repository, replace the project below by #:package AvailabilityKit@0.1.0
#:project ../../src/AvailabilityKit
#:property PublishAot=false

using AvailabilityKit;

var load = Load.PerSecond(200, inFlightFor: 250.Milliseconds);

var cluster = Topology.Named("Two-node cluster")
    .Server("node-a", mtbf: 8_760.Hours, mttr: 4.Hours)
    .Server("node-b", mtbf: 8_760.Hours, mttr: 4.Hours)
    .Storage("san", mtbf: 200_000.Hours, mttr: 6.Hours)
    .Cluster("db", nodes: ["node-a", "node-b"], failover: Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes))
    .Service("orders", needs: ["db", "san"], load);

var lockstep = Topology.Named("Fault-tolerant server")
    .FaultTolerantServer("server", moduleMtbf: 5.Years, hotSwap: 24.Hours, transientMtbf: 1.Years, coverage: 0.999,
        faults: [Fault.CommonCause(mtbf: 500.Years, mttr: 8.Hours), Fault.Software(mtbf: 10.Years, mttr: 20.Minutes)])
    .Service("orders", needs: ["server"], load);

var prices = new Prices("USD") { Years = 5, DiscountRate = 0.08, HourOfDowntime = 10_000, InFlightItem = 0.5m, KilowattHour = 0.12m };
var comparison = Comparison.Of(
    [
        new Alternative(cluster.Evaluate(), Costs.In("USD").Servers(2, each: 12_000).Storage(20_000).Administration(0.25, each: 90_000).Power(watts: 450, count: 2, pue: 1.8)),
        new Alternative(lockstep.Evaluate(), Costs.In("USD").Servers(1, each: 100_000).Administration(0.10, each: 90_000).Power(watts: 800, pue: 1.8)),
    ],
    prices,
    title: "Cluster or fault-tolerant server");

Console.WriteLine(comparison);

var page = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "first-report.html");
File.WriteAllText(page, comparison.ToHtmlPage());
Console.WriteLine($"The same as a page: {page}");
