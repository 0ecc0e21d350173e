using AvailabilityKit.Topologies;

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
    public void Parts_of_one_crew_that_are_down_together_share_their_outage_equally()
    {
        // Two alike parts and one crew, r = 1/10: both up, one down, both down weigh 1, 2r, 2r^2.
        var service = Topology.Named("one crew").Server("a", 100.Hours, 10.Hours).Server("b", 100.Hours, 10.Hours)
            .RepairCrew("crew", ["a", "b"])
            .Group("g", ["a", "b"])
            .Service("s", ["g"]).Evaluate().Service;

        Near.Equal(0.01 / 1.22, Share(service, "a"), 1e-12);
        Near.Equal(0.01 / 1.22, Share(service, "b"), 1e-12);
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

    [Property(MaxTest = 40)]
    public void Shares_are_the_average_effect_over_all_orders_of_adding_the_causes(TwoLevelSystem system)
    {
        var (down, inner, outer) = system;
        var all = Enumerable.Range(0, down.Length).ToArray();
        var whole = Build(down, inner, outer, _ => true).Evaluate().Service;
        var expected = new double[down.Length];
        var orders = Orders(all).ToArray();
        foreach (var order in orders)
        {
            var before = 0.0;
            for (var i = 0; i < order.Length; i++)
            {
                var failing = order[..(i + 1)];
                var now = Build(down, inner, outer, failing.Contains).Evaluate().Availability.Unavailability;
                expected[order[i]] += (now - before) / orders.Length;
                before = now;
            }
        }

        // The differences above cancel; the shares themselves do not.
        foreach (var part in all)
        {
            Assert.Equal(expected[part], Share(whole, $"part-{part}"), 1e-14);
        }
    }

    [Property]
    public void A_parts_outages_are_its_failures_at_which_it_decides(TwoLevelSystem system)
    {
        var (down, inner, outer) = system;
        var service = Build(down, inner, outer, _ => true).Evaluate().Service;
        var parts = down.Select((percent, i) => (Block)Block.Component($"part-{i}", (100 - percent).Hours, percent.Hours)).ToArray();
        var structure = Block.AtLeast(outer, [Block.AtLeast(inner, parts.Take(3)), .. parts.Skip(3)]).Compile();
        var importance = new double[down.Length];
        structure.Birnbaum(structure.Components.Select(component => component.OwnAvailability).ToArray(), importance);
        for (var i = 0; i < down.Length; i++)
        {
            // Up (100 - percent)/100 of the time, failing 1/(100 - percent) an hour while up: once in 100 h.
            var outages = service.Causes.Where(cause => cause.Element == $"part-{i}").Sum(cause => cause.Outages!.Value.ValuePerHour);
            Near.Equal(0.01 * importance[structure.IndexOf($"part-{i}")], outages, 1e-12);
        }
    }

    [Fact]
    public void Equal_causes_stand_in_the_order_of_their_names()
    {
        string[] names = [.. Enumerable.Range(1, 12).Select(i => $"web-{i}")];
        var topology = names.Reverse()
            .Aggregate(Topology.Named("farm"), (all, name) => all.Server(name, 700.Hours, 3.Hours))
            .Server("slow", 700.Hours, 3.01.Hours)
            .Service("shop", needs: [.. names, "slow"]);

        Assert.Equal(["slow", .. names], topology.Evaluate().Service.Causes.Select(cause => cause.Element));
    }

    private static Topology Build(int[] down, int inner, int outer, Func<int, bool> fails) =>
        down.Select((percent, i) => (i, percent))
            .Aggregate(Topology.Named("t"), (topology, part) =>
                topology.Server($"part-{part.i}", fails(part.i) ? (100 - part.percent).Hours : Duration.Infinite, part.percent.Hours))
            .Group("inner", ["part-0", "part-1", "part-2"], inner)
            .Group("outer", ["inner", "part-3", "part-4"], outer)
            .Service("s", ["outer"]);

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length <= 1 ? [items] : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    private static double Share(ServiceEvaluation service, string element) =>
        service.Causes.Where(cause => cause.Element == element).Sum(cause => cause.Unavailability);
}
