using System.Text.Json.Nodes;
using AvailabilityKit.Criticality;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Tests.Documents;

/// <summary>What a topology is used for, in its document.</summary>
public class UseCasesInDocumentsTest
{
    private const string Pool = """
        "name": "pool", "elements": [ { "type": "server", "name": "a", "mtbf": "1000 h", "mttr": "4 h" }, { "type": "service", "name": "users", "needs": ["a"] }, { "type": "service", "name": "staff", "needs": ["a"] } ]
        """;

    private static readonly Topology Alone = Topology.Named("alone").Server("a", 1_000.Hours, 4.Hours).Service("users", ["a"]);

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { """{ "users": 4 }""", """$.topologies[0].useCases[0]: "name" is missing here; add for example "name": "node-a".""" },
        { """{ "name": " " }""", "$.topologies[0].useCases[0].name: A use case needs a name, for example \"consolidation\"." },
        { """{ "name": "x" }""", """$.topologies[0].useCases[0]: The topology has 2 services; say which one this is a use of, for example "service": "users".""" },
        { """{ "name": "x", "service": "user" }""", """$.topologies[0].useCases[0].service: There is no service named "user". Did you mean "users"?""" },
        { """{ "name": "x", "service": "users", "user": 4 }""", """$.topologies[0].useCases[0].user: "user" is not a key of a use case. Did you mean "users"?""" },
        { """{ "name": "x", "service": "users", "users": -4 }""", """$.topologies[0].useCases[0].users: "x" has -4 users; give a number, zero or more.""" },
        { """{ "name": "x", "service": "users", "impact": "grave" }""", """$.topologies[0].useCases[0].impact: "grave" is not a value of "impact". Known: "low", "moderate", "high".""" },
        { """{ "name": "x", "service": "users", "costOfOutage": 4 }""", """$.topologies[0].useCases[0].costOfOutage: This cost of an outage is in no currency; add "prices": { "currency": "USD" } to the document.""" },
        { """{ "name": "x", "service": "users" }, { "name": "x", "service": "staff" }""", """$.topologies[0].useCases[1].name: There are two use cases named "x"; give one of them another name.""" },
        { """{ "name": "x", "service": "users", "tolerableDowntime": 4 }""", "$.topologies[0].useCases[0].tolerableDowntime: " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_one_is_named(string uses, string message)
    {
        var mistake = Assert.Single(Assert.Throws<DocumentException>(() => ModelDocument.Parse($$"""{ "version": 1, "topologies": [ { {{Pool}}, "useCases": [ {{uses}} ] } ] }""")).Mistakes);

        Assert.Contains(message, mistake.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_read_as_it_stands()
    {
        var described = Assert.Single(ModelDocument.Parse($$"""
            { "version": 1, "prices": { "currency": "EUR" }, "topologies": [ { {{Pool}}, "useCases": [
              { "name": "Order entry", "service": "users", "processes": 6, "users": 400, "virtualMachines": 12, "impact": "moderate", "tolerableDowntime": "4 h", "costOfOutage": 25000.50, "dataAtRisk": 7 },
              { "name": "Mail", "service": "staff" } ] } ] }
            """).Topologies);

        Assert.Equal(
            [
                new UseCase("Order entry")
                {
                    Service = "users", Processes = 6, Users = 400, VirtualMachines = 12, Impact = Impact.Moderate, TolerableDowntime = 4.Hours, CostOfOutage = Money.Of(25_000.50m, "EUR"), DataAtRisk = 7,
                },
                new UseCase("Mail") { Service = "staff" },
            ],
            described.UseCases);
    }

    /// <summary>What could not be read back is not written.</summary>
    [Fact]
    public void One_that_could_not_be_read_back_is_not_written()
    {
        Assert.Contains("names the service \"staff\" of \"alone\", which has users;", Refusal(new UseCase("x") { Service = "staff" }), StringComparison.Ordinal);
        Assert.Contains("the document is in no currency", Refusal(new UseCase("x") { CostOfOutage = Money.Of(4, "USD") }), StringComparison.Ordinal);
        Assert.Contains("There are two use cases of \"alone\" named \"x\"", Refusal(new UseCase("x"), new UseCase("x") { Users = 4 }), StringComparison.Ordinal);

        static string Refusal(params UseCase[] uses) =>
            Assert.Throws<ModelException>(() => new ModelDocument(new DocumentTopology(Alone) { UseCases = uses }).ToJson()).Message;
    }

    [Fact]
    public void A_quotient_finds_the_service_that_its_use_names()
    {
        var two = Alone.Server("b", 10.Hours, 4.Hours).Service("staff", ["b"]).Evaluate();

        Assert.Equal("staff", CriticalityQuotient.Of(new UseCase("x") { Service = "staff" }, two).Service!.Name);
        Assert.Equal("users", CriticalityQuotient.Of(new UseCase("x"), Alone.Evaluate()).Service!.Name);
        Assert.Throws<InvalidOperationException>(() => CriticalityQuotient.Of(new UseCase("x"), two));
        Assert.Throws<KeyNotFoundException>(() => CriticalityQuotient.Of(new UseCase("x") { Service = "nobody" }, two));
        Assert.Throws<ArgumentException>(() => CriticalityQuotient.ToJson([CriticalityQuotient.Of(new UseCase("x"))]));
        Assert.Throws<ArgumentException>(() => CriticalityQuotient.ToJson([]));
        Assert.Empty(JsonSchema.OfResults.ViolationsIn(JsonNode.Parse(CriticalityQuotient.ToJson([CriticalityQuotient.Of(new UseCase("x"), Alone.Evaluate())]))));
    }
}
