using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using AvailabilityKit.Topologies.Notation;

namespace AvailabilityKit;

/// <summary>Hours of the day or of the week, again and again: when a service is wanted, when a crew works.</summary>
/// <remarks>
/// Immutable and compared by value. Times are those of one place, without daylight saving: every day has 24 hours and every week seven days. As text
/// <c>daily 08:00-20:00</c>, <c>weekdays 08:00-17:00</c> or <c>mon 08:00-12:00, sat 22:00-02:00</c>; hours that end before they begin go on until the next day.
/// </remarks>
[JsonConverter(typeof(HoursConverter))]
public sealed class Hours : IEquatable<Hours>, IParsable<Hours>
{
    private const int Day = 24 * 60 * 60;
    private const int Week = 7 * Day;

    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    // Seconds since Monday 00:00, joined and in order, within one week; hours over the end of the week stand at both of its ends.
    private readonly Sequence<(int From, int To)> _spans;
    private readonly string _text;

    private Hours(IEnumerable<(int From, int To)> spans, string text)
    {
        List<(int From, int To)> joined = [];
        foreach (var (from, to) in spans.SelectMany(WithinWeek).Order())
        {
            if (joined.Count > 0 && from <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(to, joined[^1].To));
            }
            else
            {
                joined.Add((from, to));
            }
        }

        _spans = Sequence<(int From, int To)>.Of(joined, nameof(spans));
        _text = text;
    }

    /// <summary>The same hours on every day.</summary>
    /// <param name="from">When they begin.</param>
    /// <param name="to">When they end; before <paramref name="from"/>, on the next day; equal to it, after a whole day.</param>
    public static Hours Daily(TimeOnly from, TimeOnly to) => Of("daily", Enum.GetValues<DayOfWeek>(), from, to);

    /// <summary>The same hours from Monday to Friday.</summary>
    /// <inheritdoc cref="Daily"/>
    public static Hours Weekdays(TimeOnly from, TimeOnly to) => Of("weekdays", Workdays, from, to);

    /// <summary>Hours of one day of the week.</summary>
    /// <param name="day">The day on which they begin.</param>
    /// <param name="from">When they begin.</param>
    /// <param name="to">When they end; before <paramref name="from"/>, on the next day; equal to it, after a whole day.</param>
    public static Hours On(DayOfWeek day, TimeOnly from, TimeOnly to) => Of(NameOf(day), [day], from, to);

    /// <summary>These hours and others.</summary>
    public static Hours operator |(Hours left, Hours right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left._spans.Concat(right._spans), $"{left._text}, {right._text}");
    }

    /// <summary>Whether both are the same hours of the week.</summary>
    public static bool operator ==(Hours? left, Hours? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Hours? left, Hours? right) => !(left == right);

    /// <summary>The share of the week that they are, above 0 and at most 1.</summary>
    public Probability Share
    {
        get
        {
            var seconds = 0;
            foreach (var (from, to) in _spans)
            {
                seconds += to - from;
            }

            return (double)seconds / Week;
        }
    }

    /// <summary>How often in a week they begin; 0 where they never end.</summary>
    internal int Openings => Joins() ? _spans.Count - 1 : _spans.Count;

    /// <summary>Whether they are the same on every day.</summary>
    internal bool AreDaily => Enumerable.Range(0, 7).All(day => Enumerable.Range(0, 7).All(other => SecondsOf(day).SequenceEqual(SecondsOf(other))));

    /// <summary>The moments at which they begin or end, in seconds since Monday 00:00.</summary>
    internal IEnumerable<int> Moments => _spans.SelectMany(span => (int[])[span.From, span.To % Week]);

    /// <summary>Reads hours as <see cref="ToString"/> writes them.</summary>
    /// <exception cref="FormatException">That is no hours; the message says what to write.</exception>
    public static Hours Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var hours)
            ? hours
            : throw new FormatException($"\"{s}\" says no hours; write for example \"daily 08:00-20:00\", \"weekdays 08:00-17:00\" or \"mon 08:00-12:00, sat 09:00-13:00\".");
    }

    /// <inheritdoc cref="Parse(string)"/>
    static Hours IParsable<Hours>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads hours, if it can.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, [MaybeNullWhen(false)] out Hours result)
    {
        result = null;
        var days = Array.Empty<DayOfWeek>();
        var named = string.Empty;
        foreach (var part in (s ?? string.Empty).Split(','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 2)
            {
                (days, named) = (DaysOf(words[0]), words[0].ToLowerInvariant());
            }

            if (words.Length is not (1 or 2) || days.Length == 0 || words[^1].Split('-') is not [var from, var to] || !TryTime(from, out var begin) || !TryTime(to, out var end))
            {
                result = null;
                return false;
            }

            var hours = Of(named, days, begin, end);
            result = result is null ? hours : result | hours;
        }

        return result is not null;
    }

    /// <inheritdoc/>
    static bool IParsable<Hours>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Hours result) => TryParse(s, out result);

    /// <summary>Whether a moment is among them.</summary>
    /// <param name="seconds">Seconds since Monday 00:00.</param>
    internal bool Contain(int seconds) => _spans.Any(span => span.From <= seconds && seconds < span.To);

    /// <summary>How many seconds of them are within a time.</summary>
    /// <param name="second">When it begins, in seconds since Monday 00:00.</param>
    /// <param name="length">The time, in seconds.</param>
    internal double SecondsWithin(int second, double length)
    {
        var weeks = Math.Floor(length / Week);
        var (sum, end) = (0.0, second + (length - (weeks * Week)));
        foreach (var (from, to) in _spans)
        {
            sum += (weeks * (to - from))
                + Math.Max(0, Math.Min(to, end) - Math.Max(from, second))
                + Math.Max(0, Math.Min(to + Week, end) - Math.Max(from + Week, second));
        }

        return sum;
    }

    /// <inheritdoc/>
    public bool Equals(Hours? other) => other is not null && _spans.Equals(other._spans);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Hours);

    /// <inheritdoc/>
    public override int GetHashCode() => _spans.GetHashCode();

    /// <summary>Such as <c>weekdays 08:00-17:00</c>.</summary>
    public override string ToString() => _text;

    /// <summary>So long from one time of some days.</summary>
    internal static Hours Lasting(DayOfWeek[] days, TimeOnly from, Duration length) => new(
        days.Select(day => ((PlaceOf(day) * Day) + SecondsOf(from), (PlaceOf(day) * Day) + SecondsOf(from) + (int)length.TotalSeconds)), string.Empty);

    /// <summary>The seconds since Monday 00:00.</summary>
    internal static int SecondOfWeek(DayOfWeek day, TimeOnly time) => (PlaceOf(day) * Day) + SecondsOf(time);

    private static int SecondsOf(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerSecond);

    internal static string NameOf(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();

    private static Hours Of(string named, DayOfWeek[] days, TimeOnly from, TimeOnly to)
    {
        if (from.Ticks % TimeSpan.TicksPerSecond != 0 || to.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new ArgumentException($"Hours from {from:O} to {to:O} have parts of a second; give whole seconds.", nameof(from));
        }

        var (begin, end) = (SecondsOf(from), SecondsOf(to));
        var length = end > begin ? end - begin : end + Day - begin;
        return new(days.Select(day => ((PlaceOf(day) * Day) + begin, (PlaceOf(day) * Day) + begin + length)), $"{named} {Written(from)}-{Written(to)}");
    }

    private static (int From, int To)[] WithinWeek((int From, int To) span) =>
        span.To > Week ? [(span.From, Week), (0, span.To - Week)] : [span];

    private static int PlaceOf(DayOfWeek day) => ((int)day + 6) % 7;

    internal static string Written(TimeOnly time) => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text == "24:00" ? "00:00" : text, ["HH:mm", "HH:mm:ss", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static DayOfWeek[] DaysOf(string word) => word.ToLowerInvariant() switch
    {
        "daily" => Enum.GetValues<DayOfWeek>(),
        "weekdays" => Workdays,
        var name => Array.FindAll(Enum.GetValues<DayOfWeek>(), day => NameOf(day) == name || string.Equals(day.ToString(), name, StringComparison.OrdinalIgnoreCase)),
    };

    private bool Joins() => _spans.Count > 0 && _spans[0].From == 0 && _spans[^1].To == Week;

    private IEnumerable<(int From, int To)> SecondsOf(int day) =>
        _spans.Select(span => (Math.Max(span.From - (day * Day), 0), Math.Min(span.To - (day * Day), Day))).Where(span => span.Item1 < span.Item2);
}
