namespace AvailabilityKit.Tests.Markov;

/// <summary>Relative comparison, the only one that says something about small probabilities.</summary>
internal static class Close
{
    public static void Relatively(double expected, double actual, double tolerance)
    {
        var error = expected == 0 ? Math.Abs(actual) : Math.Abs(actual - expected) / Math.Abs(expected);
        Assert.True(error <= tolerance, $"Expected {expected:R}, got {actual:R}: relative error {error:E2}, at most {tolerance:E2} allowed.");
    }
}
