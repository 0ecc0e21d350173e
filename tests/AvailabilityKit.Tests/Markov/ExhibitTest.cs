namespace AvailabilityKit.Tests.Markov;

public class ExhibitTest
{
    private static readonly MarkovChain<string> Pair = MarkovChain.Named("pair").Transition("up", "down", 1.PerHour).Transition("down", "up", 3.PerHour).Build();

    [Fact]
    public void Every_answer_shows_its_numbers_its_method_and_its_error_bound()
    {
        Assert.All(
            [Pair.SteadyState().ToText(), Pair.At(1.Hours).ToText(), Pair.Over(1.Hours).ToText(), Pair.Until(s => s == "down").ToText()],
            text =>
            {
                Assert.Contains("pair", text, StringComparison.Ordinal);
                Assert.Contains("How this was computed", text, StringComparison.Ordinal);
                Assert.Contains("Relative error at most", text, StringComparison.Ordinal);
            });
        Assert.Contains("0.75", Pair.SteadyState().ToText(), StringComparison.Ordinal);
        Assert.Contains("1 h", Pair.Until(s => s == "down").ToText(), StringComparison.Ordinal);
        Assert.Contains("infinite", MarkovChain.Named("x").Transition("a", "b", 1.PerHour).State("c").Build().Until(s => s == "c").ToText(), StringComparison.Ordinal);
    }
}
