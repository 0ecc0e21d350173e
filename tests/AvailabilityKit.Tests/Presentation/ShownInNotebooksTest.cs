using AvailabilityKit.Behaviours;
using AvailabilityKit.Economics;
using AvailabilityKit.FaultTrees;
using AvailabilityKit.Simulation;
using AvailabilityKit.Topologies;

namespace AvailabilityKit.Tests.Presentation;

/// <summary>What a notebook shows of the types that people end a cell with, found as a host finds it: by names alone.</summary>
public class ShownInNotebooksTest
{
    private static readonly Topology Pair = Topology.Named("Pair <1>")
        .Server("a", 800.Hours, 4.Hours)
        .Server("b", 800.Hours, 4.Hours)
        .Cluster("db", nodes: ["a", "b"], Failover.In(30.Seconds).Covering(0.9).OtherwiseIn(15.Minutes))
        .Service("orders", needs: ["db"]);

    private static readonly Behaviour Lamp = MakeLamp();

    public static TheoryData<object, string> Shown => new()
    {
        { Pair, "Pair &lt;1&gt;" },
        { Pair, "<svg" },
        { Pair, "nodes a, b" },
        { Pair.Evaluate().Service, "uncovered failure" },
        { Pair.Evaluate().Service.Causes, "uncovered failure" },
        { Pair.Simulate(100.Years), "exact values lie in their intervals" },
        { Pair.Simulate(100.Years).Service, "uncovered failure" },
        { 4.Hours, "<span class=\"ak-value\">4 h</span>" },
        { 4.PerYear, "4/y" },
        { Availability.Parse("99.95 %"), "99.95 % (3.3 nines)" },
        { (Probability)0.25, "25 %" },
        { Costs.In("USD").Servers(2, each: 12_000).Maintenance(0.125).Power(watts: 450, count: 2, pue: 1.8).Licences("os <1>", 900, 2), "24,000" },
        { Costs.In("USD").Servers(2, each: 12_000).Maintenance(0.125), "12.5 %" },
        { Costs.In("USD").Storage(20_000, lifeYears: 5), "every 5 years" },
        { Consolidation.Of(40, 0.05, new ServerModel(150, 250), 40, new ServerModel(200, 500, capacity: 4), 1), "Rack units" },
        { Money.Of(30_000, "USD"), "30,000 USD" },
        { Lamp.Simulate(100.Years), "Regenerative cycles" },
        { Calendar.Period(720.Hours, "month"), "a month of 720 h" },
        { Block.Component("<1>disk", 0.9.Years, 4.Hours) | Block.Component("tape", 2.Years, 4.Hours), "&lt;1&gt;disk | tape" },
        { (Block.Component("<1>disk", 0.9.Years, 4.Hours) | Block.Component("tape", 2.Years, 4.Hours)).CutSets(), "{&lt;1&gt;disk, tape}" },
        { (Block.Component("<1>disk", 0.9.Years, 4.Hours) | Block.Component("tape", 2.Years, 4.Hours)).PathSets(), "{&lt;1&gt;disk}" },
        { (Block.Component("<1>disk", 0.9.Years, 4.Hours) | Block.Component("tape", 2.Years, 4.Hours)).Importance(), "Barlow-Proschan" },
        { new FaultTree("feed <1>", new Gate("dark", new BasicEvent("grid", 0.01) | new BasicEvent("fuse", 0.001))), "feed &lt;1&gt;" },
        { new FaultTree("feed <1>", new Gate("dark", new BasicEvent("grid", 0.01) | new BasicEvent("fuse", 0.001))).Evaluate(), "0.011" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Each_shows_what_it_is_instead_of_its_properties(object value, string part)
    {
        var attribute = Assert.Single(value.GetType().GetCustomAttributes(inherit: true), a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Value(attribute, "FormatterSourceType")!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        var html = formatters.Single(formatter => (string)Value(formatter, "MimeType")! == "text/html");
        using var writer = new StringWriter();

        Assert.True((bool)html.GetType().GetMethod("Format")!.Invoke(html, [value, writer])!);

        Assert.Contains(part, writer.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<1>", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_topology_with_a_mistake_says_it_where_the_drawing_would_stand()
    {
        var html = Topology.Named("t").Server("a", 1.Years, 4.Hours).Service("s", needs: ["aa"]).ToHtml();

        Assert.Contains("there is no such element", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_causes_print_as_a_table_that_sums_to_the_downtime_of_the_service()
    {
        var service = Pair.Evaluate().Service;

        Assert.Matches($@"Total +{System.Text.RegularExpressions.Regex.Escape(service.DowntimePerYear.ToString())} +100 %", service.Causes.ToString());
        Assert.IsType<DowntimeCauses>(service.Causes);
    }

    private static Behaviour MakeLamp()
    {
        var builder = new BehaviourBuilder("lamp");
        var lamp = builder.Variable("lamp", "on", "off");
        builder.Activity("burns out", lamp.Is("on"), 1_000.Hours, lamp.Becomes("off")).Activity("is changed", lamp.Is("off"), 1.Hours, lamp.Becomes("on"));
        builder.Observe("light <1>", lamp.Is("on"));
        return builder.Build();
    }

    private static object? Value(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from);
}
