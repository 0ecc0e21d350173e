using AvailabilityKit.Markov;

namespace AvailabilityKit.Tests.Markov;

public class PoissonWeightsTest
{
    [Fact]
    public void Counts_far_below_a_vast_mean_are_impossible_and_take_no_room()
    {
        var weights = new PoissonWeights(1e18, largestAsked: 1_000_000);
        Assert.True(weights.First > 1_000_000);
        Assert.Equal(0, weights[1_000_000]);
        Assert.Equal(1, weights.Tail(1_000_000));
        Assert.Equal(1e18 - 1_000_000, weights.TailSum(1_000_000));
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(1234.5)]
    [InlineData(1e6)]
    [InlineData(1e9)]
    public void Weights_sum_to_one_and_tails_match(double mean)
    {
        var weights = new PoissonWeights(mean);
        var sum = new CompensatedSum();
        for (var k = weights.First; k <= weights.Last; k++)
        {
            sum.Add(weights[k]);
        }

        Near.Equal(1, sum.Value, 1e-13);
        Near.Equal(mean, weights.TailSum(0), 1e-13);
        Assert.Equal(0, weights.Tail(weights.Last));
        var middle = (long)mean;
        Near.Equal(weights.Tail(middle) + weights[middle], middle == 0 ? 1 : weights.Tail(middle - 1), 1e-13);
        Near.Equal(weights.TailSum(middle), weights.Tail(middle) + weights.TailSum(middle + 1), 1e-13);
    }

    // Fifty-digit values; the last underflows a double and is what left-to-right summation stumbles over.
    [Theory]
    [InlineData(0, 25, 1.38879438649640206e-11)]
    [InlineData(0, 400, 1.9151695967140057e-174)]
    [InlineData(0, 700, 9.85967654375977086e-305)]
    [InlineData(9_000, 1e4, 1.40190289530835841e-25)]
    [InlineData(1_000_000, 1e6, 3.98942247156244042e-04)]
    [InlineData(0, 1_000, 0)]
    public void Probabilities_keep_twelve_digits(long count, double mean, double expected) =>
        Near.Equal(expected, PoissonWeights.Probability(count, mean), 1e-12);

    [Fact]
    public void Neighbours_are_in_the_right_ratio() // p(k+1) / p(k) = mean / (k + 1), through the switch from table to series and to the logarithm
    {
        foreach (var mean in (double[])[0.5, 14, 17, 300, 1e5])
        {
            for (var k = 0; k < 60; k++)
            {
                var at = PoissonWeights.Probability(k, mean);
                if (at > 1e-290)
                {
                    Near.Equal(at * mean / (k + 1), PoissonWeights.Probability(k + 1, mean), 5e-13);
                }
            }
        }
    }
}
