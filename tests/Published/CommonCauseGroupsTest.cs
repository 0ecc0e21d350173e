using System.Globalization;
using AvailabilityKit.Blocks.CommonCauses;
using AvailabilityKit.FaultTrees;

namespace AvailabilityKit.Published;

/// <summary>
/// Three trains, each of a pump and a valve, all of which must fail; pumps and valves each are a common-cause group of total probability 0.1. The
/// models of the core tests of the SCRAM tool, whose printed probabilities are matched to their last digit.
/// </summary>
/// <remarks>
/// Formulas of Q_k: A. Mosleh, D. M. Rasmuson, F. M. Marshall, NUREG/CR-5485, 1998, table 5-2. With q1, q2, q3 the probability that exactly one, two
/// or three given members are struck at once, the seven events of each group are independent. The exact values were recomputed by going through all combinations.
/// </remarks>
public class CommonCauseGroupsTest
{
    private static readonly string[] Numbers = ["one", "two", "three"];

    public static TheoryData<string, double[], double[], double> Models => new()
    {
        { "beta-factor", [0.2], [0.08, 0, 0.02], 0.043080 },
        { "MGL", [0.2, 0.1], [0.08, 0.009, 0.002], 0.016295 },
        { "alpha-factor", [0.7, 0.2, 0.1], [0.05, 0.0142857142857143, 0.0214285714285714], 0.052981 },
        { "phi-factor", [0.7, 0.2, 0.1], [0.07, 0.02, 0.01], 0.041039 },
        { "staggered", [0.7, 0.2, 0.1], [0.07, 0.01, 0.01], 0.030918 },
    };

    [Theory, MemberData(nameof(Models))]
    public void The_model_gives_the_probability_that_exactly_given_members_are_struck(string model, double[] factors, double[] expected, double top)
    {
        var found = Model(model, factors).Probabilities(3, 0.1);

        Assert.All(Enumerable.Range(0, 3), k => Assert.Equal(expected[k], found[k], 1e-15));
        Assert.Equal(top, AllCombinations(expected), 6e-7);
    }

    [Theory, MemberData(nameof(Models))]
    public void Three_trains_fail_with_the_published_probability(string model, double[] factors, double[] expected, double top)
    {
        var pumps = Events(model, "pump", factors);
        var valves = Events(model, "valve", factors);
        var tree = new FaultTree("three trains", new Gate("top", Formula.And([.. Numbers.Select(number => pumps[$"pump {number}"] | valves[$"valve {number}"])])));

        Assert.Equal(top, tree.Evaluate().Probability.Value, 6e-7);
        Near.Equal(AllCombinations(expected), tree.Evaluate().Probability.Value, 1e-12);
    }

    [Theory]
    [InlineData("beta-factor", 0.044096)]
    [InlineData("MGL", 0.01771)]
    [InlineData("alpha-factor", 0.05488)]
    [InlineData("phi-factor", 0.04434)]
    public void The_rare_event_approximation_is_the_published_one(string model, double published)
    {
        double[] factors = model switch { "beta-factor" => [0.2], "MGL" => [0.2, 0.1], _ => [0.7, 0.2, 0.1] };
        var pumps = Events(model, "pump", factors);
        var valves = Events(model, "valve", factors);
        var tree = new FaultTree("three trains", new Gate("top", Formula.And([.. Numbers.Select(number => pumps[$"pump {number}"] | valves[$"valve {number}"])])));
        var found = tree.Evaluate(new() { Approximation = CutSetApproximation.RareEvent, CountCutSets = true });

        Assert.Equal(published, found.Approximation!.Value, 6e-6);
        if (model == "MGL")
        {
            Assert.Equal([0, 2, 24, 8], found.CutSetCountByOrder!.Select(count => (int)count));
        }
    }

    [Theory, MemberData(nameof(Models))]
    public void So_they_do_as_blocks(string model, double[] factors, double[] expected, double top)
    {
        var pumps = new CommonCauseGroup("pumps", 0.1, Model(model, factors), "a pump", "another", "the old one");
        var valves = new CommonCauseGroup("valves", 0.1, Model(model, factors), "v1", "v2", "v3");

        var trains = Block.Parallel((pumps["a pump"] & valves["v1"]), (pumps["another"] & valves["v2"]), (pumps["the old one"] & valves["v3"]));
        Assert.Equal(top, trains.Availability().Unavailability, 6e-7);
        Near.Equal(AllCombinations(expected), trains.Availability().Unavailability, 1e-12);
    }

    [Theory, MemberData(nameof(Models))]
    public void So_they_do_as_a_file(string model, double[] factors, double[] expected, double top)
    {
        Assert.SkipWhen(model == "staggered", "The Open-PSA format has no word for staggered testing.");
        var first = model == "MGL" ? 2 : model == "beta-factor" ? 3 : 1;
        var levels = string.Concat(factors.Select((factor, i) => $"<factor level='{i + first}'><float value='{factor.ToString(CultureInfo.InvariantCulture)}'/></factor>"));
        string Group(string what) => $"""
            <define-CCF-group name='{what}s' model='{model}'><members>{string.Concat(Numbers.Select(number => $"<basic-event name='{what}-{number}'/>"))}</members>
            <distribution><float value='0.1'/></distribution>{levels}</define-CCF-group>
            """;
        var tree = FaultTree.Parse($"""
            <opsa-mef><define-fault-tree name='three-trains'><define-gate name='top'><and>{string.Concat(Numbers.Select(number => $"<or><basic-event name='pump-{number}'/><event name='valve-{number}'/></or>"))}</and></define-gate>
            {Group("pump")}</define-fault-tree>{Group("valve")}</opsa-mef>
            """);

        Assert.Equal(top, tree.Evaluate().Probability.Value, 6e-7);
        Near.Equal(AllCombinations(expected), tree.Evaluate().Probability.Value, 1e-12);
    }

    private static CommonCauseModel Model(string model, double[] factors) => model switch
    {
        "beta-factor" => CommonCauseModel.Beta(factors[0]),
        "MGL" => CommonCauseModel.MultipleGreekLetter(factors),
        "alpha-factor" => CommonCauseModel.Alpha(factors),
        "phi-factor" => CommonCauseModel.Phi(factors),
        _ => CommonCauseModel.AlphaStaggered(factors),
    };

    private static CommonCauseEvents Events(string model, string what, double[] factors)
    {
        Expression[] given = [.. factors.Select(factor => (Expression)factor)];
        string[] members = [.. Numbers.Select(number => $"{what} {number}")];
        return model switch
        {
            "beta-factor" => CommonCauseEvents.Beta($"{what}s", 0.1, given[0], members),
            "MGL" => CommonCauseEvents.MultipleGreekLetter($"{what}s", 0.1, given, members),
            "alpha-factor" => CommonCauseEvents.Alpha($"{what}s", 0.1, given, members),
            "phi-factor" => CommonCauseEvents.Phi($"{what}s", 0.1, given, members),
            _ => CommonCauseEvents.AlphaStaggered($"{what}s", 0.1, given, members),
        };
    }

    /// <summary>The seven events of each group, every combination of both: which members of the group each strikes is its number in binary.</summary>
    private static double AllCombinations(double[] q)
    {
        var struck = new double[8];
        for (var combination = 0; combination < 128; combination++)
        {
            var (probability, members) = (1.0, 0);
            for (var subset = 1; subset < 8; subset++)
            {
                var happens = ((combination >> (subset - 1)) & 1) == 1;
                var ofSubset = q[int.PopCount(subset) - 1];
                probability *= happens ? ofSubset : 1 - ofSubset;
                members |= happens ? subset : 0;
            }

            struck[members] += probability;
        }

        return (from pumps in Enumerable.Range(0, 8) from valves in Enumerable.Range(0, 8) where (pumps | valves) == 7 select struck[pumps] * struck[valves]).Sum();
    }
}
