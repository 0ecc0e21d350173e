namespace AvailabilityKit.Published;

/// <summary>
/// The workstations and file server of R. A. Sahner, K. S. Trivedi and A. Puliafito, "Performance and Reliability Analysis of Computer
/// Systems", 1996, in the case that everything has a repair of its own: two workstations of which one is needed, and a file server.
/// </summary>
/// <remarks>
/// Failure rates 1e-4 and 5e-5 /h, repair rates 1 and 0.5 /h (rates as remembered; the book prints 0.9999). Closed form:
/// A = Af (1 - (1 - Aw)^2), with Aw = 1 / (1 + 1e-4) and Af = 0.5 / (0.5 + 5e-5).
/// </remarks>
public class WorkstationsAndFileServerBlocksTest
{
    private static readonly Block Workstations =
        Block.Component("workstation 1", 10_000.Hours, 1.Hours) | Block.Component("workstation 2", 10_000.Hours, 1.Hours);

    private static readonly Block System = Workstations & Block.Component("file server", 20_000.Hours, 2.Hours);

    [Fact]
    public void With_independent_repair_the_availability_is_the_closed_form() =>
        Assert.Equal(0.999900000001999, System.Availability().Value, 1e-15);

    [Fact]
    public void The_unavailability_keeps_its_digits()
    {
        // U = Uf + Af Uw^2, with Uf = Uw = 1e-4 / 1.0001.
        var u = 1e-4 / 1.0001;
        Assert.Equal(1, System.Availability().Unavailability / (u + (u * u / 1.0001)), 1e-14);
    }

    [Fact]
    public void The_system_goes_down_when_the_server_does_or_the_last_workstation()
    {
        // Server: once in 20 002 h while a workstation is up. Workstations: twice Uw in 10 001 h while the server is up.
        var u = 1e-4 / 1.0001;
        var up = 1 / 1.0001;
        var perHour = (up * (1 + (2e-4)) / 1.0001 / 20_002) + (up * 2 * u / 10_001);
        Assert.Equal(1, System.Evaluate().FailureFrequency!.Value.ValuePerHour / perHour, 1e-13);
    }
}
