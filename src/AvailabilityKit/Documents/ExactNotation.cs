using AvailabilityKit.Quantities;

namespace AvailabilityKit.Documents;

/// <summary>Writes quantities as short as they can be written without losing a bit.</summary>
internal static class ExactNotation
{
    private static readonly TimeUnit[] Units =
        [TimeUnit.Second, TimeUnit.Minute, TimeUnit.Hour, TimeUnit.Day, TimeUnit.Year, TimeUnit.Millisecond, TimeUnit.Microsecond, TimeUnit.Nanosecond];

    /// <summary>The duration in the unit in which it is shortest, the natural one before others of the same length: 200000 h stays that.</summary>
    public static string Of(Duration duration)
    {
        var seconds = duration.TotalSeconds;
        if (duration.IsInfinite)
        {
            return "infinite";
        }

        var best = In(DurationNotation.NaturalUnit(seconds), seconds);
        foreach (var unit in Units)
        {
            var other = In(unit, seconds);
            best = best is null || (other is not null && NumberLength(other) < NumberLength(best)) ? other : best;
        }

        return best!;
    }

    /// <summary>The probability as a percentage where that is exact, otherwise as a number or as one minus a number.</summary>
    public static string Of(Probability probability)
    {
        var percent = probability.ToString();
        return Probability.TryParse(percent, out var back) && back == probability ? percent : probability.ToString("R");
    }

    /// <summary>The availability as a percentage where that is exact, otherwise as a number or as one minus a number.</summary>
    public static string Of(Availability availability)
    {
        var percent = availability.ToString("P");
        return Availability.TryParse(percent, out var back) && back == availability ? percent : availability.ToString("R");
    }

    private static string? In(TimeUnit unit, double seconds)
    {
        var number = NumberNotation.Exact(unit.FromSeconds(seconds));
        return double.IsFinite(NumberNotation.ToDouble(number)) && unit.ToSeconds(NumberNotation.ToDouble(number)) == seconds ? $"{number} {unit.Symbol}" : null;
    }

    private static int NumberLength(string text) => text.IndexOf(' ', StringComparison.Ordinal);
}
