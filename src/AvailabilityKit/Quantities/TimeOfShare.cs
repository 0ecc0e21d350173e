using MathNet.Numerics.RootFinding;

namespace AvailabilityKit.Quantities;

/// <summary>Finds the time within which a share of something is over: a percentile of a distribution that is told by its probabilities alone.</summary>
/// <remarks>
/// A bracket is doubled and halved from a guess, and Brent's method closes it (R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4). It goes by logarithms of the
/// smaller side, so that the shortest times keep their digits as well as the longest.
/// </remarks>
internal static class TimeOfShare
{
    /// <summary>How near, relatively, a time comes to the one at which the share is met.</summary>
    private const double Nearness = 1e-12;

    /// <param name="share">The share, above 0 and below what is ever reached.</param>
    /// <param name="guess">Where to begin, above zero and finite.</param>
    /// <param name="within">The probability of being over within a time.</param>
    public static Duration Find(Probability share, Duration guess, Func<Duration, Probability> within)
    {
        var high = guess.TotalSeconds;
        while (IsShort(high) > 0)
        {
            high *= 2;
        }

        var low = high / 2;
        while (IsShort(low) < 0)
        {
            (low, high) = (low / 2, low);
        }

        return Duration.FromSeconds(Brent.FindRoot(IsShort, low, high, Math.Max(Nearness * low, double.Epsilon), maxIterations: 200));

        double IsShort(double seconds)
        {
            var over = within(Duration.FromSeconds(seconds));
            return share.Value < 0.5
                ? Math.Log(share.Value) - Math.Log(over.Value)
                : Math.Log(Math.Max(over.Complement, double.Epsilon)) - Math.Log(share.Complement);
        }
    }
}
