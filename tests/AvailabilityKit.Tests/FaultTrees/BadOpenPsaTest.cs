using AvailabilityKit.FaultTrees;

namespace AvailabilityKit.Tests.FaultTrees;

/// <summary>Files that cannot be a fault tree: each mistake is named with its place, and nothing untrusted runs away.</summary>
public class BadOpenPsaTest
{
    private static string Refusal(string text, FaultTreeOptions? options = null) => Assert.Throws<DocumentException>(() => FaultTree.Parse(text, options)).Message;

    private static string InTree(string body) => Refusal($"<opsa-mef><define-fault-tree name='t'>\n<define-gate name='top'><basic-event name='a'/></define-gate>\n<define-basic-event name='a'><float value='0.1'/></define-basic-event>\n{body}\n</define-fault-tree></opsa-mef>");

    [Theory]
    [InlineData("<define-gate name='g'><or><basic-event name='b'/></or></define-gate>", "line 4, column 28, /opsa-mef/define-fault-tree/define-gate/or/basic-event: There is no event \"b\". Did you mean \"a\"?")]
    [InlineData("<define-gate name='a'><constant value='true'/></define-gate>", "line 4, column 2, /opsa-mef/define-fault-tree/define-gate: The event \"a\" is defined twice, first in line 3; give one of them another name.")]
    [InlineData("<define-gate name='g'><gate name='a'/></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/gate: \"a\" is referred to as a gate, and defined as <define-basic-event> in line 3; write <basic-event>.")]
    [InlineData("<define-gate name='g'><or><gate name='h'/></or></define-gate><define-gate name='h'><not><event name='g'/></not></define-gate>", "line 4, column 90, /opsa-mef/define-fault-tree/define-gate/not/event: The gate \"g\" uses itself: \"g\" uses \"h\" uses \"g\". Break the circle.")]
    [InlineData("<define-gate name='g'/>", "line 4, column 2, /opsa-mef/define-fault-tree/define-gate: <define-gate name=\"g\"> holds no formula; give it one, such as <or> with all that leads to it.")]
    [InlineData("<define-gate name='g'><or/></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/or: <or> has no input; give it at least one.")]
    [InlineData("<define-gate><or/></define-gate>", "line 4, column 2, /opsa-mef/define-fault-tree/define-gate: The <define-gate> has no name=\"...\"; give it one.")]
    [InlineData("<define-gate name='x.y'><or/></define-gate>", "line 4, column 2, /opsa-mef/define-fault-tree/define-gate: The name \"x.y\" has a dot, which separates the parts of a path; give it a name without.")]
    [InlineData("<define-gate name='g'><atleast min='two'><event name='a'/></atleast></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/atleast: The min of <atleast> is \"two\"; write a whole number.")]
    [InlineData("<define-gate name='g'><atleast min='2'><event name='a'/></atleast></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/atleast: <atleast> asks for min=\"2\" of 1 inputs; give 1 to 1.")]
    [InlineData("<define-gate name='g'><atleast><event name='a'/></atleast></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/atleast: The <atleast> has no min=\"...\"; give it one.")]
    [InlineData("<define-gate name='g'><orr><event name='a'/></orr></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/orr: <orr> is no formula that is understood. Did you mean \"or\"?")]
    [InlineData("<define-gate name='g'><event name='a' type='leaf'/></define-gate>", "line 4, column 24, /opsa-mef/define-fault-tree/define-gate/event: The type is \"leaf\"; write gate, basic-event or house-event, or leave it out.")]
    [InlineData("<define-basic-event name='b'><float value='1.5'/></define-basic-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-basic-event/float: The basic event \"b\" has the probability 1.5; a probability is 0 to 1.")]
    [InlineData("<define-basic-event name='b'><float value='ten'/></define-basic-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-basic-event/float: \"ten\" is no number; write for example 0.001 or 1e-3.")]
    [InlineData("<define-basic-event name='b'><int value='0.5'/></define-basic-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-basic-event/int: \"0.5\" is no whole number; write it as <float>.")]
    [InlineData("<define-basic-event name='b'><expo><float value='1'/></expo></define-basic-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-basic-event/expo: <expo> is no expression that is understood. Did you mean \"exp\"?")]
    [InlineData("<define-basic-event name='b'><exponential><float value='1'/></exponential></define-basic-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-basic-event/exponential: <exponential> has 1 inputs; it takes 2.")]
    [InlineData("<define-basic-event name='b'><min><float value='1'/><exponential><float value='-1'/><float value='1'/></exponential></min></define-basic-event>", "line 4, column 54, /opsa-mef/define-fault-tree/define-basic-event/min/exponential: The basic event \"b\" has no probability: <exponential> has a rate of -1; give 0 or more.")]
    [InlineData("<define-basic-event name='b'><parameter name='q'/></define-basic-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-basic-event/parameter: There is no parameter \"q\".")]
    [InlineData("<define-parameter name='p'><neg><parameter name='p'/></neg></define-parameter>", "line 4, column 34, /opsa-mef/define-fault-tree/define-parameter/neg/parameter: The parameter \"p\" uses itself: \"p\" uses \"p\". Break the circle.")]
    [InlineData("<define-parameter name='p' unit='hour'><float value='1'/></define-parameter>", "line 4, column 2, /opsa-mef/define-fault-tree/define-parameter: \"hour\" is no unit. Did you mean \"hours\"?")]
    [InlineData("<define-parameter name='p'><log><int value='-1'/></log></define-parameter>", "line 4, column 29, /opsa-mef/define-fault-tree/define-parameter/log: The parameter \"p\" has no value: <log> of -1 is no finite number; give it numbers of which it is.")]
    [InlineData("<define-house-event name='h'><constant value='yes'/></define-house-event>", "line 4, column 31, /opsa-mef/define-fault-tree/define-house-event/constant: The value is \"yes\"; write true or false.")]
    [InlineData("<define-component name='c'><define-gatee name='g'/></define-component>", "line 4, column 29, /opsa-mef/define-fault-tree/define-component/define-gatee: <define-gatee> is not understood in <define-component>. Did you mean \"define-gate\"?")]
    [InlineData("<define-component name='c' role='secret'/>", "line 4, column 2, /opsa-mef/define-fault-tree/define-component: The role is \"secret\"; write public or private.")]
    [InlineData("<define-substitution name='s'/>", "line 4, column 2, /opsa-mef/define-fault-tree/define-substitution: Substitutions are not read, since they change what a gate means; write their effect into the gates.")]
    [InlineData("<include file='other.xml'/>", "line 4, column 2, /opsa-mef/define-fault-tree/include: Another file is included, and no file is opened because of what another one says; put its content here.")]
    [InlineData("hello", "line 1, column 12, /opsa-mef/define-fault-tree: The text \"hello\" stands in <define-fault-tree>; only a <label> has text. Take it out.")]
    [InlineData("<define-CCF-group name='g' model='betta'/>", "line 4, column 2, /opsa-mef/define-fault-tree/define-CCF-group: \"betta\" is no model of common causes.")]
    [InlineData("<define-CCF-group name='g' model='MGL'><members><basic-event name='b'/><basic-event name='c'/></members></define-CCF-group>", "line 4, column 2, /opsa-mef/define-fault-tree/define-CCF-group: <define-CCF-group name=\"g\"> has no <distribution>; it takes <members>, one <distribution> and its <factor level=\"...\">.")]
    [InlineData("<define-CCF-group name='g' model='MGL'><members><basic-event name='a'/><basic-event name='c'/></members><distribution><float value='0.1'/></distribution><factor level='2'><float value='0.1'/></factor></define-CCF-group>", "line 3, column 31, /opsa-mef/define-fault-tree/define-basic-event/float: The event \"a\" is a member of the common-cause group \"g\", which says how likely it is; take the expression out.")]
    [InlineData("<define-CCF-group name='g' model='MGL'><members><basic-event name='b'/><basic-event name='c'/></members><distribution><float value='0.1'/></distribution><factor level='3'><float value='0.1'/></factor></define-CCF-group>", "line 4, column 155, /opsa-mef/define-fault-tree/define-CCF-group/factor: The factor has the level \"3\" where 2 is expected; give the factors in the order of their levels, from 2 and without a gap.")]
    [InlineData("<define-CCF-group name='g' model='alpha-factor'><members><basic-event name='b'/><basic-event name='c'/></members><distribution><float value='0.1'/></distribution><factor level='1'><float value='0.1'/></factor></define-CCF-group>", "line 4, column 2, /opsa-mef/define-fault-tree/define-CCF-group: The common-cause group \"g\": The factors of the alpha-factor model sum to 0.1; they are shares of one whole and sum to 1.")]
    [InlineData("<define-CCF-group name='g' model='beta-factor'><members><basic-event name='b'/></members><distribution><float value='0.1'/></distribution><factor><float value='0.1'/></factor></define-CCF-group>", "line 4, column 2, /opsa-mef/define-fault-tree/define-CCF-group: The common-cause group \"g\" has one member; it takes two to have a cause in common.")]
    public void Mistakes_are_named_with_their_place(string body, string expected) => Assert.StartsWith(expected, InTree(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("tree.xml", "line 1, column 1, /: The text does not begin with \"<\", so it is not Open-PSA; give the text of a file here, and the name of one to FaultTree.Load.")]
    [InlineData("<svg/>", "line 1, column 2, /svg: The root is <svg>; Open-PSA begins with <opsa-mef>.")]
    [InlineData("<opsa-mef/>", "line 1, column 2, /opsa-mef: The file defines no gate; a fault tree has at least one <define-gate> in a <define-fault-tree>.")]
    [InlineData("<opsa-mef><define-event-tree name='e'/></opsa-mef>", "line 1, column 12, /opsa-mef/define-event-tree: Event trees are not read; leave only the fault trees in.")]
    [InlineData("<opsa-mef><include file='/etc/passwd'/></opsa-mef>", "line 1, column 12, /opsa-mef/include: Another file is included, and no file is opened because of what another one says; put its content here.")]
    [InlineData("<opsa-mef><define-gate name='g'/></opsa-mef>", "line 1, column 12, /opsa-mef/define-gate: <define-gate> is not understood in <opsa-mef>.")]
    [InlineData("<!DOCTYPE opsa-mef SYSTEM \"mef.dtd\"><opsa-mef/>", "line 1, column 1, /: The file has a document type, which is not read, since its entities could grow without bounds; take the <!DOCTYPE ...> out.")]
    [InlineData("<!DOCTYPE g [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><g>&b;</g>", "line 1, column 1, /: The file has a document type, which is not read, since its entities could grow without bounds; take the <!DOCTYPE ...> out.")]
    public void Texts_that_are_no_fault_tree_are_told_what_they_are(string text, string expected) => Assert.StartsWith(expected, Refusal(text), StringComparison.Ordinal);

    [Fact]
    public void Xml_that_is_not_well_formed_is_refused_at_its_place()
    {
        Assert.StartsWith("line 2, column 3, /: The XML is not well-formed: ", Refusal("<opsa-mef>\n</opsa>"), StringComparison.Ordinal);
        Assert.StartsWith("line 1, column 12, /: The XML is not well-formed: ", Refusal("<opsa-mef>&lol;</opsa-mef>"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_outgrows_a_limit_names_the_limit()
    {
        var text = OpenPsaTest.Components;

        Assert.Equal("plant", FaultTree.Parse(text, new() { MaximumBytes = text.Length, MaximumDepth = 8, MaximumDefinitions = 13, MaximumElements = 60 }).Name);
        Assert.EndsWith("more than 5 deep in one another; the limit is FaultTreeOptions.MaximumDepth.", Refusal(text, new() { MaximumDepth = 5 }), StringComparison.Ordinal);
        Assert.EndsWith("The file has more than 9 definitions; the limit is FaultTreeOptions.MaximumDefinitions.", Refusal(text, new() { MaximumDefinitions = 9 }), StringComparison.Ordinal);
        Assert.EndsWith("The file has more than 20 elements; the limit is FaultTreeOptions.MaximumElements.", Refusal(text, new() { MaximumElements = 20 }), StringComparison.Ordinal);
        Assert.Equal("The file has 20 characters; at most 10 are read (FaultTreeOptions.MaximumBytes).", Refusal(new string(' ', 20), new() { MaximumBytes = 10 }));
        using var stream = new MemoryStream(new byte[20]);
        Assert.Equal("The file has 20 bytes; at most 10 are read (FaultTreeOptions.MaximumBytes).", Assert.Throws<DocumentException>(() => FaultTree.Load(stream, new() { MaximumBytes = 10 })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultTreeOptions { MaximumDepth = 0 });
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_nesting_within_the_limit_is_read()
    {
        Assert.Contains("more than 100000 deep", Refusal("<opsa-mef>" + string.Concat(Enumerable.Repeat("<x>", 1_000_000))), StringComparison.Ordinal);

        var deep = string.Concat(Enumerable.Repeat("<not>", 99_000)) + "<basic-event name='a'/>" + string.Concat(Enumerable.Repeat("</not>", 99_000));
        var value = string.Concat(Enumerable.Repeat("<neg>", 99_000)) + "<float value='0.25'/>" + string.Concat(Enumerable.Repeat("</neg>", 99_000));
        var tree = FaultTree.Parse($"<opsa-mef><define-fault-tree name='t'><define-gate name='g'>{deep}</define-gate><define-basic-event name='a'>{value}</define-basic-event></define-fault-tree></opsa-mef>");
        Near.Equal(0.25, tree.Evaluate().Probability.Value);
    }

    [Fact]
    public void A_group_of_very_many_members_is_refused_before_its_subsets_fill_the_memory()
    {
        var members = string.Concat(Enumerable.Range(0, 40).Select(i => $"<basic-event name='m{i}'/>"));
        var factors = string.Concat(Enumerable.Range(2, 39).Select(level => $"<factor level='{level}'><float value='0.5'/></factor>"));

        Assert.Contains("makes 1099511627775 events, more than 100000", InTree($"<define-CCF-group name='g' model='MGL'><members>{members}</members><distribution><float value='0.1'/></distribution>{factors}</define-CCF-group>"), StringComparison.Ordinal);
    }
}
