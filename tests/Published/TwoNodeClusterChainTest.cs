namespace AvailabilityKit.Published;

/// <summary>
/// A two-node cluster with imperfect coverage as a chain: each failure is covered with probability c and costs a failover,
/// or is not and costs a reboot; one crew. Source: the classical coverage model (K. S. Trivedi 2001), evaluated independently;
/// ref1: 8760 h, 4 h, c = 0.95, 30 s, 15 min; ref2: 5000 h, 2 h, c = 0.9, 10 s, 10 min.
/// Derivation: U = [2Lc/d + 2L(1-c)/b + 2L^2/M^2] / [1 + 2L/M + 2Lc/d + 2L(1-c)/b + 2L^2/M^2]; no failure happens during a
/// failover or a reboot. Active/passive: only the active node's failure interrupts.
/// </summary>
public class TwoNodeClusterChainTest
{
    [Theory]
    [InlineData(8_760, 4, 0.95, 30, 15, 5.073685636446e-06, 0.949128, 1.498624, 0.218977)]
    [InlineData(5_000, 2, 0.90, 10, 10, 7.980218756314e-06, 0.525176, 3.501171, 0.168056)]
    public void Both_nodes_at_work(
        double mtbf, double mttr, double coverage, double failover, double reboot, double unavailability, double failing, double rebooting, double both)
    {
        var (l, m, d, b) = Rates(mtbf, mttr, failover, reboot);
        var steady = MarkovChain.Named("cluster")
            .Transition("2 up", "failover", 2 * coverage * l)
            .Transition("2 up", "uncovered", 2 * (1 - coverage) * l)
            .Transition("failover", "1 up", d)
            .Transition("uncovered", "1 up", b)
            .Transition("1 up", "2 up", m)
            .Transition("1 up", "0 up", l)
            .Transition("0 up", "1 up", m)
            .Build().SteadyState();

        Assert.Equal(1, steady.Availability(s => s is "2 up" or "1 up").Unavailability / unavailability, 1e-10);
        Assert.Equal(failing, steady["failover"] * 525_600, 5e-7);
        Assert.Equal(rebooting, steady["uncovered"] * 525_600, 5e-7);
        Assert.Equal(both, steady["0 up"] * 525_600, 5e-7);
    }

    [Fact]
    public void One_node_at_work_and_one_waiting()
    {
        var (l, m, d, b) = Rates(8_760, 4, 30, 15);
        var steady = MarkovChain.Named("active/passive")
            .Transition("2 up", "failover", 0.95 * l, named: "failover")
            .Transition("2 up", "uncovered", 0.05 * l)
            .Transition("2 up", "1 up", l, named: "passive failure")
            .Transition("failover", "1 up", d)
            .Transition("uncovered", "1 up", b)
            .Transition("1 up", "2 up", m)
            .Transition("1 up", "0 up", l)
            .Transition("0 up", "1 up", m)
            .Build().SteadyState();

        var availability = steady.Availability(s => s is "2 up" or "1 up");
        Assert.Equal(1, availability.Unavailability / 2.745160655586e-06, 1e-10);
        Assert.Equal(1.442856, availability.Unavailability * 525_600, 5e-7);
        Assert.Equal(0.95 * steady["2 up"], steady.EventRate("failover").ValuePerYear, 1e-12);
    }

    private static (Rate L, Rate M, Rate D, Rate B) Rates(double mtbf, double mttr, double failover, double reboot) =>
        (Rate.Per(mtbf.Hours), Rate.Per(mttr.Hours), Rate.Per(failover.Seconds), Rate.Per(reboot.Minutes));
}
