using System.Text.Json.Nodes;
using AvailabilityKit.Criticality;
using AvailabilityKit.Documents;
using AvailabilityKit.Economics;
using AvailabilityKit.Tests.Architecture;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Documents;

public class SchemaTest
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("10e-1")]
    public void The_version_is_a_number_however_it_is_written(string version) =>
        Assert.Single(ModelDocument.Parse($$"""{ "version": {{version}}, "topologies": [ { "name": "t", "elements": [ { "type": "server", "name": "a", "mtbf": "1 h", "mttr": "1 h" }, { "type": "service", "name": "s", "needs": ["a"] } ] } ] }""").Topologies);

    [Fact]
    public void The_schemas_in_the_library_are_those_in_the_docs()
    {
        Assert.Equal(File.ReadAllText(Path.Combine(House.Root, "docs", "schema", "availability-model-1.schema.json")), ModelDocument.Schema);
        Assert.Equal(File.ReadAllText(Path.Combine(House.Root, "docs", "schema", "availability-result-1.schema.json")), Evaluation.JsonSchema);
    }

    [Fact]
    public void The_schema_names_its_own_address() =>
        Assert.Equal(ModelDocument.SchemaAddress, (string?)JsonNode.Parse(ModelDocument.Schema)!["$id"]);

    [Fact]
    public void Every_key_that_the_reader_knows_is_in_the_schema_and_the_other_way_round()
    {
        var schema = JsonSchema.OfDocuments;
        foreach (var shape in DocumentShape.All)
        {
            var definition = schema.Definition(shape.Name);
            Assert.Equal(shape.Keys.Order(), definition["properties"]!.AsObject().Select(pair => pair.Key).Order());
            Assert.Equal(shape.Required.Order(), (definition["required"]?.AsArray() ?? []).Select(key => (string)key!).Order());
            Assert.False((bool)definition["additionalProperties"]!);
        }

        var objects = schema.Definitions.Where(name => schema.Definition(name).ContainsKey("properties"));
        Assert.Equal(DocumentShape.All.Select(shape => shape.Name).Order(), objects.Order());
    }

    [Fact]
    public void Every_word_that_the_reader_knows_is_in_the_schema_and_the_other_way_round()
    {
        Assert.Equal(DocumentWords.Components.All, Words("component", "type"));
        Assert.Equal(DocumentWords.Faults.All, Words("fault", "kind"));
        Assert.Equal(DocumentWords.ClusterModes.All, Words("cluster", "mode"));
        Assert.Equal(DocumentWords.Standbys, JsonSchema.OfDocuments.Definition("cluster")["properties"]!["standby"]!["anyOf"]![0]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(DocumentWords.Disciplines.All, Words("repairCrew", "discipline"));
        Assert.Equal(DocumentWords.Faults.All, JsonSchema.OfDocuments.Definition("repairCrew")["properties"]!["kinds"]!["items"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(DocumentWords.Planned.All, Words("document", "planned"));
        Assert.Equal(DocumentWords.CostCategories.All, Words("costItem", "category"));
        Assert.Equal(DocumentWords.ResidualValues.All, Words("prices", "residualValue"));
        Assert.Equal(DocumentWords.Impacts.All, Words("useCase", "impact"));
        Assert.Equal(
            DocumentWords.ElementTypes.Skip(DocumentWords.Components.All.Length),
            new[] { "faultTolerantServer", "diskArray", "cluster", "virtualMachines", "group", "known", "chain", "block", "repairCrew", "spares", "commonCause", "service" }.Select(name => (string)JsonSchema.OfDocuments.Definition(name)["properties"]!["type"]!["const"]!));

        Assert.Equal(
            DocumentWords.BlockTypes,
            new[] { Word("blockComponent") }.Concat(Words("gate", "type")).Append(Word("atLeast")).Append(Word("not")).Append(Word("networkBlock")).Concat(Words("constantBlock", "type")));

        static string Word(string definition) => (string)JsonSchema.OfDocuments.Definition(definition)["properties"]!["type"]!["const"]!;

        static IEnumerable<string> Words(string definition, string key) =>
            JsonSchema.OfDocuments.Definition(definition)["properties"]![key]!["enum"]!.AsArray().Select(word => (string)word!);
    }

    [Fact]
    public void Every_value_of_an_enumeration_has_a_word()
    {
        Assert.Equal(Enum.GetValues<ComponentKind>().Length, DocumentWords.Components.All.Length);
        Assert.Equal(Enum.GetValues<ClusterMode>().Length, DocumentWords.ClusterModes.All.Length);
        Assert.Equal(Enum.GetValues<CrewDiscipline>().Length, DocumentWords.Disciplines.All.Length);
        Assert.Equal(Enum.GetValues<PlannedDowntime>().Length, DocumentWords.Planned.All.Length);
        Assert.Equal(Enum.GetValues<ResidualValue>().Length, DocumentWords.ResidualValues.All.Length);
        Assert.Equal(Enum.GetValues<Impact>().Length, DocumentWords.Impacts.All.Length);
        Assert.Equal(Enum.GetValues<CostCategory>().Count(category => !category.IsLoss()), DocumentWords.CostCategories.All.Length);
    }

    [Fact]
    public void Every_sample_is_a_document_that_its_schema_admits()
    {
        var samples = Directory.GetFiles(Path.Combine(House.Root, "samples"), "*.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && Path.GetFileName(path) != "packages.lock.json").ToList();
        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            Assert.Empty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse(File.ReadAllText(sample))));
            var document = ModelDocument.Load(sample);
            Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
        }
    }

    [Theory]
    [InlineData("""{ "version": 2, "topologies": [] }""")]
    [InlineData("""{ "version": 1, "topologies": [ { "name": "t", "elements": [ { "type": "server", "name": "a", "mtbf": "1 y" } ] } ] }""")]
    [InlineData("""{ "version": 1, "topologies": [ { "name": "t", "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": 4 } ] } ] }""")]
    [InlineData("""{ "version": 1, "titel": "", "topologies": [ { "name": "t", "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" } ] } ] }""")]
    public void What_the_reader_refuses_the_schema_refuses(string json)
    {
        Assert.NotEmpty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse(json)));
        Assert.Throws<DocumentException>(() => ModelDocument.Parse(json));
    }
}
