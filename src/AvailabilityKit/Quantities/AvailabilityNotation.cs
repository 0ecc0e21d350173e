using System.Globalization;

namespace AvailabilityKit.Quantities;

/// <summary>Reads and writes availabilities as people write them.</summary>
internal static class AvailabilityNotation
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Per cent, and the nines where there is at least one.</summary>
    public static string Write(Portion up, double nines) =>
        double.IsInfinity(nines) || nines < 1 ? up.ToPercentText() : $"{up.ToPercentText()} ({WriteNines(nines)})";

    public static string WriteNines(double nines) =>
        double.IsInfinity(nines) ? "infinite nines" : nines.ToString("0.#", CultureInfo.InvariantCulture) + " nines";

    /// <summary>Reads an availability.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(ReadOnlySpan<char> text, out Availability result)
    {
        result = default;
        if (text.Length > NumberNotation.LongestText)
        {
            return $"it is longer than {NumberNotation.LongestText} characters";
        }

        var body = text.Trim();
        if (body.EndsWith("nines)", StringComparison.OrdinalIgnoreCase) && body.LastIndexOf('(') is > 0 and var remark)
        {
            // What ToString wrote: the nines in brackets only repeat the percentage.
            body = body[..remark].TrimEnd();
        }

        if (body.EndsWith("nines", StringComparison.OrdinalIgnoreCase))
        {
            return ReadNines(body[..^5].TrimEnd(), out result);
        }

        var wrong = Portion.Read(body, out var up);
        if (wrong is null)
        {
            result = Availability.FromPortionUp(up);
        }

        return wrong;
    }

    private static string? ReadNines(ReadOnlySpan<char> count, out Availability result)
    {
        result = default;
        for (var nines = 0; nines < Words.Length; nines++)
        {
            if (count.Equals(Words[nines], StringComparison.OrdinalIgnoreCase))
            {
                result = Availability.FromNines(nines);
                return null;
            }
        }

        if (!NumberNotation.TrySplit(count, out var number, out var rest) || !rest.IsEmpty)
        {
            return "the number of nines is not a number";
        }

        var value = NumberNotation.ToDouble(number);
        if (value is not (>= 0 and <= 300))
        {
            return "the number of nines is not from 0 to 300";
        }

        result = Availability.FromNines(value);
        return null;
    }
}
