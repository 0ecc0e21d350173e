namespace AvailabilityKit.Markov;

/// <summary>How far probabilities are from the stationary ones, entry by entry.</summary>
internal static class Stationarity
{
    // Near the end of the range of a double probabilities have few digits left, or none.
    private const double Vanishing = 1e-290;

    /// <summary>The largest |p(i) / pi(i) - 1|; probabilities that vanish on both sides agree.</summary>
    public static double Distance(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> stationary)
    {
        var largest = 0.0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (stationary[i] > Vanishing || probabilities[i] > Vanishing)
            {
                largest = Math.Max(largest, Math.Abs((probabilities[i] / stationary[i]) - 1));
            }
        }

        return largest;
    }
}
