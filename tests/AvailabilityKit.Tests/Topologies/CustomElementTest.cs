using AvailabilityKit.Quantities;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Elements of the user's own kind, which watch others, stand in clusters and groups, and are repaired by crews.</summary>
public class CustomElementTest
{
    private static readonly Topology Mains = Topology.Named("t").Power("mains", [Fault.Environment(100.Hours, 4.Hours)]);

    [Fact]
    public void A_battery_that_watches_the_mains_is_the_chain_written_out()
    {
        var chain = MarkovChain.Named("by hand")
            .Transition("mains, charged", "battery, charged", (1 / 100.0).PerHour)
            .Transition("battery, charged", "mains, charged", (1 / 4.0).PerHour)
            .Transition("battery, charged", "none, empty", (1 / 3.0).PerHour)
            .Transition("none, empty", "mains, empty", (1 / 4.0).PerHour)
            .Transition("mains, empty", "none, empty", (1 / 100.0).PerHour)
            .Transition("mains, empty", "mains, charged", (1 / 8.0).PerHour)
            .Build().SteadyState();

        var service = Mains.With(new Battery("battery", "mains")).Service("s", ["battery"]).Evaluate().Service;

        Near.Equal(chain.Probability(state => state == "none, empty"), service.Availability.Unavailability, 1e-13);
        Near.Equal(chain.FailureFrequency(state => state != "none, empty").ValuePerHour, service.OutageFrequency!.Value.ValuePerHour, 1e-13);
        Assert.Equal(("battery", "empty"), (service.Causes.Single().Element, service.Causes.Single().Name));
    }

    [Fact]
    public void What_is_watched_is_as_it_was_and_the_explanation_says_who_reads_whom()
    {
        var alone = Mains.Service("s", ["mains"]).Evaluate();
        var watched = Mains.With(new Battery("battery", "mains")).Service("s", ["mains"]).Service("t", ["battery"]);
        var island = watched.Explain().Islands.Single(island => island.Elements.Contains("battery"));

        Assert.Equal(alone.Service.Availability, watched.Evaluate()["s"].Availability);
        Assert.Equal("battery reads mains", island.Readings.Single().ToString());
        Assert.Contains("\"battery\" watches \"mains\"", island.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_a_mission_and_planned_work_know_it()
    {
        var topology = Mains.With(new Battery("battery", "mains") { Planned = [PlannedWork.PerYear("new cells", 2, 4.Hours)] }).Service("s", ["battery"]);

        Assert.True(topology.Simulate(1_000.Years, seed: 3).Agreement!.IsPlausible);
        Near.Equal(2, topology.Evaluate().Service.PlannedOutagesPerYear, 0.1);
        Assert.InRange(Mains.With(new Battery("battery", "mains")).Service("s", ["battery"]).Mission(10.Hours).Service.Reliability.Value, 0.9, 1);
    }

    [Fact]
    public void It_is_a_node_of_a_cluster_and_waits_for_a_crew_as_a_server_does()
    {
        var own = Pair(name => new Machine(name, 100.Hours, 5.Hours));
        var server = Pair(name => new Component(name, ComponentKind.Server, [Fault.Hardware(100.Hours, 5.Hours)]));

        Assert.Equal(server.Availability, own.Availability);
        Assert.Equal(server.OutageFrequency, own.OutageFrequency);

        static ServiceEvaluation Pair(Func<string, Element> machine) => Topology.Named("t").With(machine("a")).With(machine("b")).With(machine("c"))
            .Cluster("x", ["a", "b"], Failover.In(1.Minutes).Covering(0.9).OtherwiseIn(1.Hours), standby: Standby.Cold)
            .RepairCrew("man", ["a", "b", "c"])
            .Service("s", ["x"]).Evaluate().Service;
    }

    [Fact]
    public void A_crew_named_for_its_repair_does_it_and_two_are_one_too_many()
    {
        var machines = Topology.Named("t").With(new Machine("a", 100.Hours, 5.Hours)).With(new Machine("b", 100.Hours, 5.Hours)).Server("c", 100.Hours, 5.Hours)
            .Service("s", ["a", "b", "c"]);
        var named = machines.RepairCrew("man", ["a", "b"], faults: ["is repaired"]).RepairCrew("rest", ["a", "b", "c"]);

        Assert.Equal(machines.RepairCrew("man", ["a", "b"]).Evaluate().Service.Availability, named.Evaluate().Service.Availability);
        Assert.Equal("\"is repaired\" of \"a\" is repaired by both \"man\" and \"other\"; name it for one of them only.",
            Assert.Throws<ModelException>(() => named.RepairCrew("other", ["a"], faults: ["is repaired"]).Evaluate()).Message);
        Assert.Contains("\"hardware\" of \"c\" is repaired by both", Assert.Throws<ModelException>(() => named.RepairCrew("x", ["a", "c"], faults: ["hardware"]).RepairCrew("y", ["a", "c"], faults: ["hardware"]).Evaluate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alike_ones_under_one_crew_are_lumped()
    {
        var island = Enumerable.Range(1, 8).Aggregate(Topology.Named("t"), (topology, i) => topology.With(new Machine($"m{i}", 100.Hours, 5.Hours)))
            .RepairCrew("man", [.. Enumerable.Range(1, 8).Select(i => $"m{i}")])
            .Group("most", [.. Enumerable.Range(1, 8).Select(i => $"m{i}")], atLeast: 6)
            .Service("s", ["most"]).Explain().Islands.Single();

        Assert.Equal((9, 256), (island.States, island.StatesBeforeLumping));
    }

    [Fact]
    public void What_it_watches_must_be_there_and_a_document_has_no_word_for_it()
    {
        var topology = Topology.Named("t").With(new Battery("battery", "mians")).Power("mains", [Fault.Environment(100.Hours, 4.Hours)]).Service("s", ["battery", "mains"]);

        Assert.Contains("mains", Assert.Throws<ModelException>(() => topology.Evaluate()).Message, StringComparison.Ordinal);
        Assert.Contains("no word for the battery", Assert.Throws<ModelException>(() => new ModelDocument(Mains.With(new Battery("battery", "mains")).Service("s", ["battery"])).ToJson()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_asks_about_what_it_does_not_watch_is_told_so() =>
        Assert.Contains("\"stranger\"", Assert.Throws<ModelException>(() => Mains.Power("stranger", [Fault.Environment(1.Hours, 1.Hours)])
            .With(new Curious("curious")).Service("s", ["curious", "stranger"]).Evaluate()).Message, StringComparison.Ordinal);

    private sealed record Battery : CustomElement
    {
        public Battery(string name, string mains)
            : base(name) => Watches = [mains];

        public override string Noun => "battery";

        protected internal override void Describe(ElementBehaviour behaviour)
        {
            var charge = behaviour.Variable("charge", "full", "empty");
            var mains = behaviour.IsElementUp(Watches[0]);
            behaviour.Activity("runs out", charge.Is("full") & !mains, 3.Hours, charge.Becomes("empty"));
            behaviour.Activity("is charged", charge.Is("empty") & mains, 8.Hours, charge.Becomes("full"));
            behaviour.UpWhile(mains | charge.Is("full"));
            behaviour.DownBy("empty", CauseKind.Environment, charge.Is("empty"));
        }
    }

    private sealed record Machine : CustomElement
    {
        public Machine(string name, Lifetime life, Lifetime repair)
            : base(name) => (Life, Repair) = (life, repair);

        public Lifetime Life { get; init; }

        public Lifetime Repair { get; init; }

        public override string Noun => "machine";

        protected internal override void Describe(ElementBehaviour behaviour)
        {
            var state = behaviour.Variable("state", "up", "down");
            behaviour.Fault("fails", state.Is("up"), Life, state.Becomes("down"));
            behaviour.Repair("is repaired", state.Is("down"), Repair, state.Becomes("up"));
            behaviour.UpWhile(state.Is("up"));
            behaviour.DownBy("failure", CauseKind.Hardware, state.Is("down"));
        }
    }

    private sealed record Curious : CustomElement
    {
        public Curious(string name)
            : base(name)
        {
        }

        public override string Noun => "curious thing";

        protected internal override void Describe(ElementBehaviour behaviour)
        {
            var state = behaviour.Variable("state", "up", "down");
            behaviour.UpWhile(state.Is("up") & behaviour.IsElementUp("stranger"));
        }
    }
}
