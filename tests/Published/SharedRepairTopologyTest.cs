using AvailabilityKit.Topologies;

namespace AvailabilityKit.Published;

/// <summary>
/// Repair crews and single servers described as topologies, against published or closed-form results.
/// Workstations and file server: the example of the SHARPE and Trivedi textbooks (2 workstations, 1 needed, lw = 1e-4/h, mw = 1/h; file server
/// lf = 5e-5/h, mf = 0.5/h). K-out-of-n with one crew: birth-death product form, L = 1e-3/h, M = 0.1/h. Eucalyptus controller:
/// Dantas, Matos, Araujo and Maciel, IEEE SMC 2012, level 1. Four parts in series: Birolini, Reliability Engineering (5th ed. 2007), Example 6.5.
/// </summary>
public class SharedRepairTopologyTest
{
    private static readonly Topology Office = Topology.Named("office")
        .Server("workstation-1", 10_000.Hours, 1.Hours)
        .Server("workstation-2", 10_000.Hours, 1.Hours)
        .Server("file-server", 20_000.Hours, 2.Hours)
        .Group("workstations", members: ["workstation-1", "workstation-2"])
        .Service("office", needs: ["workstations", "file-server"]);

    [Fact]
    public void Workstations_and_file_server_repaired_independently() =>
        Near.Equal(1 - 0.999900000001999, Office.Evaluate().Availability.Unavailability, 1e-10);

    [Fact]
    public void Workstations_and_file_server_with_one_crew_that_puts_the_file_server_first()
    {
        var shared = Office.RepairCrew("crew", repairs: ["file-server", "workstation-1", "workstation-2"], discipline: CrewDiscipline.PriorityInOrder);

        Near.Equal(1 - 0.999899989997005, shared.Evaluate().Availability.Unavailability, 1e-10);
    }

    [Theory]
    [InlineData(1, 2, 0.999803960007842, 0.999901970395059)]
    [InlineData(2, 3, 0.999411996437048, 0.999707852365474)]
    [InlineData(3, 4, 0.998824230215770, 0.999419558262129)]
    [InlineData(8, 10, 0.999302937602726, 0.999889441458400)]
    public void K_out_of_n_with_one_crew_and_with_a_crew_each(int atLeast, int of, double oneCrew, double crewEach)
    {
        var names = Enumerable.Range(1, of).Select(i => $"part-{i}").ToArray();
        var parts = names.Aggregate(Topology.Named("parts"), (topology, name) => topology.Server(name, 1000.Hours, 10.Hours))
            .Group("enough", members: names, atLeast)
            .Service("service", needs: ["enough"]);
        var cluster = names.Aggregate(Topology.Named("cluster"), (topology, name) => topology.Server(name, 1000.Hours, 10.Hours))
            .Cluster("enough", nodes: names, Failover.In(Duration.Zero), atLeast, ClusterMode.ActiveActive, repairCrews: 1)
            .Service("service", needs: ["enough"]);
        var limits = new EvaluationOptions { MaximumPatterns = 2048 };

        Assert.Equal(crewEach, parts.Evaluate().Availability.Value, 1e-14);
        Assert.Equal(oneCrew, parts.RepairCrew("crew", repairs: names).Evaluate(limits).Availability.Value, 1e-14);
        Assert.Equal(oneCrew, cluster.Evaluate().Availability.Value, 1e-14);
    }

    [Fact]
    public void A_single_Eucalyptus_controller()
    {
        Fault[] faults =
        [
            Fault.Hardware(8760.Hours, 100.Minutes),
            Fault.Software(2893.Hours, 15.Minutes, "operating system"),
            .. new[] { "CLC", "Walrus", "CC", "SC" }.Select(part => Fault.Software(788.4.Hours, 1.Hours, part)),
        ];
        var inOneServer = Topology.Named("controller").Server("controller", faults).Service("cloud", needs: ["controller"]).Evaluate();
        var inSeries = faults
            .Aggregate(Topology.Named("series"), (topology, fault) => topology.With(new Component(fault.Name, ComponentKind.Other, [fault])))
            .Service("cloud", needs: faults.Select(fault => fault.Name))
            .Evaluate();

        // MTTF / (MTTF + MTTR) of the whole, where nothing fails while another part is down; and the product, where parts are independent.
        Near.Equal(0.9946782257, inOneServer.Availability.Value, 1e-8);
        Near.Equal(0.9946672656, inSeries.Availability.Value, 1e-8);
        Near.Equal(180.72124, inOneServer.Service.MeanUpTime!.Value.TotalHours, 1e-8);
        Near.Equal(0.966902, inOneServer.Service.MeanOutage!.Value.TotalHours, 5e-7);
    }

    [Fact]
    public void Birolinis_four_parts_in_series_that_do_not_fail_while_down()
    {
        // Lognormal repair with lambda = 0.5/h and sigma = 0.6: mean exp(0.36 / 2) / 0.5 h. The distribution does not matter, the mean does.
        var repair = (Math.Exp(0.18) / 0.5).Hours;
        double[] rates = [1e-3, 0.5e-3, 1e-4, 2e-3];
        var server = Topology.Named("example 6.5")
            .Server("series", rates.Select((rate, i) => Fault.Hardware((1 / rate).Hours, repair, $"part {i}")))
            .Service("service", needs: ["series"])
            .Evaluate().Service;

        Assert.Equal(0.991454, server.Availability.Value, 5e-7);
        Assert.Equal(277.7778, server.MeanUpTime!.Value.TotalHours, 5e-5);
        Assert.Equal(2.394435, server.MeanOutage!.Value.TotalHours, 5e-7);
    }
}
