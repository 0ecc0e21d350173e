using AvailabilityKit.Behaviours;

namespace AvailabilityKit.Tests.Behaviours;

/// <summary>Who influences whom, and what that saves.</summary>
public class InfluenceTest
{
    [Fact]
    public void A_host_influences_its_guests_and_they_neither_it_nor_one_another()
    {
        var (hosts, host, guests) = HostWithGuests(3);

        Assert.Equal([["host"], ["guest 2"], ["guest 1"], ["guest 0"]], hosts.Influence.Islands().Select(island => island.Select(variable => variable.Name)).OrderByDescending(names => names.First() == "host").ThenByDescending(names => names.First(), StringComparer.Ordinal));
        Assert.Equal([host], hosts.Influence.AncestorsOf([host]));
        Assert.Equal([host, guests[1]], hosts.Influence.AncestorsOf([guests[1]]));
    }

    [Fact]
    public void What_influences_comes_before_what_it_influences()
    {
        var (hosts, host, _) = HostWithGuests(5);

        Assert.Equal([host], hosts.Influence.Islands()[0]);
    }

    [Fact]
    public void Guests_that_are_not_asked_about_cost_nothing_and_change_no_digit()
    {
        var (alone, _, guest) = HostWithGuests(1);
        var (among, _, guests) = HostWithGuests(30);

        var expected = alone.ToChain([guest[0]]);
        var actual = among.ToChain([guests[17]]);

        Assert.Equal(expected.StateCount, actual.StateCount);
        Assert.Equal(expected.SteadyState().Availability(guest[0].Is("up")), actual.SteadyState().Availability(guests[17].Is("up")));
    }

    [Fact]
    public void Parts_that_have_nothing_to_do_with_one_another_are_parted_and_a_common_cause_ties_them()
    {
        var builder = new BehaviourBuilder("parts");
        var variables = Enumerable.Range(0, 4).Select(i => Machine(builder, $"m{i}")).ToArray();
        var apart = builder.Build();
        builder.Activity("flood", Condition.Always, 10.Years, variables[1].Becomes("down") & variables[3].Becomes("down"));
        var flooded = builder.Build();

        Assert.Equal(4, apart.Influence.IndependentPartsOf(variables).Count);
        Assert.Contains(flooded.Influence.IndependentPartsOf(variables), part => part.SequenceEqual([variables[1], variables[3]]));
        Assert.Equal([variables[1]], Assert.Single(flooded.Influence.IndependentPartsOf([variables[1]])));

        // The flood is in the answer about one of the two all the same: 10 h up of 11 on its own, less 1/87600 h more.
        var (fails, repaired, flood) = (1.0 / 10, 1.0, 1.0 / 87_600);
        Near.Equal((fails + flood) / (fails + flood + repaired), flooded.ToChain([variables[1]]).SteadyState().Availability(variables[1].Is("up")).Unavailability);
    }

    [Fact]
    public void Of_an_event_with_many_effects_each_is_influenced_by_what_decides_its_own_value()
    {
        var builder = new BehaviourBuilder("shocks");
        var variables = Enumerable.Range(0, 3).Select(i => builder.Counter($"m{i}", 2)).ToArray();
        var switched = builder.Counter("on", 1, 1);
        foreach (var machine in variables)
        {
            builder.Activity($"{machine} is repaired", machine.IsNot(0), 5.Hours, machine.Becomes(0));
        }

        // What is down already stays as it is: each effect reads its own machine, and the event reads the switch.
        builder.Activity("shock", switched.Is(1), 100.Hours, Outcomes.With(0.25, Struck(variables[0]) & Struck(variables[1]) & Struck(variables[2])).Otherwise(Struck(variables[2])));
        var shocks = builder.Build();

        Assert.Equal([variables[1], switched], shocks.Influence.AncestorsOf([variables[1]]));
        Assert.Equal([variables[0], variables[2], switched], Assert.Single(shocks.Influence.IndependentPartsOf([variables[0], variables[2]])));
        Assert.All(shocks.Influence.Islands(), island => Assert.Single(island));

        // One of four shocks strikes machine 1, all of them machine 2: the marginal chains are those of each alone.
        Near.Equal(0.25 / 100 / ((0.25 / 100) + 0.2), shocks.ToChain([variables[1]]).SteadyState().Availability(variables[1].Is(0)).Unavailability);
        Near.Equal(0.01 / 0.21, shocks.ToChain([variables[2]]).SteadyState().Availability(variables[2].Is(0)).Unavailability);
        Near.Equal(0.01 / 0.21, shocks.ToChain().SteadyState().Availability(variables[2].Is(0)).Unavailability);

        static Effect Struck(StateVariable machine) => machine.Becomes(Amount.If(machine.Is(0), 2, machine));
    }

    private static StateVariable Machine(BehaviourBuilder builder, string name)
    {
        var machine = builder.Variable(name, "up", "down");
        builder.Activity($"{name} fails", machine.Is("up"), 10.Hours, machine.Becomes("down"))
            .Activity($"{name} is repaired", machine.Is("down"), 1.Hours, machine.Becomes("up"));
        return machine;
    }

    private static (Behaviour Behaviour, StateVariable Host, StateVariable[] Guests) HostWithGuests(int count)
    {
        var builder = new BehaviourBuilder("host");
        var host = Machine(builder, "host");
        var guests = Enumerable.Range(0, count).Select(i =>
        {
            var guest = builder.Variable($"guest {i}", "up", "down");
            builder.Activity($"guest {i} fails", guest.Is("up") & host.Is("up"), 20.Hours, guest.Becomes("down"))
                .Activity($"guest {i} restarts", guest.Is("down") & host.Is("up"), 0.1.Hours, guest.Becomes("up"))
                .Reaction($"guest {i} stops with its host", guest.Is("up") & host.Is("down"), guest.Becomes("down"));
            return guest;
        }).ToArray();
        return (builder.Build(), host, guests);
    }
}
