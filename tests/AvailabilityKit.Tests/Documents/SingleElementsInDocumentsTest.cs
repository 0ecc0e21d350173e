using System.Text.Json.Nodes;
using AvailabilityKit.Documents;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Documents of one block diagram or one Markov chain in place of topologies.</summary>
public class SingleElementsInDocumentsTest
{
    private const string Disks = """
        "block": { "type": "parallel", "blocks": [
          { "type": "component", "name": "disk 1", "mtbf": "100000 h", "mttr": "8 h" }, { "type": "component", "name": "disk 2", "availability": "99 %" } ] }
        """;

    private const string Pump = """
        "up": ["runs"], "chain": { "transitions": [ { "from": "runs", "to": "broken", "rate": "2/y" }, { "from": "broken", "to": "runs", "rate": "1/d" } ] }
        """;

    private static ModelDocument Read(string rest) => ModelDocument.Parse($$"""{ "version": 1, {{rest}} }""");

    private static string Refusal(string rest) =>
        string.Join('\n', Assert.Throws<DocumentException>(() => Read(rest)).Mistakes.Select(mistake => $"{mistake.Line}, {mistake.Column}, {mistake.Path}: {mistake.Message}"));

    [Fact]
    public void A_block_is_a_topology_of_itself_and_a_service()
    {
        var document = Read($$"""{{Disks}}, "name": "disks", "title": "Mirror", "calendar": "8766 h" """);
        var diagram = Block.Parallel(Block.Component("disk 1", 100_000.Hours, 8.Hours), Block.Component("disk 2", Availability.Parse("99 %")));

        Assert.Equal(Topology.Named("disks").Block("disks", diagram).Service("disks as a whole", ["disks"]), Assert.Single(document.Topologies).Topology);
        Assert.Equal(("Mirror", Calendar.Julian), (document.Title, document.Calendar));
        Assert.Equal(diagram.Availability(), document.Topologies[0].Topology.Evaluate().Availability);
    }

    [Fact]
    public void A_chain_is_a_topology_of_itself_and_a_service()
    {
        var chain = MarkovChain.Named("any").Transition("runs", "broken", Rate.PerYear(2)).Transition("broken", "runs", Rate.Per(1.Days)).Build();

        Assert.Equal(
            Topology.Named("pump").Chain("pump", chain, up: state => state == "runs").Service("pump as a whole", ["pump"]),
            Assert.Single(Read($$"""{{Pump}}, "name": "pump" """).Topologies).Topology);
    }

    [Theory]
    [InlineData("block", Disks)]
    [InlineData("chain", Pump)]
    public void What_is_read_in_the_short_form_is_written_in_it(string key, string model)
    {
        var document = Read($$"""{{model}}, "name": "Ärger", "notes": ["n"] """);
        var json = document.ToJson();

        Assert.Equal(document, ModelDocument.Parse(json));
        Assert.Contains($"\"{key}\":", json, StringComparison.Ordinal);
        Assert.DoesNotContain("topologies", json, StringComparison.Ordinal);
        Assert.Empty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse(json)));
    }

    [Fact]
    public void Whatever_else_is_said_of_it_takes_the_long_form()
    {
        var diagram = Block.Component("disk", 1.Years, 4.Hours);
        var plain = Topology.Named("x").Block("x", diagram).Service("x as a whole", ["x"]);
        var priced = new DocumentTopology(plain, Costs.In("USD").Servers(1, 5_000));
        ModelDocument[] longer =
        [
            new(plain, Topology.Named("y").Block("x", diagram).Service("x as a whole", ["x"])),
            new(priced),
            new(Topology.Named("y").Block("x", diagram).Service("x as a whole", ["x"])),
            new(Topology.Named("x").Block("x", diagram).Service("orders", ["x"])),
            new(Topology.Named("x").Block("x", diagram).Service("x as a whole", ["x"], Load.PerSecond(2, 1.Seconds))),
            new(Topology.Named("x").With(new BlockElement("x", diagram) { Count = 2 }).Service("x as a whole", ["x"])),
            new(Topology.Named("x").Service("x as a whole", ["x"]).Block("x", diagram)),
            new(plain.Server("spare", 1.Years, 4.Hours)),
            new(Topology.Named("x").Known("x", Availability.Parse("99 %")).Service("x as a whole", ["x"])),
        ];

        Assert.DoesNotContain("topologies", new ModelDocument(plain).ToJson(), StringComparison.Ordinal);
        Assert.All(longer, document =>
        {
            Assert.Contains("\"topologies\":", document.ToJson(), StringComparison.Ordinal);
            Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
        });
    }

    [Property(MaxTest = 100)]
    public void Any_of_them_reads_back_as_it_was(int seed)
    {
        var random = new Random(seed);
        var document = new ModelDocument(Topology.Named("x").Block("x", RandomBlocks.Block(random, ["a", "b", "c"])).Service("x as a whole", ["x"]));

        Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
        Assert.Empty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse(document.ToJson())));
    }

    [Fact]
    public void A_name_leaves_room_for_that_of_the_service()
    {
        var name = new string('n', 189);

        Assert.Equal(200, Read($$"""{{Disks}}, "name": "{{name}}" """).Topologies[0].Topology.Services.Single().Name.Length);
        Assert.Contains("$.name: The name has 190 characters; at most 189 are allowed here.", Refusal($$"""{{Disks}}, "name": "{{name}}n" """), StringComparison.Ordinal);
        Assert.Empty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse($$"""{ "version": 1, {{Disks}}, "name": "{{name}}" }""")));
        Assert.NotEmpty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse($$"""{ "version": 1, {{Disks}}, "name": "{{name}}n" }""")));
    }

    [Theory]
    [InlineData(Disks, "1, 1, $: \"name\" is missing here; add for example \"name\": \"node-a\".")]
    [InlineData($"{Disks}, \"name\": \" \"", "$.name: The name is empty or white space; it heads the report, for example \"disk array\".")]
    [InlineData($"{Disks}, \"name\": 3", "$.name: The number 3 is the value of \"name\", where a text is expected; write for example \"node-a\".")]
    [InlineData($"{Disks}, \"name\": \"x\", \"topologies\": []", "$.block: Both \"topologies\" and \"block\" are given; a document has a list of topologies, or one block diagram, or one Markov chain. In a topology both can be elements.")]
    [InlineData($"{Pump}, {Disks}, \"name\": \"x\"", "$.chain: Both \"block\" and \"chain\" are given")]
    [InlineData($"{Disks}, \"name\": \"x\", \"up\": [\"runs\"]", "$.up: \"up\" names states of a \"chain\", and there is none here; take it out.")]
    [InlineData("\"up\": [\"runs\"], \"name\": \"x\"", "1, 17, $.up: \"up\" names states of a \"chain\", and there is none here; add for example \"chain\": { \"transitions\":")]
    [InlineData("\"name\": \"x\"", "1, 1, $: \"topologies\" is missing here")]
    [InlineData("\"name\": \"x\", \"topologies\": []", "$.name: A document of topologies has no name; each topology has its own.")]
    [InlineData($"{Disks}, \"name\": \"x\", \"costs\": {{}}", "$.costs: \"costs\" stand in a topology; write a list of \"topologies\", and in one of them the costs.")]
    [InlineData("\"name\": \"x\", \"elements\": []", "$.elements: \"elements\" stand in a topology; write \"topologies\":")]
    [InlineData("\"name\": \"x\", \"chain\": { \"transitions\": [] }", "1, 1, $: \"up\" is missing here; add for example \"up\": [\"both up\", \"one up\"].")]
    [InlineData("\"name\": \"x\", \"chain\": { \"transitions\": [], \"up\": [\"a\"], \"name\": \"y\" }", "$.chain.up: \"up\" stands beside \"chain\" here, not in it.")]
    [InlineData("\"name\": \"x\", \"chain\": [], \"up\": [\"a\"]", "$.chain: A list stands where the chain of a document is expected; write an object in braces with \"transitions\".")]
    [InlineData("\"name\": \"x\", \"block\": { \"type\": \"series\", \"blocks\": [ {} ] }", "$.block.blocks[0]: \"type\" is missing here")]
    [InlineData("\"name\": \"x\", \"block\": { \"type\": \"block\", \"name\": \"x\", \"block\": {} }", "$.block.type: \"block\" is the type of an element; put here what stands in its \"block\".")]
    public void What_is_wrong_is_named_with_its_place(string rest, string message)
    {
        Assert.Contains(message, Refusal(rest), StringComparison.Ordinal);
        Assert.NotEmpty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse($$"""{ "version": 1, {{rest}} }""")));
    }
}
