using AvailabilityKit.Economics;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Elements known as a whole: by an availability, a block diagram or a Markov chain; against the same said with servers.</summary>
public class IndependentElementsTest
{
    private static readonly Availability Sql = Availability.FromMtbf(1_000.Hours, 10.Hours);

    /// <summary>A pair of which one part is the element in question, in series with a switch.</summary>
    private static Topology Around(Func<Topology, Topology> withSql) => withSql(Topology.Named("around"))
        .Server("standby", 500.Hours, 20.Hours)
        .Group("either", members: ["sql", "standby"])
        .Network("switch", 20_000.Hours, 4.Hours)
        .Service("orders", needs: ["either", "switch"], load: Load.PerSecond(10, inFlightFor: 1.Seconds));

    private static void Agree(ServiceEvaluation expected, ServiceEvaluation found)
    {
        Near.Equal(expected.Availability.Unavailability, found.Availability.Unavailability);
        Near.Equal(expected.OutageFrequency!.Value.ValuePerYear, found.OutageFrequency!.Value.ValuePerYear);
        Near.Equal(expected.MeanOutage!.Value.TotalSeconds, found.MeanOutage!.Value.TotalSeconds);
        Assert.Equal(expected.Causes.Count, found.Causes.Count);
        foreach (var cause in expected.Causes)
        {
            var same = Assert.Single(found.Causes, other => other.Element == cause.Element);
            Near.Equal(cause.Unavailability, same.Unavailability);
            Near.Equal(cause.OutagesPerYear!.Value, same.OutagesPerYear!.Value);
        }
    }

    private static readonly ServiceEvaluation AsServer = Around(topology => topology.Server("sql", 1_000.Hours, 10.Hours)).Evaluate().Service;

    [Fact]
    public void A_known_availability_with_its_mean_outage_is_a_server_with_these_figures() =>
        Agree(AsServer, Around(topology => topology.Known("sql", Sql, meanOutage: 10.Hours)).Evaluate().Service);

    [Fact]
    public void What_is_always_down_has_one_outage_without_end_and_what_is_always_up_none()
    {
        var down = Topology.Named("down").Known("sql", Availability.FromUnavailability(1), meanOutage: 1.Hours).Service("s", needs: ["sql"]).Evaluate().Service;
        Assert.Equal((Duration.Infinite, Duration.Zero), (down.MeanOutage, down.MeanUpTime));

        var up = Topology.Named("up").Known("sql", Availability.FromUnavailability(0), meanOutage: 1.Hours).Service("s", needs: ["sql"]).Evaluate().Service;
        Assert.Equal((Duration.Zero, Duration.Infinite), (up.MeanOutage, up.MeanUpTime));
    }

    [Fact]
    public void A_block_of_one_component_is_that_component() =>
        Agree(AsServer, Around(topology => topology.Block("sql", Block.Component("sql", 1_000.Hours, 10.Hours))).Evaluate().Service);

    [Fact]
    public void A_chain_of_two_states_is_the_component_that_it_describes()
    {
        var chain = MarkovChain.Named("sql").Transition("up", "down", Rate.Per(1_000.Hours)).Transition("down", "up", Rate.Per(10.Hours)).Build();
        Agree(AsServer, Around(topology => topology.Chain("sql", chain, up: state => state == "up")).Evaluate().Service);
    }

    [Fact]
    public void Below_the_node_of_a_cluster_a_known_availability_with_its_mean_outage_is_a_server_too()
    {
        Topology Of(Func<Topology, Topology> withRoom) => withRoom(Topology.Named("rooms"))
            .Server("a", 2_000.Hours, 8.Hours, needs: ["sql"])
            .Server("b", 2_000.Hours, 8.Hours)
            .Cluster("db", nodes: ["a", "b"], Failover.In(2.Minutes).Covering(0.9).OtherwiseIn(30.Minutes))
            .Service("orders", needs: ["db"]);
        var server = Of(topology => topology.Server("sql", 1_000.Hours, 10.Hours)).Evaluate().Service;
        var known = Of(topology => topology.Known("sql", Sql, meanOutage: 10.Hours)).Evaluate().Service;

        Near.Equal(server.Availability.Unavailability, known.Availability.Unavailability);
        Near.Equal(server.FailoversPerYear, known.FailoversPerYear);
        Near.Equal(server.OutageFrequency!.Value.ValuePerYear, known.OutageFrequency!.Value.ValuePerYear);
    }

    [Fact]
    public void Without_a_mean_outage_downtime_is_exact_and_counts_that_it_enters_are_not_known()
    {
        var evaluation = Around(topology => topology.Known("sql", Sql)).Evaluate();
        var service = evaluation.Service;

        Near.Equal(AsServer.Availability.Unavailability, service.Availability.Unavailability);
        Near.Equal(AsServer.DowntimePerYear.TotalSeconds, service.DowntimePerYear.TotalSeconds);
        Near.Equal(AsServer.WorkLost!.RefusedPerYear, service.WorkLost!.RefusedPerYear);
        Assert.Null(service.OutageFrequency);
        Assert.Null(service.UnplannedOutagesPerYear);
        Assert.Null(service.MeanOutage);
        Assert.Null(service.MeanUnplannedOutage);
        Assert.Null(service.MeanUpTime);
        Assert.Null(service.WorkLost.InFlightPerYear);
        Assert.Null(service.WorkLost.DefectsPerMillion);
        Assert.Null(Assert.Single(service.Causes, cause => cause.Element == "sql").OutagesPerYear);
        Near.Equal(
            AsServer.Causes.Single(cause => cause.Element == "switch").OutagesPerYear!.Value,
            service.Causes.Single(cause => cause.Element == "switch").OutagesPerYear!.Value);
        Assert.Contains(evaluation.Assumptions, text => text.Contains("how often it goes down is not known", StringComparison.Ordinal));
        Assert.Contains("not known", evaluation.ToExhibit().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Costs_by_the_item_in_flight_are_said_to_be_in_no_total()
    {
        var prices = new Prices("USD") { InFlightItem = 5 };
        var known = TotalCostOfOwnership.Of(Around(topology => topology.Known("sql", Sql)).Evaluate(), Costs.In("USD"), prices);
        Assert.Contains(known.Assumptions, text => text.StartsWith("Items lost in flight are in no total", StringComparison.Ordinal));
        Assert.Equal(0, known.PresentValueOf(CostCategory.InFlightWorkLost).Amount);
        Assert.DoesNotContain(
            TotalCostOfOwnership.Of(Around(topology => topology.Server("sql", 1_000.Hours, 10.Hours)).Evaluate(), Costs.In("USD"), prices).Assumptions,
            text => text.StartsWith("Items lost in flight are in no total", StringComparison.Ordinal));
    }

    [Fact]
    public void What_never_fails_leaves_nothing_unknown_to_assume()
    {
        var assumptions = Topology.Named("t").Known("dns", Availability.Perfect).Service("s", needs: ["dns"]).Evaluate().Assumptions;

        Assert.Contains("The availability of \"dns\" is taken as given.", assumptions);
    }

    [Fact]
    public void What_no_service_reads_needs_no_assumption()
    {
        var topology = Topology.Named("t").Server("web", 900.Hours, 1.Hours).Server("a", 900.Hours, 1.Hours).Server("b", 900.Hours, 1.Hours)
            .Known("sql", Sql)
            .Cluster("db", nodes: ["a", "b"], Failover.In(30.Seconds));
        var idle = topology.Service("s", needs: ["web"]).Evaluate().Assumptions;

        Assert.DoesNotContain(idle, text => text.Contains("sql", StringComparison.Ordinal) || text.Contains("cluster", StringComparison.Ordinal) || text.Contains("Different islands", StringComparison.Ordinal));

        // A node knows nothing of its cluster, unless it holds still while that is interrupted.
        var onNode = topology.Service("s", needs: ["a", "sql"]);
        Assert.Contains(onNode.Evaluate().Assumptions, text => text.Contains("\"sql\"", StringComparison.Ordinal));
        Assert.DoesNotContain(onNode.Evaluate().Assumptions, text => text.Contains("A cluster that ran out of nodes", StringComparison.Ordinal));
        Assert.Contains(onNode.Evaluate(new EvaluationOptions { Interruptions = Interruptions.NodesHoldStill }).Assumptions, text => text.Contains("A cluster that ran out of nodes", StringComparison.Ordinal));
    }

    [Fact]
    public void Counted_ones_are_what_they_would_be_one_by_one()
    {
        var chain = MarkovChain.Named("raid").Transition("up", "down", Rate.Per(900.Hours)).Transition("down", "up", Rate.Per(5.Hours)).Build();
        var block = Block.Component("disk", 800.Hours, 4.Hours);
        var counted = Topology.Named("t").Known("cloud", Sql, meanOutage: 10.Hours, count: 2).Block("shelf", block, count: 2).Chain("raid", chain, up: state => state == "up", count: 2)
            .Group("clouds", ["cloud"]).Group("shelves", ["shelf"]).Group("raids", ["raid"])
            .Service("s", needs: ["clouds", "shelves", "raids"]).Evaluate().Service;
        var named = Topology.Named("t")
            .Known("cloud-1", Sql, meanOutage: 10.Hours).Known("cloud-2", Sql, meanOutage: 10.Hours).Block("shelf-1", block).Block("shelf-2", block)
            .Chain("raid-1", chain, up: state => state == "up").Chain("raid-2", chain, up: state => state == "up")
            .Group("clouds", ["cloud-1", "cloud-2"]).Group("shelves", ["shelf-1", "shelf-2"]).Group("raids", ["raid-1", "raid-2"])
            .Service("s", needs: ["clouds", "shelves", "raids"]).Evaluate().Service;

        Agree(named, counted);
    }

    [Fact]
    public void The_assumption_of_many_alike_ones_is_said_once() =>
        Assert.Equal(
            ["The availability of \"cloud-1 … cloud-9\" is taken as given."],
            Topology.Named("t").Known("cloud", Sql, meanOutage: 10.Hours, count: 9).Service("s", needs: ["cloud"]).Evaluate().Assumptions
                .Where(text => text.Contains("cloud", StringComparison.Ordinal)));

    [Fact]
    public void What_does_not_enter_leaves_the_counts_known()
    {
        var topology = Topology.Named("two services")
            .Known("sql", Sql)
            .Known("dns", Availability.Perfect)
            .Server("web", 1_000.Hours, 2.Hours)
            .Group("any", members: ["sql", "dns"])
            .Service("pages", needs: ["web", "dns", "any"])
            .Service("orders", needs: ["web", "sql"]);
        var evaluation = topology.Evaluate();

        Near.Equal(8_760 / 1_002.0, evaluation["pages"].UnplannedOutagesPerYear!.Value);
        Assert.Null(evaluation["orders"].UnplannedOutagesPerYear);
    }

    [Fact]
    public void A_block_of_two_of_three_is_a_group_of_two_of_three()
    {
        string[] names = ["a", "b", "c"];
        var group = names.Aggregate(Topology.Named("group"), (topology, name) => topology.Server(name, 1_000.Hours, 10.Hours))
            .Group("pool", members: names, atLeast: 2).Service("orders", needs: ["pool"]).Evaluate().Service;
        var block = Topology.Named("block")
            .Block("pool", Block.AtLeast(2, names.Select(name => Block.Component(name, 1_000.Hours, 10.Hours)))).Service("orders", needs: ["pool"]).Evaluate().Service;

        Near.Equal(group.Availability.Unavailability, block.Availability.Unavailability);
        Near.Equal(group.OutageFrequency!.Value.ValuePerYear, block.OutageFrequency!.Value.ValuePerYear);
    }

    [Fact]
    public void A_block_with_a_bare_availability_leaves_the_outages_open() => Assert.Null(Topology.Named("bare")
        .Block("pool", Block.Component("a", 1_000.Hours, 10.Hours) & Block.Component("b", Availability.FromAvailability(0.9)))
        .Service("orders", needs: ["pool"]).Evaluate().Service.OutageFrequency);

    [Fact]
    public void A_chain_of_typed_states_shows_its_own_availability_and_frequency()
    {
        var failure = Rate.Per(1_000.Hours);
        var raid = MarkovChain.Explore<int>(0, (failed, transitions) =>
        {
            if (failed < 2)
            {
                transitions.Add((4 - failed) * failure, failed + 1);
            }

            if (failed > 0)
            {
                transitions.Add(Rate.Per(12.Hours), failed - 1);
            }
        });
        var service = Topology.Named("raid").Chain("raid", raid, up: failed => failed < 2).Service("files", needs: ["raid"]).Evaluate().Service;
        var steady = raid.SteadyState();

        Near.Equal(steady.Availability(failed => failed < 2).Unavailability, service.Availability.Unavailability);
        Near.Equal(steady.FailureFrequency(failed => failed < 2).ValuePerYear, service.OutageFrequency!.Value.ValuePerYear);
        Near.Equal(12, service.MeanOutage!.Value.TotalHours);
    }

    [Fact]
    public void What_an_independent_element_needs_is_joined_to_it()
    {
        var service = Topology.Named("needs")
            .Server("power", 1_000.Hours, 10.Hours)
            .Known("sql", Availability.FromAvailability(0.9), needs: ["power"])
            .Service("orders", needs: ["sql"]).Evaluate().Service;
        Near.Equal(0.9 * 1_000 / 1_010, service.Availability.Value);
    }

    [Fact]
    public void Clusters_do_not_stand_on_what_says_only_averages()
    {
        Topology Of(Func<Topology, Topology> with) => with(Topology.Named("below"))
            .Server("a", 2_000.Hours, 8.Hours, needs: ["sql"]).Server("b", 2_000.Hours, 8.Hours)
            .Cluster("db", nodes: ["a", "b"], Failover.In(2.Minutes)).Service("orders", needs: ["db"]);

        Assert.Equal(
            "A node of the cluster \"db\" depends on \"sql\": the cluster acts at each of its outages, and how many there are is not known; give its mean outage, or let the service need it instead.",
            Assert.Single(Of(topology => topology.Known("sql", Sql)).Check()).Message);
        Assert.Contains("use components and groups", Assert.Single(Of(topology => topology.Block("sql", Block.Always)).Check()).Message, StringComparison.Ordinal);
        Assert.Empty(Of(topology => topology.Known("sql", Sql, meanOutage: 1.Hours)).Check());
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        var chain = MarkovChain.Named("c").Transition("up", "down", Rate.Per(1.Hours)).Transition("down", "up", Rate.Per(1.Hours)).Build();
        Assert.Contains("give a finite time above zero, or leave it out", Assert.Throws<ArgumentOutOfRangeException>(() => new KnownElement("sql", Sql) { MeanOutage = Duration.Zero }).Message, StringComparison.Ordinal);
        Assert.Contains("up in no state of its chain", Assert.Throws<ModelException>(() => Topology.Named("t").Chain("c", chain, up: _ => false)).Message, StringComparison.Ordinal);
        Assert.Contains("no state \"upp\"", Assert.Throws<ModelException>(() => new ChainElement("c", chain, ["upp"])).Message, StringComparison.Ordinal);
    }
}
