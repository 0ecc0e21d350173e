namespace AvailabilityKit.Tests.Topologies;

/// <summary>How long outages last, against closed forms and against the evaluation, which finds their mean by another way.</summary>
public class OutageLengthsTest
{
    private static readonly Topology Server = Topology.Named("server").Server("a", 1_000.Hours, 4.Hours).Service("s", ["a"]);

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(160)]
    public void The_repair_of_one_server_is_exponential(double hours)
    {
        var outages = Server.OutageLengths();
        Near.Equal(8760 / 1_004.0, outages.PerYear, 1e-12);
        Near.Equal(4, outages.Mean.TotalHours, 1e-12);
        Near.Equal(hours < 1e-3 ? (hours / 4) - (hours * hours / 32) : 1 - Math.Exp(-hours / 4), outages.Within(hours.Hours).Value, 1e-11);
        Near.Equal(Math.Exp(-hours / 4), outages.Within(hours.Hours).Complement, 1e-10);
        Near.Equal(8760 / 1_004.0 * Math.Exp(-hours / 4), outages.PerYearLongerThan(hours.Hours), 1e-10);
    }

    [Theory]
    [InlineData(1e-9, 4.000000002e-9)]
    [InlineData(0.5, 2.772588722239781)]
    [InlineData(0.95, 11.982929094215963)]
    [InlineData(0.999999, 55.262042231857095)]
    public void A_percentile_is_the_inverse(double share, double hours) => Near.Equal(hours, Server.OutageLengths().Percentile(share).TotalHours, 1e-10);

    [Fact]
    public void Faults_of_several_kinds_are_mixed_as_often_as_they_strike()
    {
        var topology = Topology.Named("t").Server("a", [Fault.Hardware(9_000.Hours, 12.Hours), Fault.Software(1_000.Hours, 0.25.Hours)]).Service("s", ["a"]);
        var outages = topology.OutageLengths();
        Near.Equal(((12 / 9_000.0) + (0.25 / 1_000)) / ((1 / 9_000.0) + (1 / 1_000.0)), outages.Mean.TotalHours, 1e-12);
        Near.Equal((0.1 * Math.Exp(-4 / 12.0)) + (0.9 * Math.Exp(-16)), outages.Within(4.Hours).Complement, 1e-10);
    }

    [Fact]
    public void Of_two_that_are_down_the_first_repair_ends_the_outage()
    {
        var topology = Topology.Named("t").Servers("a", 2, 1_000.Hours, 4.Hours).Group("pair", ["a"]).Service("s", ["pair"]);
        Near.Equal(2, topology.OutageLengths().Mean.TotalHours, 1e-12);
        Near.Equal(Math.Exp(-3), topology.OutageLengths().Within(6.Hours).Complement, 1e-10);
    }

    [Fact]
    public void Planned_outages_count_unless_they_are_excluded()
    {
        var topology = Topology.Named("t").Server("a", [Fault.Hardware(1_000.Hours, 4.Hours)], planned: [PlannedWork.PerYear("upgrade", 4, 2.Hours)]).Service("s", ["a"]);
        Near.Equal(topology.Evaluate().Service.OutageFrequency!.Value * 8760.Hours, topology.OutageLengths().PerYear, 1e-12);
        Near.Equal(8760 / 1_004.0, topology.OutageLengths(new EvaluationOptions { Planned = PlannedDowntime.Excluded }).PerYear, 1e-12);
    }

    [Property]
    public void Their_number_and_their_mean_are_those_of_the_evaluation(SystemSketch sketch)
    {
        var topology = sketch.Build();
        try
        {
            var options = new EvaluationOptions { MaximumStates = 2_000 };
            var evaluation = topology.Evaluate(options);
            foreach (var service in evaluation.Services)
            {
                var outages = topology.OutageLengths(service.Name, options);
                Near.Equal(service.OutageFrequency!.Value.ValuePerSecond, outages.Rate.ValuePerSecond, 1e-8);
                Near.Equal(service.MeanOutage!.Value.TotalSeconds, outages.Mean.TotalSeconds, 1e-8);
            }
        }
        catch (ModelException unknown) when (unknown.Message.Contains("finds time for", StringComparison.Ordinal) || unknown.Message.Contains("of which that is not known", StringComparison.Ordinal))
        {
        }
        catch (SolverException tooLarge) when (tooLarge.Limit is not null)
        {
        }
    }

    [Fact]
    public void What_is_never_down_has_no_outages()
    {
        var outages = Topology.Named("t").Server("a", Duration.Infinite, 4.Hours).Service("s", ["a"]).OutageLengths();
        Assert.Equal((0.0, Duration.Zero, 1.0, Duration.Zero), (outages.PerYear, outages.Mean, outages.Within(1.Hours).Value, outages.Percentile(0.5)));
        Assert.Contains("0 a year", outages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_always_down_misses_every_objective()
    {
        var outages = Topology.Named("t").Known("x", Availability.None).Service("s", ["x"]).OutageLengths();
        Assert.Equal((0.0, Duration.Infinite, 0.0, Duration.Infinite), (outages.PerYear, outages.Mean, outages.Within(1.Hours).Value, outages.Percentile(0.5)));
    }

    [Fact]
    public void The_shortest_outages_have_percentiles_too() =>
        Near.Equal(1e-315, Topology.Named("t").Server("x", 1_000.Hours, Duration.FromSeconds(1e-300)).Service("s", ["x"]).OutageLengths().Percentile(1e-15).TotalSeconds, 1e-6);

    [Fact]
    public void It_prints_what_most_of_them_keep()
    {
        var text = Server.OutageLengths().ToString();
        Assert.Contains("Long-run averages per year of 8760 h", text, StringComparison.Ordinal);
        Assert.Matches("95 % are over within +12 h", text);
    }

    [Fact]
    public void What_cannot_be_told_is_refused()
    {
        var two = Server.Service("t", ["a"]);
        Assert.Equal("\"server\" has 2 services; say whose outages are meant, for example topology.OutageLengths(\"s\").", Assert.Throws<ModelException>(() => two.OutageLengths()).Message);
        Assert.Equal("\"server\" has no service \"u\"; it has \"s\", \"t\".", Assert.Throws<ModelException>(() => two.OutageLengths("u")).Message);
        var diagram = Topology.Named("t").Block("b", Block.Component("c", 9.Hours, 1.Hours)).Service("s", ["b"]);
        Assert.StartsWith("How long the outages of \"s\" last depends on \"b\", of which that is not known", Assert.Throws<ModelException>(() => diagram.OutageLengths()).Message, StringComparison.Ordinal);
        var office = Server.Service("office", ["a"], hours: Hours.Parse("weekdays 08:00-18:00"));
        Assert.StartsWith("How long the outages of \"office\" last is told of what does not go by the clock only", Assert.Throws<ModelException>(() => office.OutageLengths("office")).Message, StringComparison.Ordinal);
        var many = Topology.Named("t").Server("a", 9.Hours, 1.Hours).Server("b", 8.Hours, 1.Hours).Server("c", 7.Hours, 1.Hours).Service("s", ["a", "b", "c"]);
        Assert.Contains("has more than 4 states", Assert.Throws<SolverException>(() => many.OutageLengths(new EvaluationOptions { MaximumStates = 4 })).Message, StringComparison.Ordinal);
    }
}
