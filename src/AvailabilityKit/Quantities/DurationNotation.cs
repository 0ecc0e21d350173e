using AvailabilityKit.Presentation;

namespace AvailabilityKit.Quantities;

/// <summary>Reads and writes lengths of time as people and ISO 8601 write them.</summary>
internal static class DurationNotation
{
    // 72 h are still read as hours, 9 000 min no longer as minutes.
    private static readonly (double Below, TimeUnit Unit)[] Natural =
    [
        (1e-6, TimeUnit.Nanosecond), (1e-3, TimeUnit.Microsecond), (1, TimeUnit.Millisecond), (60, TimeUnit.Second),
        (3_600, TimeUnit.Minute), (72 * 3_600, TimeUnit.Hour), (31_536_000, TimeUnit.Day),
    ];

    /// <summary>The unit a person would write so many seconds in.</summary>
    public static TimeUnit NaturalUnit(double seconds)
    {
        foreach (var (below, unit) in Natural)
        {
            if (seconds < below)
            {
                return seconds == 0 ? TimeUnit.Second : unit;
            }
        }

        return TimeUnit.Year;
    }

    public static string Write(double seconds) => Write(seconds, NaturalUnit(seconds));

    public static string Write(double seconds, TimeUnit unit) => double.IsPositiveInfinity(seconds)
        ? "infinite"
        : $"{Figure.Plain(unit.FromSeconds(seconds), 3)} {unit.Symbol}";

    /// <summary>Text that reads back as the same double: in the natural unit where that is exact and short, in seconds otherwise.</summary>
    public static string WriteExactly(double seconds)
    {
        if (double.IsPositiveInfinity(seconds))
        {
            return "infinite";
        }

        var unit = NaturalUnit(seconds);
        var natural = NumberNotation.Exact(unit.FromSeconds(seconds));
        return natural.Length <= 8 && unit.ToSeconds(NumberNotation.ToDouble(natural)) == seconds
            ? $"{natural} {unit.Symbol}"
            : $"{NumberNotation.Exact(seconds)} s";
    }

    /// <summary>Reads a duration into seconds.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        var rest = text.Trim();
        if (rest.IsEmpty)
        {
            return "it is empty; write for example 30 s or 4 h";
        }

        if (rest.Length > NumberNotation.LongestText)
        {
            return $"it is longer than {NumberNotation.LongestText} characters";
        }

        if (rest is "infinite" or "never" or "0")
        {
            seconds = rest is "0" ? 0 : double.PositiveInfinity;
            return null;
        }

        return rest[0] == 'P' ? ReadIso(rest[1..], ref seconds) : ReadUnits(rest, ref seconds);
    }

    private static string? ReadUnits(ReadOnlySpan<char> rest, ref double seconds)
    {
        while (!rest.IsEmpty)
        {
            if (!NumberNotation.TrySplit(rest, out var number, out rest))
            {
                return $"a number is expected at {NumberNotation.Quote(rest)}; write for example 30 s or 4 h";
            }

            var length = 0;
            while (length < rest.Length && char.IsLetter(rest[length]))
            {
                length++;
            }

            if (length == 0)
            {
                return rest.IsEmpty || char.IsAsciiDigit(rest[0])
                    ? $"{number} has no unit; {TimeUnit.Choices}"
                    : $"{NumberNotation.Quote(rest)} after {number} is not understood; {TimeUnit.Choices}";
            }

            var name = rest[..length];
            if (TimeUnit.Named(name) is not { } unit)
            {
                return TimeUnit.WhyNot(name);
            }

            if (Add(number, unit, ref seconds) is { } wrong)
            {
                return wrong;
            }

            rest = rest[length..].TrimStart();
        }

        return null;
    }

    private static string? ReadIso(ReadOnlySpan<char> rest, ref double seconds)
    {
        const string Example = "an ISO 8601 duration reads like PT30S or P1DT12H";
        var inTime = false;
        var last = -1;
        var order = "YWD";
        while (!rest.IsEmpty)
        {
            if (!inTime && rest[0] == 'T')
            {
                inTime = true;
                order = "HMS";
                last = -1;
                rest = rest[1..];
                if (rest.IsEmpty)
                {
                    return Example;
                }
            }

            if (!NumberNotation.TrySplit(rest, out var number, out rest) || rest.IsEmpty)
            {
                return Example;
            }

            if (!inTime && rest[0] == 'M')
            {
                return "a month has no fixed length; write a number of days";
            }

            var place = order.IndexOf(rest[0], StringComparison.Ordinal);
            if (place <= last)
            {
                return Example;
            }

            last = place;
            var unit = rest[0] switch
            {
                'Y' => TimeUnit.Year,
                'W' => TimeUnit.Week,
                'D' => TimeUnit.Day,
                'H' => TimeUnit.Hour,
                'M' => TimeUnit.Minute,
                _ => TimeUnit.Second,
            };
            if (Add(number, unit, ref seconds) is { } wrong)
            {
                return wrong;
            }

            rest = rest[1..];
        }

        return last < 0 ? Example : null;
    }

    private static string? Add(ReadOnlySpan<char> number, TimeUnit unit, ref double seconds)
    {
        if (number[0] == '-')
        {
            return $"{number} {unit.Symbol} is negative; a duration is zero or more";
        }

        seconds += unit.ToSeconds(NumberNotation.ToDouble(number));
        return double.IsFinite(seconds) ? null : "it is too long to be held; write infinite for a time that never comes";
    }
}
