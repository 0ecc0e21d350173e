using AvailabilityKit.FaultTrees;

namespace AvailabilityKit.Published;

/// <summary>The five importance measures of the "two trains" tree that the tests of the SCRAM tool print (tests/risk_analysis_tests.cc), from a file.</summary>
public class TwoTrainsFaultTreeTest
{
    private static readonly FaultTree Tree = FaultTree.Load(Path.Combine(RepositoryFolder.Root, "samples", "fault-trees", "two-trains.xml"));

    [Theory]
    [InlineData("PumpOne", 0.51, 0.473684, 0.789474, 1.31579, 1.9)]
    [InlineData("PumpTwo", 0.38, 0.411765, 0.823529, 1.17647, 1.7)]
    [InlineData("ValveOne", 0.34, 0.210526, 0.526316, 1.31579, 1.26667)]
    [InlineData("ValveTwo", 0.228, 0.176471, 0.588235, 1.17647, 1.21429)]
    public void Every_measure_of_every_event_is_the_published_one(string name, double birnbaum, double criticality, double diagnostic, double achievement, double reduction)
    {
        var found = Tree.Evaluate(new() { Importance = true });
        var one = found.Importance!.Single(importance => importance.Name == name);

        Near.Equal(0.646, found.Probability.Value, 1e-14);
        Near.Equal(birnbaum, one.Birnbaum, 1e-5);
        Near.Equal(criticality, one.Criticality, 1e-5);
        Near.Equal(diagnostic, one.Diagnostic, 1e-5);
        Near.Equal(achievement, one.RiskAchievement, 1e-5);
        Near.Equal(reduction, one.RiskReduction, 1e-5);
    }

    [Fact]
    public void With_smaller_probabilities_the_exact_one_is_00113704()
    {
        BasicEvent valveOne = new("ValveOne", 0.04), valveTwo = new("ValveTwo", 0.05), pumpOne = new("PumpOne", 0.06), pumpTwo = new("PumpTwo", 0.07);

        var tree = new FaultTree("two-trains", new Gate("top", (valveOne | pumpOne) & (valveTwo | pumpTwo)));

        Near.Equal(0.0113704, tree.Evaluate().Probability.Value, 1e-5);
        Near.Equal(0.012, tree.Evaluate(new() { Approximation = CutSetApproximation.RareEvent }).Approximation!.Value, 1e-12);
    }

    [Fact]
    public void The_min_cut_upper_bound_is_the_published_one()
    {
        Near.Equal(0.766144, Tree.Evaluate(new() { Approximation = CutSetApproximation.MinCutUpperBound }).Approximation!.Value, 1e-6);
        Assert.Equal(
            ["PumpOne, PumpTwo", "PumpOne, ValveTwo", "PumpTwo, ValveOne", "ValveOne, ValveTwo"],
            Tree.Evaluate(new() { CutSets = 10 }).CutSets!.Select(set => string.Join(", ", set.Events.Order(StringComparer.Ordinal))));
    }
}
