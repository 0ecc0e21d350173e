using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>The lockstep server against closed forms and against chains written out by hand.</summary>
public class FaultTolerantServerTest
{
    private static ServiceEvaluation Evaluate(FaultTolerantServer server) =>
        Topology.Named("lockstep").With(server).Service("service", needs: [server.Name], Load.PerSecond(100, 1.Seconds)).Evaluate().Service;

    [Fact]
    public void A_perfectly_covered_pair_is_a_hot_pair_that_restarts_after_a_double_failure()
    {
        // Weights: both 1, one 2r, none r^2 (two swaps at once, r = lambda / mu), restarting 2 lambda^2 R / mu.
        var lambda = 1 / 10_000.0;
        var mu = 1 / 24.0;
        var restart = 0.25;
        var down = (lambda * lambda / mu / mu) + (2 * lambda * lambda * restart / mu);
        var expected = down / (1 + (2 * lambda / mu) + down);

        var service = Evaluate(new FaultTolerantServer("ft", 10_000.Hours, 24.Hours) { Resynchronization = 1e-9.Seconds, Restart = restart.Hours });

        Near.Equal(expected, service.Availability.Unavailability, 1e-10);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.99)]
    [InlineData(0.0)]
    public void A_pair_with_transients_coverage_and_software_equals_the_chain_written_out(double coverage)
    {
        Duration module = 5_000.Hours, swap = 12.Hours, transient = 500.Hours, rejoin = 20.Minutes, restart = 15.Minutes, crash = 4_000.Hours, reboot = 30.Minutes;
        var fails = Rate.Per(module);
        var upsets = Rate.Per(transient);
        var covered = coverage;
        var missed = 1 - coverage;

        // "2": both; "1f": one waits for a swap; "1j": one rejoins. "x" is down uncovered, "t" by a transient, "l" for lack of a module, "s" by software.
        var chain = MarkovChain.Named("pair")
            .Transition("2", "1f", 2 * covered * fails)
            .Transition("2", "1f x", 2 * missed * fails)
            .Transition("2", "1j", 2 * covered * upsets)
            .Transition("2", "2 x", 2 * missed * upsets)
            .Transition("2", "2 s", Rate.Per(crash))
            .Transition("1f", "none", fails)
            .Transition("1f", "1f t", upsets)
            .Transition("1f", "1j", Rate.Per(swap))
            .Transition("1f", "1f s", Rate.Per(crash))
            .Transition("1j", "1f l", fails)
            .Transition("1j", "2 x", upsets)
            .Transition("1j", "2", Rate.Per(rejoin))
            .Transition("1j", "2 s", Rate.Per(crash))
            .Transition("none", "1f l", 2 * Rate.Per(swap))
            .Transition("1f x", "1f", Rate.Per(restart))
            .Transition("1f t", "1f", Rate.Per(restart))
            .Transition("1f l", "1f", Rate.Per(restart))
            .Transition("2 x", "2", Rate.Per(restart))
            .Transition("2 s", "2", Rate.Per(reboot))
            .Transition("1f s", "1f", Rate.Per(reboot))
            .StartingIn("2")
            .Build();
        var expected = chain.SteadyState().Availability(state => state is "2" or "1f" or "1j");

        var service = Evaluate(new FaultTolerantServer("ft", module, swap)
        {
            TransientMtbf = transient,
            Resynchronization = rejoin,
            Coverage = coverage,
            Restart = restart,
            Faults = [Fault.Software(crash, reboot)],
        });

        Near.Equal(expected.Unavailability, service.Availability.Unavailability, 1e-12);
    }

    [Fact]
    public void Covered_faults_lose_nothing_in_flight()
    {
        // A pair with 17.5 covered transients a year that rejoins at once: a conventional server would lose 100 items at each, 1752 a year.
        // What is left are transients during the rare swaps: 2e-9 of the time, 8.76 a year, 100 items each.
        var service = Evaluate(new FaultTolerantServer("ft", 1e9.Hours, 1.Hours) { TransientMtbf = 1_000.Hours, Resynchronization = 1e-6.Seconds });

        Near.Equal(2e-9 * 8.76 * 100, service.WorkLost!.InFlightPerYear!.Value, 1e-3);
        Assert.Empty(service.Failovers);

        // 2 modules, 8.76 transients a year each; permanent faults are one in a million of them.
        Near.Equal(2 * 8.76, service.MaskedFaultsPerYear, 1e-5);
    }

    [Fact]
    public void A_triple_outlives_a_pair_by_orders_of_magnitude()
    {
        var pair = Evaluate(new FaultTolerantServer("ft", 10_000.Hours, 4.Hours));
        var triple = Evaluate(new FaultTolerantServer("ft", 10_000.Hours, 4.Hours) { Modules = 3 });

        Assert.True(triple.Availability.Unavailability < pair.Availability.Unavailability / 100);
    }

    [Fact]
    public void A_shared_crew_slows_the_second_swap()
    {
        var server = new FaultTolerantServer("ft", 100.Hours, 24.Hours) { Modules = 3 };
        var own = Evaluate(server);
        var shared = Topology.Named("lockstep").With(server).RepairCrew("crew", ["ft"]).Service("service", ["ft"]).Evaluate().Service;

        Assert.True(shared.Availability.Unavailability > own.Availability.Unavailability);
    }

    [Fact]
    public void Work_done_on_line_stops_nothing()
    {
        FaultTolerantServer With(double online) => new("ft", 10_000.Hours, 4.Hours) { Planned = [PlannedWork.PerYear("upgrade", 4, 2.Hours, online)] };

        Near.Equal(8, Evaluate(With(0)).PlannedDowntimePerYear.TotalHours, 1e-4);
        Near.Equal(0.4, Evaluate(With(0.95)).PlannedDowntimePerYear.TotalHours, 1e-4);
        Assert.Equal(Duration.Zero, Evaluate(With(1)).PlannedDowntimePerYear);
    }
}
