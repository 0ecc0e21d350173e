using AvailabilityKit.Criticality;
using FsCheck;

namespace AvailabilityKit.Tests.Criticality;

public class CriticalityQuotientTest
{
    private static readonly UseCase Consolidation = new("Consolidation")
    {
        Processes = 6,
        Users = 400,
        VirtualMachines = 12,
        Impact = Impact.Moderate,
        TolerableDowntime = 4.Hours,
        CostOfOutage = Money.Of(25_000m, "USD"),
        DataAtRisk = 50,
    };

    /// <summary>By hand: counts 6/5 + 400/500 + 12/15 = 2.8, urgency 1 - 4/24, cost one half, data one half.</summary>
    [Fact]
    public void It_is_the_product_that_it_says()
    {
        var quotient = CriticalityQuotient.Of(Consolidation);

        var rest = (1 - (0.4 * (1 - Math.Pow(2, -2.8)))) * (1 - (0.4 * 0.6)) * (1 - (0.25 * 20 / 24)) * (1 - (0.4 * (1 - Math.Pow(2, -0.5)))) * (1 - (0.2 * (1 - Math.Pow(2, -0.5))));
        Near.Equal(100 * (1 - rest), quotient.Value);
        Assert.Equal(AvailabilityClass.FaultResilient, quotient.Asks);
        Assert.Null(quotient.Reaches);
        Near.Equal(100 * ((rest / (1 - (0.4 * 0.6))) - rest), quotient.Dimensions.Single(dimension => dimension.Name == "impact").Points);
        Assert.Equal("Consolidation: 67 of 100, asks for AEC-3 (fault resilient)", quotient.ToString());
    }

    [Fact]
    public void Nothing_that_depends_on_it_is_not_critical()
    {
        var quotient = CriticalityQuotient.Of(new UseCase("test bench"));

        Near.Equal(100 * 0.4 * 0.2, quotient.Value);
        Assert.Equal(AvailabilityClass.Conventional, quotient.Asks);
    }

    [Property]
    public void It_lies_between_0_and_100_and_rises_with_each_input(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var use = Any(random);
        var quotient = CriticalityQuotient.Of(use).Value;

        Assert.InRange(quotient, 0, 100);
        UseCase[] worse =
        [
            use with { Processes = use.Processes + (10 * random.NextDouble()) },
            use with { Users = use.Users + (1_000 * random.NextDouble()) },
            use with { VirtualMachines = use.VirtualMachines + (20 * random.NextDouble()) },
            use with { Impact = Impact.High },
            use with { TolerableDowntime = use.TolerableDowntime * random.NextDouble() },
            use with { CostOfOutage = use.CostOfOutage + Money.Of(random.Next(100_000), "USD") },
            use with { DataAtRisk = use.DataAtRisk + random.Next(100) },
        ];
        Assert.All(worse, other => Assert.True(CriticalityQuotient.Of(other).Value >= quotient - 1e-12, other.ToString()));
    }

    [Property]
    public void What_comes_to_stand_together_is_at_least_the_worst_of_its_parts(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var uses = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(random)).ToArray();

        Assert.True(CriticalityQuotient.Of(UseCase.Together("host", uses)).Value >= uses.Max(use => CriticalityQuotient.Of(use).Value) - 1e-12);
    }

    [Fact]
    public void A_high_impact_is_never_below_the_mark()
    {
        var use = new UseCase("alarm") { Impact = Impact.High };

        Assert.Equal(60, CriticalityQuotient.Of(use).Value);
        Assert.Equal(75, CriticalityQuotient.Of(use, scale: CriticalityScale.Version1 with { Version = "ours", LeastOfHighImpact = 75 }).Value);
        Assert.True(CriticalityQuotient.Of(Consolidation with { Impact = Impact.High }).Value > 60);
    }

    [Fact]
    public void It_rises_as_machines_are_added()
    {
        var curve = CriticalityCurve.Of(Consolidation, 40);

        Assert.All(curve.Quotients.Zip(curve.Quotients.Skip(1)), pair => Assert.True(pair.Second.Value > pair.First.Value));
        Near.Equal(CriticalityQuotient.Of(Consolidation).Value, curve.Quotients[11].Value);
        Assert.Contains("From ", curve.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => CriticalityCurve.Of(new UseCase("none"), 3));
    }

    /// <summary>One server that is down 9 h a year is no more than conventional; a fault-tolerant one that is down 1 min a year for its software is fault resilient, as it interrupts work once in two years.</summary>
    [Fact]
    public void The_topology_reaches_a_class_by_what_it_does()
    {
        AvailabilityClass? Reached(Duration mtbf, Duration mttr) => CriticalityQuotient.Of(Consolidation, Topology.Named("one").Server("host", mtbf, mttr).Service("s", ["host"]).Evaluate().Service).Reaches;

        Assert.Equal(AvailabilityClass.Conventional, Reached(1.Years, 9.Hours));
        Assert.Equal(AvailabilityClass.HighlyReliable, Reached(1.Years, 8.Hours));
        Assert.Equal(AvailabilityClass.HighAvailability, Reached(1.Years, 50.Minutes));
        Assert.Equal(AvailabilityClass.FaultResilient, Reached(2.Years, 5.Minutes));
        Assert.Equal(AvailabilityClass.FaultTolerant, Reached(11.Years, 10.Minutes));
    }

    /// <summary>A host whose machines miss nothing but by it is all of the exposure; the data at risk is what the service has in flight.</summary>
    [Fact]
    public void It_counts_the_share_of_the_computed_downtime()
    {
        var service = Topology.Named("two").Server("host", 900.Hours, 1.Hours).Server("san", 900.Hours, 0.25.Hours).Service("s", ["host", "san"], Load.PerSecond(200, 250.Milliseconds)).Evaluate().Service;
        var quotient = CriticalityQuotient.Of(Consolidation with { DataAtRisk = null }, service);

        var exposure = quotient.Dimensions.Single(dimension => dimension.Name == "exposure");
        Near.Equal(service.Causes.Single(cause => cause.Element == "host").Unavailability / service.Availability.Unavailability, exposure.Score);
        Assert.Equal("80 % of what is missing is by host", exposure.Basis);
        Near.Equal(1 - Math.Pow(2, -0.5), quotient.Dimensions.Single(dimension => dimension.Name == "data").Score);
        Assert.False(quotient.IsMet);
        Assert.Equal(["Consolidation scores 72 of 100 and asks for AEC-3 (fault resilient). The topology reaches AEC-0 (conventional), which is not enough."], quotient.ToExhibit().Verdict);
    }

    /// <summary>What a pool misses is restarts, which hang on no host.</summary>
    [Fact]
    public void Restarts_are_no_exposure()
    {
        var service = Topology.Named("pool").Servers("host", 3, 900.Hours, 1.Hours).VirtualMachines("vm", 12, ["host"], Failover.In(5.Minutes)).Service("s", ["vm"]).Evaluate().Service;

        Assert.InRange(CriticalityQuotient.Of(Consolidation, service).Dimensions.Single(dimension => dimension.Name == "exposure").Score, 1e-9, 1e-3);
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new UseCase(" "));
        Assert.Contains("-1 users", Assert.Throws<ArgumentOutOfRangeException>(() => Consolidation with { Users = -1 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Consolidation with { CostOfOutage = Money.Of(-1m, "USD") });
        Assert.Throws<ArgumentOutOfRangeException>(() => Consolidation.WithMachines(double.NaN));
        Assert.Throws<ArgumentException>(() => UseCase.Together("host"));
        Assert.Throws<ArgumentOutOfRangeException>(() => CriticalityScale.Version1 with { Users = 0 });
    }

    private static UseCase Any(Random random) => new("any")
    {
        Processes = random.Next(2) * 10 * random.NextDouble(),
        Users = random.Next(2) * 2_000 * random.NextDouble(),
        VirtualMachines = random.Next(30),
        Impact = (Impact)random.Next(3),
        TolerableDowntime = random.Next(4) == 0 ? Duration.Infinite : 48.Hours * random.NextDouble(),
        CostOfOutage = Money.Of(random.Next(2) * random.Next(200_000), "USD"),
        DataAtRisk = random.Next(200),
    };
}
