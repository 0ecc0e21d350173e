using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>One model, two engines: what is solved as a chain must equal the same solved as blocks wherever both apply.</summary>
public class TwoEnginesTest
{
    [Property]
    public void A_cluster_with_independent_repair_and_an_instant_failover_equals_blocks(ServerFarm farm)
    {
        var (mtbf, mttr, atLeast) = farm;
        var topology = Servers(mtbf, mttr)
            .Cluster("cluster", nodes: Names(mtbf.Length), Failover.In(Duration.Zero), atLeast, ClusterMode.ActiveActive)
            .Service("service", needs: ["cluster"]);

        var chain = topology.Evaluate().Service;
        var blocks = Blocks(mtbf, mttr, atLeast);

        Near.Equal(blocks.Availability.Unavailability, chain.Availability.Unavailability, 1e-12);
        Near.Equal(blocks.FailureFrequency!.Value.ValuePerSecond, chain.OutageFrequency!.Value.ValuePerSecond, 1e-12);
    }

    [Property]
    public void A_crew_that_is_large_enough_changes_nothing(ServerFarm farm)
    {
        // The crew makes one island of all parts, which then shows its joint patterns to the service.
        var (mtbf, mttr, atLeast) = farm;
        var apart = Servers(mtbf, mttr).Group("group", members: Names(mtbf.Length), atLeast).Service("service", needs: ["group"]);
        var together = apart.RepairCrew("crew", repairs: Names(mtbf.Length), size: mtbf.Length);

        var one = apart.Evaluate().Service;
        var other = together.Evaluate().Service;

        Near.Equal(one.Availability.Unavailability, other.Availability.Unavailability, 1e-12);
        Near.Equal(one.OutageFrequency!.Value.ValuePerSecond, other.OutageFrequency!.Value.ValuePerSecond, 1e-12);
        Near.Equal(one.Availability.Unavailability, Blocks(mtbf, mttr, atLeast).Availability.Unavailability, 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Lumping_nodes_that_are_alike_changes_nothing(int nodes)
    {
        var mtbf = Enumerable.Repeat(700, nodes).ToArray();
        var mttr = Enumerable.Repeat(90, nodes).ToArray();
        var failover = Failover.In(40.Seconds).Covering(0.9).OtherwiseIn(10.Minutes);
        var alike = Servers(mtbf, mttr).Cluster("cluster", Names(nodes), failover, atLeast: nodes - 1, repairCrews: 1).Service("service", ["cluster"]);

        // A second service that needs the first node by name keeps it apart from its twins.
        var apart = alike.Service("first", ["part-0"]);

        var lumped = alike.Evaluate();
        var plain = apart.Evaluate();
        Near.Equal(plain["service"].Availability.Unavailability, lumped.Availability.Unavailability, 1e-12);
        Near.Equal(plain["service"].OutageFrequency!.Value.ValuePerSecond, lumped.Service.OutageFrequency!.Value.ValuePerSecond, 1e-12);
        Assert.True(nodes < 3 || lumped.Explanation.Islands[0].States < plain.Explanation.Islands[0].States);
    }

    [Fact]
    public void A_series_of_a_thousand_components_has_the_sum_of_their_failure_rates()
    {
        var topology = Servers([.. Enumerable.Repeat(100_000, 1000)], [.. Enumerable.Repeat(60, 1000)]).Service("service", Names(1000));

        var service = topology.Evaluate().Service;

        Near.Equal(Math.Exp(-1000 * Math.Log(1 + 1e-5)), service.Availability.Value, 1e-12);
        Near.Equal(1000 / 1e5 * service.Availability.Value, service.OutageFrequency!.Value.ValuePerHour, 1e-12);
        Assert.All(service.Causes, cause => Near.Equal(service.Availability.Unavailability / 1000, cause.Unavailability, 1e-9));
    }

    [Fact]
    public void A_part_in_series_with_four_hundred_that_are_mostly_down_has_the_share_of_the_closed_form()
    {
        // The others are down q = 3/4 of the time, the part p = 1/2: its share is the integral of p (1 - q t)^400 over t from 0 to 1,
        // p (1 - (1 - q)^401) / (401 q), a polynomial whose highest powers count.
        var topology = Servers([.. Enumerable.Repeat(1, 400)], [.. Enumerable.Repeat(180, 400)]).Server("part", 1.Hours, 1.Hours).Service("service", [.. Names(400), "part"]);

        var service = topology.Evaluate().Service;

        Near.Equal(0.5 / (401 * 0.75), service.Causes.Single(cause => cause.Element == "part").Unavailability, 1e-9);
    }

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"part-{i}")];

    private static Topology Servers(int[] mtbfHours, int[] mttrMinutes) =>
        Enumerable.Range(0, mtbfHours.Length).Aggregate(Topology.Named("servers"), (topology, i) => topology.Server($"part-{i}", mtbfHours[i].Hours, mttrMinutes[i].Minutes));

    private static BlockMeasures Blocks(int[] mtbfHours, int[] mttrMinutes, int atLeast) =>
        Block.AtLeast(atLeast, [.. mtbfHours.Select((mtbf, i) => Block.Component($"part-{i}", mtbf.Hours, mttrMinutes[i].Minutes))]).Evaluate();
}
