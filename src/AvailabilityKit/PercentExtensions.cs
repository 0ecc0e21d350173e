namespace AvailabilityKit;

/// <summary>Shares and availabilities in per cent: <c>99.95.Percent</c>, <c>95.Percent</c>.</summary>
/// <remarks>Each throws <see cref="ArgumentOutOfRangeException"/> for a number below 0 or over 100 or NaN.</remarks>
public static class PercentExtensions
{
    extension(int count)
    {
        /// <summary>So many per cent.</summary>
        public Probability Percent => Probability.FromPercent(count);
    }

    extension(double count)
    {
        /// <summary>So many per cent, taken as the decimal that was written: the complement of <c>99.95.Percent</c> is 0.0005.</summary>
        public Probability Percent => Probability.FromPercent(count);
    }
}
