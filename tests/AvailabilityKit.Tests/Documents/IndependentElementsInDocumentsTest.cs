using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Known availabilities and Markov chains as a document says them.</summary>
public class IndependentElementsInDocumentsTest
{
    private const string Raid = """
        { "type": "chain", "name": "raid", "up": ["whole", "degraded"], "transitions": [
          { "from": "whole", "to": "degraded", "rate": "3/y" }, { "from": "degraded", "to": "whole", "rate": "1/h" },
          { "from": "degraded", "to": "lost", "rate": "2/y", "named": "second" }, { "from": "lost", "to": "whole", "rate": "1/d" } ] }
        """;

    private static string Of(string elements) =>
        $$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ {{elements}}, { "type": "service", "name": "s", "needs": ["x"] } ] } ] }""";

    [Fact]
    public void A_document_says_what_the_fluent_calls_say()
    {
        var read = ModelDocument.Parse(Of("""{ "type": "known", "name": "sql", "availability": "99.99 %", "meanOutage": "30 min" }, { "type": "known", "name": "x", "availability": 0.9995, "needs": ["sql", "raid"] },""" + Raid)).Topologies[0].Topology;
        var chain = MarkovChain.Named("raid")
            .Transition("whole", "degraded", Rate.PerYear(3)).Transition("degraded", "whole", Rate.PerHour(1))
            .Transition("degraded", "lost", Rate.PerYear(2), named: "second").Transition("lost", "whole", Rate.Per(1.Days)).Build();
        var said = Topology.Named("t")
            .Known("sql", Availability.Parse("99.99 %"), meanOutage: 30.Minutes)
            .Known("x", Availability.FromAvailability(0.9995), needs: ["sql", "raid"])
            .Chain("raid", chain, up: state => state != "lost")
            .Service("s", needs: ["x"]);

        Near.Equal(said.Evaluate().Availability.Unavailability, read.Evaluate().Availability.Unavailability);
        Assert.Equal(((ChainElement)said.Elements[2]).Up, ((ChainElement)read.Elements[2]).Up);
        Assert.Equal(said.Elements[2], read.Elements[2]);
        Assert.Null(read.Evaluate().Service.OutageFrequency);
    }

    [Fact]
    public void A_document_keeps_the_count()
    {
        var document = ModelDocument.Parse(Of(
            """{ "type": "known", "name": "sql", "availability": "99 %", "count": 3 }, { "type": "group", "name": "x", "members": ["sql", "raid"] },"""
            + Raid.Replace("\"raid\",", "\"raid\", \"count\": 2,", StringComparison.Ordinal)));

        Assert.Equal(3, ((KnownElement)document.Topologies[0].Topology["sql"]).Count);
        Assert.Equal(2, ((ChainElement)document.Topologies[0].Topology["raid"]).Count);
        Assert.Equal(document.Topologies[0].Topology, ModelDocument.Parse(document.ToJson()).Topologies[0].Topology);
    }

    [Theory]
    [InlineData("""{ "type": "known", "name": "x", "availability": "99 %", "count": 0 }""", "The count of \"x\" is 0")]
    [InlineData("""{ "type": "known", "name": "x" }""", "\"availability\" is missing")]
    [InlineData("""{ "type": "known", "name": "x", "availability": "120 %" }""", "120 %")]
    [InlineData("""{ "type": "known", "name": "x", "availability": "99 %", "meanOutage": "0 s" }""", "give a finite time above zero")]
    [InlineData("""{ "type": "chain", "name": "x", "up": ["a"], "transitions": [ { "from": "a", "to": "b" } ] }""", "\"rate\" is missing")]
    public void What_is_wrong_is_named(string element, string message) =>
        Assert.Contains(message, Assert.Throws<DocumentException>(() => ModelDocument.Parse(Of(element))).Message, StringComparison.Ordinal);
}
