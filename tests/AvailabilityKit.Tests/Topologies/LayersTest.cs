using AvailabilityKit.Presentation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Topologies;

/// <summary>Downtime by layer: which cause belongs to which, by the table of the documentation, and that the layers sum to what the causes do.</summary>
public class LayersTest
{
    /// <summary>The layers of a component's faults, in the order of <see cref="FaultKind"/>: hardware, transient, software, operator, environment, common cause, change.</summary>
    [Theory]
    [InlineData(ComponentKind.Other, "Hardware Hardware Software People Site Other Change Software")]
    [InlineData(ComponentKind.Server, "Hardware Hardware Software People Site Hardware Change Software")]
    [InlineData(ComponentKind.Storage, "Storage Storage Storage People Site Storage Change Storage")]
    [InlineData(ComponentKind.Network, "Network Network Network People Site Network Change Network")]
    [InlineData(ComponentKind.Power, "Site Site Site People Site Site Change Site")]
    [InlineData(ComponentKind.Software, "Software Software Software People Site Software Change Software")]
    [InlineData(ComponentKind.Hypervisor, "Hypervisor Hypervisor Hypervisor People Site Hypervisor Change Hypervisor")]
    [InlineData(ComponentKind.VirtualMachine, "VirtualMachine VirtualMachine VirtualMachine People Site VirtualMachine Change VirtualMachine")]
    public void What_an_element_is_and_what_fails_in_it_say_the_layer(ComponentKind kind, string layers)
    {
        var faults = Enum.GetValues<FaultKind>().Select(fault => new Fault(fault, 1_000.Hours, 1.Hours, fault.ToString()));
        var causes = Topology.Named("one").With(new Component("it", kind, faults) { Planned = [PlannedWork.PerYear("upgrade", 2, 1.Hours)] }).Service("s", ["it"]).Evaluate().Service.Causes;

        Assert.Equal(layers.Split(' '), Enum.GetValues<FaultKind>().Select(fault => causes.Single(cause => cause.Name == fault.ToString()).Layer.ToString()));
        Assert.Equal(Layer.PlannedWork, causes.Single(cause => cause.IsPlanned).Layer);
    }

    /// <summary>A server with all kinds of faults: each has rho / (1 + sum of rho) of the time, rho = MTTR / MTBF, and 1 / MTBF outages while it is up (Birolini, section 6.2).</summary>
    [Fact]
    public void The_layers_of_a_server_are_sums_of_closed_forms()
    {
        var service = Topology.Named("one").Server(
            "server",
            faults: [Fault.Hardware(4_000.Hours, 6.Hours), Fault.Transient(400.Hours, 0.25.Hours), Fault.Software(2_000.Hours, 0.5.Hours), Fault.Operator(8_000.Hours, 2.Hours)]).Service("s", ["server"]).Evaluate().Service;

        double[] rho = [6 / 4_000.0, 0.25 / 400, 0.5 / 2_000, 2 / 8_000.0];
        var up = 1 / (1 + rho.Sum());
        var layers = service.Causes.ByLayer;
        Assert.Equal([Layer.Hardware, Layer.Software, Layer.People], layers.Select(layer => layer.Layer));
        Near.Equal((rho[0] + rho[1]) * up, layers[0].Unavailability);
        Near.Equal(rho[2] * up, layers[1].Unavailability);
        Near.Equal(rho[3] * up, layers[2].Unavailability);
        Near.Equal((rho[0] + rho[1]) / rho.Sum(), layers[0].Share);
        Near.Equal(8_760 * rho[2] * up, layers[1].DowntimePerYear.TotalHours);
        Near.Equal(up * ((1 / 4_000.0) + (1 / 400.0)) / 3_600, layers[0].Outages!.Value.ValuePerSecond);
        Near.Equal(8_760 * up / 8_000, layers[2].OutagesPerYear!.Value);
        Assert.All(layers, layer => Assert.False(layer.IsPlanned));
    }

    /// <summary>What a cluster does itself, failovers and those that go wrong, is architecture; what took its nodes is their own, unless nobody asks for that.</summary>
    [Fact]
    public void What_redundancy_costs_by_itself_is_a_layer()
    {
        var topology = Topology.Named("pair")
            .Storage("array", 200_000.Hours, 6.Hours)
            .Server("a", 1_000.Hours, 4.Hours, needs: ["array"]).Server("b", 1_000.Hours, 4.Hours, needs: ["array"])
            .Cluster("db", ["a", "b"], Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes), planned: [PlannedWork.PerYear("cluster test", 4, 10.Minutes)])
            .Service("s", ["db"]);
        var root = topology.Evaluate().Service.Causes;
        var noticed = topology.Evaluate(new EvaluationOptions { Causes = CauseLevel.Noticed }).Service.Causes;

        Assert.Equal([Layer.Hardware, Layer.Storage, Layer.PlannedWork, Layer.Architecture], root.ByLayer.Select(layer => layer.Layer).Order());
        Assert.Equal([Layer.PlannedWork, Layer.Architecture], noticed.ByLayer.Select(layer => layer.Layer).Order());
        Near.Equal(root.Where(cause => cause.Element == "db" && !cause.IsPlanned).Sum(cause => cause.Unavailability), Of(root, Layer.Architecture).Unavailability);
        Near.Equal(noticed.Where(cause => !cause.IsPlanned).Sum(cause => cause.Unavailability), Of(noticed, Layer.Architecture).Unavailability);
        Assert.True(Of(root, Layer.PlannedWork).IsPlanned);
    }

    /// <summary>Modules and disks are no elements: what is lost with them is told of the hardware and of the storage, and what the comparison of modules misses is the redundancy's own.</summary>
    [Fact]
    public void What_is_redundant_inside_is_of_the_layer_of_its_parts()
    {
        var service = Topology.Named("inside")
            .With(new FaultTolerantServer("ft", 1_000.Hours, 24.Hours)
            {
                TransientMtbf = 100.Hours,
                Coverage = 0.99,
                RejoinBlackout = 5.Seconds,
                Faults = [Fault.Software(3_000.Hours, 1.Hours), Fault.CommonCause(90_000.Hours, 4.Hours)],
                Planned = [PlannedWork.PerYear("upgrade", 4, 30.Minutes).HalfByHalf(10.Seconds)],
            })
            .With(new DiskArray("shelf", 4, 1, 50_000.Hours, 12.Hours) { Unreadable = 0.05, Faults = [Fault.Software(50_000.Hours, 1.Hours, "firmware"), Fault.Operator(80_000.Hours, 1.Hours)] })
            .With(new KnownElement("cloud", Availability.FromUnavailability(1e-4)))
            .Service("s", ["ft", "shelf", "cloud"]).Evaluate().Service;

        Assert.Equal(
            [
                ("cloud", CauseKind.Unspecified, Layer.Other),
                ("ft", CauseKind.Software, Layer.Software),
                ("ft", CauseKind.CommonCause, Layer.Hardware),
                ("ft", CauseKind.Failover, Layer.Architecture),
                ("ft", CauseKind.Uncovered, Layer.Architecture),
                ("ft", CauseKind.RedundancyLost, Layer.Hardware),
                ("ft", CauseKind.Planned, Layer.PlannedWork),
                ("shelf", CauseKind.Software, Layer.Storage),
                ("shelf", CauseKind.Operator, Layer.People),
                ("shelf", CauseKind.Uncovered, Layer.Storage),
                ("shelf", CauseKind.RedundancyLost, Layer.Storage),
            ],
            service.Causes.Select(cause => (cause.Element, cause.Kind, cause.Layer)).Distinct().Order());
        Assert.Null(Of(service.Causes, Layer.Other).OutagesPerYear);
        Assert.NotNull(Of(service.Causes, Layer.Storage).OutagesPerYear);
    }

    /// <summary>Two tiers on shared hosts: what a machine misses lies on its hosts, on the storage, and on the restarts of the pool itself.</summary>
    [Fact]
    public void What_is_missing_of_the_capacity_has_layers_too()
    {
        var service = Topology.Named("pool")
            .Servers("host", 3, [Fault.Hardware(1_000.Hours, 6.Hours), Fault.Software(300.Hours, 0.25.Hours)]).Storage("san", 200_000.Hours, 6.Hours)
            .VirtualMachines("vm", 6, ["host"], Failover.In(5.Minutes).Covering(0.95).OtherwiseIn(1.Hours)).Service("s", ["vm", "san"]).Evaluate().Service;

        Assert.Contains(service.MissingBy.ByLayer, layer => layer.Layer == Layer.Architecture);
        Assert.Contains(service.MissingBy.ByLayer, layer => layer.Layer == Layer.Storage);
        Near.Equal(service.MissingLevel, service.MissingBy.ByLayer.Sum(layer => layer.Unavailability));
        Assert.All(service.MissingBy.ByLayer, layer => Assert.Null(layer.OutagesPerYear));
        Near.Equal(service.MissingBy.Where(cause => cause.Element == "vm").Sum(cause => cause.Unavailability), Of(service.MissingBy, Layer.Architecture).Unavailability);
    }

    [Property(MaxTest = 100)]
    public void Each_cause_is_in_one_layer_and_the_layers_sum_to_the_unavailability(SystemSketch sketch)
    {
        foreach (var service in sketch.Build().Evaluate().Services)
        {
            SumsTo(service.Availability.Unavailability, service.Causes);
            SumsTo(service.MissingLevel, service.MissingBy);
            Near.Equal(service.PlannedDowntimePerYear.TotalSeconds, service.Causes.ByLayer.Where(layer => layer.IsPlanned).Sum(layer => layer.DowntimePerYear.TotalSeconds));
            if (service.OutageFrequency is { } outages)
            {
                Near.Equal(outages.ValuePerSecond, service.Causes.ByLayer.Sum(layer => layer.Outages!.Value.ValuePerSecond));
            }
            else
            {
                Assert.Contains(service.Causes.ByLayer, layer => layer.Outages is null && layer.OutagesPerYear is null);
            }
        }
    }

    [Property(MaxTest = 60)]
    public void Other_names_change_no_layer(SystemSketch sketch)
    {
        var topology = sketch.Build();
        var renamed = topology.Elements.Aggregate(Topology.Named("renamed"), (all, element) => all.With(element.WithReferences(names => names.Select(Renamed)).CopyNamed(Renamed(element.Name)))).Evaluate();
        foreach (var service in topology.Evaluate().Services)
        {
            var other = renamed[Renamed(service.Name)].Causes.ByLayer;
            Assert.Equal(service.Causes.ByLayer.Select(layer => layer.Layer).Order(), other.Select(layer => layer.Layer).Order());
            Assert.All(service.Causes.ByLayer, layer => Near.Equal(layer.Unavailability, other.Single(same => same.Layer == layer.Layer).Unavailability, 1e-11));
        }

        static string Renamed(string name) => $"other {name}";
    }

    [Fact]
    public void A_report_has_a_table_of_layers_where_it_says_less_than_that_of_causes()
    {
        var hosts = Topology.Named("hosts").Server("a", 1_000.Hours, 4.Hours).Storage("san", 2_000.Hours, 4.Hours);
        var apart = hosts.Service("s", ["a", "san"]).Evaluate();
        var together = hosts.Server("b", 900.Hours, 4.Hours).Service("s", ["a", "b", "san"]).Evaluate();
        var alone = Topology.Named("alone").Server("a", 1_000.Hours, 4.Hours).Server("b", 900.Hours, 4.Hours).Service("s", ["a", "b"]).Evaluate();

        Assert.Empty(Tables(apart));
        Assert.Empty(Tables(alone));
        var table = Assert.Single(Tables(together));
        Assert.Equal(["hardware", "storage"], table.Rows.Select(row => row.Cells[0]));
        Assert.Contains("downtime by layer", together.ToExhibit().ToText(), StringComparison.OrdinalIgnoreCase);

        static IEnumerable<TablePanel> Tables(Evaluation evaluation) => evaluation.ToExhibit().Panels.OfType<TablePanel>().Where(table => table.Title.Contains("by layer", StringComparison.Ordinal));
    }

    private static DowntimeCauses.InLayer Of(DowntimeCauses causes, Layer layer) => causes.ByLayer.Single(each => each.Layer == layer);

    private static void SumsTo(double whole, DowntimeCauses causes)
    {
        var layers = causes.ByLayer;
        Assert.Equal(layers.Count, layers.Select(layer => layer.Layer).Distinct().Count());
        Assert.Equal(causes.Select(cause => cause.Layer).Distinct().Order(), layers.Select(layer => layer.Layer).Order());
        Near.Equal(causes.Sum(cause => cause.Unavailability), layers.Sum(layer => layer.Unavailability));
        Near.Equal(whole, layers.Sum(layer => layer.Unavailability), 1e-11);
        Assert.All(layers, layer => Near.Equal(causes.Where(cause => cause.Layer == layer.Layer).Sum(cause => cause.Unavailability), layer.Unavailability));
        Near.Equal(whole > 0 ? 1 : 0, layers.Sum(layer => layer.Share));
        for (var i = 1; i < layers.Count; i++)
        {
            Assert.True(layers[i].Unavailability <= layers[i - 1].Unavailability * (1 + 1e-9));
        }
    }
}
