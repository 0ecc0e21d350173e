using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using AvailabilityKit.Presentation;

namespace AvailabilityKit.Quantities;

/// <summary>An amount of data, zero or more and finite, held as a double of bytes.</summary>
/// <remarks>Memory is counted in powers of two (1 GiB = 1024³ bytes), disks in powers of ten (1 GB = 1000³ bytes); both are read as written.</remarks>
[JsonConverter(typeof(QuantityConverter<DataSize>))]
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public readonly record struct DataSize : IComparable<DataSize>, ISpanParsable<DataSize>, IFormattable
{
    private readonly double _bytes;

    private DataSize(double bytes) => _bytes = bytes;

    /// <summary>No data; also the default value.</summary>
    public static DataSize Zero => default;

    /// <summary>How many bytes it is.</summary>
    public double TotalBytes => _bytes;

    /// <summary>So much in every second.</summary>
    public DataRate PerSecond => DataRate.FromBytesPerSecond(_bytes);

    /// <summary>So many bytes.</summary>
    /// <param name="bytes">Zero or more and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public static DataSize FromBytes(double bytes) => bytes >= 0 && double.IsFinite(bytes)
        ? new(bytes + 0.0)
        : throw new ArgumentOutOfRangeException(nameof(bytes), $"{NumberNotation.Exact(bytes)} bytes is no amount of data; give zero or more, and finite.");

    /// <summary>So many times the data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public static DataSize operator *(double factor, DataSize size) => FromBytes(factor * size._bytes);

    /// <summary>So many times the data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public static DataSize operator *(DataSize size, double factor) => factor * size;

    /// <summary>How long it takes to send the data.</summary>
    /// <returns>Infinite where nothing is sent.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Both are zero.</exception>
    public static Duration operator /(DataSize size, DataRate rate) => double.IsNaN(size._bytes / rate.BytesPerSecond)
        ? throw new ArgumentOutOfRangeException(nameof(rate), $"{size} / {rate} has no value; the two may not both be zero.")
        : Duration.FromSeconds(size._bytes / rate.BytesPerSecond);

    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(DataSize left, DataSize right) => left._bytes < right._bytes;

    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(DataSize left, DataSize right) => left._bytes > right._bytes;

    /// <summary>Whether the first is not larger.</summary>
    public static bool operator <=(DataSize left, DataSize right) => left._bytes <= right._bytes;

    /// <summary>Whether the first is not smaller.</summary>
    public static bool operator >=(DataSize left, DataSize right) => left._bytes >= right._bytes;

    /// <summary>Reads what people write: <c>16 GiB</c>, <c>500 MB</c>, <c>4096 B</c>, in any case.</summary>
    /// <param name="s">A number and a unit.</param>
    /// <param name="provider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The text is no amount of data; the message says why.</exception>
    public static DataSize Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static DataSize Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        DataNotation.Read(s, out var bytes) is { } wrong
            ? throw new FormatException($"{NumberNotation.Quote(s)} is not an amount of data: {wrong}.")
            : new(bytes);

    /// <summary>Reads an amount of data if the text is one; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DataSize result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out DataSize)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out DataSize result) => TryParse(s.AsSpan(), provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out DataSize)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DataSize result)
    {
        var read = DataNotation.Read(s, out var bytes) is null;
        result = read ? new(bytes) : default;
        return read;
    }

    /// <inheritdoc/>
    public int CompareTo(DataSize other) => _bytes.CompareTo(other._bytes);

    /// <summary>Writes the amount with three digits in powers of two: <c>16 GiB</c>.</summary>
    public override string ToString() => DataNotation.Write(_bytes);

    /// <summary>Writes the amount.</summary>
    /// <param name="format">Null, empty or <c>G</c> for reading; <c>R</c> for text that parses back to exactly the same value.</param>
    /// <param name="formatProvider">Ignored: quantities are written in the invariant culture.</param>
    /// <exception cref="FormatException">The format is none of these.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) => format switch
    {
        null or "" or "G" => DataNotation.Write(_bytes),
        "R" => DataNotation.WriteExactly(_bytes),
        _ => throw new FormatException($"\"{format}\" is not a format of amounts of data: use G or R."),
    };
}
