using AvailabilityKit.Interchange;

namespace AvailabilityKit.Tests.Interchange;

/// <summary>DOT that cannot be a network: each mistake is named with its line and column, and nothing untrusted runs away.</summary>
public class BadDotTest
{
    private static string Refusal(string text, NetworkGraphOptions? options = null) => Assert.Throws<DocumentException>(() => NetworkGraph.ReadDot(text, options)).Message;

    [Theory]
    [InlineData("", "line 1, column 1: The file ends where graph or digraph is expected.")]
    [InlineData("<graphml/>", "line 1, column 1: Here is \"<graphml/>\" where graph or digraph is expected.")]
    [InlineData("graph a b {}", "line 1, column 9: Here is \"b\" where { is expected.")]
    [InlineData("graph {\n a -> b }", "line 2, column 4: Links of a graph are written with --, and this is ->; make it a digraph for links that lead one way.")]
    [InlineData("digraph { a -- b }", "line 1, column 13: Links of a digraph are written with ->, and this is --; make it a graph for links that work both ways.")]
    [InlineData("graph { a -- }", "line 1, column 14: Here is \"}\" where the node at the end of the edge is expected.")]
    [InlineData("graph { a [b] }", "line 1, column 13: Here is \"]\" where = is expected.")]
    [InlineData("graph { a [b=] }", "line 1, column 14: Here is \"]\" where the value of \"b\" is expected.")]
    [InlineData("graph { a [b=c", "line 1, column 15: The file ends where the name of an attribute, or ] is expected.")]
    [InlineData("graph { a", "line 1, column 7: The { here has no end; close it with a }.")]
    [InlineData("graph { } graph { }", "line 1, column 11: Here is \"graph\" where the end of the file after the graph; several graphs have a file each is expected.")]
    [InlineData("graph { edge }", "line 1, column 14: Here is \"}\" where [ after edge, with the attributes that hold from here on is expected.")]
    [InlineData("graph { a -- node }", "line 1, column 14: node is a word of the language where the node at the end of the edge is expected; write it in quotes to use it as a name.")]
    [InlineData("graph { <b> -- c }", "line 1, column 9: Markup in angle brackets cannot be a node, an edge or an attribute here; write plain text in quotes.")]
    [InlineData("graph { \"\" }", "line 1, column 9: The name of the node is blank; give it a word.")]
    [InlineData("graph { a [x=1E-12] }", "line 1, column 14: 1E-12 is neither a number of DOT nor a name; write it in quotes: \"1E-12\".")]
    [InlineData("graph { a [x=99.95%] }", "line 1, column 14: 99.95% is neither a number of DOT nor a name; write it in quotes: \"99.95%\".")]
    [InlineData("graph { a-b }", "line 1, column 10: The character \"-\" is not understood here; a name that holds it stands in double quotes.")]
    [InlineData("graph { a [x=\"open ] }", "line 1, column 14: The text in quotes that begins here has no end; close it with a double quote.")]
    [InlineData("graph { a [x=<open<] }", "line 1, column 14: The markup that begins here has no end; close every < with a >.")]
    [InlineData("graph { /* a }", "line 1, column 9: The comment that begins here has no end; close it with */.")]
    [InlineData("graph { a -- b [x=\"y\" + z] }", "line 1, column 25: Here is \"z\" where text in quotes after + is expected.")]
    [InlineData("graph { subgraph s { a } subgraph s { b } -- c }", "line 1, column 43: The subgraph \"s\" is the end of an edge and was opened before; write its nodes in one place, or give it another name.")]
    [InlineData("digraph { a -> b [dir=up] }", "line 1, column 19: The direction is \"up\"; write dir=forward, back, both or none.")]
    [InlineData("graph { a -- b\n [availability=1.5] }", "line 2, column 3: The link \"a - b\" has \"1.5\" for \"availability\": it is over one; write for example 0.9995, 99.95 % or 5 nines.")]
    [InlineData("graph { a [mttr=\"4 h\"] }", "line 1, column 12: The node \"a\" has an mttr of 4 h and no mtbf; give both.")]
    public void Mistakes_are_named_with_their_place(string dot, string expected) => Assert.Equal(expected, Refusal(dot));

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        using var stream = new MemoryStream([.. "graph {\n "u8, 0xE4, .. " }"u8]);

        Assert.Equal("line 2, column 2: The byte 0xE4 is not UTF-8; save the file as UTF-8.", Assert.Throws<DocumentException>(() => NetworkGraph.ReadDot(stream)).Message);
    }

    [Fact]
    public void What_outgrows_a_limit_names_the_limit()
    {
        const string Two = "graph { node [k=v] { a -- b -- a } }";

        Assert.Equal(2, NetworkGraph.ReadDot(Two, new() { MaximumNodes = 2, MaximumLinks = 2, MaximumValues = 2, MaximumDepth = 2, MaximumBytes = Two.Length }).Links.Count);
        Assert.EndsWith("The network has more than 1 nodes; the limit is NetworkGraphOptions.MaximumNodes.", Refusal(Two, new() { MaximumNodes = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("The network has more than 1 edges; the limit is NetworkGraphOptions.MaximumLinks.", Refusal(Two, new() { MaximumLinks = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("The network has more than 1 attributes; the limit is NetworkGraphOptions.MaximumValues.", Refusal(Two, new() { MaximumValues = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("The groups stand more than 1 deep in one another; the limit is NetworkGraphOptions.MaximumDepth.", Refusal(Two, new() { MaximumDepth = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("NetworkGraphOptions.MaximumBytes).", Refusal(Two, new() { MaximumBytes = 10 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_multiply_one_another_are_refused_before_they_fill_the_memory()
    {
        var many = string.Join(' ', Enumerable.Range(0, 3_000));

        Assert.EndsWith("NetworkGraphOptions.MaximumLinks.", Refusal($"graph {{ {{{many}}} -- {{{many}}} }}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        Assert.Contains("more than 32 deep", Refusal("graph " + new string('{', 1_000_000)), StringComparison.Ordinal);
        Assert.Contains("more than 512 deep", Refusal("graph " + new string('{', 1_000_000), new() { MaximumDepth = 512 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutated_file_is_read_or_refused_in_order()
    {
        var refused = MutatedFiles.Refused(3_000, network => new NetworkGraph(network.Nodes.Select(Bare), network.Links.Select(Bare)).ToDot(), "{}[]<>;,=\"\\-:+/*# a1.\n", bytes =>
        {
            using var stream = new MemoryStream(bytes);
            return NetworkGraph.ReadDot(stream);
        });

        Assert.InRange(refused, 1_000, 3_000);
    }

    [Theory]
    [InlineData("end\\")]
    [InlineData("a\\\"b")]
    [InlineData("a\\\nb")]
    public void A_text_that_DOT_cannot_say_is_refused_in_writing(string id)
    {
        Assert.Contains("has a backslash before a quote or at the end of a line", Assert.Throws<ModelException>(() => new NetworkGraph([new(id)], []).ToDot()).Message, StringComparison.Ordinal);
        Assert.Equal(id, NetworkGraph.ReadDot(new NetworkGraph([new("n") { Label = id }], []).ToDot()).Nodes[0].Label);
    }

    [Theory]
    [InlineData("id", false, "set Id")]
    [InlineData("dir", true, "set IsDirected")]
    public void An_attribute_that_DOT_keeps_for_itself_is_refused_in_writing(string name, bool directed, string instead) => Assert.EndsWith(
        $"{instead}.",
        Assert.Throws<ModelException>(() => new NetworkGraph(new NetworkLink("a", "b") { IsDirected = directed, Attributes = new Dictionary<string, string> { [name] = "x" } }).ToDot()).Message, StringComparison.Ordinal);

    private static NetworkNode Bare(NetworkNode node) => node with { Attributes = new Dictionary<string, string>() };

    private static NetworkLink Bare(NetworkLink link) => link with { Attributes = new Dictionary<string, string>() };
}
