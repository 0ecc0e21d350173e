namespace AvailabilityKit.Tests;

/// <summary>Equality of figures by their relative difference: 1e-12 wrong by 1e-12 is wrong.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double relative = 1e-12)
    {
        // An infinite figure is near itself alone: any share of infinity would be an infinite tolerance.
        var scale = Math.Max(Math.Abs(expected), Math.Abs(actual));
        Assert.True(
            expected == actual || (double.IsFinite(scale) && Math.Abs(expected - actual) <= relative * scale),
            $"expected {expected:R}, got {actual:R}: relative difference {Math.Abs(expected - actual) / scale:E2}, allowed {relative:E2}");
    }
}
