using AvailabilityKit.Topologies;
using FsCheck;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What is missing of a service's capacity, by cause: small cases by hand, and random ones by the definition of the Shapley value.</summary>
public class MissingByTest
{
    private static readonly Failover Restart = Failover.In(5.Minutes);

    /// <summary>One of three serves a third: a server that is down, 1/10, 1/5 or 1/2 of the time, misses a third of that, whatever the others do.</summary>
    [Fact]
    public void Each_server_of_a_farm_misses_its_own_part()
    {
        var service = Three().Group("farm", ["a", "b", "c"]).Service("s", ["farm"]).Evaluate().Service;

        Near.Equal(0.1 / 3, Of(service, "a"));
        Near.Equal(0.2 / 3, Of(service, "b"));
        Near.Equal(0.5 / 3, Of(service, "c"));
        Near.Equal(0.8 / 3, service.MissingLevel);
        Near.Equal(0.1 * 0.2 * 0.5, service.Availability.Unavailability);
        Assert.All(service.MissingBy, cause => Assert.Null(cause.Outages));
    }

    /// <summary>A database under a farm of two: together they miss 1 - (1 - d)(1 - m), of which each has its own less half of d m.</summary>
    [Fact]
    public void What_all_need_shares_with_the_farm()
    {
        var service = Three().Group("farm", ["a", "b"]).Service("s", ["farm", "c"]).Evaluate().Service;

        var (a, b, c) = (0.1 / 2, 0.2 / 2, 0.5);
        Near.Equal(1 - ((1 - c) * (1 - a - b)), service.MissingLevel);
        Near.Equal(c * (1 - ((a + b) / 2)), Of(service, "c"));
        Near.Equal(a * (1 - (c / 2)), Of(service, "a"));
        Near.Equal(b * (1 - (c / 2)), Of(service, "b"));
    }

    [Fact]
    public void The_faults_of_a_server_take_their_own_parts()
    {
        var service = Topology.Named("farm")
            .Servers("web", 4, [Fault.Hardware(1_000.Hours, 10.Hours), Fault.Software(100.Hours, 0.5.Hours)])
            .Group("farm", ["web"], atLeast: 2).Service("s", ["farm"]).Evaluate().Service;

        // Both strike while a server is up: their parts are as rate times repair.
        Near.Equal(0.01 / 0.005, service.MissingBy.Where(cause => cause.Kind == CauseKind.Hardware).Sum(cause => cause.Unavailability) / service.MissingBy.Where(cause => cause.Kind == CauseKind.Software).Sum(cause => cause.Unavailability));
        Near.Equal(service.MissingLevel, service.MissingBy.Sum(cause => cause.Unavailability));
    }

    /// <summary>Five hundred servers beside a storage: their levels and causes take a diagram of few nodes, and not one that grows with their cube.</summary>
    [Fact]
    public void Many_servers_take_no_more_than_a_moment()
    {
        var service = Topology.Named("farm").Servers("web", 500, mtbf: 90.Hours, mttr: 10.Hours).Storage("san", mtbf: 99.Hours, mttr: 1.Hours)
            .Group("farm", ["web"], atLeast: 100).Service("s", ["farm", "san"])
            .Evaluate(new EvaluationOptions { MaximumNodes = 1_000_000 }).Service;

        // Fewer than a hundred of five hundred: never.
        Near.Equal(1 - (0.9 * 0.99), service.MissingLevel);
        Near.Equal(0.1 * (1 - (0.01 / 2)) / 500, Of(service, "web-7"), 1e-10);
    }

    [Fact]
    public void What_is_only_up_or_down_misses_its_downtime()
    {
        var service = Three().Service("s", ["a", "b"]).Evaluate().Service;

        Assert.Same(service.Causes, service.MissingBy);
    }

    /// <summary>By symmetry a machine among many fares as one alone does: what it misses it misses by the same causes.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void A_machine_among_many_is_down_by_what_one_alone_is(int machines)
    {
        var restart = Restart.Covering(0.9).OtherwiseIn(2.Hours).Needs("manager");
        var hosts = Topology.Named("pool").Server("manager", 500.Hours, 20.Hours).Servers("host", 3, mtbf: 300.Hours, mttr: 8.Hours);
        var one = hosts.VirtualMachines("vm", 1, ["host"], restart).Service("s", ["vm"]).Evaluate().Service;
        var many = hosts.VirtualMachines("vm", machines, ["host"], restart).Service("s", ["vm"]).Evaluate().Service;

        Near.Equal(one.Availability.Unavailability, many.MissingLevel);
        Assert.Equal(6, one.Causes.Count(cause => cause.Unavailability > 0));
        foreach (var cause in one.Causes.Where(cause => cause.Unavailability > 0))
        {
            Near.Equal(cause.Unavailability, Of(many, cause.Element, cause.Name));
        }
    }

    /// <summary>Two machines on two hosts, one each: what finds no room is down by the hosts, for as long as they are; the rest is restart.</summary>
    [Fact]
    public void Without_room_the_hosts_are_to_blame()
    {
        var service = Topology.Named("pool").Servers("host", 2, mtbf: 100.Hours, mttr: 25.Hours)
            .VirtualMachines("vm", 2, ["host"], Restart, perHost: 1).Service("s", ["vm"]).Evaluate().Service;

        Near.Equal(0.2 / 2, Of(service, "host-1"));
        Near.Equal(0.2 / 2, Of(service, "host-2"));
        Near.Equal(service.MissingLevel - 0.2, Of(service, "vm"));
        Assert.InRange(Of(service, "vm"), 1e-4, 1e-2);
    }

    /// <summary>
    /// A power feed below both hosts. With one host down it misses half, of which that host is the cause. With none left the question is what took them both, as for any downtime: the power alone,
    /// or with one host; two hosts a half each; all three a sixth, a sixth and two thirds.
    /// </summary>
    [Fact]
    public void What_hosts_need_is_a_root_too()
    {
        var service = Topology.Named("pool").Power("feed", 90.Hours, 10.Hours).Servers("host", 2, mtbf: 100.Hours, mttr: 25.Hours, needs: ["feed"])
            .VirtualMachines("vm", 2, ["host"], Failover.In(1.Seconds), perHost: 1).Service("s", ["vm"]).Evaluate().Service;

        var (host, power) = (0.2, 0.1);
        Near.Equal((1 - power) * ((host * (1 - host) / 2) + (host * host / 2)) + (power * host * host / 6), Of(service, "host-1"));
        Near.Equal(power * (1 - (host * host / 3)), Of(service, "feed"));
    }

    /// <summary>A feed below two hosts of three: what a host's machine misses while both are down is half the feed's and half the host's.</summary>
    [Fact]
    public void What_some_hosts_need_shares_with_each_of_them()
    {
        var service = Topology.Named("pool").Power("feed", 90.Hours, 10.Hours)
            .Servers("host", 2, mtbf: 100.Hours, mttr: 25.Hours, needs: ["feed"]).Server("sure", [])
            .VirtualMachines("vm", 3, ["host", "sure"], Failover.In(1.Seconds), perHost: 1).Service("s", ["vm"]).Evaluate().Service;

        var (host, power) = (0.2, 0.1);
        Near.Equal((host - (host * power / 2)) / 3, Of(service, "host-1"));
        Near.Equal(2 * (power - (host * power / 2)) / 3, Of(service, "feed"));
    }

    /// <summary>A cluster whose two nodes share the work misses all of it during a failover, and half with one node down.</summary>
    [Fact]
    public void A_cluster_misses_the_nodes_that_are_down()
    {
        var topology = Topology.Named("cluster").Servers("node", 2, mtbf: 100.Hours, mttr: 10.Hours)
            .Cluster("db", ["node"], Failover.In(30.Minutes), mode: ClusterMode.ActiveActive).Service("s", ["db"]);
        var service = topology.Evaluate().Service;

        Near.Equal(service.Causes.Single(cause => cause.Name == "failover").Unavailability, Of(service, "db", "failover"));
        var half = service.Levels.Single(level => level.Share == 0.5).Time.Value;
        var none = service.Causes.Where(cause => cause.Element == "node-1").Sum(cause => cause.Unavailability);
        Near.Equal((half / 4) + none, Of(service, "node-1"));
        Near.Equal(Of(service, "node-1"), Of(service, "node-2"));
        Near.Equal(service.MissingLevel, service.MissingBy.Sum(cause => cause.Unavailability));

        var noticed = topology.Evaluate(new EvaluationOptions { Causes = CauseLevel.Noticed }).Service;
        Near.Equal(Of(service, "node-1") * 2, Of(noticed, "db", "too few nodes left"));
    }

    /// <summary>
    /// A pool and a server that one man repairs, and that share the work: with a host and the server down the pool misses half of its own work and the server all of it. The mean of both is linear, so that each misses half of its own whatever
    /// ties them together.
    /// </summary>
    [Fact]
    public void What_is_partly_there_takes_a_smaller_share_than_what_is_down()
    {
        var evaluation = Topology.Named("tied").Servers("host", 2, mtbf: 100.Hours, mttr: 25.Hours).Server("s", mtbf: 100.Hours, mttr: 10.Hours).RepairCrew("man", ["host", "s"])
            .VirtualMachines("vm", 2, ["host"], Failover.In(Duration.Zero), perHost: 1)
            .Group("all", ["vm", "s"], work: MemberWork.Shared)
            .Service("both", ["all"]).Service("server", ["s"]).Evaluate();

        Near.Equal(evaluation["server"].Availability.Unavailability / 2, Of(evaluation["both"], "s"));
        Assert.Contains(evaluation.Explanation.Islands, island => island.States > 4);
    }

    /// <summary>Two pools of which the better one serves: neither misses anything alone, so they share equally what both miss.</summary>
    [Fact]
    public void Pools_that_stand_in_for_one_another_share_what_both_miss()
    {
        var topology = Topology.Named("pools")
            .Servers("x", 2, mtbf: 100.Hours, mttr: 25.Hours).VirtualMachines("vx", 2, ["x"], Failover.In(1.Hours), perHost: 1)
            .Servers("y", 2, mtbf: 300.Hours, mttr: 25.Hours).VirtualMachines("vy", 2, ["y"], Failover.In(1.Hours), perHost: 1)
            .Group("either", ["vx", "vy"], work: MemberWork.Mirrored);
        var service = topology.Service("s", ["either"]).Evaluate().Service;

        Near.Equal(service.MissingLevel / 2, Of(service, "x-1") + Of(service, "x-2") + Of(service, "vx"));
        Near.Equal(service.MissingLevel / 2, Of(service, "y-1") + Of(service, "y-2") + Of(service, "vy"));

        // The mean of what two pools miss is linear: each has half of its own.
        var shared = topology.Replace(new RedundancyGroup("either", ["vx", "vy"]) { Work = MemberWork.Shared }).Service("s", ["either"]).Evaluate().Service;
        var alone = topology.Without("either").Service("s", ["vx"]).Evaluate().Service;
        Near.Equal(Of(alone, "x-1") / 2, Of(shared, "x-1"));
        Near.Equal(Of(alone, "vx") / 2, Of(shared, "vx"));
    }

    /// <summary>Groups in groups over up to seven servers: all states, and all coalitions of servers that may fail.</summary>
    [Property(MaxTest = 300)]
    public void Shares_are_those_of_the_definition(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var count = random.Next(2, 8);
        var downs = Enumerable.Range(0, count).Select(_ => random.NextDouble() < 0.3 ? 1e-6 * random.NextDouble() : 0.6 * random.NextDouble()).ToArray();
        var topology = Topology.Named("random");
        List<(string Name, Func<bool[], double> Level)> known = [];
        for (var i = 0; i < count; i++)
        {
            var server = i;
            topology = topology.Server($"s{i}", (1 - downs[i]).Hours, downs[i].Hours);
            known.Add(($"s{i}", up => up[server] ? 1 : 0));
        }

        for (var group = 0; group < random.Next(1, 4); group++)
        {
            var members = known.OrderBy(_ => random.Next()).Take(random.Next(1, known.Count + 1)).ToArray();
            var atLeast = random.Next(1, members.Length + 1);
            var work = random.Next(3) > 0 ? MemberWork.Shared : MemberWork.Mirrored;
            topology = topology.Group($"g{group}", members.Select(member => member.Name), atLeast, work: work);
            known.Add(($"g{group}", up => Joined(atLeast, work, [.. members.Select(member => member.Level(up))])));
        }

        var needs = known.Skip(count).Concat(known.Take(random.Next(0, 2))).ToArray();
        var service = topology.Service("s", needs.Select(need => need.Name)).Evaluate().Service;
        var missing = Enumerable.Range(0, 1 << count).Select(coalition => Missing(downs, coalition, up => needs.Min(need => need.Level(up)))).ToArray();

        Near.Equal((double)missing[^1], service.MissingLevel, 1e-12);
        for (var i = 0; i < count; i++)
        {
            var share = Enumerable.Range(0, 1 << count).Where(coalition => (coalition & (1 << i)) == 0)
                .Sum(coalition => (missing[coalition | (1 << i)] - missing[coalition]) * Weight(int.PopCount(coalition), count));
            share = Math.Abs(share) < 1e-17m ? 0 : share;
            if (share == 0)
            {
                Assert.InRange(Of(service, $"s{i}"), 0, 2e-17);
                continue;
            }

            Near.Equal((double)share, Of(service, $"s{i}"), 1e-10);
        }
    }

    /// <summary>What is missing on average if only some servers may be down; in decimals, which leave ten digits of what is rare.</summary>
    private static decimal Missing(double[] downs, int coalition, Func<bool[], double> level)
    {
        var sum = 0m;
        for (var down = 0; down < 1 << downs.Length; down++)
        {
            if ((down & ~coalition) == 0)
            {
                var probability = Enumerable.Range(0, downs.Length).Where(i => (coalition & (1 << i)) != 0).Aggregate(1m, (product, i) => product * ((down & (1 << i)) != 0 ? (decimal)downs[i] : 1 - (decimal)downs[i]));
                sum += probability * (decimal)(1 - level([.. Enumerable.Range(0, downs.Length).Select(i => (down & (1 << i)) == 0)]));
            }
        }

        return sum;
    }

    private static decimal Weight(int before, int players) =>
        Enumerable.Range(1, before).Aggregate(1m / players, (weight, i) => weight * i / (players - i));

    private static double Joined(int atLeast, MemberWork work, double[] levels) =>
        levels.Count(level => level > 0) < atLeast ? 0
        : work == MemberWork.Shared ? levels.Average()
        : levels.Order().ElementAt(levels.Length - atLeast);

    /// <summary>Three servers that are down 1/10, 1/5 and 1/2 of the time.</summary>
    private static Topology Three() => Topology.Named("three").Server("a", 9.Hours, 1.Hours).Server("b", 8.Hours, 2.Hours).Server("c", 1.Hours, 1.Hours);

    private static double Of(ServiceEvaluation service, string element, string? cause = null) =>
        service.MissingBy.Where(found => found.Element == element && (cause is null || found.Name == cause)).Sum(found => found.Unavailability);
}
