namespace AvailabilityKit.Published;

/// <summary>k-out-of-n:G systems of like components, each with a repair crew of its own: the binomial sum.</summary>
/// <remarks>
/// Failure rate 1e-3, repair rate 0.1, so p = 1/1.01. A = sum over i from k to n of C(n, i) p^i (1-p)^(n-i); recomputed in exact rationals.
/// The same systems with one crew are chains, not blocks.
/// </remarks>
public class KOutOfNBlocksTest
{
    [Theory]
    [InlineData(1, 2, 0.999901970395059)]
    [InlineData(2, 3, 0.999707852365474)]
    [InlineData(3, 4, 0.999419558262129)]
    [InlineData(8, 10, 0.999889441458400)]
    public void With_a_crew_for_each_the_availability_is_binomial(int k, int n, double availability)
    {
        var found = Block.AtLeast(k, Enumerable.Range(1, n).Select(i => Block.Component($"unit {i}", mtbf: 1_000.Hours, mttr: 10.Hours))).Evaluate();
        Assert.Equal(availability, found.Availability.Value, 1e-15);

        // Failures out of the last state that is up: exactly k up, any of them failing.
        var exactly = Binomial(n, k) * Math.Pow(1 / 1.01, k) * Math.Pow(0.01 / 1.01, n - k);
        Assert.Equal(1, found.FailureFrequency!.Value.ValuePerHour / (exactly * k / 1_000), 1e-13);
    }

    private static double Binomial(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
