using System.Text.Json;

namespace AvailabilityKit.Cli.Tests.Commands;

public sealed class FaultTreeCommandTest : CommandRuns
{
    private static readonly string TwoTrains = Path.Combine(Repository.Root, "samples", "fault-trees", "two-trains.xml");
    private static readonly string Power = Path.Combine(Repository.Root, "samples", "fault-trees", "emergency-power.xml");

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void The_probability_is_answered_in_every_format(string format)
    {
        var (code, output, error) = Run("fault-tree", TwoTrains, "-f", format, "--importance");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("0.646", output, StringComparison.Ordinal);
        Assert.Contains("PumpTwo", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_answer_and_how_far_it_can_be_trusted()
    {
        var (code, output, _) = Run("fault-tree", TwoTrains, "-f", "json", "--importance");
        using var json = JsonDocument.Parse(output);
        var answer = json.RootElement.GetProperty("answer");

        Assert.Equal(0, code);
        Assert.Equal("fault-tree", json.RootElement.GetProperty("kind").GetString());
        Assert.Equal(0.646, answer.GetProperty("probability").GetDouble(), 1e-15);
        Assert.Equal(0.354, answer.GetProperty("complement").GetDouble(), 1e-15);
        Assert.True(answer.GetProperty("coherent").GetBoolean());
        Assert.Equal(["PumpTwo", "PumpOne", "ValveTwo", "ValveOne"], answer.GetProperty("importance").EnumerateArray().Select(one => one.GetProperty("event").GetString()));
        Assert.InRange(json.RootElement.GetProperty("errorBound").GetDouble(), 0, 1e-13);
        Assert.NotEmpty(json.RootElement.GetProperty("assumptions").EnumerateArray());
    }

    [Fact]
    public void Cut_sets_are_counted_listed_and_summed()
    {
        var (code, output, error) = Run("fault-tree", TwoTrains, "-f", "json", "--cut-sets", "1", "--order", "2", "--count-cut-sets", "--approximation", "mcub");
        using var json = JsonDocument.Parse(output);
        var answer = json.RootElement.GetProperty("answer");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal("4", answer.GetProperty("cutSetCount").GetProperty("all").GetString());
        Assert.Equal(0.42, Assert.Single(answer.GetProperty("cutSets").EnumerateArray()).GetProperty("probability").GetDouble(), 1e-15);
        Assert.Equal(0.766144, answer.GetProperty("approximation").GetProperty("value").GetDouble(), 1e-12);
        Assert.Contains("Min-cut upper bound", Run("fault-tree", TwoTrains, "--approximation", "mcub").Output, StringComparison.Ordinal);
        Assert.Contains("PumpOne, PumpTwo", Run("fault-tree", TwoTrains, "--cut-sets", "1").Output.Replace("PumpTwo, PumpOne", "PumpOne, PumpTwo", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal((2, "availability: --order says which cut sets are listed, and none are; say how many with --cut-sets N.\n"), CodeAndError("fault-tree", TwoTrains, "--order", "2"));
        Assert.Equal((2, "availability: --approximation \"rare\" is none. Known: \"rare-event\", \"mcub\".\n"), CodeAndError("fault-tree", TwoTrains, "--approximation", "rare"));
    }

    [Fact]
    public void The_mission_and_the_gate_may_be_named()
    {
        double Probability(params string[] args)
        {
            var (code, output, error) = Run(["fault-tree", Power, "-f", "json", .. args]);
            Assert.Equal((0, ""), (code, error));
            using var json = JsonDocument.Parse(output);
            return json.RootElement.GetProperty("answer").GetProperty("probability").GetDouble();
        }

        Assert.True(Probability("--mission-time", "720 h") < Probability());
        Assert.True(Probability("--top", "diesels-fail") > Probability());
        Assert.Equal(Probability("--mission-time", "8760 h"), Probability());
    }

    [Fact]
    public void The_tree_may_come_by_the_standard_input() =>
        Assert.Equal(0, RunWith(File.ReadAllText(TwoTrains), "fault-tree", "-").Code);

    [Fact]
    public void What_is_wrong_is_told_with_its_place_and_code()
    {
        var wrong = Save("tree.xml", "<opsa-mef><define-fault-tree name='t'><define-gate name='g'><gate name='h'/></define-gate></define-fault-tree></opsa-mef>");

        Assert.Equal((2, $"availability: {wrong}:1:62: /opsa-mef/define-fault-tree/define-gate/gate: There is no event \"h\". Did you mean \"g\"?\n"), CodeAndError("fault-tree", wrong));
        Assert.Equal((2, $"availability: There is no file {Path.Combine(Folder, "tre.xml")}. Did you mean \"{wrong}\"?\n"), CodeAndError("fault-tree", Path.Combine(Folder, "tre.xml")));
        Assert.Equal((2, "availability: --mission-time \"soon\" is no time above zero; write for example --mission-time \"1000 h\".\n"), CodeAndError("fault-tree", TwoTrains, "--mission-time", "soon"));
        Assert.Equal((2, "availability: The fault tree \"two-trains\" has no gate \"no-flo\". Did you mean \"no-flow\"?\n"), CodeAndError("fault-tree", TwoTrains, "--top", "no-flo"));
        Assert.Equal((2, "availability: --limit-nodes 0 is not above 0.\n"), CodeAndError("fault-tree", TwoTrains, "--limit-nodes", "0"));
        Assert.Equal(3, CodeAndError("fault-tree", TwoTrains, "--limit-nodes", "1").Code);
        Assert.Contains("--limit-nodes N", CodeAndError("fault-tree", TwoTrains, "--limit-nodes", "1").Error, StringComparison.Ordinal);
        Assert.Equal(2, CodeAndError("fault-tree", "--importanc", TwoTrains).Code);
        Assert.Contains("Did you mean \"--importance\"?", CodeAndError("fault-tree", "--importanc", TwoTrains).Error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) CodeAndError(params string[] args)
    {
        var (code, _, error) = Run(args);
        return (code, error);
    }
}
