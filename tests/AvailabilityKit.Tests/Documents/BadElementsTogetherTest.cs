using static AvailabilityKit.Tests.Documents.WrongDocument;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Elements that are right alone and wrong together: each is refused with its line and what would be right.</summary>
public class BadElementsTogetherTest
{
    public static TheoryData<string, string> WrongTopologies { get; } = new()
    {
        {
            """{ "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }""",
            """line 1, column 60, $.topologies[0].elements: "t" has no service, so there is nothing to report on; add what users see, for example { "type": "service", "name": "orders", "needs": ["db"] }."""
        },
        {
            """
            { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h", "needs": ["b"] },
            { "type": "server", "name": "b", "mtbf": "1 y", "mttr": "4 h", "needs": ["c"] },
            { "type": "server", "name": "c", "mtbf": "1 y", "mttr": "4 h", "needs": ["a"] },
            { "type": "service", "name": "s", "needs": ["a"] }
            """,
            """line 2, column 1, $.topologies[0].elements[0]: "a" depends on itself: "a" -> "b" -> "c" -> "a"; take one of these dependencies out."""
        },
        {
            """
            { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h", "needs": ["crew"] },
            { "type": "repair-crew", "name": "crew", "repairs": ["a"] },
            { "type": "service", "name": "s", "needs": ["a"] }
            """,
            """line 2, column 74, $.topologies[0].elements[0].needs[0]: The server "a" depends on the repair crew "crew"; a crew is never down. Name what the crew repairs."""
        },
        {
            """
            { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" },
            { "type": "repair-crew", "name": "crew", "repairs": ["a"] },
            { "type": "repair-crew", "name": "day shift", "repairs": ["a"] },
            { "type": "service", "name": "s", "needs": ["a"] }
            """,
            """line 4, column 59, $.topologies[0].elements[2].repairs[0]: "a" is repaired by the crews of both "crew" and "day shift"; name it in one of them only."""
        },
        {
            """
            { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h", "needs": ["s"] },
            { "type": "service", "name": "s", "needs": ["a"] }
            """,
            """line 2, column 74, $.topologies[0].elements[0].needs[0]: The server "a" depends on the service "s"; only a service can depend on a service. Name the elements behind it."""
        },
        {
            """
            { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 hours and a bit" },
            { "type": "service", "name": "s", "needs": ["a", "c"] },
            { "type": "server", "name": "b", "mtbf": "1 y", "mttr": "4" }
            """,
            """
            line 2, column 57, $.topologies[0].elements[0].mttr: "4 hours and a bit" is not a duration: a number is expected at "and a bit"; write for example 30 s or 4 h.
            line 3, column 50, $.topologies[0].elements[1].needs[1]: There is no element named "c". Did you mean "a"?
            line 4, column 57, $.topologies[0].elements[2].mttr: "4" is not a duration: 4 has no unit; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h).
            """
        },
    };

    [Theory, MemberData(nameof(WrongTopologies))]
    public void A_wrong_topology_is_refused(string elements, string expected) => Assert.Equal(expected, MessagesOf($"{Frame}\n{elements}\n] }} ] }}"));
}
