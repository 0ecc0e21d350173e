using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Documents;

/// <summary>What is wrong with a Markov chain in a document, and what is only doubtful.</summary>
public class ChainsInDocumentsTest
{
    private const string Repaired = """{ "from": "a", "to": "b", "rate": "1/y" }, { "from": "b", "to": "a", "rate": "1/h" }""";

    // The first line ends before the transitions, so that each row counts its lines from 2.
    private static string Of(string rest) => $$"""
        { "version": 1, "name": "x", "up": ["a"], "chain": { "transitions": [
        {{rest}} } }
        """;

    [Theory]
    [InlineData("""{ "from": "a", "to": "b", "rate": "1/h" } ]""", "line 2, column 22, $.chain.transitions[0].to: No transition leaves the state \"b\", so in the long run the chain \"x\" stays in it for ever; add the transition that leaves it (a repair?).")]
    [InlineData("""{ "from": "a", "to": "lost", "rate": "1/h" }, { "from": "lots", "to": "a", "rate": "1/h" } ]""", "line 2, column 22, $.chain.transitions[0].to: No transition leaves the state \"lost\", so in the long run the chain \"x\" stays in it for ever; add the transition that leaves it (a repair?). Did you mean \"lots\"?")]
    [InlineData("""{ "from": "a", "to": "b", "rate": "0/h" }, { "from": "a", "to": "a", "rate": "1/h" }, { "from": "a", "to": "c", "rate": "2/h" }, { "from": "c", "to": "b", "rate": "2/h" }, { "from": "c", "to": "a", "rate": "2/h" } ]""", "line 2, column 151, $.chain.transitions[3].to: No transition leaves the state \"b\"")]
    [InlineData("""{ "from": "a", "to": "a", "rate": "1/h" }, { "from": "b", "to": "b", "rate": "1/h" }, { "from": "a", "to": "b", "rate": "1/h" } ]""", "$.chain.transitions[2].to: No transition leaves the state \"b\"")]
    [InlineData($"{Repaired}, {{ \"from\": \"a\", \"to\": \"c\", \"rate\": \"-1/h\" }} ]", "$.chain.transitions[2].rate: \"-1/h\" is not a rate: -1 is negative; a rate is zero or more.")]
    [InlineData($"{Repaired}, {{ \"from\": \"a\", \"to\": \" \", \"rate\": \"1/h\" }} ]", "$.chain.transitions[2].to: The name of a state is empty or white space; give it one, for the same name means the same state.")]
    [InlineData($"{Repaired}, {{ \"from\": \"\", \"to\": \"a\", \"rate\": \"1/h\" }} ]", "$.chain.transitions[2].from: The name of a state is empty")]
    [InlineData($"{Repaired} ], \"states\": [\"a\", \"\"]", "$.chain.states[1]: The name of a state is empty")]
    [InlineData($"{Repaired} ], \"startingIn\": \"c\"", "$.chain.startingIn: The chain has no state named \"c\".")]
    [InlineData($"{Repaired} ], \"startingIn\": 1", "$.chain.startingIn: The number 1 is the value of \"startingIn\", where a text is expected")]
    [InlineData($"{Repaired}, 7 ]", "$.chain.transitions[2]: The number 7 stands where a transition is expected")]
    [InlineData("]", "line 1, column 69, $.chain.transitions: The chain has no state; give at least one transition, for example [ { \"from\":")]
    public void What_is_wrong_is_named_with_its_place(string rest, string message) =>
        Assert.Contains(message, Assert.Throws<DocumentException>(() => ModelDocument.Parse(Of(rest))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""["a", "bb"]""", "$.topologies[0].elements[0].up[1]: The chain has no state named \"bb\".")]
    [InlineData("[]", "$.topologies[0].elements[0].up: \"x\" is up in no state of its chain; name those in which it is.")]
    [InlineData("\"a\"", "$.topologies[0].elements[0].up: The text \"a\" is the value of \"up\", where a list of texts is expected; write for example [\"a\"].")]
    public void So_is_what_is_wrong_with_the_states_that_are_up(string up, string message) => Assert.Contains(
        message,
        Assert.Throws<DocumentException>(() => ModelDocument.Parse(
            $$"""{ "version": 1, "topologies": [ { "name": "t", "elements": [ { "type": "chain", "name": "x", "up": {{up}}, "transitions": [ {{Repaired}} ] }, { "type": "service", "name": "s", "needs": ["x"] } ] } ] }""")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_read_is_not_written()
    {
        var mortal = MarkovChain.Named("any").Transition("a", "b", 1.PerHour).Transition("b", "dead", 1.PerHour).Transition("b", "a", 1.PerHour).Build();
        var topology = Topology.Named("t").Chain("x", mortal, up: state => state == "a").Service("s", ["x"]);

        Assert.Equal("No transition leaves the state \"dead\", so in the long run the chain \"x\" stays in it for ever; add the transition that leaves it (a repair?).", Assert.Single(topology.Check()).Message);
        Assert.Contains("\"dead\"", Assert.Throws<ModelException>(new ModelDocument(topology).ToJson).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_begins_in_its_only_state_never_leaves_it()
    {
        var document = ModelDocument.Parse("""{ "version": 1, "name": "x", "up": ["a"], "chain": { "states": ["a"], "transitions": [] } }""");

        Assert.Equal(0, document.Topologies[0].Topology.Evaluate().Availability.Unavailability);
        Assert.Empty(document.Topologies[0].Topology.Evaluate().Warnings);
        Assert.Equal(document, ModelDocument.Parse(document.ToJson()));
    }

    [Theory]
    [InlineData(Repaired, "")]
    [InlineData($$"""{{Repaired}}, { "from": "c", "to": "a", "rate": "1/h" }""", "The Markov chain \"x\" never comes to \"c\" from where it begins; add the transition that leads there, or take it out.")]
    [InlineData("""{ "from": "new", "to": "a", "rate": "1/y" },""" + Repaired, "The Markov chain \"x\" leaves \"new\" for ever, so that it does not count in the long run; add the transition that leads back.")]
    [InlineData(
        """{ "from": "new", "to": "a", "rate": "1/y" }, { "from": "new", "to": "c", "rate": "1/y" }, { "from": "c", "to": "d", "rate": "1/y" }, { "from": "d", "to": "c", "rate": "1/y" },""" + Repaired,
        "The Markov chain \"x\" leaves \"new\" for ever, so that it does not count in the long run; add the transition that leads back.\n"
        + "The Markov chain \"x\" ends in one of 2 sets of states that it never leaves, one of them \"a\", \"b\", and its figures are averaged over them; add the transition that leads from one to another.")]
    public void States_that_it_does_not_come_back_to_are_a_warning(string transitions, string warnings)
    {
        var found = ModelDocument.Parse(Of($"{transitions} ]")).Topologies[0].Topology.Evaluate().Warnings.Where(warning => warning.Kind == TopologyWarningKind.StatesWithoutReturn);

        Assert.Equal(warnings, string.Join('\n', found.Select(warning => warning.Message)));
    }
}
