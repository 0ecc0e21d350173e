using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Downtime is named by what failed, and on request by what noticed it: chains written out, closed forms and definitions.</summary>
public class RootCausesTest
{
    private static readonly EvaluationOptions Noticed = new() { Causes = CauseLevel.Noticed };
    private static readonly Failover AtOnce = Failover.In(Duration.Zero);

    private static readonly Topology OnOneArray = Topology.Named("on one array")
        .Storage("array", mtbf: 200_000.Hours, mttr: 6.Hours)
        .Server("a", mtbf: 8_760.Hours, mttr: 4.Hours, needs: ["array"])
        .Server("b", mtbf: 7_000.Hours, mttr: 5.Hours, needs: ["array"])
        .Cluster("db", ["a", "b"], Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes))
        .Service("orders", ["db"]);

    private enum Doing
    {
        WorkingOnA,
        WorkingOnB,
        FailingOver,
        Recovering,
        Stopped,
    }

    /// <summary>What is up, and what the cluster does with it.</summary>
    private readonly record struct Two(bool Array, bool A, bool B, Doing Doing)
    {
        private bool Enough => Array && (A || B);

        /// <summary>The end of an interruption, or of a stop: the first node that is up works.</summary>
        public Two Resumed() => this with { Doing = !Enough ? Doing.Stopped : A ? Doing.WorkingOnA : Doing.WorkingOnB };

        /// <summary>Something failed or was repaired: a stop may end, and a node that worked may have been lost.</summary>
        public IEnumerable<(Two To, double Share)> Noticing()
        {
            if (Doing == Doing.Stopped)
            {
                return [(Resumed(), 1)];
            }

            var lost = (Doing == Doing.WorkingOnA && !(A && Array)) || (Doing == Doing.WorkingOnB && !(B && Array));
            return !lost ? [(this, 1)]
                : !Enough ? [(this with { Doing = Doing.Stopped }, 1)]
                : [(this with { Doing = Doing.FailingOver }, 0.95), (this with { Doing = Doing.Recovering }, 0.05)];
        }
    }

    [Fact]
    public void An_array_under_two_nodes_is_named_and_not_the_cluster_that_noticed_it()
    {
        var chain = MarkovChain.Explore(new Two(true, true, true, Doing.WorkingOnA), (state, sink) =>
        {
            var array = state with { Array = !state.Array };
            var a = state with { A = !state.A };
            var b = state with { B = !state.B };
            Add(array.Noticing(), Rate.Per(state.Array ? 200_000.Hours : 6.Hours), state.Array ? "array" : null);
            Add(a.Noticing(), Rate.Per(state.A ? 8_760.Hours : 4.Hours), state.A ? "a" : null);
            Add(b.Noticing(), Rate.Per(state.B ? 7_000.Hours : 5.Hours), state.B ? "b" : null);
            if (state.Doing is Doing.FailingOver or Doing.Recovering)
            {
                sink.Add(Rate.Per(state.Doing == Doing.FailingOver ? 30.Seconds : 15.Minutes), state.Resumed());
            }

            void Add(IEnumerable<(Two To, double Share)> outcomes, Rate rate, string? failing)
            {
                foreach (var (to, share) in outcomes)
                {
                    var stops = to.Doing == Doing.Stopped && state.Doing is (Doing.WorkingOnA or Doing.WorkingOnB);
                    sink.Add(rate * share, to, stops ? failing : null);
                }
            }
        });
        var longRun = chain.SteadyState();
        double Stopped(bool array, bool a, bool b) => longRun.Probability(state => state == new Two(array, a, b, Doing.Stopped));

        // An array that is down takes both nodes whatever these are, and both nodes take the cluster whatever it is. Where all three are down
        // the array decides in 4 of their 6 orders, each node in 1.
        var both = Stopped(true, false, false);
        var all = Stopped(false, false, false);
        var array = Stopped(false, true, true) + Stopped(false, false, true) + Stopped(false, true, false);
        var root = OnOneArray.Evaluate().Service;
        var noticed = OnOneArray.Evaluate(Noticed).Service;

        Near.Equal(array + (all * 2 / 3), Down(root, "array"), 1e-11);
        Near.Equal((both / 2) + (all / 6), Down(root, "a"), 1e-11);
        Near.Equal((both / 2) + (all / 6), Down(root, "b"), 1e-11);
        Near.Equal(array + both + all, Down(noticed, "db", "too few nodes left"), 1e-11);
        Assert.DoesNotContain(root.Causes, cause => cause.Kind == CauseKind.RedundancyLost);

        // The outage is that of what failed last.
        Near.Equal(longRun.EventRate("array").ValuePerSecond, Outages(root, "array"), 1e-11);
        Near.Equal(longRun.EventRate("a").ValuePerSecond, Outages(root, "a"), 1e-11);
        Near.Equal(longRun.EventRate("b").ValuePerSecond, Outages(root, "b"), 1e-11);
        Near.Equal(Outages(noticed, "db", "too few nodes left"), Outages(root, "array") + Outages(root, "a") + Outages(root, "b"), 1e-11);

        // What the cluster itself does is its own at either level.
        foreach (var own in (string[])["failover", "uncovered failure"])
        {
            Near.Equal(Down(noticed, "db", own), Down(root, "db", own));
            Near.Equal(Outages(noticed, "db", own), Outages(root, "db", own));
        }
    }

    [Fact]
    public void Nodes_that_work_without_interruption_have_closed_forms()
    {
        // Nothing depends on order: shares are products of unavailabilities.
        var (s, a, b) = (6 / 206.0, 4 / 104.0, 5 / 95.0);
        var service = Topology.Named("closed")
            .Storage("array", 200.Hours, 6.Hours)
            .Server("a", 100.Hours, 4.Hours, needs: ["array"])
            .Server("b", 90.Hours, 5.Hours, needs: ["array"])
            .Cluster("db", ["a", "b"], AtOnce)
            .Service("orders", ["db"]).Evaluate().Service;

        Near.Equal((s * (1 - (a * b))) + (s * a * b * 2 / 3), Down(service, "array"), 1e-11);
        Near.Equal(((1 - s) * a * b / 2) + (s * a * b / 6), Down(service, "a"), 1e-11);
        Near.Equal(((1 - s) * a * b / 2) + (s * a * b / 6), Down(service, "b"), 1e-11);
        Near.Equal(1 / (200.0 * 3600) * (1 - s) * (1 - (a * b)), Outages(service, "array"), 1e-11);
        Near.Equal(1 / (100.0 * 3600) * (1 - s) * (1 - a) * b, Outages(service, "a"), 1e-11);
        Near.Equal(1 / (90.0 * 3600) * (1 - s) * a * (1 - b), Outages(service, "b"), 1e-11);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public void Many_roots_have_their_value_by_definition(int needed)
    {
        // Nine nodes, seven of them on one array: up to ten roots are down at a time, and their value is taken from a diagram.
        var names = Enumerable.Range(0, 9).Select(i => $"n{i}").ToArray();
        var topology = names.Select((name, i) => (name, i)).Aggregate(
            Topology.Named("many").Storage("array", 40.Hours, 10.Hours),
            (all, node) => all.Server(node.name, (10 + node.i).Hours, 5.Hours, needs: node.i < 7 ? ["array"] : []));
        var service = topology.Cluster("farm", names, AtOnce, atLeast: needed, mode: ClusterMode.ActiveActive).Service("s", ["farm"]).Evaluate().Service;

        string[] roots = [.. names, "array"];
        double[] down = [.. Enumerable.Range(0, 9).Select(i => 5 / (15.0 + i)), 0.2];
        bool IsTaken(int set) => Enumerable.Range(0, 9).Count(i => (set >> i & 1) == 0 && (i >= 7 || set >> 9 == 0)) < needed;
        var expected = new double[10];
        for (var state = 0; state < 1 << 10; state++)
        {
            var probability = Enumerable.Range(0, 10).Aggregate(1.0, (product, i) => product * ((state >> i & 1) == 1 ? down[i] : 1 - down[i]));
            for (var root = 0; IsTaken(state) && root < 10; root++)
            {
                expected[root] += probability * Value(state, root, IsTaken);
            }
        }

        for (var root = 0; root < 10; root++)
        {
            Near.Equal(expected[root], Down(service, roots[root]), 1e-11);
        }
    }

    [Fact]
    public void A_diagram_that_grows_too_large_is_named()
    {
        var farm = Topology.Named("many").Servers("n", count: 9, 10.Hours, 5.Hours)
            .Cluster("farm", ["n"], AtOnce, atLeast: 3, mode: ClusterMode.ActiveActive)
            .Service("s", ["farm"]);

        var limit = Assert.Throws<SolverException>(() => farm.Evaluate(new() { MaximumNodes = 8 })).Limit!;

        Assert.Equal("EvaluationOptions.MaximumNodes", limit.Option);
        Assert.Equal("The decision diagram that shares the downtime of \"farm\" among 7 root causes needs more than 8 nodes.", limit.Reached);
        Assert.True(farm.Evaluate(new() { MaximumNodes = 8, Causes = CauseLevel.Noticed }).Availability.Unavailability > 0);
    }

    [Fact]
    public void Alike_nodes_that_are_lumped_have_each_the_share_that_they_have_unlumped()
    {
        Topology Four(double apart) => new[] { "a", "b", "c", "d" }.Select((name, i) => (name, i)).Aggregate(Topology.Named("four"), (all, node) => all.With(
            new Component(node.name, ComponentKind.Server, [Fault.Hardware((100 * (1 + (apart * node.i))).Hours, 9.Hours), Fault.Software(30.Hours, 1.Hours)])))
            .Cluster("farm", ["a", "b", "c", "d"], Failover.In(2.Minutes).Covering(0.9).OtherwiseIn(1.Hours), atLeast: 2, mode: ClusterMode.ActiveActive)
            .Service("s", ["farm"]);

        var lumped = Four(0).Evaluate();
        var apart = Four(1e-10).Evaluate();

        Assert.True(lumped.Explanation.Islands[0].States < apart.Explanation.Islands[0].States);
        Assert.Equal(10, lumped.Service.Causes.Count);
        foreach (var cause in apart.Service.Causes)
        {
            var same = lumped.Service.Causes.Single(other => (other.Element, other.Name) == (cause.Element, cause.Name));
            Near.Equal(cause.Unavailability, same.Unavailability, 1e-8);
            Near.Equal(cause.OutagesPerYear!.Value, same.OutagesPerYear!.Value, 1e-8);
        }
    }

    [Fact]
    public void Work_that_stops_a_cluster_is_named_at_its_node_and_shares_with_the_failure_of_another()
    {
        // Both nodes are needed, so that the work waits for nothing: at work for w of the time, b down for r, independently. Where both hold each
        // has half, whichever came first. The cluster notices planned work from when it stops for it until the work ends, and does not notice
        // it where b had failed before.
        var (w, r) = (10 / 8_760.0 * 12, 5 / 105.0);
        var topology = Topology.Named("both are needed")
            .Server("a", Duration.Infinite, 1.Hours, planned: [PlannedWork.PerYear("upgrade", 12, 10.Hours)])
            .Server("b", 100.Hours, 5.Hours)
            .Cluster("db", ["a", "b"], AtOnce, atLeast: 2)
            .Service("orders", ["db"]);
        var root = topology.Evaluate().Service;
        var noticed = topology.Evaluate(Noticed).Service;

        Near.Equal(w + r - (w * r), root.Availability.Unavailability, 1e-11);
        Near.Equal((w * (1 - r)) + (w * r / 2), Down(root, "a", "upgrade"), 1e-11);
        Near.Equal((r * (1 - w)) + (w * r / 2), Down(root, "b"), 1e-11);
        Near.Equal(Down(root, "a", "upgrade") * 8760, root.PlannedDowntimePerYear.TotalHours, 1e-11);

        // Work begins while b is up with the same probability as b is up at any time.
        Near.Equal(w * (1 - r), Down(noticed, "db", "planned work"), 1e-11);
        Near.Equal(r, Down(noticed, "db", "too few nodes left"), 1e-11);
    }

    [Fact]
    public void Work_that_waited_until_it_could_be_spared_is_not_what_the_cluster_is_down_by()
    {
        var service = Topology.Named("one is needed")
            .Server("a", Duration.Infinite, 1.Hours, planned: [PlannedWork.PerYear("upgrade", 12, 10.Hours)])
            .Server("b", 100.Hours, 5.Hours)
            .Cluster("db", ["a", "b"], AtOnce.SwitchingOverIn(Duration.Zero))
            .Service("orders", ["db"]).Evaluate().Service;

        var cause = Assert.Single(service.Causes);
        Assert.Equal(("b", CauseKind.Hardware), (cause.Element, cause.Kind));
        Near.Equal(service.Availability.Unavailability, cause.Unavailability);
        Assert.Equal(Duration.Zero, service.PlannedDowntimePerYear);
    }

    [Fact]
    public void A_cluster_below_another_hands_on_to_what_took_its_own_nodes()
    {
        var service = Topology.Named("sites")
            .Power("east power", [Fault.Environment(1_000.Hours, 5.Hours)])
            .Server("a", 300.Hours, 4.Hours, needs: ["east power"])
            .Server("b", 300.Hours, 4.Hours, needs: ["east power"])
            .Cluster("east", ["a", "b"], Failover.In(1.Minutes))
            .Server("west", 200.Hours, 8.Hours)
            .Cluster("world", ["east", "west"], Failover.In(10.Minutes).DecidedAfter(5.Minutes))
            .Service("orders", ["world"]).Evaluate().Service;

        Assert.Equal(
            [("a", "hardware"), ("b", "hardware"), ("east", "failover"), ("east power", "environment"), ("west", "hardware"), ("world", "failover"), ("world", "failover not decided")],
            service.Causes.Select(cause => (cause.Element, cause.Name)).Order());
    }

    [Property(MaxTest = 60)]
    public void Causes_sum_to_the_same_total_at_either_level(SystemSketch sketch)
    {
        var topology = sketch.Build();
        var (root, noticed) = (topology.Evaluate(), topology.Evaluate(Noticed));
        foreach (var service in root.Services)
        {
            var other = noticed[service.Name];
            Assert.Equal(other.Availability, service.Availability);
            Near.Equal(service.Availability.Unavailability, service.Causes.Sum(cause => cause.Unavailability), 1e-11);
            Near.Equal(other.Availability.Unavailability, other.Causes.Sum(cause => cause.Unavailability), 1e-11);
            if (other.OutageFrequency is { } frequency)
            {
                Near.Equal(frequency.ValuePerSecond, service.OutageFrequency!.Value.ValuePerSecond, 1e-11);
            }
        }
    }

    [Fact]
    public void The_simulation_names_causes_at_the_level_that_is_asked_for()
    {
        var shaky = OnOneArray.Replace(new Component("array", ComponentKind.Storage, [Fault.Hardware(400.Hours, 6.Hours)]));
        var root = shaky.Simulate(200.Years, seed: 1).Service;
        var noticed = shaky.Simulate(200.Years, seed: 1, evaluation: Noticed).Service;

        Assert.All(root.Causes.Where(cause => cause.OutagesSeen > 300), cause => Assert.InRange(cause.Exact!.DowntimePerYear.TotalSeconds, cause.DowntimePerYear.Low.TotalSeconds, cause.DowntimePerYear.High.TotalSeconds));
        Assert.Contains(root.Causes, cause => cause is { Element: "array", OutagesSeen: > 1000 });
        Assert.DoesNotContain(root.Causes, cause => cause.Kind == CauseKind.RedundancyLost);
        Assert.Contains(noticed.Causes, cause => cause is { Element: "db", Kind: CauseKind.RedundancyLost, OutagesSeen: > 1000 });
        Assert.DoesNotContain(noticed.Causes, cause => cause.Element == "array");
    }

    /// <summary>The share of the orders of what is down in which a root is the one that takes it.</summary>
    private static double Value(int state, int root, Func<int, bool> isTaken)
    {
        if ((state >> root & 1) == 0)
        {
            return 0;
        }

        var others = state & ~(1 << root);
        var count = int.PopCount(state);
        var value = 0.0;
        for (var before = others; ; before = (before - 1) & others)
        {
            if (!isTaken(before) && isTaken(before | (1 << root)))
            {
                var size = int.PopCount(before);
                value += Factorial(size) * Factorial(count - size - 1) / Factorial(count);
            }

            if (before == 0)
            {
                return value;
            }
        }
    }

    private static double Factorial(int n) => n == 0 ? 1 : n * Factorial(n - 1);

    private static double Down(ServiceEvaluation service, string element, string? name = null) =>
        service.Causes.Where(cause => cause.Element == element && (name is null || cause.Name == name)).Sum(cause => cause.Unavailability);

    private static double Outages(ServiceEvaluation service, string element, string? name = null) =>
        service.Causes.Where(cause => cause.Element == element && (name is null || cause.Name == name)).Sum(cause => cause.Outages!.Value.ValuePerSecond);
}
