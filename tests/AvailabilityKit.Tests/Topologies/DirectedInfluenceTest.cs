namespace AvailabilityKit.Tests.Topologies;

/// <summary>What stands below influences what stands above and not the reverse: a service is solved with no more than it stands on.</summary>
public class DirectedInfluenceTest
{
    private static readonly Fault[] Faults = [Fault.Hardware(8_000.Hours, 6.Hours), Fault.Software(2_000.Hours, 0.5.Hours)];

    [Fact]
    public void A_guest_cluster_costs_the_same_with_any_number_of_others_on_its_hosts()
    {
        var alone = Guests(1).Evaluate();
        var among = Guests(8).Evaluate();

        var states = alone.Explanation.Islands.Max(island => island.States);
        Assert.All(among.Explanation.Islands, island => Assert.Equal(states, island.States));
        Assert.Equal(8, among.Explanation.Islands.Count);
        foreach (var service in among.Services)
        {
            Assert.Equal(alone.Availability, service.Availability);
            Assert.Equal(alone.Service.OutageFrequency, service.OutageFrequency);
        }
    }

    [Fact]
    public void A_service_that_reads_two_guest_clusters_sees_that_they_fall_with_the_same_hosts()
    {
        // Whatever the guests do, both hosts down takes both clusters down: the pair is more than twice as often up as if they were apart.
        var two = Guests(2).Service("both", ["cluster-0", "cluster-1"]).Evaluate();
        var one = two["service-0"].Availability;

        Assert.True(two["both"].Availability.Unavailability < 1.999 * one.Unavailability);
        Assert.True(two["both"].Availability.Unavailability > one.Unavailability);
        Assert.Single(two.Explanation.Islands, island => island.Elements.Contains("cluster-0") && island.Elements.Contains("cluster-1"));
    }

    [Fact]
    public void Forty_alike_disks_under_one_crew_are_forty_one_states()
    {
        const int Disks = 40;
        var shelf = Topology.Named("shelf").Servers("disk", Disks, 1_000.Hours, 8.Hours).RepairCrew("crew", ["disk"])
            .Group("raid", ["disk"], atLeast: 38)
            .Service("volume", ["raid"]).Evaluate();

        Assert.Equal(Disks + 1, Assert.Single(shelf.Explanation.Islands).States);

        // The machine repair model: p_j = p_0 (n)_j (MTTR / MTTF)^j with one repairman (Palm 1947).
        var weight = new double[Disks + 1];
        weight[0] = 1;
        for (var down = 1; down <= Disks; down++)
        {
            weight[down] = weight[down - 1] * (Disks - down + 1) * 8 / 1_000;
        }

        Near.Equal(weight[3..].Sum() / weight.Sum(), shelf.Availability.Unavailability, 1e-12);
        Near.Equal(weight[2] / weight.Sum() * 38 / 1_000, shelf.Service.OutageFrequency!.Value.ValuePerHour, 1e-12);

        // What falls to alike disks falls to each of them equally.
        Assert.Equal(Disks, shelf.Service.Causes.Count);
        Assert.All(shelf.Service.Causes, cause => Near.Equal(shelf.Availability.Unavailability / Disks, cause.Unavailability, 1e-12));
        Assert.All(shelf.Service.Causes, cause => Near.Equal(shelf.Service.OutageFrequency!.Value.ValuePerHour / Disks, cause.Outages!.Value.ValuePerHour, 1e-12));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Copies_that_a_service_tells_apart_are_not_lumped_and_those_that_it_does_not_are_answered_alike(bool apart)
    {
        // The third server is asked about twice where it is told apart, which changes nothing but the states.
        string[] needs = apart ? ["two of four", "server-3"] : ["two of four"];
        var four = Topology.Named("t").Servers("server", 4, Faults).RepairCrew("crew", ["server"], size: 2)
            .Group("two of four", ["server"], atLeast: 2)
            .Service("s", needs).Evaluate();
        var plain = Enumerable.Range(1, 4)
            .Aggregate(Topology.Named("t"), (t, i) => t.Server($"server-{i}", Faults, restart: Duration.FromSeconds(i * 1e-9)))
            .RepairCrew("crew", ["server-1", "server-2", "server-3", "server-4"], size: 2)
            .Group("two of four", ["server-1", "server-2", "server-3", "server-4"], atLeast: 2)
            .Service("s", needs).Evaluate();

        Assert.Equal(81, plain.Explanation.Islands[0].States);
        Assert.Equal(apart ? 30 : 15, four.Explanation.Islands[0].States);
        Near.Equal(plain.Availability.Unavailability, four.Availability.Unavailability, 1e-10);
        foreach (var cause in plain.Service.Causes)
        {
            var same = Assert.Single(four.Service.Causes, other => other.Element == cause.Element && other.Name == cause.Name);
            Near.Equal(cause.Unavailability, same.Unavailability, 1e-10);
            Near.Equal(cause.OutagesPerYear!.Value, same.OutagesPerYear!.Value, 1e-10);
        }
    }

    [Fact]
    public void Seventy_nodes_make_no_wall()
    {
        // Two different kinds keep two lumped sets apart; no node stands by, so that it is an ordinary series of seventy.
        var names = Enumerable.Range(0, 62).Select(i => $"n{i}").ToArray();
        var cluster = names.Aggregate(Topology.Named("t"), (t, name) => t.Server(name, 1_000.Hours, 1.Hours))
            .Cluster("db", names, Failover.In(10.Seconds), atLeast: 60)
            .Service("s", ["db"]).Evaluate();

        Assert.True(cluster.Explanation.Islands[0].States < 1_000);
        Assert.InRange(cluster.Availability.Unavailability, 1e-6, 1e-1);
    }

    /// <summary>Clusters of two guests each, on the same two hosts.</summary>
    private static Topology Guests(int clusters) => Enumerable.Range(0, clusters).Aggregate(
        Topology.Named("t").Server("host-a", Faults).Server("host-b", Faults),
        (t, i) => t
            .VirtualMachine($"guest-{i}a", Faults, needs: ["host-a"])
            .VirtualMachine($"guest-{i}b", Faults, needs: ["host-b"])
            .Cluster($"cluster-{i}", [$"guest-{i}a", $"guest-{i}b"], Failover.In(60.Seconds).Covering(0.9).OtherwiseIn(10.Minutes))
            .Service($"service-{i}", [$"cluster-{i}"]));
}
