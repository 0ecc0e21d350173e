namespace AvailabilityKit.Tests.Documents;

/// <summary>Wrong documents, each with every message it gets: the line, the column, the path, and what would be right.</summary>
public class BadDocumentsTest
{
    // The line that a row names is one more than in the row: the frame around it has the first.
    private const string Frame = """{ "version": 1, "topologies": [ { "name": "t", "elements": [""";
    private const string Server = """{ "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }""";
    private const string Service = """{ "type": "service", "name": "s", "needs": ["a"] }""";

    public static TheoryData<string, string> WrongTexts { get; } = new()
    {
        {
            "",
            """line 1, column 1, $: The document is empty; it should hold an object such as { "version": 1, "topologies": [ ... ] }."""
        },
        {
            "   ",
            """line 1, column 4, $: The document is empty; it should hold an object such as { "version": 1, "topologies": [ ... ] }."""
        },
        {
            """[]""",
            """line 1, column 1, $: A list stands where a model document is expected; write an object in braces with "version" and "topologies"."""
        },
        {
            """
            "model"
            """,
            """line 1, column 1, $: The text "model" stands where a model document is expected; write an object in braces with "version" and "topologies"."""
        },
        {
            """{ "version": 1, "topologies": [""",
            """line 1, column 32, $.topologies: The document ends within the list that begins in line 1; a ] is missing."""
        },
        {
            """{ "version": 1, "topologies""",
            """line 1, column 17, $: This text is not closed on its line; a " is missing."""
        },
        {
            """
            { "version": 1, "topologies"
            """,
            """line 1, column 29, $: The document ends within the object that begins in line 1; a } is missing."""
        },
        {
            """{ "version": 1,""",
            """line 1, column 16, $: The document ends within the object that begins in line 1; a } is missing."""
        },
        {
            """{ "version": 1 "topologies": [] }""",
            """line 1, column 16, $: A comma or } is expected here, not a text."""
        },
        {
            """{ "version": 1, "topologies": [], }""",
            """line 1, column 33, $: A comma stands before } and nothing follows it; take the comma out."""
        },
        {
            """{ "version": 1, "topologies": [ 1, ] }""",
            """line 1, column 34, $.topologies: A comma stands before ] and nothing follows it; take the comma out."""
        },
        {
            """{ "version": 1, "topologies": [ , ] }""",
            """line 1, column 33, $.topologies: A value is missing before this comma; take the comma out or give a value."""
        },
        {
            """{ "version": 1, "topologies": [] } }""",
            """line 1, column 36, $: The document ends before this, and more text follows: "}". Take it out, or take out a closing bracket too many."""
        },
        {
            """
            { // the model
              "version": 1 }
            """,
            """line 1, column 3, $: JSON has no comments; write remarks in "notes" at the top of the document."""
        },
        {
            """{ "version": 1 /* one */ }""",
            """line 1, column 16, $: JSON has no comments; write remarks in "notes" at the top of the document."""
        },
        {
            """# model""",
            """line 1, column 1, $: JSON has no comments; write remarks in "notes" at the top of the document."""
        },
        {
            """{ version: 1 }""",
            """line 1, column 3, $: A key stands in double quotes; write "version"."""
        },
        {
            """{ 'version': 1 }""",
            """line 1, column 3, $: A key stands in double quotes, not in single ones."""
        },
        {
            """{ "version": '1' }""",
            """line 1, column 14, $.version: A text stands in double quotes, not in single ones."""
        },
        {
            """{ "version": NaN }""",
            """line 1, column 14, $.version: NaN is not a number of JSON; for a time that never comes write "infinite"."""
        },
        {
            """{ "version": True }""",
            """line 1, column 14, $.version: "True" is not a value; a text stands in double quotes, the other values are true, false and null. Did you mean 'true'?"""
        },
        {
            """{ "version": +1 }""",
            """line 1, column 14, $.version: A JSON number begins with a digit or a minus sign: write 0.5 or 5."""
        },
        {
            """{ "version": .5 }""",
            """line 1, column 14, $.version: A JSON number begins with a digit or a minus sign: write 0.5 or 5."""
        },
        {
            """{ "version": 01 }""",
            """line 1, column 14, $.version: A JSON number begins with one zero or with another digit: write 0.5, not .5 or 00.5."""
        },
        {
            """{ "version": 1. }""",
            """line 1, column 14, $.version: "1." is not a number; a number with a unit is a text in double quotes, for example "4 h"."""
        },
        {
            """{ "version": 1e }""",
            """line 1, column 14, $.version: "1e" is not a number; a number with a unit is a text in double quotes, for example "4 h"."""
        },
        {
            """{ "version": - }""",
            """line 1, column 14, $.version: A minus sign is followed by a digit."""
        },
        {
            """{ "version": 1 h }""",
            """line 1, column 16, $: A comma or } is expected here, not "h"."""
        },
        {
            """{ "version": 4h }""",
            """line 1, column 14, $.version: "4h" is not a number; a number with a unit is a text in double quotes, for example "4 h"."""
        },
        {
            """{ "version": , "topologies": [] }""",
            """line 1, column 14, $.version: A value is missing before ","."""
        },
        {
            """{ "version" 1 }""",
            """line 1, column 13, $: A colon is expected after the key "version", not "1"."""
        },
        {
            """{ "title": "a\qb" }""",
            """line 1, column 14, $.title: A backslash begins \", \\, \/, \b, \f, \n, \r, \t or \u with four hexadecimal digits; write \\ for a backslash itself."""
        },
        {
            """{ "title": "a\u12g4" }""",
            """line 1, column 14, $.title: A backslash begins \", \\, \/, \b, \f, \n, \r, \t or \u with four hexadecimal digits; write \\ for a backslash itself."""
        },
        {
            """{ "title": "\ud83d alone" }""",
            """line 1, column 12, $.title: This text holds \uD83D, half of a surrogate pair; write both halves."""
        },
        {
            """
            { "title": "open
            }
            """,
            """line 1, column 12, $.title: This text is not closed on its line; a " is missing."""
        },
        {
            "{ \"title\": \"tab\there\" }",
            """line 1, column 16, $.title: The control character U+0009 stands in a text; write \u0009."""
        },
        {
            """[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""",
            """line 1, column 33, $[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: Lists and objects stand more than 32 deep in one another; a model needs 8. The limit is DocumentOptions.MaximumDepth."""
        },
        {
            """{ "version": 2, "topologies": [] }""",
            """line 1, column 14, $.version: The number 2 is not a version that this library reads; the version is the number 1."""
        },
        {
            """{ "version": "1", "topologies": [] }""",
            """line 1, column 14, $.version: The text "1" is not a version that this library reads; the version is the number 1."""
        },
        {
            """{ "topologies": [] }""",
            """
            line 1, column 1, $: "version" is missing here; add for example "version": 1.
            line 1, column 17, $.topologies: There is no topology; add one, for example { "name": "Two-node cluster", "elements": [ ... ] }.
            """
        },
        {
            """{ "version": 1 }""",
            """line 1, column 1, $: "topologies" is missing here; add for example "topologies": [ { "name": "Two-node cluster", "elements": [ ... ] } ]."""
        },
        {
            """{ "version": 1, "topologies": [] }""",
            """line 1, column 31, $.topologies: There is no topology; add one, for example { "name": "Two-node cluster", "elements": [ ... ] }."""
        },
        {
            """{ "version": 1, "topologies": {} }""",
            """line 1, column 31, $.topologies: An object is the value of "topologies", where a list is expected; write for example [ { "name": "Two-node cluster", "elements": [ ... ] } ]."""
        },
        {
            """{ "version": 1, "topologies": [ "t" ] }""",
            """line 1, column 33, $.topologies[0]: The text "t" stands where a topology is expected; write an object in braces with "name" and "elements"."""
        },
        {
            """{ "version": 1, "topologies": [ {} ] }""",
            """
            line 1, column 33, $.topologies[0]: "name" is missing here; add for example "name": "node-a".
            line 1, column 33, $.topologies[0]: "elements" is missing here; add for example "elements": [ { "type": "server", "name": "node-a", "mtbf": "8760 h", "mttr": "4 h" }, ... ].
            """
        },
        {
            """{ "version": 1, "topology": [] }""",
            """line 1, column 17, $.topology: "topology" is not a key of a model document. Known: 'version', 'topologies', '$schema', 'title', 'notes' and 3 more."""
        },
        {
            """
            { "version": 1, "topologies": [
              { "name": "t", "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }, { "type": "service", "name": "s", "needs": ["a"] } ] },
              { "name": "t", "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }, { "type": "service", "name": "s", "needs": ["a"] } ] } ] }
            """,
            """line 3, column 13, $.topologies[1].name: There are two topologies named "t"; give one of them another name."""
        },
        {
            """
            { "version": 1, "topologies": [
              { "name": " ", "elements": [ { "type": "server", "name": "a", "mtbf": "1 y", "mttr": "4 h" }, { "type": "service", "name": "s", "needs": ["a"] } ] } ] }
            """,
            """line 2, column 13, $.topologies[0].name: A topology needs a name: give a word such as "Two-node cluster"."""
        },
    };

    public static TheoryData<string, string> WrongMembers { get; } = new()
    {
        {
            """
            "titel": "x"
            """,
            """line 2, column 1, $.titel: "titel" is not a key of a model document. Did you mean 'title'?"""
        },
        {
            """
            "title": 5
            """,
            """line 2, column 10, $.title: The number 5 is the value of "title", where a text is expected; write for example "5"."""
        },
        {
            """
            "title": null
            """,
            """line 2, column 10, $.title: The value of "title" is null, which says nothing; leave the key out or give a value."""
        },
        {
            """
            "version": 1
            """,
            """line 2, column 1, $.version: The key "version" stands here a second time; keep one of the two."""
        },
        {
            """
            "notes": "one"
            """,
            """line 2, column 10, $.notes: The text "one" is the value of "notes", where a list of texts is expected; write for example ["one"]."""
        },
        {
            """
            "notes": ["one", 2]
            """,
            """line 2, column 18, $.notes[1]: The number 2 stands in "notes", where every entry is a text in double quotes."""
        },
        {
            """
            "calendar": "8770 h"
            """,
            """line 2, column 13, $.calendar: A calendar is "8760 h" or "8766 h"; for service hours write { "hours": "8770 h", "name": "office hours" }."""
        },
        {
            """
            "calendar": 8760
            """,
            """line 2, column 13, $.calendar: "calendar" is the number 8760 without a unit of time; write a text such as "8760 h"."""
        },
        {
            """
            "calendar": { "hours": "9000 h", "name": "shop" }
            """,
            """line 2, column 24, $.calendar.hours: Service hours of 9000 h a year for 'shop' cannot be; give more than zero and at most 8784 h."""
        },
        {
            """
            "calendar": { "name": "" }
            """,
            """
            line 2, column 13, $.calendar: "hours" is missing here; add for example "hours": "2500 h".
            line 2, column 23, $.calendar.name: The name of the service hours is blank; per-year figures carry it, for example "office hours".
            """
        },
        {
            """
            "planned": "include"
            """,
            """line 2, column 12, $.planned: "include" is not a value of "planned". Did you mean 'included'?"""
        },
        {
            """
            "planned": true
            """,
            """line 2, column 12, $.planned: The value true is the value of "planned", where a text is expected."""
        },
        {
            """
            "price": { "currency": "USD" }
            """,
            """line 2, column 1, $.price: "price" is not a key of a model document. Did you mean 'prices'?"""
        },
        {
            """
            "prices": { "years": 5 }
            """,
            """line 2, column 11, $.prices: "currency" is missing here; add for example "currency": "USD"."""
        },
        {
            """
            "prices": { "currency": "US Dollars" }
            """,
            """line 2, column 25, $.prices.currency: 'US Dollars' is not a currency; give a label such as USD, of up to 12 letters and currency signs."""
        },
        {
            """
            "prices": { "currency": "USD", "years": 0 }
            """,
            """line 2, column 41, $.prices.years: The horizon is 0 years; it must be 1 to 100 whole years."""
        },
        {
            """
            "prices": { "currency": "USD", "years": 2.5 }
            """,
            """line 2, column 41, $.prices.years: "years" is 2.5; a whole number of ordinary size is expected."""
        },
        {
            """
            "prices": { "currency": "USD", "discountRate": 8 }
            """,
            """line 2, column 48, $.prices.discountRate: '8' is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """
            "prices": { "currency": "USD", "hourOfDowntime": "20000 USD" }
            """,
            """line 2, column 50, $.prices.hourOfDowntime: The text "20000 USD" is the value of "hourOfDowntime", where a number without a currency is expected."""
        },
        {
            """
            "prices": { "currency": "USD", "hourOfDowntime": -1 }
            """,
            """line 2, column 50, $.prices.hourOfDowntime: The price of an hour of downtime is -1; it must be zero or more."""
        },
        {
            """
            "prices": { "currency": "USD", "hourOfDowntime": 1e300 }
            """,
            """line 2, column 50, $.prices.hourOfDowntime: 1e300 is more than an amount of money can hold (7.9e28)."""
        },
        {
            """
            "prices": { "currency": "USD", "hourDowntime": 1 }
            """,
            """line 2, column 32, $.prices.hourDowntime: "hourDowntime" is not a key of prices. Did you mean 'hourOfDowntime'?"""
        },
        {
            """
            "calendar": { "hours": "2500 h", "name": " " }
            """,
            """line 2, column 42, $.calendar.name: The name of the service hours is blank; per-year figures carry it, for example "office hours"."""
        },
        {
            """
            "prices": { "currency": "USD", "discountRate": [] }
            """,
            """line 2, column 48, $.prices.discountRate: A list is the value of "discountRate", where a share is expected; write for example "95 %" or 0.95."""
        },
    };

    public static TheoryData<string, string> WrongCosts { get; } = new()
    {
        {
            """{ "currency": "EUR" }""",
            """line 2, column 15, $.topologies[0].costs.currency: These costs are in EUR and the prices in USD; use one currency."""
        },
        {
            """{ "items": [ { "category": "server", "once": 1 } ] }""",
            """line 2, column 28, $.topologies[0].costs.items[0].category: "server" is not a value of "category". Did you mean 'servers'?"""
        },
        {
            """{ "items": [ { "category": "servers" } ] }""",
            """line 2, column 14, $.topologies[0].costs.items[0]: The price is missing; add "once": 12000 for what is paid at the start or "yearly": 1200 for what is paid every year."""
        },
        {
            """{ "items": [ { "category": "servers", "once": 1, "yearly": 2 } ] }""",
            """line 2, column 14, $.topologies[0].costs.items[0]: Both "once" and "yearly" are given; make two items of them."""
        },
        {
            """{ "items": [ { "category": "servers", "once": 1, "count": -1 } ] }""",
            """line 2, column 59, $.topologies[0].costs.items[0].count: The count of 'Servers' is -1; it must be a finite number, zero or more."""
        },
        {
            """{ "power": [ { "watts": 100, "pue": 0.5 } ] }""",
            """line 2, column 37, $.topologies[0].costs.power[0].pue: The PUE is 0.5; it is the facility's energy over that of its IT equipment, from 1 to 10 (usual: 1.1 to 2)."""
        },
        {
            """{ "maintenance": "120 %" }""",
            """line 2, column 18, $.topologies[0].costs.maintenance: '120 %' is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
    };

    public static TheoryData<string, string> WrongElements { get; } = new()
    {
        {
            """
            { "type": "server", "name": "x", "mtbf": null, "mttr": "4 h" }
            """,
            """line 2, column 42, $.topologies[0].elements[0].mtbf: The value of "mtbf" is null, which says nothing; leave the key out or give a value."""
        },
        {
            """5""",
            """line 2, column 1, $.topologies[0].elements[0]: The number 5 stands where an element is expected; write an object in braces with "type" and "name"."""
        },
        {
            """{ "name": "b" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "type" is missing here; add for example "type": "server"."""
        },
        {
            """{ "type": "sever", "name": "b", "mtbf": "1 y", "mttr": "1 h" }""",
            """line 2, column 11, $.topologies[0].elements[0].type: "sever" is not a type of element. Did you mean 'server'?"""
        },
        {
            """{ "type": 7, "name": "b" }""",
            """line 2, column 11, $.topologies[0].elements[0].type: The number 7 is the value of "type", where a text is expected; write for example "server"."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "mttr" is missing here; add for example "mttr": "4 h"."""
        },
        {
            """{ "type": "server", "name": "b", "mttr": "1 h" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "mtbf" is missing here; add for example "mtbf": "8760 h"."""
        },
        {
            """{ "type": "server", "name": "b" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "mtbf" is missing here; add for example "mtbf": "8760 h"."""
        },
        {
            """{ "type": "server", "name": "b", "mtfb": "1 y", "mttr": "1 h" }""",
            """line 2, column 34, $.topologies[0].elements[0].mtfb: "mtfb" is not a key of a component. Did you mean 'mtbf'?"""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": 8760, "mttr": "1 h" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: "mtbf" is the number 8760 without a unit of time; write a text such as "8760 h"."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "5 years old", "mttr": "1 h" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: '5 years old' is not a duration: a number is expected at 'old'; write for example 30 s or 4 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 sec onds" }""",
            """line 2, column 57, $.topologies[0].elements[0].mttr: '30 sec onds' is not a duration: a number is expected at 'onds'; write for example 30 s or 4 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "3 months", "mttr": "30 s" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: '3 months' is not a duration: a month has no fixed length; write a number of days."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "-1 y", "mttr": "30 s" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: '-1 y' is not a duration: -1 y is negative; a duration is zero or more."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "0 y", "mttr": "30 s" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: The mtbf of "hardware" is 0 s; it must be above zero, for example 8760 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "infinite" }""",
            """line 2, column 57, $.topologies[0].elements[0].mttr: The mttr of "hardware" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "mtbf": "2 y" }""",
            """line 2, column 65, $.topologies[0].elements[0].mtbf: The key "mtbf" stands here a second time; keep one of the two."""
        },
        {
            """{ "type": "server", "name": "", "mtbf": "1 y", "mttr": "30 s" }""",
            """line 2, column 29, $.topologies[0].elements[0].name: An element needs a name: give a word such as "node-a"."""
        },
        {
            """{ "type": "server", "name": "a", "mtbf": "1 y", "mttr": "30 s" }""",
            """line 3, column 29, $.topologies[0].elements[1].name: "t" has two elements named "a", a server and a server; give one of them another name."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "restart": "never" }""",
            """line 2, column 76, $.topologies[0].elements[0].restart: The restart of "b" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "needs": "a" }""",
            """line 2, column 74, $.topologies[0].elements[0].needs: The text "a" is the value of "needs", where a list of texts is expected; write for example ["a"]."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "needs": ["A", 1] }""",
            """line 2, column 80, $.topologies[0].elements[0].needs[1]: The number 1 stands in "needs", where every entry is a text in double quotes."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "needs": ["aa"] }""",
            """line 2, column 75, $.topologies[0].elements[0].needs[0]: There is no element named "aa". Did you mean 'a'?"""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "needs": ["b"] }""",
            """line 2, column 1, $.topologies[0].elements[0]: "b" depends on itself: "b" -> "b"; take one of these dependencies out."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "faults": [] }""",
            """line 2, column 34, $.topologies[0].elements[0].mtbf: Both "mtbf" and "faults" are given; put the MTBF and MTTR of every fault into "faults"."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hard", "mtbf": "1 y", "mttr": "30 s" } ] }""",
            """line 2, column 56, $.topologies[0].elements[0].faults[0].kind: "hard" is not a value of "kind". Known: 'hardware', 'transient', 'software', 'operator', 'environment' and 1 more."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hardware", "mtbf": "1 y", "mttr": "30 s" }, { "kind": "hardware", "mtbf": "2 y", "mttr": "30 s" } ] }""",
            """line 2, column 44, $.topologies[0].elements[0].faults: "b" has two faults with the cause "hardware"; give each its own cause so that the report can tell them apart."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hardware", "mtbf": "1 y", "mttr": "30 s", "needsCrew": "yes" } ] }""",
            """line 2, column 112, $.topologies[0].elements[0].faults[0].needsCrew: The text "yes" is the value of "needsCrew", where true or false is expected; write for example true."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hardware", "mtbf": "1 y", "mttr": "30 s", "cause": " " } ] }""",
            """line 2, column 108, $.topologies[0].elements[0].faults[0].cause: The cause of a fault is blank; leave it out or name it, for example "disk controller"."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "planned": [ { "activity": "upgrade", "every": "1 h", "lasting": "2 h" } ] }""",
            """line 2, column 130, $.topologies[0].elements[0].planned[0].lasting: "upgrade" lasts 2 h every 1 h, so the element would never be up; give a shorter time or a longer period."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "planned": [ { "activity": "upgrade", "lasting": "2 h" } ] }""",
            """line 2, column 78, $.topologies[0].elements[0].planned[0]: "every" is missing here; add for example "every": "90 d"."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "planned": [ { "activity": "upgrade", "every": "1 y", "perYear": 1, "lasting": "2 h" } ] }""",
            """line 2, column 119, $.topologies[0].elements[0].planned[0].perYear: Both "every" and "perYear" are given; keep one of them."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "planned": [ { "activity": "upgrade", "perYear": 0, "lasting": "2 h" } ] }""",
            """line 2, column 114, $.topologies[0].elements[0].planned[0].perYear: "upgrade" is done 0 times a year; give a number above zero, for example 4."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 s", "planned": [ { "activity": "upgrade", "perYear": 1, "lasting": "2 h", "online": 95 } ] }""",
            """line 2, column 145, $.topologies[0].elements[0].planned[0].online: '95' is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "30 s", "modules": 4 }""",
            """line 2, column 100, $.topologies[0].elements[0].modules: "b" has 4 modules; a lockstep server has 2 or 3."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "0 s" }""",
            """line 2, column 81, $.topologies[0].elements[0].hotSwap: The hotSwap of "b" is 0 s; it must be above zero, for example 8760 h."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "coverage": "high" }""",
            """line 2, column 100, $.topologies[0].elements[0].coverage: 'high' is not a probability: it does not begin with a number; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a"], "failover": { "in": "30 s" } }""",
            """line 2, column 41, $.topologies[0].elements[0].of: The cluster "b" has 1 node(s); a cluster needs at least two. A single server is a Server."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "a"], "failover": { "in": "30 s" } }""",
            """line 2, column 41, $.topologies[0].elements[0].of: The cluster "b" names a node twice; name each node once."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "b"] }""",
            """line 2, column 1, $.topologies[0].elements[0]: "failover" is missing here; add for example "failover": { "in": "30 s", "covering": "95 %", "otherwiseIn": "15 min" }."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "c"], "failover": "30 s" }""",
            """line 2, column 65, $.topologies[0].elements[0].failover: The text "30 s" stands where a failover is expected; write an object in braces with "in"."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "s"], "failover": { "in": "30 s" } }""",
            """line 2, column 47, $.topologies[0].elements[0].of[1]: The cluster "b" has the service "s" as a node; nodes are components, fault-tolerant servers or clusters. Use a group for parts without failover."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "b"], "atLeast": 3, "failover": { "in": "30 s" } }""",
            """line 2, column 64, $.topologies[0].elements[0].atLeast: The cluster "b" of 2 nodes needs at least 3 of them; give a number from 1 to 2."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "b"], "mode": "active", "failover": { "in": "30 s" } }""",
            """line 2, column 61, $.topologies[0].elements[0].mode: "active" is not a value of "mode". Known: 'active-passive', 'active-active'."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "b"], "repairCrews": 0, "failover": { "in": "30 s" } }""",
            """line 2, column 68, $.topologies[0].elements[0].repairCrews: The cluster "b" has 0 repair crews; give 1 or more, or leave it out for one crew a node."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "b"], "failover": { "in": "30 s", "covering": 1.5 } }""",
            """line 2, column 93, $.topologies[0].elements[0].failover.covering: '1.5' is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "group", "name": "b", "of": [] }""",
            """line 2, column 39, $.topologies[0].elements[0].of: The group "b" has no parts; name at least one."""
        },
        {
            """{ "type": "group", "name": "b", "of": ["a"], "atLeast": 2 }""",
            """line 2, column 57, $.topologies[0].elements[0].atLeast: The group "b" of 1 parts needs at least 2 of them; give a number from 1 to 1."""
        },
        {
            """{ "type": "repair-crew", "name": "b", "repairs": ["s"] }""",
            """line 2, column 51, $.topologies[0].elements[0].repairs[0]: The repair crew "b" repairs the service "s"; a crew repairs components and fault-tolerant servers. Name the parts of "s"."""
        },
        {
            """{ "type": "repair-crew", "name": "b", "repairs": ["a"], "needs": ["a"] }""",
            """line 2, column 57, $.topologies[0].elements[0].needs: "needs" is not a key of a repair crew. Known: 'type', 'name', 'repairs', 'size', 'discipline'."""
        },
        {
            """{ "type": "service", "name": "b", "needs": [] }""",
            """line 2, column 44, $.topologies[0].elements[0].needs: The service "b" needs nothing; name the elements it runs on."""
        },
        {
            """{ "type": "service", "name": "b", "needs": ["a"], "load": { "inFlightFor": "1 s" } }""",
            """line 2, column 59, $.topologies[0].elements[0].load: "perSecond" is missing here; add for example "perSecond": 200."""
        },
        {
            """{ "type": "service", "name": "b", "needs": ["a"], "load": { "perSecond": 0, "inFlightFor": "1 s" } }""",
            """line 2, column 74, $.topologies[0].elements[0].load.perSecond: A load of nothing loses nothing; leave the load out or give a rate above zero, for example 200 per second."""
        },
        {
            """{ "type": "service", "name": "b", "needs": ["a"], "load": { "perSecond": 1, "arrivals": "1/s", "inFlightFor": "1 s" } }""",
            """line 2, column 61, $.topologies[0].elements[0].load.perSecond: Both "perSecond" and "arrivals" are given; keep one of them."""
        },
        {
            """{ "type": "service", "name": "b", "needs": ["a"], "load": { "arrivals": "often", "inFlightFor": "1 s" } }""",
            """line 2, column 73, $.topologies[0].elements[0].load.arrivals: 'often' is not a rate: it does not begin with a number; write for example 4/y, 4 per year or 500 FIT."""
        },
        {
            """{ "type": "service", "name": "b", "needs": ["a"], "load": { "perSecond": 1e999, "inFlightFor": "1 s" } }""",
            """line 2, column 74, $.topologies[0].elements[0].load.perSecond: 1e999 is too large to be held; the largest number is 1.8e308."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "s"], "failover": { "in": "30 s", "covering": "95 %" } }""",
            """line 2, column 65, $.topologies[0].elements[0].failover: The failover covers 95 % of failures; say how long recovery takes in the other cases, for example "otherwiseIn": "15 min"."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "s"], "failover": { "in": "30 s", "covering": "95 %", "otherwiseIn": "0 s" } }""",
            """line 2, column 65, $.topologies[0].elements[0].failover: The failover of "b" covers 95 % of failures; say how long recovery takes in the other cases, for example .OtherwiseIn(15.Minutes)."""
        },
        {
            """{ "type": "cluster", "name": "b", "of": ["a", "s"], "failover": { "in": "never" } }""",
            """line 2, column 73, $.topologies[0].elements[0].failover.in: The delay of "failover" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
        },
    };

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
            line 2, column 57, $.topologies[0].elements[0].mttr: '4 hours and a bit' is not a duration: a number is expected at 'and a bit'; write for example 30 s or 4 h.
            line 3, column 50, $.topologies[0].elements[1].needs[1]: There is no element named "c". Did you mean 'a'?
            line 4, column 57, $.topologies[0].elements[2].mttr: '4' is not a duration: 4 has no unit; write ns, us, ms, s, min, h, d, w or y (a year is 8760 h).
            """
        },
    };

    [Theory, MemberData(nameof(WrongTexts))]
    public void A_wrong_text_is_refused(string document, string expected) => Assert.Equal(expected, MessagesOf(document));

    [Theory, MemberData(nameof(WrongMembers))]
    public void A_wrong_member_of_the_document_is_refused(string member, string expected) =>
        Assert.Equal(expected, MessagesOf($$"""
            { "version": 1,
            {{member}},
            "topologies": [ { "name": "t", "elements": [ {{Server}}, {{Service}} ] } ] }
            """));

    [Theory, MemberData(nameof(WrongCosts))]
    public void Wrong_costs_are_refused(string costs, string expected) =>
        Assert.Equal(expected, MessagesOf($$"""
            { "version": 1, "prices": { "currency": "USD" }, "topologies": [ { "name": "t", "costs":
            {{costs}},
            "elements": [ {{Server}}, {{Service}} ] } ] }
            """));

    [Theory]
    [InlineData("", """line 3, column 10, $.topologies[0].costs: These costs are in no currency; add "prices": { "currency": "USD" } to the document, which a comparison needs, or "currency": "USD" here.""")]
    [InlineData(""" "price": { "currency": "USD" },""", """line 1, column 17, $.price: "price" is not a key of a model document. Did you mean 'prices'?""")]
    [InlineData(""" "prices": { "currency": "" },""", """line 1, column 41, $.prices.currency: '' is not a currency; give a label such as USD, of up to 12 letters and currency signs.""")]
    public void Costs_without_a_currency_are_refused_once(string prices, string expected) =>
        Assert.Equal(expected, MessagesOf($$"""
            { "version": 1,{{prices}}
            "topologies": [ { "name": "t",
            "costs": { "maintenance": "12 %" }, "elements": [ {{Server}}, {{Service}} ] } ] }
            """));

    [Fact]
    public void A_blank_name_is_not_the_nearest_to_any() =>
        Assert.EndsWith("There is no element named \"a\". Did you mean 's'?", MessagesOf($$"""
            { "version": 1, "topologies": [ { "name": "t", "elements": [ {{Server.Replace("\"a\"", "\"\"", StringComparison.Ordinal)}}, {{Service}} ] } ] }
            """), StringComparison.Ordinal);

    [Theory, MemberData(nameof(WrongElements))]
    public void A_wrong_element_is_refused(string element, string expected) =>
        Assert.Equal(expected, MessagesOf($"{Frame}\n{element},\n{Server}, {Service}\n] }} ] }}"));

    [Theory, MemberData(nameof(WrongTopologies))]
    public void A_wrong_topology_is_refused(string elements, string expected) => Assert.Equal(expected, MessagesOf($"{Frame}\n{elements}\n] }} ] }}"));

    private static string MessagesOf(string document) =>
        string.Join('\n', Assert.Throws<DocumentException>(() => ModelDocument.Parse(document)).Mistakes);
}
