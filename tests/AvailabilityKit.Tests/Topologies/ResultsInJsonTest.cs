using System.Text.Json.Nodes;
using AvailabilityKit.Documents;
using AvailabilityKit.Economics;
using AvailabilityKit.Tests.Documents;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What results are as JSON: as the schema says, and with every digit of the figures they hold.</summary>
public class ResultsInJsonTest
{
    private static readonly ModelDocument Figure = ModelDocument.Load(Path.Combine(RepositoryFolder.Root, "samples", "white-paper", "figure-2.json"));

    private static readonly Topology Idle = Topology.Named("Never down").Server("a", Duration.Infinite, 4.Hours).Service("s", needs: ["a"]);

    [Fact]
    public void Every_result_is_as_the_schema_says()
    {
        List<Evaluation> evaluations = [.. Figure.Topologies.Select(topology => topology.Topology.Evaluate(Figure.Options)), Idle.Evaluate(new EvaluationOptions { Planned = PlannedDowntime.Excluded })];
        IReadOnlyList<Alternative> alternatives = [.. Figure.Topologies.Select((topology, at) => new Alternative(evaluations[at], topology.Costs))];

        Admits(evaluations[0].ToJson());
        Admits(evaluations[^1].ToJson());
        Admits(Evaluation.ToJson(evaluations));
        Admits(Explanation.ToJson(evaluations));
        Admits(Comparison.Of(alternatives, Figure.Prices).ToJson());
        Admits(Comparison.Of(evaluations.Take(2)).ToJson());
    }

    [Fact]
    public void A_mission_is_as_the_schema_says_with_every_digit_of_its_figures()
    {
        var mission = Figure.Topologies[0].Topology.Mission(730.Hours);
        var json = JsonNode.Parse(mission.ToJson())!;
        var service = json["answer"]!["topologies"]![0]!["services"]![0]!;

        Admits(mission.ToJson());
        Admits(Idle.Mission(730.Hours).ToJson());
        Assert.Equal("mission", (string?)json["kind"]);
        Assert.Equal(mission.Services[0].Reliability.Complement, (double)service["unreliability"]!);
        Assert.Equal(mission.Services[0].MeanTimeToFirstFailure.TotalSeconds, (double)service["meanSecondsToFirstFailure"]!);
        Assert.Null(JsonNode.Parse(Idle.Mission(730.Hours).ToJson())!["answer"]!["topologies"]![0]!["services"]![0]!["meanSecondsToFirstFailure"]);
    }

    [Fact]
    public void The_schema_says_what_every_member_means_and_admits_no_other()
    {
        var schema = JsonSchema.OfResults;
        foreach (var name in schema.Definitions)
        {
            var definition = schema.Definition(name);
            var keys = definition["properties"]!.AsObject();

            Assert.False((bool)definition["additionalProperties"]!, name);
            Assert.Equal(keys.Select(pair => pair.Key), definition["required"]!.AsArray().Select(key => (string)key!));
        }

        Assert.NotEmpty(schema.ViolationsIn(JsonNode.Parse(Idle.Evaluate().ToJson().Replace("\"nines\"", "\"zeros\"", StringComparison.Ordinal))));
        Assert.Equal(Evaluation.JsonSchemaAddress, (string?)JsonNode.Parse(Evaluation.JsonSchema)!["$id"]);
    }

    [Fact]
    public void Every_class_of_cause_and_cost_has_its_word_in_the_schema()
    {
        Assert.Equal(Enum.GetValues<CauseKind>().Length, Words("cause", "kind").Count);
        Assert.Equal(Enum.GetValues<Layer>().Length, Words("layer", "layer").Count);
        Assert.Equal(Words("layer", "layer"), Words("cause", "layer"));
        Assert.Equal(Enum.GetValues<CostCategory>().Length, Words("costLine", "category").Count);
        Assert.Equal(Enum.GetValues<TopologyWarningKind>().Length, Words("warning", "kind").Count);
        Assert.Equal(Enum.GetValues<CrewDiscipline>().Length, Words("crew", "discipline").Count);
        Assert.Equal(Words("crew", "discipline"), Words("simulatedCrew", "discipline"));
        Assert.Superset(DocumentWords.Faults.All.ToHashSet(), Words("cause", "kind"));
        Assert.Superset(DocumentWords.CostCategories.All.ToHashSet(), Words("costLine", "category"));

        static HashSet<string> Words(string definition, string key) =>
            [.. JsonSchema.OfResults.Definition(definition)["properties"]![key]!["enum"]!.AsArray().Select(word => (string)word!)];
    }

    [Fact]
    public void A_service_has_the_figures_of_its_evaluation_to_the_last_bit()
    {
        var evaluation = Figure.Topologies[1].Topology.Evaluate();
        var expected = evaluation.Service;
        var json = JsonNode.Parse(evaluation.ToJson())!;
        var topology = json["answer"]!["topologies"]![0]!;
        var service = topology["services"]![0]!;

        Assert.Equal("High-availability cluster", (string)topology["name"]!);
        Assert.Equal(8760, (double)topology["calendar"]!["hours"]!);
        Assert.Equal("included", (string)topology["planned"]!);
        Assert.Equal("root", (string)topology["causeLevel"]!);
        Assert.Equal(expected.Availability.Value, (double)service["availability"]!);
        Assert.Equal(expected.Availability.Unavailability, (double)service["unavailability"]!);
        Assert.Equal(expected.UnplannedAvailability.Unavailability, (double)service["unplannedUnavailability"]!);
        Assert.Equal(expected.PlannedDowntimePerYear.TotalSeconds, (double)service["plannedDowntimeSecondsPerYear"]!);
        Assert.Equal(expected.UnplannedDowntimePerYear.TotalSeconds, (double)service["unplannedDowntimeSecondsPerYear"]!);
        Assert.Equal((double?)expected.UnplannedOutagesPerYear, (double)service["unplannedOutagesPerYear"]!);
        Assert.Equal(expected.MeanUpTime!.Value.TotalSeconds, (double)service["meanUpTimeSeconds"]!);
        Assert.Equal(expected.WorkLost!.InFlightPerYear, (double)service["workLost"]!["inFlightPerYear"]!);
        Assert.Equal(expected.Failovers[0].UncoveredPerYear, (double)service["failovers"]![0]!["uncoveredPerYear"]!);
        Assert.Equal(
            expected.Causes.Select(cause => (cause.Element, cause.Unavailability)),
            service["causes"]!.AsArray().Select(cause => ((string)cause!["element"]!, (double)cause["unavailability"]!)));
        Assert.Equal(
            expected.Causes.ByLayer.Select(layer => (layer.Unavailability, layer.DowntimePerYear.TotalSeconds, layer.Share, layer.OutagesPerYear)),
            service["layers"]!.AsArray().Select(layer => ((double)layer!["unavailability"]!, (double)layer["downtimeSecondsPerYear"]!, (double)layer["share"]!, (double?)layer["outagesPerYear"])));
        Assert.Equal(
            [("planned", "planned-work"), ("uncovered", "architecture")],
            service["causes"]!.AsArray().Select(cause => ((string)cause!["kind"]!, (string)cause["layer"]!)).Where(cause => cause.Item1 is "uncovered" or "planned").Distinct().Order());
        Assert.Equal(service["layers"]!.ToJsonString(), service["missingByLayer"]!.ToJsonString());
        Assert.Equal(evaluation.Method, (string)json["method"]!);
        Assert.Equal(evaluation.ErrorBound, (double)json["errorBound"]!);
        Assert.Equal(evaluation.Assumptions, json["assumptions"]!.AsArray().Select(text => (string)text!));
        Assert.Equal(evaluation.Elapsed.TotalSeconds, (double)json["elapsed"]!);
    }

    [Fact]
    public void A_crew_has_the_figures_of_its_evaluation_to_the_last_bit()
    {
        var shop = Topology.Named("shop").Servers("web", 3, 100.Hours, 8.Hours)
            .RepairCrew("smiths", ["web"], discipline: CrewDiscipline.FirstComeFirstServed).Service("s", ["web"]);
        var (evaluation, simulation) = (shop.Evaluate(), shop.Simulate(10_000.Hours));
        var (expected, simulated) = (evaluation.Crew("smiths"), simulation.Crew("smiths"));
        var crew = JsonNode.Parse(evaluation.ToJson())!["answer"]!["topologies"]![0]!["crews"]![0]!;
        var lived = JsonNode.Parse(simulation.ToJson())!["answer"]!["topologies"]![0]!["crews"]![0]!;

        Admits(evaluation.ToJson());
        Admits(simulation.ToJson());
        Assert.Equal(("smiths", 1, "first-come-first-served"), ((string?)crew["name"], (int)crew["men"]!, (string?)crew["discipline"]));
        Assert.Equal(
            (expected.BusyMen, expected.Utilization.Value, expected.AllBusy.Value, expected.Waiting),
            ((double)crew["busyMen"]!, (double)crew["utilization"]!, (double)crew["allBusy"]!, (double)crew["waiting"]!));
        Assert.Equal(
            (expected.RepairsPerYear, expected.MeanWait.TotalSeconds, expected.ErrorBound),
            ((double)crew["repairsPerYear"]!, (double)crew["meanWaitSeconds"]!, (double)crew["errorBound"]!));
        Assert.Equal((simulated.Waiting.Value, expected.Waiting), ((double)lived["waiting"]!["value"]!, (double)lived["waiting"]!["exact"]!));
        Assert.Equal((simulated.MeanWait.High.TotalSeconds, expected.MeanWait.TotalSeconds), ((double)lived["meanWaitSeconds"]!["high"]!, (double)lived["meanWaitSeconds"]!["exact"]!));
        Assert.Equal((simulated.AllBusy.Low, expected.AllBusy.Value), ((double)lived["allBusy"]!["low"]!, (double)lived["allBusy"]!["exact"]!));
    }

    [Fact]
    public void A_disk_array_has_its_durability_to_the_last_bit()
    {
        var evaluation = Topology.Named("files").DiskArray("shelf", 6, 2, 100.Years, 12.Hours).DiskArray("stone", 1, 0, Duration.Infinite, 1.Hours).Service("s", ["shelf", "stone"]).Evaluate();
        var json = JsonNode.Parse(evaluation.ToJson())!["answer"]!["topologies"]![0]!["durability"]!;
        var expected = evaluation.Durability[0];

        Admits(evaluation.ToJson());
        Assert.Equal(("shelf", 8760 * 3600.0), ((string?)json[0]!["element"], (double)json[0]!["overSeconds"]!));
        Assert.Equal(
            (expected.Kept.Complement, expected.MeanTimeToLoss.TotalSeconds, expected.ErrorBound),
            ((double)json[0]!["lossProbability"]!, (double)json[0]!["meanTimeToLossSeconds"]!, (double)json[0]!["errorBound"]!));
        Assert.Equal((0.0, null), ((double)json[1]!["lossProbability"]!, json[1]!["meanTimeToLossSeconds"]));
    }

    [Fact]
    public void What_is_infinite_is_null()
    {
        var service = JsonNode.Parse(Idle.Evaluate().ToJson())!["answer"]!["topologies"]![0]!["services"]![0]!.AsObject();

        Assert.Equal(0, (double)service["unavailability"]!);
        Assert.True(service.ContainsKey("nines") && service["nines"] is null);
        Assert.True(service.ContainsKey("meanUpTimeSeconds") && service["meanUpTimeSeconds"] is null);
        Assert.True(service.ContainsKey("workLost") && service["workLost"] is null);
    }

    [Fact]
    public void A_comparison_has_costs_break_evens_and_paybacks_to_the_last_decimal()
    {
        var comparison = Comparison.Of([.. Figure.Topologies.Select(topology => new Alternative(topology.Topology.Evaluate(Figure.Options), topology.Costs))], Figure.Prices, "Which?", ["A remark."]);
        var answer = JsonNode.Parse(comparison.ToJson())!["answer"]!;
        var costs = comparison.Costs!;

        Assert.Equal(("Which?", "A remark.", comparison.MostAvailable.Name, costs.Cheapest!.Name), ((string)answer["title"]!, (string)answer["remarks"]![0]!, (string)answer["mostAvailable"]!, (string)answer["cheapest"]!));
        Assert.Equal(costs.Alternatives.Select(alternative => alternative.PresentValue.Amount), answer["alternatives"]!.AsArray().Select(alternative => (decimal)alternative!["costs"]!["presentValue"]!));
        Assert.Equal(costs.Alternatives[2].Lines.Select(line => line.PresentValue.Amount), answer["alternatives"]![2]!["costs"]!["lines"]!.AsArray().Select(line => (decimal)line!["presentValue"]!));
        Assert.Equal(costs.BreakEvens.Length, answer["breakEvens"]!.AsArray().Count);
        for (var at = 0; at < costs.BreakEvens.Length; at++)
        {
            var (expected, actual) = (costs.BreakEvens[at], answer["breakEvens"]![at]!);
            var payback = Payback.Between(expected.First, expected.Second)!;
            Assert.Equal((expected.First.Name, expected.Second.Name, expected.Reason), ((string)actual["first"]!, (string)actual["second"]!, (string)actual["reason"]!));
            Assert.Equal((expected as BreakEven.AtPrice)?.PricePerHour.Amount, (decimal?)actual["pricePerHour"]);
            Assert.Equal((payback.DiscountedMonth, payback.ReturnOnInvestment), ((int?)actual["payback"]!["discountedMonth"], (decimal?)actual["payback"]!["returnOnInvestment"]));
            Assert.Equal((payback.Investor.Name, payback.Investment.Amount, payback.Month), ((string)actual["payback"]!["investor"]!, (decimal)actual["payback"]!["investment"]!, (int?)actual["payback"]!["month"]));
        }
    }

    [Fact]
    public void One_evaluation_always_gives_the_same_text()
    {
        var evaluation = Idle.Evaluate();

        Assert.Equal(evaluation.ToJson(), evaluation.ToJson());
        Assert.Equal(evaluation.ToJson(), Evaluation.ToJson([evaluation]));
    }

    [Fact]
    public void No_evaluation_is_no_result()
    {
        Assert.StartsWith("There is no evaluation to write; give at least one.", Assert.Throws<ArgumentException>(() => Evaluation.ToJson([])).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no evaluation to write; give at least one.", Assert.Throws<ArgumentException>(() => Explanation.ToJson()).Message, StringComparison.Ordinal);
    }

    private static void Admits(string json) => Assert.Empty(JsonSchema.OfResults.ViolationsIn(JsonNode.Parse(json)));
}
