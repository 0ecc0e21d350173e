using AvailabilityKit.Markov;

namespace AvailabilityKit.Published;

/// <summary>The dependable cluster of Haverkort, Hermanns and Katoen in the long run and over 2000 h.</summary>
/// <remarks>
/// "On the use of model checking techniques for dependability evaluation", SRDS 2000; PRISM's case study "cluster", and the benchmarks of QComp 2019. The column of premium
/// service was computed by exact LU; what QComp stores for it by default stopped too early, at 0.999921253 for N = 4 and 0.9996437421 for N = 16.
/// </remarks>
public class WorkstationClusterTest
{
    [Theory]
    [InlineData(2, 276, 0.9999615335623632)]
    [InlineData(4, 820, 0.99992124085138)]
    [InlineData(8, 2_772, 0.99983306926741)]
    [InlineData(16, 10_132, 0.9996450888603324)]
    [InlineData(32, 38_676, 0.9992833684297342)]
    public void Premium_service_in_the_long_run(int size, int states, double premium)
    {
        var chain = WorkstationCluster.Of(size);
        Assert.Equal(states, chain.StateCount);
        Near.Equal(premium, chain.SteadyState().Availability(s => s.Connects(size)).Value, 1e-12);
    }

    [Theory]
    [InlineData(2, 0.0046591924055, 0.00115839557523, 0.998764355825, 17.3697782839)]
    [InlineData(4, 0.0073631468711, 0.00182210514909, 0.99875932537, 33.3446988413)]
    [InlineData(8, 0.00483135245387, 0.0011872320208, 0.998749130997, 65.2939161874)]
    public void Two_thousand_hours_of_it(int size, double hoursBelow, double everBelow, double operational, double repairs)
    {
        var chain = WorkstationCluster.Of(size);
        var minimum = 3 * size / 4;
        var mission = chain.Over(2_000.Hours);
        Near.Equal(hoursBelow, mission.TimeIn(s => !s.Connects(minimum)).TotalHours, 1e-9);
        Near.Equal(repairs, mission.Events("repair"), 1e-9);
        Near.Equal(everBelow, chain.ProbabilityOfReaching(s => !s.Connects(minimum), within: 2_000.Hours).Value, 1e-9);
        Near.Equal(operational, chain.At(20.Hours).Expected(s => (s.Left + s.Right) / (2.0 * size)), 1e-9);
    }

    /// <summary>What is rare has its digits too: 1.9e-68 and beyond at the far end. Two engines that have nothing in common.</summary>
    [Fact]
    public void Sweeps_and_elimination_agree_on_every_state()
    {
        var chain = WorkstationCluster.Of(16);
        var swept = chain.SteadyState(new ChainOptions { SteadyStateMethod = SteadyStateMethod.GaussSeidel });
        var eliminated = chain.SteadyState(new ChainOptions { SteadyStateMethod = SteadyStateMethod.Elimination });
        Assert.StartsWith("Gauss-Seidel sweeps over 10132 states", swept.Method, StringComparison.Ordinal);
        Assert.StartsWith("Grassmann-Taksar-Heyman elimination of 10132 states", eliminated.Method, StringComparison.Ordinal);
        Assert.InRange(swept.ErrorBound, 1e-14, 1e-11);
        foreach (var state in chain.States)
        {
            Near.Equal(eliminated[state], swept[state], 1e-12);
        }
    }
}
