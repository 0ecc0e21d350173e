using AvailabilityKit.Presentation;

namespace AvailabilityKit.Quantities;

/// <summary>Reads and writes amounts of data, and how fast they come, as people write them.</summary>
internal static class DataNotation
{
    private const string PerSecond = "/s";

    public static string Write(double bytes)
    {
        var unit = DataUnit.NaturalFor(bytes);
        return $"{Figure.Plain(bytes / unit.Bytes, 3)} {unit.Symbol}";
    }

    public static string WriteRate(double bytesPerSecond) => Write(bytesPerSecond) + PerSecond;

    public static string WriteExactly(double bytes)
    {
        var unit = DataUnit.NaturalFor(bytes);
        var natural = NumberNotation.Exact(bytes / unit.Bytes);
        return natural.Length <= 8 && NumberNotation.ToDouble(natural) * unit.Bytes == bytes
            ? $"{natural} {unit.Symbol}"
            : $"{NumberNotation.Exact(bytes)} B";
    }

    public static string WriteRateExactly(double bytesPerSecond) => WriteExactly(bytesPerSecond) + PerSecond;

    /// <summary>Reads an amount of data into bytes.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> text, out double bytes) => Read(text, "write for example 16 GiB or 500 MB", out bytes);

    /// <summary>Reads how fast data come into bytes a second.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? ReadRate(ReadOnlySpan<char> text, out double bytesPerSecond)
    {
        const string Example = "write for example 1 GiB/s or 10 Gbit/s";
        var amount = text.TrimEnd();
        if (amount.Length > NumberNotation.LongestText)
        {
            return Read(amount, Example, out bytesPerSecond);
        }

        if (amount.EndsWith(PerSecond, StringComparison.OrdinalIgnoreCase))
        {
            return Read(amount[..^PerSecond.Length], Example, out bytesPerSecond);
        }

        bytesPerSecond = 0;
        return Read(amount, Example, out _) ?? $"it does not say that it is per second; {Example}";
    }

    private static string? Read(ReadOnlySpan<char> text, string example, out double bytes)
    {
        bytes = 0;
        var rest = text.Trim();
        if (rest.Length > NumberNotation.LongestText)
        {
            return $"it is longer than {NumberNotation.LongestText} characters";
        }

        if (!NumberNotation.TrySplit(rest, out var number, out rest))
        {
            return $"it does not begin with a number; {example}";
        }

        if (number[0] == '-')
        {
            return $"{number} is negative; an amount of data is zero or more";
        }

        if (rest.IsEmpty)
        {
            return $"it has no unit; {example}";
        }

        if (DataUnit.Named(rest) is not { } unit)
        {
            return DataUnit.WhyNot(rest);
        }

        var value = NumberNotation.ToDouble(number) * unit.Bytes;
        bytes = double.IsFinite(value) ? value : 0;
        return double.IsFinite(value) ? null : "it is too large to be held";
    }
}
