using System.Text.Json;

namespace AvailabilityKit.Cli.Tests.Commands;

public sealed class ChainCommandTest : CommandRuns
{
    private static readonly string Cluster = Path.Combine(Repository.Root, "samples", "chains", "cluster.sm");

    [Fact]
    public void Properties_are_answered_in_every_format()
    {
        var text = Run("chain", Cluster, "--const", "N=2", "--prop", "S=? [ \"premium\" ]");
        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.Contains("0.99996153356236", text.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", Run("chain", Cluster, "--const", "N=2", "-f", "html").Output, StringComparison.OrdinalIgnoreCase);

        using var json = JsonDocument.Parse(Run("chain", Cluster, "--const", "N=2", "--prop", "S=? [ \"premium\" ]", "--prop", "R{\"repairs\"}=? [ C<=1 ]", "-f", "json").Output);
        var answer = json.RootElement.GetProperty("answer");
        Assert.Equal(276, answer.GetProperty("states").GetInt32());
        Assert.Equal(2, answer.GetProperty("properties").GetArrayLength());
        Assert.Equal(0.9999615335623632, answer.GetProperty("properties")[0].GetProperty("value").GetDouble(), 1e-12);
        Assert.All(["method", "errorBound", "assumptions", "elapsed"], name => Assert.NotEqual(JsonValueKind.Undefined, json.RootElement.GetProperty(name).ValueKind));
    }

    [Fact]
    public void A_chain_is_exported_and_asked_again()
    {
        var properties = Save("asked.props", "S=? [ \"premium\" ];");
        var folder = Path.GetDirectoryName(properties)!;
        var file = Path.Combine(folder, "c.tra");
        Assert.Equal(0, Run("chain", Cluster, "--const", "N=2", "--export", file).Code);
        Assert.Contains("0.99996153356236", Run("chain", file, "--props", properties).Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("chain", file, "--const", "N=2").Code);
    }

    /// <summary>A file of properties may leave the times open, as those of PRISM's case studies do.</summary>
    [Fact]
    public void Constants_of_properties_are_given_like_those_of_the_model()
    {
        var properties = Save("open.props", "const double T; // hours\nR{\"repairs\"}=? [ C<=T ];\nP=? [ true U<=T !\"minimum\" ]");
        using var json = JsonDocument.Parse(Run("chain", Cluster, "--const", "N=2,T=2000", "--props", properties, "-f", "json").Output);
        var answers = json.RootElement.GetProperty("answer").GetProperty("properties");

        Assert.Equal(17.3697782839, answers[0].GetProperty("value").GetDouble(), 1e-8);
        Assert.Equal(0.00115839557523, answers[1].GetProperty("value").GetDouble(), 1e-12);
        Assert.Contains("The constant \"T\" (line 1) has no value", Run("chain", Cluster, "--const", "N=2", "--props", properties).Error, StringComparison.Ordinal);
        Assert.Contains("The model has no constant \"U\"", Run("chain", Cluster, "--const", "N=2,U=2000", "--props", properties).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "Did you mean \"N\"?", "--const", "M=2")]
    [InlineData(2, "has no value", "--prop", "S=? [ true ]")]
    [InlineData(2, "Did you mean \"premium\"?", "--const", "N=2", "--prop", "S=? [ \"premum\" ]")]
    [InlineData(2, "There is no file", "--const", "N=2", "--props", "no-such-file")]
    [InlineData(2, "is no number of seconds", "--const", "N=2", "--timeout", "0")]
    [InlineData(3, "more than 100 states", "--const", "N=2", "--limit-states", "100")]
    [InlineData(3, "of --timeout", "--const", "N=400", "--timeout", "0.05")]
    public void What_cannot_be_answered_is_said_in_one_line(int code, string message, params string[] options)
    {
        var run = Run(["chain", Cluster, .. options]);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }
}
