using System.Text;
using AvailabilityKit.Interchange;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>DOT as people and programs write it, and back.</summary>
public class DotTest
{
    // A backslash at the end of a text that is no label is what DOT cannot say.
    private static bool IsId(string text) => !text.EndsWith('\\');

    private static IEnumerable<string> Links(string dot) => NetworkGraph.ReadDot(dot).Links.Select(link => link.ToString());

    private static NetworkGraph Writable(NetworkGraph network) => new(
        network.Nodes.Select(node => node with { Attributes = Kept(node.Attributes) }), network.Links.Select(link => link with { Attributes = Kept(link.Attributes) }))
    {
        Name = network.Name is { } name && IsId(name) ? name : null,
        Attributes = Kept(network.Attributes),
    };

    private static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string> attributes) => attributes.Where(attribute => IsId(attribute.Value)).ToDictionary();

    [Property]
    public void What_is_written_reads_back_as_an_equal_network(FiledNetwork network)
    {
        var written = Writable(network.Graph);
        Assert.Equal(written, NetworkGraph.ReadDot(written.ToDot()));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(written.ToDot()));
        Assert.Equal(written, NetworkGraph.ReadDot(stream));
    }

    [Theory]
    [InlineData("graph{}", "")]
    [InlineData("graph { a -- b }", "a - b")]
    [InlineData("GRAPH G { a--b--c;; }", "a - b,b - c")]
    [InlineData("digraph { a -> b a -> b }", "a -> b,a -> b")]
    [InlineData("strict graph { a -- b b -- a a -- a }", "a - b,a - a")]
    [InlineData("strict digraph { a -> b b -> a a -> b }", "a -> b,b -> a")]
    [InlineData("digraph { a -> b [dir=none] b -> c [dir=both] c -> d [dir=back] d -> e [dir=forward] }", "a - b,b - c,d -> c,d -> e")]
    [InlineData("graph { a:p1 -- b:p2:ne -- c:sw }", "a - b,b - c")]
    [InlineData("graph { 1--2 -1 -- -.5 2.50--3. }", "1 - 2,-1 - -.5,2.50 - 3.")]
    [InlineData("graph { \"a b\" -- \"quo\\\"te\" -- \"one\" + \"two\" + \"three\" }", "a b - quo\"te,quo\"te - onetwothree")]
    [InlineData("graph { \"long \\\nline\" -- \"C:\\temp\" }", "long line - C:\\temp")]
    [InlineData("graph { Zürich -- 東京 -- _x9 }", "Zürich - 東京,東京 - _x9")]
    [InlineData("# 1 \"file\"\n// one\ngraph { a /* two -- */ -- b // three\n# four\n}\n// five", "a - b")]
    [InlineData("graph { a -- { b c } }", "a - b,a - c")]
    [InlineData("digraph { {a b} -> subgraph s { c; d -> e } -> f }", "d -> e,a -> c,a -> d,a -> e,b -> c,b -> d,b -> e,c -> f,d -> f,e -> f")]
    [InlineData("graph { subgraph cluster_x { label=\"West\"; a -- b } b -- c }", "a - b,b - c")]
    [InlineData("graph { \"graph\" -- \"Node\" }", "graph - Node")]
    [InlineData("graph { {a {b}} -- c }", "a - c,b - c")]
    public void The_grammar_of_DOT(string dot, string links) => Assert.Equal(links, string.Join(',', Links(dot)));

    [Fact]
    public void Defaults_hold_for_what_is_first_named_after_them_within_their_braces()
    {
        var network = NetworkGraph.ReadDot("""
            graph {
              early -- a
              node [availability=0.9, kind=router]; edge [availability=0.99]
              late [availability="99.5 %"]
              { node [availability=0.5] edge [availability=0.95]; inner -- early }
              early [kind=switch]
              late -- outer
              late -- outer [availability=1]
            }
            """);

        Assert.Equal(
            [("early", null, "switch"), ("a", null, null), ("late", 0.995, "router"), ("inner", 0.5, "router"), ("outer", 0.9, "router")],
            network.Nodes.Select(node => (node.Id, node.Availability?.Value, node.Attributes.GetValueOrDefault("kind"))));
        Assert.Equal([null, 0.95, 0.99, 1], network.Links.Select(link => link.Availability?.Value));
    }

    [Fact]
    public void In_a_strict_graph_the_attributes_of_a_second_edge_go_to_the_first()
    {
        var link = Assert.Single(NetworkGraph.ReadDot("strict graph { edge [mtbf=\"1 y\", mttr=\"9 h\"] a -- b b -- a [mttr=\"4 h\"] }").Links);

        Assert.Equal((1.Years, 4.Hours), (link.Mtbf, link.Mttr));
    }

    [Fact]
    public void Labels_show_their_escapes_and_the_name_alone_is_none()
    {
        var network = NetworkGraph.ReadDot("""digraph "net" { node [label="\N"] a b [label="B\nsecond \\ of \N\l"] c [label=<<b>C\n</b>>] d [tooltip="\N\n"] a -> b [id=e1, label="\G"] }""");

        Assert.Equal([null, "B\nsecond \\ of b\n", "<<b>C\\n</b>>", null], network.Nodes.Select(node => node.Label));
        Assert.Equal(("\\N\\n", "e1", null), (network.Nodes[3].Attributes["tooltip"], network.Links[0].Id, network.Links[0].Label));
        Assert.Equal("net", network.Name);
    }

    [Fact]
    public void The_graph_keeps_its_name_and_its_attributes()
    {
        var network = NetworkGraph.ReadDot("graph \"two words\" { rankdir=LR; graph [year=1991] a }");

        Assert.Equal("two words", network.Name);
        Assert.Equal([("rankdir", "LR"), ("year", "1991")], network.Attributes.Select(attribute => (attribute.Key, attribute.Value)).Order());
    }

    [Fact]
    public void It_is_written_plainly_where_it_can_be() => Assert.Equal(
        """
        digraph net {
          a [label="A \\ B", availability=0.999999999999, unavailability="1E-12"]
          "node"
          a -> "node" [id=e1, availability=0.96, unavailability=0.04, mtbf="4 d", mttr="4 h", length=12.5]
          "node" -> a [dir=none]
        }

        """,
        new NetworkGraph(
            [new("a") { Label = "A \\ B", Availability = Availability.FromUnavailability(1e-12) }, new("node")],
            [new("a", "node") { IsDirected = true, Id = "e1", Mtbf = 96.Hours, Mttr = 4.Hours, Attributes = new Dictionary<string, string> { ["length"] = "12.5" } }, new("node", "a")])
        { Name = "net" }.ToDot());

    [Fact]
    public void The_sample_says_the_same_in_both_formats()
    {
        var graphMl = NetworkGraph.Load(NetworkFiles.Nsfnet("graphml"));

        Assert.Equal(graphMl, NetworkGraph.Load(NetworkFiles.Nsfnet("dot")));
    }
}
