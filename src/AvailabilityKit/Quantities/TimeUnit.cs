namespace AvailabilityKit.Quantities;

/// <summary>A unit that people write after a number of time: its symbol, its other spellings and its length.</summary>
/// <remarks>Units below the second carry how many of them make a second, so that 250 ms is exactly 0.25 s.</remarks>
internal sealed record TimeUnit(string Symbol, double Seconds, double PerSecond, params string[] Spellings)
{
    public static readonly TimeUnit Nanosecond = new("ns", 1e-9, 1e9, "nanosecond", "nanoseconds", "nsec");
    public static readonly TimeUnit Microsecond = new("us", 1e-6, 1e6, "µs", "μs", "microsecond", "microseconds", "usec");
    public static readonly TimeUnit Millisecond = new("ms", 1e-3, 1e3, "millisecond", "milliseconds", "msec");
    public static readonly TimeUnit Second = new("s", 1, 1, "second", "seconds", "sec", "secs");
    public static readonly TimeUnit Minute = new("min", 60, 1, "minute", "minutes", "mins");
    public static readonly TimeUnit Hour = new("h", 3_600, 1, "hour", "hours", "hr", "hrs");
    public static readonly TimeUnit Day = new("d", 86_400, 1, "day", "days");
    public static readonly TimeUnit Week = new("w", 604_800, 1, "week", "weeks", "wk", "wks");
    public static readonly TimeUnit Year = new("y", 31_536_000, 1, "year", "years", "yr", "yrs", "a");

    private static readonly TimeUnit[] All = [Nanosecond, Microsecond, Millisecond, Second, Minute, Hour, Day, Week, Year];

    /// <summary>What an error message offers.</summary>
    public const string Choices = "write ns, us, ms, s, min, h, d, w or y (a year is 8760 h)";

    /// <summary>Seconds in so many of this unit.</summary>
    public double ToSeconds(double count) => PerSecond > 1 ? count / PerSecond : count * Seconds;

    /// <summary>So many seconds counted in this unit.</summary>
    public double FromSeconds(double seconds) => PerSecond > 1 ? seconds * PerSecond : seconds / Seconds;

    /// <summary>Finds the unit by symbol or spelling, in any case; null when there is none.</summary>
    public static TimeUnit? Named(ReadOnlySpan<char> name)
    {
        foreach (var unit in All)
        {
            if (name.Equals(unit.Symbol, StringComparison.OrdinalIgnoreCase))
            {
                return unit;
            }

            foreach (var spelling in unit.Spellings)
            {
                if (name.Equals(spelling, StringComparison.OrdinalIgnoreCase))
                {
                    return unit;
                }
            }
        }

        return null;
    }

    /// <summary>Why a name is not a unit, with the way out.</summary>
    public static string WhyNot(ReadOnlySpan<char> name)
    {
        if (name.Equals("m", StringComparison.OrdinalIgnoreCase))
        {
            return "\"m\" may be minutes or months; write min, or a number of days";
        }

        var stem = name.TrimEnd("sS");
        return stem.Equals("month", StringComparison.OrdinalIgnoreCase) || stem.Equals("mo", StringComparison.OrdinalIgnoreCase)
            ? "a month has no fixed length; write a number of days"
            : $"the unit {NumberNotation.Quote(name)} is not known; {Choices}";
    }
}
