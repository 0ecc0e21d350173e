using AvailabilityKit.Topologies;
using FsCheck;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What must hold of virtual machines on whatever hosts: the white paper's statements as laws.</summary>
public class VirtualMachinesLawsTest
{
    private const double Rounding = 1e-10;

    private static Topology Hosts(int count, int mtbf, int mttr, string name = "host") =>
        Topology.Named("pool").With(new Component(name, ComponentKind.Server, [Fault.Hardware((20 + (mtbf % 500)).Hours, (1 + (mttr % 40)).Hours)]) { Count = count });

    private static ServiceEvaluation Of(Topology hosts, int machines, Failover restart, int atLeast = 1, int? perHost = null) =>
        hosts.VirtualMachines("vm", machines, ["host"], restart, atLeast, perHost).Service("service", ["vm"]).Evaluate().Service;

    /// <summary>With no delay, full coverage and room for all it is active redundancy: down while every host is.</summary>
    [Property]
    public void Without_delay_a_machine_is_down_while_all_hosts_are(byte first, byte second, byte third, byte repair)
    {
        var (a, b, c) = (20.0 + first, 30.0 + second, 40.0 + third);
        var mttr = 1.0 + (repair % 30);
        var service = Topology.Named("pool").Server("host-a", a.Hours, mttr.Hours).Server("host-b", b.Hours, mttr.Hours).Server("host-c", c.Hours, mttr.Hours)
            .VirtualMachines("vm", 1, ["host-a", "host-b", "host-c"], Failover.In(Duration.Zero)).Service("service", ["vm"]).Evaluate().Service;

        Near.Equal(mttr / (a + mttr) * (mttr / (b + mttr)) * (mttr / (c + mttr)), service.Availability.Unavailability, Rounding);
    }

    /// <summary>A cluster of guests does not survive the host that they share, and survives that of one of them.</summary>
    [Property]
    public void Guests_of_a_cluster_on_hosts_of_their_own_are_never_worse_off(byte mtbf, byte mttr, byte guestMtbf, byte seconds)
    {
        var hosts = Hosts(2, mtbf, mttr);
        Availability On(string first, string second) => hosts
            .Server("guest-a", (50 + guestMtbf).Hours, 0.2.Hours, [first]).Server("guest-b", (50 + guestMtbf).Hours, 0.2.Hours, [second])
            .Cluster("guests", ["guest-a", "guest-b"], Failover.In(((int)seconds).Seconds)).Service("service", ["guests"]).Evaluate().Availability;

        Assert.True(On("host-1", "host-2").Unavailability <= On("host-1", "host-1").Unavailability * (1 + Rounding));
    }

    /// <summary>The more machines run on a host, the more of them, and of their users, stop with it.</summary>
    [Property]
    public void More_machines_on_a_host_never_stop_fewer(byte hosts, byte machines, byte mtbf, byte mttr)
    {
        var pool = Hosts(1 + (hosts % 4), mtbf, mttr);
        var fewer = Stopped(1 + (machines % 12));
        var more = Stopped(2 + (machines % 12));

        Assert.True(more >= fewer * (1 - Rounding), $"{more} against {fewer}");

        double Stopped(int count) => pool.VirtualMachines("vm", count, ["host"], Failover.In(5.Minutes)).Service("service", ["vm"], Load.PerSecond(1, 1.Seconds)).Evaluate().Service.WorkLost!.InterruptionsPerYear!.Value * count;
    }

    /// <summary>Where a restart takes no time, what one half has no room for may find it in the other.</summary>
    [Property]
    public void Splitting_a_pool_in_two_never_helps_where_a_restart_takes_no_time(byte hosts, byte room, byte mtbf, byte mttr)
    {
        var (half, perHost) = (1 + (hosts % 3), 1 + (room % 3));
        var machines = Math.Max(1, (half * perHost) - (room % 2));
        var now = Failover.In(Duration.Zero);
        var whole = Of(Hosts(2 * half, mtbf, mttr), 2 * machines, now, perHost: perHost);
        var part = Of(Hosts(half, mtbf, mttr), machines, now, perHost: perHost);

        Assert.True(Missing(whole, 2 * machines) <= 2 * Missing(part, machines) * (1 + Rounding));

        // What the service misses where none runs is all of it, as it is of the machines.
        static double Missing(ServiceEvaluation service, int machines) => service.MissingLevel * machines;
    }

    [Property]
    public void A_fault_tolerant_host_in_place_of_any_never_hurts(byte hosts, byte machines, byte mtbf, byte mttr)
    {
        var (number, count) = (1 + (hosts % 3), 1 + (machines % 6));
        var (up, down) = ((20 + mtbf).Hours, (1 + (mttr % 40)).Hours);
        var others = number == 1 ? Topology.Named("pool") : Topology.Named("pool").With(new Component("host", ComponentKind.Server, [Fault.Hardware(up, down)]) { Count = number });
        string[] names = number == 1 ? ["better"] : ["host", "better"];
        Availability On(Topology pool) => pool.VirtualMachines("vm", count, names, Failover.In(5.Minutes), atLeast: count).Service("service", ["vm"]).Evaluate().Availability;

        // Two modules like the host itself, of which one suffices.
        Assert.True(On(others.FaultTolerantServer("better", up, down, restart: 1.Minutes)).Unavailability <= On(others.Server("better", up, down)).Unavailability * (1 + Rounding));
    }
}
