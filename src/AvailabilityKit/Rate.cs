using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>How often something happens: events in a unit of time, zero or more and finite, held as a double per second.</summary>
/// <remarks>A year is 8760 h here, as in <see cref="Duration"/>.</remarks>
[JsonConverter(typeof(QuantityConverter<Rate>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct Rate : IComparable<Rate>, ISpanParsable<Rate>, IFormattable
{
    private readonly double _perSecond;

    private Rate(double perSecond) => _perSecond = perSecond;

    /// <summary>What never happens; also the default value.</summary>
    public static Rate Zero => default;

    /// <summary>Events in a second.</summary>
    public double ValuePerSecond => _perSecond;

    /// <summary>Events in an hour.</summary>
    public double ValuePerHour => TimeUnit.Hour.ToSeconds(_perSecond);

    /// <summary>Events in a year of 8760 h.</summary>
    public double ValuePerYear => TimeUnit.Year.ToSeconds(_perSecond);

    /// <summary>The mean time between events, 1/rate; infinite for <see cref="Zero"/>.</summary>
    public Duration Mean => Duration.FromSeconds(1 / _perSecond);

    /// <summary>The rate of an event that comes once in such a time on average.</summary>
    /// <param name="mean">Above zero, possibly infinite (which gives <see cref="Zero"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero, or too short for a finite rate.</exception>
    public static Rate Per(Duration mean) => Of(1, mean);

    /// <summary>So many events in a second.</summary>
    /// <param name="events">Zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public static Rate PerSecond(double events) => From(events, TimeUnit.Second, nameof(events));

    /// <summary>So many events in a minute.</summary>
    /// <param name="events">Zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public static Rate PerMinute(double events) => From(events, TimeUnit.Minute, nameof(events));

    /// <summary>So many events in an hour.</summary>
    /// <param name="events">Zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public static Rate PerHour(double events) => From(events, TimeUnit.Hour, nameof(events));

    /// <summary>So many events in a year of 8760 h.</summary>
    /// <param name="events">Zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public static Rate PerYear(double events) => From(events, TimeUnit.Year, nameof(events));

    /// <summary>Both kinds of events together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum is too large to be held.</exception>
    public static Rate operator +(Rate left, Rate right) => From(left._perSecond + right._perSecond, TimeUnit.Second, nameof(right));

    /// <summary>What is left of the first when the second is taken away.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The second is the larger.</exception>
    public static Rate operator -(Rate left, Rate right) => left._perSecond >= right._perSecond
        ? new(left._perSecond - right._perSecond)
        : throw new ArgumentOutOfRangeException(nameof(right), $"{left} - {right} is not a rate; take away something smaller than {left}.");

    /// <summary>So many times the rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public static Rate operator *(double factor, Rate rate)
    {
        var perSecond = factor * rate._perSecond;
        return perSecond >= 0 && double.IsFinite(perSecond)
            ? new(perSecond + 0.0)
            : throw new ArgumentOutOfRangeException(nameof(factor), $"{NumberNotation.Exact(factor)} x {rate} is not a rate; the factor must be zero or more and finite.");
    }

    /// <summary>So many times the rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public static Rate operator *(Rate rate, double factor) => factor * rate;

    /// <summary>The rate shared out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero, negative or NaN.</exception>
    public static Rate operator /(Rate rate, double divisor) => divisor > 0 && double.IsFinite(rate._perSecond / divisor)
        ? new(rate._perSecond / divisor)
        : throw new ArgumentOutOfRangeException(nameof(divisor), $"{rate} / {NumberNotation.Exact(divisor)} is not a rate; the divisor must be above zero.");

    /// <summary>The expected number of events in a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is zero and the time infinite.</exception>
    public static double operator *(Rate rate, Duration time)
    {
        var count = rate._perSecond * time.TotalSeconds;
        return double.IsNaN(count)
            ? throw new ArgumentOutOfRangeException(nameof(time), $"{rate} x {time} has no value; give a finite time for an event that never comes.")
            : count;
    }

    /// <summary>The expected number of events in a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is zero and the time infinite.</exception>
    public static double operator *(Duration time, Rate rate) => rate * time;

    /// <summary>How many times as often the first happens as the second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Both are zero.</exception>
    public static double operator /(Rate left, Rate right)
    {
        var ratio = left._perSecond / right._perSecond;
        return double.IsNaN(ratio)
            ? throw new ArgumentOutOfRangeException(nameof(right), $"{left} / {right} has no value; the two may not both be zero.")
            : ratio;
    }

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(Rate left, Rate right) => left._perSecond < right._perSecond;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(Rate left, Rate right) => left._perSecond > right._perSecond;

    /// <summary>Whether the first is not larger.</summary>
    public static bool operator <=(Rate left, Rate right) => left._perSecond <= right._perSecond;

    /// <summary>Whether the first is not smaller.</summary>
    public static bool operator >=(Rate left, Rate right) => left._perSecond >= right._perSecond;

    /// <summary>Reads what people write: <c>4/y</c>, <c>4 per year</c>, <c>200 /s</c>, <c>1 per 8760 h</c>, <c>500 FIT</c> (failures in 1e9 h).</summary>
    /// <param name="s">A number and a time after <c>/</c> or <c>per</c>, or a number of FIT.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text is not a rate; the message says why.</exception>
    public static Rate Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Rate Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        RateNotation.Read(s, out var perSecond) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not a rate: {wrong}.")
            : new(perSecond);

    /// <summary>Reads a rate if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rate result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Rate)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Rate result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Rate)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rate result)
    {
        var read = RateNotation.Read(s, out var perSecond) is null;
        result = read ? new(perSecond) : default;
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(Rate other) => _perSecond.CompareTo(other._perSecond);

    /// <summary>Writes the rate with three digits in the unit a person would choose: <c>200/s</c>, <c>4/y</c>.</summary>
    public override string ToString() => RateNotation.Write(_perSecond);

    /// <summary>Writes the rate.</summary>
    /// <param name="format">Null, empty or <c>G</c> for reading; <c>R</c> for text that parses back to exactly the same value; or a unit of time (<c>s</c>, <c>h</c>, <c>y</c>) to write it by.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => RateNotation.Write(_perSecond),
        "R" => RateNotation.WriteExactly(_perSecond),
        _ when TimeUnit.Named(format) is { } unit => RateNotation.Write(_perSecond, unit),
        _ => throw new FormatException($"\"{format}\" is not a format of rates: use G, R or a unit of time such as s, h or y."),
    };

    internal static Rate Of(double count, Duration time)
    {
        var perSecond = count / time.TotalSeconds;
        return count >= 0 && double.IsFinite(perSecond)
            ? new(perSecond + 0.0)
            : throw new ArgumentOutOfRangeException(nameof(time), $"{NumberNotation.Exact(count)} per {time} is not a rate; give a count that is zero or more and finite, and a time above zero.");
    }

    private static Rate From(double events, TimeUnit unit, string parameter)
    {
        var perSecond = unit.FromSeconds(events);
        return perSecond >= 0 && double.IsFinite(perSecond)
            ? new(perSecond + 0.0)
            : throw new ArgumentOutOfRangeException(parameter, $"A rate of {NumberNotation.Exact(events)} per {unit.Symbol} cannot be; give zero or more, and finite.");
    }
}
