using System.Text.Json;

namespace AvailabilityKit.Cli.Tests.Commands;

public sealed class SimulateCommandTest : CommandRuns
{
    [Fact]
    public void A_simulation_answers_in_every_format_and_the_same_on_any_number_of_threads()
    {
        var file = Save("two.json", TwoNodes);
        var text = Run("simulate", file, "--years", "2000", "--seed", "3");
        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.Contains("exact values lie in their intervals", text.Output, StringComparison.Ordinal);
        Assert.Contains("seed 3", text.Output, StringComparison.Ordinal);
        Assert.All(text.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Equal(text.Output, Run("simulate", file, "--years", "2000", "--seed", "3", "--threads", "1").Output);
        Assert.NotEqual(text.Output, Run("simulate", file, "--years", "2000", "--seed", "4").Output);
        Assert.StartsWith("<!DOCTYPE html>", Run("simulate", file, "--until", "20 %", "-f", "html").Output, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("# ", Run("simulate", file, "--rare", "-f", "markdown").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run("simulate", file, "--years", "2000", "-f", "json").Output);
        Assert.Equal("simulation", json.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public void A_simulation_that_ends_early_answers_and_says_which_limit_to_raise()
    {
        var file = Save("two.json", TwoNodes);
        var (code, output, error) = Run("simulate", file, "--until", "0.1 %", "--limit", "events=50000");

        Assert.Equal(3, code);
        Assert.Contains("Ended early", output, StringComparison.Ordinal);
        Assert.Contains("Raise --limit events=N", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--years", "0")]
    [InlineData("--until", "100 %")]
    [InlineData("--threads", "0")]
    [InlineData("--limit", "events=many")]
    [InlineData("--limit", "event=5")]
    public void A_wrong_option_of_a_simulation_is_refused(string option, string value)
    {
        var (code, output, error) = Run("simulate", Save("two.json", TwoNodes), option, value);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(value, error, StringComparison.Ordinal);
    }

    [Fact]
    public void How_long_is_simulated_and_how_long_it_takes_are_not_both_said()
    {
        Assert.Contains("give one of them", Run("simulate", Save("two.json", TwoNodes), "--years", "5", "--rare").Error, StringComparison.Ordinal);
        Assert.Contains("give one of them", Run("simulate", Save("two.json", TwoNodes), "--years", "5", "--until", "5 %").Error, StringComparison.Ordinal);
    }
}
