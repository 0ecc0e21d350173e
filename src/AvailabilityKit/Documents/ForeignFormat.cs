namespace AvailabilityKit.Documents;

/// <summary>Recognizes what is no JSON at all but another format that models and documents come in, or that a file was mistaken for.</summary>
internal static class ForeignFormat
{
    private static readonly (byte[] Start, string Format)[] Signatures =
    [
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "an ELF program"),
        ([(byte)'M', (byte)'Z', 0x90, 0x00], "a Windows program"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([(byte)'B', (byte)'Z', (byte)'h'], "a bzip2 archive"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00], "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
        ([(byte)'P', (byte)'K', 0x03, 0x04], "a ZIP archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
        ([(byte)'%', (byte)'P', (byte)'D', (byte)'F'], "a PDF"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ([(byte)'G', (byte)'I', (byte)'F', (byte)'8'], "a GIF image"),
        ([(byte)'S', (byte)'Q', (byte)'L', (byte)'i', (byte)'t', (byte)'e', (byte)' ', (byte)'f'], "an SQLite database"),
    ];

    /// <summary>What the bytes begin as; null where that is nothing known. Whether they are text at all is not asked.</summary>
    public static string? OfBytes(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, format) in Signatures)
        {
            if (bytes.StartsWith(start))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>What a text is that is not JSON; null where it is nothing known.</summary>
    /// <param name="text">A text that does not begin with a blank.</param>
    public static string? OfText(string text)
    {
        var line = FirstLine(text, out var more);
        return text switch
        {
            _ when text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => "an HTML page",
            ['<', ..] => "XML",
            ['#', '!', ..] => "a script",
            ['#', ..] => OfTextAfterRemarks(more),
            ['`', '`', '`', ..] or ['*', ' ', ..] or ['>', ' ', ..] => "Markdown",
            ['-', '-', '-', ..] or ['-', ' ', ..] => "YAML",
            _ when IsKeyOfYaml(line) => "YAML",
            _ when IsLineOfToml(line) && (line[0] != '[' || more.Length > 0) => "TOML",
            _ when AreRowsOfCsv(line, FirstLine(more, out _)) => "CSV",
            _ => null,
        };
    }

    /// <summary>The message for a document of another format.</summary>
    public static string Refused(string format) =>
        $"This is {format}, not JSON; a model document is an object such as {{ \"version\": 1, \"topologies\": [ ... ] }}.";

    // To YAML and TOML such a line is a remark, to Markdown a heading: what follows tells. In JSON it is a mistake of its own.
    private static string? OfTextAfterRemarks(ReadOnlySpan<char> text)
    {
        string line;
        do
        {
            line = FirstLine(text, out text);
        }
        while (!text.IsEmpty && (string.IsNullOrWhiteSpace(line) || line[0] == '#'));

        return line is ['{', ..] ? null
            : line is ['-', '-', '-', ..] || (IsKeyOfYaml(line) && char.IsAsciiLetterLower(line[0])) ? "YAML"
            : IsLineOfToml(line) ? "TOML"
            : "Markdown";
    }

    private static string FirstLine(ReadOnlySpan<char> text, out ReadOnlySpan<char> more)
    {
        var end = text.IndexOf('\n');
        more = end < 0 ? [] : text[(end + 1)..];
        return text[..(end < 0 ? text.Length : end)].TrimEnd().ToString();
    }

    /// <summary>Whether a line begins with a word without quotes, a colon and a blank or its end.</summary>
    private static bool IsKeyOfYaml(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && (colon == line.Length - 1 || line[colon + 1] == ' ') && IsWord(line[..colon]);
    }

    /// <summary>Whether a line is a word without quotes and what it equals, or such a word in one pair or two of brackets.</summary>
    private static bool IsLineOfToml(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return line is ['[', .. var table, ']']
            ? IsWord(table is ['[', .. var inner, ']'] ? inner : table)
            : equals > 0 && IsWord(line[..equals].TrimEnd());
    }

    /// <summary>Whether two lines have the same number of cells, two or more, between commas, semicolons or tabs, and no bracket or key.</summary>
    private static bool AreRowsOfCsv(string first, string second) =>
        !first.AsSpan().ContainsAny("{}[]")
        && !second.AsSpan().ContainsAny("{}[]")
        && !first.Contains("\":", StringComparison.Ordinal)
        && ",;\t".Any(separator => first.Count(character => character == separator) is var cells and > 0 && second.Count(character => character == separator) == cells);

    private static bool IsWord(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.');
}
