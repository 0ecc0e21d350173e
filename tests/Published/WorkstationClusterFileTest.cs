using AvailabilityKit.Interchange.Prism;

namespace AvailabilityKit.Published;

/// <summary>The cluster of <see cref="WorkstationClusterTest"/> from its model in the PRISM language, samples/chains/cluster.sm.</summary>
/// <remarks>Haverkort, Hermanns, Katoen, SRDS 2000; transient columns as QComp 2019 stores them from Storm, premium by exact LU.</remarks>
public class WorkstationClusterFileTest
{
    private static PrismChain Cluster(int size) =>
        PrismModel.Load(Path.Combine(RepositoryFolder.Root, "samples", "chains", "cluster.sm")).With("N", size).Explore();

    [Theory]
    [InlineData(2, 276, 0.9999615335623632)]
    [InlineData(4, 820, 0.99992124085138)]
    [InlineData(8, 2_772, 0.99983306926741)]
    [InlineData(16, 10_132, 0.9996450888603324)]
    [InlineData(32, 38_676, 0.9992833684297342)]
    public void Premium_service_in_the_long_run(int size, int states, double premium)
    {
        var cluster = Cluster(size);
        Assert.Equal(states, cluster.StateCount);
        Near.Equal(premium, cluster.Check("S=? [ \"premium\" ]").Value, 1e-12);
    }

    [Theory]
    [InlineData(2, 0.0046591924055, 0.00115839557523, 99.8764355825, 17.3697782839)]
    [InlineData(4, 0.0073631468711, 0.00182210514909, 99.875932537, 33.3446988413)]
    [InlineData(8, 0.00483135245387, 0.0011872320208, 99.8749130997, 65.2939161874)]
    [InlineData(16, 0.0042070945092, 0.00104095148873, 99.8728191614, 129.189776524)]
    public void Two_thousand_hours_of_it(int size, double hoursBelow, double everBelow, double operational, double repairs)
    {
        var answers = Cluster(size).CheckAll("""
            R{"time_below_minimum"}=? [ C<=2000 ];
            R{"repairs"}=? [ C<=2000 ];
            P=? [ F<=2000 !"minimum" ];
            R{"percent_operational"}=? [ I=20 ];
            """);
        Near.Equal(hoursBelow, answers[0].Value, 1e-9);
        Near.Equal(repairs, answers[1].Value, 1e-9);
        Near.Equal(everBelow, answers[2].Value, 1e-9);
        Near.Equal(operational, answers[3].Value, 1e-9);
    }

    [Theory]
    [InlineData(2, 2.20159992733e-06)]
    [InlineData(8, 2.21031762911e-06)]
    public void Below_the_minimum_after_twenty_hours(int size, double below) =>
        Near.Equal(below, Cluster(size).Check("P=? [ F[20,20] !\"minimum\" ]").Value, 1e-9);
}
