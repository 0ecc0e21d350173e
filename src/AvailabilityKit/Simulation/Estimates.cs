using MathNet.Numerics.Distributions;

namespace AvailabilityKit.Simulation;

/// <summary>Estimates with the intervals around them, kept within what a quantity can be.</summary>
internal static class Estimates
{
    public static Estimate<Availability> OfAvailability(Samples samples, int measure, double level)
    {
        var (up, down) = (samples[Tally.Up(measure)], samples[Tally.Down(measure)]);

        // Both sides have one interval, and it is known best from the smaller one.
        if (up >= down)
        {
            return OfUnavailability(samples.PerTime(Tally.Down(measure), level)) with { Value = Availability.FromParts(up, down) };
        }

        var (share, half) = samples.PerTime(Tally.Up(measure), level);
        return new(
            Availability.FromParts(up, down),
            Availability.FromAvailability(Math.Max(0, share - half)),
            Availability.FromAvailability(Math.Min(1, share + half)),
            half / share);
    }

    public static Estimate<Availability> OfUnavailability((double Value, double Half) estimate) => new(
        Availability.FromUnavailability(Math.Min(1, estimate.Value)),
        Availability.FromUnavailability(Math.Min(1, estimate.Value + estimate.Half)),
        Availability.FromUnavailability(Math.Max(0, estimate.Value - estimate.Half)),
        estimate.Half / estimate.Value);

    /// <summary>A number of zero or above.</summary>
    public static Estimate<double> OfNumber((double Value, double Half) estimate, double scale) => double.IsInfinity(estimate.Half)
        ? new(estimate.Value * scale, 0, double.PositiveInfinity, estimate.Half)
        : new(estimate.Value * scale, Math.Max(0, estimate.Value - estimate.Half) * scale, (estimate.Value + estimate.Half) * scale, estimate.Half / estimate.Value);

    /// <summary>A share, 0 to 1.</summary>
    public static Estimate<double> OfShare((double Value, double Half) estimate)
    {
        var number = OfNumber(estimate, 1);
        return number with { Value = Math.Min(1, number.Value), High = Math.Min(1, number.High) };
    }

    public static Estimate<Rate> OfRate((double Value, double Half) estimate) => double.IsInfinity(estimate.Half)
        ? new(Rate.PerSecond(estimate.Value), Rate.Zero, Rate.PerSecond(double.MaxValue), estimate.Half)
        : new(Rate.PerSecond(estimate.Value), Rate.PerSecond(Math.Max(0, estimate.Value - estimate.Half)), Rate.PerSecond(estimate.Value + estimate.Half), estimate.Half / estimate.Value);

    public static Estimate<Duration> OfTime((double Value, double Half) estimate) => double.IsInfinity(estimate.Half)
        ? new(Duration.FromSeconds(estimate.Value), Duration.Zero, Duration.Infinite, estimate.Half)
        : new(Duration.FromSeconds(estimate.Value), Duration.FromSeconds(Math.Max(0, estimate.Value - estimate.Half)), Duration.FromSeconds(estimate.Value + estimate.Half), estimate.Half / estimate.Value);

    /// <summary>A probability from how often something happened in independent trials.</summary>
    /// <remarks>The interval is that of E. B. Wilson (Journal of the American Statistical Association 22, 1927), which is sound where nothing or everything happened too.</remarks>
    public static Estimate<Probability> OfProbability(long happened, long trials, double level)
    {
        var (low, high) = Wilson(happened, trials, level);
        var (lowOther, highOther) = Wilson(trials - happened, trials, level);
        var value = Probability.FromParts(happened, trials - happened);
        var half = (high - low) / 2;
        return new(
            value,
            low <= 0.5 ? low : Probability.FromComplement(highOther),
            high <= 0.5 ? high : Probability.FromComplement(lowOther),
            happened == 0 || happened == trials ? double.PositiveInfinity : half / Math.Min(value.Value, value.Complement));
    }

    private static (double Low, double High) Wilson(long happened, long trials, double level)
    {
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var share = (double)happened / trials;
        var centre = share + (z * z / (2 * trials));
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials)));
        var scale = 1 + (z * z / trials);
        return (happened == 0 ? 0 : Math.Max(0, (centre - half) / scale), happened == trials ? 1 : Math.Min(1, (centre + half) / scale));
    }
}
