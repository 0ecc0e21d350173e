using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Quantities;

/// <summary>How fast data come or change, zero or more and finite, held as a double of bytes a second.</summary>
[JsonConverter(typeof(QuantityConverter<DataRate>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct DataRate : IComparable<DataRate>, ISpanParsable<DataRate>, IFormattable
{
    private readonly double _bytesPerSecond;

    private DataRate(double bytesPerSecond) => _bytesPerSecond = bytesPerSecond;

    /// <summary>Nothing at all; also the default value.</summary>
    public static DataRate Zero => default;

    /// <summary>How many bytes come in a second.</summary>
    public double BytesPerSecond => _bytesPerSecond;

    /// <summary>So many bytes in a second.</summary>
    /// <param name="bytes">Zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public static DataRate FromBytesPerSecond(double bytes) => bytes >= 0 && double.IsFinite(bytes)
        ? new(bytes + 0.0)
        : throw new ArgumentOutOfRangeException(nameof(bytes), $"{NumberNotation.Exact(bytes)} bytes a second cannot be; give zero or more, and finite.");

    /// <summary>So many times as fast.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public static DataRate operator *(double factor, DataRate rate) => FromBytesPerSecond(factor * rate._bytesPerSecond);

    /// <summary>So many times as fast.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public static DataRate operator *(DataRate rate, double factor) => factor * rate;

    /// <summary>What comes in a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is infinite.</exception>
    public static DataSize operator *(DataRate rate, Duration time) => DataSize.FromBytes(rate._bytesPerSecond * time.TotalSeconds);

    /// <summary>How many times as fast the first is as the second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Both are zero.</exception>
    public static double operator /(DataRate left, DataRate right)
    {
        var ratio = left._bytesPerSecond / right._bytesPerSecond;
        return double.IsNaN(ratio)
            ? throw new ArgumentOutOfRangeException(nameof(right), $"{left} / {right} has no value; the two may not both be zero.")
            : ratio;
    }

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(DataRate left, DataRate right) => left._bytesPerSecond < right._bytesPerSecond;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(DataRate left, DataRate right) => left._bytesPerSecond > right._bytesPerSecond;

    /// <summary>Whether the first is not larger.</summary>
    public static bool operator <=(DataRate left, DataRate right) => left._bytesPerSecond <= right._bytesPerSecond;

    /// <summary>Whether the first is not smaller.</summary>
    public static bool operator >=(DataRate left, DataRate right) => left._bytesPerSecond >= right._bytesPerSecond;

    /// <summary>Reads what people write: <c>1 GiB/s</c>, <c>10 Gbit/s</c>, <c>20 MB/s</c>, in any case.</summary>
    /// <param name="s">A number, a unit of data, and <c>/s</c>.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text does not say how fast data come; the message says why.</exception>
    public static DataRate Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static DataRate Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        DataNotation.ReadRate(s, out var bytesPerSecond) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not a rate of data: {wrong}.")
            : new(bytesPerSecond);

    /// <summary>Reads a rate of data if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DataRate result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out DataRate)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out DataRate result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out DataRate)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DataRate result)
    {
        var read = DataNotation.ReadRate(s, out var bytesPerSecond) is null;
        result = read ? new(bytesPerSecond) : default;
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(DataRate other) => _bytesPerSecond.CompareTo(other._bytesPerSecond);

    /// <summary>Writes the rate with three digits in powers of two: <c>117.5 MiB/s</c>.</summary>
    public override string ToString() => DataNotation.WriteRate(_bytesPerSecond);

    /// <summary>Writes the rate.</summary>
    /// <param name="format">Null, empty or <c>G</c> for reading; <c>R</c> for text that parses back to exactly the same value.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => DataNotation.WriteRate(_bytesPerSecond),
        "R" => DataNotation.WriteRateExactly(_bytesPerSecond),
        _ => throw new FormatException($"\"{format}\" is not a format of rates of data: use G or R."),
    };
}
