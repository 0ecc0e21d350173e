using AvailabilityKit.Topologies;
using QuikGraph;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Topologies made of graphs.</summary>
public class TopologyOfGraphTest
{
    private static readonly Topology TwoNodes = Topology.Named("t")
        .RepairCrew("crew", ["a", "b"])
        .Service("s", ["c", "san"])
        .Cluster("c", ["b", "a"], Failover.In(30.Seconds))
        .Server("a", 1.Years, 4.Hours, needs: ["san", "san"])
        .Server("b", 1.Years, 4.Hours, needs: ["san"])
        .Storage("san", 1.Years, 4.Hours);

    private static string Refusal(Action action) => Assert.Throws<ModelException>(action).Message;

    [Property]
    public void A_topology_comes_back_from_its_graph_and_its_elements(Recipe recipe)
    {
        var topology = recipe.Build(shuffle: recipe.Nested);
        Assert.Equal(topology, Topology.FromGraph(topology.Name, topology.ToGraph(), topology.Elements.Reverse()));
    }

    [Fact]
    public void Crews_and_needs_that_are_named_twice_come_back() => Assert.Equal(TwoNodes, Topology.FromGraph("t", TwoNodes.ToGraph(), TwoNodes.Elements));

    [Property]
    public void A_topology_comes_back_from_the_graph_of_its_elements(Recipe recipe)
    {
        var topology = recipe.Build();
        Assert.Equal(topology, Topology.FromGraph(topology.Name, ElementGraph(topology)));
    }

    [Property]
    public void A_topology_is_made_again_by_delegates_with_the_names_of_its_graph(Recipe recipe)
    {
        var topology = recipe.Build();
        var graph = topology.ToGraph();

        Assert.Equal(topology, Topology.FromGraph(topology.Name, graph, name => name, Made));
        Assert.Equal(topology, Topology.FromGraph(topology.Name, graph.Vertices, graph.Edges, edge => edge.Source, edge => edge.Target, name => name, Made));

        Element Made(string name, IReadOnlyList<string> dependsOn) => topology.Elements.Single(element => element.Name == name) switch
        {
            Service service => new Service(name, dependsOn, service.Load),
            RedundancyGroup group => new RedundancyGroup(name, dependsOn, group.AtLeast),
            Cluster cluster => new Cluster(name, dependsOn, cluster.Failover) { Mode = cluster.Mode, RepairCrews = cluster.RepairCrews },
            var other => other,
        };
    }

    [Fact]
    public void Edges_add_the_needs_that_elements_do_not_name()
    {
        var bare = TwoNodes.Elements.Select(element => element is Component ? element with { Needs = [] } : element);

        var topology = Topology.FromGraph("t", TwoNodes.ToGraph(), bare);

        Assert.Equal([["san"], ["san"]], topology.Elements.Where(element => element.Name is "a" or "b").Select(element => element.Needs));
        Assert.Equal(TwoNodes.Elements[1], topology.Elements[1]);
        Assert.Empty(topology.Check());
    }

    [Fact]
    public void The_graph_of_the_result_has_the_edges_that_were_given()
    {
        var graph = new AdjacencyGraph<Element, Edge<Element>>();
        Element san = TwoNodes.Elements[^1], a = TwoNodes.Elements[3] with { Needs = [] }, s = new Service("s", ["a"]);
        graph.AddVerticesAndEdgeRange([new(s, a), new(a, san)]);

        Assert.Equal([new("s", "a", "needs"), new("a", "san", "needs")], Topology.FromGraph("t", graph).ToGraph().Edges);
    }

    [Fact]
    public void What_is_no_vertex_is_left_out()
    {
        var graph = TwoNodes.ToGraph();
        graph.RemoveVertex("crew");

        Assert.Equal(TwoNodes.Elements.Skip(1), Topology.FromGraph("t", graph, TwoNodes.Elements).Elements);
    }

    [Fact]
    public void What_edges_and_elements_contradict_one_another_in_is_named()
    {
        Assert.Equal(
            "The server \"b\" names \"san\" in \"needs\", and no edge of the graph says so; add the edge, or take the name out.",
            Refusal(() => FromEdited(graph => graph.RemoveEdgeIf(edge => edge.Source == "b"))));
        Assert.Equal(
            "The cluster \"c\" names \"a\" in \"nodes\", and no edge of the graph says so; add the edge, or take the name out.",
            Refusal(() => FromEdited(graph => graph.RemoveEdgeIf(edge => edge.Source == "c" && edge.Target == "a"))));
        Assert.Equal(
            "An edge says that the cluster \"c\" names \"san\" in \"nodes\", and it does not; name it there, or take the edge out.",
            Refusal(() => FromEdited(graph => graph.AddEdge(new("c", "san", "nodes")))));
        Assert.Equal(
            "The vertex \"sam\" has no element of that name. Did you mean \"san\"?",
            Refusal(() => FromEdited(graph => graph.AddVertex("sam"))));
        Assert.Equal(
            "Two elements are named \"san\", a storage and a storage; give one of them another name.",
            Refusal(() => Topology.FromGraph("t", TwoNodes.ToGraph(), TwoNodes.Elements.Append(TwoNodes.Elements[^1]))));
    }

    [Fact]
    public void A_graph_that_does_not_say_who_depends_on_whom_is_refused() => Assert.Contains(
        "is not directed",
        Assert.Throws<ArgumentException>(() => Topology.FromGraph("t", new UndirectedGraph<Element, Edge<Element>>())).Message, StringComparison.Ordinal);

    [Fact]
    public void Mistakes_of_delegates_are_named()
    {
        (string, string)[] edges = [("a", "b")];

        Assert.Equal("Two vertices are named \"a\"; give one of them another name.", Refusal(() => From(["a", "a"], [])));
        Assert.Equal("An edge leads from \"a\" to \"b\", and \"b\" is not among the 1 vertices. Did you mean \"a\"?", Refusal(() => From(["a"], edges)));
        Assert.Equal("The element of the vertex \"a\" is named \"x\"; give it the name of its vertex.", Refusal(() => From(["a"], [], (_, _) => Server("x"))));
        Assert.Equal("The element of the vertex \"a\" is null; make one for every vertex.", Refusal(() => From(["a"], [], (_, _) => null!)));
        Assert.Equal(["b"], From(["a", "b"], edges).Elements[0].Needs);

        static Element Server(string name) => new Component(name, ComponentKind.Server, []);

        static Topology From(string[] vertices, (string From, string To)[] edges, Func<string, IReadOnlyList<string>, Element>? element = null) =>
            Topology.FromGraph("t", vertices, edges, edge => edge.From, edge => edge.To, name => name, element ?? ((name, _) => Server(name)));
    }

    private static Topology FromEdited(Action<BidirectionalGraph<string, Dependency>> edit)
    {
        var graph = TwoNodes.ToGraph();
        edit(graph);
        return Topology.FromGraph("t", graph, TwoNodes.Elements);
    }

    private static BidirectionalGraph<Element, Edge<Element>> ElementGraph(Topology topology)
    {
        var byName = topology.Elements.ToDictionary(element => element.Name);
        var graph = new BidirectionalGraph<Element, Edge<Element>>();
        graph.AddVertexRange(topology.Elements);
        graph.AddEdgeRange(topology.ToGraph().Edges.Select(edge => new Edge<Element>(byName[edge.Source], byName[edge.Target])));
        return graph;
    }
}
