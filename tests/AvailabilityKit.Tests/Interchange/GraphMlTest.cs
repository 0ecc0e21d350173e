using System.Text;
using AvailabilityKit.Interchange;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>GraphML as programs write it, and back.</summary>
public class GraphMlTest
{
    private const string Keys = """
        <key id="d0" for="node" attr.name="label" attr.type="string"/>
        <key id="d1" for="edge" attr.name="availability" attr.type="double"/>
        <key id="d2" for="edge" attr.name="unavailability" attr.type="double"/>
        <key id="d3" for="all" attr.name="MTBF" attr.type="string"/>
        <key id="d4" for="all" attr.name="mttr" attr.type="string"><default>4 h</default></key>
        """;

    private static NetworkLink Link(string data, NetworkGraphOptions? options = null) => NetworkGraph.ReadGraphMl(
        NetworkFiles.GraphMl($"<node id='a'/><node id='b'/><edge source='a' target='b'>{data}</edge>", Keys.Replace("<default>4 h</default>", "", StringComparison.Ordinal)), options).Links[0];

    [Property]
    public void What_is_written_reads_back_as_an_equal_network(FiledNetwork network) => Assert.Equal(network.Graph, NetworkGraph.ReadGraphMl(network.Graph.ToGraphMl()));

    [Property(MaxTest = 50)]
    public void The_bytes_of_a_file_read_as_its_text_does(FiledNetwork network)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(network.Graph.ToGraphMl()));
        Assert.Equal(network.Graph, NetworkGraph.ReadGraphMl(stream));
    }

    [Theory]
    [InlineData("1E-12")]
    [InlineData("1.2345678901234567E-12")]
    [InlineData("5E-324")]
    [InlineData("0.3333333333333333")]
    public void The_unavailability_keeps_every_bit(string text)
    {
        var value = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var link = Link($"<data key='d2'>{text}</data>");

        Assert.Equal(value, link.Availability!.Value.Unavailability);
        Assert.Equal(value, NetworkGraph.ReadGraphMl(new NetworkGraph(link).ToGraphMl()).Links[0].Availability!.Value.Unavailability);
        Assert.Equal(!link.Availability, NetworkGraph.ReadGraphMl(new NetworkGraph(link with { Availability = !link.Availability }).ToGraphMl()).Links[0].Availability);
    }

    [Fact]
    public void An_availability_alone_has_the_unavailability_of_its_decimals() =>
        Assert.Equal(1e-12, Link("<data key='d1'>0.999999999999</data>").Availability!.Value.Unavailability);

    [Theory]
    [InlineData("<data key='d1'>99.95 %</data>", 0.0005)]
    [InlineData("<data key='d1'> 1.0 </data><data key='d2'>3e-8</data>", 3e-8)]
    [InlineData("<data key='d1'>9.99E-1</data><data key='d2'/>", 0.001)]
    [InlineData("<data key='d3'>96 h</data><data key='d4'>4 h</data><data key='d1'>0.96</data>", 0.04)]
    public void Availabilities_are_read_as_people_and_programs_write_them(string data, double unavailability) =>
        Near.Equal(unavailability, Link(data).Availability!.Value.Unavailability, 1e-15);

    [Fact]
    public void Times_without_a_unit_are_read_in_the_unit_of_the_options()
    {
        var link = Link("<data key='d3'>8760</data><data key='d4'>4.0</data>", new() { PlainTimesIn = 1.Hours });

        Assert.Equal((8760.Hours, 4.Hours), (link.Mtbf, link.Mttr));
    }

    [Fact]
    public void Attributes_go_by_the_names_of_the_options()
    {
        var options = new NetworkGraphOptions { AvailabilityAttribute = "A", UnavailabilityAttribute = "U", MtbfAttribute = "up", MttrAttribute = "down", LabelAttributes = ["title"] };
        var network = new NetworkGraph(
            [new("a") { Label = "first", Attributes = new Dictionary<string, string> { ["availability"] = "high", ["label"] = "x" } }, new("b") { Mtbf = 1.Years, Mttr = 1.Hours }],
            [new("a", "b") { Availability = Availability.FromUnavailability(1e-9) }]);

        var text = network.ToGraphMl(options);

        Assert.Contains("attr.name=\"U\" attr.type=\"double\"", text, StringComparison.Ordinal);
        Assert.Equal(network, NetworkGraph.ReadGraphMl(text, options));
    }

    [Fact]
    public void Defaults_of_keys_hold_where_an_element_says_nothing()
    {
        var network = NetworkGraph.ReadGraphMl(NetworkFiles.GraphMl(
            "<node id='a'><data key='d3'>1 y</data></node><node id='b'><data key='d4'>2 h</data><data key='d3'>1 y</data></node>", Keys));

        Assert.Equal([4.Hours, 2.Hours], network.Nodes.Select(node => node.Mttr!.Value));
    }

    [Fact]
    public void A_file_of_networkx_with_two_keys_of_one_name_and_numbered_parallel_edges()
    {
        var network = NetworkGraph.ReadGraphMl("""
            <?xml version='1.0' encoding='utf-8'?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
              <key id="d2" for="edge" attr.name="availability" attr.type="double" />
              <key id="d1" for="edge" attr.name="availability" attr.type="long" />
              <key id="d0" for="node" attr.name="Latitude" attr.type="double" />
              <graph edgedefault="undirected">
                <node id="0"><data key="d0">29.76</data></node>
                <node id="1" />
                <edge source="0" target="1" id="0"><data key="d1">1</data></edge>
                <edge source="0" target="1" id="1"><data key="d2">0.99</data></edge>
                <edge source="1" target="0" id="0"><data key="d2">0.9</data></edge>
              </graph>
            </graphml>
            """.Trim());

        Assert.Equal("29.76", network.Nodes[0].Attributes["Latitude"]);
        Assert.Equal(["0", "1", "0"], network.Links.Select(link => link.Id));
        Assert.Equal(Availability.Perfect, network.ToBlock("0", "1").Availability());
        Near.Equal(0.001, network.WithLinks(link => link.Availability == Availability.Perfect ? link with { Availability = Availability.None } : link).ToBlock("0", "1").Availability().Unavailability, 1e-14);
    }

    [Fact]
    public void A_file_of_yEd_gives_its_labels_and_its_arrows_can_be_taken_off()
    {
        var network = NetworkGraph.ReadGraphMl("""
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
              <key for="port" id="d0" yfiles.type="portgraphics"/>
              <key attr.name="availability" attr.type="double" for="edge" id="d8"/>
              <key attr.name="description" attr.type="string" for="node" id="d5"/>
              <key for="node" id="d6" yfiles.type="nodegraphics"/>
              <key for="graphml" id="d7" yfiles.type="resources"/>
              <key for="edge" id="d10" yfiles.type="edgegraphics"/>
              <graph edgedefault="directed" id="G">
                <data key="d5" xml:space="preserve"/>
                <node id="n0"><data key="d5" xml:space="preserve"><![CDATA[the first]]></data><data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/>
                  <y:NodeLabel alignment="center">Core
                switch<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel><y:Shape type="rectangle"/></y:ShapeNode></data></node>
                <node id="n1"><data key="d6"><y:ShapeNode><y:NodeLabel/>  <y:Shape type="rectangle"/></y:ShapeNode></data></node>
                <edge id="e0" source="n1" target="n0"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>trunk</y:EdgeLabel></y:PolyLineEdge></data><data key="d8">0.99</data></edge>
              </graph>
              <data key="d7"><y:Resources/></data>
            </graphml>
            """);

        Assert.StartsWith("Core", network.Nodes[0].Label, StringComparison.Ordinal);
        Assert.Equal("the first", network.Nodes[0].Attributes["description"]);
        Assert.Equal((null, "trunk", true), (network.Nodes[1].Label, network.Links[0].Label, network.Links[0].IsDirected));
        Assert.Equal(0, network.ToBlock("n0", "n1").Availability().Value);
        Near.Equal(0.99, network.AsUndirected().ToBlock("n0", "n1").Availability().Value, 1e-15);
    }

    [Fact]
    public void An_edge_says_itself_whether_it_is_directed_and_may_come_before_its_nodes()
    {
        var network = NetworkGraph.ReadGraphMl(NetworkFiles.GraphMl(
            "<edge source='a' target='b'/><edge source='b' target='a' directed='false'/><node id='a'/><node id='b'/>", edgeDefault: "directed"));

        Assert.Equal([true, false], network.Links.Select(link => link.IsDirected));
    }

    [Fact]
    public void A_file_without_a_namespace_or_with_its_encoding_in_it_is_read()
    {
        Assert.Single(NetworkGraph.ReadGraphMl("<graphml><graph edgedefault='directed'><node id='a'/></graph></graphml>").Nodes);
        using var stream = new MemoryStream([.. Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-1'?><graphml><graph edgedefault='directed'><node id='Zürich'/></graph></graphml>")]);
        Assert.Equal("Zürich", NetworkGraph.ReadGraphMl(stream).Nodes[0].Id);
        using var wide = new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<graphml><graph edgedefault='directed'><node id='雪'/></graph></graphml>")]);
        Assert.Equal("雪", NetworkGraph.ReadGraphMl(wide).Nodes[0].Id);
    }
}
