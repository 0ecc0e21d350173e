using static AvailabilityKit.Tests.Documents.WrongDocument;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Documents wrong as texts, at the top or in their costs, each with every message it gets: the line, the column, the path, and what would be right.</summary>
public class BadDocumentsTest
{
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
            """line 1, column 1, $: This is Markdown, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }."""
        },
        {
            """
              <!DOCTYPE html>
              <html></html>
            """,
            """line 1, column 3, $: This is an HTML page, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }."""
        },
        {
            """<?xml version="1.0"?><opsa-mef/>""",
            """line 1, column 1, $: This is XML, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }."""
        },
        {
            """
            version: 1
            topologies: []
            """,
            """line 1, column 1, $: This is YAML, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }."""
        },
        {
            """
            ---
            version: 1
            """,
            """line 1, column 1, $: This is YAML, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }."""
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
            """line 1, column 14, $.version: "True" is not a value; a text stands in double quotes, the other values are true, false and null. Did you mean "true"?"""
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
            """{ "version": truee }""",
            """line 1, column 14, $: "truee" is not a value; a text stands in double quotes, the other values are true, false and null. Did you mean "true"?"""
        },
        {
            """{ "version": 1"title": 2 }""",
            """line 1, column 15, $.version: A comma or } is expected here, not a text."""
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
            """line 1, column 17, $.topology: "topology" is not a key of a model document. Known: "version", "topologies", "block", "chain", "up", "name", "$schema", "title", "notes", "calendar", "planned", "prices"."""
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
            """line 2, column 1, $.titel: "titel" is not a key of a model document. Did you mean "title"?"""
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
            """line 2, column 24, $.calendar.hours: Service hours of 9000 h a year for "shop" cannot be; give more than zero and at most 8784 h."""
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
            """line 2, column 12, $.planned: "include" is not a value of "planned". Did you mean "included"?"""
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
            """line 2, column 1, $.price: "price" is not a key of a model document. Did you mean "prices"?"""
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
            """line 2, column 25, $.prices.currency: "US Dollars" is not a currency; give a label such as USD, of up to 12 letters and currency signs."""
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
            """line 2, column 48, $.prices.discountRate: "8" is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
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
            """line 2, column 32, $.prices.hourDowntime: "hourDowntime" is not a key of prices. Did you mean "hourOfDowntime"?"""
        },
        {
            """
            "calendar": { "hours": "2500 h", "name": " " }
            """,
            """line 2, column 42, $.calendar.name: The name of the service hours is blank; per-year figures carry it, for example "office hours"."""
        },
        {
            """
            "prices": { "currency": "USD", "residualValue": "linear" }
            """,
            """line 2, column 49, $.prices.residualValue: "linear" is not a value of "residualValue". Known: "none", "straight-line"."""
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
            """line 2, column 28, $.topologies[0].costs.items[0].category: "server" is not a value of "category". Did you mean "servers"?"""
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
            """line 2, column 59, $.topologies[0].costs.items[0].count: The count of "Servers" is -1; it must be a finite number, zero or more."""
        },
        {
            """{ "items": [ { "category": "servers", "once": 1, "inYear": 101 } ] }""",
            """line 2, column 60, $.topologies[0].costs.items[0].inYear: "Servers" is bought in year 101; it must be 0 to 100."""
        },
        {
            """{ "items": [ { "category": "servers", "once": 1, "inYear": 1.5 } ] }""",
            """line 2, column 60, $.topologies[0].costs.items[0].inYear: "inYear" is 1.5; a whole number of ordinary size is expected."""
        },
        {
            """{ "items": [ { "category": "space", "yearly": 1, "inYear": 2 } ] }""",
            """line 2, column 60, $.topologies[0].costs.items[0].inYear: "Space" is paid every year, and bought in year 2 besides; say that only of what is paid once."""
        },
        {
            """{ "items": [ { "category": "servers", "once": 1, "lifeYears": 0 } ] }""",
            """line 2, column 63, $.topologies[0].costs.items[0].lifeYears: "Servers" is bought again every so many years: 0; it must be 1 to 100."""
        },
        {
            """{ "items": [ { "category": "space", "yearly": 1, "lifeYears": 5 } ] }""",
            """line 2, column 63, $.topologies[0].costs.items[0].lifeYears: "Space" is paid every year, and bought again every so many years: 5 besides; say that only of what is paid once."""
        },
        {
            """{ "units": [ { "name": "node" } ] }""",
            """line 2, column 14, $.topologies[0].costs.units[0]: "count" is missing here; add for example "count": 10."""
        },
        {
            """{ "units": [ { "name": "node", "count": 0 } ] }""",
            """line 2, column 41, $.topologies[0].costs.units[0].count: The number of units "node" is 0; it must be a finite number above zero."""
        },
        {
            """{ "units": [ { "name": "node", "count": 1 }, { "name": "node", "count": 2 } ] }""",
            """line 2, column 56, $.topologies[0].costs.units[1].name: These costs are shared by "node" twice; say it once, with how many there are in all."""
        },
        {
            """{ "units": { "node": 4 } }""",
            """line 2, column 12, $.topologies[0].costs.units: An object is the value of "units", where a list is expected; write for example [ { "name": "virtual machine", "count": 24 } ]."""
        },
        {
            """{ "power": [ { "watts": 100, "pue": 0.5 } ] }""",
            """line 2, column 37, $.topologies[0].costs.power[0].pue: The PUE is 0.5; it is the facility's energy over that of its IT equipment, from 1 to 10 (usual: 1.1 to 2)."""
        },
        {
            """{ "maintenance": "120 %" }""",
            """line 2, column 18, $.topologies[0].costs.maintenance: "120 %" is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
    };

    [Theory, MemberData(nameof(WrongTexts))]
    public void A_wrong_text_is_refused(string document, string expected) => Assert.Equal(expected, MessagesOf(document));

    [Theory]
    [InlineData("# the model\nversion: 1\n", "YAML")]
    [InlineData("# the model\n\n# by hand\ntopologies:\n- name: t\n", "YAML")]
    [InlineData("# the model\n---\nversion: 1\n", "YAML")]
    [InlineData("# The model\n\nNote: it is old.\n", "Markdown")]
    [InlineData("# The model\n\n- one\n- two\n", "Markdown")]
    [InlineData("#!/bin/sh\nversion=1\n", "a script")]
    [InlineData("[model]\nversion = 1\n", "TOML")]
    [InlineData("[[topologies]]\nname = \"t\"\n", "TOML")]
    [InlineData("# the model\nversion = 1\n", "TOML")]
    [InlineData("version=1\n", "TOML")]
    [InlineData("name,mtbf,mttr\nnode-a,8760 h,4 h\n", "CSV")]
    [InlineData("\"name\";\"mtbf\"\n\"node-a\";\"8760 h\"\n", "CSV")]
    [InlineData("1,2\n3,4", "CSV")]
    [InlineData("name\tmtbf\na\t1 y", "CSV")]
    public void A_text_of_another_format_is_told_which(string document, string format) => Assert.Equal(
        $$"""line 1, column 1, $: This is {{format}}, not JSON; a model document is an object such as { "version": 1, "topologies": [ ... ] }.""",
        MessagesOf(document));

    [Theory]
    [InlineData("# the model\n{ \"version\": 1 }", "JSON has no comments")]
    [InlineData("\"version\": 1,\n\"title\": \"t\"", "The document ends before this")]
    [InlineData("[model]", "\"model\" is not a value")]
    [InlineData("[ \"a\", b ]\n[ \"c\", d ]", "\"b\" is not a value")]
    [InlineData("1, 2", "The document ends before this")]
    public void A_mistake_in_json_is_not_another_format(string document, string message) => Assert.Contains(message, MessagesOf(document), StringComparison.Ordinal);

    [Theory, MemberData(nameof(WrongMembers))]
    public void A_wrong_member_of_the_document_is_refused(string member, string expected) =>
        Assert.Equal(expected, MessagesOf($$"""
            { "version": 1,
            {{member}},
            "topologies": [ { "name": "t", "elements": [ {{SoundServer}}, {{SoundService}} ] } ] }
            """));

    [Theory, MemberData(nameof(WrongCosts))]
    public void Wrong_costs_are_refused(string costs, string expected) =>
        Assert.Equal(expected, MessagesOf($$"""
            { "version": 1, "prices": { "currency": "USD" }, "topologies": [ { "name": "t", "costs":
            {{costs}},
            "elements": [ {{SoundServer}}, {{SoundService}} ] } ] }
            """));

    [Theory]
    [InlineData("", """line 3, column 10, $.topologies[0].costs: These costs are in no currency; add "prices": { "currency": "USD" } to the document, which a comparison needs, or "currency": "USD" here.""")]
    [InlineData(""" "price": { "currency": "USD" },""", """line 1, column 17, $.price: "price" is not a key of a model document. Did you mean "prices"?""")]
    [InlineData(""" "prices": { "currency": "" },""", """line 1, column 41, $.prices.currency: "" is not a currency; give a label such as USD, of up to 12 letters and currency signs.""")]
    public void Costs_without_a_currency_are_refused_once(string prices, string expected) =>
        Assert.Equal(expected, MessagesOf($$"""
            { "version": 1,{{prices}}
            "topologies": [ { "name": "t",
            "costs": { "maintenance": "12 %" }, "elements": [ {{SoundServer}}, {{SoundService}} ] } ] }
            """));
}
