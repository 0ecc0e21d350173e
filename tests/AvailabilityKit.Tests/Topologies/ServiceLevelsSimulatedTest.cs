using System.Text.Json;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Simulated;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The mean level of a service as a simulation adds it up, held to closed forms by intervals of 99.9 %; the seeds are fixed.</summary>
public class ServiceLevelsSimulatedTest
{
    private static readonly SimulationOptions Surely = new() { Level = 0.999 };

    /// <summary>j of ten up, each 100 / 120 of the time, seven at least: the mean of j / 10 where j is seven or more.</summary>
    [Fact]
    public void A_farm_serves_with_what_is_up()
    {
        var (a, u) = (100.0 / 120, 20.0 / 120);
        var mean = (7 * P(7)) + (8 * P(8)) + (9 * P(9)) + (10 * P(10));
        AssertHeld(mean / 10, Farm(atLeast: 7).Simulate(300.Years, options: Surely).Service, 0.02);

        double P(int j) => Choose(10, j) * Math.Pow(a, j) * Math.Pow(u, 10 - j);
    }

    /// <summary>One, two or three of three farms must serve, each alone: the level is that of the best, the second best, the worst. A farm of two is whole a^2 of the time, and half of it 2 a u.</summary>
    [Fact]
    public void Farms_that_mirror_one_another_serve_as_so_many_of_them_do()
    {
        var (a, u) = (100.0 / 120, 20.0 / 120);
        foreach (var atLeast in new[] { 1, 2, 3 })
        {
            // At least so many of three farms at the level or above: a farm is whole with p, at half or whole with q.
            var (p, q) = (a * a, (a * a) + (2 * a * u));
            var topology = Topology.Named("three farms").Servers("x", 2, 100.Hours, 20.Hours).Servers("y", 2, 100.Hours, 20.Hours).Servers("z", 2, 100.Hours, 20.Hours)
                .Group("farm x", ["x"]).Group("farm y", ["y"]).Group("farm z", ["z"])
                .Group("all", ["farm x", "farm y", "farm z"], atLeast, work: MemberWork.Mirrored)
                .Service("shop", ["all"]);
            var mean = (0.5 * AtLeast(p)) + (0.5 * AtLeast(q));
            Near.Equal(mean, topology.Evaluate().Service.MeanLevel, 1e-13);
            AssertHeld(mean, topology.Simulate(200.Years, options: Surely).Service, 0.1);

            double AtLeast(double one) => Enumerable.Range(atLeast, 4 - atLeast).Sum(k => Choose(3, k) * Math.Pow(one, k) * Math.Pow(1 - one, 3 - k));
        }
    }

    /// <summary>One of three is enough, and the level is their mean: what is missing on average is what a server is down, 5 / 10,005.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_frequent_failures_too(bool clustered)
    {
        var servers = Topology.Named("three").Servers("node", 3, 10_000.Hours, 5.Hours);
        var topology = (clustered
            ? servers.Cluster("db", ["node"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive)
            : servers.Group("db", ["node"])).Service("orders", ["db"]);
        var service = topology.SimulateRareOutages(0.05, options: Surely).Service;
        AssertHeld(10_000.0 / 10_005, service, 0.2);
        AssertHeld(10_000.0 / 10_005, topology.Simulate(20_000.Years, options: Surely).Service, 0.05);
    }

    /// <summary>Ten web servers on two hosts, five on each, and a database beside them: both hosts up all, one half, so that the mean is that of one host, 500 / 508, times 0.9.</summary>
    [Fact]
    public void What_needs_several_has_the_least_of_their_levels()
    {
        var topology = Topology.Named("hosts").Server("host-1", 500.Hours, 8.Hours).Server("host-2", 500.Hours, 8.Hours)
            .Servers("left", 5, Duration.Infinite, 1.Hours, needs: ["host-1"]).Servers("right", 5, Duration.Infinite, 1.Hours, needs: ["host-2"])
            .Group("web", ["left", "right"])
            .Server("db", mtbf: 900.Hours, mttr: 100.Hours)
            .Service("shop", ["web", "db"], Load.PerSecond(200, inFlightFor: 250.Milliseconds));
        AssertHeld(0.9 * 500 / 508, topology.Simulate(1_000.Years, options: Surely).Service, 0.05);
    }

    [Fact]
    public void What_is_only_up_or_down_has_its_availability()
    {
        var service = Topology.Named("one").Server("db", 1000.Hours, 10.Hours).Service("orders", ["db"]).Simulate(50.Years).Service;
        var (up, level) = (service.Availability, service.MeanLevel);
        Assert.Equal((up.Value.Value, up.Low.Value, up.High.Value, up.RelativeError), (level.Value, level.Low, level.High, level.RelativeError));
        Assert.DoesNotContain(service.Figures, figure => figure.Name == "Capacity missing");
        Assert.DoesNotContain("Capacity", service.ToExhibit().ToText(), StringComparison.Ordinal);
    }

    /// <summary>Servers that never fail, beside something else that does: nothing was missing, and nothing is known of how much may be.</summary>
    [Fact]
    public void What_was_never_seen_to_lack_anything_may_be_anything()
    {
        var level = Farm(atLeast: 7, mtbf: Duration.Infinite).Server("db", 100.Hours, 1.Hours).Service("orders", ["db"]).Simulate(1.Years)["shop"].MeanLevel;
        Assert.Equal((1, 0, 1, double.PositiveInfinity), (level.Value, level.Low, level.High, level.RelativeError));
    }

    /// <summary>Of ten of which one is enough, each up 1 / 11 of the time, 1 / 11 is there on average: the smaller side, whose error is given.</summary>
    [Fact]
    public void The_error_is_that_of_the_smaller_side()
    {
        var service = Farm(atLeast: 1, mtbf: 2.Hours).Simulate(5.Years, options: Surely).Service;
        var level = service.MeanLevel;
        Assert.InRange(1.0 / 11, level.Low, level.High);
        Near.Equal((level.High - level.Low) / 2 / level.Value, level.RelativeError, 1e-9);
    }

    [Fact]
    public void It_is_shown_and_written()
    {
        var simulated = Farm(atLeast: 7).Simulate(50.Years);
        Assert.Contains("Capacity in service", simulated.ToExhibit().ToText(), StringComparison.Ordinal);
        Assert.Contains("Capacity missing", simulated.ToExhibit().ToHtml(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(simulated.ToJson());
        var level = json.RootElement.GetProperty("answer").GetProperty("topologies")[0].GetProperty("services")[0].GetProperty("meanLevel");
        Assert.Equal(simulated.Service.MeanLevel.Value, level.GetProperty("value").GetDouble());
        Assert.Equal(simulated.Service.Exact!.MeanLevel, level.GetProperty("exact").GetDouble());
    }

    private static void AssertHeld(double mean, ServiceSimulation service, double width)
    {
        var missing = Assert.Single(service.Figures, figure => figure.Name == "Capacity missing");
        Near.Equal(1 - mean, missing.Exact!.Value, 1e-10);
        Assert.True(missing.IsInside, $"{missing.Exact} is not in {missing.Estimate}");
        Assert.InRange(mean, service.MeanLevel.Low, service.MeanLevel.High);
        Assert.InRange(missing.Estimate.RelativeError, 0, width);
        Near.Equal(service.MeanLevel.Value, 1 - missing.Estimate.Value, 1e-15);
    }

    private static Topology Farm(int atLeast, Duration? mtbf = null) => Topology.Named("farm")
        .Servers("web", 10, mtbf ?? 100.Hours, 20.Hours)
        .Group("farm", ["web"], atLeast)
        .Service("shop", ["farm"]);

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
