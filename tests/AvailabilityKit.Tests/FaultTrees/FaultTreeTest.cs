using System.Text.Json.Nodes;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Tests.Documents;
using TreeFormula = AvailabilityKit.FaultTrees.Formula;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>Fault trees made in code: every connective, against going through all combinations of events.</summary>
public class FaultTreeTest
{
    private static readonly BasicEvent A = new("a", 0.1);
    private static readonly BasicEvent B = new("b", 0.02);

    [Property]
    public void The_probability_and_its_complement_are_those_of_all_combinations(TreeRecipe recipe)
    {
        var tree = recipe.Tree();
        var found = tree.Evaluate();
        var (happens, doesNot) = new TruthTable(tree).Probability(tree.Top);

        Near.Equal(happens, found.Probability.Value, 1e-13);
        Near.Equal(doesNot, found.Probability.Complement, 1e-13);
        Assert.InRange(found.ErrorBound, 0, 1e-13);
        Assert.Equal(new TruthTable(tree).IsCoherent(tree.Top), found.IsCoherent);
    }

    [Property]
    public void Importance_is_what_the_tree_says_where_an_event_is_certain_or_impossible(TreeRecipe recipe)
    {
        var tree = recipe.Tree();
        var (happens, _) = new TruthTable(tree).Probability(tree.Top);
        foreach (var one in tree.Evaluate(new() { Importance = true }).Importance!.Where(_ => happens > 0))
        {
            var index = tree.BasicEvents.ToList().FindIndex(event_ => event_.Name == one.Name);
            var p = tree.BasicEvents[index].ProbabilityBy(1.Hours).Value;
            var with = Given(tree, index, 1);
            var without = Given(tree, index, 0);

            Assert.Equal(with - without, one.Birnbaum, 1e-12);
            Near.Equal(p * with / happens, one.Diagnostic, 1e-11);
            Near.Equal(with / happens, one.RiskAchievement, 1e-11);
            Assert.Equal(p * (with - without) / happens, one.Criticality, 1e-11);
            Near.Equal(without == 0 ? 0 : happens / without, one.RiskReduction, 1e-11);
        }
    }

    /// <summary>What never happens has no shares that anything could have a part in: zero each, and no figure that is none.</summary>
    [Fact]
    public void Of_a_top_event_that_never_happens_nothing_matters()
    {
        BasicEvent never = new("never", 0), perhaps = new("perhaps", 0.25);
        var found = new FaultTree("safe", new Gate("top", never & perhaps)).Evaluate(new() { Importance = true });

        Assert.Equal(0, found.Probability.Value);
        Assert.Equal([("never", 0.25, 0.0, 0.0, 0.0, 0.0), ("perhaps", 0.0, 0.0, 0.0, 0.0, 0.0)], found.Importance!.OrderBy(one => one.Name).Select(one => (one.Name, one.Birnbaum, one.Criticality, one.Diagnostic, one.RiskAchievement, one.RiskReduction)));
    }

    // The tree anew with one event certain or impossible, by the interpreter.
    private static double Given(FaultTree tree, int index, double probability)
    {
        Dictionary<TreeFormula, TreeFormula> copies = new(ReferenceEqualityComparer.Instance);
        foreach (var formula in tree.BottomUp)
        {
            copies[formula] = formula switch
            {
                BasicEvent event_ => ReferenceEquals(event_, tree.BasicEvents[index]) ? new BasicEvent(event_.Name, probability) : event_,
                Gate gate => new Gate(gate.Name, copies[gate.Formula]),
                Connective connective => new Connective(connective.Kind, [.. connective.Inputs.Select(input => copies[input])], connective.Min, connective.Max),
                _ => formula,
            };
        }

        var changed = new FaultTree("changed", (Gate)copies[tree.Top]);
        return new TruthTable(changed).Probability(changed.Top).Happens;
    }

    [Property(MaxTest = 50)]
    public void Results_in_json_are_as_their_schema_says(TreeRecipe recipe)
    {
        var tree = recipe.Tree(withExpressions: true);
        var events = tree.Evaluate(new() { Importance = true });
        if (events.IsCoherent)
        {
            events = tree.Evaluate(new() { Importance = true, CutSets = 5, CountCutSets = true, Approximation = CutSetApproximation.RareEvent });
        }

        Assert.Empty(JsonSchema.OfResults.ViolationsIn(JsonNode.Parse(events.ToJson())));
        Assert.Empty(JsonSchema.OfResults.ViolationsIn(JsonNode.Parse(tree.Evaluate(new() { Top = tree.Gates[^1].Name }).ToJson())));
        Assert.Contains("Probability", events.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_sets_are_listed_by_probability_and_order()
    {
        BasicEvent c = new("c", 0.5), d = new("d", 0.001);
        var tree = new FaultTree("t", new Gate("top", d | (A & B) | (A & c) | (B & c & A) | (B & c)));
        string[] Listed(FaultTreeQuestions questions) => [.. tree.Evaluate(questions).CutSets!.Select(set => string.Join(' ', set.Events.Order(StringComparer.Ordinal)))];

        Assert.Equal(["a c", "b c", "a b", "d"], Listed(new() { CutSets = 9 }));
        Assert.Equal(["a c", "b c"], Listed(new() { CutSets = 2 }));
        Assert.Equal(["d"], Listed(new() { CutSets = 9, MaximumOrder = 1 }));
        Assert.Equal(["a c", "b c", "a b"], Listed(new() { CutSets = 3, MaximumOrder = 2 }));
        Assert.Equal(4, tree.Evaluate(new() { CountCutSets = true }).CutSetCount);
        Assert.Null(tree.Evaluate().CutSets);
        Assert.Contains("\"top\" is not coherent", Assert.Throws<ModelException>(() => new FaultTree("x", new Gate("top", A ^ B)).Evaluate(new() { CountCutSets = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_probabilities_keep_their_digits()
    {
        var events = Enumerable.Range(0, 20).Select(i => new BasicEvent($"e{i}", 1e-15)).ToArray<TreeFormula>();

        Near.Equal(1e-300, new FaultTree("all", new Gate("top", TreeFormula.And(events))).Evaluate().Probability.Value, 1e-13);
        Near.Equal(1e-300, new FaultTree("none", new Gate("top", TreeFormula.Nand(events))).Evaluate().Probability.Complement, 1e-13);
    }

    [Fact]
    public void The_top_event_is_the_gate_that_no_other_uses()
    {
        var inner = new Gate("inner", A | B);
        var outer = new Gate("outer", inner & B);
        var tree = new FaultTree("t", inner, outer);

        Assert.Same(outer, tree.Top);
        Assert.Equal(["outer", "inner"], tree.Gates.Select(gate => gate.Name));
        Near.Equal(0.118, tree.Evaluate(new() { Top = "inner" }).Probability.Value);
        Assert.Equal("\"a\" is a basic event, not a gate; name a gate.", Assert.Throws<ModelException>(() => tree.Gate("a")).Message);
        Assert.Equal("The fault tree \"t\" has no gate \"inne\". Did you mean \"inner\"?", Assert.Throws<ModelException>(() => tree.ToBlock("inne")).Message);
        Assert.Equal(
            "The fault tree \"two\" has 2 top events; name the one that is meant: \"inner\", \"other\".",
            Assert.Throws<ModelException>(() => new FaultTree("two", inner, new Gate("other", A)).Evaluate()).Message);
    }

    [Fact]
    public void What_cannot_be_is_refused_in_words()
    {
        Assert.Contains("min=\"3\" of 2 inputs; give 1 to 2.", Assert.Throws<ArgumentOutOfRangeException>(() => TreeFormula.AtLeast(3, A, B)).Message, StringComparison.Ordinal);
        Assert.Contains("min=\"2\" and max=\"1\" of 2 inputs", Assert.Throws<ArgumentOutOfRangeException>(() => TreeFormula.Cardinality(2, 1, A, B)).Message, StringComparison.Ordinal);
        Assert.Contains("and of nothing", Assert.Throws<ArgumentException>(() => TreeFormula.And()).Message, StringComparison.Ordinal);
        Assert.Contains("is blank", Assert.Throws<ArgumentException>(() => new Gate(" ", A)).Message, StringComparison.Ordinal);
        Assert.Contains("two events \"a\"", Assert.Throws<ModelException>(() => new FaultTree("t", new Gate("top", A | new BasicEvent("a", 0.1)))).Message, StringComparison.Ordinal);
        Assert.Equal("The basic event \"x\" has the probability 1.5; a probability is 0 to 1.", Assert.Throws<ModelException>(() => new FaultTree("t", new Gate("top", new BasicEvent("x", 1.5))).Evaluate()).Message);
        Assert.StartsWith("Nothing is known of how likely the basic event \"x\" is", Assert.Throws<ModelException>(() => new FaultTree("t", new Gate("top", new BasicEvent("x"))).Evaluate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gates_and_formulas_nest_a_hundred_thousand_deep()
    {
        TreeFormula formula = A;
        for (var i = 0; i < 100_000; i++)
        {
            formula = i % 2 == 0 ? new Gate($"g{i}", formula) : TreeFormula.Or(formula, B);
        }

        var tree = new FaultTree("deep", new Gate("top", formula));
        Near.Equal(0.118, tree.Evaluate().Probability.Value);
        Near.Equal(0.118, FaultTree.Parse(tree.ToOpenPsa()).Evaluate().Probability.Value);
    }
}
