using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The faults of lockstep modules by class, rejoins that fail or stop the server, and how many modules it takes, against chains written out by hand.</summary>
public class ModuleFaultsTest
{
    private static readonly Duration Rejoin = 20.Minutes;
    private static readonly Duration Restart = 15.Minutes;

    private static readonly ModuleFault[] Classes =
    [
        ModuleFault.Permanent("cpu", 5_000.Hours, 12.Hours, coverage: 0.9),
        ModuleFault.Permanent("memory", 3_000.Hours, 4.Hours, coverage: 0.95),
        ModuleFault.Transient("bit flip", 500.Hours, coverage: 0.99),
    ];

    private static Topology With(FaultTolerantServer server) => Topology.Named("lockstep").With(server).Service("service", needs: [server.Name], Load.PerSecond(100, 1.Seconds));

    private static ServiceEvaluation Evaluate(FaultTolerantServer server) => With(server).Evaluate().Service;

    private static double DowntimeBy(ServiceEvaluation service, string cause) => service.Causes.Single(each => each.Name == cause).Unavailability;

    [Fact]
    public void Classes_with_swaps_of_their_own_equal_the_chain_written_out()
    {
        // "a" waits for the swap of a processor, "b" for that of memory, "j" rejoins; then what the server is down by: "u" uncovered, "t" a transient without a partner, "l" the last module.
        var (cpu, memory, flip) = (Rate.Per(5_000.Hours), Rate.Per(3_000.Hours), Rate.Per(500.Hours));
        var (swapA, swapB, restart) = (Rate.Per(12.Hours), Rate.Per(4.Hours), Rate.Per(Restart));
        var builder = MarkovChain.Named("pair")
            .Transition("2", "a", 2 * 0.9 * cpu).Transition("2", "a u", 2 * 0.1 * cpu)
            .Transition("2", "b", 2 * 0.95 * memory).Transition("2", "b u", 2 * 0.05 * memory)
            .Transition("2", "j", 2 * 0.99 * flip).Transition("2", "2 u", 2 * 0.01 * flip)
            .Transition("a", "aa", cpu).Transition("a", "ab", memory).Transition("a", "a t", flip).Transition("a", "j", swapA)
            .Transition("b", "ab", cpu).Transition("b", "bb", memory).Transition("b", "b t", flip).Transition("b", "j", swapB)
            .Transition("j", "a l", cpu).Transition("j", "b l", memory).Transition("j", "2 t", flip).Transition("j", "2", Rate.Per(Rejoin))
            .Transition("aa", "a l", 2 * swapA).Transition("bb", "b l", 2 * swapB).Transition("ab", "b l", swapA).Transition("ab", "a l", swapB);
        foreach (var (down, up) in new[] { ("a u", "a"), ("b u", "b"), ("2 u", "2"), ("a t", "a"), ("b t", "b"), ("2 t", "2"), ("a l", "a"), ("b l", "b") })
        {
            builder = builder.Transition(down, up, restart);
        }

        var steady = builder.StartingIn("2").Build().SteadyState();
        var service = Evaluate(new FaultTolerantServer("ft", Classes) { Resynchronization = Rejoin, Restart = Restart });

        Near.Equal(steady.Availability(state => state is "2" or "a" or "b" or "j").Unavailability, service.Availability.Unavailability, 1e-12);
        Near.Equal(steady["a u"], DowntimeBy(service, "uncovered cpu fault"), 1e-12);
        Near.Equal(steady["b u"], DowntimeBy(service, "uncovered memory fault"), 1e-12);
        Near.Equal(steady["2 u"], DowntimeBy(service, "uncovered bit flip fault"), 1e-12);
        Near.Equal(steady["a l"] + steady["b l"] + steady["aa"] + steady["ab"] + steady["bb"], DowntimeBy(service, "last module lost"), 1e-12);
        Assert.All(service.Causes.Where(cause => cause.Name.StartsWith("uncovered", StringComparison.Ordinal)), cause => Assert.Equal(CauseKind.Uncovered, cause.Kind));
        Near.Equal(steady["2"] * 2 * ((0.9 * cpu) + (0.95 * memory) + (0.99 * flip)).ValuePerYear, service.MaskedFaultsPerYear, 1e-12);
    }

    [Property(MaxTest = 30)]
    public void One_class_is_what_the_simple_server_is(int modules, int coverage, int hours)
    {
        var (number, share, swap) = (2 + (Math.Abs(modules % 2)), Math.Abs(coverage % 101) / 100.0, (1 + Math.Abs(hours % 100)).Hours);
        var simple = Evaluate(new FaultTolerantServer("ft", 700.Hours, swap) { Modules = number, Coverage = share });
        var byClass = Evaluate(new FaultTolerantServer("ft", [ModuleFault.Permanent("module", 700.Hours, swap, share)]) { Modules = number });

        Near.Equal(simple.Availability.Unavailability, byClass.Availability.Unavailability, 1e-13);
        Near.Equal(simple.MaskedFaultsPerYear, byClass.MaskedFaultsPerYear, 1e-13);
        Assert.Equal(simple.Causes.Select(cause => (cause.Element, cause.Name, cause.Kind)), byClass.Causes.Select(cause => (cause.Element, cause.Name, cause.Kind)));
    }

    [Property(MaxTest = 30)]
    public void A_class_in_two_equal_halves_is_what_it_was(int modules, int coverage, bool isTransient)
    {
        var (number, share) = (2 + (Math.Abs(modules % 2)), Math.Abs(coverage % 101) / 100.0);
        var other = ModuleFault.Permanent("other", 900.Hours, 30.Hours, 0.7);
        var whole = Evaluate(new FaultTolerantServer("ft", [other, Class("whole", 400.Hours)]) { Modules = number });
        var halves = Evaluate(new FaultTolerantServer("ft", [other, Class("one", 800.Hours), Class("two", 800.Hours)]) { Modules = number });

        Near.Equal(whole.Availability.Unavailability, halves.Availability.Unavailability, 1e-13);
        Near.Equal(whole.MaskedFaultsPerYear, halves.MaskedFaultsPerYear, 1e-13);

        ModuleFault Class(string name, Duration mtbf) => isTransient ? ModuleFault.Transient(name, mtbf, share) : ModuleFault.Permanent(name, mtbf, 8.Hours, share);
    }

    [Property(MaxTest = 30)]
    public void What_is_better_never_hurts(int coverage, int hours, int modules)
    {
        // Where faults are not covered, fewer modules have fewer of them: two run better than three, and a slow swap keeps it so.
        var (share, swap, number) = (0.9 + (Math.Abs(coverage % 90) / 1000.0), 1 + Math.Abs(hours % 100), 2 + Math.Abs(modules % 2));

        Assert.True(Of(share + 0.01, swap, number) <= Of(share, swap, number) * (1 + 1e-12));
        var covered = number == 2 ? share : 1;
        Assert.True(Of(covered, swap, number) <= Of(covered, swap + 1, number) * (1 + 1e-12));
        Assert.True(Of(covered, swap, number, failing: 0.1) >= Of(covered, swap, number) * (1 - 1e-12));
        Assert.True(Of(share, swap, number, blackout: 5) >= Of(share, swap, number) * (1 - 1e-12));
        Assert.True(Of(1, swap, 3) <= Of(1, swap, 2));

        static double Of(double share, double swap, int number, double failing = 0, double blackout = 0) => Evaluate(new FaultTolerantServer("ft",
            [ModuleFault.Permanent("a", 2_000.Hours, swap.Hours, Math.Min(1, share)), ModuleFault.Permanent("b", 5_000.Hours, 3.Hours), ModuleFault.Transient("c", 700.Hours, Math.Min(1, share))])
        {
            Modules = number,
            RejoinFailure = failing,
            RejoinBlackout = blackout.Seconds,
        }).Availability.Unavailability;
    }

    [Fact]
    public void Classes_that_are_swapped_equally_fast_cost_no_states_of_their_own()
    {
        var one = new FaultTolerantServer("ft", [ModuleFault.Permanent("a", 100.Hours, 3.Hours)]) { Modules = 3 };
        var three = new FaultTolerantServer("ft", [ModuleFault.Permanent("a", 100.Hours, 3.Hours), ModuleFault.Permanent("b", 200.Hours, 3.Hours), ModuleFault.Permanent("c", 300.Hours, 3.Hours)]) { Modules = 3 };
        var apart = new FaultTolerantServer("ft", [ModuleFault.Permanent("a", 100.Hours, 3.Hours), ModuleFault.Permanent("b", 200.Hours, 4.Hours)]) { Modules = 3 };

        Assert.Equal(States(With(one)), States(With(three)));
        Assert.True(States(With(apart)) > States(With(one)));

        // A crew that comes for one of them tells them apart.
        Assert.True(States(With(three).With(new RepairCrew("memory people", ["ft"]) { Faults = ["b"] })) > States(With(three)));
    }

    [Fact]
    public void Who_comes_for_one_class_lets_the_other_wait_for_its_own()
    {
        // Two crews of one, each for a class; with infinitely fast other people the swap of each takes its own time, at most one at a time.
        var (cpu, memory) = (Rate.Per(300.Hours), Rate.Per(500.Hours));
        var (swapA, swapB, rejoin, restart) = (Rate.Per(12.Hours), Rate.Per(4.Hours), Rate.Per(Rejoin), Rate.Per(Restart));
        var steady = MarkovChain.Named("pair with two crews")
            .Transition("2", "a", 2 * cpu).Transition("2", "b", 2 * memory)
            .Transition("a", "aa", cpu).Transition("a", "ab", memory).Transition("a", "j", swapA)
            .Transition("b", "ab", cpu).Transition("b", "bb", memory).Transition("b", "j", swapB)
            .Transition("j", "a l", cpu).Transition("j", "b l", memory).Transition("j", "2", rejoin)
            .Transition("aa", "a l", swapA).Transition("bb", "b l", swapB).Transition("ab", "b l", swapA).Transition("ab", "a l", swapB)
            .Transition("a l", "a", restart).Transition("b l", "b", restart)
            .StartingIn("2").Build().SteadyState();
        var server = new FaultTolerantServer("ft", [ModuleFault.Permanent("cpu", 300.Hours, 12.Hours), ModuleFault.Permanent("memory", 500.Hours, 4.Hours)]) { Resynchronization = Rejoin, Restart = Restart };
        var crewed = With(server).With(new RepairCrew("a", ["ft"]) { Faults = ["cpu"] }).With(new RepairCrew("b", ["ft"]) { Faults = ["memory"] });

        Near.Equal(steady.Availability(state => state is "2" or "a" or "b" or "j").Unavailability, crewed.Evaluate().Service.Availability.Unavailability, 1e-12);
    }

    [Theory]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    [InlineData(CrewDiscipline.PriorityWithoutPreemption)]
    public void One_man_who_stays_swaps_the_first_class_first(CrewDiscipline discipline)
    {
        var (cpu, memory) = (Rate.Per(300.Hours), Rate.Per(500.Hours));
        var (swapA, swapB, rejoin, restart) = (Rate.Per(12.Hours), Rate.Per(4.Hours), Rate.Per(Rejoin), Rate.Per(Restart));
        var steady = MarkovChain.Named("pair with one man")
            .Transition("2", "a", 2 * cpu).Transition("2", "b", 2 * memory)
            .Transition("a", "aa", cpu).Transition("a", "ab", memory).Transition("a", "j", swapA)
            .Transition("b", "ab", cpu).Transition("b", "bb", memory).Transition("b", "j", swapB)
            .Transition("j", "a l", cpu).Transition("j", "b l", memory).Transition("j", "2", rejoin)
            .Transition("aa", "a l", swapA).Transition("bb", "b l", swapB).Transition("ab", "b l", swapA)
            .Transition("a l", "a", restart).Transition("b l", "b", restart)
            .StartingIn("2").Build().SteadyState();
        var server = new FaultTolerantServer("ft", [ModuleFault.Permanent("cpu", 300.Hours, 12.Hours), ModuleFault.Permanent("memory", 500.Hours, 4.Hours)]) { Resynchronization = Rejoin, Restart = Restart };
        var crewed = With(server).With(new RepairCrew("crew", ["ft"]) { Discipline = discipline });

        Near.Equal(steady.Availability(state => state is "2" or "a" or "b" or "j").Unavailability, crewed.Evaluate().Service.Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void The_only_part_on_the_shelf_goes_to_the_first_class()
    {
        // A shelf of one, each part that is wanted ordered again and delivered in 200 h. The state is which modules wait, how many parts they have, and what lies on the shelf. A part at hand for one of two is the processor's.
        var (cpu, memory) = (Rate.Per(300.Hours), Rate.Per(500.Hours));
        var (swapA, swapB, rejoin, restart, arrives) = (Rate.Per(12.Hours), Rate.Per(4.Hours), Rate.Per(Rejoin), Rate.Per(Restart), Rate.Per(200.Hours));
        var chain = MarkovChain.Named("pair with a shelf");
        foreach (var failed in new[] { "2", "j", "a", "b", "a l", "b l", "aa", "ab", "bb" })
        {
            for (var hand = 0; hand <= Waiting(failed); hand++)
            {
                for (var shelf = 0; shelf <= (hand == Waiting(failed) ? 1 : 0); shelf++)
                {
                    AddFrom(failed, hand, shelf);
                }
            }
        }

        var steady = chain.StartingIn("2 0 1").Build().SteadyState();
        var server = new FaultTolerantServer("ft", [ModuleFault.Permanent("cpu", 300.Hours, 12.Hours), ModuleFault.Permanent("memory", 500.Hours, 4.Hours)]) { Resynchronization = Rejoin, Restart = Restart };
        var stocked = With(server).Spares("shelf", ["ft"], stock: 1, leadTime: 200.Hours).Evaluate().Service;

        Near.Equal(steady.Availability(state => state[1] == ' ' && state[2] != 'l').Unavailability, stocked.Availability.Unavailability, 1e-12);

        void AddFrom(string failed, int hand, int shelf)
        {
            var state = $"{failed} {hand} {shelf}";
            var lacking = Waiting(failed) - hand;
            if (lacking > 0 || shelf == 0)
            {
                chain = chain.Transition(state, lacking > 0 ? $"{failed} {hand + 1} {shelf}" : $"{failed} {hand} 1", (1 + lacking) * arrives);
            }

            void Goes(string to, Rate rate, int used = 0)
            {
                var (left, lying) = (hand - used, shelf);
                while (left < Waiting(to) && lying > 0)
                {
                    (left, lying) = (left + 1, lying - 1);
                }

                chain = chain.Transition(state, $"{to} {left} {lying}", rate);
            }

            switch (failed)
            {
                case "2":
                    Goes("a", 2 * cpu);
                    Goes("b", 2 * memory);
                    break;
                case "j":
                    Goes("a l", cpu);
                    Goes("b l", memory);
                    Goes("2", rejoin);
                    break;
                case "a" or "b":
                    Goes(failed == "a" ? "aa" : "ab", cpu);
                    Goes(failed == "a" ? "ab" : "bb", memory);
                    if (hand > 0)
                    {
                        Goes("j", failed == "a" ? swapA : swapB, used: 1);
                    }

                    break;
                case "a l" or "b l":
                    Goes(failed[..1], restart);
                    break;
                default:
                    var first = Math.Min(hand, failed.Count(each => each == 'a'));
                    var second = Math.Min(hand - first, failed.Count(each => each == 'b'));
                    if (first > 0)
                    {
                        Goes(failed == "aa" ? "a l" : "b l", first * swapA, used: 1);
                    }

                    if (second > 0)
                    {
                        Goes(failed == "bb" ? "b l" : "a l", second * swapB, used: 1);
                    }

                    break;
            }
        }

        static int Waiting(string failed) => failed.Count(each => each is 'a' or 'b');
    }

    private static int States(Topology topology) => topology.Explain().Islands.Sum(island => (int)island.States);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 0)]
    [InlineData(0, 30)]
    [InlineData(0.2, 30)]
    public void A_rejoin_that_fails_or_stops_the_server_equals_the_chain_written_out(double failing, double seconds)
    {
        var (fails, upsets, swap, rejoin, restart) = (Rate.Per(900.Hours), Rate.Per(200.Hours), Rate.Per(12.Hours), Rate.Per(Rejoin), Rate.Per(Restart));
        var chain = MarkovChain.Named("pair")
            .Transition("2", "f", 2 * fails).Transition("2", "j", 2 * upsets)
            .Transition("f", "ff", fails).Transition("f", "f t", upsets).Transition("f", "j", swap)
            .Transition("j", "f l", fails).Transition("j", "2 t", upsets)
            .Transition("j", seconds > 0 ? "2 r" : "2", (1 - failing) * rejoin)
            .Transition("ff", "f l", 2 * swap)
            .Transition("f l", "f", restart).Transition("f t", "f", restart).Transition("2 t", "2", restart);
        chain = seconds > 0 ? chain.Transition("2 r", "2", Rate.Per(seconds.Seconds)) : chain;
        chain = failing > 0 ? chain.Transition("j", "f", failing * rejoin) : chain;
        var steady = chain.StartingIn("2").Build().SteadyState();

        var server = new FaultTolerantServer("ft", 900.Hours, 12.Hours) { TransientMtbf = 200.Hours, Resynchronization = Rejoin, Restart = Restart, RejoinFailure = failing, RejoinBlackout = seconds.Seconds };
        var service = Evaluate(server);

        Near.Equal(steady.Availability(state => state is "2" or "f" or "j").Unavailability, service.Availability.Unavailability, 1e-12);
        if (seconds > 0)
        {
            var stops = service.Causes.Single(cause => cause.Name == "rejoin");
            Near.Equal(steady["2 r"], stops.Unavailability, 1e-12);
            Assert.False(stops.IsPlanned);
            Near.Equal(steady["j"] * (1 - failing) * rejoin.ValuePerYear, stops.OutagesPerYear!.Value, 1e-12);
        }
        else
        {
            Assert.DoesNotContain(service.Causes, cause => cause.Name == "rejoin");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.9)]
    public void Three_modules_of_which_two_must_agree_equal_the_chain_written_out(double coverage)
    {
        var (fails, swap, rejoin, restart) = (Rate.Per(900.Hours), Rate.Per(12.Hours), Rate.Per(Rejoin), Rate.Per(Restart));
        var chain = MarkovChain.Named("triad")
            .Transition("3", "2f", 3 * coverage * fails)
            .Transition("2f", "1ff", 2 * fails).Transition("2f", "2j", swap)
            .Transition("2j", "2f l", 2 * fails).Transition("2j", "3", rejoin)
            .Transition("1ff", "2f l", 2 * swap)
            .Transition("2f l", "2f", restart);
        chain = coverage < 1 ? chain.Transition("3", "2f u", 3 * (1 - coverage) * fails).Transition("2f u", "2f", restart) : chain;
        var expected = chain.StartingIn("3").Build().SteadyState().Availability(state => state is "3" or "2f" or "2j").Unavailability;
        var service = Evaluate(new FaultTolerantServer("ft", 900.Hours, 12.Hours) { Modules = 3, AtLeast = 2, Coverage = coverage, Resynchronization = Rejoin, Restart = Restart });

        Near.Equal(expected, service.Availability.Unavailability, 1e-12);
        Assert.Contains(service.Causes, cause => cause.Name == "too few modules left");
    }

    [Fact]
    public void All_of_it_is_lived_as_it_is_evaluated()
    {
        var server = new FaultTolerantServer("ft",
            [ModuleFault.Permanent("cpu", 900.Hours, 30.Hours, 0.9), ModuleFault.Permanent("memory", 700.Hours, 8.Hours, 0.8), ModuleFault.Transient("bit flip", 200.Hours, 0.95)])
        {
            Modules = 3,
            RejoinFailure = 0.2,
            Faults = [Fault.Software(3_000.Hours, 1.Hours)],
        };
        var options = new SimulationOptions { Level = Probability.FromComplement(1e-5) };
        var crewed = With(server).RepairCrew("crew", ["ft"]).Spares("shelf", ["ft"], stock: 1, leadTime: 5.Days);

        foreach (var topology in new[] { With(server), With(server with { SelfChecking = true, RejoinBlackout = 2.Minutes }), With(server with { AtLeast = 2 }), crewed })
        {
            var simulation = topology.Simulate(500.Years, options: options);
            Assert.True(simulation.Agreement!.IsPlausible, simulation.Agreement.ToString());
        }

        // What is rare is found too, failed rejoins among it.
        var rare = With(server).SimulateRareOutages(0.1, options: options);
        Assert.True(rare.Agreement!.IsPlausible, rare.Agreement.ToString());
    }

    [Fact]
    public void A_mission_begins_with_a_module_that_a_class_has_taken_out()
    {
        var server = With(new FaultTolerantServer("ft", [ModuleFault.Permanent("cpu", 10_000.Hours, 1e25.Hours), ModuleFault.Permanent("memory", 10_000.Hours, 4.Hours)]) { Restart = 1.Seconds });

        Near.Equal(-ClosedForm.ExpM1(-0.02), server.Mission(100.Hours, LiveState.AllUp.Down("ft", "cpu")).Service.Reliability.Complement, 1e-9);
        Assert.Contains("\"ft\" can be down by \"cpu\" or \"memory\"; say by which.", Assert.Throws<ModelException>(() => server.Mission(100.Hours, LiveState.AllUp.Down("ft"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_all_faults_is_not_said_where_they_are_given_by_class()
    {
        var server = new FaultTolerantServer("ft", Classes);

        Near.Equal(1 / ((1 / 5_000.0) + (1 / 3_000.0)), server.ModuleMtbf.TotalHours, 1e-14);
        Near.Equal(((12 / 5_000.0) + (4 / 3_000.0)) / ((1 / 5_000.0) + (1 / 3_000.0)), server.HotSwap.TotalHours, 1e-14);
        Near.Equal(500, server.TransientMtbf.TotalHours, 1e-14);
        Near.Equal(((0.1 / 5_000) + (0.05 / 3_000) + (0.01 / 500)) / ((1 / 5_000.0) + (1 / 3_000.0) + (1 / 500.0)), server.Coverage.Complement, 1e-14);
        Assert.Contains("are given by class; say there what coverage is to be", Assert.Throws<ArgumentException>(() => server with { Coverage = 0.5 }).Message, StringComparison.Ordinal);
    }
}
