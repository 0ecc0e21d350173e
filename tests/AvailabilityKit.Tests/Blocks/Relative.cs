namespace AvailabilityKit.Tests.Blocks;

/// <summary>Comparison by relative error, which is what small probabilities need.</summary>
internal static class Relative
{
    public static void Equal(double expected, double actual, double tolerance = 1e-12) => Assert.True(
        expected == actual || Math.Abs(actual - expected) <= tolerance * Math.Abs(expected),
        FormattableString.Invariant($"expected {expected:R}, found {actual:R}: relative error {Math.Abs(actual - expected) / Math.Abs(expected):0.0e+0}"));
}
