using System.Text;
using AvailabilityKit.Interchange;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>GraphML that cannot be a network: each mistake is named with its place, and nothing untrusted runs away.</summary>
public class BadGraphMlTest
{
    private const string Keys = "<key id='d0' for='edge' attr.name='availability'/><key id='d1' for='edge' attr.name='unavailability'/><key id='d2' for='all' attr.name='mtbf'/><key id='d3' for='all' attr.name='mttr'/>";

    private static string Refusal(string text, NetworkGraphOptions? options = null) => Assert.Throws<DocumentException>(() => NetworkGraph.ReadGraphMl(text, options)).Message;

    private static string OfEdge(string data) => Refusal(NetworkFiles.GraphMl($"<node id='a'/><node id='b'/>\n  <edge source='a' target='b'>{data}</edge>", Keys));

    [Theory]
    [InlineData("<node/>", "line 2, column 34, /graphml/graph/node: The <node> has no id=\"...\"; give it one.")]
    [InlineData("<node id='a'/>\n<node id='a'/>", "line 3, column 2, /graphml/graph/node: Two nodes have the id \"a\"; give one of them another.")]
    [InlineData("<node id='node'/><edge source='node' target='nude'/>", "line 2, column 51, /graphml/graph/edge: The edge ends at \"nude\", and there is no such node. Did you mean \"node\"?")]
    [InlineData("<node id='a'><data key='d9'>1</data></node>", "line 2, column 47, /graphml/graph/node/data: The data names the key \"d9\", and no such key is declared above. Did you mean \"d0\"?")]
    [InlineData("<hyperedge/>", "line 2, column 34, /graphml/graph/hyperedge: A hyperedge joins any number of nodes, which a network of links cannot say; draw a node in its place, with a link to each of its ends.")]
    [InlineData("<node id='a'><port name='p'/></node>", "line 2, column 47, /graphml/graph/node/port: The node has a port; a network has no ports. Make the port a node of its own, or leave it out.")]
    [InlineData("<node id='a'/><edge source='a' target='a' sourceport='p'/>", "line 2, column 48, /graphml/graph/edge: The edge ends at the port \"p\"; a network has no ports. Make the port a node of its own, or leave it out.")]
    [InlineData("<node id='a'><graph edgedefault='directed'/></node>", "line 2, column 47, /graphml/graph/node/graph: The node holds a graph of its own; a network is flat. Ungroup it in the editor, or write its nodes beside the others.")]
    [InlineData("<node id='a'/><edge source='a' target='a' directed='yes'/>", "line 2, column 48, /graphml/graph/edge: The edge is directed=\"yes\"; write \"true\" or \"false\".")]
    [InlineData("<nodes/>", "line 2, column 34, /graphml/graph/nodes: <nodes> is not understood in <graph>, which holds node, edge, data.")]
    [InlineData("text", "line 2, column 33, /graphml/graph: The text \"text\" stands between elements; take it out, or put it into a <data>.")]
    public void Mistakes_of_structure_are_named_with_their_place(string body, string expected) => Assert.Equal(expected, Refusal(NetworkFiles.GraphMl(body, "<key id='d0' for='all'/>")));

    [Theory]
    [InlineData("<data key='d0'>99.95</data>", "The link \"a - b\" has \"99.95\" for \"availability\": it is over one; write for example 0.9995, 99.95 % or 5 nines.")]
    [InlineData("<data key='d0'>NaN</data>", "The link \"a - b\" has \"NaN\" for \"availability\": it does not begin with a number; write for example 0.9995, 99.95 % or 5 nines.")]
    [InlineData("<data key='d1'>-1e-3</data>", "The link \"a - b\" has \"-1e-3\" for \"unavailability\": it is below zero; write for example 0.0005 or 0.05 %.")]
    [InlineData("<data key='d0'>0.99</data><data key='d1'>0.001</data>", "The link \"a - b\" has the availability 99 % (2 nines) and the unavailability 0.001, which do not sum to 1; leave one out.")]
    [InlineData("<data key='d2'>1 y</data>", "The link \"a - b\" has an mtbf of 1 y and no mttr; give both.")]
    [InlineData("<data key='d3'>1 h</data>", "The link \"a - b\" has an mttr of 1 h and no mtbf; give both.")]
    [InlineData("<data key='d2'>8760</data><data key='d3'>4 h</data>", "The link \"a - b\" has \"8760\" for \"mtbf\", a number without a unit; write for example 8760 h, or say what numbers count with NetworkGraphOptions.PlainTimesIn.")]
    [InlineData("<data key='d2'>-1</data><data key='d3'>4 h</data>", "The link \"a - b\" has \"-1\" for \"mtbf\"; a time is not negative.")]
    [InlineData("<data key='d2'>1 fortnight</data><data key='d3'>4 h</data>", "The link \"a - b\" has \"1 fortnight\" for \"mtbf\": ")]
    [InlineData("<data key='d2'>0</data><data key='d3'>4 h</data>", "The link \"a - b\" has an mtbf of 0 s; give a time above zero, or the availability 0 for what is never up.")]
    [InlineData("<data key='d2'>never</data><data key='d3'>never</data>", "The link \"a - b\" has an infinite mtbf and an infinite mttr, which leaves its state open; make the mttr finite.")]
    [InlineData("<data key='d2'>96 h</data><data key='d3'>4 h</data><data key='d0'>0.97</data>", "The link \"a - b\" has an availability of 97 % (1.5 nines), and its mtbf and mttr make 96 % (1.4 nines); leave one out.")]
    [InlineData("<data key='d0'>0.9</data><data key='d0'>0.99</data>", "The link \"a - b\" has two attributes \"availability\", \"0.9\" and \"0.99\"; leave one out.")]
    public void Mistakes_of_attributes_name_the_link_and_the_value(string data, string expected)
    {
        var message = OfEdge(data);

        Assert.StartsWith("line 3, column ", message, StringComparison.Ordinal);
        Assert.Contains("/graphml/graph/edge: " + expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nsfnet.graphml", "line 1, column 1, /: The text does not begin with \"<\", so it is not GraphML; give the text of a file here, and the name of one to NetworkGraph.Load.")]
    [InlineData("<svg/>", "line 1, column 2, /: The root is <svg>; GraphML begins with <graphml>.")]
    [InlineData("<graphml/>", "line 1, column 1, /graphml: The file holds no graph; it should hold one <graph edgedefault=\"undirected\">.")]
    [InlineData("<graphml><graph/></graphml>", "line 1, column 11, /graphml/graph: The <graph> has no edgedefault=\"...\"; give it one.")]
    [InlineData("<graphml><graph edgedefault='both'/></graphml>", "line 1, column 11, /graphml/graph: The edgedefault is \"both\"; write \"directed\" or \"undirected\".")]
    [InlineData("<graphml><graph edgedefault='directed'/><graph edgedefault='directed'/></graphml>", "line 1, column 42, /graphml/graph: The file holds more than one graph; give each a file of its own.")]
    [InlineData("<graphml><key id='a'/><key id='a'/></graphml>", "line 1, column 24, /graphml/key: Two keys have the id \"a\"; give one of them another.")]
    [InlineData("<!DOCTYPE graphml SYSTEM \"graphml.dtd\"><graphml/>", "line 1, column 1, /: The file has a document type, which is not read, since its entities could grow without bounds; take the <!DOCTYPE ...> out.")]
    [InlineData("<!DOCTYPE g [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><g>&b;</g>", "line 1, column 1, /: The file has a document type, which is not read, since its entities could grow without bounds; take the <!DOCTYPE ...> out.")]
    public void Texts_that_are_no_network_are_told_what_they_are(string text, string expected) => Assert.Equal(expected, Refusal(text));

    [Fact]
    public void Xml_that_is_not_well_formed_is_refused_at_its_place()
    {
        Assert.StartsWith("line 2, column 3, /graphml: The XML is not well-formed: ", Refusal("<graphml>\n</graph>"), StringComparison.Ordinal);
        Assert.StartsWith("line 1, column 11, /graphml: The XML is not well-formed: ", Refusal("<graphml>&lol;</graphml>"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_outgrows_a_limit_names_the_limit()
    {
        var two = NetworkFiles.GraphMl("<node id='a'><data key='k'>x</data></node><node id='b'/><edge source='a' target='b'/><edge source='a' target='b'/>", "<key id='k' for='all' attr.name='k'><default>y</default></key>");

        Assert.Equal(2, NetworkGraph.ReadGraphMl(two, new() { MaximumNodes = 2, MaximumLinks = 2, MaximumValues = 5, MaximumDepth = 4, MaximumBytes = two.Length }).Links.Count);
        Assert.EndsWith("The network has more than 1 nodes; the limit is NetworkGraphOptions.MaximumNodes.", Refusal(two, new() { MaximumNodes = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("The network has more than 1 edges; the limit is NetworkGraphOptions.MaximumLinks.", Refusal(two, new() { MaximumLinks = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("The network has more than 4 attributes; the limit is NetworkGraphOptions.MaximumValues.", Refusal(two, new() { MaximumValues = 4 }), StringComparison.Ordinal);
        Assert.EndsWith("The elements stand more than 3 deep in one another; the limit is NetworkGraphOptions.MaximumDepth.", Refusal(two, new() { MaximumDepth = 3 }), StringComparison.Ordinal);
        Assert.Equal("The file has 20 characters; at most 10 are read (NetworkGraphOptions.MaximumBytes).", Refusal(new string(' ', 20), new() { MaximumBytes = 10 }));
        using var stream = new MemoryStream(new byte[20]);
        Assert.Equal("The file has 20 bytes; at most 10 are read (NetworkGraphOptions.MaximumBytes).", Assert.Throws<DocumentException>(() => NetworkGraph.ReadGraphMl(stream, new() { MaximumBytes = 10 })).Message);
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("more than 32 deep", Refusal(NetworkFiles.GraphMl("<node id='a'><data key='k'>" + string.Concat(Enumerable.Repeat("<x>", 1_000_000)), "<key id='k'/>")), StringComparison.Ordinal);

    [Fact]
    public void Defaults_of_many_keys_on_many_nodes_are_refused_before_they_fill_the_memory()
    {
        var keys = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<key id='{i}' for='node'><default>x</default></key>"));
        var nodes = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"<node id='{i}'/>"));

        Assert.EndsWith("NetworkGraphOptions.MaximumValues.", Refusal(NetworkFiles.GraphMl(nodes, keys), new() { MaximumValues = 50_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutated_file_is_read_or_refused_in_order()
    {
        var refused = MutatedFiles.Refused(3_000, network => network.ToGraphMl(), "<>/\"'=&; key:-d0.9%\n!", bytes =>
        {
            using var stream = new MemoryStream(bytes);
            return NetworkGraph.ReadGraphMl(stream);
        });

        Assert.InRange(refused, 1_000, 3_000);
    }

    [Fact]
    public void A_text_that_XML_does_not_have_is_refused_in_writing()
    {
        Assert.StartsWith("The text \"a\uFFFD\" of the node \"a\uFFFD\" holds the character U+0001, which files of networks cannot hold", Assert.Throws<ModelException>(() => new NetworkGraph([new("a\u0001")], []).ToGraphMl()).Message, StringComparison.Ordinal);
        Assert.Contains("U+D800", Assert.Throws<ModelException>(() => new NetworkGraph([new("a") { Label = "\ud800x" }], []).ToGraphMl()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Availability")]
    [InlineData("label")]
    [InlineData("name")]
    public void An_attribute_with_the_name_of_a_property_is_refused_in_writing(string name) =>
        Assert.Contains($"The node \"a\" has the attribute \"{name}\" among its others", Assert.Throws<ModelException>(
            () => new NetworkGraph([new("a") { Attributes = new Dictionary<string, string> { [name] = "x" } }], []).ToGraphMl()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_short_within_a_character_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes("<graphml><graph edgedefault='directed'><node id='ü");
        using var stream = new MemoryStream(bytes[..^1]);

        Assert.Contains("The XML is not well-formed", Assert.Throws<DocumentException>(() => NetworkGraph.ReadGraphMl(stream)).Message, StringComparison.Ordinal);
    }
}
