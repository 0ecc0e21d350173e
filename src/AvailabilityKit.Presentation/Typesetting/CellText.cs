using System.Globalization;
using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Cleaned text as a terminal shows it: measured in character cells, cut and padded by whole graphemes.
/// </summary>
internal static class CellText
{
    /// <summary>How many cells a cleaned text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        for (var i = 0; i < text.Length;)
        {
            var length = NextGrapheme(text, i);
            width += GraphemeWidth(text.AsSpan(i, length));
            i += length;
        }

        return width;
    }

    /// <summary>The text, or as much of it as fits into the cells with an ellipsis after it.</summary>
    public static string Fit(string text, int cells)
    {
        if (Width(text) <= cells)
        {
            return text;
        }

        var end = 0;
        var used = 0;
        while (end < text.Length)
        {
            var length = NextGrapheme(text, end);
            var width = GraphemeWidth(text.AsSpan(end, length));
            if (used + width > cells - 1)
            {
                break;
            }

            used += width;
            end += length;
        }

        return text[..end] + "…";
    }

    /// <summary>The text with spaces after it, or before it, up to the given number of cells.</summary>
    public static string Pad(string text, int cells, bool atRight = false)
    {
        var spaces = new string(' ', Math.Max(0, cells - Width(text)));
        return atRight ? spaces + text : text + spaces;
    }

    /// <summary>The graphemes of a cleaned text, each with the cells it takes.</summary>
    public static IEnumerable<(string Grapheme, int Cells)> Graphemes(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var length = NextGrapheme(text, i);
            yield return (text.Substring(i, length), GraphemeWidth(text.AsSpan(i, length)));
            i += length;
        }
    }

    private static int NextGrapheme(string text, int at) =>
        text[at] < 0x80 && (at + 1 == text.Length || text[at + 1] < 0x80) ? 1 : StringInfo.GetNextTextElementLength(text, at);

    private static int GraphemeWidth(ReadOnlySpan<char> grapheme)
    {
        var width = 0;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            // U+FE0F asks for the picture form of what stands before it, which is two cells wide.
            width = Math.Max(width, rune.Value == 0xFE0F ? 2 : RuneWidth(rune));
        }

        return width;
    }

    private static int RuneWidth(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return rune.Value is 0xAD ? 0 : 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        return IsWide(rune.Value) ? 2 : 1;
    }

    // The blocks that Unicode's East Asian Width calls wide or full-width, and the emoji.
    private static bool IsWide(int rune) => rune
        is (>= 0x1100 and <= 0x115F) or 0x231A or 0x231B or 0x2329 or 0x232A or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3
        or (>= 0x25FD and <= 0x25FE) or (>= 0x2614 and <= 0x2615) or (>= 0x2648 and <= 0x2653) or 0x267F or 0x2693 or 0x26A1
        or (>= 0x26AA and <= 0x26AB) or (>= 0x26BD and <= 0x26BE) or (>= 0x26C4 and <= 0x26C5) or 0x26CE or 0x26D4 or 0x26EA
        or (>= 0x26F2 and <= 0x26F3) or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or (>= 0x270A and <= 0x270B) or 0x2728 or 0x274C
        or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0 or 0x27BF
        or (>= 0x2B1B and <= 0x2B1C) or 0x2B50 or 0x2B55 or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE10 and <= 0xFE19) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x16FE0 and <= 0x18CFF) or (>= 0x1B000 and <= 0x1B2FF) or 0x1F004 or 0x1F0CF or 0x1F18E
        or (>= 0x1F191 and <= 0x1F19A) or (>= 0x1F1E6 and <= 0x1F202) or (>= 0x1F210 and <= 0x1F23B) or (>= 0x1F240 and <= 0x1F248)
        or (>= 0x1F250 and <= 0x1F251) or (>= 0x1F260 and <= 0x1F265) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF)
        or (>= 0x1F7E0 and <= 0x1F7EB) or (>= 0x1F900 and <= 0x1F9FF) or (>= 0x1FA70 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
