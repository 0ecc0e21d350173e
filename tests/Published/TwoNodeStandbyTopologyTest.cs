namespace AvailabilityKit.Published;

/// <summary>
/// Two nodes, MTTF 10 000 h and MTTR 4 h each, described as a cluster with a hot, a warm or a cold standby. Source: the classical
/// birth-death formulas (K. S. Trivedi, "Probability and Statistics with Reliability, Queuing, and Computer Science
/// Applications"), evaluated independently.
/// Derivation: with L = 1/MTTF, M = 1/MTTR and the standby failing at aL, two good nodes become one at (1 + a)L and one becomes none at L; one
/// crew repairs at M. So U = (1+a)L^2 / ((1+a)L^2 + (1+a)LM + M^2), which for a = 0 is r^2/(1+r+r^2) with r = L/M, and from two good nodes to
/// none it takes (2L + aL + M) / (L(L + aL)) on average. A failover that takes no time leaves the chain like that.
/// </summary>
public class TwoNodeStandbyTopologyTest
{
    public static TheoryData<string, Standby, double, double> Table => new()
    {
        { "hot", Standby.Hot, 3.197441024e-07, 12_515_000 },
        { "cold", Standby.Cold, 1.599360000102e-07, 25_020_000 },
        { "warm, a quarter", Standby.Warm(0.25), 1.99900010015e-07, 20_018_000 },
        { "warm, a half", Standby.Warm(0.5), 2.398560288173e-07, 16_683_333.333333333 },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Unavailability_and_mean_time_to_failure_are_those_of_the_closed_form(string what, Standby standby, double unavailability, double hours)
    {
        var pair = Pair(what, standby);

        Near.Equal(unavailability, pair.Evaluate().Availability.Unavailability, 1e-10);

        var behaviour = pair.ToBehaviour();
        var service = behaviour.Observable("service");
        Near.Equal(hours, behaviour.ToChain().Chain.MeanTimeTo(state => !service.IsFull(state)).TotalHours, 1e-10);
    }

    [Fact]
    public void Of_n_cold_nodes_one_works_and_fails()
    {
        // Birth and death with one crew: whatever waits, the one that works fails at L, so that p_k ~ r^k for k failed of n.
        var (r, n) = (20 / 100.0, 4);
        var cluster = Topology.Named("four cold nodes")
            .Servers("node", count: n, mtbf: 100.Hours, mttr: 20.Hours)
            .Cluster("cluster", nodes: ["node"], Failover.In(Duration.Zero), repairCrews: 1, standby: Standby.Cold)
            .Service("service", needs: ["cluster"]);

        Near.Equal(Math.Pow(r, n) / Enumerable.Range(0, n + 1).Sum(failed => Math.Pow(r, failed)), cluster.Evaluate().Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void Up_and_down_times_of_a_cold_pair_are_those_of_renewals()
    {
        // H. C. Tijms, "A First Course in Stochastic Models", 2003, section 8.3: a life L is the last before an outage if the repair R that began
        // with it takes longer, q = P(R > L), so that the mean time up is E[L]/q (Wald); down is what is left of R. Both exponential here.
        var (life, repair) = (1.0, 0.125);
        var q = repair / (life + repair);
        var service = Topology.Named("cold pair")
            .Server("a", life.Hours, repair.Hours)
            .Server("b", life.Hours, repair.Hours)
            .Cluster("cluster", nodes: ["a", "b"], Failover.In(Duration.Zero), repairCrews: 1, standby: Standby.Cold)
            .Service("service", needs: ["cluster"])
            .Evaluate().Service;

        Near.Equal(life / q, service.MeanUpTime!.Value.TotalHours, 1e-12);
        Near.Equal(repair, service.MeanOutage!.Value.TotalHours, 1e-12);
    }

    [Fact]
    public void A_switch_that_fails_on_demand_is_the_coverage_of_the_failover()
    {
        // Without repair a cold pair survives t if the first works throughout, or fails once and the switch works: R(t) = e^(-Lt) (1 + pLt).
        // L = 0.0005/h, p = 95 %, t = 730 h. A repair in a million years is none.
        var (perHour, works, hours) = (0.0005, 0.95, 730.0);
        var pair = Topology.Named("cold pair with a switch")
            .Server("a", (1 / perHour).Hours, 1e6.Years)
            .Server("b", (1 / perHour).Hours, 1e6.Years)
            .Cluster("cluster", nodes: ["a", "b"], Failover.In(Duration.Zero).Covering(works).OtherwiseIn(1.Hours), standby: Standby.Cold)
            .Service("service", needs: ["cluster"]);

        var behaviour = pair.ToBehaviour();
        var service = behaviour.Observable("service");
        var reliability = behaviour.ToChain().Chain.ProbabilityOfReaching(state => !service.IsFull(state), within: hours.Hours).Complement;
        Near.Equal(0.93490933957, reliability, 1e-7);
        Near.Equal(Math.Exp(-perHour * hours) * (1 + (works * perHour * hours)), reliability, 1e-7);
    }

    private static Topology Pair(string name, Standby standby) => Topology.Named(name)
        .Server("a", 10_000.Hours, 4.Hours)
        .Server("b", 10_000.Hours, 4.Hours)
        .Cluster("cluster", nodes: ["a", "b"], Failover.In(Duration.Zero), repairCrews: 1, standby: standby)
        .Service("service", needs: ["cluster"]);
}
