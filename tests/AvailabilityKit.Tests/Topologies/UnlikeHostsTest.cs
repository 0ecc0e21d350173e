using AvailabilityKit.Quantities;
using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Machines that take room of hosts which give different amounts of it, and share these with others that go first.</summary>
public class UnlikeHostsTest
{
    private static readonly Failover Restart = Failover.In(5.Minutes);

    /// <summary>7 GHz and 6 GB are needed: a host of 6 / 6 is none for the machine, however many heads one counts; what is left are two alike hosts.</summary>
    [Fact]
    public void Hosts_count_by_what_they_give()
    {
        var three = Hosts(("large", 1, 9, 9), ("mid", 1, 9, 6), ("small", 1, 6, 6));
        var one = three.VirtualMachines("vm", 1, ["large", "mid", "small"], Restart, demand: Gives(7, 6)).Service("users", ["vm"]);
        var two = Hosts(("host", 2, 9, 9)).VirtualMachines("vm", 1, ["host"], Restart).Service("users", ["vm"]);
        Near.Equal(two.Evaluate().Service.MissingLevel, one.Evaluate().Service.MissingLevel, 1e-12);
    }

    /// <summary>Room for two and room for one, with three machines: the chain by hand. Both up, three run, of which two are on the larger; of two that run one is there, or in a third of cases both.</summary>
    [Fact]
    public void Two_hosts_of_two_sizes_equal_their_chain()
    {
        var pool = Hosts(("large", 1, 2, 2), ("small", 1, 1, 1)).VirtualMachines("vm", 3, ["large", "small"], Restart, demand: Gives(1, 1)).Service("users", ["vm"]);
        var naive = new NaivePool([(2, 2, 1_000, 8), (1, 1, 1_000, 8)], [(3, 1, 1, [true, true])], 1 / 12.0);
        var (fails, repaired, restarts) = (Rate.Per(1_000.Hours), Rate.Per(8.Hours), Rate.Per(5.Minutes));
        var chain = MarkovChain.Named("by hand")
            .Transition("both 3", "small 1", fails).Transition("both 3", "large 2", fails)
            .Transition("both 2", "small 1", 2 * fails / 3).Transition("both 2", "small 0", fails / 3).Transition("both 2", "large 2", fails / 3).Transition("both 2", "large 1", 2 * fails / 3)
            .Transition("both 1", "small 1", fails / 3).Transition("both 1", "small 0", 2 * fails / 3).Transition("both 1", "large 1", 2 * fails / 3).Transition("both 1", "large 0", fails / 3)
            .Transition("both 0", "small 0", fails).Transition("both 0", "large 0", fails)
            .Transition("both 2", "both 3", restarts).Transition("both 1", "both 2", 2 * restarts).Transition("both 0", "both 1", 3 * restarts)
            .Transition("large 1", "large 2", restarts).Transition("large 0", "large 1", 2 * restarts).Transition("small 0", "small 1", restarts)
            .Transition("large 2", "both 2", repaired).Transition("large 1", "both 1", repaired).Transition("large 0", "both 0", repaired)
            .Transition("small 1", "both 1", repaired).Transition("small 0", "both 0", repaired)
            .Transition("large 2", "none 0", fails).Transition("large 1", "none 0", fails).Transition("large 0", "none 0", fails)
            .Transition("small 1", "none 0", fails).Transition("small 0", "none 0", fails)
            .Transition("none 0", "large 0", repaired).Transition("none 0", "small 0", repaired);
        var missing = chain.Build().SteadyState().Expected(state => (3 - (state[^1] - '0')) / 3.0);
        Near.Equal(missing, pool.Evaluate().Service.MissingLevel, 1e-12);
        Near.Equal(missing, naive.MissingLevel(), 1e-12);
    }

    /// <summary>Two hosts for two machines each, of two tiers: while one is down the gold tier has all of the other, and the silver machine that ran there stops.</summary>
    [Fact]
    public void What_goes_first_has_the_room_of_the_others()
    {
        var pool = Hosts(("host", 2, 2, 2))
            .VirtualMachines("silver", 2, ["host"], Restart, atLeast: 1, demand: Gives(1, 1))
            .VirtualMachines("gold", 2, ["host"], Restart, atLeast: 1, demand: Gives(1, 1), priority: 1)
            .Service("silver users", ["silver"]).Service("gold users", ["gold"]).Evaluate();

        // Silver has a place only while both are up: a pair of which both are needed, and a restart of its two machines side by side after each repair of the pair.
        var silver = MarkovChain.Explore((Hosts: 2, Runs: 2), (state, next) =>
        {
            next.Add(state.Hosts * Rate.Per(1_000.Hours), (state.Hosts - 1, 0));
            next.Add((2 - state.Hosts) * Rate.Per(8.Hours), (state.Hosts + 1, 0));
            next.Add((state.Hosts == 2 ? 2 - state.Runs : 0) * Rate.Per(5.Minutes), (2, state.Runs + 1));
        }).SteadyState();
        Near.Equal(silver.Expected(state => (2 - state.Runs) / 2.0), pool["silver users"].MissingLevel, 1e-12);
        Near.Equal(silver.Probability(state => state.Runs == 0), pool["silver users"].Availability.Unavailability, 1e-12);

        // Gold does not see it at all.
        var alone = Hosts(("host", 2, 2, 2)).VirtualMachines("gold", 2, ["host"], Restart, atLeast: 1, perHost: 2).Service("gold users", ["gold"]).Evaluate().Service;
        Near.Equal(alone.MissingLevel, pool["gold users"].MissingLevel, 1e-13);
        Near.Equal(alone.Availability.Unavailability, pool["gold users"].Availability.Unavailability, 1e-13);
    }

    /// <summary>Random hosts of up to three sizes and up to three tiers: the lowest equals a chain of its own that knows every host by name.</summary>
    [Property(MaxTest = 100)]
    public void Random_pools_equal_a_plain_chain(int seed)
    {
        var naive = RandomPool(new Random(seed));
        var topology = TopologyOf(naive);
        if (topology.Check().Count == 0)
        {
            Near.Equal(naive.MissingLevel(), topology.Evaluate().Service.MissingLevel, 1e-10);
        }
    }

    /// <summary>Of the random pools of that test most are no mistakes, and most of those have hosts of several kinds.</summary>
    [Fact]
    public void Random_pools_are_pools()
    {
        var pools = Enumerable.Range(0, 200).Select(seed => RandomPool(new Random(seed))).Where(pool => TopologyOf(pool).Check().Count == 0).ToList();
        Assert.True(pools.Count > 80, $"{pools.Count} of 200");
        Assert.True(pools.Count(pool => pool.Sets.Length > 1) > 30);
        Assert.True(pools.Count(pool => pool.Hosts.Distinct().Count() > 1) > 50);
    }

    /// <summary>Neither the order in which hosts are named nor their names matter, and equal hosts of two names are the same as two of one.</summary>
    [Property(MaxTest = 40)]
    public void Names_and_order_of_hosts_do_not_matter(int seed)
    {
        var naive = RandomPool(new Random(seed));
        var topology = TopologyOf(naive);
        if (topology.Check().Count == 0)
        {
            var turned = naive with
            {
                Hosts = [.. naive.Hosts.Reverse()],
                Sets = [.. naive.Sets.Select(set => set with { On = [.. set.On.Reverse()] })],
            };
            Near.Equal(topology.Evaluate().Service.MissingLevel, TopologyOf(turned).Evaluate().Service.MissingLevel, 1e-9);
        }
    }

    /// <summary>Hosts that give the same are the same as a limit of machines on each; and what is there for all is no limit.</summary>
    [Fact]
    public void Equal_hosts_equal_a_limit()
    {
        ServiceEvaluation Of(double gives, double takes, int? perHost = null) => Hosts(("host", 4, gives, 1)).VirtualMachines("vm", 9, ["host"], Restart, atLeast: 5, demand: Gives(takes, 0), perHost: perHost).Service("users", ["vm"]).Evaluate().Service;
        ServiceEvaluation Limited(int? perHost) => Hosts(("host", 4, 1, 1)).VirtualMachines("vm", 9, ["host"], Restart, atLeast: 5, perHost: perHost).Service("users", ["vm"]).Evaluate().Service;
        foreach (var (limit, demand) in new[] { (Limited(3), Of(1, 0.3)), (Limited(3), Of(0.3, 0.1)), (Limited(3), Of(100, 1, perHost: 3)), (Limited(null), Of(9, 1)) })
        {
            Near.Equal(limit.MissingLevel, demand.MissingLevel, 1e-13);
            Near.Equal(limit.Availability.Unavailability, demand.Availability.Unavailability, 1e-13);
            Near.Equal(limit.FailoversPerYear, demand.FailoversPerYear, 1e-13);
        }
    }

    /// <summary>A host that can run none of the machines, and one without which they run as well, is to blame for nothing; a host counts by the machines that it takes.</summary>
    [Fact]
    public void What_makes_no_difference_is_not_to_blame()
    {
        Topology Of(double idle) => Topology.Named("pool").Server("big", 300.Hours, 20.Hours, planned: [PlannedWork.PerYear("patch", 52, 8.Hours)]).Capacity("big", 8, 8.GiB)
            .Server("idle", 300.Hours, 20.Hours, planned: [PlannedWork.PerYear("patch", 52, 8.Hours)]).Capacity("idle", idle, 8.GiB)
            .VirtualMachines("vm", 4, ["big", "idle"], Failover.In(1.Hours), atLeast: 3, demand: Gives(2, 0)).Service("users", ["vm"]);
        var alone = Topology.Named("pool").Server("big", 300.Hours, 20.Hours, planned: [PlannedWork.PerYear("patch", 52, 8.Hours)])
            .VirtualMachines("vm", 4, ["big"], Failover.In(1.Hours), atLeast: 3).Service("users", ["vm"]).Evaluate().Service;
        foreach (var room in new[] { 1.0, 2.0 })
        {
            var service = Of(room).Evaluate().Service;
            Assert.DoesNotContain(service.Causes, cause => cause.Element == "idle");
            Near.Equal(alone.PlannedDowntimePerYear.TotalSeconds, service.PlannedDowntimePerYear.TotalSeconds, room == 1 ? 1e-11 : 1e-2);
        }
    }

    /// <summary>Of more hosts down than are tried one set after the other, a diagram says who is to blame: hosts of two kinds that take as many machines each are the same as hosts of one.</summary>
    [Fact]
    public void Many_hosts_share_the_blame_as_alike_ones_do()
    {
        ServiceEvaluation Of(params (string Name, int Count, double Cpu, double Memory)[] hosts) => Hosts(hosts)
            .VirtualMachines("vm", 16, hosts.Select(host => host.Name), Restart, atLeast: 3, demand: Gives(4, 0)).Service("users", ["vm"]).Evaluate().Service;
        var (alike, unlike) = (Of(("host", 8, 8, 1)), Of(("new", 3, 9, 1), ("old", 5, 8, 1)));

        // Seven of eight hosts down are more roots than six.
        Assert.All(unlike.Causes.Where(cause => cause.Element.StartsWith("old", StringComparison.Ordinal)), cause => Near.Equal(unlike.Causes.First(other => other.Element == "old-1").Unavailability, cause.Unavailability, 1e-9));
        var ofHosts = alike.Causes.Where(cause => cause.Element != "vm").Sum(cause => cause.Unavailability);
        Near.Equal(ofHosts, unlike.Causes.Where(cause => cause.Element != "vm").Sum(cause => cause.Unavailability), 0.02);
        foreach (var cause in unlike.Causes.Where(cause => cause.Element != "vm"))
        {
            Near.Equal(ofHosts / 8, cause.Unavailability, 0.05);
        }
    }

    /// <summary>Machines that find no room while their host is worked on stop by plan: their work drains, nobody is hit, and nothing is sent to them.</summary>
    [Fact]
    public void Planned_work_hits_nobody()
    {
        Topology Of(Duration mtbf) => Topology.Named("full").Servers("host", 2, mtbf, 2.Hours, planned: [PlannedWork.PerYear("patch", 12, 2.Hours)])
            .VirtualMachines("vm", 4, ["host"], Failover.In(1.Minutes), atLeast: 1, perHost: 2).Service("users", ["vm"], Load.PerSecond(1, 1.Seconds).NoticingFailuresAfter(10.Seconds));
        var never = Of(1e20.Hours).Evaluate().Service;
        Assert.InRange(never.WorkLost!.InFlightPerYear!.Value, 0, 1e-12);
        Assert.InRange(never.WorkLost.MisdirectedPerYear!.Value, 0, 1e-11);
        Assert.True(never.MissingLevel > 1e-3);
        Assert.True(Of(4_000.Hours).Simulate(3_000.Years, seed: 9).Agreement!.IsPlausible);
        Near.Equal(2 * 8_760 / 4_000.0, Of(4_000.Hours).Evaluate().Service.BlastRadius!.PerYear, 1e-2);
    }

    /// <summary>Exact and simulated figures of hosts of three kinds with two tiers, migration and planned work.</summary>
    [Fact]
    public void Exact_and_simulated_agree()
    {
        var hosts = new[] { "large", "mid", "small" };
        var pool = Topology.Named("pool");
        foreach (var (name, count, cpu) in new[] { ("large", 2, 16.0), ("mid", 1, 12.0), ("small", 1, 8.0) })
        {
            pool = pool.Servers(name, count, [Fault.Hardware(400.Hours, 10.Hours)], planned: [PlannedWork.PerYear("patch", 12, 2.Hours)]).Capacity(name, cpu, 64.GiB);
        }

        pool = pool.VirtualMachines("gold", 6, hosts, Failover.In(10.Minutes), atLeast: 3, demand: Gives(2, 8), priority: 2, migration: LiveMigration.Taking(2.Minutes, 1.Minutes))
            .VirtualMachines("silver", 9, hosts, Failover.In(20.Minutes), atLeast: 3, demand: Gives(4, 4), migration: LiveMigration.Taking(2.Minutes, 1.Minutes).Predicting(0.5, 10.Minutes))
            .Service("users", ["gold"], Load.PerSecond(10, 1.Seconds)).Service("others", ["silver"], Load.PerSecond(10, 1.Seconds));
        var simulated = pool.Simulate(4_000.Years, seed: 5);
        Assert.True(simulated.Agreement!.IsPlausible, simulated.ToString());
        Assert.True(simulated.Agreement.Judged >= 8, simulated.Agreement.ToString());
    }

    public static TheoryData<Func<Topology>, string> Wrong => new()
    {
        { () => Hosts(("a", 2, 4, 4)).VirtualMachines("vm", 2, ["a"], Restart, demand: Gives(5, 1)).Service("s", ["vm"]), "takes 5 of processing power and 1 GiB of memory of its host, and none gives so much" },
        { () => Hosts(("a", 2, 4, 4)).VirtualMachines("vm", 5, ["a"], Restart, demand: Gives(2, 1)).Service("s", ["vm"]), "The 5 virtual machines \"vm\" find places for 4 on their hosts" },
        { () => Hosts(("a", 2, 4, 4)).VirtualMachines("gold", 2, ["a"], Restart, demand: Gives(3, 1)).VirtualMachines("vm", 3, ["a"], Restart, demand: Gives(1, 1)).Service("s", ["vm"]), "The 3 virtual machines \"vm\" find places for 2 on their hosts" },
        { () => Hosts(("a", 2, 4, 4)).VirtualMachines("vm", 4, ["a"], Restart, demand: Gives(2, 1), spareHosts: 1).Service("s", ["vm"]), "are to have places with any host down, and that is not so: it takes 2 of the 2 hosts" },
        { () => Hosts(("a", 3, 4, 4)).VirtualMachines("vm", 4, ["a"], Restart, perHost: 2, spareHosts: 2).Service("s", ["vm"]), "are to have places with any 2 hosts down, and that is not so: it takes 2 of the 3 hosts" },
        { () => Hosts(("a", 2, 4, 4)).Server("b", 1.Years, 1.Hours).VirtualMachines("vm", 2, ["a", "b"], Restart, demand: Gives(1, 1)).Service("s", ["vm"]), "what \"b\" gives is not said; give it a capacity" },
        { () => Hosts(("a", 2, 4, 4), ("b", 1, 4, 4)).VirtualMachines("gold", 2, ["a", "b"], Restart, demand: Gives(1, 1)).VirtualMachines("vm", 2, ["a"], Restart, demand: Gives(1, 1)).Service("s", ["vm"]), "\"gold\" have their places before \"vm\"" },
        { () => Hosts(("a", 2, 4, 4)).VirtualMachines("vm", 1, ["a"], Restart, spareHosts: 2).Service("s", ["vm"]), "The virtual machine \"vm\" is to have places with 2 of 2 hosts down, which leaves none" },
        { () => Hosts(("a", 2, 4, 4)).Cluster("k", ["a"], Failover.In(30.Seconds)).VirtualMachines("vm", 1, ["k"], Restart, demand: Gives(1, 1)).Service("s", ["vm"]), "the cluster \"k\" gives nothing of its own; name its nodes as hosts" },
        { () => Hosts([.. Enumerable.Range(1, 13).Select(i => ($"h{i}", 1, 1_000.0 + i, 1.0))]).VirtualMachines("vm", 1_000, Enumerable.Range(1, 13).Select(i => $"h{i}"), Restart, demand: Gives(1, 0)).Service("s", ["vm"]), "in 8192 combinations of hosts that are up, which is more than 5000000 placings" },
        { () => Hosts([.. Enumerable.Range(1, 14).Select(i => ($"h{i}", 1, 1_000.0 + i, 1.0))]).VirtualMachines("vm", 10, Enumerable.Range(1, 14).Select(i => $"h{i}"), Restart, demand: Gives(1, 0)).Service("s", ["vm"]), "more than 10000 combinations" },
        { () => Hosts(("a", 2, 4, 4)).Group("g", ["a"]).Capacity("g", 1, 1.GiB), "gives no room to virtual machines" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused(Func<Topology> topology, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<ModelException>(() => topology().Evaluate()).Message, StringComparison.Ordinal);

    [Fact]
    public void Resources_are_something()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Resources.Of(0, 0 * 1.GiB));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resources.Of(-1, 1.GiB));
        Assert.Throws<ArgumentOutOfRangeException>(() => Resources.Of(double.NaN, 1.GiB));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hosts(("a", 2, 4, 4)).VirtualMachines("vm", 1, ["a"], Restart, spareHosts: -1));
        Assert.Equal("9 of processing power and 16 GiB of memory", Resources.Of(9, 16.GiB).ToString());
    }

    private static NaivePool RandomPool(Random random)
    {
        var kinds = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Cpu: random.Next(2, 7), Memory: random.Next(2, 7), Up: 100.0 * random.Next(1, 5), Down: (double)random.Next(5, 20))).ToArray();
        var hosts = Enumerable.Range(0, random.Next(2, 5)).Select(_ => kinds[random.Next(kinds.Length)]).OrderBy(host => Array.IndexOf(kinds, host)).ToArray();
        var sets = Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Count: random.Next(1, 5), Cpu: random.Next(1, 3), Memory: random.Next(1, 3), On: hosts.Select(_ => random.Next(3) > 0).ToArray())).ToArray();
        foreach (var set in sets.Where(set => !set.On.Contains(true)))
        {
            set.On[0] = true;
        }

        // The last runs on all of them, and each on what those before it run on.
        for (var set = 1; set < sets.Length; set++)
        {
            sets[set].On = [.. sets[set].On.Select((on, host) => on || sets[set - 1].On[host] || set == sets.Length - 1)];
        }

        sets[^1].On = [.. hosts.Select(_ => true)];
        return new NaivePool(hosts, sets, RestartHours: 0.5);
    }

    private static Topology TopologyOf(NaivePool naive)
    {
        var topology = Topology.Named("pool");
        for (var host = 0; host < naive.Hosts.Length; host++)
        {
            var (cpu, memory, up, down) = naive.Hosts[host];
            topology = topology.Server($"host {host}", up.Hours, down.Hours).Capacity($"host {host}", cpu, memory * 1.GiB);
        }

        for (var set = 0; set < naive.Sets.Length; set++)
        {
            var (count, cpu, memory, on) = naive.Sets[set];
            topology = topology.VirtualMachines(
                $"set {set}", count, Enumerable.Range(0, on.Length).Where(host => on[host]).Select(host => $"host {host}"), Failover.In(30.Minutes), demand: Gives(cpu, memory), priority: -set);
        }

        return topology.Service("users", [$"set {naive.Sets.Length - 1}"]);
    }

    private static Resources Gives(double cpu, double memory) => Resources.Of(cpu, memory * 1.GiB);

    private static Topology Hosts(params (string Name, int Count, double Cpu, double Memory)[] hosts) => hosts.Aggregate(
        Topology.Named("pool"),
        (pool, host) => pool.Servers(host.Name, host.Count, mtbf: 1_000.Hours, mttr: 8.Hours).Capacity(host.Name, host.Cpu, host.Memory * 1.GiB));
}
