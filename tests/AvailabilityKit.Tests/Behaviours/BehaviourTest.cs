using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;

namespace AvailabilityKit.Tests.Behaviours;

/// <summary>Small behaviours with closed forms, and what a builder refuses.</summary>
public class BehaviourTest
{
    [Fact]
    public void A_probability_next_to_one_keeps_the_digits_of_its_complement()
    {
        var builder = new BehaviourBuilder("rare");
        var part = builder.Variable("part", "up", "down");
        builder.Activity("failure", part.Is("up"), 1e18.Hours, part.Becomes("down")).Activity("repair", part.Is("down"), 3.Hours, part.Becomes("up"));
        var steady = builder.Build().ToChain().SteadyState();

        Near.Equal(3e-18, steady.Probability(part.Is("up")).Complement);
        Near.Equal(3e-18, steady.Probability(part.Is("down")).Value);
    }

    [Fact]
    public void Three_machines_and_two_men()
    {
        // Three machines, 10 h up and 8 h of repair, two men: p(n) in proportion to 1, 3 r, 3 r^2, 3/2 r^3 with r = 0.8.
        var builder = new BehaviourBuilder("machines");
        var down = builder.Counter("down", 3);
        builder.Activity("failure", down.IsNot(3), 10.Hours, down.Becomes((Amount)down + 1), 3 - (Amount)down)
            .Activity("repair", down.IsNot(0), 8.Hours, down.Becomes((Amount)down - 1), Amount.Min(2, down));
        var steady = builder.Build().ToChain().SteadyState();

        Near.Equal(1.40341656, steady.Mean(down), 5e-9);
        var weights = new[] { 1, 3 * 0.8, 3 * 0.64, 1.5 * 0.512 };
        Near.Equal(0.44152431, (weights[2] + weights[3]) / weights.Sum(), 5e-9);
        Near.Equal((weights[2] + weights[3]) / weights.Sum(), steady.Probability(((Amount)down).IsAtLeast(2)).Value);
        Near.Equal((weights[1] + (2 * weights[2]) + (3 * weights[3])) / weights.Sum(), steady.Mean(down));
    }

    [Fact]
    public void A_covered_failover_and_an_uncovered_one_are_counted_apart_at_their_share()
    {
        var builder = new BehaviourBuilder("cluster");
        var phase = builder.Variable("phase", "serving", "failing over", "stuck");
        var failed = builder.Counter("failed", 1);
        var (covered, stuck) = (new Tag("db", "failover"), new Tag("db", "uncovered failure"));
        builder.Activity("failure", phase.Is("serving"), 1_000.Hours, failed.Becomes(1))
            .Reaction("notice", failed.Is(1), Outcomes.With(0.95, phase.Becomes("failing over") & failed.Becomes(0), covered).Otherwise(phase.Becomes("stuck") & failed.Becomes(0), stuck))
            .Activity("failover", phase.Is("failing over"), 30.Seconds, phase.Becomes("serving"))
            .Activity("recovery", phase.Is("stuck"), 15.Minutes, phase.Becomes("serving"));
        var steady = builder.Build().ToChain().SteadyState();

        // A renewal: 1000 h up, then 30 s with probability 0.95 or 900 s with 0.05.
        var cycle = 3_600_000 + (0.95 * 30) + (0.05 * 900);
        Near.Equal(((0.95 * 30) + (0.05 * 900)) / cycle, steady.Availability(phase.Is("serving")).Unavailability);
        Near.Equal(0.95 / cycle, steady.EventRate(covered).ValuePerSecond);
        Near.Equal(0.05 / cycle, steady.EventRate(stuck).ValuePerSecond);
        Assert.Equal(3, steady.States.Chain.StateCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_repair_in_stages_changes_nothing_in_the_long_run_but_when_it_ends(int stages)
    {
        var builder = new BehaviourBuilder("machine");
        var machine = builder.Variable("machine", "up", "down");
        builder.Activity("failure", machine.Is("up"), 100.Hours, machine.Becomes("down"))
            .Activity("repair", machine.Is("down"), Lifetime.Erlang(stages, 10.Hours), machine.Becomes("up"));
        var chain = builder.Build().ToChain();

        Near.Equal(10.0 / 110, chain.SteadyState().Availability(machine.Is("up")).Unavailability);
        Assert.Equal(1 + stages, chain.StateCount);
    }

    [Fact]
    public void A_repair_that_forgets_begins_anew_after_an_interruption_and_one_that_remembers_does_not()
    {
        // A repair in two stages of 1 h each, interrupted once an hour for an hour. With memory: down for 2 h of work at half the
        // time, 4 h on the mean. Without, from stage 1, stage 2 and while waiting:
        //   s1 = 1/2 + s2/2 + w/2, s2 = 1/2 + w/2, w = 1 + s1  =>  s1 = 3/2 + 3/4 s1 = 6 h.
        Near.Equal(4, MeanDownHours(Memory.Resume));
        Near.Equal(6, MeanDownHours(Memory.Resample));

        static double MeanDownHours(Memory memory)
        {
            var builder = new BehaviourBuilder("repair");
            var machine = builder.Variable("machine", "down", "up");
            var crew = builder.Variable("crew", "here", "away");
            builder.Activity("repair", machine.Is("down") & crew.Is("here"), Lifetime.Erlang(2, 2.Hours), machine.Becomes("up"), memory: memory)
                .Activity("leaves", crew.Is("here") & machine.Is("down"), 1.Hours, crew.Becomes("away"))
                .Activity("returns", crew.Is("away"), 1.Hours, crew.Becomes("here"));
            var chain = builder.Build().ToChain().Chain;
            return chain.MeanTimeTo(state => state[machine] == 1).TotalHours;
        }
    }

    [Fact]
    public void So_many_amounts_reach_a_number()
    {
        var builder = new BehaviourBuilder("three");
        var counters = new[] { 4, 1, 3 }.Select((initial, index) => builder.Counter($"c{index}", 5, initial)).ToArray();
        Amount[] amounts = [.. counters.Select(counter => (Amount)counter)];
        var first = builder.ValuesAtFirst();

        Assert.Equal([4, 3, 1], Enumerable.Range(1, 3).Select(atLeast => Amount.ReachedBy(atLeast, amounts).In(first)));
        Assert.Equal("reached by 2 of (c0, c1, c2)", Amount.ReachedBy(2, [amounts[2], amounts[0], amounts[1]]).ToString());
        Assert.Equal(4, Amount.ReachedBy(2, amounts).Size);
        var reads = new VariableSet();
        Amount.ReachedBy(2, amounts).CollectReads(reads);
        Assert.All(counters, counter => Assert.Contains(counter, reads.Variables));
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.ReachedBy(0, amounts));
        Assert.Throws<ArgumentOutOfRangeException>(() => Amount.ReachedBy(4, amounts));
        Assert.Throws<ArgumentException>(() => Amount.ReachedBy(1, amounts[0], null!));
    }

    /// <summary>What a builder makes visible is up while it is full, unless it says otherwise.</summary>
    [Fact]
    public void What_is_observed_is_up_while_it_is_full()
    {
        var builder = new BehaviourBuilder("three");
        var left = builder.Counter("left", 3, 3);
        builder.Activity("fails", ((Amount)left).IsAtLeast(1), 10.Hours, left.Becomes((Amount)left - 1)).Activity("is repaired", left.IsNot(3), 5.Hours, left.Becomes((Amount)left + 1));
        var two = builder.Observe("two of three", left, full: 2);
        var states = builder.Build().ToChain().Chain.States;

        Assert.All(states, state => Assert.Equal((state[left] >= 2, state[left] >= 2), (two.IsUp.Holds(state), two.IsFull(state))));
    }

    [Fact]
    public void The_root_is_found_below_what_noticed_it()
    {
        var builder = new BehaviourBuilder("array under node");
        var array = builder.Variable("array", "up", "down");
        var node = builder.Variable("node", "up", "down");
        var (arrayFault, nodeFault, noticed) = (new Tag("array", "hardware"), new Tag("node", "software"), new Tag("node", "its array is down"));
        var below = builder.Observe("array", array.Is("up"), Reason.Itself(arrayFault, array.Is("down")));
        var above = builder.Observe("node", node.Is("up") & array.Is("up"), Reason.Because(below, noticed, array.Is("down")), Reason.Itself(nodeFault, node.Is("down")));
        builder.Activity("array fails", array.Is("up"), 100.Hours, array.Becomes("down"))
            .Activity("array is repaired", array.Is("down"), 4.Hours, array.Becomes("up"))
            .Activity("node fails", node.Is("up"), 50.Hours, node.Becomes("down"))
            .Activity("node restarts", node.Is("down"), 1.Hours, node.Becomes("up"));
        var states = builder.Build().ToChain().Chain.States;

        var (onlyArray, onlyNode, both, none) = (State(1, 0), State(0, 1), State(1, 1), State(0, 0));
        Assert.Equal((noticed, arrayFault), (above.CauseIn(onlyArray), above.RootCauseIn(onlyArray)));
        Assert.Equal((nodeFault, nodeFault), (above.CauseIn(onlyNode), above.RootCauseIn(onlyNode)));
        Assert.Equal(arrayFault, above.RootCauseIn(both));
        Assert.Null(above.RootCauseIn(none));

        BehaviourState State(int arrayIs, int nodeIs) => states.Single(state => state[array] == arrayIs && state[node] == nodeIs);
    }

    [Fact]
    public void Sixty_three_nodes_of_four_faults_each_fit_in_a_state_and_the_limit_that_is_hit_has_its_name()
    {
        var builder = new BehaviourBuilder("wide");
        var nodes = Enumerable.Range(0, 63).Select(i => builder.Counter($"node {i}", 4)).ToArray();
        foreach (var node in nodes)
        {
            for (var fault = 1; fault <= 4; fault++)
            {
                builder.Activity($"{node} fault {fault}", node.Is(0), (100.0 * fault).Hours, node.Becomes(fault))
                    .Activity($"{node} repair {fault}", node.Is(fault), 1.Hours, node.Becomes(0));
            }
        }

        var one = builder.Build().ToChain([nodes[62]]);
        var wrong = Assert.Throws<SolverException>(() => builder.Build().ToChain(new GenerationOptions { MaximumStates = 10_000 }));

        Assert.Equal(5, one.StateCount);
        Assert.Contains(nameof(GenerationOptions.MaximumStates), wrong.Message, StringComparison.Ordinal);

        builder.Exchangeable([.. nodes.Select(node => new[] { node })]);

        // 63 nodes in 5 conditions: C(67, 4) = 766,480 states.
        Assert.Throws<SolverException>(() => builder.Build().ToChain(new GenerationOptions { MaximumStates = 10_000 }));
    }

    [Fact]
    public void Reactions_that_never_rest_are_named()
    {
        var builder = new BehaviourBuilder("restless");
        var lamp = builder.Variable("lamp", "off", "on");
        builder.Reaction("on", lamp.Is("off"), lamp.Becomes("on")).Reaction("off", lamp.Is("on"), lamp.Becomes("off"));

        var wrong = Assert.Throws<ModelException>(() => builder.Build().ToChain());

        Assert.Matches("More than 10000 reactions follow one another, the last of them \"(on|off)\"", wrong.Message);
    }

    [Fact]
    public void A_value_out_of_range_names_the_event_and_the_variable()
    {
        var builder = new BehaviourBuilder("stock");
        var spares = builder.Counter("spares", 2, initial: 1);
        builder.Activity("use", Condition.Always, 1.Hours, spares.Becomes((Amount)spares - 1));

        var wrong = Assert.Throws<ModelException>(() => builder.Build().ToChain());

        Assert.Equal("spares", wrong.ElementName);
        Assert.StartsWith("\"use\" makes the variable \"spares\" -1; it is a whole number from 0 to 2.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_builder_says_what_is_wrong()
    {
        var builder = new BehaviourBuilder("b");
        var state = builder.Variable("state", "up", "down");
        var foreign = new BehaviourBuilder("other").Counter("count", 3);
        builder.Activity("fails", state.Is("up"), 1.Hours, state.Becomes("down"));

        Assert.Contains("Did you mean \"down\"?", Assert.Throws<ArgumentException>(() => state.Is("dwon")).Message, StringComparison.Ordinal);
        Assert.Contains("There are two variables \"state\"", Assert.Throws<ArgumentException>(() => builder.Counter("state", 2)).Message, StringComparison.Ordinal);
        Assert.Contains("There are two activities or reactions \"fails\"", Assert.Throws<ArgumentException>(() => builder.Reaction("fails", state.Is("up"), Effect.None)).Message, StringComparison.Ordinal);
        Assert.Contains("which another builder made", Assert.Throws<ArgumentException>(() => builder.Reaction("r", foreign.Is(1), Effect.None)).Message, StringComparison.Ordinal);
        Assert.Contains("two values at once", Assert.Throws<ArgumentException>(() => state.Becomes(0) & state.Becomes(1)).Message, StringComparison.Ordinal);
        Assert.Contains("it is never 2", Assert.Throws<ArgumentOutOfRangeException>(() => state.Is(2)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be exchanged", Assert.Throws<ArgumentException>(() => builder.Exchangeable([state], [builder.Counter("c", 5)])).Message, StringComparison.Ordinal);
        Assert.Contains("has no variable", Assert.Throws<ModelException>(() => new BehaviourBuilder("empty").Build()).Message, StringComparison.Ordinal);
        Assert.Contains("immediate reaction", Assert.Throws<ArgumentOutOfRangeException>(() => builder.Activity("now", state.Is("up"), Duration.Zero, Effect.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shape_is_not_taken_for_new_numbers()
    {
        var chain = Machine(10, "down").ToChain();

        Near.Equal(1.0 / 21, chain.With(Machine(20, "down")).SteadyState().States.Probabilities[1]);
        Assert.Contains("the activity \"fails", Assert.Throws<ArgumentException>(() => chain.With(Machine(20, "up"))).Message, StringComparison.Ordinal);

        static Behaviour Machine(double hours, string after)
        {
            var builder = new BehaviourBuilder("machine");
            var machine = builder.Variable("machine", "up", "down");
            return builder.Activity("fails", machine.Is("up"), hours.Hours, machine.Becomes(after))
                .Activity("is repaired", machine.Is("down"), 1.Hours, machine.Becomes("up"))
                .Build();
        }
    }
}
