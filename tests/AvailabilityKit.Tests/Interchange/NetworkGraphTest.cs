using AvailabilityKit.Interchange;
using QuikGraph;
using QuikGraph.Algorithms;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>Networks as models: names, directions, what is known of them.</summary>
public class NetworkGraphTest
{
    private static readonly Availability Nine = Availability.FromUnavailability(0.1);

    private static readonly NetworkGraph Bridge = new NetworkGraph(new("s", "a"), new("s", "b"), new("b", "a"), new("a", "t"), new("b", "t")) { Name = "bridge" }
        .WithLinks(link => link with { Availability = Nine });

    private static string Refusal(Action action) => Assert.Throws<ModelException>(action).Message;

    [Fact]
    public void Links_work_both_ways_unless_they_are_directed()
    {
        Near.Equal(0.97848, Bridge.ToBlock("s", "t").Availability().Value, 1e-14);
        Near.Equal(0.97848, Bridge.ToBlock("t", "s").Availability().Value, 1e-14);
        Assert.Equal(0, Bridge.WithLinks(link => link with { IsDirected = true }).ToBlock("t", "s").Availability().Value);
    }

    [Fact]
    public void A_link_both_ways_among_directed_ones_is_one_component()
    {
        // Of s -> a, s -> b, a - b, a -> t, b -> t every path of the bridge is left.
        var mixed = Bridge.WithLinks(link => link with { IsDirected = link.Source != "b" || link.Target != "a" });

        Near.Equal(0.97848, mixed.ToBlock("s", "t").Availability().Value, 1e-14);
        Assert.Equal(5, mixed.ToBlock("s", "t").Compile().Components.Count);
    }

    [Fact]
    public void Graphs_of_QuikGraph_give_the_same_networks()
    {
        var failing = Bridge.WithNodes(node => node with { Availability = Nine });

        Near.Equal(0.97848, Block.Network(Bridge.ToUndirectedGraph(), "s", "t").Availability().Value, 1e-14);
        Assert.Equal(failing.ToBlock("s", "t").Availability(), Block.Network(failing.ToUndirectedGraph(), "s", "t", failing.BlockOf).Availability());
        Near.Equal(failing.ToBlock("s", "t").Availability().Unavailability, Block.Network(failing.ToDirectedGraph(), "s", "t", failing.BlockOf).Availability().Unavailability, 1e-13);
        Assert.Equal(1, Bridge.ToUndirectedGraph().ConnectedComponents(new Dictionary<string, int>()));
        Assert.Contains("The link \"s -> a\" is directed", Refusal(() => Bridge.WithLinks(link => link with { IsDirected = true }).ToUndirectedGraph()), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_edges_for_the_graphs_of_QuikGraph() => Assert.Equal(2, Bridge.Links.ToBidirectionalGraph<string, NetworkLink>().OutDegree("s"));

    [Fact]
    public void Parallel_links_fail_independently_though_they_are_alike()
    {
        var link = new NetworkLink("a", "b") { Availability = Nine, Id = "e", Label = "T1" };
        var network = new NetworkGraph(link, link, link with { });

        Near.Equal(0.001, network.ToBlock("a", "b").Availability().Unavailability, 1e-14);
        Assert.Equal(["a - b", "a - b (2)", "a - b (3)"], network.ToBlock("a", "b").Compile().Components.Select(component => component.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_of_components_are_never_shared()
    {
        var network = new NetworkGraph(
            [new("1") { Label = "twin" }, new("2") { Label = "twin" }, new("3") { Label = "1" }, new("4") { Label = "1 - 2" }],
            [new("1", "2"), new("1", "2"), new("2", "1"), new("1", "2") { IsDirected = true }, new("3", "4")]);
        var known = network.WithNodes(node => node with { Availability = Nine }).WithLinks(link => link with { Availability = Nine });

        Assert.Equal(
            ["1", "1 - 2", "1 - 2 (2)", "1 - 2 (3)", "1 -> 2", "2", "2 - 1", "3", "3 - 1 - 2"],
            known.ToBlock("3", "4").Compile().Components.Concat(known.ToBlock("1", "2").Compile().Components).Select(component => component.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_node_is_named_by_its_id_or_by_a_label_that_it_bears_alone()
    {
        var network = new NetworkGraph([new("1") { Label = "twin" }, new("2") { Label = "twin" }, new("3") { Label = "Seattle", Availability = Nine }], []).WithNodes(node => node with { Availability = Nine });

        Assert.Equal(Nine, network.ToBlock("Seattle", "3").Availability());
        Assert.Equal("Several nodes are labelled \"twin\"; name one by its id, \"1\" or \"2\".", Refusal(() => network.ToBlock("twin", "3")));
        Assert.Equal("There is no node \"Seatle\" in network (3 nodes, 0 links). Did you mean \"Seattle\"?", Refusal(() => network.ToBlock("Seatle", "3")));
    }

    [Fact]
    public void A_network_that_knows_nothing_or_only_a_part_is_refused()
    {
        Assert.Equal("No node and no link of bridge (4 nodes, 5 links) has an availability; give them one, for example with WithLinks(link => link with { Availability = ... }).", Refusal(() => Bridge.WithLinks(link => link with { Availability = null }).ToBlock("s", "t")));
        Assert.Equal("4 of 5 links have an availability, and the link \"b - a\" has none; give it one, 1 if it does not fail.", Refusal(() => Bridge.WithLinks(link => link with { Availability = link.Target == "a" && link.Source == "b" ? null : Nine }).ToBlock("s", "t")));
        Assert.Equal("1 of 4 nodes have an availability, and the node \"a\" has none; give it one, 1 if it does not fail.", Refusal(() => Bridge.WithNodes(node => node with { Availability = node.Id == "s" ? Nine : null }).ToBlock("s", "t")));
    }

    [Fact]
    public void Times_give_an_availability_and_the_later_of_the_two_counts()
    {
        var link = new NetworkLink("a", "b") { Mtbf = 96.Hours, Mttr = 4.Hours };

        Assert.Equal(0.04, link.Availability!.Value.Unavailability);
        Assert.Equal(Rate.Per(100.Hours), new NetworkGraph(link).ToBlock("a", "b").Evaluate().FailureFrequency);
        Assert.Equal((null, null, Nine), ((link with { Availability = Nine }).Mtbf, (link with { Availability = Nine }).Mttr, (link with { Availability = Nine }).Availability));
        Assert.Null((link with { Mttr = null }).Availability);
        Assert.Equal("The link \"a - b\" has an mtbf of 4 d and no mttr; give both.", Refusal(() => _ = new NetworkGraph(link with { Mttr = null })));
    }

    [Fact]
    public void Mistakes_of_a_network_are_named()
    {
        Assert.Equal("The network has two nodes with the id \"a\"; give one of them another.", Refusal(() => _ = new NetworkGraph([new("a"), new("a")], [])));
        Assert.Equal("The link \"a - nude\" ends at \"nude\", and there is no such node. Did you mean \"node\"?", Refusal(() => _ = new NetworkGraph([new("a"), new("node")], [new("a", "nude")])));
        Assert.StartsWith("The id of a node is blank", Assert.Throws<ArgumentException>(() => new NetworkNode(" ")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The target of a link is blank", Assert.Throws<ArgumentException>(() => new NetworkLink("a", "")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net.gml")]
    [InlineData("net")]
    public void A_file_whose_name_says_no_format_is_refused(string path)
    {
        Assert.Contains("does not say its format by its ending; known are GraphML (.graphml, .xml) and DOT (.dot, .gv)", Assert.Throws<ArgumentException>(() => NetworkGraph.Load(path)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Bridge.Save(path));
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("XML")]
    [InlineData("dot")]
    [InlineData("gv")]
    public void A_file_that_is_saved_loads_as_an_equal_network(string ending)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.{ending}");
        try
        {
            Bridge.Save(path);
            Assert.Equal(Bridge, NetworkGraph.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Networks_are_equal_when_all_in_them_is()
    {
        Assert.Equal(Bridge, Bridge.WithNodes(node => node with { }));
        Assert.Equal(Bridge.GetHashCode(), Bridge.WithNodes(node => node with { Attributes = new Dictionary<string, string>() }).GetHashCode());
        Assert.NotEqual(Bridge, Bridge.WithNodes(node => node with { Attributes = new Dictionary<string, string> { ["x"] = "1" } }));
        Assert.NotEqual(Bridge, Bridge.WithLinks(link => link with { Id = "e" }));
    }
}
