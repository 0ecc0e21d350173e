using AvailabilityKit.Behaviours;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The level of what can be observed of a topology as one behaviour: the share of its capacity that serves.</summary>
public class ObservedLevelsTest
{
    private const double A = 100.0 / 120;
    private const double U = 20.0 / 120;

    /// <summary>j of ten up: binomial. Seven at least, or the level is 0.</summary>
    [Fact]
    public void A_farm_has_a_level_for_each_server_that_is_left()
    {
        var behaviour = Topology.Named("farm").Servers("web", 10, 100.Hours, 20.Hours).Group("farm", ["web"], atLeast: 7).Service("shop", ["farm"]).ToBehaviour();
        var steady = behaviour.ToChain().SteadyState();
        foreach (var observed in new[] { behaviour.Observable("farm"), behaviour.Observable("shop") })
        {
            for (var j = 7; j <= 10; j++)
            {
                var (from, to) = ((j / 10.0) - 0.01, (j / 10.0) + 0.01);
                Near.Equal(Binomial(10, j), steady.Probability(observed.Level.IsAtLeast(from) & observed.Level.IsAtMost(to)).Value, 1e-12);
            }

            var up = Enumerable.Range(7, 4).Sum(j => Binomial(10, j));
            Near.Equal(Enumerable.Range(7, 4).Sum(j => j * Binomial(10, j)) / 10, steady.Mean(observed.Level), 1e-12);
            Near.Equal(up, steady.Probability(observed.IsUp).Value, 1e-12);
            Near.Equal(1 - up, steady.Probability(observed.Level.IsAtMost(0)).Value, 1e-12);

            // Full to the bit where all are up, so that what is full is known.
            Near.Equal(Binomial(10, 10), steady.Probability(observed.Level.IsAtLeast(observed.Full)).Value, 1e-12);
        }
    }

    /// <summary>A simulation of the behaviour has both: how long the farm is up, and how much of it serves.</summary>
    [Fact]
    public void A_simulation_tells_up_from_full()
    {
        var behaviour = Topology.Named("farm").Servers("web", 4, 100.Hours, 20.Hours).Group("farm", ["web"], atLeast: 2).Service("shop", ["farm"]).ToBehaviour();
        var shop = behaviour.Observable("shop");
        var simulated = behaviour.Simulate(500.Years, [shop], seed: 3, options: new SimulationOptions { Level = 0.999 });
        var up = simulated.Availability(shop);
        Assert.InRange(Binomial(4, 2) + Binomial(4, 3) + Binomial(4, 4), up.Low.Value, up.High.Value);
        var mean = simulated.Mean(shop);
        Assert.InRange((0.5 * Binomial(4, 2)) + (0.75 * Binomial(4, 3)) + Binomial(4, 4), mean.Low, mean.High);
        Assert.InRange(mean.RelativeError, 0, 0.01);
    }

    /// <summary>One, two or three of three farms that mirror one another must serve: a farm of two is whole with A^2, and half with 2 A U.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Members_that_mirror_one_another_have_the_level_that_so_many_reach(int atLeast)
    {
        var behaviour = Topology.Named("three farms").Servers("x", 2, 100.Hours, 20.Hours).Servers("y", 2, 100.Hours, 20.Hours).Servers("z", 2, 100.Hours, 20.Hours)
            .Group("farm x", ["x"]).Group("farm y", ["y"]).Group("farm z", ["z"])
            .Group("all", ["farm x", "farm y", "farm z"], atLeast, work: MemberWork.Mirrored)
            .Service("shop", ["all"]).ToBehaviour();
        var steady = behaviour.ToChain().SteadyState();
        Near.Equal((0.5 * AtLeast(A * A)) + (0.5 * AtLeast((A * A) + (2 * A * U))), steady.Mean(behaviour.Observable("shop").Level), 1e-12);

        double AtLeast(double one) => Enumerable.Range(atLeast, 4 - atLeast).Sum(k => Choose(3, k) * Math.Pow(one, k) * Math.Pow(1 - one, 3 - k));
    }

    /// <summary>All three nodes carry work, and failovers take no time: the mean of j / 3 is the availability of a node.</summary>
    [Fact]
    public void A_cluster_has_the_nodes_that_carry_work()
    {
        var behaviour = Topology.Named("t").Servers("node", 3, 100.Hours, 20.Hours)
            .Cluster("db", ["node"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive).Service("orders", ["db"]).ToBehaviour();
        var steady = behaviour.ToChain().SteadyState();
        Near.Equal(A, steady.Mean(behaviour.Observable("db").Level), 1e-12);
        Near.Equal(A, steady.Mean(behaviour.Observable("orders").Level), 1e-12);
        Near.Equal(1 - (U * U * U), steady.Probability(behaviour.Observable("orders").IsUp).Value, 1e-12);
        Near.Equal(A, steady.Mean(behaviour.Observable("node-2").Level), 1e-12);
    }

    /// <summary>Three app servers of four is the least of the levels, and each web server that is up has it: of j web servers and i app servers min(i / 4, j i / 4 / 2).</summary>
    [Fact]
    public void Servers_that_need_a_farm_have_its_level_and_share_it()
    {
        var topology = Topology.Named("tiers").Servers("app", 4, 100.Hours, 20.Hours).Group("apps", ["app"])
            .Servers("web", 2, 100.Hours, 20.Hours, needs: ["apps"]).Group("webs", ["web"]).Service("shop", ["webs"]);
        var behaviour = topology.ToBehaviour();

        // The mean of two times the mean of four, where both are above zero: A A.
        Near.Equal(A * A, behaviour.ToChain().SteadyState().Mean(behaviour.Observable("shop").Level), 1e-12);
        Near.Equal(A * A, topology.Evaluate().Service.MeanLevel, 1e-12);
        Near.Equal(A * A, behaviour.ToChain().SteadyState().Mean(behaviour.Observable("web-1").Level), 1e-12);
    }

    /// <summary>While it is up, it is less than full by the server that failed; once it is down, by what took it down.</summary>
    [Fact]
    public void What_serves_in_part_says_why()
    {
        var behaviour = Topology.Named("farm").Servers("web", 3, 100.Hours, 20.Hours).Server("db", 100.Hours, 1.Hours)
            .Group("farm", ["web"], atLeast: 2).Service("shop", ["farm", "db"]).ToBehaviour();
        var states = behaviour.ToChain(new GenerationOptions { Lump = false }).Chain.States;
        var shop = behaviour.Observable("shop");

        Assert.Null(shop.RootCauseIn(StateIn()));
        Assert.Equal((new Tag("shop", "needs farm"), new Tag("web-2", "hardware")), Causes(StateIn("web-2")));
        Assert.Equal(new Tag("farm", "not all left: web-2"), behaviour.Observable("farm").CauseIn(StateIn("web-2")));
        Assert.Equal((new Tag("shop", "needs db"), new Tag("db", "hardware")), Causes(StateIn("web-2", "db")));
        Assert.Equal(new Tag("farm", "too few left: web-1"), behaviour.Observable("farm").CauseIn(StateIn("web-1", "web-2")));

        (Tag?, Tag?) Causes(BehaviourState state) => (shop.CauseIn(state), shop.RootCauseIn(state));

        BehaviourState StateIn(params string[] down) => states.Single(state => behaviour.Variables.All(variable => (state[variable] > 0) == down.Contains(variable.Name.Split(':')[0])));
    }

    /// <summary>Two nodes of three are what is left of a cluster that runs on all; a node that is down is why.</summary>
    [Fact]
    public void A_cluster_that_lost_a_node_says_which()
    {
        var behaviour = Topology.Named("t").Servers("node", 3, 100.Hours, 20.Hours)
            .Cluster("db", ["node"], Failover.In(Duration.Zero), mode: ClusterMode.ActiveActive).Service("orders", ["db"]).ToBehaviour();
        var node = behaviour.Variables.Single(variable => variable.Name == "node-3: state");
        var orders = behaviour.Observable("orders");
        var state = behaviour.ToChain(new GenerationOptions { Lump = false }).Chain.States
            .Single(state => state[node] > 0 && Math.Abs(orders.Level.In(state) - (2.0 / 3)) < 0.01);

        Assert.Equal(new Tag("db", "not all left: node-3"), behaviour.Observable("db").CauseIn(state));
        Assert.Equal(new Tag("node-3", "hardware"), orders.RootCauseIn(state));
    }

    /// <summary>Twelve tiers of ten servers on one another: 10^12 paths, said in a few thousand parts.</summary>
    [Fact]
    public void Tiers_on_tiers_are_said_once()
    {
        var topology = Topology.Named("tiers");
        for (var tier = 1; tier <= 12; tier++)
        {
            topology = topology.Servers($"s{tier}", 10, 100.Hours, 20.Hours, needs: tier == 1 ? [] : [$"tier {tier - 1}"]).Group($"tier {tier}", [$"s{tier}"]);
        }

        var behaviour = topology.Service("shop", ["tier 12"]).ToBehaviour();
        Assert.InRange(behaviour.Observable("shop").Level.Size, 100, 50_000);
        Assert.Equal(1, behaviour.Observable("shop").Level.In(behaviour.InitialValues()));
    }

    /// <summary>Two servers of each tier need what is below and one of them something beside it, so that nothing is said once: 2^40 parts, and the level is whether it is up.</summary>
    [Fact]
    public void What_takes_too_many_parts_to_say_is_up_or_down()
    {
        var topology = Topology.Named("tiers").Servers("x", 2, 100.Hours, 20.Hours).Group("other", ["x"]).Servers("y", 2, 100.Hours, 20.Hours).Group("tier 0", ["y"]);
        for (var tier = 1; tier <= 40; tier++)
        {
            topology = topology.Server($"a{tier}", 100.Hours, 20.Hours, needs: [$"tier {tier - 1}"]).Server($"b{tier}", 100.Hours, 20.Hours, needs: [$"tier {tier - 1}", "other"])
                .Group($"tier {tier}", [$"a{tier}", $"b{tier}"]);
        }

        var behaviour = topology.Service("shop", ["tier 40"]).ToBehaviour();
        Assert.All(behaviour.Observables, observable => Assert.InRange(observable.Level.Size, 1, 1 << 16));
    }

    private static double Binomial(int n, int j) => Choose(n, j) * Math.Pow(A, j) * Math.Pow(U, n - j);

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
