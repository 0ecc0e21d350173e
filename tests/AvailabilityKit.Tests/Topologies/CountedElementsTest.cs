using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Ten servers in one line are ten servers.</summary>
public sealed class CountedElementsTest
{
    private static readonly Failover Quick = Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes);

    private static Topology Farm => Topology.Named("farm")
        .Group("enough", members: ["web"], atLeast: 8)
        .Servers("web", count: 10, mtbf: 1000.Hours, mttr: 10.Hours, needs: ["switch"])
        .Network("switch", 50_000.Hours, 2.Hours)
        .Service("shop", ["enough"]);

    [Fact]
    public void They_are_what_they_would_be_one_by_one()
    {
        var names = Enumerable.Range(1, 10).Select(number => $"web-{number}").ToArray();
        var oneByOne = names
            .Aggregate(Topology.Named("farm").Group("enough", members: names, atLeast: 8), (topology, name) => topology.Server(name, 1000.Hours, 10.Hours, ["switch"]))
            .Network("switch", 50_000.Hours, 2.Hours)
            .Service("shop", ["enough"])
            .Evaluate().Service;

        var counted = Farm.Evaluate().Service;

        Assert.Equal(oneByOne.Availability, counted.Availability);
        Assert.Equal(oneByOne.Causes, counted.Causes);
        Assert.Contains(counted.Causes, cause => cause.Element == "web-10");
    }

    [Fact]
    public void They_make_the_nodes_of_a_cluster_and_the_work_of_a_crew()
    {
        var counted = Topology.Named("t").Servers("node", count: 3, 1000.Hours, 10.Hours)
            .Cluster("db", nodes: ["node"], Quick, atLeast: 2).RepairCrew("crew", repairs: ["node"]).Service("s", ["db"]);
        var named = Topology.Named("t").Server("node-1", 1000.Hours, 10.Hours).Server("node-2", 1000.Hours, 10.Hours).Server("node-3", 1000.Hours, 10.Hours)
            .Cluster("db", nodes: ["node-1", "node-2", "node-3"], Quick, atLeast: 2).RepairCrew("crew", repairs: ["node-1", "node-2", "node-3"]).Service("s", ["db"]);

        Assert.Equal(named.Evaluate().Availability, counted.Evaluate().Availability);
    }

    [Fact]
    public void What_needs_them_needs_all_of_them_and_one_can_be_named_alone()
    {
        var two = Topology.Named("t").Storage("san", 1000.Hours, 10.Hours, count: 2).Service("all", ["san"]).Service("one", ["san-2"]).Evaluate();

        Near.Equal(2 * two["one"].Availability.Unavailability, two["all"].Availability.Unavailability, 0.02);
    }

    [Fact]
    public void A_drawing_shows_them_as_one_block() => Assert.Contains("\u00d7 10", Farm.ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void A_document_keeps_the_count()
    {
        var document = ModelDocument.Parse("""
            { "version": 1, "topologies": [ { "name": "farm", "elements": [
              { "type": "group", "name": "enough", "members": ["web"], "atLeast": 8 },
              { "type": "server", "name": "web", "mtbf": "1000 h", "mttr": "10 h", "needs": ["switch"], "count": 10 },
              { "type": "network", "name": "switch", "mtbf": "50000 h", "mttr": "2 h" },
              { "type": "service", "name": "shop", "needs": ["enough"] } ] } ] }
            """);

        Assert.Equal(Farm, document.Topologies[0].Topology);
        Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
    }

    [Fact]
    public void Copies_count_against_the_limit_of_a_document()
    {
        const string Thousand = """{ "type": "server", "name": "NAME", "mtbf": "1 y", "mttr": "1 h", "count": 1000 },""";
        var elements = string.Concat(Enumerable.Range(0, 11).Select(i => Thousand.Replace("NAME", $"s{i}", StringComparison.Ordinal)));

        var refusal = Assert.Throws<DocumentException>(() => ModelDocument.Parse(
            $$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ {{elements}} { "type": "service", "name": "s", "needs": ["s1"] } ] } ] }"""));

        Assert.Contains("The topologies have 11001 elements", refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<object?>, string> Wrong => new()
    {
        { "none", () => Topology.Named("t").Servers("web", 0, 1.Hours, 1.Hours), "The count of \"web\" is 0; give a number from 1 to 1000" },
        { "too many", () => Topology.Named("t").Servers("web", 1001, 1.Hours, 1.Hours), "The count of \"web\" is 1001" },
        { "a name that a copy has", () => Farm.Storage("web-7", 1.Hours, 1.Hours), "since web-1 to web-10 are copies; give the storage another name" },
        { "a copy that has a name", () => Topology.Named("t").Storage("web-7", 1.Hours, 1.Hours).Servers("web", 10, 1.Hours, 1.Hours), "give the storage another name" },
        { "twice in one list", () => Farm.With("enough", (RedundancyGroup group) => group with { Members = ["web", "web-3"] }).Evaluate(), "names \"web-3\" twice, once among the copies of \"web\"" },
        { "more than there are", () => Farm.With("enough", (RedundancyGroup group) => group with { AtLeast = 11 }).Evaluate(), "give a number from 1 to 10" },
        { "one of the copies taken out", () => Farm.Without("web-3"), "say \"web\", which stands for all of them" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Are_refused_with_their_names(string what, Func<object?> call, string words)
    {
        var refusal = Record.Exception(call);

        Assert.True(refusal is ArgumentException or ModelException or KeyNotFoundException, $"{what}: {refusal}");
        Assert.Contains(words, refusal!.Message, StringComparison.Ordinal);
    }
}
