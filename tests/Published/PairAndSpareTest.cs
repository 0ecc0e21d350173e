using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>
/// Self-checking pairs in lockstep (pair and spare) over a mission of 10 h without repair. Source: R. W. Butler, S. C. Johnson, "Techniques for Modeling the Reliability of Fault-Tolerant Systems With
/// the Markov State-Space Approach", NASA RP-1348, 1995, sections 6.3 and 6.4. Two pairs run the same work and the outputs of one are used. It halts at the share PFS of its faults, and the other's outputs are used: 1 -> 2 at PFS Lp;
/// at the rest, and when the switch fails, the system is lost: 1 -> 4 at (1-PFS) Lp + Lsw. A fault of the pair that only follows does no harm: 1 -> 5 at Lig. From either the next is fatal: 2 -> 3 and 5 -> 6 at Lp + Lsw.
/// The paper prints the curves as a figure. The values are computed from that chain with Lp = Lig = 2e-4/h (two halves of 1e-4/h each, since the pair that follows runs and fails as often as the one that leads) and
/// Lsw = 1e-7/h, by a matrix exponential with 30 digits. With a = Lp + Lsw and b = a + Lig, U = 1 - e^(-bt) - (PFS Lp + Lig) (e^(-at) - e^(-bt)) / (b - a).
/// </summary>
public class PairAndSpareTest
{
    private const double Pair = 2e-4;
    private const double Switch = 1e-7;

    private static readonly Duration Never = 1e25.Hours;

    public static TheoryData<double, double> Published => new()
    {
        { 0.9, 2.043927e-4 },
        { 0.99, 2.493208e-5 },
        { 0.999, 6.986012e-6 },
        { 1.0, 4.992005e-6 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void The_chain_of_the_paper_gives_the_published_figures(double failStop, double expected)
    {
        var loss = MarkovChain.Named("pair and spare")
            .Transition("both", "the leading one halted", (failStop * Pair).PerHour)
            .Transition("both", "the following one halted", Pair.PerHour)
            .Transition("both", "lost", (((1 - failStop) * Pair) + Switch).PerHour)
            .Transition("the leading one halted", "lost", (Pair + Switch).PerHour)
            .Transition("the following one halted", "lost", (Pair + Switch).PerHour)
            .Build()
            .ProbabilityOfReaching(state => state == "lost", within: 10.Hours);

        Assert.Equal(1, loss.Value / expected, 3e-7);
        Assert.Equal(1, loss.Value / ClosedForm(failStop), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Two_self_checking_modules_without_repair_give_them_too(double failStop, double expected)
    {
        var server = new FaultTolerantServer("pair and spare", moduleMtbf: 10_000.Hours, hotSwap: Never)
        {
            SelfChecking = true,
            Coverage = failStop,
            Faults = [Fault.Hardware((1 / Switch).Hours, Never, "switch")],
        };
        var mission = Topology.Named("t").With(server).Service("s", ["pair and spare"]).Mission(10.Hours).Service;

        Assert.Equal(1, mission.Reliability.Complement / expected, 3e-7);
        Assert.Equal(1, mission.Reliability.Complement / ClosedForm(failStop), 1e-9);
    }

    [Fact]
    public void A_module_that_checks_itself_is_twice_as_likely_to_fail_and_its_spare_does_no_harm()
    {
        // The pair that follows is always covered, so that of all faults of both the share (1 + c) / 2 is.
        var pairs = new FaultTolerantServer("ft", 1_000.Hours, 24.Hours) { SelfChecking = true, Coverage = 0.9, TransientMtbf = 300.Hours };
        var plain = new FaultTolerantServer("ft", 500.Hours, 24.Hours) { Coverage = 0.95, TransientMtbf = 150.Hours };

        Assert.Equal(1, Unavailability(pairs) / Unavailability(plain), 1e-13);

        static double Unavailability(FaultTolerantServer server) => Topology.Named("t").With(server).Service("s", ["ft"]).Evaluate().Service.Availability.Unavailability;
    }

    private static double ClosedForm(double failStop)
    {
        var (a, b) = (Pair + Switch, Pair + Pair + Switch);
        return 1 - Math.Exp(-10 * b) - (((failStop * Pair) + Pair) * (Math.Exp(-10 * a) - Math.Exp(-10 * b)) / (b - a));
    }
}
