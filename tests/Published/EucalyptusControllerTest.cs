using AvailabilityKit.Markov;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>
/// A private-cloud controller with a warm standby. Source: J. Dantas, R. Matos, J. Araujo, P. Maciel, "An availability model for
/// Eucalyptus platform: an analysis of warm-standby replication mechanism", IEEE SMC 2012; parameters and results as recalled
/// from its tables and recomputed.
/// Derivation: level 1 is a series of six parts that do not fail while one is repaired, so MTTF = 1 / sum(L) and MTTR is the
/// rate-weighted mean; level 2 is a five-state chain of two controllers, one waiting, with an activation time of 20 s.
/// </summary>
public class EucalyptusControllerTest
{
    private static readonly (string Part, Duration Mtbf, Duration Mttr)[] Parts =
    [
        ("hardware", 8_760.Hours, 100.Minutes),
        ("operating system", 2_893.Hours, 15.Minutes),
        ("cloud controller", 788.4.Hours, 1.Hours),
        ("walrus", 788.4.Hours, 1.Hours),
        ("cluster controller", 788.4.Hours, 1.Hours),
        ("storage controller", 788.4.Hours, 1.Hours),
    ];

    private static readonly Rate Failure = Rate.Per(180.721.Hours);
    private static readonly Rate WaitingFailure = Rate.Per(216.865.Hours);
    private static readonly Rate Repair = Rate.Per(0.966902.Hours);
    private static readonly Rate Activation = Rate.Per(0.005555.Hours);

    [Fact]
    public void One_controller_has_the_published_means_and_availability()
    {
        var builder = MarkovChain.Named("controller");
        foreach (var (part, mtbf, mttr) in Parts)
        {
            builder.Transition("up", part, Rate.Per(mtbf)).Transition(part, "up", Rate.Per(mttr));
        }

        var steady = builder.Build().SteadyState();
        Assert.Equal(1, steady.MeanUpTime(s => s == "up").TotalHours / 180.72124, 1e-8);
        Assert.Equal(1, steady.MeanDownTime(s => s == "up").TotalHours / 0.966902, 5e-7);

        // The published figures are rounded to six digits or so; the formulas are not.
        var rate = Parts.Sum(part => 1 / part.Mtbf.TotalHours);
        Assert.Equal(1, steady.MeanUpTime(s => s == "up").TotalHours * rate, 1e-13);
        Assert.Equal(1, steady.MeanDownTime(s => s == "up").TotalHours * rate / Parts.Sum(part => part.Mttr / part.Mtbf), 1e-13);
        Assert.Equal(1, steady["up"] / 0.9946782257, 1e-8);
    }

    [Fact]
    public void The_product_of_the_parts_is_another_number()
    {
        // The trap: with parts that go on failing while another is repaired the availability is lower.
        var product = Parts.Aggregate(Availability.Perfect, (a, part) => a & Availability.FromMtbf(part.Mtbf, part.Mttr));
        Assert.Equal(1, product.Value / 0.9946672656, 1e-9);
    }

    [Fact]
    public void The_warm_standby_has_the_published_availability()
    {
        var availability = Up(WarmStandby().Build());
        Assert.Equal(1, availability.Value / 0.999917931, 1e-8);
        Assert.Equal(0.72, availability.DowntimePerYear().TotalHours, 0.005);
    }

    [Fact]
    public void Structural_changes_move_it_as_recomputed()
    {
        var failsWhileActivating = WarmStandby().Transition("FW", "FF", WaitingFailure).Build();
        Assert.Equal(1, Up(failsWhileActivating).Value / 0.999917797, 2e-9);
        Assert.Equal(1, Up(WarmStandby(repairWhileActivating: false).Build()).Value / 0.999917598, 2e-9);
        Assert.Equal(1, Up(WarmStandby().Transition("FF", "UF", Repair).Build()).Value / 0.99994383, 6e-9);
    }

    [Fact]
    public void A_cluster_with_a_warm_standby_does_at_the_activation_what_its_basis_says()
    {
        // The published chain lets the failed controller be repaired during the activation, and does not let the waiting one fail. In a
        // cluster nodes either go on with both, which is FW -> FF added, or hold still, which is FW -> UW dropped.
        var controllers = Topology.Named("warm standby")
            .Servers("controller", count: 2, mtbf: 180.721.Hours, mttr: 0.966902.Hours)
            .Cluster("cloud", nodes: ["controller"], Failover.In(0.005555.Hours).FirstReadyServes(), repairCrews: 1, standby: Standby.Warm(180.721 / 216.865))
            .Service("service", needs: ["cloud"]);

        Assert.Equal(1, controllers.Evaluate().Availability.Value / 0.999917797, 2e-9);
        Assert.Equal(1, controllers.Evaluate(new EvaluationOptions { Interruptions = Interruptions.NodesHoldStill }).Availability.Value / 0.999917598, 2e-9);
    }

    private static Availability Up(MarkovChain<string> chain) => chain.SteadyState().Availability(s => s is "UW" or "UF" or "FU");

    private static ChainBuilder WarmStandby(bool repairWhileActivating = true) => MarkovChain.Named("warm standby")
        .Transition("UW", "FW", Failure)
        .Transition("UW", "UF", WaitingFailure)
        .Transition("UF", "UW", Repair)
        .Transition("UF", "FF", Failure)
        .Transition("FW", "FU", Activation)
        .Transition("FW", "UW", repairWhileActivating ? Repair : Rate.Zero)
        .Transition("FU", "UW", Repair)
        .Transition("FU", "FF", Failure)
        .Transition("FF", "UF", Repair);
}
