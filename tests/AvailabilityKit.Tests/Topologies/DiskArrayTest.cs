using AvailabilityKit.Topologies;
using FsCheck;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Disk arrays against chains written by hand state by state, closed forms, laws and their simulation.</summary>
public class DiskArrayTest
{
    private static readonly DiskArray Shelf = new("shelf", data: 3, parity: 2, 300.Hours, 20.Hours)
    {
        HotSpares = 1,
        Replacement = 30.Hours,
        RebuildsAtOnce = 1,
        Unreadable = 0.05,
        Restore = 50.Hours,
    };

    private static Topology Alone(DiskArray array) => Topology.Named("storage").With(array).Service("data", [array.Name]);

    /// <summary>How things stand with an array: how many places have no disk, how many disks are rebuilding, how many spares are used, and whether data are lost.</summary>
    private sealed record State(int Waiting, int Rebuilding, int Used, string Is = "up")
    {
        public int Gone => Waiting + Rebuilding;
    }

    /// <summary>The chain as the element's documentation tells it, each rate written out.</summary>
    private static MarkovChain<State> ByHand(DiskArray array, int? men = null)
    {
        var (fails, all) = (Rate.Per(array.DiskMtbf), array.Data + array.Parity);
        return MarkovChain.StartingIn(new State(0, 0, 0))
            .When(state => state.Is == "up" && state.Gone == array.Parity - 1, state => (all - state.Gone) * fails * array.Unreadable.Complement, TakeOne)
            .When(state => state.Is == "up" && state.Gone == array.Parity - 1, state => (all - state.Gone) * fails * array.Unreadable.Value, state => TakeOne(state) with { Is = "unread" })
            .When(state => state.Is == "up" && state.Gone < array.Parity - 1, state => (all - state.Gone) * fails, TakeOne)
            .When(state => state.Is == "up" && state.Gone == array.Parity, state => (all - state.Gone) * fails, state => TakeOne(state) with { Is = "lost" })
            .When(state => state.Is == "up" && state.Rebuilding > 0, state => Math.Min(state.Rebuilding, array.RebuildsAtOnce ?? all) * Rate.Per(array.Rebuild), state => state with { Rebuilding = state.Rebuilding - 1 })
            .When(state => state.Waiting > 0, state => Math.Min(state.Waiting + state.Used, men ?? int.MaxValue) * Rate.Per(array.Replacement), state => state with { Waiting = state.Waiting - 1, Rebuilding = state.Rebuilding + 1 })
            .When(state => state.Waiting == 0 && state.Used > 0, state => Math.Min(state.Used, men ?? int.MaxValue) * Rate.Per(array.Replacement), state => state with { Used = state.Used - 1 })
            .When(state => state.Is != "up" && state.Waiting == 0, _ => Rate.Per(array.Restore), state => new State(0, 0, state.Used))
            .Explore();

        State TakeOne(State state) => state.Used < array.HotSpares
            ? state with { Used = state.Used + 1, Rebuilding = state.Rebuilding + 1 }
            : state with { Waiting = state.Waiting + 1 };
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Spares_and_replacements_are_those_of_the_chain_by_hand(int spares)
    {
        var array = Shelf with { HotSpares = spares };
        var (service, chain) = (Alone(array).Evaluate().Service, ByHand(array));
        var steady = chain.SteadyState();

        Near.Equal(steady.Probability(state => state.Is != "up"), service.Availability.Unavailability, 1e-12);
        Near.Equal(steady.Probability(state => state.Is == "unread"), Share(service, "unreadable data without redundancy"), 1e-12);
        Near.Equal(steady.Probability(state => state.Is == "lost"), Share(service, "more disks failed than parity covers"), 1e-12);

        var kept = Alone(array).Durability("shelf", 500.Hours);
        Near.Equal(chain.MeanTimeTo(state => state.Is != "up").TotalHours, kept.MeanTimeToLoss.TotalHours, 1e-12);
        Near.Equal(chain.ProbabilityOfReaching(state => state.Is != "up", within: 500.Hours).Value, kept.Kept.Complement, 1e-10);

        static double Share(ServiceEvaluation service, string cause) => service.Causes.Single(found => found.Name == cause).Unavailability;
    }

    [Fact]
    public void Replacements_wait_for_a_crew()
    {
        var array = Shelf with { HotSpares = 2 };
        var service = Alone(array).RepairCrew("technician", ["shelf"]).Evaluate().Service;
        Near.Equal(ByHand(array, men: 1).SteadyState().Probability(state => state.Is != "up"), service.Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void The_crew_and_what_else_it_repairs_count_for_the_durability()
    {
        var alone = Alone(Shelf).Durability("shelf", 100.Hours).Kept;
        var shared = Alone(Shelf).Server("server", 50.Hours, 40.Hours).RepairCrew("technician", ["shelf", "server"]).Durability("shelf", 100.Hours).Kept;
        Assert.True(shared.Complement > 1.1 * alone.Complement, $"{shared.Complement} against {alone.Complement}");
    }

    [Fact]
    public void A_stock_without_parts_makes_replacements_wait_for_the_delivery()
    {
        // With nothing on the shelf every replacement is an order of its own and the replacement thereafter.
        var many = Alone(Shelf).Spares("disks", ["shelf"], stock: 50, leadTime: 200.Hours).Evaluate().Service;
        var none = Alone(Shelf).Spares("disks", ["shelf"], stock: 0, leadTime: 200.Hours).Evaluate().Service;
        Near.Equal(Alone(Shelf).Evaluate().Availability.Unavailability, many.Availability.Unavailability, 1e-12);
        Assert.True(none.Availability.Unavailability > 2 * many.Availability.Unavailability);
    }

    /// <summary>A disk alone: it fails, a part is ordered and comes, it is replaced, and the data are restored, one after the other.</summary>
    [Fact]
    public void Of_one_disk_every_wait_adds_up()
    {
        var disk = new DiskArray("disk", 1, 0, 300.Hours, 20.Hours) { Replacement = 30.Hours, Restore = 50.Hours };
        Near.Equal(80 / 380.0, Alone(disk).Evaluate().Availability.Unavailability, 1e-12);
        Near.Equal(280 / 580.0, Alone(disk).Spares("disks", ["disk"], stock: 0, leadTime: 200.Hours).Evaluate().Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void A_common_cause_of_any_name_is_no_loss()
    {
        var struck = Alone(Shelf).CommonCause("more disks failed than parity covers", ["shelf"], 10.Hours, 1e-6.Hours);
        Near.Equal(Alone(Shelf).Durability("shelf", 100.Hours).Kept.Complement, struck.Durability("shelf", 100.Hours).Kept.Complement, 1e-6);
    }

    [Fact]
    public void What_makes_it_unreachable_loses_nothing()
    {
        var plain = Alone(Shelf);
        var reached = Alone(Shelf with { Faults = [Fault.Software(100.Hours, 1e-6.Hours)], Planned = [PlannedWork.PerYear("firmware", 4, 1.Hours)] })
            .Power("power", 1_000.Hours, 1.Hours)
            .With<DiskArray>("shelf", shelf => shelf with { Needs = ["power"] })
            .CommonCause("fire alarm", ["shelf"], 200.Hours, 1e-6.Hours);

        // Faults that take no time to speak of leave the disks as they are; power and planned work are not asked for.
        Near.Equal(plain.Durability("shelf", 100.Hours).Kept.Complement, reached.Durability("shelf", 100.Hours).Kept.Complement, 1e-6);
        Assert.True(reached.Evaluate().Availability.Unavailability > 1.005 * plain.Evaluate().Availability.Unavailability);
    }

    [Fact]
    public void A_copy_is_as_durable_as_one_alone()
    {
        var ten = Topology.Named("ten").With(Shelf with { Count = 10 }).Service("data", ["shelf"]);
        Near.Equal(Alone(Shelf).Durability("shelf", 1.Years).Kept.Complement, ten.Durability("shelf", 1.Years).Kept.Complement, 1e-12);
        Near.Equal(Alone(Shelf).Durability("shelf", 1.Years).Kept.Complement, ten.Durability("shelf-7", 1.Years).Kept.Complement, 1e-12);
    }

    [Fact]
    public void Only_what_holds_data_can_be_asked()
    {
        var topology = Alone(Shelf).Server("server", 50.Hours, 40.Hours);
        Assert.Equal("The server \"server\" holds no data that it could lose; name a disk array.", Assert.Throws<ModelException>(() => topology.Durability("server", 1.Years)).Message);
        Assert.Equal("\"storage\" has no element \"shelve\"; name a disk array of it.", Assert.Throws<ModelException>(() => topology.Durability("shelve", 1.Years)).Message);
    }

    [Fact]
    public void A_stripe_is_lost_with_its_first_disk() =>
        Near.Equal(300 / 8.0, Alone(new DiskArray("stripe", 8, 0, 300.Hours, 1.Hours)).Durability("stripe", 1.Years).MeanTimeToLoss.TotalHours, 1e-12);

    [Fact]
    public void A_mirror_of_mirrors_is_lost_with_the_first_of_them()
    {
        var array = new DiskArray("mirror", 1, 1, 1_000.Hours, 10.Hours) { Count = 4 };
        var topology = Topology.Named("raid 10").With(array).Service("data", ["mirror"]);
        var one = topology.Durability("mirror", 100.Hours).Kept;
        Near.Equal(1 - Math.Pow(1 - one.Complement, 4), topology.Mission(100.Hours).Service.Reliability.Complement, 1e-9);
    }

    [Property]
    public void Parity_spares_and_haste_never_lose_data(PositiveInt disks, byte parity, byte spares, byte hours)
    {
        var array = new DiskArray("array", 1 + (disks.Get % 12), parity % 4, (200 + hours).Hours, 10.Hours) { HotSpares = spares % 4, Replacement = (1 + hours).Hours, Unreadable = parity % 4 > 0 ? 0.01 : 0 };
        var lost = Loss(array);
        Assert.True(Loss(array with { HotSpares = array.HotSpares + 1 }) <= lost * (1 + 1e-12));
        Assert.True(Loss(array with { Replacement = array.Replacement / 2 }) <= lost * (1 + 1e-12));
        Assert.True(Loss(array with { Rebuild = array.Rebuild / 2 }) <= lost * (1 + 1e-12));
        Assert.True(Loss(array with { RebuildsAtOnce = 1 }) >= lost * (1 - 1e-12));
        Assert.True(array.Parity == 0 || Loss(array with { Unreadable = 0.02 }) >= lost * (1 - 1e-12));
        Assert.True(Loss(new DiskArray("array", array.Data, array.Parity + 1, array.DiskMtbf, array.Rebuild) { HotSpares = array.HotSpares, Replacement = array.Replacement }) < lost);

        static double Loss(DiskArray array) => Topology.Named("t").With(array).Durability("array", 1000.Hours).Kept.Complement;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_simulation_agrees(int seed)
    {
        var topology = Alone(Shelf with { Faults = [Fault.Software(400.Hours, 3.Hours)], Planned = [PlannedWork.PerYear("firmware", 12, 2.Hours)] });
        var simulated = topology.Simulate(2_000.Years, seed);
        Assert.True(simulated.Agreement!.IsPlausible, simulated.ToString());
    }

    [Fact]
    public void Where_it_is_too_large_to_tell_the_evaluation_answers_all_the_same()
    {
        var busy = Enumerable.Range(1, 5).Aggregate(Alone(Shelf), (topology, i) => topology.Server($"server-{i}", (40 + i).Hours, 1.Hours))
            .RepairCrew("technician", ["shelf", "server-1", "server-2", "server-3", "server-4", "server-5"]);
        var evaluation = Alone(Shelf).Evaluate(new EvaluationOptions { MaximumStates = 40 });
        Assert.Single(evaluation.Durability);

        var crowded = busy.Without("data").Server("apart", 500.Hours, 1.Hours).Service("first", ["apart"]).Evaluate(new EvaluationOptions { MaximumStates = 400 });
        Assert.Empty(crowded.Durability);
        var warning = Assert.Single(crowded.Warnings, warning => warning.Kind == TopologyWarningKind.DurabilityNotKnown);
        Assert.StartsWith("How well \"shelf\" keeps its data is not told here.", warning.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Data kept", crowded.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_evaluation_tells_the_durability_of_each_array_over_its_year()
    {
        var evaluation = Alone(Shelf with { DiskMtbf = 20_000.Hours }).With(new DiskArray("mirror", 1, 1, 100.Years, 6.Hours) { Count = 3 }).Evaluate();
        Assert.Equal(["shelf", "mirror"], evaluation.Durability.Select(kept => kept.Element));
        Assert.Equal(8760.Hours, evaluation.Durability[0].Over);
        Assert.Matches("mirror \\(each of 3\\)", evaluation.ToString());
    }

    /// <summary>Of two stripes of which the one that stands by does not fail: a controller's fault moves the work, so that each is active half of the time in the long run.</summary>
    [Fact]
    public void What_a_cluster_does_with_an_array_is_as_ever_in_the_question()
    {
        static DiskArray Stripe(string name) => new(name, 1, 0, 10.Years, 1.Hours) { Restore = 1.Hours, Faults = [Fault.Hardware(1.Years, 4.Hours)] };
        var topology = Topology.Named("cold").With(Stripe("a")).With(Stripe("b")).Cluster("cluster", ["a", "b"], Failover.In(Duration.Zero), standby: Standby.Cold).Service("s", ["cluster"]);

        // Faults are repaired at once, nearly: a chain of who is active, which a loss and a fault both change, until the loss of the one that is asked about.
        // While a is active: lost at 0.1 a year, or b becomes active at 1. While b is: a becomes active at 1.1, by its loss or its fault.
        const double Lost = 0.1, Moved = 1.0;
        var (a, b) = (topology.Durability("a", 1.Years).MeanTimeToLoss.TotalYears, topology.Durability("b", 1.Years).MeanTimeToLoss.TotalYears);
        var fromActive = ((1 / (Lost + Moved)) + (Moved / (Lost + Moved) / (Lost + Moved))) / (1 - (Moved / (Lost + Moved)));
        Near.Equal(fromActive, a, 2e-3);
        Near.Equal((1 / (Lost + Moved)) + fromActive, b, 2e-3);
        var evaluated = topology.Service("t", ["a"]).Evaluate()["t"].Causes.Single(cause => cause.Name == "more disks failed than parity covers").OutagesPerYear!.Value;
        Near.Equal(1 / a, evaluated, 0.05);
    }

    [Fact]
    public void Copies_between_which_a_crew_makes_a_difference_have_a_line_each()
    {
        var evaluation = Topology.Named("priority").With(new DiskArray("m", 1, 1, 1.Years, 12.Hours) { Replacement = 20.Days, Count = 3 })
            .RepairCrew("crew", ["m"], discipline: CrewDiscipline.PriorityInOrder).Service("s", ["m"]).Evaluate();
        Assert.Equal(["m-1", "m-2", "m-3"], evaluation.Durability.Select(kept => kept.Element));
        Assert.True(evaluation.Durability[0].Kept > evaluation.Durability[1].Kept && evaluation.Durability[1].Kept > evaluation.Durability[2].Kept);
    }

    [Fact]
    public void Services_upon_services_and_any_names_are_no_hindrance()
    {
        var name = new string('a', Element.LongestName);
        var topology = Topology.Named("t").With(Shelf).With(new DiskArray(name, 3, 2, 301.Hours, 20.Hours)).Server("the data of shelf", 9.Hours, 1.Hours).Server("data", 9.Hours, 1.Hours)
            .Service("s", ["shelf", name]).Service("t", ["s"]);
        Near.Equal(Alone(Shelf).Durability("shelf", 1.Years).MeanTimeToLoss.TotalHours, topology.Evaluate().Durability[0].MeanTimeToLoss.TotalHours, 1e-12);
        Assert.Equal(2, topology.Evaluate().Durability.Count);
    }

    [Theory]
    [InlineData("more disks failed than parity covers")]
    [InlineData("unreadable data without redundancy")]
    [InlineData("disk")]
    public void What_the_failures_of_disks_are_called_is_no_name_for_a_fault(string name) =>
        Assert.Contains("give it another name", Assert.Throws<ModelException>(() => Alone(Shelf with { Faults = [Fault.Hardware(1.Years, 1.Hours, name)] }).Evaluate()).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_parity_there_is_nothing_to_be_unreadable() =>
        Assert.Contains("has no parity", Assert.Throws<ModelException>(() => Alone(new DiskArray("s", 6, 0, 1.Years, 1.Hours) { Unreadable = 0.5 }).Evaluate()).Message, StringComparison.Ordinal);
}
