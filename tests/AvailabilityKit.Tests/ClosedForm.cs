namespace AvailabilityKit.Tests;

/// <summary>Functions that closed forms are written in, with all their digits.</summary>
internal static class ClosedForm
{
    /// <summary>exp(x) - 1, as 2 exp(x / 2) sinh(x / 2).</summary>
    public static double ExpM1(double x) => x < -700 ? -1 : 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);
}
