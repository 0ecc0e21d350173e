using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;
using AvailabilityKit.Quantities;

namespace AvailabilityKit;

/// <summary>A length of time, zero or more and possibly infinite, held as a double of seconds.</summary>
/// <remarks>
/// A mean time between failures overflows <see cref="TimeSpan"/>, so the library has its own quantity; a TimeSpan converts to it
/// implicitly. A year is 8760 h here; <see cref="Calendar"/> serves other years. Never negative and never NaN.
/// </remarks>
[JsonConverter(typeof(QuantityConverter<Duration>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct Duration : IComparable<Duration>, ISpanParsable<Duration>, IFormattable
{
    private readonly double _seconds;

    private Duration(double seconds) => _seconds = seconds;

    /// <summary>No time at all; also the default value.</summary>
    public static Duration Zero => default;

    /// <summary>Longer than any time: the mean time to a failure that never comes.</summary>
    public static Duration Infinite => new(double.PositiveInfinity);

    /// <summary>The length in seconds.</summary>
    public double TotalSeconds => _seconds;

    /// <summary>The length in milliseconds.</summary>
    public double TotalMilliseconds => _seconds * 1_000;

    /// <summary>The length in minutes.</summary>
    public double TotalMinutes => TimeUnit.Minute.FromSeconds(_seconds);

    /// <summary>The length in hours.</summary>
    public double TotalHours => TimeUnit.Hour.FromSeconds(_seconds);

    /// <summary>The length in days of 24 h.</summary>
    public double TotalDays => TimeUnit.Day.FromSeconds(_seconds);

    /// <summary>The length in years of 8760 h.</summary>
    public double TotalYears => TimeUnit.Year.FromSeconds(_seconds);

    /// <summary>Whether this is <see cref="Infinite"/>.</summary>
    public bool IsInfinite => double.IsPositiveInfinity(_seconds);

    /// <summary>Makes a duration of so many milliseconds.</summary>
    /// <param name="milliseconds">Zero or more, possibly infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static Duration FromMilliseconds(double milliseconds) => From(milliseconds, TimeUnit.Millisecond, nameof(milliseconds));

    /// <summary>Makes a duration of so many seconds.</summary>
    /// <param name="seconds">Zero or more, possibly infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static Duration FromSeconds(double seconds) => From(seconds, TimeUnit.Second, nameof(seconds));

    /// <summary>Makes a duration of so many minutes.</summary>
    /// <param name="minutes">Zero or more, possibly infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static Duration FromMinutes(double minutes) => From(minutes, TimeUnit.Minute, nameof(minutes));

    /// <summary>Makes a duration of so many hours.</summary>
    /// <param name="hours">Zero or more, possibly infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static Duration FromHours(double hours) => From(hours, TimeUnit.Hour, nameof(hours));

    /// <summary>Makes a duration of so many days of 24 h.</summary>
    /// <param name="days">Zero or more, possibly infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static Duration FromDays(double days) => From(days, TimeUnit.Day, nameof(days));

    /// <summary>Makes a duration of so many years of 8760 h.</summary>
    /// <param name="years">Zero or more, possibly infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static Duration FromYears(double years) => From(years, TimeUnit.Year, nameof(years));

    /// <summary>The longer of two durations.</summary>
    public static Duration Max(Duration left, Duration right) => left._seconds >= right._seconds ? left : right;

    /// <summary>The shorter of two durations.</summary>
    public static Duration Min(Duration left, Duration right) => left._seconds <= right._seconds ? left : right;

    /// <summary>Takes a time span as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time span is negative.</exception>
    public static implicit operator Duration(TimeSpan time) => From(time.TotalSeconds, TimeUnit.Second, nameof(time));

    /// <summary>One duration after the other.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left._seconds + right._seconds);

    /// <summary>What is left of the first when the second is taken away.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The second is the longer, or both are infinite.</exception>
    public static Duration operator -(Duration left, Duration right)
    {
        var seconds = left._seconds - right._seconds;
        return seconds >= 0
            ? new(seconds)
            : throw new ArgumentOutOfRangeException(nameof(right), $"{left} - {right} is not a duration; take away something shorter than {left}.");
    }

    /// <summary>So many times the duration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or NaN, or the product is zero times infinite.</exception>
    public static Duration operator *(Duration duration, double factor)
    {
        var seconds = duration._seconds * factor;
        return seconds >= 0
            ? new(seconds + 0.0)
            : throw new ArgumentOutOfRangeException(nameof(factor), $"{duration} x {NumberNotation.Exact(factor)} is not a duration; the factor must be zero or more, and not zero times infinite.");
    }

    /// <summary>So many times the duration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or NaN, or the product is zero times infinite.</exception>
    public static Duration operator *(double factor, Duration duration) => duration * factor;

    /// <summary>The duration shared out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is zero, negative or NaN, or both are infinite.</exception>
    public static Duration operator /(Duration duration, double divisor)
    {
        var seconds = duration._seconds / divisor;
        return divisor > 0 && seconds >= 0
            ? new(seconds)
            : throw new ArgumentOutOfRangeException(nameof(divisor), $"{duration} / {NumberNotation.Exact(divisor)} is not a duration; the divisor must be above zero.");
    }

    /// <summary>How many times the second goes into the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Both are zero, or both are infinite.</exception>
    public static double operator /(Duration left, Duration right)
    {
        var ratio = left._seconds / right._seconds;
        return double.IsNaN(ratio)
            ? throw new ArgumentOutOfRangeException(nameof(right), $"{left} / {right} has no value; the two may not both be zero or both be infinite.")
            : ratio;
    }

    /// <summary>So many events in a duration, as a rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, infinite or NaN, or the duration too short for a finite rate.</exception>
    public static Rate operator /(double count, Duration duration) => Rate.Of(count, duration);

    /// <summary>Whether the first is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left._seconds < right._seconds;

    /// <summary>Whether the first is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left._seconds > right._seconds;

    /// <summary>Whether the first is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left._seconds <= right._seconds;

    /// <summary>Whether the first is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left._seconds >= right._seconds;

    /// <summary>Reads what people write: <c>30 s</c>, <c>250 ms</c>, <c>1 h 30 min</c>, <c>5 y</c>, <c>PT30S</c>, <c>infinite</c>.</summary>
    /// <param name="s">Numbers with units, or an ISO 8601 duration without months.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text is not a duration; the message says why.</exception>
    public static Duration Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Duration Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        DurationNotation.Read(s, out var seconds) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not a duration: {wrong}.")
            : new(seconds);

    /// <summary>Reads a duration if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Duration result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Duration)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Duration result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Duration)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Duration result)
    {
        var read = DurationNotation.Read(s, out var seconds) is null;
        result = read ? new(seconds) : default;
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(Duration other) => _seconds.CompareTo(other._seconds);

    /// <summary>The same length as a time span, rounded to its ticks of 100 ns.</summary>
    /// <exception cref="OverflowException">The duration is longer than a time span can be (some 29 000 years).</exception>
    public TimeSpan ToTimeSpan()
    {
        // The platform cuts off where this rounds: a time span must come back as it was.
        var ticks = Math.Round(_seconds * TimeSpan.TicksPerSecond);
        return ticks < long.MaxValue ? new((long)ticks) : TimeSpan.FromSeconds(_seconds);
    }

    /// <summary>Writes the duration with three digits in the unit a person would choose: <c>30 s</c>, <c>52.6 min</c>, <c>1.5 y</c>.</summary>
    public override string ToString() => DurationNotation.Write(_seconds);

    /// <summary>Writes the duration.</summary>
    /// <param name="format">Null, empty or <c>G</c> for reading; <c>R</c> for text that parses back to exactly the same value; or a unit (<c>s</c>, <c>min</c>, <c>h</c>, <c>y</c>) to write it in.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => DurationNotation.Write(_seconds),
        "R" => DurationNotation.WriteExactly(_seconds),
        _ when TimeUnit.Named(format) is { } unit => DurationNotation.Write(_seconds, unit),
        _ => throw new FormatException($"\"{format}\" is not a format of durations: use G, R or a unit such as s, min, h or y."),
    };

    private static Duration From(double count, TimeUnit unit, string parameter) => count >= 0
        ? new(unit.ToSeconds(count) + 0.0)
        : throw new ArgumentOutOfRangeException(parameter, $"A duration of {NumberNotation.Exact(count)} {unit.Symbol} cannot be; give zero or more, or Duration.Infinite.");
}
