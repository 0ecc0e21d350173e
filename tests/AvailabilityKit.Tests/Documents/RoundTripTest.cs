using System.Text;
using System.Text.Json.Nodes;
using AvailabilityKit.Documents;

namespace AvailabilityKit.Tests.Documents;

public class RoundTripTest
{
    [Property(MaxTest = 500)]
    public void What_is_written_reads_back_equal_to_the_last_bit(ModelDocument document)
    {
        var json = document.ToJson();
        var back = ModelDocument.Parse(json);

        Assert.Equal(document, back);
        Assert.Equal(document.GetHashCode(), back.GetHashCode());
        Assert.Equal(json, back.ToJson());
    }

    [Property]
    public void What_is_written_is_json_that_its_schema_admits(ModelDocument document) =>
        Assert.Empty(JsonSchema.OfDocuments.ViolationsIn(JsonNode.Parse(document.ToJson())));

    [Fact]
    public void Text_bytes_and_a_byte_order_mark_read_alike()
    {
        var document = RandomDocuments.Document(7);
        var json = document.ToJson();

        Assert.Equal(document, ModelDocument.Parse(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(document, ModelDocument.Parse((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(json)]));
        Assert.Equal(document, ModelDocument.Parse('\uFEFF' + json));
        Assert.Equal(document, ModelDocument.Parse(json.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_reads_back_what_was_saved()
    {
        var path = Path.GetTempFileName();
        try
        {
            var document = RandomDocuments.Document(11);
            document.Save(path);

            Assert.Equal(document, ModelDocument.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_short_way_and_the_long_way_to_say_a_thing_mean_the_same()
    {
        var brief = ModelDocument.Parse("""
            { "version": 1, "topologies": [ { "name": "t", "elements": [
              { "type": "software", "name": "os", "mtbf": "60 d", "mttr": "10 min", "planned": [ { "activity": "patch", "perYear": 4, "lasting": "PT30M", "online": 0.95 } ] },
              { "type": "service", "name": "s", "needs": ["os"], "load": { "perSecond": 2, "inFlightFor": "1 s" } } ] } ] }
            """);
        var wordy = ModelDocument.Parse("""
            { "version": 1, "calendar": "8760 h", "planned": "included", "notes": [], "topologies": [ { "name": "t", "elements": [
              { "type": "software", "name": "os", "faults": [ { "kind": "software", "mtbf": "1440 h", "mttr": "600 s", "name": "software", "needsCrew": false } ],
                "restart": "0 s", "needs": [], "planned": [ { "activity": "patch", "every": "0.25 y", "lasting": "0.5 h", "online": "95 %" } ] },
              { "type": "service", "name": "s", "needs": ["os"], "load": { "arrivals": "120 per min", "inFlightFor": "1000 ms", "replayed": "0 %", "retried": 0 } } ] } ] }
            """);

        Assert.Equal(brief, wordy);
    }

    [Fact]
    public void The_document_says_what_the_fluent_api_says()
    {
        var topology = Topology.Named("Two-node cluster")
            .Server("node-a", mtbf: 8_760.Hours, mttr: 4.Hours)
            .Server("node-b", mtbf: 8_760.Hours, mttr: 4.Hours)
            .Storage("san", mtbf: 200_000.Hours, mttr: 6.Hours)
            .Cluster("db", nodes: ["node-a", "node-b"], failover: Failover.In(30.Seconds).Covering(0.95).OtherwiseIn(15.Minutes))
            .Service("orders", needs: ["db", "san"], load: Load.PerSecond(200, inFlightFor: 250.Milliseconds));

        Assert.Equal(
            """
            {
              "$schema": "https://raw.githubusercontent.com/availabilitykit/availabilitykit/main/docs/schema/availability-model-1.schema.json",
              "version": 1,
              "calendar": "8760 h",
              "planned": "included",
              "topologies": [
                {
                  "name": "Two-node cluster",
                  "elements": [
                    { "type": "server", "name": "node-a", "mtbf": "1 y", "mttr": "4 h" },
                    { "type": "server", "name": "node-b", "mtbf": "1 y", "mttr": "4 h" },
                    { "type": "storage", "name": "san", "mtbf": "200000 h", "mttr": "6 h" },
                    {
                      "type": "cluster",
                      "name": "db",
                      "nodes": ["node-a", "node-b"],
                      "failover": { "delay": "30 s", "coverage": "95 %", "uncoveredRecovery": "15 min" }
                    },
                    {
                      "type": "service",
                      "name": "orders",
                      "needs": ["db", "san"],
                      "load": { "perSecond": 200, "inFlightFor": "250 ms" }
                    }
                  ]
                }
              ]
            }

            """,
            new ModelDocument(topology).ToJson());
    }

    [Fact]
    public void One_calendar_counts_for_downtime_and_for_prices()
    {
        var document = new ModelDocument(RandomDocuments.Document(1).Topologies) { Calendar = Calendar.Julian, Prices = new Prices("USD") };

        Assert.Equal(Calendar.Julian, document.Prices.Calendar);
        Assert.Equal(Calendar.Julian, document.Options.Calendar);
    }

    [Fact]
    public void What_could_not_be_read_back_is_not_written()
    {
        var topology = Topology.Named("t").Server("a", 1.Years, 1.Hours).Service("s", ["a"]);
        var prices = new Prices("USD");

        Assert.Equal("There are two topologies named \"t\"; give one of them another name.", Refusal(new ModelDocument(topology, topology)));
        Assert.Equal("The costs of \"t\" are in EUR and the prices in USD; use one currency.", Refusal(new ModelDocument(new DocumentTopology(topology, Costs.In("EUR"))) { Prices = prices }));
        Assert.Equal("The service \"r\" names \"b\" in \"needs\", and there is no such element. Did you mean \"a\"?", Refusal(new ModelDocument(topology.Service("r", ["b"]))));
        Assert.StartsWith("A model document needs a topology; give at least one.", Assert.Throws<ArgumentException>(() => new ModelDocument()).Message);

        static string Refusal(ModelDocument document) =>
        Assert.Throws<ModelException>(document.ToJson).Message;
    }
}
