using AvailabilityKit.FaultTrees;
using TreeFormula = AvailabilityKit.FaultTrees.Formula;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>The Open-PSA format: what is written reads back, and what files say is understood.</summary>
public class OpenPsaTest
{
    internal const string Components = """
        <opsa-mef>
          <!-- Three kinds of names: public, private, and the same private one twice. -->
          <define-fault-tree name="plant">
            <label>A plant</label>
            <attributes><attribute name="version" value="3"/></attributes>
            <define-gate name="top"><label>no flow</label><atleast min="2"><gate name="plant.a.train"/><event name="plant.b.train" type="gate"/><basic-event name="shared"/></atleast></define-gate>
            <define-component name="a" role="private">
              <define-gate name="train"><or><basic-event name="pump"/><event name="valve"/><house-event name="off"/></or></define-gate>
              <define-basic-event name="pump"><parameter name="p"/></define-basic-event>
              <define-basic-event name="valve" role="public"><float value="0.2"/></define-basic-event>
              <define-parameter name="p"><mul><int value="2"/><float value="0.05"/></mul></define-parameter>
            </define-component>
            <define-component name="b" role="private">
              <define-gate name="train"><or><basic-event name="pump"/><and><not><constant value="false"/></not><basic-event name="valve"/></and></or></define-gate>
              <define-basic-event name="pump"><parameter name="p"/></define-basic-event>
              <define-house-event name="off" role="public"><constant value="false"/></define-house-event>
            </define-component>
          </define-fault-tree>
          <model-data>
            <define-parameter name="p" unit="float"><float value="0.3"/></define-parameter>
            <define-basic-event name="shared"><float value="0.01"/></define-basic-event>
            <define-basic-event name="unused"><float value="0.5"/></define-basic-event>
          </model-data>
        </opsa-mef>
        """;

    [Property]
    public void What_is_written_reads_back_as_the_same_tree(TreeRecipe recipe)
    {
        var tree = recipe.Tree(withExpressions: true);

        SameTree.Equal(tree, FaultTree.Parse(tree.ToOpenPsa()));
    }

    [Property]
    public void A_tree_that_was_read_evaluates_to_the_last_bit_as_the_one_that_was_written(TreeRecipe recipe)
    {
        var tree = recipe.Tree();

        Assert.Equal(tree.Evaluate().Probability.Value, FaultTree.Parse(tree.ToOpenPsa()).Evaluate().Probability.Value, 1e-15);
    }

    [Fact]
    public void Names_are_public_or_private_to_their_component()
    {
        var tree = FaultTree.Parse(Components);

        Assert.Equal("no flow", tree.Top.Label);
        Assert.Equal(["plant.a.pump", "plant.b.pump", "shared", "valve"], tree.BasicEvents.Select(event_ => event_.Name).Order(StringComparer.Ordinal));
        Near.Equal(0.1, tree.BasicEvents.Single(event_ => event_.Name == "plant.a.pump").ProbabilityBy(1.Hours).Value);
        Near.Equal(0.3, tree.BasicEvents.Single(event_ => event_.Name == "plant.b.pump").ProbabilityBy(1.Hours).Value);

        // With the valve (0.2) both trains are down; without it pump a (0.1), pump b (0.3) and the shared event (0.01) are voted on.
        Near.Equal(0.2 + (0.8 * ((0.1 * 0.3 * 0.99) + (0.1 * 0.7 * 0.01) + (0.9 * 0.3 * 0.01) + (0.1 * 0.3 * 0.01))), tree.Evaluate().Probability.Value);
        SameTree.Equal(tree, FaultTree.Parse(tree.ToOpenPsa()));
    }

    [Fact]
    public void Several_top_events_keep_their_order()
    {
        BasicEvent a = new("a", 0.5), b = new("b", 0.5);
        var tree = new FaultTree("t", new Gate("one", a), new Gate("two", a | b), new Gate("three", b));

        Assert.Equal(["one", "two", "three"], tree.TopEvents.Select(gate => gate.Name));
        Assert.Equal(["one", "two", "three"], FaultTree.Parse(tree.ToOpenPsa()).TopEvents.Select(gate => gate.Name));
    }

    [Fact]
    public void A_stream_is_read_in_its_own_encoding()
    {
        using var stream = new MemoryStream(System.Text.Encoding.Unicode.GetBytes("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Components));

        SameTree.Equal(FaultTree.Parse(Components), FaultTree.Load(stream));
    }

    [Fact]
    public void Formulas_shared_without_a_name_are_not_written_out_without_end()
    {
        TreeFormula formula = new BasicEvent("a", 0.5) | new BasicEvent("b", 0.5);
        for (var i = 0; i < 60; i++)
        {
            formula = i % 2 == 0 ? formula & formula : formula | formula;
        }

        var tree = new FaultTree("t", new Gate("top", formula));
        Near.Equal(0.75, tree.Evaluate().Probability.Value);
        Assert.Contains("give the formulas and expressions that are used again and again names", Assert.Throws<ModelException>(tree.ToOpenPsa).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_format_has_no_word_for_is_refused_in_writing()
    {
        var group = CommonCauseEvents.AlphaStaggered("pumps", 0.1, [0.7, 0.3], "one", "two");

        Assert.Contains("staggered alpha factors, for which the Open-PSA format has no word", Assert.Throws<ModelException>(new FaultTree("t", new Gate("top", group["one"] & group["two"])).ToOpenPsa).Message, StringComparison.Ordinal);
        Assert.Contains("holds the character U+0001", Assert.Throws<ModelException>(new FaultTree("t", new Gate("to\u0001p", new BasicEvent("a", 0.1))).ToOpenPsa).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be told from \"t.a\"", Assert.Throws<ModelException>(new FaultTree("t", new Gate("top", new BasicEvent("a", 0.1) | new BasicEvent("t.a", 0.1))).ToOpenPsa).Message, StringComparison.Ordinal);
    }
}
