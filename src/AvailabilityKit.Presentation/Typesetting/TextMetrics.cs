using System.Globalization;
using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Estimates how wide a text stands in the sans-serif faces that a reader's machine may have, a little on the wide side, so
/// that labels can be fitted without measuring in a browser.
/// </summary>
internal static class TextMetrics
{
    /// <summary>The width in pixels at the given size of type.</summary>
    public static double Width(string text, double size)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += Ems(rune);
        }

        return ems * size;
    }

    /// <summary>The text, or as much of it as fits into the pixels with an ellipsis after it.</summary>
    public static string Fit(string text, double size, double pixels)
    {
        var clean = UntrustedText.OneLine(text);

        // Names of thousands of characters are cut before they are measured.
        if (clean.Length <= 400 && Width(clean, size) <= pixels)
        {
            return clean;
        }

        var room = pixels - Width("…", size);
        var end = 0;
        while (end < clean.Length)
        {
            var length = StringInfo.GetNextTextElementLength(clean.AsSpan(end, Math.Min(64, clean.Length - end)));
            room -= Width(clean.Substring(end, length), size);
            if (room < 0)
            {
                break;
            }

            end += length;
        }

        return clean[..end].TrimEnd() + "…";
    }

    /// <summary>The text in at most the given number of lines, the last one cut where there is more.</summary>
    public static List<string> Wrap(string text, double size, double pixels, int lines)
    {
        var wrapped = new List<string>();
        var rest = UntrustedText.OneLine(text).Trim();
        while (wrapped.Count < lines - 1 && (rest.Length > 400 || Width(rest, size) > pixels))
        {
            var at = 0;
            for (var space = rest.IndexOf(' ', StringComparison.Ordinal);
                space > 0 && space < 400 && Width(rest[..space], size) <= pixels;
                space = rest.IndexOf(' ', space + 1))
            {
                at = space;
            }

            if (at == 0)
            {
                break;
            }

            wrapped.Add(rest[..at]);
            rest = rest[at..].TrimStart();
        }

        wrapped.Add(Fit(rest, size, pixels));
        return wrapped;
    }

    private static double Ems(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.3,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '/' or '-' or ' ' => 0.37,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        < 0x500 => 0.57,
        _ => 0.5 * Math.Max(1, CellText.Width(rune.ToString())) * 1.2,
    };
}
