using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Exhibits;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Causes that strike several elements at once.</summary>
public class CommonCauseTest
{
    private const double Fails = 1 / 500.0;
    private const double Repaired = 1 / 6.0;
    private const double Shock = 1 / 2_000.0;
    private const double Recovers = 1 / 20.0;

    private static readonly PlannedWork[] Works = [PlannedWork.PerYear("upgrade", 12, 4.Hours)];

    [Theory]
    [InlineData(0)]
    [InlineData(1e-6)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void One_of_two_with_a_beta_factor_and_two_repairmen_is_the_chain_written_out(double beta)
    {
        // What is left when one is down fails at its whole rate: by itself, or struck.
        var chain = MarkovChain.Named("one of two")
            .Transition("both", "one", Rate.PerHour(2 * (1 - beta) * Fails)).Transition("both", "none", Rate.PerHour(beta * Fails))
            .Transition("one", "none", Rate.PerHour(Fails)).Transition("one", "both", Rate.PerHour(Repaired)).Transition("none", "one", Rate.PerHour(2 * Repaired));
        var expected = beta == 1
            ? MarkovChain.Named("one of two").Transition("both", "none", Rate.PerHour(Fails)).Transition("one", "none", Rate.PerHour(Fails))
                .Transition("one", "both", Rate.PerHour(Repaired)).Transition("none", "one", Rate.PerHour(2 * Repaired)).Build()
            : chain.Build();

        var service = Alike(2, atLeast: 1).CommonCause("design", strikes: ["n"], beta: beta).Evaluate().Service;

        Near.Equal(expected.SteadyState().Availability(state => state != "none").Unavailability, service.Availability.Unavailability, 1e-12);
    }

    [Theory]
    [InlineData(2, 1, 0.3)]
    [InlineData(3, 2, 0.3)]
    [InlineData(3, 2, 1)]
    [InlineData(5, 2, 0.5)]
    [InlineData(12, 9, 0.1)]
    public void Shocks_that_strike_each_of_several_alike_by_chance_are_the_chain_written_out(int count, int atLeast, double probability)
    {
        // A state is how many are down by their own faults and how many were struck; of those that are up a binomial number is.
        var chain = MarkovChain.Named("binomial failure rate");
        for (var own = 0; own <= count; own++)
        {
            for (var struck = 0; own + struck <= count; struck++)
            {
                var up = count - own - struck;
                Go(own, struck, own + 1, struck, up * Fails);
                Go(own, struck, own - 1, struck, own * Repaired);
                Go(own, struck, own, struck - 1, struck * Recovers);
                for (var more = 1; more <= up; more++)
                {
                    Go(own, struck, own, struck + more, Shock * Choose(up, more) * Math.Pow(probability, more) * Math.Pow(1 - probability, up - more));
                }
            }
        }

        var expected = chain.Build().SteadyState().Availability(state => Down(state) <= count - atLeast).Unavailability;

        var evaluation = Alike(count, atLeast).CommonCause("surge", strikes: ["n"], (1 / Shock).Hours, (1 / Recovers).Hours, probability).Evaluate();

        Near.Equal(expected, evaluation.Service.Availability.Unavailability, 1e-12);
        Assert.Equal((count + 1) * (count + 2) / 2, Assert.Single(evaluation.Explanation.Islands).States);

        void Go(int own, int struck, int ownAfter, int struckAfter, double perHour)
        {
            if (perHour > 0)
            {
                chain.Transition($"{own} {struck}", $"{ownAfter} {struckAfter}", Rate.PerHour(perHour));
            }
        }

        static int Down(string state) => state.Split(' ').Sum(int.Parse);

        static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
    }

    /// <summary>Of repairs of 1e300 s and 1 s, as often as each other every 1e-20 s, the mean is 5e299 s: the products of rates and times are out of range, and the mean is not.</summary>
    [Fact]
    public void Times_far_apart_have_a_mean_all_the_same()
    {
        var topology = Topology.Named("t");
        foreach (var name in new[] { "a", "b" })
        {
            topology = topology.Server(name, [Fault.Hardware(Duration.FromSeconds(1e-20), Duration.FromSeconds(1e300)), Fault.Software(Duration.FromSeconds(1e-20), 1.Seconds)]);
        }

        topology = topology.With(new CommonCause("design", ["a", "b"], beta: 0.1)).Group("g", ["a", "b"]).Service("s", ["g"]);
        var shared = topology["design"].SharedFaults(topology).First().Fault;

        Near.Equal(5e299, shared.Mttr.TotalSeconds, 1e-14);
        Near.Equal(1e-20 / 2 / 0.1, shared.Mtbf.TotalSeconds, 1e-14);
        Assert.Empty(topology.RepairCrew("crew", ["a", "b"], faults: ["design"]).Check());
    }

    [Fact]
    public void Two_unlike_parts_are_the_chain_written_out()
    {
        // Each is up, down by its own fault, or struck.
        double[] fails = [1 / 500.0, 1 / 90.0], repaired = [1 / 6.0, 1 / 2.0];
        var chain = MarkovChain.Named("two");
        string[] conditions = ["up", "own", "struck"];
        foreach (var a in conditions)
        {
            foreach (var b in conditions)
            {
                string[] now = [a, b];
                for (var part = 0; part < 2; part++)
                {
                    var (to, rate) = now[part] switch { "up" => ("own", fails[part]), "own" => ("up", repaired[part]), _ => ("up", Recovers) };
                    Go(now, part == 0 ? [to, b] : [a, to], rate);
                }

                Go(now, [a == "up" ? "struck" : a, b == "up" ? "struck" : b], Shock);
            }
        }

        var steady = chain.Build().SteadyState();
        var service = Topology.Named("two").Server("a", 500.Hours, 6.Hours).Server("b", 90.Hours, 2.Hours).Group("any", ["a", "b"]).Service("s", ["any"])
            .CommonCause("surge", strikes: ["a", "b"], (1 / Shock).Hours, (1 / Recovers).Hours).Evaluate().Service;

        Near.Equal(steady.Availability(state => state.Contains("up", StringComparison.Ordinal)).Unavailability, service.Availability.Unavailability, 1e-12);

        // Each of the two causes has half of what both take down.
        var byShock = new[] { "struck struck", "struck own" }.Sum(state => steady.Probability(each => each == state) / 2);
        Near.Equal(byShock, Assert.Single(service.Causes, cause => cause is { Element: "a", Name: "surge", Kind: CauseKind.CommonCause }).Unavailability, 1e-12);

        void Go(string[] from, string[] to, double perHour)
        {
            if (!from.SequenceEqual(to))
            {
                chain.Transition(string.Join(' ', from), string.Join(' ', to), Rate.PerHour(perHour));
            }
        }
    }

    [Property]
    public void A_beta_factor_leaves_each_element_as_available_as_it_was(byte share, byte other)
    {
        var topology = Topology.Named("t")
            .Servers("n", count: 2, [Fault.Hardware(500.Hours, 6.Hours), Fault.Software((10 + other).Hours, 0.5.Hours)], restart: 0.1.Hours)
            .Service("s", ["n-1"]);

        Near.Equal(
            topology.Evaluate().Availability.Unavailability,
            topology.CommonCause("design", strikes: ["n"], beta: (share / 255.0)).Evaluate().Availability.Unavailability,
            1e-13);
    }

    [Fact]
    public void Components_are_equal_by_their_figures()
    {
        var apart = Topology.Named("t").Server("a", 500.Hours, 6.Hours).Server("b", 500.Hours, 6.Hours).Group("any", ["a", "b"]).Service("s", ["any"])
            .CommonCause("design", strikes: ["a", "b"], beta: 0.1);

        Near.Equal(Alike(2, 1).CommonCause("design", ["n"], beta: 0.1).Evaluate().Availability.Unavailability, apart.Evaluate().Availability.Unavailability, 1e-14);
    }

    [Property]
    public void Fewer_shocks_that_strike_less_are_never_worse(ushort mtbf, byte probability, byte members)
    {
        var count = 2 + (members % 4);
        var (hours, chance) = (10.0 + mtbf, probability / 256.0);
        double Of(double every, double each) => Alike(count, 1 + (members % count)).CommonCause("surge", ["n"], every.Hours, 20.Hours, each).Evaluate().Availability.Unavailability;

        Assert.True(Of(2 * hours, chance) <= Of(hours, chance) * (1 + 1e-11));
        Assert.True(Of(hours, chance) <= Of(hours, chance + (1 / 256.0)) * (1 + 1e-11));
    }

    [Property]
    public void More_in_common_is_worse_for_what_needs_one_and_better_for_what_needs_all(byte share)
    {
        var (less, more) = (share / 512.0, (share + 1) / 512.0);
        double Of(int atLeast, double beta) => Alike(3, atLeast).CommonCause("design", ["n"], beta).Evaluate().Availability.Unavailability;

        Assert.True(Of(1, less) < Of(1, more));
        Assert.True(Of(3, less) > Of(3, more));
    }

    [Fact]
    public void What_asks_about_one_of_them_needs_none_of_the_others()
    {
        var topology = Alike(40, 38).CommonCause("surge", ["n"], (1 / Shock).Hours, (1 / Recovers).Hours).Service("one", ["n-7"]);
        var islands = topology.Explain().Islands;

        Assert.Equal([861, 3], islands.Select(island => island.States).OrderDescending());
        var (own, struck) = (Fails / Repaired, Shock / Recovers);
        Near.Equal((own + struck) / (1 + own + struck), topology.Evaluate()["one"].Availability.Unavailability, 1e-13);
    }

    [Fact]
    public void A_shock_at_a_node_begins_a_failover_and_one_at_all_of_them_stops_the_cluster() => HeldToNaive(Topology.Named("t")
        .Servers("n", count: 3, 300.Hours, 20.Hours)
        .CommonCause("surge", strikes: ["n"], 100.Hours, 30.Hours, probability: 0.4)
        .Cluster("x", ["n"], Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes), standby: Standby.Cold));

    [Fact]
    public void A_lockstep_server_is_struck_as_a_whole_and_repaired_by_its_crew() => HeldToNaive(Topology.Named("t")
        .FaultTolerantServer("a", 200.Hours, 30.Hours, transientMtbf: 90.Hours, coverage: 0.9)
        .Server("b", [Fault.Hardware(300.Hours, 20.Hours), Fault.Software(40.Hours, 1.Hours)])
        .RepairCrew("crew", ["a", "b"], discipline: CrewDiscipline.FirstComeFirstServed)
        .CommonCause("surge", strikes: ["a", "b"], 100.Hours, 30.Hours)
        .CommonCause("update", strikes: ["b", "a"], 70.Hours, 1.Hours, probability: 0.5, needsCrew: false)
        .Group("x", ["a", "b"]));

    [Fact]
    public void What_is_out_for_work_is_not_struck() => HeldToNaive(Topology.Named("t")
        .Server("a", 300.Hours, 20.Hours, planned: Works)
        .Server("b", 300.Hours, 20.Hours, planned: Works)
        .CommonCause("surge", strikes: ["a", "b"], 100.Hours, 30.Hours)
        .Group("x", ["a", "b"]));

    [Fact]
    public void Elements_that_different_causes_strike_are_not_taken_for_one_another() => HeldToNaive(Topology.Named("t")
        .Servers("n", count: 4, 300.Hours, 20.Hours)
        .CommonCause("left", strikes: ["n-1", "n-2"], 100.Hours, 30.Hours)
        .CommonCause("right", strikes: ["n-2", "n-3"], 150.Hours, 3.Hours)
        .Group("x", ["n"], atLeast: 2));

    [Fact]
    public void Nodes_that_different_causes_strike_are_not_taken_for_one_another() => HeldToNaive(Topology.Named("t")
        .Servers("n", count: 3, 300.Hours, 20.Hours)
        .CommonCause("left", strikes: ["n-1", "n-2"], 100.Hours, 30.Hours)
        .Cluster("x", ["n"], Failover.In(30.Seconds), mode: ClusterMode.ActiveActive, repairCrews: 1));

    [Fact]
    public void Alike_parts_that_are_struck_at_once_wait_for_their_crew_in_the_order_of_its_list() => HeldToNaive(Topology.Named("t")
        .Servers("n", count: 3, 300.Hours, 20.Hours)
        .CommonCause("surge", strikes: ["n"], 100.Hours, 30.Hours)
        .RepairCrew("crew", ["n-3", "n-1", "n-2"], discipline: CrewDiscipline.FirstComeFirstServed)
        .Group("x", ["n"], atLeast: 2));

    [Fact]
    public void What_is_shown_names_the_cause()
    {
        var topology = Alike(2, 1).CommonCause("surge", ["n"], 10.Days, 20.Hours, probability: 0.5).CommonCause("design", ["n"], beta: 0.1);

        Assert.Contains("surge strikes n every 10 d, each with 50 %", TopologyWords.Of(topology));
        Assert.Contains("design strikes n: 10 % of their failures", TopologyWords.Of(topology));
        Assert.Contains("the common cause \"surge\" strikes several at once", Assert.Single(topology.Explain().Islands).Reason, StringComparison.Ordinal);
        Assert.Contains(topology.Explain().Assumptions, assumption => assumption.StartsWith("Shocks of \"surge\" come at random moments and strike each element with the probability 50 %", StringComparison.Ordinal));
        Assert.Empty(topology.Evaluate().Warnings);
        Assert.Contains(topology.Server("z", 1.Hours, 1.Minutes).CommonCause("idle", ["z"], 9.Hours, 1.Hours).Evaluate().Warnings, warning => warning.Element == "idle");
    }

    /// <summary>Alike components, so many of which must be up.</summary>
    private static Topology Alike(int count, int atLeast) => Topology.Named("alike")
        .Servers("n", count, (1 / Fails).Hours, (1 / Repaired).Hours)
        .Group("enough", ["n"], atLeast)
        .Service("s", ["enough"]);

    private static void HeldToNaive(Topology topology)
    {
        var whole = topology.Service("s", ["x"]).Expanded();
        NaiveAgreement.Agree(NaiveEvaluation.Of(whole)!, whole);
    }
}
