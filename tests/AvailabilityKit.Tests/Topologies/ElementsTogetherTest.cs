using AvailabilityKit.Markov;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>What acts on others, two of a kind or of several kinds at once, held to chains written out.</summary>
public class ElementsTogetherTest
{
    // Of three machines, hours until a hardware and a software fault, and hours of their repairs.
    private static readonly (double Hardware, double Repair, double Software, double Restore)[] Unlike = [(100, 4, 50, 2), (140, 5, 70, 1.5), (60, 3, 30, 2.5)];

    /// <summary>
    /// Three unlike machines, a technician for hardware and an administrator for software. A state is the queue of each, in the order of arrival: "02|1" is machine 0 with the
    /// technician, 2 behind it, 1 with the administrator. In order of arrival the first of a queue is repaired, by priority the lowest number, by equal shares all at once.
    /// </summary>
    [Theory]
    [InlineData(CrewDiscipline.EqualShare)]
    [InlineData(CrewDiscipline.PriorityInOrder)]
    [InlineData(CrewDiscipline.FirstComeFirstServed)]
    public void Unlike_machines_queue_with_two_crews(CrewDiscipline discipline)
    {
        var chain = new WrittenChain<string>("|", (state, to) =>
        {
            var (technician, administrator) = (state.Split('|')[0], state.Split('|')[1]);
            for (var machine = 0; machine < Unlike.Length; machine++)
            {
                if (!state.Contains((char)('0' + machine), StringComparison.Ordinal))
                {
                    to($"{technician}{machine}|{administrator}", 1 / Unlike[machine].Hardware);
                    to($"{technician}|{administrator}{machine}", 1 / Unlike[machine].Software);
                }
            }

            foreach (var (machine, share) in InWork(technician))
            {
                to($"{technician.Replace($"{machine}", "", StringComparison.Ordinal)}|{administrator}", share / Unlike[machine].Repair);
            }

            foreach (var (machine, share) in InWork(administrator))
            {
                to($"{technician}|{administrator.Replace($"{machine}", "", StringComparison.Ordinal)}", share / Unlike[machine].Restore);
            }
        });
        var machines = Topology.Named("machines");
        for (var machine = 0; machine < Unlike.Length; machine++)
        {
            var (hardware, repair, software, restore) = Unlike[machine];
            machines = machines.Server($"m{machine}", [Fault.Hardware(hardware.Hours, repair.Hours), Fault.Software(software.Hours, restore.Hours)]);
        }

        string[] all = ["m0", "m1", "m2"];
        var evaluation = machines.Group("two", all, atLeast: 2).Service("s", ["two"]).Service("last", ["m2"])
            .RepairCrew("technician", all, discipline: discipline)
            .RepairCrew("administrator", all, discipline: discipline, kinds: [FaultKind.Software]).Evaluate();

        Near.Equal(chain.Mean(state => state.Length > 2 ? 1 : 0), evaluation["s"].Availability.Unavailability, 1e-12);
        Near.Equal(chain.Mean(state => state.Contains('2', StringComparison.Ordinal) ? 1 : 0), evaluation["last"].Availability.Unavailability, 1e-12);
        Near.Equal(chain.Mean(state => state.IndexOf('|', StringComparison.Ordinal) > 0 ? 1 : 0), evaluation.Crew("technician").BusyMen, 1e-12);
        Near.Equal(chain.Mean(state => Math.Max(0, state.Split('|')[0].Length - 1)), evaluation.Crew("technician").Waiting, 1e-12);
        Near.Equal(chain.Mean(state => Math.Max(0, state.Split('|')[1].Length - 1)), evaluation.Crew("administrator").Waiting, 1e-12);

        IEnumerable<(int Machine, double Share)> InWork(string queue) => discipline switch
        {
            CrewDiscipline.EqualShare => queue.Select(machine => (machine - '0', 1.0 / queue.Length)),
            CrewDiscipline.PriorityInOrder => queue.Order().Take(1).Select(machine => (machine - '0', 1.0)),
            _ => queue.Take(1).Select(machine => (machine - '0', 1.0)),
        };
    }

    /// <summary>Two machines, one part on the shelf and one man: what waits for a part keeps him free, and he works at a rate of 1/5 an hour however many have theirs.</summary>
    [Fact]
    public void A_crew_comes_to_what_has_its_part()
    {
        var chain = new WrittenChain<(int Waiting, int Swapped, int Shelf)>((0, 0, 1), (state, to) =>
        {
            var (waiting, swapped, shelf) = state;
            to(shelf > 0 ? (waiting, swapped + 1, shelf - 1) : (waiting + 1, swapped, shelf), (2 - waiting - swapped) / 100.0);
            to((waiting, swapped - 1, shelf), swapped > 0 ? 1 / 5.0 : 0);
            to(waiting > 0 ? (waiting - 1, swapped + 1, shelf) : (waiting, swapped, shelf + 1), (1 - shelf + waiting) / 40.0);
        });
        var evaluation = Topology.Named("t").Servers("m", 2, 100.Hours, 5.Hours)
            .Spares("shelf", ["m"], stock: 1, leadTime: 40.Hours)
            .RepairCrew("man", ["m"])
            .Group("any", ["m"]).Service("s", ["any"]).Evaluate();

        Near.Equal(chain.Mean(state => state.Waiting + state.Swapped == 2 ? 1 : 0), evaluation.Availability.Unavailability, 1e-12);
        Near.Equal(chain.Mean(state => state.Swapped > 0 ? 1 : 0), evaluation.Crew("man").BusyMen, 1e-12);
        Near.Equal(chain.Mean(state => Math.Max(0, state.Swapped - 1)), evaluation.Crew("man").Waiting, 1e-12);
    }

    /// <summary>
    /// A cold standby and shocks that strike both nodes, a failover that takes no time. Of a node: 0 up, 1 down by itself (100 h / 4 h), 2 struck (500 h / 10 h). The node that waits
    /// does not fail by itself, and is struck as the other.
    /// </summary>
    [Fact]
    public void A_shock_strikes_a_standby_however_cold()
    {
        var chain = new WrittenChain<(int One, int Other)>((0, 0), (state, to) =>
        {
            var (one, other) = state;
            if (one == 0)
            {
                // One node works, the one of the lower number; the other waits if it is up.
                to((1, other), 1 / 100.0);
                to((2, other == 0 ? 2 : other), 1 / 500.0);
            }
            else if (other == 0)
            {
                to((one, 1), 1 / 100.0);
                to((one, 2), 1 / 500.0);
            }

            to((0, other), one == 0 ? 0 : one == 1 ? 1 / 4.0 : 1 / 10.0);
            to((one, 0), other == 0 ? 0 : other == 1 ? 1 / 4.0 : 1 / 10.0);
        });
        var service = Topology.Named("t").Servers("n", 2, 100.Hours, 4.Hours)
            .Cluster("pair", ["n"], Failover.In(Duration.Zero), standby: Standby.Cold)
            .CommonCause("surge", ["n"], 500.Hours, 10.Hours)
            .Service("s", ["pair"]).Evaluate().Service;

        Near.Equal(chain.Mean(state => state.One > 0 && state.Other > 0 ? 1 : 0), service.Availability.Unavailability, 1e-12);

        // Both down at once from both up by a shock alone, from one up by either.
        var outagesPerHour = chain.Mean(state => state is (0, 0) ? 1 / 500.0 : state.One == 0 || state.Other == 0 ? (1 / 500.0) + (1 / 100.0) : 0);
        Near.Equal(service.Calendar.Year.TotalHours * outagesPerHour, service.UnplannedOutagesPerYear!.Value, 1e-12);
    }

    /// <summary>A chain of which a test says where each state goes at which rates an hour, and nothing else.</summary>
    private sealed class WrittenChain<TState>
        where TState : notnull
    {
        private readonly MarkovChain<TState> _chain;
        private readonly SteadyState<TState> _steady;

        public WrittenChain(TState start, Action<TState, Action<TState, double>> moves)
        {
            _chain = MarkovChain.Explore<TState>(start, (state, sink) => moves(state, (to, perHour) =>
            {
                if (perHour > 0 && !to.Equals(state))
                {
                    sink.Add(Rate.PerHour(perHour), to);
                }
            }));
            _steady = _chain.SteadyState();
        }

        public double Mean(Func<TState, double> of) => _chain.States.Sum(state => _steady[state] * of(state));
    }
}
