using static AvailabilityKit.Tests.Documents.WrongDocument;

namespace AvailabilityKit.Tests.Documents;

/// <summary>Documents with wrong elements, each with every message it gets: the line, the column, the path, and what would be right.</summary>
public class BadElementsTest
{
    public static TheoryData<string, string> WrongElements { get; } = new()
    {
        {
            """
            { "type": "server", "name": "x", "mtbf": null, "mttr": "4 h" }
            """,
            """line 2, column 42, $.topologies[0].elements[0].mtbf: The value of "mtbf" is null, which says nothing; leave the key out or give a value."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 0, "hosts": ["x"], "restart": { "delay": "5 min" } }""",
            """line 2, column 54, $.topologies[0].elements[0].count: The count of "vm" is 0; give a number from 1 to 1000."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": [], "restart": { "delay": "5 min" } }""",
            """line 2, column 66, $.topologies[0].elements[0].hosts: The virtual machines "vm" have no hosts; name at least one."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"] }""",
            """line 2, column 1, $.topologies[0].elements[0]: "restart" is missing here; add for example "restart": { "delay": "5 min" }."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min", "failback": "1 min" } }""",
            """line 2, column 84, $.topologies[0].elements[0].restart: The restart of the virtual machines "vm" has a failback, which only a cluster's failover has; give all of the time from the failure to the running machine as its delay."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "total": "5 s" } }""",
            """line 2, column 119, $.topologies[0].elements[0].migration: "blackout" is missing here; add for example "blackout": "250 ms"."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "blackout": "6 s", "total": "5 s" } }""",
            """line 2, column 133, $.topologies[0].elements[0].migration.blackout: A live migration that takes 5 s in all cannot have a blackout of 6 s; give one that is no longer."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "memory": "16 GiB" } }""",
            """line 2, column 121, $.topologies[0].elements[0].migration.memory: "memory" stands in "copy"; write "copy": { "memory": "16 GiB", "dirtied": "512 MiB/s", "sent": "1 GiB/s" }."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "total": "5 s", "copy": { "memory": "16 GiB", "dirtied": "1 GiB/s", "sent": "1 GiB/s" } } }""",
            """line 2, column 121, $.topologies[0].elements[0].migration.total: Both "total" and "copy" are given; the copy says how long it takes."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "copy": { "memory": "16 GiB", "dirtied": "1 GiB", "sent": 5 } } }""",
            """
            line 2, column 162, $.topologies[0].elements[0].migration.copy.dirtied: "1 GiB" is not a rate of data: it does not say that it is per second; write for example 1 GiB/s or 10 Gbit/s.
            line 2, column 179, $.topologies[0].elements[0].migration.copy.sent: The number 5 is the value of "sent", where a rate of data such as "1 GiB/s" is expected; write for example "1 GiB/s".
            """
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "copy": { "memory": "16 GiB", "dirtied": "1 GiB/s", "sent": "0 B/s" } } }""",
            """line 2, column 181, $.topologies[0].elements[0].migration.copy.sent: Nothing is migrated over a link that sends nothing; give what it sends, such as 1 GiB/s."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "copy": { "memory": "16 GiB", "dirtied": "1 MiB/s", "sent": "1 GiB/s", "stopAt": "1 s", "stopBelow": "1 B", "rounds": 0 } } }""",
            """
            line 2, column 209, $.topologies[0].elements[0].migration.copy.stopBelow: Both "stopAt" and "stopBelow" are given; say once when little enough is left.
            line 2, column 239, $.topologies[0].elements[0].migration.copy.rounds: A live migration of at most 0 rounds cannot be; give a number from 1 to 1000.
            """
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "total": "5 s", "blackout": "1 s", "predicted": "30 %" } }""",
            """line 2, column 156, $.topologies[0].elements[0].migration.predicted: How long before a failure its prediction comes is missing; add for example "lead": "10 min"."""
        },
        {
            """{ "type": "virtual-machines", "name": "vm", "count": 5, "hosts": ["x"], "restart": { "delay": "5 min" }, "migration": { "total": "5 s", "blackout": "1 s", "lead": "30 s" } }""",
            """line 2, column 156, $.topologies[0].elements[0].migration.lead: A prediction has a lead, and no failure is predicted; add for example "predicted": "30 %"."""
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
            """line 2, column 11, $.topologies[0].elements[0].type: "sever" is not a type of element. Did you mean "server"?"""
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
            """line 2, column 34, $.topologies[0].elements[0].mtfb: "mtfb" is not a key of a component. Did you mean "mtbf"?"""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": 8760, "mttr": "1 h" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: "mtbf" is the number 8760 without a unit of time; write a text such as "8760 h"."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "5 years old", "mttr": "1 h" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: "5 years old" is not a duration: a number is expected at "old"; write for example 30 s or 4 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "30 sec onds" }""",
            """line 2, column 57, $.topologies[0].elements[0].mttr: "30 sec onds" is not a duration: a number is expected at "onds"; write for example 30 s or 4 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "3 months", "mttr": "30 s" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: "3 months" is not a duration: a month has no fixed length; write a number of days."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "-1 y", "mttr": "30 s" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: "-1 y" is not a duration: -1 y is negative; a duration is zero or more."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "0 y", "mttr": "30 s" }""",
            """line 2, column 42, $.topologies[0].elements[0].mtbf: The mtbf of "b" is 0 s; it must be above zero, for example 8760 h."""
        },
        {
            """{ "type": "server", "name": "b", "mtbf": "1 y", "mttr": "infinite" }""",
            """line 2, column 57, $.topologies[0].elements[0].mttr: The mttr of "b" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
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
            """line 2, column 76, $.topologies[0].elements[0].restart: The restart of "b" is infinite; what never ends cannot be averaged. Give a finite time, for example 15 min."""
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
            """line 2, column 75, $.topologies[0].elements[0].needs[0]: There is no element named "aa". Did you mean "a"?"""
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
            """line 2, column 56, $.topologies[0].elements[0].faults[0].kind: "hard" is not a value of "kind". Known: "hardware", "transient", "software", "operator", "environment", "common-cause", "change", "corruption"."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "change", "mttr": "30 s" } ] }""",
            """line 2, column 46, $.topologies[0].elements[0].faults[0]: "mtbf" is missing here; add for example "mtbf": "8760 h"."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "change", "changesPerYear": 50, "mttr": "30 s" } ] }""",
            """line 2, column 46, $.topologies[0].elements[0].faults[0]: "failing" is missing here; add for example "failing": "5 %"."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "change", "failing": "5 %", "mttr": "30 s" } ] }""",
            """line 2, column 46, $.topologies[0].elements[0].faults[0]: "changesPerYear" is missing here; add for example "changesPerYear": 50."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "change", "changesPerYear": 50, "failing": "5 %", "mtbf": "1 y", "mttr": "30 s" } ] }""",
            """line 2, column 66, $.topologies[0].elements[0].faults[0].changesPerYear: Both "mtbf" and how many changes fail are given; keep one of them."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "operator", "changesPerYear": 50, "failing": "5 %", "mttr": "30 s" } ] }""",
            """line 2, column 68, $.topologies[0].elements[0].faults[0].changesPerYear: "changesPerYear" and "failing" are those of a fault of the kind "change"; give the "mtbf" of this one."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "change", "changesPerYear": -1, "failing": "5 %", "mttr": "30 s" } ] }""",
            """line 2, column 84, $.topologies[0].elements[0].faults[0].changesPerYear: -1 changes are made a year; give a number above zero, for example 50."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "corruption", "mtbf": "1 y", "mttr": "2 h", "rollback": { "noticedAfter": "3 h" } } ] }""",
            """line 2, column 112, $.topologies[0].elements[0].faults[0].rollback: "snapshotsEvery" is missing here; add for example "snapshotsEvery": "15 min"."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "corruption", "mtbf": "1 y", "mttr": "2 h", "rollback": { "noticedAfter": "3 h", "snapshotsEvery": "15 min", "keptFor": "10 min" } } ] }""",
            """line 2, column 176, $.topologies[0].elements[0].faults[0].rollback.keptFor: Snapshots are taken every 15 min and kept for 10 min, so that at times there is none; keep them for 15 min or longer."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "corruption", "mtbf": "1 y", "mttr": "2 h", "rollback": { "noticedAfter": "infinite", "snapshotsEvery": "15 min" } } ] }""",
            """line 2, column 130, $.topologies[0].elements[0].faults[0].rollback.noticedAfter: The noticedAfter of a rollback is infinite; what never ends cannot be averaged. Give a finite time, for example 3 h."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "corruption", "mtbf": "1 y", "mttr": "2 h", "rollback": { "noticedAfter": "1 y", "snapshotsEvery": "15 min" } } ] }""",
            """line 2, column 112, $.topologies[0].elements[0].faults[0].rollback: The fault "corruption" comes every 1 y and is noticed after 1 y, so that data are hardly ever good; give a time below the mtbf."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "operator", "mtbf": "1 y", "mttr": "0 s", "rollback": { "noticedAfter": "3 h", "snapshotsEvery": "0 s" } } ] }""",
            """line 2, column 110, $.topologies[0].elements[0].faults[0].rollback: The fault "operator error" takes its data back to a point in time and has an mttr of 0 s; give the time of the rollback, for example 2 h."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hardware", "mtbf": "1 y", "mttr": "30 s" }, { "kind": "hardware", "mtbf": "2 y", "mttr": "30 s" } ] }""",
            """line 2, column 44, $.topologies[0].elements[0].faults: "b" has two faults named "hardware"; give each its own name so that the report can tell them apart."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hardware", "mtbf": "1 y", "mttr": "30 s", "needsCrew": "yes" } ] }""",
            """line 2, column 112, $.topologies[0].elements[0].faults[0].needsCrew: The text "yes" is the value of "needsCrew", where true or false is expected; write for example true."""
        },
        {
            """{ "type": "server", "name": "b", "faults": [ { "kind": "hardware", "mtbf": "1 y", "mttr": "30 s", "name": " " } ] }""",
            """line 2, column 107, $.topologies[0].elements[0].faults[0].name: The name of a fault is blank; leave it out or write for example "disk controller"."""
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
            """line 2, column 145, $.topologies[0].elements[0].planned[0].online: "95" is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "30 s", "modules": 4 }""",
            """line 2, column 100, $.topologies[0].elements[0].modules: "b" has 4 modules; a lockstep server has 2 or 3."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "0 s" }""",
            """line 2, column 81, $.topologies[0].elements[0].hotSwap: The hotSwap of "b" is 0 s; it must be above zero, for example 4 h."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "coverage": "high" }""",
            """line 2, column 100, $.topologies[0].elements[0].coverage: "high" is not a probability: it does not begin with a number; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "hotSwap": "1 h" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "moduleMtbf" is missing here; add for example "moduleMtbf": "8760 h"."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y", "hotSwap": "1 h" } ] }""",
            """line 2, column 49, $.topologies[0].elements[0].moduleMtbf: Both "moduleMtbf" and "moduleFaults" are given; say in each class of "moduleFaults" what is true of it."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [] }""",
            """line 2, column 65, $.topologies[0].elements[0].moduleFaults: "b" has no class of module faults; give at least one, such as those of the memory."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y", "hotSwap": "1 h" }, { "name": "cpu", "mtbf": "2 y", "transient": true } ] }""",
            """line 2, column 65, $.topologies[0].elements[0].moduleFaults: "b" has two classes of module faults named "cpu"; give each its own name so that the report can tell them apart."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y" } ] }""",
            """line 2, column 67, $.topologies[0].elements[0].moduleFaults[0]: "hotSwap" is missing here; add for example "hotSwap": "4 h", or "transient": true where the module rejoins by itself."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y", "hotSwap": "1 h", "transient": true } ] }""",
            """line 2, column 99, $.topologies[0].elements[0].moduleFaults[0].hotSwap: After a transient fault the module rejoins by itself, and nothing is swapped; keep one of "hotSwap" and "transient"."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y", "hotSwap": "0 s" } ] }""",
            """line 2, column 110, $.topologies[0].elements[0].moduleFaults[0].hotSwap: The hotSwap of the module fault "cpu" is 0 s; it must be above zero, for example 4 h."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y", "transient": true } ], "rejoinFailure": 0.1 }""",
            """line 2, column 139, $.topologies[0].elements[0].rejoinFailure: A module of "b" whose rejoin fails is swapped, and no class of its faults says how long that takes; give one that is permanent, or leave rejoinFailure out."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleFaults": [ { "name": "cpu", "mtbf": "1 y", "transient": true } ], "faults": [ { "kind": "software", "mtbf": "1 y", "mttr": "1 h", "name": "cpu" } ] }""",
            """line 2, column 132, $.topologies[0].elements[0].faults: "cpu" is a fault of "b" and a class of the faults of its modules; give each its own name so that crews and the report can tell them apart."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "atLeast": 3 }""",
            """line 2, column 99, $.topologies[0].elements[0].atLeast: The fault-tolerant server "b" of 2 modules needs at least 3 of them; give a number from 1 to 2."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "atLeast": 0 }""",
            """line 2, column 99, $.topologies[0].elements[0].atLeast: "b" works while 0 modules run; give 1 or more."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "atLeast": 2, "selfChecking": true }""",
            """line 2, column 99, $.topologies[0].elements[0].atLeast: The modules of "b" check themselves, so that one is enough, and 2 are asked for; leave atLeast or selfChecking out."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "rejoinBlackout": "never" }""",
            """line 2, column 106, $.topologies[0].elements[0].rejoinBlackout: The rejoinBlackout of "b" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "modules": 3, "planned": [ { "activity": "upgrade", "perYear": 4, "lasting": "1 h", "switchOver": "10 s" } ] }""",
            """line 2, column 115, $.topologies[0].elements[0].planned[0]: "upgrade" is done on one half of the fault-tolerant server "b" after the other, and only a fault-tolerant server of two modules, of which one suffices, has halves; leave "switchOver" out."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "planned": [ { "activity": "upgrade", "at": "02:00", "lasting": "1 h", "switchOver": "10 s" } ] }""",
            """line 2, column 126, $.topologies[0].elements[0].planned[0].at: Work with a "switchOver" is done half by half, begins at random, and has no share that is done on line; leave "at" or "switchOver" out."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "planned": [ { "activity": "upgrade", "perYear": 4, "lasting": "1 h", "online": 0.5, "switchOver": "10 s" } ] }""",
            """line 2, column 158, $.topologies[0].elements[0].planned[0].online: Work with a "switchOver" is done half by half, begins at random, and has no share that is done on line; leave "online" or "switchOver" out."""
        },
        {
            """{ "type": "fault-tolerant-server", "name": "b", "moduleMtbf": "1 y", "hotSwap": "1 h", "planned": [ { "activity": "upgrade", "every": "2 h", "lasting": "1 h", "switchOver": "10 s" } ] }""",
            """line 2, column 174, $.topologies[0].elements[0].planned[0].switchOver: "upgrade" takes 2 h for both halves every 2 h, so the modules would never be in lockstep; give a shorter time or a longer period."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "lag": "never" } }""",
            """line 2, column 94, $.topologies[0].elements[0].failover.lag: The lag of a failover is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "lag": { "law": "uniform", "shortest": "1 h" } } }""",
            """line 2, column 94, $.topologies[0].elements[0].failover.lag: "longest" is missing here; add for example "longest": "4 h"."""
        },
        {
            """{ "type": "disk-array", "name": "b", "parity": 1, "diskMtbf": "100 y", "rebuild": "6 h" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "data" is missing here; add for example "data": 6."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 0, "parity": 1, "diskMtbf": "100 y", "rebuild": "6 h" }""",
            """line 2, column 46, $.topologies[0].elements[0].data: "b" keeps its data on 0 disks; give 1 or more."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 999, "parity": 2, "diskMtbf": "100 y", "rebuild": "6 h" }""",
            """line 2, column 46, $.topologies[0].elements[0].data: "b" has 1001 disks; give 1000 at most."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 4, "parity": -1, "diskMtbf": "100 y", "rebuild": "6 h" }""",
            """line 2, column 59, $.topologies[0].elements[0].parity: "b" has -1 disks of parity; give 0 or more."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 4, "parity": 1, "diskMtbf": "100 y", "rebuild": "6 h", "hotSpares": -1 }""",
            """line 2, column 114, $.topologies[0].elements[0].hotSpares: "b" has -1 hot spares; give 0 or more."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 4, "parity": 1, "diskMtbf": "100 y", "rebuild": "6 h", "rebuildsAtOnce": 0 }""",
            """line 2, column 119, $.topologies[0].elements[0].rebuildsAtOnce: "b" rebuilds 0 disks at once; give 1 or more."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 4, "parity": 1, "diskMtbf": "100 y", "rebuild": "6 h", "replacement": "never" }""",
            """line 2, column 116, $.topologies[0].elements[0].replacement: The replacement of "b" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 4, "parity": 1, "diskMtbf": "100 y", "rebuild": "0 s" }""",
            """line 2, column 94, $.topologies[0].elements[0].rebuild: The rebuild of "b" is 0 s; it must be above zero, for example 4 h."""
        },
        {
            """{ "type": "disk-array", "name": "b", "data": 4, "parity": 1, "diskMtbf": "100 y", "rebuild": "6 h", "spares": 2 }""",
            """line 2, column 101, $.topologies[0].elements[0].spares: "spares" is not a key of a disk array. Known: "type", "name", "data", "parity", "diskMtbf", "rebuild", "rebuildsAtOnce", "hotSpares", "replacement", "unreadable", "restore", "faults", "planned", "needs", "count"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a"], "failover": { "delay": "30 s" } }""",
            """line 2, column 44, $.topologies[0].elements[0].nodes: The cluster "b" has 1 node; a cluster needs at least two. Let what needs "b" need "a" itself, or add a node."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "a"], "failover": { "delay": "30 s" } }""",
            """line 2, column 44, $.topologies[0].elements[0].nodes: The cluster "b" names a node twice, "a"; name each once."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"] }""",
            """line 2, column 1, $.topologies[0].elements[0]: "failover" is missing here; add for example "failover": { "delay": "30 s", "coverage": "95 %", "uncoveredRecovery": "15 min" }."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "c"], "failover": "30 s" }""",
            """line 2, column 68, $.topologies[0].elements[0].failover: The text "30 s" stands where a failover is expected; write an object in braces with "delay"."""
        },
        {
            """{ "type": "common-cause", "name": "b", "strikes": ["a"], "mtbf": "1 y" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "mttr" is missing here; add for example "mttr": "4 h"."""
        },
        {
            """{ "type": "common-cause", "name": "b", "strikes": ["a"], "mttr": "1 h" }""",
            """line 2, column 1, $.topologies[0].elements[0]: "mtbf" is missing here; add for example "mtbf": "8760 h"."""
        },
        {
            """{ "type": "common-cause", "name": "b", "strikes": ["a"], "mtbf": "1 y", "mttr": "1 h", "beta": 0.1 }""",
            """line 2, column 58, $.topologies[0].elements[0].mtbf: Both "mtbf" and "beta" are given; keep one of them."""
        },
        {
            """{ "type": "common-cause", "name": "b", "strikes": ["s"], "mtbf": "1 y", "mttr": "1 h" }""",
            """line 2, column 52, $.topologies[0].elements[0].strikes[0]: The common cause "b" strikes the service "s"; components and fault-tolerant servers can be struck. Name the elements behind "s"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "needs": ["sam"] } }""",
            """line 2, column 97, $.topologies[0].elements[0].failover.needs[0]: There is no element named "sam". Known: "b", "a", "s"."""
        },
        {
            """{ "type": "virtual-machines", "name": "b", "count": 2, "hosts": ["a"], "restart": { "delay": "5 min", "needs": ["sam"] } }""",
            """line 2, column 113, $.topologies[0].elements[0].restart.needs[0]: There is no element named "sam". Known: "b", "b-1", "b-2", "a", "s"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s" } }""",
            """line 2, column 50, $.topologies[0].elements[0].nodes[1]: The cluster "b" has the service "s" as a node; nodes are components, fault-tolerant servers or clusters. Name what "s" runs on."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "atLeast": 3, "failover": { "delay": "30 s" } }""",
            """line 2, column 67, $.topologies[0].elements[0].atLeast: The cluster "b" of 2 nodes needs at least 3 of them; give a number from 1 to 2."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "mode": "active", "failover": { "delay": "30 s" } }""",
            """line 2, column 64, $.topologies[0].elements[0].mode: "active" is not a value of "mode". Known: "active-passive", "active-active"."""
        },
        {
            """{ "type": "spares", "name": "b", "replaces": ["a"], "stock": 2 }""",
            """line 2, column 1, $.topologies[0].elements[0]: "leadTime" is missing here; add for example "leadTime": "5 d"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "standby": "colt", "failover": { "delay": "30 s" } }""",
            """line 2, column 67, $.topologies[0].elements[0].standby: "colt" is not a value of "standby". Did you mean "cold"? A warm one is written { "warm": "25 %" }."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "standby": 0.25, "failover": { "delay": "30 s" } }""",
            """line 2, column 67, $.topologies[0].elements[0].standby: The number 0.25 is the value of "standby", where a text is expected; write for example "cold"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "standby": { "warm": "125 %" }, "failover": { "delay": "30 s" } }""",
            """line 2, column 77, $.topologies[0].elements[0].standby.warm: "125 %" is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "repairCrews": 0, "failover": { "delay": "30 s" } }""",
            """line 2, column 71, $.topologies[0].elements[0].repairCrews: The cluster "b" has 0 repair crews; give 1 or more, or leave it out for one crew a node."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "b"], "failover": { "delay": "30 s", "coverage": 1.5 } }""",
            """line 2, column 99, $.topologies[0].elements[0].failover.coverage: "1.5" is not a probability: it is over one; write 0 to 1, or 0 % to 100 %."""
        },
        {
            """{ "type": "group", "name": "b", "members": [] }""",
            """line 2, column 44, $.topologies[0].elements[0].members: The group "b" has no members; name at least one."""
        },
        {
            """{ "type": "group", "name": "b", "members": ["a"], "atLeast": 2 }""",
            """line 2, column 62, $.topologies[0].elements[0].atLeast: The group "b" of 1 member needs at least 2 of them; give a number from 1 to 1."""
        },
        {
            """{ "type": "repair-crew", "name": "b", "repairs": ["s"] }""",
            """line 2, column 51, $.topologies[0].elements[0].repairs[0]: The repair crew "b" repairs the service "s"; a crew repairs components and fault-tolerant servers. Name the parts of "s"."""
        },
        {
            """{ "type": "repair-crew", "name": "b", "repairs": ["a"], "needs": ["a"] }""",
            """line 2, column 57, $.topologies[0].elements[0].needs: "needs" is not a key of a repair crew. Known: "type", "name", "repairs", "size", "discipline", "travel", "hours", "faults", "kinds"."""
        },
        {
            """{ "type": "repair-crew", "name": "b", "repairs": ["a"], "travel": "2 h" }""",
            """line 2, column 67, $.topologies[0].elements[0].travel: The men of the repair crew "b" travel for 2 h and work in equal shares, so that a repair is left before it is finished and nobody knows who is where; let them work first come first served or by priority without pre-emption, or leave travel out."""
        },
        {
            """{ "type": "repair-crew", "name": "b", "repairs": ["a"], "discipline": "first-come-first-served", "travel": "never" }""",
            """line 2, column 108, $.topologies[0].elements[0].travel: The travel of "b" is infinite; what never ends cannot be averaged. Give a finite time, for example 4 h."""
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
            """line 2, column 73, $.topologies[0].elements[0].load.arrivals: "often" is not a rate: it does not begin with a number; write for example 4/y, 4 per year or 500 FIT."""
        },
        {
            """{ "type": "service", "name": "b", "needs": ["a"], "load": { "perSecond": 1e999, "inFlightFor": "1 s" } }""",
            """line 2, column 74, $.topologies[0].elements[0].load.perSecond: 1e999 is too large to be held; the largest number is 1.8e308."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "coverage": "95 %" } }""",
            """line 2, column 68, $.topologies[0].elements[0].failover: The failover covers 95 % of failures; say how long recovery takes in the other cases, for example "uncoveredRecovery": "15 min"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "coverage": "95 %", "uncoveredRecovery": "0 s" } }""",
            """line 2, column 68, $.topologies[0].elements[0].failover: The failover of "b" covers 95 % of failures; say how long recovery takes in the other cases, for example .OtherwiseIn(15.Minutes)."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "uncoveredRecovery": "1 h", "breaking": "5 %" } }""",
            """line 2, column 68, $.topologies[0].elements[0].failover: "changesPerYear" is missing here; add for example "changesPerYear": 50."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "uncoveredRecovery": "1 h", "changesPerYear": 24 } }""",
            """line 2, column 68, $.topologies[0].elements[0].failover: "breaking" is missing here; add for example "breaking": "5 %"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "changesPerYear": 24, "breaking": "5 %" } }""",
            """line 2, column 68, $.topologies[0].elements[0].failover: "uncoveredRecovery" is missing here; add for example "uncoveredRecovery": "15 min"."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "30 s", "uncoveredRecovery": "1 h", "changesPerYear": 0, "breaking": "5 %" } }""",
            """line 2, column 133, $.topologies[0].elements[0].failover.changesPerYear: 0 changes a year break the failover; give a number above zero, for example 50."""
        },
        {
            """{ "type": "cluster", "name": "b", "nodes": ["a", "s"], "failover": { "delay": "never" } }""",
            """line 2, column 79, $.topologies[0].elements[0].failover.delay: The delay of a failover is infinite; what never ends cannot be averaged. Give a finite time, for example 30 s."""
        },
    };

    [Fact]
    public void A_blank_name_is_not_the_nearest_to_any() =>
        Assert.EndsWith("There is no element named \"a\". Did you mean \"s\"?", MessagesOf($$"""
            { "version": 1, "topologies": [ { "name": "t", "elements": [ {{SoundServer.Replace("\"a\"", "\"\"", StringComparison.Ordinal)}}, {{SoundService}} ] } ] }
            """), StringComparison.Ordinal);

    [Theory, MemberData(nameof(WrongElements))]
    public void A_wrong_element_is_refused(string element, string expected) =>
        Assert.Equal(expected, MessagesOf($"{Frame}\n{element},\n{SoundServer}, {SoundService}\n] }} ] }}"));
}
