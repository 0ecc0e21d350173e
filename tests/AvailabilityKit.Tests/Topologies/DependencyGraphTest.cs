using AvailabilityKit.Topologies;
using AvailabilityKit.Topologies.Checks;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The topology as a graph, and what is found on it.</summary>
public class DependencyGraphTest
{
    private static readonly Topology TwoNodes = Topology.Named("t")
        .RepairCrew("crew", ["a", "b"])
        .Service("s", ["c"])
        .Cluster("c", ["b", "a"], Failover.In(30.Seconds))
        .Server("a", 1.Years, 4.Hours, needs: ["san", "san"])
        .Server("b", 1.Years, 4.Hours)
        .Storage("san", 1.Years, 4.Hours);

    [Fact]
    public void Every_reference_is_an_edge_with_its_property_in_the_order_of_the_elements()
    {
        var graph = TwoNodes.ToGraph();

        Assert.Equal(["crew", "s", "c", "a", "b", "san"], graph.Vertices);
        Assert.Equal(
            [new("crew", "a", "repairs"), new("crew", "b", "repairs"), new("s", "c", "needs"), new("c", "b", "nodes"), new("c", "a", "nodes"), new("a", "san", "needs"), new("a", "san", "needs")],
            graph.Edges);
        Assert.Equal(["crew", "c"], graph.InEdges("a").Select(dependency => dependency.Source));
    }

    [Fact]
    public void A_graph_with_a_name_that_nothing_bears_is_refused()
    {
        var thrown = Assert.Throws<ModelException>(() => Topology.Named("t").Server("node", 1.Years, 1.Hours, needs: ["sam"]).Storage("san", 1.Years, 1.Hours).ToGraph());

        Assert.Equal("node", thrown.ElementName);
        Assert.Contains("names \"sam\" in \"needs\", and there is no such element. Did you mean \"san\"?", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_is_named_in_the_order_of_its_dependencies_without_what_leads_to_it()
    {
        var topology = Topology.Named("t")
            .Service("s", ["z"])
            .Server("z", 1.Years, 1.Hours, needs: ["c"])
            .Server("a", 1.Years, 1.Hours, needs: ["b"])
            .Server("b", 1.Years, 1.Hours, needs: ["c"])
            .Server("c", 1.Years, 1.Hours, needs: ["a"]);

        Assert.StartsWith("\"c\" depends on itself: \"c\" -> \"a\" -> \"b\" -> \"c\";", Assert.Single(topology.Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_puts_dependencies_first_and_lets_crews_stand_anywhere()
    {
        var order = DependencyOrder.Of(TwoNodes.ToGraph());

        Assert.Null(order.Cycle);
        Assert.Equal(["crew", "b", "san", "a", "c", "s"], order.Order);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_dependencies_does_not_overflow_the_stack()
    {
        const int Length = 100_000;
        var graph = new QuikGraph.AdjacencyGraph<string, Dependency>();
        graph.AddVertexRange(Enumerable.Range(0, Length).Select(i => $"{i}"));
        graph.AddEdgeRange(Enumerable.Range(1, Length - 1).Select(i => new Dependency($"{i - 1}", $"{i}", "needs")));

        Assert.Equal($"{Length - 1}", DependencyOrder.Of(graph).Order[0]);
    }
}
