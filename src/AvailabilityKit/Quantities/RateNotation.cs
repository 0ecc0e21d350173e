using AvailabilityKit.Presentation;

namespace AvailabilityKit.Quantities;

/// <summary>Reads and writes rates as people write them.</summary>
internal static class RateNotation
{
    private const string Example = "write for example 4/y, 4 per year or 500 FIT";

    private static readonly TimeUnit[] Natural = [TimeUnit.Second, TimeUnit.Minute, TimeUnit.Hour, TimeUnit.Day];

    public static string Write(double perSecond) => Write(perSecond, NaturalUnit(perSecond));

    // From so many a second to so many a year is the same step as from seconds of a year to years, the other way round.
    public static string Write(double perSecond, TimeUnit unit) => $"{Figure.Plain(unit.ToSeconds(perSecond), 3)}/{unit.Symbol}";

    public static string WriteExactly(double perSecond)
    {
        var unit = NaturalUnit(perSecond);
        var natural = NumberNotation.Exact(unit.ToSeconds(perSecond));
        return natural.Length <= 8 && unit.FromSeconds(NumberNotation.ToDouble(natural)) == perSecond
            ? $"{natural}/{unit.Symbol}"
            : $"{NumberNotation.Exact(perSecond)}/s";
    }

    /// <summary>Reads a rate into events a second.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> text, out double perSecond)
    {
        perSecond = 0;
        var rest = text.Trim();
        if (rest.Length > NumberNotation.LongestText)
        {
            return $"it is longer than {NumberNotation.LongestText} characters";
        }

        if (!NumberNotation.TrySplit(rest, out var number, out rest))
        {
            return $"it does not begin with a number; {Example}";
        }

        if (number[0] == '-')
        {
            return $"{number} is negative; a rate is zero or more";
        }

        var count = NumberNotation.ToDouble(number);
        if (rest.Equals("FIT", StringComparison.OrdinalIgnoreCase))
        {
            return Keep(count / (1e9 * TimeUnit.Hour.Seconds), out perSecond);
        }

        if (rest.StartsWith('/'))
        {
            rest = rest[1..].TrimStart();
        }
        else if (rest.StartsWith("per", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[3..].TrimStart();
        }
        else
        {
            return $"it does not say per what time; {Example}";
        }

        if (TimeUnit.Named(rest) is { } unit)
        {
            return Keep(unit.FromSeconds(count), out perSecond);
        }

        if (rest.IsEmpty || !char.IsAsciiDigit(rest[0]))
        {
            return TimeUnit.WhyNot(rest);
        }

        return DurationNotation.Read(rest, out var seconds) ?? Keep(count / seconds, out perSecond);
    }

    private static TimeUnit NaturalUnit(double perSecond)
    {
        foreach (var unit in Natural)
        {
            if (unit.ToSeconds(perSecond) >= 1)
            {
                return unit;
            }
        }

        return TimeUnit.Year;
    }

    private static string? Keep(double value, out double perSecond)
    {
        perSecond = double.IsFinite(value) ? value : 0;
        return double.IsFinite(value) ? null : "it is too large to be held, or per no time at all";
    }
}
