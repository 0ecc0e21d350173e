using System.Text.Json;

namespace AvailabilityKit.Cli.Tests.Commands;

public sealed class CriticalityCommandTest : CommandRuns
{
    private const string Used = """
        { "version": 1, "topologies": [ { "name": "pair", "elements": [
          { "type": "server", "name": "a", "mtbf": "1000 h", "mttr": "10 h" }, { "type": "service", "name": "users", "needs": ["a"] } ],
          "useCases": [ { "name": "Alarm", "impact": "high" }, { "name": "Bench" } ] } ] }
        """;

    [Fact]
    public void Each_use_is_scored_in_every_format()
    {
        var file = Save("used.json", Used);
        var text = Run("criticality", file);
        Assert.Equal((0, ""), (text.Code, text.Error));

        // A high impact is never below 60, and one server of 99 % reaches class 0.
        Assert.Contains("Alarm scores 60 of 100 and asks for AEC-3", text.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", Run("criticality", file, "-f", "html").Output, StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(Run("criticality", file, "-f", "json").Output);
        var uses = json.RootElement.GetProperty("answer").GetProperty("uses");
        Assert.Equal(["Alarm", "Bench"], uses.EnumerateArray().Select(use => use.GetProperty("name").GetString()));
        Assert.Equal((3, 0, false), (uses[0].GetProperty("asks").GetInt32(), uses[0].GetProperty("reaches").GetInt32(), uses[0].GetProperty("isMet").GetBoolean()));
    }

    [Fact]
    public void What_is_required_and_not_reached_ends_with_one()
    {
        var file = Save("used.json", Used);
        var missed = Run("criticality", file, "--required");

        Assert.Equal(1, missed.Code);
        Assert.Contains("pair: Alarm scores 60 of 100", missed.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("criticality", Save("bench.json", Used.Replace("1000 h", "1000000 h", StringComparison.Ordinal).Replace("{ \"name\": \"Alarm\", \"impact\": \"high\" }, ", "", StringComparison.Ordinal)), "--required").Code);
    }

    [Fact]
    public void Without_uses_there_is_nothing_to_score()
    {
        var none = Run("criticality", Save("two.json", TwoNodes));

        Assert.Equal(2, none.Code);
        Assert.Contains("add \"useCases\"", none.Error, StringComparison.Ordinal);
    }
}
