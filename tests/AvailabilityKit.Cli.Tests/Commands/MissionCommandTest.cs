using System.Text.Json;

namespace AvailabilityKit.Cli.Tests.Commands;

public sealed class MissionCommandTest : CommandRuns
{
    [Fact]
    public void A_mission_answers_in_every_format_and_judges_its_reliability()
    {
        var file = Save("two.json", TwoNodes);
        var text = Run("mission", file, "--lasting", "30 d");
        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.Contains("30 d", text.Output, StringComparison.Ordinal);
        Assert.All(text.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.StartsWith("<!DOCTYPE html>", Run("mission", file, "--lasting", "30 d", "-f", "html").Output, StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(Run("mission", file, "--lasting", "30 d", "-f", "json").Output);
        Assert.Equal(30 * 86_400, json.RootElement.GetProperty("answer").GetProperty("topologies")[0].GetProperty("missionSeconds").GetDouble());

        var missed = Run("mission", file, "--lasting", "30 d", "--reliability", "99.9999 %");
        Assert.Equal(1, missed.Code);
        Assert.Contains("misses the 99.9999 % that was asked for", missed.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("mission", file, "--lasting", "30 d", "--reliability", "1 %").Code);
    }

    [Fact]
    public void A_mission_begins_with_how_things_stand()
    {
        var file = Save("two.json", TwoNodes);
        using var json = JsonDocument.Parse(Run("mission", file, "--lasting", "1 d", "--down", "a", "--failing", "b=hardware", "-f", "json").Output);
        var begins = json.RootElement.GetProperty("answer").GetProperty("topologies")[0].GetProperty("begins");

        Assert.Equal(["a is down", "b fails by hardware"], begins.EnumerateArray().Select(text => text.GetString()));
        Assert.Contains("a is down", Run("mission", file, "--lasting", "1 d", "--down", "a").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mission_begins_at_a_time_of_the_week_where_something_goes_by_the_clock()
    {
        var file = Save("hours.json", TwoNodes.Replace("\"needs\": [\"a\"] }", "\"needs\": [\"a\"], \"hours\": \"weekdays 08:00-17:00\" }", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(Run("mission", file, "--lasting", "1 d", "--at", "Friday 17:00", "-f", "json").Output);
        var topology = json.RootElement.GetProperty("answer").GetProperty("topologies")[0];

        // The weekend has begun: nobody wants the reports.
        Assert.Equal("fri 17:00", topology.GetProperty("beginsAt").GetString());
        Assert.Equal(1, topology.GetProperty("services")[1].GetProperty("reliability").GetDouble());
        Assert.InRange(topology.GetProperty("services")[0].GetProperty("reliability").GetDouble(), 0.9, 0.9999999);
        Assert.Contains("from mon 00:00", Run("mission", file, "--lasting", "1 d").Output, StringComparison.Ordinal);
        using var plain = JsonDocument.Parse(Run("mission", Save("two.json", TwoNodes), "--lasting", "1 d", "-f", "json").Output);
        Assert.Equal(JsonValueKind.Null, plain.RootElement.GetProperty("answer").GetProperty("topologies")[0].GetProperty("beginsAt").ValueKind);
    }

    [Theory]
    [InlineData("There is no element \"aa\"", "--down", "aa")]
    [InlineData("\"a\" has no fault \"fire\"", "--failing", "a=fire")]
    [InlineData("No planned work is announced for \"a\"", "--worked-on", "a=patch")]
    [InlineData("for example disks=0", "--left", "a=some")]
    [InlineData("for example disks=0", "--left", "a")]
    [InlineData("is no stock of spares", "--left", "a=3")]
    [InlineData("names an element", "--down", "=x")]
    [InlineData("\"friday\" is no time of the week", "--at", "friday")]
    [InlineData("for example \"fri 17:00\"", "--at", "fri 25:00")]
    [InlineData("for example \"fri 17:00\"", "--at", "fry 17:00")]
    public void A_state_that_cannot_be_is_refused_in_one_line(string expected, params string[] options)
    {
        var (code, output, error) = Run(["mission", Save("two.json", TwoNodes), "--lasting", "1 d", .. options]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("say how long it lasts")]
    [InlineData("give a finite time above zero", "--lasting", "0 s")]
    [InlineData("\"5\"", "--lasting", "5")]
    public void A_mission_without_an_end_is_refused_in_one_line(string expected, params string[] options)
    {
        var (code, output, error) = Run(["mission", Save("two.json", TwoNodes), .. options]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
