using AvailabilityKit.Blocks;

namespace AvailabilityKit.Tests.Blocks;

/// <summary>Calls that cannot be meant, each with what the caller is told.</summary>
public class BadBlocksTest
{
    private static readonly Block A = Block.Component("a", Availability.FromUnavailability(0.5));
    private static readonly string[] Vertices = ["s", "t"];
    private static readonly (string Source, string Target)[] Edges = [("s", "t")];

    private static Block Network(
        string[]? vertices = null, (string Source, string Target)[]? edges = null, string from = "s", string to = "t",
        Func<string, Block>? vertex = null, Func<(string Source, string Target), Block>? edge = null) =>
        Block.Network(vertices ?? Vertices, edges ?? Edges, e => e.Source, e => e.Target, from, to, vertex, edge);

    private static readonly Dictionary<string, (Action Call, Type Exception, string Message)> Calls = new(StringComparer.Ordinal)
    {
        ["no name"] = (() => Block.Component("", Availability.Perfect), typeof(ArgumentException),
            "A component's name is empty or white space; give it one, for the same name means the same component."),
        ["blank name"] = (() => Block.Component(" \t", 1.Hours, 1.Hours), typeof(ArgumentException),
            "A component's name is empty or white space; give it one, for the same name means the same component."),
        ["null name"] = (() => Block.Component(null!, Availability.Perfect), typeof(ArgumentException),
            "A component's name is null; give it one, for the same name means the same component."),
        ["MTTF of zero"] = (() => Block.Component("disk", Duration.Zero, 1.Hours), typeof(ArgumentOutOfRangeException),
            "Component \"disk\" has an mtbf of zero; give a time above zero, or use Block.Never for what is never up."),
        ["both infinite"] = (() => Block.Component("disk", Duration.Infinite, Duration.Infinite), typeof(ArgumentOutOfRangeException),
            "Component \"disk\" has an infinite mtbf and an infinite mttr, which leaves its state open; make the mttr finite, or use Block.Always."),
        ["series of nothing"] = (() => Block.Series(), typeof(ArgumentException),
            "A series of no blocks was asked for; give at least one, or use Block.Always if that is meant."),
        ["parallel of nothing"] = (() => Block.Parallel(new List<Block>()), typeof(ArgumentException),
            "A parallel of no blocks was asked for; give at least one, or use Block.Never if that is meant."),
        ["k of nothing"] = (() => Block.AtLeast(1), typeof(ArgumentException),
            "An at-least-k-of-n of no blocks was asked for; give at least one, or use Block.Never if that is meant."),
        ["null sequence"] = (() => Block.Series((IEnumerable<Block>)null!), typeof(ArgumentNullException), "Value cannot be null."),
        ["null member"] = (() => Block.Parallel(A, null!, A), typeof(ArgumentException),
            "Block 2 of 3 is null; use Block.Always or Block.Never for a part that is not there."),
        ["null operand"] = (() => _ = A & null!, typeof(ArgumentException),
            "Block 2 of 2 is null; use Block.Always or Block.Never for a part that is not there."),
        ["k of zero"] = (() => Block.AtLeast(0, A, A), typeof(ArgumentOutOfRangeException),
            "At least 0 of 2 blocks is no demand; k counts what must be up, from 1 to 2."),
        ["k below zero"] = (() => Block.AtLeast(-1, A), typeof(ArgumentOutOfRangeException),
            "At least -1 of 1 blocks is no demand; k counts what must be up, from 1 to 1."),
        ["k over n"] = (() => Block.AtLeast(4, A, A, A), typeof(ArgumentOutOfRangeException),
            "At least 4 of 3 blocks can never be up; k counts what must be up, from 1 to 3."),
        ["one name, two availabilities"] = (() => (A & Block.Component("a", Availability.FromUnavailability(0.25))).Evaluate(), typeof(ModelException),
            "Component \"a\" is given twice with different numbers (availability 50 %; availability 75 %). The same name means the same physical component; give another one another name."),
        ["one name, times and availability"] = (() => (A | Block.Component("a", 1.Hours, 1.Hours)).Compile(), typeof(ModelException),
            "Component \"a\" is given twice with different numbers (availability 50 %; MTTF 1 h, MTTR 1 h). The same name means the same physical component; give another one another name."),
        ["network without failures"] = (() => Network(), typeof(ArgumentException),
            "Nothing in the network can fail; give the blocks of its vertices (vertex:), of its edges (edge:), or of both."),
        ["vertex twice"] = (() => Network(vertices: ["s", "t", "s"], vertex: _ => A), typeof(ModelException),
            "Vertex \"s\" of the network is listed twice; list each vertex once."),
        ["null vertex"] = (() => Network(vertices: ["s", null!], vertex: _ => A), typeof(ModelException), "Vertex 2 of the network is null."),
        ["edge to nowhere"] = (() => Network(edges: [("s", "t"), ("s", "x")], edge: _ => A), typeof(ModelException),
            "Edge 2 (\"(s, x)\") has the target \"x\", which is not among the network's 2 vertices."),
        ["edge from nowhere"] = (() => Network(edges: [(null!, "t")], edge: _ => A), typeof(ModelException),
            "Edge 1 (\"(, t)\") has the source \"\", which is not among the network's 2 vertices."),
        ["from nowhere"] = (() => Network(from: "S", vertex: _ => A), typeof(ModelException),
            "The network's from vertex \"S\" is not among its 2 vertices."),
        ["to nowhere"] = (() => Network(to: "T", vertex: _ => A), typeof(ModelException), "The network's to vertex \"T\" is not among its 2 vertices."),
        ["vertex without block"] = (() => Network(vertex: _ => null!), typeof(ModelException),
            "The block of vertex \"s\" is null; use Block.Always for a vertex that does not fail."),
        ["edge without block"] = (() => Network(edge: _ => null!), typeof(ModelException),
            "The block of edge 1 (\"(s, t)\") is null; use Block.Always for an edge that does not fail."),
        ["no edges"] = (() => Block.Network(Vertices, (IEnumerable<int>)null!, _ => "s", _ => "t", "s", "t", vertex: _ => A), typeof(ArgumentNullException),
            "Value cannot be null."),
        ["too few numbers"] = (() => (A & Block.Component("b", 1.Hours, 1.Hours)).Compile().Evaluate([Availability.Perfect]), typeof(ArgumentException),
            "1 numbers were given for 2 components; give one for each, in the order of Components."),
        ["too many frequencies"] = (() => A.Compile().FailureFrequency([Availability.Perfect], [Rate.Zero, Rate.Zero]), typeof(ArgumentException),
            "2 numbers were given for 1 components; give one for each, in the order of Components."),
        ["not a probability"] = (() => A.Compile().Evaluate([1.5], [-0.5]), typeof(ArgumentOutOfRangeException),
            "Component \"a\" is up with probability 1.5 and down with -0.5; both must be 0 to 1 and sum to one."),
        ["not a number"] = (() => A.Compile().Evaluate([double.NaN], [0.5]), typeof(ArgumentOutOfRangeException),
            "Component \"a\" is up with probability NaN and down with 0.5; both must be 0 to 1 and sum to one."),
        ["sum not one"] = (() => A.Compile().Evaluate([0.5], [0.4]), typeof(ArgumentOutOfRangeException),
            "Component \"a\" is up with probability 0.5 and down with 0.4; both must be 0 to 1 and sum to one."),
        ["unknown name"] = (() => A.Compile().IndexOf("A"), typeof(ArgumentException), "No component is named \"A\". Did you mean \"a\"?"),
        ["place outside"] = (() => A.Compile().DependsOn(1), typeof(ArgumentOutOfRangeException), 
            "There is no component 1 among 1; count from 0, or ask IndexOf for the place of a name."),
        ["no room for nodes"] = (() => _ = new BlockOptions { MaximumNodes = 0 }, typeof(ArgumentOutOfRangeException),
            "MaximumNodes is 0; give a number above zero."),
        ["no room for states"] = (() => _ = new BlockOptions { MaximumStates = -3 }, typeof(ArgumentOutOfRangeException),
            "MaximumStates is -3; give a number above zero."),
    };

    public static TheoryData<string> Names() => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_that_cannot_be_meant_says_what_is_wrong_and_what_would_be_right(string name)
    {
        var (call, exception, message) = Calls[name];
        var thrown = Assert.Throws(exception, call);
        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
        Assert.True(thrown is not ArgumentException { ParamName: null }, "an argument exception names its argument");
    }
}
