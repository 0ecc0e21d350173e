using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>One element changed, the rest as it was.</summary>
public sealed class WhatIfTest
{
    private static Topology Pair { get; } = Topology.Named("Pair")
        .Server("a", 1000.Hours, 4.Hours)
        .Server("b", 1000.Hours, 4.Hours)
        .Storage("san-1", 50_000.Hours, 6.Hours)
        .Storage("san-2", 50_000.Hours, 6.Hours)
        .Group("storage", members: ["san-1", "san-2"])
        .Cluster("db", nodes: ["a", "b"], Failover.In(30.Seconds))
        .Service("orders", needs: ["db", "storage"]);

    [Fact]
    public void A_changed_element_stands_where_it_stood()
    {
        var slower = Pair.With("db", (Cluster db) => db with { Failover = Failover.In(5.Minutes) });

        Assert.Equal(Pair.Elements.Select(element => element.Name), slower.Elements.Select(element => element.Name));
        Assert.Equal(5.Minutes, ((Cluster)slower["db"]).Failover.Delay);
        Assert.Equal(30.Seconds, ((Cluster)Pair["db"]).Failover.Delay);
        Assert.True(slower.Evaluate().Availability < Pair.Evaluate().Availability);
    }

    [Fact]
    public void A_replaced_element_is_the_new_one() =>
        Assert.Equal(Pair.With("a", (Component a) => a with { Faults = [Fault.Hardware(9000.Hours, 1.Hours)] }), Pair.Replace(new Component("a", ComponentKind.Server, [Fault.Hardware(9000.Hours, 1.Hours)])));

    [Fact]
    public void An_element_taken_out_is_missed_by_nobody()
    {
        var single = Pair.Without("san-2");

        Assert.Empty(single.Check());
        Assert.Equal(["san-1"], ((RedundancyGroup)single["storage"]).Members);
        Assert.True(single.Evaluate().Availability < Pair.Evaluate().Availability);
    }

    [Fact]
    public void The_count_can_be_changed_too()
    {
        var farm = Topology.Named("farm").Servers("web", 3, 1000.Hours, 10.Hours).Group("any", ["web"]).Service("shop", ["any"]);

        var larger = farm.With("web", (Component web) => web with { Count = 4 });

        Near.Equal(Math.Pow(10.0 / 1010, 4), larger.Evaluate().Availability.Unavailability, 1e-12);
        Assert.Contains("\"web-4\"", Assert.Throws<ModelException>(() => larger.Server("web-4", 1.Hours, 1.Hours)).Message, StringComparison.Ordinal);
        Assert.NotNull(larger.With("web", (Component web) => web with { Count = 2 }).Server("web-4", 1.Hours, 1.Hours));
    }

    public static TheoryData<string, Func<object?>, string> Wrong => new()
    {
        { "unknown", () => Pair.Without("san-3"), "has no element named \"san-3\". Did you mean" },
        { "unknown to an index", () => Pair["dbs"], "has no element named \"dbs\". Did you mean" },
        { "another kind", () => Pair.With("db", (Component db) => db), "is a cluster (Cluster), not a Component" },
        { "another name", () => Pair.With("a", (Component a) => new Component("c", ComponentKind.Server, a.Faults)), "changed to an element named \"c\"" },
        { "the last member", () => Pair.Without("san-1").Without("san-2"), "The group \"storage\" in \"Pair\" has nothing in its members but \"san-2\"; take \"storage\" out first, or give it something else there with Replace." },
        { "the last node", () => Pair.Without("a").Without("b"), "has nothing in its nodes but \"b\"; take \"db\" out first" },
        { "all copies that a group has", () => Topology.Named("t").Servers("web", 3, 9.Hours, 1.Hours).Group("any", ["web"]).Without("web"), "The group \"any\" in \"t\" has nothing in its members but \"web\"" },
        { "what a service is made of", () => Topology.Named("t").Server("web", 9.Hours, 1.Hours).Service("s", ["web"]).Without("web"), "The service \"s\" in \"t\" has nothing in its needs but \"web\"" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Is_refused_with_a_message_that_helps(string what, Func<object?> call, string words)
    {
        var refusal = Record.Exception(call);

        Assert.True(refusal is ArgumentException or ModelException or KeyNotFoundException, $"{what}: {refusal}");
        Assert.Contains(words, refusal!.Message, StringComparison.Ordinal);
    }
}
