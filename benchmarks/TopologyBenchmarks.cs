using BenchmarkDotNet.Attributes;

namespace AvailabilityKit.Benchmarks;

/// <summary>Topologies from the description to the report's figures: what a user waits for at each "what if".</summary>
[MemoryDiagnoser]
public class TopologyBenchmarks
{
    private static readonly Failover Failover = Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes);

    private readonly Topology _pair = Pair();
    private readonly Topology _site = Site(mtbf: 8_760);
    private readonly Topology _islands = Islands();
    private readonly Topology _alone = Alone();
    private int _turn;

    [Benchmark]
    public Evaluation Two_node_cluster() => _pair.Evaluate();

    [Benchmark]
    public Evaluation Twenty_elements_with_a_cluster_and_groups() => _site.Evaluate();

    /// <summary>Other parameters every time: described anew and evaluated.</summary>
    [Benchmark]
    public Evaluation Twenty_elements_with_new_parameters() => Site(mtbf: 5_000 + (_turn++ % 1_000)).Evaluate();

    [Benchmark]
    public Evaluation Eight_node_cluster_with_maintenance() => Farm().Evaluate();

    [Benchmark]
    public string The_report_of_twenty_elements_as_text() => _site.Evaluate().ToText();

    [Benchmark]
    public Evaluation Two_hundred_elements_in_thirty_islands() => _islands.Evaluate();

    [Benchmark]
    public Evaluation Ten_thousand_independent_elements() => _alone.Evaluate();

    /// <summary>Thirty clusters of two nodes, each on an array of its own behind two switches: thirty islands, and 200 elements with the groups and the service.</summary>
    private static Topology Islands()
    {
        var topology = Topology.Named("islands");
        List<string> needed = [];
        for (var i = 1; i <= 30; i++)
        {
            topology = topology
                .Storage($"array-{i}", 200_000.Hours, 6.Hours)
                .Server($"node-{i}-a", [Fault.Hardware(8_760.Hours, 4.Hours), Fault.Software(2_000.Hours, 0.25.Hours)], needs: [$"array-{i}"])
                .Server($"node-{i}-b", [Fault.Hardware(8_760.Hours, 4.Hours), Fault.Software(2_000.Hours, 0.25.Hours)], needs: [$"array-{i}"])
                .Cluster($"cluster-{i}", nodes: [$"node-{i}-a", $"node-{i}-b"], Failover);
            needed.Add($"cluster-{i}");
        }

        for (var i = 1; i <= 26; i++)
        {
            topology = topology.Network($"switch-{i}-a", 150_000.Hours, 3.Hours).Network($"switch-{i}-b", 150_000.Hours, 3.Hours).Group($"lan-{i}", members: [$"switch-{i}-a", $"switch-{i}-b"]);
            needed.Add($"lan-{i}");
        }

        return topology.Power("feed", 20_000.Hours, 4.Hours).Service("service", needs: [.. needed, "feed"]);
    }

    private static Topology Alone()
    {
        string[] kinds = [.. Enumerable.Range(1, 10).Select(i => $"part-{i}")];
        return kinds
            .Aggregate(Topology.Named("alone"), (topology, kind) => topology.Servers(kind, 1_000, 1_000_000.Hours, 4.Hours))
            .Service("service", needs: kinds);
    }

    private static Topology Pair() => Topology.Named("pair")
        .Server("a", 8_760.Hours, 4.Hours)
        .Server("b", 8_760.Hours, 4.Hours)
        .Cluster("cluster", nodes: ["a", "b"], Failover)
        .Service("service", needs: ["cluster"]);

    /// <summary>Three web servers, a database cluster on two feeds, storage, network, cooling and software: 20 parts that fail.</summary>
    private static Topology Site(double mtbf) => Topology.Named("site")
        .Power("feed-a", 20_000.Hours, 4.Hours)
        .Power("feed-b", 20_000.Hours, 4.Hours)
        .Power("ups-a", 100_000.Hours, 8.Hours, needs: ["feed-a"])
        .Power("ups-b", 100_000.Hours, 8.Hours, needs: ["feed-b"])
        .Power("chiller-1", 10_000.Hours, 12.Hours)
        .Power("chiller-2", 10_000.Hours, 12.Hours)
        .Power("chiller-3", 10_000.Hours, 12.Hours)
        .Group("cooling", members: ["chiller-1", "chiller-2", "chiller-3"], atLeast: 2)
        .Server("web-1", mtbf.Hours, 2.Hours, needs: ["ups-a"])
        .Server("web-2", mtbf.Hours, 2.Hours, needs: ["ups-b"])
        .Server("web-3", mtbf.Hours, 2.Hours, needs: ["ups-a"])
        .Group("web", members: ["web-1", "web-2", "web-3"], atLeast: 2)
        .Server("db-1", mtbf.Hours, 4.Hours)
        .Server("db-2", mtbf.Hours, 4.Hours)
        .Cluster("db", nodes: ["db-1", "db-2"], Failover)
        .Storage("controller-1", 100_000.Hours, 6.Hours)
        .Storage("controller-2", 100_000.Hours, 6.Hours)
        .Group("san", members: ["controller-1", "controller-2"])
        .Network("switch-1", 150_000.Hours, 3.Hours)
        .Network("switch-2", 150_000.Hours, 3.Hours)
        .Group("lan", members: ["switch-1", "switch-2"])
        .Network("load-balancer", 60_000.Hours, 2.Hours)
        .Software("middleware", 4_000.Hours, 0.25.Hours)
        .Software("application", 2_000.Hours, 0.25.Hours)
        .Software("dns", 30_000.Hours, 1.Hours)
        .Service("shop", needs: ["cooling", "web", "db", "san", "lan", "load-balancer", "middleware", "application", "dns"], Load.PerSecond(200, 250.Milliseconds));

    private static Topology Farm()
    {
        var names = Enumerable.Range(1, 8).Select(i => $"node-{i}").ToArray();
        return names
            .Aggregate(
                Topology.Named("farm"),
                (farm, name) => farm.Server(name, [Fault.Hardware(8_760.Hours, 4.Hours), Fault.Software(2_000.Hours, 0.25.Hours)], planned: [PlannedWork.PerYear("patch", 4, 1.Hours)]))
            .Cluster("cluster", nodes: names, Failover, atLeast: 6, repairCrews: 2)
            .Service("service", needs: ["cluster"]);
    }
}
