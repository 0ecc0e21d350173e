using AvailabilityKit.Tests.Topologies.Naive;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Repairs that wait for a spare part.</summary>
public class SparesTest
{
    private const double Mtbf = 100;
    private const double Swap = 2;
    private const double Lead = 50;

    [Fact]
    public void Without_a_stock_every_repair_is_longer_by_the_lead_time() =>
        Near.Equal((Lead + Swap) / (Mtbf + Lead + Swap), Machines(1, stock: 0).Evaluate().Availability.Unavailability, 1e-12);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 1)]
    public void Machines_that_draw_on_one_stock_are_the_chain_written_out(int machines, int stock)
    {
        // A state is how many machines wait for a part, how many are being swapped, and how many parts are on the shelf. Of the base stock, what
        // is not on the shelf is on order, and so is what is waited for.
        var chain = MarkovChain.Named("machines");
        HashSet<(int, int, int)> met = [(0, 0, stock)];
        Queue<(int Waiting, int Swapped, int Shelf)> open = new(met);
        while (open.TryDequeue(out var at))
        {
            var (waiting, swapped, shelf) = at;
            Go(at, shelf > 0 ? (waiting, swapped + 1, shelf - 1) : (waiting + 1, swapped, shelf), (machines - waiting - swapped) / Mtbf);
            Go(at, (waiting, swapped - 1, shelf), swapped / Swap);
            Go(at, waiting > 0 ? (waiting - 1, swapped + 1, shelf) : (waiting, swapped, shelf + 1), (stock - shelf + waiting) / Lead);
        }

        var expected = chain.Build().SteadyState().Availability(state => state.EndsWith("0 down", StringComparison.Ordinal) || state.EndsWith("1 down", StringComparison.Ordinal));
        Near.Equal(expected.Unavailability, Machines(machines, stock).Evaluate().Availability.Unavailability, 1e-12);

        void Go((int, int, int) from, (int, int, int) to, double perHour)
        {
            if (perHour > 0)
            {
                chain.Transition(Name(from), Name(to), Rate.PerHour(perHour));
                if (met.Add(to))
                {
                    open.Enqueue(to);
                }
            }
        }

        static string Name((int Waiting, int Swapped, int Shelf) state) => $"{state.Waiting} wait, {state.Swapped} swapped, {state.Shelf} on the shelf, {state.Waiting + state.Swapped} down";
    }

    [Fact]
    public void A_stock_that_never_runs_out_is_as_if_there_were_no_wait()
    {
        var without = Machines(3, stock: 0).Without("shelf").Evaluate().Availability.Unavailability;

        Near.Equal(without, Machines(3, stock: 40).Evaluate().Availability.Unavailability, 1e-9);
    }

    [Fact]
    public void Many_alike_disks_are_lumped() =>
        Assert.InRange(Assert.Single(Machines(24, stock: 2).Explain().Islands).States, 300, 1_000);

    [Fact]
    public void Only_a_fault_that_takes_a_part_waits_for_one()
    {
        var server = Topology.Named("server")
            .Server("a", [Fault.Hardware(1_000.Hours, 4.Hours), Fault.Software(100.Hours, 1.Hours)])
            .Spares("shelf", replaces: ["a"], stock: 0, leadTime: 96.Hours)
            .Service("s", needs: ["a"]).Evaluate().Service;

        // rho = MTTR / MTTF of each fault: (96 + 4) / 1000 and 1 / 100.
        Near.Equal(0.11 / 1.11, server.Availability.Unavailability, 1e-12);
        Near.Equal(0.1 / 1.11, Assert.Single(server.Causes, cause => cause.Kind == CauseKind.Hardware).Unavailability, 1e-12);
    }

    [Fact]
    public void Modules_wait_for_their_parts_under_a_crew_and_beside_other_servers() =>
        HeldToNaive(Topology.Named("t")
            .FaultTolerantServer("a", 200.Hours, 30.Hours, modules: 3, transientMtbf: 90.Hours, coverage: 0.9)
            .Server("b", [Fault.Hardware(300.Hours, 20.Hours), Fault.Software(40.Hours, 1.Hours)])
            .RepairCrew("crew", ["a", "b"])
            .Spares("shelf", replaces: ["b", "a"], stock: 2, leadTime: 70.Hours)
            .Group("x", ["a", "b"])
            .Service("s", ["x"]));

    [Fact]
    public void Standbys_that_are_alike_draw_on_one_stock() =>
        HeldToNaive(Topology.Named("t")
            .Servers("n", count: 3, 300.Hours, 20.Hours)
            .Cluster("x", ["n"], Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes), standby: Standby.Warm(0.25))
            .Spares("shelf", replaces: ["n"], stock: 1, leadTime: 70.Hours)
            .Service("s", ["x"]));

    [Property]
    public void More_parts_or_quicker_ones_are_never_worse(byte machines, byte stock, ushort leadHours)
    {
        var (n, held, lead) = (1 + (machines % 5), stock % 5, (1.0 + leadHours).Hours);
        var plain = Machines(n, held, lead).Evaluate().Availability.Unavailability;

        Assert.True(Machines(n, held + 1, lead).Evaluate().Availability.Unavailability <= plain * (1 + 1e-11));
        Assert.True(Machines(n, held, 0.5 * lead).Evaluate().Availability.Unavailability <= plain * (1 + 1e-11));
    }

    private static Topology Machines(int count, int stock) => Machines(count, stock, Lead.Hours);

    /// <summary>Up while all machines but one are, or while the only one is.</summary>
    private static Topology Machines(int count, int stock, Duration lead) => Topology.Named("machines")
        .Servers("machine", count, Mtbf.Hours, Swap.Hours)
        .Spares("shelf", replaces: ["machine"], stock, lead)
        .Group("most", ["machine"], atLeast: Math.Max(1, count - 1))
        .Service("s", needs: ["most"]);

    private static void HeldToNaive(Topology topology)
    {
        var expanded = topology.Elements.Any(element => element.Copies > 1) ? topology.Expanded() : topology;
        NaiveAgreement.Agree(NaiveEvaluation.Of(expanded)!, expanded);
    }
}
