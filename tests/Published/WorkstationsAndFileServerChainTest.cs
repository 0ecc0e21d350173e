using AvailabilityKit.Markov;

namespace AvailabilityKit.Published;

/// <summary>
/// Two workstations, of which one is needed, and a file server. Source: the WFS example of R. A. Sahner, K. S. Trivedi,
/// A. Puliafito, "Performance and Reliability Analysis of Computer Systems" (SHARPE); rates from memory, results recomputed.
/// Derivation: a chain over (workstations up, server up). The one crew repairs the server first and interrupts for it.
/// Without repair MTTF = 2/(lw+lf) - 1/(2lw+lf).
/// </summary>
public class WorkstationsAndFileServerChainTest
{
    private static readonly Rate Workstation = 1e-4.PerHour;
    private static readonly Rate Server = 5e-5.PerHour;
    private static readonly Rate WorkstationRepair = 1.PerHour;
    private static readonly Rate ServerRepair = 0.5.PerHour;

    private readonly record struct Office(int Workstations, bool Server)
    {
        public bool Up => Workstations > 0 && Server;
    }

    [Fact]
    public void Independent_repair() => Holds(0.999900000001999, Failing(always: true)
        .When(s => s.Workstations < 2, s => (2 - s.Workstations) * WorkstationRepair, s => s with { Workstations = s.Workstations + 1 })
        .When(s => !s.Server, _ => ServerRepair, s => s with { Server = true }));

    [Fact]
    public void One_crew_that_repairs_the_server_first() => Holds(0.999899989997005, WithOneCrew(Failing(always: true)));

    [Fact]
    public void One_crew_and_no_failures_while_the_office_is_down() => Holds(0.999899990006998, WithOneCrew(Failing(always: false)));

    [Fact]
    public void Without_repair_the_first_failure_comes_after_9333_hours() =>
        Assert.Equal(1, Failing(always: true).Explore().MeanTimeTo(s => !s.Up).TotalHours / (2 / 1.5e-4 - 1 / 2.5e-4), 1e-14);

    private static void Holds(double availability, StateSpace<Office> office)
    {
        var solved = office.Explore().SteadyState().Availability(s => s.Up);
        Assert.Equal(availability, solved.Value, 1e-15);
        Assert.Equal(1 - availability, solved.Unavailability, 1.1e-15);
    }

    private static StateSpace<Office> Failing(bool always) => MarkovChain.StartingIn(new Office(2, Server: true))
        .When(s => s.Workstations > 0 && (always || s.Up), s => s.Workstations * Workstation, s => s with { Workstations = s.Workstations - 1 })
        .When(s => s.Server && (always || s.Up), _ => Server, s => s with { Server = false });

    private static StateSpace<Office> WithOneCrew(StateSpace<Office> office) => office
        .When(s => !s.Server, _ => ServerRepair, s => s with { Server = true })
        .When(s => s.Server && s.Workstations < 2, _ => WorkstationRepair, s => s with { Workstations = s.Workstations + 1 });
}
