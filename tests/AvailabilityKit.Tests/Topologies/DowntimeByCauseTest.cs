namespace AvailabilityKit.Tests.Topologies;

/// <summary>Downtime by cause is the Shapley value: small cases by hand.</summary>
public class DowntimeByCauseTest
{
    [Fact]
    public void Two_parts_in_series_share_the_overlap_equally()
    {
        // a down 1/10 of the time, b 1/5. Only a: 0.08, only b: 0.18, both 0.02: shared 0.01 each.
        var service = Topology.Named("series").Server("a", 9.Hours, 1.Hours).Server("b", 8.Hours, 2.Hours).Service("s", ["a", "b"]).Evaluate().Service;

        Near.Equal(0.08 + 0.01, Share(service, "a"), 1e-12);
        Near.Equal(0.18 + 0.01, Share(service, "b"), 1e-12);
    }

    [Fact]
    public void Two_parts_in_parallel_bear_the_outage_equally_however_unlike()
    {
        var service = Topology.Named("parallel").Server("a", 9.Hours, 1.Hours).Server("b", 8.Hours, 2.Hours).Group("g", ["a", "b"]).Service("s", ["g"]).Evaluate().Service;

        Near.Equal(0.01, Share(service, "a"), 1e-12);
        Near.Equal(0.01, Share(service, "b"), 1e-12);
    }

    [Fact]
    public void A_part_beside_a_series_of_two()
    {
        // U = a (b + c - bc): the value of {a,b} is ab, of {a,c} ac, of {a,b,c} ab + ac - abc, so the
        // Harsanyi dividends are ab, ac and -abc, each shared equally by its members: a = ab/2 + ac/2 - abc/3, b = ab/2 - abc/3, c = ac/2 - abc/3.
        var service = Topology.Named("mixed")
            .Server("a", 9.Hours, 1.Hours).Server("b", 8.Hours, 2.Hours).Server("c", 1.Hours, 1.Hours)
            .With(new RedundancyGroup("both", ["b", "c"], 2))
            .Group("either", ["a", "both"])
            .Service("s", ["either"])
            .Evaluate().Service;

        const double A = 0.1, B = 0.2, C = 0.5;
        Near.Equal((A * B / 2) + (A * C / 2) - (A * B * C / 3), Share(service, "a"), 1e-12);
        Near.Equal((A * B / 2) - (A * B * C / 3), Share(service, "b"), 1e-12);
        Near.Equal((A * C / 2) - (A * B * C / 3), Share(service, "c"), 1e-12);
    }

    [Fact]
    public void Faults_of_one_server_take_their_own_parts()
    {
        var service = Topology.Named("one").Server("a", [Fault.Hardware(1000.Hours, 10.Hours), Fault.Software(100.Hours, 0.5.Hours)], restart: 0.5.Hours).Service("s", ["a"]).Evaluate().Service;

        // rho = 10.5 / 1000 and 1 / 100: the restart counts in both.
        Near.Equal(0.0105 / 1.0205, service.Causes.Single(cause => cause.Kind == CauseKind.Hardware).Unavailability, 1e-12);
        Near.Equal(0.01 / 1.0205, service.Causes.Single(cause => cause.Kind == CauseKind.Software).Unavailability, 1e-12);
    }

    private static double Share(ServiceEvaluation service, string element) =>
        service.Causes.Where(cause => cause.Element == element).Sum(cause => cause.Unavailability);
}
