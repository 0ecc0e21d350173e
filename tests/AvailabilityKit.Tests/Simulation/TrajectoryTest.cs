using AvailabilityKit.Behaviours;
using AvailabilityKit.Quantities;
using AvailabilityKit.Simulation;

namespace AvailabilityKit.Tests.Simulation;

/// <summary>Single lives whose every event is known.</summary>
public class TrajectoryTest
{
    [Fact]
    public void Fixed_times_make_a_timetable()
    {
        var builder = new BehaviourBuilder("timetable");
        var machine = builder.Variable("machine", "up", "down");
        builder.Activity("fails", machine.Is("up"), Lifetime.Exactly(10.Hours), machine.Becomes("down"))
            .Activity("is repaired", machine.Is("down"), Lifetime.Exactly(2.Hours), machine.Becomes("up"));
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.Null(life.LastActivity);
        Assert.Equal(10.Hours, life.NextTime);
        Assert.Equal(
            [(10.0, "fails", 1), (12, "is repaired", 0), (22, "fails", 1), (24, "is repaired", 0)],
            Enumerable.Range(0, 4).Select(_ => (life.Step() ? life.Time.TotalHours : 0, life.LastActivity!.Name, life[machine])));
    }

    [Theory]
    [InlineData(Memory.Resample, new[] { 5.0, 6, 11, 12 })]
    [InlineData(Memory.Resume, new[] { 5.0, 6, 9 })]
    public void An_interrupted_repair_begins_anew_or_goes_on_as_its_memory_says(Memory memory, double[] hours)
    {
        // A crew works 5 h and rests 1 h; a repair takes 8 h of its work, and would never end were it to begin anew each time.
        var builder = new BehaviourBuilder("repair");
        var machine = builder.Variable("machine", "down", "up");
        var crew = builder.Variable("crew", "works", "rests");
        builder.Activity("rest", crew.Is("works") & machine.Is("down"), Lifetime.Exactly(5.Hours), crew.Becomes("rests"))
            .Activity("work", crew.Is("rests"), Lifetime.Exactly(1.Hours), crew.Becomes("works"))
            .Activity("repair", machine.Is("down") & crew.Is("works"), Lifetime.Exactly(8.Hours), machine.Becomes("up"), memory: memory);
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.Equal(hours, hours.Select(_ => life.Step() ? life.Time.TotalHours : -1));
        Assert.Equal(memory == Memory.Resume ? 1 : 0, life[machine]);
        Assert.Equal(memory == Memory.Resample, life.Step());
    }

    [Fact]
    public void What_remains_of_a_repair_is_done_at_the_new_speed()
    {
        // Two repairs of 8 h of work share a man. The first begins alone at 1 h, the second joins at 5 h: from then on each at half
        // speed. The first has 4 h of work left, done at 13 h; the second has 4 h left then, alone, and is done at 17 h.
        var builder = new BehaviourBuilder("shared man");
        var first = builder.Variable("first", "up", "down", "mended");
        var second = builder.Variable("second", "up", "down", "mended");
        var share = 1 / Amount.Count(first.Is("down"), second.Is("down"));
        builder.Activity("first fails", first.Is("up"), Lifetime.Exactly(1.Hours), first.Becomes("down"))
            .Activity("second fails", second.Is("up"), Lifetime.Exactly(5.Hours), second.Becomes("down"))
            .Activity("first is repaired", first.Is("down"), Lifetime.Exactly(8.Hours), first.Becomes("mended"), share)
            .Activity("second is repaired", second.Is("down"), Lifetime.Exactly(8.Hours), second.Becomes("mended"), share);
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.Equal(
            [(1.0, "first fails"), (5, "second fails"), (13, "first is repaired"), (17, "second is repaired")],
            Enumerable.Range(0, 4).Select(_ => (life.Step() ? life.Time.TotalHours : 0, life.LastActivity!.Name)));
        Assert.False(life.Step());
        Assert.Equal((17.Hours, Duration.Infinite, 4), (life.Time, life.NextTime, life.Events));
    }

    [Fact]
    public void What_stands_still_does_not_age_and_does_not_forget()
    {
        // A repair of 4 h that stands still while the part it waits for is away, from 3 h to 10 h: done at 11 h.
        var builder = new BehaviourBuilder("waiting");
        var machine = builder.Variable("machine", "down", "up");
        var part = builder.Variable("part", "here", "away", "back");
        builder.Activity("repair", machine.Is("down"), Lifetime.Exactly(4.Hours), machine.Becomes("up"), speed: Amount.Count(part.IsNot("away")))
            .Activity("goes", part.Is("here"), Lifetime.Exactly(3.Hours), part.Becomes("away"))
            .Activity("comes", part.Is("away"), Lifetime.Exactly(7.Hours), part.Becomes("back"));
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.Equal([3.0, 10, 11], Enumerable.Range(0, 3).Select(_ => life.Step() ? life.Time.TotalHours : 0));
    }

    [Fact]
    public void A_state_that_takes_no_time_interrupts_nothing()
    {
        // The pulse makes the guard of the repair false for no time: the repair of 10 h goes on, and ends at 10 h.
        var builder = new BehaviourBuilder("pulse");
        var machine = builder.Variable("machine", "down", "up");
        var pulse = builder.Variable("pulse", "low", "high");
        builder.Activity("repair", machine.Is("down") & pulse.Is("low"), Lifetime.Exactly(10.Hours), machine.Becomes("up"))
            .Activity("pulse", Condition.Always, Lifetime.Exactly(3.Hours), pulse.Becomes("high"))
            .Reaction("falls", pulse.Is("high"), pulse.Becomes("low"));
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.Equal([3.0, 6, 9, 10], Enumerable.Range(0, 4).Select(_ => life.Step() ? life.Time.TotalHours : 0));
    }

    [Fact]
    public void Of_several_reactions_the_first_that_may_happens_first_even_when_another_made_it_possible()
    {
        // a counts down from 3; b may only act while a is even. Order: b before a. From (3, 0): a acts to 2, then b acts twice, then a twice.
        var builder = new BehaviourBuilder("ordered");
        var a = builder.Counter("a", 3);
        var b = builder.Counter("b", 9);
        var trail = builder.Counter("trail", 1_000_000);
        builder.Activity("begin", a.Is(0) & b.Is(0), Lifetime.Exactly(1.Hours), a.Becomes(3))
            .Reaction("b", a.Is(2) & !((Amount)b).IsAtLeast(2), b.Becomes((Amount)b + 1) & trail.Becomes((10 * (Amount)trail) + 2))
            .Reaction("a", a.IsNot(0), a.Becomes((Amount)a - 1) & trail.Becomes((10 * (Amount)trail) + 1));
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.True(life.Step());

        Assert.Equal(12_211, life[trail]);
    }

    [Fact]
    public void One_of_very_many_reactions_sets_off_an_earlier_one()
    {
        var builder = new BehaviourBuilder("seventy reactions");
        var step = builder.Counter("step", 3);
        builder.Activity("begin", step.Is(0), Lifetime.Exactly(1.Hours), step.Becomes(1))
            .Reaction("first", step.Is(2), step.Becomes(3));
        for (var i = 0; i < 68; i++)
        {
            builder.Reaction($"idle {i}", step.Is(1) & step.Is(2), Effect.None);
        }

        var life = new Trajectory(builder.Reaction("last", step.Is(1), step.Becomes(2)).Build(), seed: 1);

        Assert.True(life.Step());

        Assert.Equal(3, life[step]);
    }

    [Fact]
    public void At_one_instant_the_activity_that_was_added_first_happens_first()
    {
        var builder = new BehaviourBuilder("tie");
        var winner = builder.Variable("winner", "none", "first", "second");
        builder.Activity("first", winner.Is("none"), Lifetime.Exactly(5.Hours), winner.Becomes("first"))
            .Activity("second", winner.Is("none"), Lifetime.Exactly(5.Hours), winner.Becomes("second"));
        var life = new Trajectory(builder.Build(), seed: 1);

        Assert.True(life.Step());

        Assert.Equal(1, life[winner]);
        Assert.False(life.Step());
    }

    [Fact]
    public void A_million_events_allocate_nothing()
    {
        var life = new Trajectory(TwentyParts(), seed: 1);
        Live(life, 10_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Live(life, 1_000_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((0L, 1_010_000L), (allocated, life.Events));
    }

    [Fact]
    public void A_seed_gives_one_life_and_another_seed_another()
    {
        Assert.Equal(TimeAfter(1), TimeAfter(1));
        Assert.NotEqual(TimeAfter(1), TimeAfter(2));

        static Duration TimeAfter(long seed)
        {
            var life = new Trajectory(TwentyParts(), seed);
            Live(life, 5_000);
            return life.Time;
        }
    }

    [Fact]
    public void A_life_says_what_is_wrong()
    {
        var builder = new BehaviourBuilder("restless");
        var lamp = builder.Variable("lamp", "off", "on");
        builder.Reaction("on", lamp.Is("off"), lamp.Becomes("on")).Reaction("off", lamp.Is("on"), lamp.Becomes("off"));
        var foreign = new BehaviourBuilder("other").Counter("count", 3);

        var wrong = Assert.Throws<ModelException>(() => new Trajectory(builder.Build(), seed: 1, new SimulationOptions { MaximumReactions = 50 }));
        Assert.Matches("More than 50 reactions follow one another, the last of them \"(on|off)\".*SimulationOptions.MaximumReactions", wrong.Message);
        Assert.Contains("not one of \"twenty parts\"", Assert.Throws<ArgumentException>(() => new Trajectory(TwentyParts(), seed: 1).Holds(foreign.Is(1))).Message, StringComparison.Ordinal);

        var slow = new BehaviourBuilder("backwards");
        var clock = slow.Counter("clock", 1);
        slow.Activity("tick", Condition.Always, 1.Hours, clock.Becomes(1), speed: clock - (Amount)2);
        Assert.Contains("\"tick\" has the speed -2", Assert.Throws<ModelException>(() => new Trajectory(slow.Build(), seed: 1)).Message, StringComparison.Ordinal);
    }

    /// <summary>Twenty parts of every kind: ageing, sharing a crew, resuming, with reactions by chance.</summary>
    private static Behaviour TwentyParts()
    {
        var builder = new BehaviourBuilder("twenty parts");
        var parts = Enumerable.Range(1, 20).Select(i => builder.Variable($"part {i}", "up", "down", "lost")).ToArray();
        var crew = Amount.Min(1, 2 / Amount.Count([.. parts.Select(part => part.Is("down"))]));
        foreach (var (part, i) in parts.Select((part, i) => (part, i)))
        {
            Lifetime[] lives = [100.Hours, Lifetime.Weibull(2, 100.Hours), Lifetime.Gamma(0.5, 100.Hours), Lifetime.Exactly(100.Hours)];
            Lifetime[] repairs = [8.Hours, Lifetime.LogNormal(8.Hours, 1.5), Lifetime.Uniform(1.Hours, 15.Hours), Lifetime.Empirical(1.Hours, 9.Hours), Lifetime.HyperExponential((1, 1.Hours), (1, 15.Hours))];
            builder.Activity($"{part} fails", part.Is("up"), lives[i % 4], Outcomes.With(0.9, part.Becomes("down"), new Tag($"{part}", "fails")).Otherwise(part.Becomes("lost")))
                .Activity($"{part} is repaired", part.Is("down"), repairs[i % 5], part.Becomes("up"), crew, Memory.Resume)
                .Reaction($"{part} is found", part.Is("lost"), Outcomes.With(0.5, part.Becomes("down")).Otherwise(part.Becomes("up")));
        }

        return builder.Build();
    }

    private static void Live(Trajectory life, int events)
    {
        for (var i = 0; i < events; i++)
        {
            life.Step();
        }
    }
}
