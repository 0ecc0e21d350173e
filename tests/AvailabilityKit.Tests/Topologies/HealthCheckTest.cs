using AvailabilityKit.Economics;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Work that goes on being sent to a part that has failed, until a health check notices.</summary>
public class HealthCheckTest
{
    private static readonly Load Plain = Load.PerSecond(100, 0.1.Seconds);

    /// <summary>Ten servers behind a balancer, each with a tenth: k of ten fail k / 500 times an hour, and of the requests of 10 s a part of one in k is sent to the dead one; the last to fail takes the service down, where all are refused anyhow.</summary>
    [Fact]
    public void A_farm_loses_what_is_sent_to_the_dead_server()
    {
        var lost = Farm(Plain.NoticingFailuresAfter(10.Seconds)).WorkLost!;
        var (up, down) = (500 / 510.0, 10 / 510.0);
        var survived = 8_760 / 500.0 * (1 - Math.Pow(down, 10) - (10 * up * Math.Pow(down, 9)));
        Near.Equal(100 * 10 * survived, lost.MisdirectedPerYear!.Value, 1e-12);
        Near.Equal(1e6 * ((lost.InFlightPerYear!.Value + lost.RefusedPerYear + lost.MisdirectedPerYear.Value) / lost.ItemsPerYear), lost.DefectsPerMillion!.Value, 1e-15);

        // Half of it is tried again, and comes through; ten times the delay costs ten times as much.
        Near.Equal(0.5 * lost.MisdirectedPerYear.Value, Farm(Plain.NoticingFailuresAfter(10.Seconds).Retrying(0.5)).WorkLost!.MisdirectedPerYear!.Value, 1e-14);
        Near.Equal(10 * lost.MisdirectedPerYear.Value, Farm(Plain.NoticingFailuresAfter(100.Seconds)).WorkLost!.MisdirectedPerYear!.Value, 1e-14);
        Assert.Equal(0, Farm(Plain).WorkLost!.MisdirectedPerYear);
    }

    /// <summary>What has one server, or fails over as a whole, goes down with it: nothing is sent there that is not refused.</summary>
    [Fact]
    public void What_goes_down_refuses_and_misdirects_nothing()
    {
        var load = Plain.NoticingFailuresAfter(10.Seconds);
        Assert.Equal(0, Topology.Named("one").Server("server", 500.Hours, 10.Hours).Service("s", ["server"], load).Evaluate().Service.WorkLost!.MisdirectedPerYear);
        Assert.Equal(0, Topology.Named("two").Servers("node", 2, 500.Hours, 10.Hours).Cluster("c", ["node"], Failover.In(30.Seconds)).Service("s", ["c"], load).Evaluate().Service.WorkLost!.MisdirectedPerYear);
        Assert.Null(Topology.Named("cloud").Known("region", Availability.FromUnavailability(1e-3)).Service("s", ["region"], load).Evaluate().Service.WorkLost!.MisdirectedPerYear);
    }

    [Fact]
    public void A_check_of_hours_is_warned_of()
    {
        Topology Of(Duration delay) => Topology.Named("one").Server("server", 500.Hours, 10.Hours).Service("s", ["server"], Plain.NoticingFailuresAfter(delay));
        Assert.Contains("for 10 h", Assert.Single(Of(10.Hours).Check().Warnings).Message, StringComparison.Ordinal);
        Assert.Empty(Of(1.Hours).Check().Warnings);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plain.NoticingFailuresAfter(Duration.Infinite));
    }

    /// <summary>What it costs is the price of a refused item.</summary>
    [Fact]
    public void It_has_the_price_of_a_refusal()
    {
        var service = Farm(Plain.NoticingFailuresAfter(10.Seconds));
        Near.Equal(service.WorkLost!.RefusedPerYear + service.WorkLost.MisdirectedPerYear!.Value, YearlyLosses.From(service).RefusedItems, 1e-15);
    }

    [Fact]
    public void Exact_and_simulated_agree()
    {
        var simulated = Topology.Named("pool").Servers("host", 3, 400.Hours, 10.Hours)
            .VirtualMachines("web", 9, ["host"], Failover.In(10.Minutes), atLeast: 4)
            .Service("users", ["web"], Plain.NoticingFailuresAfter(30.Seconds)).Simulate(3_000.Years, seed: 3);
        Assert.True(simulated.Agreement!.IsPlausible, simulated.ToString());
        var lost = simulated.Service.WorkLost!;
        Assert.InRange(lost.Exact!.MisdirectedPerYear!.Value, lost.MisdirectedPerYear.Low * 0.99, lost.MisdirectedPerYear.High * 1.01);
        Assert.True(lost.MisdirectedPerYear.Value > lost.InFlightPerYear.Value);
    }

    private static ServiceEvaluation Farm(Load load) =>
        Topology.Named("farm").Servers("server", 10, 500.Hours, 10.Hours).Group("farm", ["server"], atLeast: 1, work: MemberWork.Shared).Service("users", ["farm"], load).Evaluate().Service;
}
