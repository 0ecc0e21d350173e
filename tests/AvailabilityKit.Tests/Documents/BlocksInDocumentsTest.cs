using System.Text.Json.Nodes;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Block diagrams as a document says them.</summary>
public class BlocksInDocumentsTest
{
    private const string Disk = """{ "type": "component", "name": "disk", "mtbf": "100000 h", "mttr": "8 h" }""";

    private static string Of(string block) =>
        $$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ { "type": "block", "name": "x", "block": {{block}} }, { "type": "service", "name": "s", "needs": ["x"] } ] } ] }""";

    private static Block Read(string json) => ((BlockElement)ModelDocument.Parse(json).Topologies[0].Topology["x"]).Block;

    private static string Written(Block block) => new ModelDocument(Topology.Named("t").Block("x", block).Service("s", ["x"])).ToJson();

    [Property(MaxTest = 500)]
    public void A_block_reads_back_alike_and_from_then_on_with_the_same_figures_to_the_last_bit(int seed)
    {
        var block = RandomBlocks.Block(new Random(seed), ["a", "b", "c", "d", "e"]);
        var json = Written(block);
        var back = Read(json);

        Assert.Equal(json, Written(back));
        Assert.Empty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse(json)));
        Assert.Equal(new BlockElement("x", block), new BlockElement("x", back));
        Assert.Equal(new BlockElement("x", block).GetHashCode(), new BlockElement("x", back).GetHashCode());

        // Pairs of operators nested and the one list that is written for them are summed up in another order.
        var (said, read, again) = (block.Evaluate(), back.Evaluate(), Read(Written(back)).Evaluate());
        Near.Equal(said.Availability.Unavailability, read.Availability.Unavailability);
        Assert.Equal(read.Availability, again.Availability);
        Assert.Equal(read.FailureFrequency, again.FailureFrequency);
    }

    [Fact]
    public void A_component_named_again_is_the_one_component()
    {
        var power = Block.Component("power", Availability.Parse("99 %"));
        var disk = Block.Component("disk", 100_000.Hours, 8.Hours);
        var read = Read(Of($$"""
            { "type": "parallel", "blocks": [
              { "type": "series", "blocks": [ { "type": "component", "name": "power", "availability": "99 %" }, {{Disk}} ] },
              { "type": "series", "blocks": [ { "type": "component", "name": "power" }, { "type": "component", "name": "disk", "mtbf": "100000 h", "mttr": "480 min" } ] } ] }
            """));

        Assert.Equal((power & disk).Availability(), read.Availability());
    }

    [Fact]
    public void A_network_names_its_vertices()
    {
        var read = Read(Of($$"""
            { "type": "network", "terminals": ["a", "c"], "links": [
              { "from": "a", "to": "b", "block": {{Disk}} }, { "from": "b", "to": "c" }, { "from": "a", "to": "c", "block": { "type": "never" } } ] }
            """));

        Assert.Equal(Block.Component("disk", 100_000.Hours, 8.Hours).Availability(), read.Availability());
    }

    [Fact]
    public void Pairs_of_operators_are_written_as_one_gate()
    {
        var (a, b, c) = (Block.Component("a", 1.Years, 1.Hours), Block.Component("b", 1.Years, 1.Hours), Block.Component("c", 1.Years, 1.Hours));

        Assert.Equal(Written(Block.Series(a, b, c)), Written(a & b & c));
        Assert.Equal(new BlockElement("x", Block.Parallel(a, b, c)), new BlockElement("x", a | (b | c)));
        Assert.NotEqual(new BlockElement("x", Block.Parallel(a, b, c)), new BlockElement("x", Block.Series(a, b, c)));
        Assert.NotEqual(new BlockElement("x", a | b), new BlockElement("x", a | c));
        Assert.NotEqual(new BlockElement("x", Block.AtLeast(2, a, b, c)), new BlockElement("x", Block.AtLeast(2, a, b, c, Block.Never)));
    }

    [Fact]
    public void A_component_has_its_numbers_once_and_a_network_its_vertices_by_number()
    {
        var disk = Block.Component("disk", 100.Hours, 8.Hours);
        var network = Block.Network(["x", "y"], [("x", "y", disk), ("y", "x", Block.Always)], edge => edge.Item1, edge => edge.Item2, "x", "y", vertex => vertex == "y" ? disk : Block.Always, edge => edge.Item3);
        var written = string.Concat(Written(network).Split('\n').Select(line => line.Trim()));

        Assert.Contains(
            """{"type": "network","terminals": ["1", "2"],"vertices": [{ "name": "1" },{ "name": "2", "block": { "type": "component", "name": "disk", "mtbf": "100 h", "mttr": "8 h" } }],"links": [{ "from": "1", "to": "2", "block": { "type": "component", "name": "disk" } },{ "from": "2", "to": "1" }]}""",
            written,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_to_write_is_refused()
    {
        var wide = Block.Network([0], Enumerable.Range(0, 10_000), _ => 0, _ => 0, 0, 0, edge: _ => Block.Always);
        Assert.StartsWith("The block diagram \"x\" takes more than 10000 blocks to write", Assert.Throws<ModelException>(() => Written(wide)).Message, StringComparison.Ordinal);

        var (shared, deep) = (Pair(0), Pair(0));
        for (var i = 1; i < 40; i++)
        {
            shared = i % 2 == 0 ? shared & (shared | Pair(i)) : shared | (shared & Pair(i));
        }

        for (var i = 1; i < 100_000; i++)
        {
            deep = i % 2 == 0 ? deep & Pair(0) : deep | Pair(0);
        }

        Assert.StartsWith("The block diagram \"x\" takes more than 10000 blocks to write", Assert.Throws<ModelException>(() => Written(shared)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The blocks of \"x\" stand so deep in one another", Assert.Throws<ModelException>(() => Written(deep)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "In the block diagram \"x\" the name \"c0\" stands for components with different numbers: MTTF",
            Assert.Throws<ModelException>(() => Written(Pair(0) & Block.Component("c0", 2.Years, 1.Hours))).Message,
            StringComparison.Ordinal);

        static Block Pair(int number) => Block.Component($"c{number}", 1.Years, 1.Hours);
    }

    [Theory]
    [InlineData(false, 240, 257)]
    [InlineData(true, 160, 172)]
    public void What_is_written_by_default_is_read_by_default(bool networks, int fewest, int most)
    {
        var (written, refused) = (0, 0);
        Block[] innermost = [Block.Component("c", 1.Years, 1.Hours), Block.Network(["a", "b"], [("a", "b")], edge => edge.Item1, edge => edge.Item2, "a", "b", vertex: _ => Block.Always)];
        foreach (var (inner, service) in innermost.SelectMany(inner => new[] { (inner, "x as a whole"), (inner, "s") }))
        {
            var block = inner;
            for (var depth = 1; depth <= most; depth++)
            {
                var within = block;
                block = networks
                    ? Block.Network(["a", "b"], [("a", "b")], edge => edge.Item1, edge => edge.Item2, "a", "b", edge: _ => within)
                    : depth % 2 == 0 ? Block.Series(within, innermost[0]) : Block.Parallel(within, innermost[0]);
                if (depth < fewest)
                {
                    continue;
                }

                try
                {
                    var document = new ModelDocument(Topology.Named("x").Block("x", block).Service(service, ["x"]));
                    Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
                    written++;
                }
                catch (ModelException exception)
                {
                    Assert.StartsWith("The blocks of \"x\" stand so deep in one another", exception.Message, StringComparison.Ordinal);
                    refused++;
                }
            }
        }

        Assert.True(written > 4 && refused > 4, $"{written} were written, {refused} refused.");
    }

    [Theory]
    [InlineData("[]", "A list stands where a block is expected")]
    [InlineData("{}", "\"type\" is missing here")]
    [InlineData("""{ "type": "paralel", "blocks": [] }""", "$.topologies[0].elements[0].block.type: \"paralel\" is not a type of block. Did you mean \"parallel\"?")]
    [InlineData("""{ "type": 3 }""", "The number 3 is the value of \"type\"")]
    [InlineData("""{ "type": "series", "blocks": [] }""", "There is no block in \"blocks\"")]
    [InlineData("""{ "type": "series", "block": [] }""", "Did you mean \"blocks\"?")]
    [InlineData("""{ "type": "at-least", "atLeast": 3, "blocks": [ { "type": "always" } ] }""", "$.topologies[0].elements[0].block.atLeast: At least 3 of 1 blocks can never be up")]
    [InlineData("""{ "type": "component", "name": "disk" }""", "\"disk\" has neither \"mtbf\" and \"mttr\" nor \"availability\" here")]
    [InlineData("""{ "type": "component", "name": "disk", "mtbf": "1 y" }""", "\"mttr\" is missing here")]
    [InlineData("""{ "type": "component", "name": "disk", "mtbf": "1 y", "mttr": "1 h", "availability": 0.9 }""", "Both \"availability\" and")]
    [InlineData("""{ "type": "component", "name": "disk", "mtbf": "0 h", "mttr": "1 h" }""", "$.topologies[0].elements[0].block.mtbf: Component \"disk\" has an mtbf of zero")]
    [InlineData("""{ "type": "component", "name": " " }""", "A component's name is empty or white space")]
    [InlineData("""{ "type": "network", "terminals": ["a", "bb"], "links": [ { "from": "a", "to": "bbb" } ] }""", "terminals[1]: The network has no vertex named \"bb\". Did you mean \"bbb\"?")]
    [InlineData("""{ "type": "network", "terminals": ["a"], "vertices": [ { "name": "a" } ], "links": [ { "from": "a", "to": "b" } ] }""", "links[0].to: The network has no vertex named \"b\".")]
    [InlineData("""{ "type": "network", "terminals": ["a"], "vertices": [ { "name": "a" }, { "name": "a" } ], "links": [] }""", "There are two vertices named \"a\"")]
    [InlineData("""{ "type": "network", "terminals": [], "links": [] }""", "The network has no terminals")]
    [InlineData("""{ "type": "network", "directed": true, "terminals": ["a"], "links": [ { "from": "a", "to": "b" } ] }""", "is directed and has 1 terminals")]
    public void What_is_wrong_is_named_with_its_place(string block, string message) => Assert.Contains(message, Refusal(block), StringComparison.Ordinal);

    [Fact]
    public void Differing_numbers_of_one_name_are_a_mistake_where_they_differ() => Assert.Equal(
        "line 3, column 50, $.topologies[0].elements[0].block.blocks[1].mtbf: \"disk\" has mtbf 50000 h and mttr 8 h here and mtbf 100000 h and mttr 8 h before; "
        + "one name is one component, so leave the numbers out here or give this one another name.",
        Refusal($$"""
            { "type": "parallel", "blocks": [
              {{Disk}},
              { "type": "component", "name": "disk", "mtbf": "50000 h", "mttr": "8 h" } ] }
            """));

    [Theory]
    [InlineData("\"mtbf\": \"1 y\"", "\"mttr\" is missing here")]
    [InlineData("\"mtbf\": \"1 y\", \"mttr\": \"-1 h\"", "\"-1 h\" is not a duration")]
    [InlineData("\"mtbf\": \"0 s\", \"mttr\": \"1 h\"", "Component \"disk\" has an mtbf of zero")]
    public void A_mistake_in_a_component_is_told_once_however_often_it_is_named(string numbers, string message)
    {
        var named = """{ "type": "component", "name": "disk" }""";
        var first = $$"""{ "type": "component", "name": "disk", {{numbers}} }""";

        Assert.Contains(message, Assert.Single(Mistakes($$"""{ "type": "series", "blocks": [ {{first}}, {{named}}, {{named}} ] }""")), StringComparison.Ordinal);
        Assert.Contains("has neither", Assert.Single(Mistakes($$"""{ "type": "series", "blocks": [ {{named}}, {{named}} ] }""")), StringComparison.Ordinal);

        static IEnumerable<string> Mistakes(string block) => Assert.Throws<DocumentException>(() => ModelDocument.Parse(Of(block))).Mistakes.Select(mistake => mistake.Message);
    }

    [Fact]
    public void A_name_that_is_nearly_another_is_asked_after() => Assert.Contains(
        "after which its name is enough. Did you mean \"disk\"?",
        Refusal($$"""{ "type": "series", "blocks": [ {{Disk}}, { "type": "component", "name": "dsk" } ] }"""),
        StringComparison.Ordinal);

    private static string Refusal(string block) => Assert.Throws<DocumentException>(() => ModelDocument.Parse(Of(block))).Message;
}
