namespace AvailabilityKit.Markov;

/// <summary>The unit of rounding of a double.</summary>
internal static class Rounding
{
    public const double Unit = 1.1102230246251565e-16;
}
