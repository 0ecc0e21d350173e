using System.Text;

namespace AvailabilityKit.Presentation;

/// <summary>
/// Breaks cleaned texts into lines of character cells: at spaces; a word longer than a line after its hyphens; and what is still longer,
/// anywhere between two graphemes.
/// </summary>
internal static class TextWrap
{
    // Names such as node-a and web-10 are read as one word; a hyphen joins words only where both are words.
    private const int ShortestPart = 4;
    private const int LongestUnit = 3;

    /// <summary>The lines of a text. Each after the first is indented, where the indent leaves most of the room to the words.</summary>
    public static List<string> Lines(string text, int cells, int indent = 0)
    {
        indent = 3 * indent <= cells ? indent : 0;
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        void Break()
        {
            lines.Add(line.ToString());
            line.Clear().Append(' ', indent);
            used = indent;
        }

        bool IsEmpty() => line.Length == (lines.Count > 0 ? indent : 0);

        foreach (var word in Words(text, cells - indent))
        {
            List<string> parts = CellText.Width(word) <= cells - indent ? [word] : Parts(word);
            for (var i = 0; i < parts.Count; i++)
            {
                var part = parts[i];
                var width = CellText.Width(part);
                var space = i == 0 && !IsEmpty() ? 1 : 0;
                if (!IsEmpty() && used + space + width > cells)
                {
                    Break();
                    space = 0;
                }

                line.Append(' ', space);
                used += space;
                foreach (var (grapheme, cell) in CellText.Graphemes(part))
                {
                    if (!IsEmpty() && used + cell > cells)
                    {
                        Break();
                    }

                    line.Append(grapheme);
                    used += cell;
                }
            }
        }

        if (!IsEmpty() || lines.Count == 0)
        {
            lines.Add(line.ToString());
        }

        return lines;
    }

    /// <summary>The words of a text; a number and a short unit after it are one, where they fit on a line.</summary>
    private static IEnumerable<string> Words(string text, int cells)
    {
        string? last = null;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (last is not null && char.IsAsciiDigit(last[^1]) && word.TrimEnd('.', ',', ';', ':', ')').Length <= LongestUnit && last.Length + 1 + word.Length <= cells)
            {
                last = $"{last} {word}";
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = word;
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    /// <summary>The cells of the longest run that stands between spaces.</summary>
    public static int LongestWord(string text) => text.Split(' ').Max(CellText.Width);

    /// <summary>The cells of the longest run that only a break within a word makes shorter.</summary>
    public static int LongestPart(string text) => text.Split(' ').SelectMany(Parts).Max(CellText.Width);

    /// <summary>A word cut after each hyphen that joins two words.</summary>
    private static List<string> Parts(string word)
    {
        List<string> parts = [];
        var start = 0;
        for (var at = word.IndexOf('-', StringComparison.Ordinal); at >= 0; at = word.IndexOf('-', at + 1))
        {
            if (Letters(word, start, at) && Letters(word, at + 1, NextHyphen(word, at + 1)))
            {
                parts.Add(word[start..(at + 1)]);
                start = at + 1;
            }
        }

        parts.Add(word[start..]);
        return parts;
    }

    private static int NextHyphen(string word, int from) =>
        word.IndexOf('-', from) is var at && at < 0 ? word.Length : at;

    private static bool Letters(string word, int from, int end) =>
        end - from >= ShortestPart && word[from..end].All(char.IsLetter);
}
